"""How long merging takes as claims grow, in how much memory, and how well it finds events.

The story is invented: every fifth document retells the claims of the one before it, every fiftieth
reprints it whole; recurring pairs meet again on other days. With a folder of annotated articles in
KG_GOLD the events found among perfectly read claims are scored, too.
"""

import os
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from kg.merge import merge
from kg.records import (
    Actor,
    ActorType,
    Article,
    Basis,
    Claim,
    ClaimTime,
    Document,
    Factuality,
    Granularity,
    Participant,
    Span,
    Speaker,
)
from tests import gold
from tests.story import press

_SENTENCES = 12
_ACTS = (("会见", "meet"), ("指责", "accuse"), ("制裁", "sanction"), ("访问", "visit"), ("袭击", "attack"))
_STATES = [Actor(f"country/国{n}", ActorType.COUNTRY, f"国{n}") for n in range(60)]
_OUTLETS = [Actor(f"organization/日报{n}", ActorType.MEDIA, f"日报{n}") for n in range(40)]
_LETTERS = [chr(0x4E00 + at) for at in range(3000)]


def _words(spin: int) -> str:
    """What a sentence says beside its frame: the same for the same number, in words of its own."""
    return "".join(random.Random(spin).choices(_LETTERS, k=30))


def people(count: int) -> list[Actor]:
    """Invented people, each of some state."""
    return [
        Actor(f"person/人物{n}", ActorType.PERSON, f"人物{n}", state=_STATES[n % len(_STATES)].key)
        for n in range(count)
    ]


def documents(claims: int) -> Iterator[Document]:
    """So many claims, twelve a document, about people who grow in number with them."""
    cast = people(max(200, claims // 40))
    for number in range(claims // _SENTENCES):
        told = number - 1 if number % 5 == 4 else number  # every fifth retells the one before
        yield _document(number, told, number % 50 == 49, cast)


def _document(number: int, told: int, reprint: bool, cast: list[Actor]) -> Document:
    day = f"20{20 + told // 12 % 5:02}-{told % 12 + 1:02}-{told * 7 % 28 + 1:02}"
    spins = [(told * 31 + at * 17) for at in range(_SENTENCES)]
    lines, roles = [], []
    for spin in spins:
        # Neighbours of a circle meet often, others seldom, as in the news.
        one, other = cast[spin * 7919 % len(cast)], cast[(spin * 7919 + 1 + spin * spin % 9) % len(cast)]
        word, kind = _ACTS[spin % len(_ACTS)]
        own = "" if reprint else f"第{number}号现场"
        lines.append(f"{one.name}{day}在{own}{word}{other.name}，{_words(spin)}。")
        roles.append((one, other, word, kind))
    article = press(f"{number:07}.md", _OUTLETS[number % 40], day, f"要闻{number}", *lines)
    claims = tuple(
        _claim(article, block.span, role, day, number + at)
        for at, (block, role) in enumerate(zip(article.blocks[1:], roles, strict=True))
    )
    met = {actor.key: actor for role in roles for actor in role[:2]}
    return Document(article, (), tuple(met[key] for key in sorted(met)), (), (), claims)


def _claim(article: Article, span: Span, role: tuple[Actor, Actor, str, str], day: str, spin: int) -> Claim:
    one, other, word, kind = role
    undated = spin % 4 == 0
    after = f"{day[:-2]}{int(day[-2:]) + 1:02}"
    return Claim(
        document=article.key,
        span=span,
        quote=article.text[span.start : span.end],
        trigger=word,
        trigger_span=Span(span.start + 1, span.start + 3),
        type=kind,
        subtype=None,
        agents=(Participant(one.key, one.name),),
        targets=(Participant(other.key, other.name),),
        place=None,
        time=ClaimTime() if undated else ClaimTime(day, day, after, Granularity.DAY, Basis.STATED),
        factuality=Factuality.NEGATED if spin % 23 == 0 else Factuality.HAPPENED,
        speakers=(Speaker(_OUTLETS[spin % 7].key, "日报", "据"),) if spin % 3 == 0 else (),
        confidence=0.9,
        rule="zh.test",
    )


def growth(sizes: tuple[int, ...]) -> None:
    """Seconds and peak memory for each number of claims."""
    for size in sizes:
        told = tuple(documents(size))
        before, worked = time.perf_counter(), time.process_time()
        story = merge(told)
        seconds, worked = time.perf_counter() - before, time.process_time() - worked
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        print(
            f"{size:>9,} claims {seconds:7.1f} s, {worked:7.1f} s of processor  "
            f"{worked / size * 1e6:5.0f} µs a claim  "
            f"{len(story.events):>8,} events  {len(story.copies):>6,} copies  peak {peak:.2f} GB"
        )


def quality(folder: Path) -> None:
    """B³ of the events among the annotated claims of each set."""
    for name in ("seeds", "dev", "train"):
        told, slugs = gold.load(folder / name)
        found = {claim.key: claim.event for document in merge(told).documents for claim in document.claims}
        precision, recall, f1 = gold.b_cubed(slugs, found)
        print(f"{name:6} {len(slugs):>5} claims  events B³ P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")


def main() -> None:
    """Quality where annotations are at hand, then growth (KG_SIZES: claims, separated by commas)."""
    if os.environ.get("KG_GOLD"):
        quality(Path(os.environ["KG_GOLD"]))
    growth(tuple(int(size) for size in os.environ.get("KG_SIZES", "10000,30000,100000").split(",")))


if __name__ == "__main__":
    main()
