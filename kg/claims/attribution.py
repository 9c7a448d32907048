"""According to whom: cues that open reported speech, how far they reach, and the chain behind them.

A cue is an event word of saying with its source. Every cue before a candidate in its sentence, the one
behind it (“…”，甲说), and the last ones before the sentence are options for whose words it is; nobody
(the outlet itself) is one too. The chain adds the outlets that pass the speaker's words on.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg import lang
from kg.claims.candidates import Candidate
from kg.claims.passages import Noun, Passage
from kg.claims.triggers import Trigger


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying, whose it is, and the sentence it stands in. `report` marks an outlet's."""

    start: int
    end: int
    word: str
    type: str
    passage: int
    clause: int
    source: Noun | None
    borrowed: bool  # the source is carried on from an earlier sentence
    report: bool
    opening: str  # what follows: “ ： ， or text


@dataclass(frozen=True, slots=True)
class Voice:
    """A cue proposed as the source of a candidate, or None for the outlet itself."""

    cue: Cue | None
    features: tuple[str, ...]


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(lang.load("zh", "attribution").words("cue", name))


def cues(text: str, passages: Sequence[Passage], triggers: Sequence[Trigger]) -> tuple[tuple[Cue, ...], ...]:
    """The cues of every sentence, in text order."""
    starts = [trigger.start for trigger in triggers]
    types = _words("types")
    result: list[tuple[Cue, ...]] = []
    last: Noun | None = None
    reporter: Noun | None = None
    for passage in passages:
        found: list[Cue] = []
        for trigger in triggers[
            bisect_left(starts, passage.span.start) : bisect_left(starts, passage.span.end)
        ]:
            kind = next((c.type for c in trigger.concepts if c.type in types), None)
            if kind is None or trigger.edges == "":
                continue
            cue = _cue(text, passage, trigger, kind, reporter if trigger.word in _words("report") else last)
            found.append(cue)
            if cue.source is not None and cue.type == "statement":
                last = cue.source
                reporter = cue.source if cue.report else reporter
        found += _colons(text, passage)
        result.append(tuple(sorted(found, key=lambda cue: cue.start)))
    return tuple(result)


def _colons(text: str, passage: Passage) -> list[Cue]:
    """Speakers named by nothing but a colon: 甲：“…”."""
    return [
        Cue(n.end, n.end + 1, "：", "statement", passage.number, n.clause, n, False, False, "：")
        for n in passage.nouns
        if text[n.end : n.end + 1] in ("：", ":") and not n.modifier and n.kind != "place"
    ]


def _cue(text: str, passage: Passage, trigger: Trigger, kind: str, last: Noun | None) -> Cue:
    clause = passage.clause_at(trigger.start)
    source = _source(passage, trigger, clause)
    following = text[trigger.end : trigger.end + 1]
    return Cue(
        trigger.start,
        trigger.end,
        trigger.word,
        kind,
        passage.number,
        clause,
        source if source is not None else last,
        source is None,
        trigger.word in _words("report"),
        following if following in "“：:，,。" else "text",
    )


def _source(passage: Passage, trigger: Trigger, clause: int) -> Noun | None:
    """The subject of a word of saying: in its clause, else the first noun before it."""
    before = [n for n in passage.nouns if n.end <= trigger.start and not n.modifier]
    according = _words("according")
    mine = [n for n in before if n.clause == clause]
    for noun in reversed(mine):
        if noun.coverb in according:
            return noun
    for noun in mine:
        if not noun.coverb and not noun.possessive:
            return noun
    for noun in before:
        if not noun.coverb and not noun.possessive:
            return noun
    return mine[-1] if mine else None


@dataclass(frozen=True, slots=True)
class Scene:
    """What the choice of a voice looks at: the cues of the sentence, those before, the doer, the outlet."""

    here: Sequence[Cue]
    earlier: Sequence[Cue]
    passages: Sequence[Passage]
    doer: Noun | None
    outlet: str | None


def voices(candidate: Candidate, scene: Scene) -> list[Voice]:
    """Whose words a candidate may be."""
    trigger, here = candidate.trigger, scene.here
    before = [cue for cue in here if cue.end <= trigger.start and cue.source is not None]
    behind = [cue for cue in here if cue.start >= trigger.end and cue.source is not None]
    options = [Voice(None, _outlet(candidate, before, behind))]
    for rank, cue in enumerate(reversed(before)):
        options.append(
            Voice(cue, _inside(candidate, cue, rank, "in") + _identity(candidate, cue, scene, "in"))
        )
    for rank, cue in enumerate(behind[:2]):
        options.append(
            Voice(cue, _inside(candidate, cue, rank, "post") + _identity(candidate, cue, scene, "post"))
        )
    for rank, cue in enumerate(scene.earlier):
        names = _outside(candidate, cue, rank, before, scene.passages)
        options.append(Voice(cue, names + _identity(candidate, cue, scene, "ear")))
    return options


def _identity(candidate: Candidate, cue: Cue, scene: Scene, place: str) -> tuple[str, ...]:
    """Who the source is: the doer itself, the outlet itself, somebody else."""
    actors = cue.source.mention.actors if cue.source else ()
    same = "d" if scene.doer is not None and scene.doer.mention.actors == actors else "o"
    own = "own" if scene.outlet in actors else "not"
    form = cue.source.mention.form if cue.source else ""
    return (
        place + "=" + same,
        place + "=" + same + candidate.type,
        place + "=" + same + ("q" if candidate.quoted else "u"),
        place + "=outlet:" + own,
        place + "=form:" + form,
    )


def _outlet(candidate: Candidate, before: Sequence[Cue], behind: Sequence[Cue]) -> tuple[str, ...]:
    quoted = "q" if candidate.quoted else "u"
    has = ("b" if before else "") + ("p" if behind else "")
    return (
        "none",
        "none:" + candidate.type,
        "none:" + quoted,
        "none:" + quoted + has,
        "none:first" if candidate.passage.first else "none:later",
        "none:" + str(candidate.passage.kind),
        "none:b" + str(min(candidate.passage.block, 4)),
        "none:w:" + candidate.trigger.word,
    )


def _inside(candidate: Candidate, cue: Cue, rank: int, place: str) -> tuple[str, ...]:
    quoted = "q" if candidate.quoted else "u"
    distance = str(min(abs(candidate.clause - cue.clause), 3))
    nearest = place + str(min(rank, 2))
    return (
        place,
        place + ":" + cue.type,
        place + ":w:" + cue.word,
        place + ":o" + cue.opening + quoted,
        place + ":o" + cue.opening + ("0" if distance == "0" else "+") + cue.type,
        place + ":d" + distance,
        nearest,
        nearest + ":" + cue.type,
        place + ":" + cue.type + ">" + candidate.type,
        place + ":borrowed" if cue.borrowed else place + ":own",
        place + ":" + (cue.source.kind if cue.source else ""),
        place + ":report" if cue.report else place + ":say",
        place + ":self" if _self(candidate, cue) else place + ":other",
        place + ":nom" + candidate.nominal,
    )


def _self(candidate: Candidate, cue: Cue) -> bool:
    """Whether nothing stands between the source and the candidate that could be another subject."""
    if cue.source is None:
        return False
    return not any(
        cue.end <= noun.start < candidate.trigger.start and not noun.coverb and not noun.modifier
        for noun in candidate.passage.nouns
    )


def _outside(
    candidate: Candidate, cue: Cue, rank: int, before: Sequence[Cue], passages: Sequence[Passage]
) -> tuple[str, ...]:
    home = passages[cue.passage]
    same = home.block == candidate.passage.block
    place = "prev" if same else "block"
    quoted = "q" if candidate.quoted else "u"
    distance = str(min(candidate.passage.number - cue.passage, 4))
    pronoun = any(n.mention.form == "pronoun" for n in candidate.passage.nouns[:1])
    own = "+own" if before else "-own"
    was = "Q" if home.quoted(cue.end + 1) or cue.opening == "“" else "U"
    return (
        place,
        place + distance,
        place + quoted + was,
        place + quoted + own,
        place + ":" + cue.type,
        place + ":w:" + cue.word,
        place + ":r" + str(rank),
        place + ":report" if cue.report else place + ":say",
        place + ":" + candidate.type,
        place + ":" + (cue.source.kind if cue.source else ""),
        place + ":pro" if pronoun else place + ":nopro",
        place + ":led" if _led(candidate) else place + ":unled",
    )


def _led(candidate: Candidate) -> bool:
    return any(
        n.leads and not n.coverb and n.start < candidate.trigger.start for n in candidate.passage.nouns
    )


def resolved(cue: Cue, source: Noun | None) -> Cue:
    """A cue with the source that the choice of roles found; its own where that found nobody."""
    return cue if source is None else replace(cue, source=source)


def outer(cue: Cue, here: Sequence[Cue]) -> tuple[Cue, ...]:
    """The reports in the same sentence that pass a speaker's words on, outermost first."""
    if cue.source is None:
        return ()
    mine = set(cue.source.mention.actors)
    found: list[Cue] = []
    for other in here:
        if other.end <= cue.start and other.report and other.source is not None and not other.borrowed:
            actors = set(other.source.mention.actors)
            if not actors & mine and not any(
                actors & set(f.source.mention.actors) for f in found if f.source
            ):
                found.append(other)
    return tuple(found)
