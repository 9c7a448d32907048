"""What the claims add up to."""

from kg.records import Actor, Article, Conflict, Contradiction, Copy, Membership, Story
from tests.story import articles
from tests.story.actors import EAST, EVERYONE, GAO, LIN, MINISTRY, SHEN, WEST
from tests.story.articles import OFFICIALS, UNSIGNED
from tests.story.claims import annotated
from tests.story.events import events


def story() -> Story:
    """What merging `documents()` must give (but for the explanations of merges)."""
    told = annotated()
    by_path = {d.article.path: d for d in told}
    met, seen = by_path["wire.md"].claims[0], by_path["weekly.md"].claims[0]
    denied = by_path["denial.md"].claims[1]
    twelve, fifteen = by_path["visit.md"].claims[1], by_path["toll.md"].claims[0]
    return Story(
        documents=told,
        actors=tuple(sorted((*EVERYONE, OFFICIALS, UNSIGNED), key=lambda actor: actor.key)),
        events=events(told),
        contradictions=(
            Contradiction(Conflict.DENIAL, met.key, denied.key, "happened ≠ negated"),
            Contradiction(Conflict.DENIAL, seen.key, denied.key, "happened ≠ negated"),
            Contradiction(Conflict.NUMBER, twelve.key, fifteen.key, "killed 12 ≠ 15"),
        ),
        copies=(Copy(articles.REPRINT.key, articles.WIRE.key, 0.92, "credited"),),
        memberships=(
            _membership(LIN, "外交部长", EAST, "2026-03-04", articles.WIRE),
            _membership(SHEN, "总理", WEST, "2026-03-04", articles.WIRE),
            _membership(GAO, "发言人", MINISTRY, "2026-03-09", articles.DENIAL),
        ),
    )  # fmt: skip


def _membership(person: Actor, title: str, of: Actor, day: str, article: Article) -> Membership:
    spans = [
        (d.key, p.span)
        for d in annotated()
        for p in d.positions
        if p.person == person.key and d.key == article.key
    ]
    return Membership(
        key=f"position/{person.name}.{of.name}.{title}",
        person=person.key,
        of=of.key,
        title=title,
        first=day,
        last=day,
        started=None,
        ended=None,
        former=False,
        evidence=tuple(spans),
    )
