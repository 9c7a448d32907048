"""How long a story takes to become RDF, and the RDF to answer and to be checked."""

import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from msgspec import structs

from kg import graph
from kg.export import trig, turtle
from kg.graph.findings import broken
from kg.graph.questions import run
from kg.graph.store import open_exports
from kg.iris import BASE
from kg.records import Actor, ActorType, ClaimTime, Event, Granularity, Membership, Status, Story
from tests.story import claim, document, on, press, story

_DOCUMENTS = 2_000
_SENTENCES = 12
_T = TypeVar("_T")


def large(documents: int) -> Story:
    """An invented story: every document tells of twelve meetings, every fifth retells them."""
    people = [Actor(f"person/人物{n}", ActorType.PERSON, f"人物{n}", f"Person {n}") for n in range(400)]
    outlets = [Actor(f"organization/日报{n}", ActorType.MEDIA, f"日报{n}") for n in range(9)]
    told, events = [], {}
    for number in range(documents):
        day = f"2026-{number % 12 + 1:02}-{number % 28 + 1:02}"
        pairs = [(people[(number // 5 * 7 + at) % 400], people[(number // 5 * 11 + at * 3 + 1) % 400])
                 for at in range(_SENTENCES)]  # fmt: skip
        lines = [
            f"{one.name}今天在第{at}会场会见{other.name}，双方谈了很久。"
            for at, (one, other) in enumerate(pairs)
        ]
        article = press(f"{number}.md", outlets[number % 9], day, f"要闻{number}", *lines)
        claims = []
        for line, (one, other) in zip(lines, pairs, strict=True):
            key = f"event/{number // 5}.meet.{one.name}_{other.name}"
            made = claim(
                article, line, "会见", "meet", [(one.key, one.name)], [(other.key, other.name)],
                time=on("今天", day, day, Granularity.DAY), root=outlets[number % 9].key, event=key,
                speakers=[(outlets[0].key, "日报", "据")] if number % 3 else (),
            )  # fmt: skip
            claims.append(structs.replace(made, time=structs.replace(made.time, end=None)))
            before = events.get(key)
            events[key] = Event(
                key, "meet", None, (one.key,), (other.key,), None,
                ClaimTime("", day, None, Granularity.DAY), Status.REPORTED,
                (*(before.claims if before else ()), made.key),
                tuple(sorted({*(before.roots if before else ()), outlets[number % 9].key})),
                (*(before.documents if before else ()), article.key), (), day,
            )  # fmt: skip
        told.append(document(article, people[:1], claims))
    held = [Membership(f"position/{one.name}.日报0.记者", one.key, outlets[0].key, "记者", "2026-01-01",
                       "2026-06-30", None, None, False, ()) for one in people]  # fmt: skip
    return replace(story(), documents=tuple(told), actors=(*people, *outlets), events=tuple(events.values()),
                   contradictions=(), copies=(), memberships=tuple(held))  # fmt: skip


def timed(what: str, work: Callable[[], _T]) -> _T:
    """Do something and print how long it took, on the processor and by the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    done = work()
    print(f"{what:28} {time.process_time() - processor:7.2f} s {time.perf_counter() - clock:7.2f} s")
    return done


def main() -> None:
    """Print the figures."""
    told = timed("(make the story)", lambda: large(_DOCUMENTS))
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        projected = graph.project(told, BASE)
        triples = timed("project", lambda: sum(len(pairs) for _, pairs in projected.nodes()))
        timed("project + graph.ttl", lambda: turtle.write(projected, out / "graph.ttl"))
        timed("project + claims.trig", lambda: trig.write(projected, out / "claims.trig"))
        timed("claims.trig from graph.ttl", lambda: trig.write(projected, out / "again", out / "graph.ttl"))
        size = (out / "graph.ttl").stat().st_size / 1e6
        print(f"{_DOCUMENTS} documents, {triples} triples, graph.ttl {size:.0f} MB, "
              f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # fmt: skip
        exported = timed("load claims.trig", lambda: open_exports(out))
        for question in graph.questions():
            timed(f"ask {question.name}", lambda text=question.text: run(exported, text))
        timed("shapes and invariants", lambda: list(broken(exported)))


if __name__ == "__main__":
    main()
