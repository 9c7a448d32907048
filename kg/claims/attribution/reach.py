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

from kg.claims.attribution.cues import BARE, Cue, words
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun
from kg.claims.words.passages import Passage
from kg.lang.event_types import SPEECH
from kg.records import Key, Span
from kg.weighing import COUNTS

#: Shorter words between quotation marks are a term or a name, not speech.
SPOKEN = 10
#: A speaker named behind a speech stands this near to its end, with post and occasion.
_BEHIND = 60
#: As many spaces and line breaks may stand between a colon and the speech that it opens.
_NEAR = 6
_MARKS = "，,：:“「『 \u3000\n"
_STOPS = frozenset("。！？\n“")
_TELLING = frozenset({"statement", "disclose"})
#: How far into a sentence whoever speaks in it himself stands at most.
_OPENING = 12


class Scene(Struct, frozen=True, gc=False):
    """What the choice of a voice looks at: all cues by sentence, those before each, the outlet."""

    text: str
    passages: Sequence[Passage]
    sources: Sequence[Sequence[Cue]]
    earlier: Sequence[Sequence[Cue]]
    shares: Mapping[tuple[Key, ...], str]
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


@cache
def _persons() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pronouns a clause can begin with, by person."""
    return tuple((form, tuple(sorted(words(form)))) for form in ("first", "third", "reflexive"))


#: A cue and how it stands to a candidate (`Reach.touch`).
_Heard = tuple[Cue, str]


class Reach:
    """Which cues reach a candidate: the speech that holds it and the cue that owns it, those around."""

    def __init__(self, candidate: Candidate, scene: Scene, speech: Span | None, owner: Cue | None) -> None:
        """See what may hold the candidate, which stands in a speech of an owner, or in none."""
        self.candidate, self.scene, self.speech, self.owner = candidate, scene, speech, owner
        self.quoted = "q" if speech is not None else "s" if candidate.quoted else "u"
        trigger = candidate.trigger
        self.before: list[_Heard] = []
        self.behind: list[_Heard] = []
        for cue in scene.sources[candidate.passage.number]:
            if cue.source is None or cue is owner:
                continue
            touch = self.touch(cue)
            if touch == "escaped" or (owner is not None and touch != "inner"):
                continue  # none reaches out of a speech, or into one of another cue
            if cue.end <= trigger.start:
                self.before.append((cue, touch))
            elif cue.start >= trigger.end:
                self.behind.append((cue, touch))
        self.earlier = scene.earlier[candidate.passage.number] if self.owner is None else ()

    def shape(self) -> str:
        """Whether the speech opens and closes its paragraph."""
        if self.speech is None:
            return "-"
        text, (start, end) = self.scene.text, self.speech
        opens = text[max(0, start - 2) : start - 1] in ("", "\n")
        closes = "\n" in text[end + 1 : end + 3] or end + 2 >= len(text)
        return ("s" if opens else "") + ("e" if closes else "") or "m"

    def touch(self, cue: Cue) -> str:
        """How a cue stands to the speech that holds the candidate, or to the candidate itself."""
        text = self.scene.text
        touch = touching(text, self.scene.passages[cue.passage], cue, self.speech)
        if self.speech is not None or touch == "escaped":
            return touch
        left = cue.start < self.candidate.trigger.start and "“" in text[cue.end : cue.end + 3]
        return "left" if left else "plain"

    def pronoun(self) -> str:
        """The person that the clause begins with, where it is a pronoun."""
        before = self.candidate.before.lstrip(_MARKS)
        for form, pronouns in _persons():
            if before.startswith(pronouns):
                return form
        return ""

    def led(self) -> bool:
        """Whether a noun opens a clause before the candidate."""
        at = self.candidate.trigger.start
        return any(n.leads and not n.coverb and n.start < at for n in self.candidate.passage.nouns)

    def alone(self, cue: Cue) -> str:
        """Whether nothing stands between a cue and the candidate that could be another subject."""
        start, at = cue.end, self.candidate.trigger.start
        for noun in self.candidate.passage.nouns:
            if start <= noun.start < at and not noun.coverb and not noun.modifier:
                return "other"
        return "self"

    def speaks_up(self, doer: Noun | None, cue: Cue) -> bool:
        """Whether a sentence begins with somebody who speaks himself, after one in which a person spoke.

        On annotated articles the words are the outlet's in 40 of 60 that were taken for those of the person.
        Who does more of the same (甲还敦促乙) may well go on in that person's account.
        """
        candidate, source = self.candidate, cue.source
        if doer is None or source is None or source.kind != "person" or cue.report or self.quoted != "u":
            return False
        if candidate.type not in SPEECH or candidate.nominal or doer.mention.form == "pronoun":
            return False
        start, at = candidate.passage.span.start, candidate.trigger.start
        opens = start <= doer.start <= start + _OPENING and candidate.clause == doer.clause == 0
        if not opens or doer.end > at or doer.mention.actors == source.mention.actors:
            return False
        return not any(word in self.scene.text[doer.end : at] for word in words("continuing"))

    def sandwich(self, cue: Cue) -> str:
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


def reaches(candidates: Sequence[Candidate], scene: Scene) -> list[Reach]:
    """Which cues reach some candidates."""
    speeches = [_speech(candidate) if candidate.quoted else None for candidate in candidates]
    owners = {
        speech: owner(scene.text, scene.passages, scene.sources, speech) for speech in dict.fromkeys(speeches)
    }
    pairs = zip(candidates, speeches, strict=True)
    return [Reach(candidate, scene, speech, owners[speech]) for candidate, speech in pairs]


def owner(
    text: str, passages: Sequence[Passage], sources: Sequence[Sequence[Cue]], speech: Span | None
) -> Cue | None:
    """The cue that opens a speech, else the one right behind it; None where it has neither.

    What opens it stands right before it or shortly before it, or the sentence before it ends with a colon.
    """
    if speech is None:
        return None
    start, end = speech
    number = bisect_right(passages, start - 1, key=_start) - 1
    before = [cue for cue in reversed(sources[max(0, number)]) if cue.source is not None]
    near = next((cue for cue in before if _touch(text, passages, cue, speech) in ("opens", "near")), None)
    if near is None or (near.type not in _TELLING and _touch(text, passages, near, speech) == "near"):
        near = _announcing(text, passages, sources, start) or near
    if near is not None:
        return near
    number = bisect_right(passages, end, key=_start) - 1
    for following in (number, number + 1):
        for cue in sources[following] if following < len(sources) else ():
            closes = cue.start >= end and _touch(text, passages, cue, speech) == "closes"
            if cue.source is not None and closes:
                return cue
    return None


def _announcing(
    text: str, passages: Sequence[Passage], sources: Sequence[Sequence[Cue]], start: int
) -> Cue | None:
    """The first word of saying of the sentence that ends with a colon before a speech: 甲告诉乙，…，丙…：“…”.

    The speech may open the next paragraph.
    """
    at = start - 2
    while at > 0 and start - at < _NEAR and text[at] in " \u3000\n":
        at -= 1
    if at < 0 or text[at] not in "：:":
        return None
    number = bisect_right(passages, at, key=_start) - 1
    home = passages[max(0, number)]
    said = [c for c in sources[home.number] if c.source is not None and c.end <= at and c.word not in BARE]
    told = [c for c in said if touching(text, home, c, None) == "" and c.type in _TELLING]
    return next(iter(told), None)


def _touch(text: str, passages: Sequence[Passage], cue: Cue, speech: Span) -> str:
    return touching(text, passages[cue.passage], cue, speech)


def touching(text: str, home: Passage, cue: Cue, speech: Span | None) -> str:
    """How a cue stands to a speech: in it, in another one, before it or behind it, and how near."""
    if speech is not None and speech.start <= cue.start < speech.end:
        return "inner"
    for start, end in home.quotations:
        if start <= cue.start < end and end - start >= SPOKEN:
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
    return longest if longest is not None and longest.end - longest.start >= SPOKEN else None


def _start(passage: Passage) -> int:
    return passage.span.start
