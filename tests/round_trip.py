"""What a reader of a network file must give back: every node and edge with what tells it apart."""

import networkx as nx

from kg.export.columns import clean
from kg.iris import BASE, iri


def nodes(network: "nx.MultiDiGraph[str]") -> dict[str, str]:
    """IRI to label."""
    return {iri(key, BASE): clean(label) for key, label in network.nodes(data="label")}


def edges(network: "nx.MultiDiGraph[str]") -> list[tuple[str, str, str, str, float]]:
    """Source, target, kind, label and weight of every edge, sorted."""
    return sorted(
        (iri(source, BASE), iri(target, BASE), data["type"], data["label"], float(data["weight"]))
        for source, target, data in network.edges(data=True)
    )
