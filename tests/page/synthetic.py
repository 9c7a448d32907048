"""Stories of any size, invented by a seeded generator: what the page is measured and bounded with."""

import math
from dataclasses import replace
from random import Random

import networkx as nx
from msgspec import structs

from kg.records import (
    Actor,
    ActorType,
    Basis,
    Claim,
    ClaimTime,
    Document,
    Event,
    Factuality,
    Granularity,
    Status,
    Story,
)
from tests.story import claim, press

SYLLABLES = "东西南北海山川江湖林岳沈安高宁临青石港城岚屿桥泉谷原洲津"
TYPES = {
    "meet": "会见",
    "accuse": "谴责",
    "visit": "访问",
    "sanction": "制裁",
    "aid": "援助",
    "statement": "表示",
}
KINDS = (ActorType.PERSON, ActorType.COUNTRY, ActorType.ORGANIZATION)
A_DOCUMENT = 12  # claims
COMMUNITY = 40  # actors


def _cast(actors: int, random: Random) -> list[Actor]:
    names: list[str] = []
    for number in range(actors):
        drawn = "".join(random.choice(SYLLABLES) for _ in range(3))
        names.append(drawn if drawn not in names[-500:] else f"{drawn}{number}")
    return [
        Actor(f"person/{name}.{number}", KINDS[number % 3], name, f"Name {number}", (f"{name}氏",))
        for number, name in enumerate(names)
    ]


def _pair(cast: list[Actor], random: Random) -> tuple[Actor, Actor]:
    """Often the same few, mostly of one community."""
    first = int(len(cast) * random.random() ** 2.2)
    near = first - first % COMMUNITY
    second = near + random.randrange(COMMUNITY) if random.random() < 0.8 else random.randrange(len(cast))
    second = min(second, len(cast) - 1)
    return cast[first], cast[second if second != first else (first + 1) % len(cast)]


def invented(actors: int, claims: int, seed: int = 7) -> Story:
    """A story of so many actors and claims, half as many events, over two years."""
    random = Random(seed)
    cast = _cast(actors, random)
    outlets = [Actor(f"organization/{c}报", ActorType.MEDIA, f"{c}报", None) for c in "甲乙丙丁戊己庚"]
    documents, told = [], 0
    deeds: list[Deed] = []
    events: dict[str, list[tuple[str, Claim]]] = {}
    while told < claims:
        number = len(documents)
        outlet = outlets[number % len(outlets)]
        document, made = _document(number, outlet, min(A_DOCUMENT, claims - told), cast, random, deeds)
        documents.append(document)
        told += made
        for one in document.claims:
            events.setdefault(one.event or "", []).append((document.key, one))
    found = [_event(key, entries) for key, entries in sorted(events.items())]
    found.sort(key=lambda event: (event.time.start or "9999", event.key))
    everyone = sorted([*cast, *outlets], key=lambda actor: actor.key)
    return Story(tuple(documents), tuple(everyone), tuple(found), (), (), ())


Deed = tuple[Actor, Actor, str, str]  # who, whom, kind, day


def _deed(cast: list[Actor], random: Random, before: list[Deed]) -> Deed:
    """Something new, or as often something that an article told before."""
    if before and random.random() < 0.5:
        return before[random.randrange(max(0, len(before) - 400), len(before))]
    (first, second), kind = _pair(cast, random), random.choice(sorted(TYPES))
    day = f"{2024 + random.randrange(2)}-{random.randrange(12) + 1:02}-{random.randrange(28) + 1:02}"
    before.append((first, second, kind, day))
    return before[-1]


def _document(
    number: int, outlet: Actor, count: int, cast: list[Actor], random: Random, before: list[Deed]
) -> tuple[Document, int]:
    told = list(dict.fromkeys(_deed(cast, random, before) for _ in range(count)))  # each said once
    lines = [f"{a.name}{int(day[5:7])}月{int(day[8:])}日{TYPES[kind]}{b.name}。" for a, b, kind, day in told]
    article = press(f"{number:05}.md", outlet, told[0][3], f"第{number}号要闻", *lines)
    made = []
    for (a, b, kind, day), line in zip(told, lines, strict=True):
        after = f"{day[:8]}{int(day[8:]) + 1:02}"
        time = ClaimTime("", day, after, Granularity.DAY, Basis.STATED)
        made.append(
            claim(
                article, line, TYPES[kind], kind, [(a.key, a.name)], [(b.key, b.name)], time=time,
                factuality=Factuality.PLANNED if number % 9 == 0 else Factuality.HAPPENED, root=outlet.key,
                event=f"event/{day}.{kind}.{a.name}_{b.name}",
            )
        )  # fmt: skip
    return Document(article, (), (), (), (), tuple(made)), len(made)


def _event(key: str, told: list[tuple[str, Claim]]) -> Event:
    first = told[0][1]
    status = Status.ANNOUNCED if first.factuality is Factuality.PLANNED else Status.REPORTED
    return Event(
        key=key, type=first.type, subtype=None,
        agents=tuple(p.actor for p in first.agents), targets=tuple(p.actor for p in first.targets),
        place=None,
        time=first.time, status=status, claims=tuple(one.key for _, one in told),
        roots=tuple(sorted({one.root or "" for _, one in told})),
        documents=tuple(dict.fromkeys(document for document, _ in told)), reported=first.time.start,
    )  # fmt: skip


def network_of(story: Story) -> "nx.MultiDiGraph[str]":
    """A network with places on circles of communities: what the page needs, without the time of a layout."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    counts: dict[str, int] = {}
    for document in story.documents:
        for one in document.claims:
            for participant in (*one.agents, *one.targets):
                counts[participant.actor] = counts.get(participant.actor, 0) + 1
    for number, actor in enumerate(actor for actor in story.actors if actor.key in counts):
        group, at = divmod(number, COMMUNITY)
        turn, wide = group * 2.399963, 6 * math.sqrt(group)
        x = wide * math.cos(turn) + 2 * math.cos(at * 2.4) * math.sqrt(at) / 3
        y = wide * math.sin(turn) + 2 * math.sin(at * 2.4) * math.sqrt(at) / 3
        network.add_node(
            actor.key, type=actor.type.value, claims=counts[actor.key], community=group, x=x, y=y,
            pagerank=0.0, betweenness=0.0, weighted_degree=float(counts[actor.key]),
        )  # fmt: skip
    scores = {"meet": 2.5, "accuse": -2.0, "visit": 4.0, "sanction": -6.0, "aid": 10.0, "statement": 0.0}
    for event in story.events:
        for agent in event.agents:
            for target in event.targets:
                network.add_edge(
                    agent,
                    target,
                    key=f"{event.key} {agent}",
                    weight=float(len(event.roots)),
                    score=scores[event.type],
                )
    return network


def hostile(story: Story, text: str) -> Story:
    """The story with a text in every place where a text of someone else's can stand."""
    actors = tuple(
        structs.replace(a, name=a.name + text, name_en=text, aliases=(text,)) for a in story.actors
    )
    documents = tuple(
        replace(
            d,
            article=replace(
                d.article, url=f"javascript:{text}", authors=(text,), path=f"{d.article.path}{text}"
            ),
        )
        for d in story.documents
    )
    return replace(story, actors=actors, documents=documents)
