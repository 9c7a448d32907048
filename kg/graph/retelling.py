"""An exported graph back to the records that the network is projected from.

What the network looks at comes back: actors, the frames, factuality and roots of claims, the time and
status of events, posts. What it does not (words, offsets, speakers, merges) stays behind.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote

from kg.graph import intervals
from kg.graph.store import Exported, open_exports
from kg.iris import ONTOLOGY
from kg.records import (
    Actor,
    ActorType,
    Article,
    Claim,
    ClaimTime,
    Document,
    Event,
    Factuality,
    IsoDate,
    Key,
    Membership,
    Participant,
    Span,
    Status,
    Story,
)

_DAYS = """
  OPTIONAL { ?of %s ?when . ?when time:hasBeginning ?begin . ?begin time:inXSDDate ?first
             OPTIONAL { ?begin time:inXSDDateTime ?first_second } }
  OPTIONAL { ?of %s ?when . ?when time:hasEnd ?end . ?end time:inXSDDate ?last
             OPTIONAL { ?end time:inXSDDateTime ?last_second } }"""
_ACTORS = """
SELECT ?of ?name ?english ?code ?state WHERE {
  ?of rdfs:label ?name . { ?of a kg:Actor } UNION { ?of a kg:Place } UNION { ?of a kg:TreatyOrEvent }
  OPTIONAL { ?of skos:prefLabel ?english FILTER(LANG(?english) = "en") }
  OPTIONAL { ?of skos:notation ?code }
  OPTIONAL { ?of kg:state ?state }
}"""
_KINDS = "SELECT ?of ?kind WHERE { ?of rdfs:label ?name ; a ?kind }"
_CLAIMS = """
SELECT ?of ?type ?subtype ?event ?root ?how ?document ?published WHERE {
  ?of a kg:Claim ; kg:eventType/skos:notation ?type ; kg:factuality/skos:notation ?how ;
      kg:evidence/kg:inDocument ?document .
  OPTIONAL { ?of kg:eventSubtype/skos:notation ?subtype }
  OPTIONAL { ?of kg:about ?event }
  OPTIONAL { ?of kg:root ?root }
  OPTIONAL { ?document dcterms:issued ?published }
}"""
_SIDES = "SELECT ?of ?side ?actor WHERE { VALUES ?side { kg:agent kg:target } ?of a kg:Claim ; ?side ?actor }"
_EVENTS = (
    "SELECT ?of ?status ?reported ?first ?first_second ?last ?last_second WHERE {"
    "  ?of a kg:Event ; kg:status/skos:notation ?status . OPTIONAL { ?of kg:firstReported ?reported }"
    + _DAYS % ("time:hasTime", "time:hasTime")
    + "}"
)
_POSTS = (
    "SELECT ?of ?person ?body ?former ?first ?last WHERE {"
    "  ?of a org:Membership ; org:member ?person ; org:organization ?body ."
    "  OPTIONAL { ?of kg:former ?former }" + _DAYS % ("org:memberDuring", "org:memberDuring") + "}"
)
_TYPES = (
    ("Person", ActorType.PERSON),
    ("Country", ActorType.COUNTRY),
    ("Media", ActorType.MEDIA),
    ("Organization", ActorType.ORGANIZATION),
    ("TreatyOrEvent", ActorType.TREATY_OR_EVENT),
    ("Place", ActorType.PLACE),
)

#: A row of an answer: the values that are bound, by variable.
_Row = Mapping[str, str]


def retell(exports: Path) -> tuple[Story, str]:
    """What the network needs of the story behind an exports folder, and the base of its IRIs.

    Raises ExportError when there is no such folder or its graph is broken.
    """
    exported = open_exports(exports)
    base = exported.base

    def key(iri: str) -> Key:
        return unquote(iri.removeprefix(base))

    story = Story(
        tuple(_documents(exported, key)),
        tuple(sorted(_actors(exported, key), key=lambda actor: actor.key)),
        tuple(sorted(_events(exported, key), key=lambda event: event.key)),
        (),
        (),
        tuple(sorted(_posts(exported, key), key=lambda post: post.key)),
    )
    return story, base


def _rows(exported: Exported, query: str) -> Iterator[_Row]:
    solutions = exported.store.query(query, prefixes=exported.prefixes)
    names = [variable.value for variable in solutions.variables]  # type: ignore[union-attr]  # a SELECT
    for solution in solutions:  # type: ignore[union-attr]
        bound = zip(names, solution, strict=True)
        yield {name: value.value for name, value in bound if value is not None}


def _actors(exported: Exported, key: Callable[[str], Key]) -> Iterator[Actor]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in _rows(exported, _KINDS):
        kinds[row["of"]].add(row["kind"].removeprefix(ONTOLOGY))
    for row in _rows(exported, _ACTORS):
        if not row["of"].startswith(exported.base):
            continue
        kind = next((kind for name, kind in _TYPES if name in kinds[row["of"]]), ActorType.PLACE)
        state = key(row["state"]) if "state" in row else None
        yield Actor(key(row["of"]), kind, row["name"], row.get("english"), (), row.get("code"), state)


def _documents(exported: Exported, key: Callable[[str], Key]) -> Iterator[Document]:
    claims: dict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    sides: dict[str, dict[str, list[Participant]]] = defaultdict(lambda: {"agent": [], "target": []})
    for row in _rows(exported, _SIDES):
        sides[row["of"]][row["side"].removeprefix(ONTOLOGY)].append(Participant(key(row["actor"]), ""))
    for row in _rows(exported, _CLAIMS):
        claims[row["document"], row.get("published")].append(_claim(row, sides[row["of"]], key))
    for (document, published), told in sorted(claims.items(), key=lambda item: item[0][0]):
        article = Article(key(document), "", "", (), "und", published, "none", None)
        yield Document(article, (), (), (), (), tuple(told))


def _claim(row: _Row, sides: Mapping[str, list[Participant]], key: Callable[[str], Key]) -> Claim:
    return Claim(
        document=key(row["document"]),
        span=Span(0, 0),
        quote="",
        trigger="",
        trigger_span=Span(0, 0),
        type=row["type"],
        subtype=row.get("subtype"),
        agents=tuple(sides["agent"]),
        targets=tuple(sides["target"]),
        place=None,
        time=ClaimTime(),
        factuality=Factuality(row["how"]),
        speakers=(),
        confidence=1.0,
        rule="",
        root=key(row["root"]) if "root" in row else None,
        event=key(row["event"]) if "event" in row else None,
    )


def _events(exported: Exported, key: Callable[[str], Key]) -> Iterator[Event]:
    for row in _rows(exported, _EVENTS):
        time, status = ClaimTime("", *_bounds(row)), Status(row["status"])
        yield Event(
            key(row["of"]), "", None, (), (), None, time, status, (), (), (), reported=row.get("reported")
        )


def _posts(exported: Exported, key: Callable[[str], Key]) -> Iterator[Membership]:
    for row in _rows(exported, _POSTS):
        yield Membership(
            key(row["of"]), key(row["person"]), key(row["body"]), "", row.get("first"), row.get("last"),
            None, None, row.get("former") == "true", (),
        )  # fmt: skip


def _bounds(row: _Row) -> tuple[IsoDate | None, IsoDate | None]:
    first, last = (row.get(f"{side}_second") or row.get(side) for side in ("first", "last"))
    return intervals.start_of(first) if first else None, intervals.after(last) if last else None
