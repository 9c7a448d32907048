"""How far reported speech reaches: for every candidate the cues whose words it may be.

Every cue before a candidate in its sentence, one behind it, and the last ones before the sentence are
options; nobody (the outlet itself) is one too. Words between quotation marks belong to the cue that opens
them (甲说：“…”), else to the one right behind them (“…”，甲说), and to no other.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache

from msgspec import Struct

from kg.claims.attribution import Cue, Voice, words
from kg.claims.candidates import Candidate
from kg.claims.passages import Noun, Passage
from kg.claims.weighing import COUNTS, Group, template
from kg.records import Key, Span

#: Shorter words between quotation marks are a term or a name, not speech.
SPEECH = 10
#: A speaker named behind a speech stands this near to its end, with post and occasion.
_BEHIND = 60
_MARKS = "，,：:“「『 \u3000\n"
_STOPS = frozenset("。！？\n“")
_TELLING = frozenset({"statement", "disclose"})

_SOURCE = template(
    "source", "place same type quoted own form share",
    "place same", "place same type", "place same quoted", "place own", "place form", "place share",
)  # fmt: skip
_OUTLET = template(
    "outlet", "type quoted has first kind block word dated shape",
    "", "type", "quoted", "quoted has", "first", "kind", "block", "word", "dated", "shape",
)  # fmt: skip
_CUE = template(
    "cue", "place type word opening quoted clauses rank candidate",
    "place", "place type", "place word", "place opening quoted", "place opening clauses type",
    "place clauses", "place rank", "place rank type", "place type candidate",
)  # fmt: skip
_REPORTER = template(
    "reporter", "place borrowed kind report document clauses nominal",
    "place borrowed", "place kind", "place report", "place document clauses", "place nominal",
)  # fmt: skip
_BETWEEN = template(
    "between", "place alone type clauses opening touch same quoted",
    "place alone", "place alone type", "place alone clauses opening", "place alone touch",
    "place alone same quoted", "place opening clauses same quoted",
)  # fmt: skip
_LEAD = template(
    "lead", "place pronoun type same", "place pronoun", "place pronoun type", "place pronoun same"
)  # fmt: skip
_TOUCH = template("touch", "place touch rank type", "place touch", "place rank touch", "place touch type")
_CUE_WORD = template(
    "cue-word", "place tag next left clauses last opening length",
    "place tag", "place tag next", "place next", "place next clauses", "place left", "place last opening",
    "place length",
)  # fmt: skip
_CUE_CHARACTER = template("cue-character", "place character", "place character")
_EARLIER = template(
    "earlier", "place distance quoted own was rank type",
    "place", "place distance", "place distance quoted own", "place quoted was", "place quoted own",
    "place rank", "place rank quoted", "place type",
)  # fmt: skip
_EARLIER_CUE = template(
    "earlier-cue", "place type word report kind rank next",
    "place type", "place word", "place report", "place kind", "next",
)  # fmt: skip
_EARLIER_SUBJECT = template(
    "earlier-subject", "place rank who quoted own led first sandwich",
    "place who", "place rank who quoted own", "place led", "place first quoted", "place rank first quoted",
    "place sandwich quoted", "place rank sandwich own",
)  # fmt: skip
_EARLIER_TOUCH = template(
    "earlier-touch", "place rank touch shape", "place touch", "place rank touch", "place rank touch shape"
)  # fmt: skip
_EARLIER_SITE = template(
    "earlier-site", "dated quoted two one gap shape", "dated quoted", "two quoted", "one", "gap quoted shape"
)  # fmt: skip


class Scene(Struct, frozen=True, gc=False):
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
        actors: COUNTS[min(3, 4 * count // total)] + ("+" if count > 2 else "-")
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
        """The cue that the speech belongs to."""
        return owner(self.scene.text, self.scene.passages, self.scene.sources, self.speech)

    def touch(self, cue: Cue) -> str:
        """How a cue stands to the speech that holds the candidate, or to the candidate itself."""
        text = self.scene.text
        touch = touching(text, self.scene.passages[cue.passage], cue, self.speech)
        if self.speech is None and touch != "escaped":
            ahead = text[cue.end : cue.end + 3]
            return "left" if cue.start < self.candidate.trigger.start and "“" in ahead else "plain"
        return touch

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

    def identity(self, cue: Cue, place: str) -> tuple[Group, ...]:
        """Who the source is: the doer itself, the outlet itself, somebody else."""
        actors = cue.source.mention.actors if cue.source else ()
        own = "own" if self.scene.outlet in actors else "not"
        form = cue.source.mention.form if cue.source else ""
        share = self.scene.shares.get(actors, "")
        return ((_SOURCE, place, self.same(cue), self.candidate.type, self.quoted, own, form, share),)

    def outlet(self, before: Sequence[Cue], behind: Sequence[Cue], owner: Cue | None) -> tuple[Group, ...]:
        """What speaks for nobody but the outlet."""
        candidate = self.candidate
        has = ("o" if owner else "") + ("b" if before else "") + ("p" if behind else "")
        return (
            (
                _OUTLET, candidate.type, self.quoted, has, "first" if candidate.passage.first else "later",
                str(candidate.passage.kind), COUNTS[min(candidate.passage.block, 4)], candidate.trigger.word,
                "dated" if candidate.passage.times else "undated", self.shape,
            ),
        )  # fmt: skip

    def inside(self, cue: Cue, rank: int, place: str) -> tuple[Group, ...]:
        """How a cue of the same sentence reaches the candidate."""
        candidate, quoted = self.candidate, self.quoted
        clauses = COUNTS[min(abs(candidate.clause - cue.clause), 3)] if place == "in" else "x"
        touch, same = self.touch(cue), self.same(cue)
        alone = "self" if self._self(cue) else "other"
        return (
            (
                _CUE, place, cue.type, cue.word, cue.opening, quoted, clauses, COUNTS[min(rank, 2)],
                candidate.type,
            ),
            (
                _REPORTER, place, "borrowed" if cue.borrowed else "own",
                cue.source.kind if cue.source else "", "report" if cue.report else "say",
                "document" if cue.document else "", clauses, candidate.nominal,
            ),
            (_BETWEEN, place, alone, candidate.type, clauses, cue.opening, touch, same, quoted),
            (_LEAD, place, self.pronoun, candidate.type, same),
            (_TOUCH, place, touch, COUNTS[min(rank, 2)], cue.type),
            (_CUE_WORD, place, cue.tag[:1], cue.next, cue.left, clauses, cue.word[-1], cue.opening,
             COUNTS[min(len(cue.word), 4)]),
            *((_CUE_CHARACTER, place, char) for char in cue.word),
        )  # fmt: skip

    def _self(self, cue: Cue) -> bool:
        """Whether nothing stands between the source and the candidate that could be another subject."""
        if cue.source is None:
            return False
        return not any(
            cue.end <= noun.start < self.candidate.trigger.start and not noun.coverb and not noun.modifier
            for noun in self.candidate.passage.nouns
        )

    def outside(self, cue: Cue, rank: int, before: Sequence[Cue]) -> tuple[Group, ...]:
        """How a cue of an earlier sentence reaches the candidate."""
        candidate, passages, quoted = self.candidate, self.scene.passages, self.quoted
        passage, home = candidate.passage, passages[cue.passage]
        place = "prev" if home.block == passage.block else "block"
        distance = COUNTS[min(passage.number - cue.passage, 4)]
        lead = next((n for n in passage.nouns if not n.coverb and not n.modifier), None)
        who = "none" if lead is None else "pronoun" if lead.mention.form == "pronoun" else "name"
        if lead is not None and cue.source is not None and lead.mention.actors == cue.source.mention.actors:
            who = "same" + who
        own = "+own" if before else "-own"
        was = "Q" if cue.opening == "“" or "“" in self.scene.text[cue.end : cue.end + 3] else "U"
        first = "F" if _first_person(self.scene.text, candidate) else ""
        start = passage.span.start
        ranked = str(rank)
        return (
            (_EARLIER, place, distance, quoted, own, was, ranked, candidate.type),
            (
                _EARLIER_CUE, place, cue.type, cue.word, "report" if cue.report else "say",
                cue.source.kind if cue.source else "", ranked, cue.next,
            ),
            (
                _EARLIER_SUBJECT, place, ranked, who, quoted, own, "led" if _led(candidate) else "unled",
                first, self._sandwich(cue),
            ),
            (_EARLIER_TOUCH, place, ranked, self.touch(cue), self.shape),
            (
                _EARLIER_SITE, "dated" if passage.times else "undated", quoted,
                self.scene.text[start : start + 2], self.scene.text[start : start + 1],
                COUNTS[min(passage.block - home.block, 3)], self.shape,
            ),
        )  # fmt: skip

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


def owner(
    text: str, passages: Sequence[Passage], sources: Sequence[Sequence[Cue]], speech: Span | None
) -> Cue | None:
    """The cue that opens a speech, else the one right behind it; None where it has neither."""
    if speech is None:
        return None
    start, end = speech
    number = bisect_right(passages, start - 1, key=_start) - 1
    for cue in reversed(sources[max(0, number)]):
        if cue.source is not None and _touch(text, passages, cue, speech) in ("opens", "near"):
            return cue
    number = bisect_right(passages, end, key=_start) - 1
    for following in (number, number + 1):
        for cue in sources[following] if following < len(sources) else ():
            closes = cue.start >= end and _touch(text, passages, cue, speech) == "closes"
            if cue.source is not None and closes:
                return cue
    return None


def _touch(text: str, passages: Sequence[Passage], cue: Cue, speech: Span) -> str:
    return touching(text, passages[cue.passage], cue, speech)


def touching(text: str, home: Passage, cue: Cue, speech: Span | None) -> str:
    """How a cue stands to a speech: in it, in another one, before it or behind it, and how near."""
    if speech is not None and speech.start <= cue.start < speech.end:
        return "inner"
    for start, end in home.quotations:
        if start <= cue.start < end and end - start >= SPEECH:
            return "escaped"
    if speech is None:
        return ""
    if cue.end <= speech.start:
        near = speech.start - cue.end < _BEHIND
        gap = text[cue.end : speech.start - 1].strip(_MARKS) if near else "?"
        if not gap:
            return "opens"
        return "stop" if gap == "。" else "near" if "。" not in gap and gap != "?" else "far"
    gap = text[speech.end + 1 : cue.start] if cue.start - speech.end < _BEHIND else "。"
    return "closes" if not set(gap) & _STOPS else "beyond"


def _speech(candidate: Candidate) -> Span | None:
    """The words between quotation marks that hold a candidate, the outermost, where they are no mere term."""
    at = candidate.trigger.start
    holding = [span for span in candidate.passage.quotations if span.start <= at < span.end]
    longest = max(holding, key=lambda span: span.end - span.start, default=None)
    return longest if longest is not None and longest.end - longest.start >= SPEECH else None


def _first_person(text: str, candidate: Candidate) -> bool:
    start, end = candidate.passage.span
    return "我" in text[start:end]


def _start(passage: Passage) -> int:
    return passage.span.start


def _led(candidate: Candidate) -> bool:
    return any(
        n.leads and not n.coverb and n.start < candidate.trigger.start for n in candidate.passage.nouns
    )
