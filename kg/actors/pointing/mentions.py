"""The mentions of a text before its pronouns are read, and how each stands in its sentence."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from kg.actors.finding import Finding
from kg.actors.reading import Text
from kg.actors.roster import Roster
from kg.actors.wordings import wordings
from kg.records import ActorType, Key
from kg.weighing import COUNTS

#: How many sentences back a pronoun may point.
SENTENCES_BACK = 8
#: Sentences back, at most, that a distance tells apart.
_FAR = 4
#: The longest stretch between a body and the person who holds its office.
_LONGEST_OFFICE = 16
#: The longest bracket between a name and its verb: 雷（Christopher Wray）说.
_LONGEST_BRACKET = 60
_OUTSIDE = -1
_PERSON = ActorType.PERSON
#: Parts of speech, by their first letter, that end what leads a clause.
_CUTS = frozenset("vp")


class Standing(Struct, frozen=True, gc=False):
    """How a mention stands: its sentence and clause, its part there, what follows it, its quotation."""

    sentence: int
    clause: int
    part: (
        str  # owner | office | first | late | object | told, or the class of the word before: with, to, by, …
    )
    next: str  # colon | says | verb | coverb | adverb | noun | mark | other
    quotation: int  # _OUTSIDE where it stands in none

    def far(self, one: "Standing") -> str:
        """How far back a mention is: same clause, the one before, same sentence, or so many sentences."""
        if self.clause == one.clause:
            return "here"
        back = self.sentence - one.sentence
        if back == 0:
            return "sentence" if self.clause - one.clause > 1 else "clause"
        return COUNTS[back] if back < _FAR else COUNTS[_FAR]


class _Types(dict[Key, ActorType | None]):
    """What kind of actor each key is."""

    def __init__(self, roster: Roster) -> None:
        """Asks the roster once a key."""
        super().__init__()
        self._roster = roster

    def __missing__(self, key: Key) -> ActorType | None:
        actor = self._roster.actor(key)
        if actor is not None:
            self[key] = actor.type
        return actor.type if actor is not None else None


class Mentions:
    """The mentions of a text in order; pronouns are added as they are read."""

    def __init__(self, text: Text, roster: Roster, findings: Iterable[Finding]) -> None:
        """Takes the findings kept so far, in text order and without overlaps."""
        self.text, self.roster, self._words = text, roster, wordings()
        self.findings = list(findings)
        self.starts = [finding.start for finding in self.findings]
        #: Of the mentions before `count_to`: how often everybody is mentioned, and which mentions are people.
        self.counts: defaultdict[tuple[Key, ...], int] = defaultdict(int)
        self.people: list[int] = []
        self._counted = 0
        self.sentences = text.layout.sentences
        self._sentence_starts = [sentence.span.start for sentence in self.sentences]
        self._clause_starts = [clause[0] for one in self.sentences for clause in one.clauses]
        self._sentence_of = [number for number, one in enumerate(self.sentences) for _ in one.clauses]
        self._cuts: dict[int, int] = {}  # by clause: where what leads it ends
        self._quotations = text.layout.quotations
        self._quotation_starts = [one.inner.start for one in text.layout.quotations]
        self.types = _Types(roster)
        self._standings: dict[int, Standing] = {}  # by where the mention begins
        self._nexts: dict[int, str] = {}  # what follows, by where the mention ends

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
        counts, types, people = self.counts, self.types, self.people
        for number, finding in enumerate(self.findings[self._counted : place], self._counted):
            keys = finding.keys
            counts[keys] += 1
            if types[keys[0]] is _PERSON:
                people.append(number)
        self._counted = max(self._counted, place)

    def is_person(self, key: Key) -> bool:
        """Whether a key is a person's."""
        return self.types[key] is _PERSON

    def sentence(self, at: int) -> int:
        """The number of the sentence around a position."""
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def first_in(self, sentence: int) -> int:
        """The place of the first mention of a sentence, or of the next one after it."""
        return bisect_left(self.starts, self._sentence_starts[max(0, sentence)])

    def quotation(self, at: int) -> int:
        """The number of the quotation around a position."""
        number = bisect_right(self._quotation_starts, at) - 1
        return number if number >= 0 and at < self._quotations[number].inner[1] else _OUTSIDE

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
        if person is None or person.start - finding.end > _LONGEST_OFFICE:
            return False
        token = self.text.token_to[person.start]
        return (
            token is not None
            and token.start >= finding.end
            and "title" in token.meaning.classes
            and self.is_person(person.keys[0])
            and not self.is_person(finding.keys[0])
        )

    def standing(self, place: int) -> Standing:
        """How the mention at a place stands."""
        start = self.starts[place]
        known = self._standings.get(start)
        if known is None:
            finding = self.findings[place]
            following = self.findings[place + 1] if place + 1 < len(self.findings) else None
            known = self.standing_of(start, finding.end)
            if self.is_office_of(finding, following):
                known = replace(known, part="office")
            self._standings[start] = known
        return known

    def standing_of(self, start: int, end: int) -> Standing:
        """How a stretch stands."""
        clauses = self._clause_starts
        clause = bisect_right(clauses, start) - 1 if clauses and clauses[0] <= start else 0
        begin, sentence = (clauses[clause], self._sentence_of[clause]) if clauses else (0, 0)
        quotation = self.quotation(start) if self._quotations else _OUTSIDE
        return Standing(sentence, clause, self._part(clause, begin, start, end), self.next(end), quotation)

    def _part(self, clause: int, begin: int, start: int, end: int) -> str:
        """What part a stretch has in the clause that begins there, by the words around it."""
        folded = self.text.folded
        if folded[end : end + 1] == "的":
            return "owner"
        if start == begin:
            return "first"
        part = self._words.parts.get(folded[start - 1 : start])
        if part:
            return part
        word = self.text.word_to[start]
        if word is not None and word.tag[:1] == "v":
            return "told" if folded[max(0, start - 2) : start].endswith(self._words.telling) else "object"
        cut = self._cuts.get(clause)
        if cut is None:
            cut = self._cuts[clause] = self._cut(clause, begin)
        return "first" if start <= cut else "late"

    def _cut(self, clause: int, begin: int) -> int:
        """Where the first verb or preposition of a clause begins, or the clause ends."""
        starts, word_at, at = self._clause_starts, self.text.word_at, begin
        end = starts[clause + 1] if clause + 1 < len(starts) else len(self.text.folded)
        while at < end:
            word = word_at[at]
            if word is None:
                at += 1
            elif word.tag[0] in _CUTS:
                return at
            else:
                at = word.end
        return end

    def next(self, at: int) -> str:
        """What follows a stretch: a verb of saying with at most two characters before it, another word."""
        known = self._nexts.get(at)
        if known is None:
            known = self._nexts[at] = self._next(at)
        return known

    def _next(self, at: int) -> str:
        folded = self.text.folded
        char = folded[at : at + 1]
        if char in _OPENING:
            closed = max(folded.find(mark, at, at + _LONGEST_BRACKET) for mark in _CLOSING)
            at = closed + 1 if closed > at else at
            char = folded[at : at + 1]
        if char == "：":
            return "colon"
        if self._words.saying_near.match(folded, at):
            return "says"
        word = self.text.word_at[at]
        return _KINDS.get(word.tag[:1], "other") if word else "other"


_OPENING, _CLOSING = frozenset("（("), "）)"
_KINDS = {"v": "verb", "p": "coverb", "x": "mark", "d": "adverb", "n": "noun"}
