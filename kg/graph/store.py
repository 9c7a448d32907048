"""An exports folder as a store to ask: loaded whole, in memory, from `claims.trig`.

The default graph of `claims.trig` is `graph.ttl`; its named graphs are the claims.
"""

import re
from dataclasses import dataclass
from pathlib import Path

import oxrdflib
import pyoxigraph as ox
import rdflib
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kg.errors import ExportError
from kg.graph import terms
from kg.iris import BASE

FILE = "claims.trig"
_PREFIX = re.compile(r"@prefix ([a-z_]*): <([^<>]*)> \.\n?")


@dataclass(frozen=True, slots=True)
class Exported:
    """A loaded graph with the prefixes it was written with."""

    store: ox.Store
    prefixes: dict[str, str]

    @property
    def base(self) -> str:
        """The base IRI of the instances."""
        return self.prefixes.get("claim", BASE + "claim/").removesuffix("claim/")


def open_exports(exports: Path) -> Exported:
    """Load the graph of an exports folder. Raises ExportError when it is not there or broken."""
    path = exports / FILE
    store = ox.Store()
    try:
        store.bulk_load(path=str(path), format=ox.RdfFormat.TRIG)
        return Exported(store, prefixes_of(path))
    except FileNotFoundError as error:
        raise ExportError(
            f"{path} is not there; give a folder that kg build has made, or run kg build"
        ) from error
    except (OSError, SyntaxError, ValueError) as error:
        raise ExportError(f"{path} cannot be read ({one_line(error)}); run kg build again") from error


def prefixes_of(path: Path) -> dict[str, str]:
    """The prefixes at the head of a file of ours."""
    found = {}
    with path.open(encoding="utf-8") as file:
        for line in file:
            match = _PREFIX.fullmatch(line)
            if not match:
                break
            found[match.group(1)] = match.group(2)
    return found or terms.prefixes(BASE)


def one_line(error: Exception) -> str:
    """The first line of an error's message, not too long; of the system's errors without number and path."""
    said = (isinstance(error, OSError) and error.strerror) or str(error)
    return (said.splitlines() or [type(error).__name__])[0][:160]


def load(exports: Path) -> rdflib.Graph:
    """The graph of an exports folder as an rdflib graph, kept in an Oxigraph store.

    Raises ExportError.
    """
    exported = open_exports(exports)
    graph = rdflib.Graph(
        store=oxrdflib.OxigraphStore(store=exported.store), identifier=DATASET_DEFAULT_GRAPH_ID
    )
    for prefix, namespace in exported.prefixes.items():
        graph.bind(prefix, namespace)
    return graph
