"""Keys to IRIs: the one place that knows how instances and ontology terms are named."""

from urllib.parse import quote

from kg.records import Key

#: Base of every IRI of this project unless `--base-iri` gives another for the instances.
BASE = "https://kg.example/"

#: Namespace of the ontology. It does not follow `--base-iri`: a query works on every build.
ONTOLOGY = BASE + "ontology#"

# RFC 3987 lets non-ASCII letters stand as they are; only what Turtle's IRIREF or the path syntax
# forbids is escaped, so that 人名 stay readable in every export. The middle dots of transliterated
# names are no letters to Unicode but are ucschar to RFC 3987 (section 2.2). The ampersand could stand
# too, but igraph reads it from a GraphML id as `&#38;`.
_KEPT = "-._~!$'()*+,;=:@/·‧"


def iri(key: Key, base: str = BASE) -> str:
    """The IRI of a key under a base. `person/布林肯` → `https://kg.example/person/布林肯`."""
    return base + "".join(
        char if char.isalnum() or char in _KEPT else quote(char, safe="", errors="replace") for char in key
    )
