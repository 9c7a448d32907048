"""The mentions of a text before its pronouns are read, and how each stands in its sentence."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.actors.finding import Finding
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.actors.wordings import wordings
from kg.records import ActorType, Key

#: How many sentences back a pronoun may point.
SENTENCES_BACK = 8
#: The longest stretch between a body and the person who holds its office.
_LONGEST_OFFICE = 16
#: The longest bracket between a name and its verb: 雷（Christopher Wray）说.
_LONGEST_BRACKET = 60
_OUTSIDE = -1


class Standing(NamedTuple):
    """How a mention stands: its sentence and clause, its part there, what follows it, its quotation."""

    sentence: int
    clause: int
    part: (
        str  # owner | office | first | late | object | told, or the class of the word before: with, to, by, …
    )
    next: str  # colon | says | verb | coverb | adverb | noun | mark | other
    quotation: int  # _OUTSIDE where it stands in none


class Mentions:
    """The mentions of a text in order; pronouns are added as they are read."""

    def __init__(self, text: Text, roster: Roster, findings: Iterable[Finding]) -> None:
        """Takes the findings kept so far, in text order and without overlaps."""
        self.text, self.roster = text, roster
        self.findings = list(findings)
        self.starts = [finding.start for finding in self.findings]
        self.counts: Counter[tuple[Key, ...]] = Counter()  # of the mentions before `count_to`
        self._counted = 0
        self.sentences = text.layout.sentences
        self._sentence_starts = [sentence.span.start for sentence in self.sentences]
        self._clause_starts = [clause.start for one in self.sentences for clause in one.clauses]
        self._word_starts = [word.start for word in text.layout.words]
        self._cut_starts = [word.start for word in text.layout.words if word.tag[:1] in ("v", "p")]
        self._quotation_starts = [one.inner.start for one in text.layout.quotations]
        self._types: dict[Key, ActorType] = {}
        self._standings: dict[int, Standing] = {}  # by where the mention begins

    def place(self, start: int, end: int) -> int | None:
        """Where a new mention belongs among the others; None where it overlaps one."""
        place = bisect_right(self.starts, start)
        if place and self.findings[place - 1].end > start:
            return None
        if place < len(self.starts) and self.starts[place] < end:
            return None
        return place

    def add(self, place: int, finding: Finding) -> None:
        """Put a mention at its place."""
        self.findings.insert(place, finding)
        self.starts.insert(place, finding.start)

    def count_to(self, place: int) -> None:
        """Count how often everybody is mentioned before a place; places only grow."""
        self.counts.update([one.keys for one in self.findings[self._counted : place]])
        self._counted = max(self._counted, place)

    def type(self, key: Key) -> ActorType | None:
        """What kind of actor a key is."""
        known = self._types.get(key)
        if known is None:
            actor = self.roster.actor(key)
            if actor is None:
                return None
            known = self._types[key] = actor.type
        return known

    def is_person(self, key: Key) -> bool:
        """Whether a key is a person's."""
        return self.type(key) is ActorType.PERSON

    def sentence(self, at: int) -> int:
        """The number of the sentence around a position."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def block(self, sentence: int) -> int:
        """The number of the paragraph that a sentence stands in."""
        return self.sentences[sentence].block

    def quotation(self, at: int) -> int:
        """The number of the quotation around a position."""
        number = bisect_right(self._quotation_starts, at) - 1
        inside = number >= 0 and at < self.text.layout.quotations[number].inner.end
        return number if inside else _OUTSIDE

    def between(self, start: int, end: int) -> list[Finding]:
        """The mentions that begin in a stretch."""
        return self.findings[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def back(self, at: int) -> Iterator[list[Finding]]:
        """Mentions before a position: those of its sentence, then of each sentence before it."""
        number = self.sentence(at)
        for back in range(min(SENTENCES_BACK, number + 1)):
            start, end = self.sentences[number - back].span
            yield self.between(start, min(end, at))

    def is_office_of(self, finding: Finding, person: Finding | None) -> bool:
        """Whether a state or body only says whose office the person named next holds."""
        if person is None or not self.is_person(person.keys[0]) or self.is_person(finding.keys[0]):
            return False
        token = self.text.token_to.get(person.start)
        return (
            token is not None
            and "title" in token.meaning.classes
            and token.start >= finding.end
            and (person.start - finding.end <= _LONGEST_OFFICE)
        )

    def standing(self, place: int) -> Standing:
        """How the mention at a place stands."""
        finding = self.findings[place]
        known = self._standings.get(finding.start)
        if known is None:
            following = self.findings[place + 1] if place + 1 < len(self.findings) else None
            known = self.standing_of(finding.start, finding.end)
            if self.is_office_of(finding, following):
                known = known._replace(part="office")
            self._standings[finding.start] = known
        return known

    def standing_of(self, start: int, end: int) -> Standing:
        """How a stretch stands."""
        clause = max(0, bisect_right(self._clause_starts, start) - 1)
        begin = self._clause_starts[clause] if self._clause_starts else 0
        return Standing(
            self.sentence(start),
            clause,
            self._part(begin, start, end),
            self._next(end),
            self.quotation(start),
        )

    def _part(self, begin: int, start: int, end: int) -> str:
        """What part a stretch has in the clause that begins there, by the words around it."""
        folded = self.text.folded
        if folded[end : end + 1] == "的":
            return "owner"
        if start == begin:
            return "first"
        before = folded[start - 1 : start]
        part = wordings().parts.get(before)
        if part:
            return part
        if self._follows_verb(start):
            return "told" if folded[max(0, start - 2) : start].endswith(wordings().telling) else "object"
        return "first" if self._leads(begin, start) else "late"

    def _follows_verb(self, at: int) -> bool:
        """Whether the word that ends at a position is a verb."""
        number = bisect_left(self._word_starts, at) - 1
        word = self.text.layout.words[number] if number >= 0 else None
        return word is not None and word.end == at and word.tag[:1] == "v"

    def _leads(self, begin: int, at: int) -> bool:
        """Whether neither a verb nor a preposition stands between a clause's beginning and a position."""
        return bisect_left(self._cut_starts, begin) == bisect_left(self._cut_starts, at)

    def _next(self, at: int) -> str:
        """What follows a stretch: a verb of saying with at most two characters before it, another word."""
        folded = self.text.folded
        if folded[at : at + 1] in _OPENING:
            closed = max(folded.find(mark, at, at + _LONGEST_BRACKET) for mark in _CLOSING)
            at = closed + 1 if closed > at else at
        if folded.startswith("：", at):
            return "colon"
        if wordings().saying.match(folded, at):
            return "says"
        word = self.text.word_at.get(at)
        return _KINDS.get(word.tag[:1], "other") if word else "other"


_OPENING, _CLOSING = frozenset("（("), "）)"
_KINDS = {"v": "verb", "p": "coverb", "x": "mark", "d": "adverb", "n": "noun"}
