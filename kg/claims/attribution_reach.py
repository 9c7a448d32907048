"""How far reported speech reaches: for every candidate the cues whose words it may be.

Every cue before a candidate in its sentence, one behind it, and the last ones before the sentence are
options; nobody (the outlet itself) is one too. Words between quotation marks belong to the cue that opens
them (甲说：“…”), else to the one right behind them (“…”，甲说), and to no other.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from kg.claims.attribution import Cue, Voice, words
from kg.claims.candidates import Candidate
from kg.claims.passages import Noun, Passage
from kg.records import Key, Span

#: Shorter words between quotation marks are a term or a name, not speech.
_SPEECH = 10
#: A speaker named behind a speech stands this near to its end, with post and occasion.
_BEHIND = 60
_MARKS = "，,：:“「『 \u3000\n"
_STOPS = frozenset("。！？\n“")
_TELLING = frozenset({"statement", "disclose"})


@dataclass(frozen=True, slots=True)
class Scene:
    """What the choice of a voice looks at: all cues by sentence, those before, the doer, the outlet."""

    text: str
    passages: Sequence[Passage]
    sources: Sequence[Sequence[Cue]]
    earlier: Sequence[Cue]
    shares: Mapping[tuple[Key, ...], str]
    doer: Noun | None
    outlet: str | None


def shares(sources: Sequence[Sequence[Cue]]) -> dict[tuple[Key, ...], str]:
    """How much of what an article reports is each source's: its quarter, and whether that is often."""
    counts: Counter[tuple[Key, ...]] = Counter()
    for here in sources:
        counts.update(cue.source.mention.actors for cue in here if cue.source and cue.type in _TELLING)
    total = sum(counts.values())
    return {
        actors: str(min(3, 4 * count // total)) + ("+" if count > 2 else "-")
        for actors, count in counts.items()
    }


def voices(candidate: Candidate, scene: Scene) -> list[Voice]:
    """Whose words a candidate may be."""
    trigger = candidate.trigger
    here = scene.sources[candidate.passage.number]
    place = _Place(candidate, scene)
    owner = place.owner()
    here = [cue for cue in here if cue.source is not None and (cue is owner or place.open(cue, owner))]
    before = [cue for cue in here if cue.end <= trigger.start and cue is not owner]
    behind = [cue for cue in here if cue.start >= trigger.end and cue is not owner]
    options = [Voice(None, place.outlet(before, behind, owner))]
    if owner is not None:
        options.append(Voice(owner, place.inside(owner, 0, "owns") + place.identity(owner, "owns")))
    for rank, cue in enumerate(reversed(before)):
        options.append(Voice(cue, place.inside(cue, rank, "in") + place.identity(cue, "in")))
    for rank, cue in enumerate(behind[:2]):
        options.append(Voice(cue, place.inside(cue, rank, "post") + place.identity(cue, "post")))
    if owner is None:
        for rank, cue in enumerate(scene.earlier):
            options.append(Voice(cue, place.outside(cue, rank, before) + place.identity(cue, "ear")))
    return options


@cache
def _persons() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pronouns a clause can begin with, by person."""
    return tuple((form, tuple(sorted(words(form)))) for form in ("first", "third", "reflexive"))


class _Place:
    """A candidate in its text: the speech that holds it and what its sentence looks like."""

    def __init__(self, candidate: Candidate, scene: Scene) -> None:
        self.candidate = candidate
        self.scene = scene
        self.speech = _speech(candidate)
        self.quoted = "q" if self.speech is not None else "s" if candidate.quoted else "u"
        self.shape = self._shape()
        self.pronoun = self._pronoun()

    def _shape(self) -> str:
        """Whether the speech opens and closes its paragraph."""
        if self.speech is None:
            return "-"
        text, (start, end) = self.scene.text, self.speech
        opens = text[max(0, start - 2) : start - 1] in ("", "\n")
        closes = "\n" in text[end + 1 : end + 3] or end + 2 >= len(text)
        return ("s" if opens else "") + ("e" if closes else "") or "m"

    def open(self, cue: Cue, owner: Cue | None) -> bool:
        """Whether a cue may reach the candidate: none reaches out of a speech, or into one of another cue."""
        touch = self.touch(cue)
        return touch == "inner" if owner is not None else touch != "escaped"

    def owner(self) -> Cue | None:
        """The cue that opens the speech, else the one right behind it."""
        if self.speech is None:
            return None
        scene = self.scene
        start, end = self.speech
        number = bisect_right(scene.passages, start - 1, key=_start) - 1
        for cue in reversed(scene.sources[max(0, number)]):
            if cue.source is not None and self.touch(cue) in ("opens", "near"):
                return cue
        number = bisect_right(scene.passages, end, key=_start) - 1
        for following in (number, number + 1):
            for cue in scene.sources[following] if following < len(scene.sources) else ():
                if cue.source is not None and cue.start >= end and self.touch(cue) == "closes":
                    return cue
        return None

    def touch(self, cue: Cue) -> str:
        """How a cue stands to the speech that holds the candidate."""
        text, home = self.scene.text, self.scene.passages[cue.passage]
        speech = self.speech
        if speech is not None and speech.start <= cue.start < speech.end:
            return "inner"
        if any(start <= cue.start < end and end - start >= _SPEECH for start, end in home.quotations):
            return "escaped"
        if speech is None:
            ahead = text[cue.end : cue.end + 3]
            return "left" if cue.start < self.candidate.trigger.start and "“" in ahead else "plain"
        if cue.end <= speech.start:
            gap = text[cue.end : speech.start - 1].strip(_MARKS) if speech.start - cue.end < _BEHIND else "?"
            return (
                "opens"
                if not gap
                else "stop"
                if gap == "。"
                else "near"
                if "。" not in gap and gap != "?"
                else "far"
            )
        gap = text[speech.end + 1 : cue.start] if cue.start - speech.end < _BEHIND else "。"
        return "closes" if not set(gap) & _STOPS else "beyond"

    def same(self, cue: Cue) -> str:
        """Whether the source is who does it: d, another: o, or nobody does: n."""
        doer = self.scene.doer
        if doer is None or cue.source is None:
            return "n"
        if doer.mention.actors != cue.source.mention.actors:
            return "o"
        return "w" if doer.mention.text.startswith("我们") else "d"

    def _pronoun(self) -> str:
        """The person that the clause begins with, where it is a pronoun."""
        before = self.candidate.before.lstrip(_MARKS)
        for form, pronouns in _persons():
            if before.startswith(pronouns):
                return form
        return ""

    def identity(self, cue: Cue, place: str) -> tuple[str, ...]:
        """Who the source is: the doer itself, the outlet itself, somebody else."""
        candidate = self.candidate
        actors = cue.source.mention.actors if cue.source else ()
        same = self.same(cue)
        own = "own" if self.scene.outlet in actors else "not"
        form = cue.source.mention.form if cue.source else ""
        return (
            place + "=" + same,
            place + "=" + same + candidate.type,
            place + "=" + same + self.quoted,
            place + "=outlet:" + own,
            place + "=form:" + form,
            place + "=share:" + self.scene.shares.get(actors, ""),
        )

    def outlet(self, before: Sequence[Cue], behind: Sequence[Cue], owner: Cue | None) -> tuple[str, ...]:
        """What speaks for nobody but the outlet."""
        candidate, quoted = self.candidate, self.quoted
        has = ("o" if owner else "") + ("b" if before else "") + ("p" if behind else "")
        return (
            "none",
            "none:" + candidate.type,
            "none:" + quoted,
            "none:" + quoted + has,
            "none:first" if candidate.passage.first else "none:later",
            "none:" + str(candidate.passage.kind),
            "none:b" + str(min(candidate.passage.block, 4)),
            "none:w:" + candidate.trigger.word,
            "none:dated" if candidate.passage.times else "none:undated",
            "none:" + self.shape,
        )

    def inside(self, cue: Cue, rank: int, place: str) -> tuple[str, ...]:
        """How a cue of the same sentence reaches the candidate."""
        candidate, quoted = self.candidate, self.quoted
        distance = str(min(abs(candidate.clause - cue.clause), 3)) if place == "in" else "x"
        nearest = place + str(min(rank, 2))
        touch = self.touch(cue)
        alone = ":self" if self._self(cue) else ":other"
        same = self.same(cue)
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
            place + alone,
            place + alone + candidate.type,
            place + alone + distance + cue.opening,
            place + alone + touch,
            place + alone + same + quoted,
            place + ":lead" + self.pronoun,
            place + ":lead" + self.pronoun + candidate.type,
            place + ":lead" + self.pronoun + same,
            place + ":o" + cue.opening + distance + same + quoted,
            place + ":prev" + cue.left,
            place + ":document" + distance if cue.document else place + ":nodocument",
            place + ":nom" + candidate.nominal,
            place + "~" + touch,
            nearest + "~" + touch,
            place + "~" + touch + ":" + cue.type,
            place + ":tag" + cue.tag[:1],
            place + ":tag" + cue.tag[:1] + cue.next,
            place + ":next" + cue.next,
            place + ":next" + cue.next + distance,
            *(place + ":ch" + char for char in cue.word),
            place + ":last" + cue.word[-1] + cue.opening,
            place + ":len" + str(min(len(cue.word), 4)),
        )

    def _self(self, cue: Cue) -> bool:
        """Whether nothing stands between the source and the candidate that could be another subject."""
        if cue.source is None:
            return False
        return not any(
            cue.end <= noun.start < self.candidate.trigger.start and not noun.coverb and not noun.modifier
            for noun in self.candidate.passage.nouns
        )

    def outside(self, cue: Cue, rank: int, before: Sequence[Cue]) -> tuple[str, ...]:
        """How a cue of an earlier sentence reaches the candidate."""
        candidate, passages, quoted = self.candidate, self.scene.passages, self.quoted
        passage, home = candidate.passage, passages[cue.passage]
        place = "prev" if home.block == passage.block else "block"
        distance = str(min(passage.number - cue.passage, 4))
        lead = next((n for n in passage.nouns if not n.coverb and not n.modifier), None)
        who = "none" if lead is None else "pronoun" if lead.mention.form == "pronoun" else "name"
        if lead is not None and cue.source is not None and lead.mention.actors == cue.source.mention.actors:
            who = "same" + who
        own = "+own" if before else "-own"
        was = "Q" if cue.opening == "“" or "“" in self.scene.text[cue.end : cue.end + 3] else "U"
        ranked = place + ":r" + str(rank)
        first = "F" if _first_person(self.scene.text, candidate) else ""
        sandwich = self._sandwich(cue)
        touch = self.touch(cue)
        start = passage.span.start
        return (
            place,
            place + distance,
            place + distance + quoted + own,
            place + quoted + was,
            place + quoted + own,
            place + ":" + cue.type,
            place + ":w:" + cue.word,
            ranked,
            ranked + quoted,
            place + ":report" if cue.report else place + ":say",
            place + ":" + candidate.type,
            place + ":" + (cue.source.kind if cue.source else ""),
            place + ":" + who,
            ranked + ":" + who + quoted + own,
            place + ":led" if _led(candidate) else place + ":unled",
            place + ":" + first + quoted,
            ranked + ":" + first + quoted,
            place + ":" + sandwich + quoted,
            ranked + ":" + sandwich + own,
            place + "~" + touch,
            ranked + "~" + touch,
            ranked + "~" + touch + self.shape,
            "ear:dated" + quoted if passage.times else "ear:undated" + quoted,
            "ear:lead" + self.scene.text[start : start + 2] + quoted,
            "ear:lead" + self.scene.text[start : start + 1],
            "ear:next" + cue.next,
            "ear:gap" + str(min(passage.block - home.block, 3)) + quoted + self.shape,
        )

    def _sandwich(self, cue: Cue) -> str:
        """Whose words the next sentence of the paragraph reports: the same source's, another's, nobody's."""
        number, block = self.candidate.passage.number, self.candidate.passage.block
        for following in range(number + 1, min(number + 3, len(self.scene.passages))):
            if self.scene.passages[following].block != block:
                return "last"
            for other in self.scene.sources[following]:
                if other.type == "statement" and other.source is not None and cue.source is not None:
                    same = other.source.mention.actors == cue.source.mention.actors
                    return "same" if same else "else"
        return "open"


def _speech(candidate: Candidate) -> Span | None:
    """The words between quotation marks that hold a candidate, the outermost, where they are no mere term."""
    at = candidate.trigger.start
    holding = [span for span in candidate.passage.quotations if span.start <= at < span.end]
    longest = max(holding, key=lambda span: span.end - span.start, default=None)
    return longest if longest is not None and longest.end - longest.start >= _SPEECH else None


def _first_person(text: str, candidate: Candidate) -> bool:
    start, end = candidate.passage.span
    return "我" in text[start:end]


def _start(passage: Passage) -> int:
    return passage.span.start


def _led(candidate: Candidate) -> bool:
    return any(
        n.leads and not n.coverb and n.start < candidate.trigger.start for n in candidate.passage.nouns
    )
