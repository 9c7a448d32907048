"""The pages that the tests open, and what Python says is in them."""

from collections.abc import Callable, Iterable
from pathlib import Path

from kg import network
from kg.export import page
from kg.lang.event_types import event_types
from kg.merge import merge
from kg.records import Actor, ActorType, Claim, Event, Key, Story
from tests import story as told
from tests.page.browser import Visit
from tests.story import claim, document, on, press

BASE = "https://kg.example/"
ATTACK = '<img src=x onerror="window.__xss=1"></script><script>window.__xss=1</script>\'"&lt;href𠮷'
MEETING = "event/2026-03-04.meet.林岳_沈安"

#: Opens a page file at an address; closed after the test.
Opened = Callable[..., Visit]

#: One address a view of the small story.
VIEWS = (
    "", "v=events", "v=actors", "v=disputes", "v=filters", "v=paths", f"e={MEETING}", f"n={told.LIN.key}",
    f"n={told.LIN.key} {told.SHEN.key}", f"p={told.GAO.key} {told.EAST.key}", "g=0", "l=zh",
    f"d={told.documents()[0].key}", "t=1999-01-01..1999-02-01", "s=abc&n=nobody",
)  # fmt: skip


def written(story: Story, path: Path) -> Path:
    """The page of a story at a path."""
    page.write(story, network.project(story), path, BASE)
    return path


def claims_of(story: Story, *keys: Key) -> list[Claim]:
    """The claims that all these actors take part in."""
    every = [claim for document in story.documents for claim in document.claims]
    return [c for c in every if set(keys) <= {p.actor for p in (*c.agents, *c.targets)}]


def sign_of(event: Event) -> int:
    """-1 for conflict, 1 for cooperation, after the score of the narrower kind, else of the kind."""
    scores = {kind.notation: kind.score for kind in event_types()}
    score = scores.get(event.subtype or "", scores[event.type])
    return (score > 0) - (score < 0)


def kept(story: Story, event: Callable[[Event], bool], claim: Callable[[Claim], bool]) -> tuple[int, int]:
    """Events that pass and have a passing claim, and those claims: what a filter must leave."""
    claims = {c.key: c for document in story.documents for c in document.claims}
    left = [(e, [key for key in e.claims if claim(claims[key])]) for e in story.events if event(e)]
    left = [(e, keys) for e, keys in left if keys]
    return len(left), sum(len(keys) for _, keys in left)


def attacked() -> Story:
    """A story in which every text that anybody else writes is an attack: title, quote, names, cue, key."""
    name, outlet = f"甲{ATTACK}", Actor(f"organization/{ATTACK}", ActorType.MEDIA, ATTACK, ATTACK, (ATTACK,))
    people = [
        Actor(f"person/{ATTACK}{n}", ActorType.PERSON, f"{name}{n}", ATTACK, (ATTACK,)) for n in range(3)
    ]
    article = press(f"{ATTACK}.md", outlet, "2026-03-04", f"题{ATTACK}", f"{name}会见乙{ATTACK}。")
    other = press("b.md", outlet, "2026-03-05", "二", f"据{ATTACK}报道，{name}没有会见乙{ATTACK}。")
    claims = [
        _attack(article, f"{name}会见乙{ATTACK}。", people),
        _attack(other, f"{name}没有会见乙{ATTACK}。", people, negated=True),
    ]
    documents = tuple(document(a, people, (c,)) for a, c in zip((article, other), claims, strict=True))
    return merge(tuple(sorted(documents, key=lambda one: one.article.path)))


def _attack(article, quote: str, people: Iterable[Actor], negated: bool = False) -> Claim:  # type: ignore[no-untyped-def]
    from kg.records import Factuality

    first, second, third = people
    return claim(
        article, quote, "会见", "meet", [(first.key, ATTACK)], [(second.key, ATTACK)],
        time=on("", "2026-03-04", "2026-03-05"), place=(third.key, ATTACK),
        speakers=[(third.key, ATTACK, ATTACK)], quantities=[("people", 2, ATTACK, "会见")],
        factuality=Factuality.NEGATED if negated else Factuality.HAPPENED, subtype=None,
    )  # fmt: skip
