"""Names that the tests of the graph speak of."""

import rdflib

from kg.iris import BASE, ONTOLOGY

KG = rdflib.Namespace(ONTOLOGY)
MEETING = "event/2026-03-04.meet.林岳_沈安"


def iri(key: str) -> rdflib.URIRef:
    return rdflib.URIRef(BASE + key)
