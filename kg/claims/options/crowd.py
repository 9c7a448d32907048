"""The nouns of an article that can take part, as columns: what is asked of each is worked out once."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

import numpy as np

from kg.claims.options.columns import NUMBER, Column, Flags, Table, columns_of, numbered, numbers
from kg.claims.words.nouns import Noun
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger
from kg.records import Key

#: What stands for nobody among the rows of a crowd, and among its actors.
NOBODY = -1


class Crowd:
    """Every noun that modifies no other, in text order; those of one sentence lie in a range of rows.

    Nouns of other readings of the text (the source of a cue) are added when they are first asked for.
    """

    def __init__(self, passages: Sequence[Passage], triggers: Sequence[Trigger]) -> None:
        """Number the nouns of all sentences."""
        self.nouns: list[Noun] = []
        self.ranges: list[tuple[int, int]] = []
        self.known: dict[int, int] = {}  # where the nouns of the sentences lie, by identity
        self.ends: dict[int, Noun] = {}  # all nouns, by where their names end
        self._actors: dict[tuple[Key, ...], int] = {}
        self._governors = {trigger.end: trigger.concepts[0].type for trigger in triggers}
        self._rows: list[list[int]] = []
        self._last: list[int] = []  # of every noun where the last one up to it starts
        self._free: list[int] = []  # by sentence where the first noun stands that no coverb takes
        self._leading: list[list[tuple[int, int]]] = []  # those that open their clause: start and clause
        for passage in passages:
            first, last = len(self.nouns), -1
            for noun in passage.nouns:
                self.ends[noun.mention.span.end] = noun
                last = max(last, noun.start)
                if not noun.modifier:
                    self._add(noun, passage.quoted(noun.start))
                    self._last.append(last)
            self.ranges.append((first, len(self.nouns)))
            free, leading = passage.span.end, []
            for noun in passage.nouns:
                if not noun.coverb:
                    if noun.start < free and not noun.modifier:
                        free = noun.start
                    if noun.leads:
                        leading.append((noun.start, noun.clause))
            self._free.append(free)
            self._leading.append(leading)

    def _add(self, noun: Noun, quoted: bool) -> int:
        row = self.known[id(noun)] = len(self.nouns)
        self.nouns.append(noun)
        self._rows.append(self._values(noun, quoted))
        return row

    def row(self, noun: Noun | None) -> int:
        """Where a noun lies."""
        if noun is None:
            return NOBODY
        row = self.known.get(id(noun))
        return self._add(noun, False) if row is None else row

    def found(self, nouns: Iterable[Noun | None]) -> Column:
        """Where some nouns lie."""
        return np.array([NOBODY if noun is None else self.row(noun) for noun in nouns], dtype=np.intp)

    def actors(self, noun: Noun | None) -> int:
        """The number of a noun's actors."""
        return NOBODY if noun is None else self._numbered(noun)

    def _numbered(self, noun: Noun) -> int:
        return self._actors.setdefault(noun.mention.actors, len(self._actors))

    def before(self, sentence: int, at: int) -> int:
        """How many nouns of a sentence come before the first that starts behind an offset."""
        low, high = self.ranges[sentence]
        return bisect_left(self._last, at, low, high) - low

    def free(self, sentence: int, at: int) -> bool:
        """Whether a noun that no coverb takes stands before an offset in its sentence."""
        return self._free[sentence] < at

    def led(self, sentence: int, at: int, clause: int) -> bool:
        """Whether a noun before an offset opens its clause, which is the one given or one before."""
        for start, number in self._leading[sentence]:  # noqa: SIM110 asked for every event word: see Passage
            if start < at and number <= clause:
                return True
        return False

    def _values(self, noun: Noun, quoted: bool) -> list[int]:
        mention, clause = noun.mention, noun.clause
        coverb = NUMBER[noun.coverb]
        return [
            noun.start, noun.end, mention.span.start, mention.span.end, clause, noun.rank, noun.group,
            self._numbered(noun), quoted, coverb,
            coverb if noun.coverb or not noun.leads else NUMBER["lead"], NUMBER[noun.kind],
            NUMBER[mention.form], NUMBER[noun.weight], NUMBER[noun.left], NUMBER[noun.right],
            NUMBER[noun.before], NUMBER[noun.behind], NUMBER["de" if noun.possessive else ""],
            NUMBER["h" if noun.head else "-"], NUMBER["first" if noun.head and noun.rank == 0 else "-"],
            NUMBER[self._governors.get(noun.start, "")], noun.bound,
        ]  # fmt: skip

    def people(self) -> "People":
        """The nouns numbered so far, as columns."""
        return People(columns_of(self._rows or [[0] * 23], 23))  # nobody's row is the last

    def shared(self) -> Flags:
        """Which two lists of actors have somebody in common, by their numbers."""
        lists = list(self._actors) or [()]
        found = np.diag([bool(actors) for actors in lists])
        homes: dict[Key, list[int]] = {}
        for number, actors in enumerate(lists):
            for key in actors:
                homes.setdefault(key, []).append(number)
        for home in homes.values():
            if len(home) > 1:
                found[np.ix_(home, home)] = True
        return found


class People(Table):
    """The nouns of a crowd, each value a column."""

    def __init__(self, columns: Column) -> None:
        """Name the columns."""
        super().__init__(columns)
        (
            self.start, self.end, self.name_start, self.name_end, self.clause, self.rank, self.group,
            self.actors, self.quoted, self.coverb, self.lead, self.kind, self.form, self.weight, self.left,
            self.right, self.before, self.behind, self.possessive, self.head, self.first, self.governed,
            self.bound,
        ) = columns  # fmt: skip


class Between:
    """What stands between an event word and a noun, for many at once."""

    def __init__(self, text: str, passages: Sequence[Passage], triggers: Sequence[Trigger]) -> None:
        """Count what a text holds up to each offset."""
        letters = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        self.of = np.concatenate(([0], np.cumsum(letters == ord("的"))))
        self.verbs = np.array([trigger.start for trigger in triggers if trigger.edges == "lr"], dtype=np.intp)
        unknown = [word for passage in passages for word in passage.unknown]
        self.unknown_starts = np.array([-1] + [start for start, _, _ in unknown], dtype=np.intp)
        self.unknown_ends = np.array([-1] + [end for _, end, _ in unknown], dtype=np.intp)
        self.unknown_kinds = np.array([NUMBER[""]] + [NUMBER[kind] for _, _, kind in unknown], dtype=np.intp)

    def strangers(self, low: Column, high: Column) -> Column:
        """The kind of the last noun in each stretch that names no actor."""
        last = self.unknown_ends.searchsorted(high, "right") - 1
        inside = self.unknown_starts.take(last) >= low
        return np.where(inside, self.unknown_kinds.take(last), NUMBER[""])

    def acts(self, low: Column, high: Column) -> Column:
        """How many event words that are words by themselves start in each stretch."""
        return self.verbs.searchsorted(high) - self.verbs.searchsorted(low)

    def gaps(self, before: Flags, low: Column, high: Column) -> Column:
        """How long each stretch is, and whether 的 stands in it or at the edge away from the noun."""
        of, length = self.of, high - low
        opens = (of.take(low + 1, mode="clip") > of.take(low)) & before
        closes = (of.take(high) > of.take(high - 1, mode="wrap")) & ~before
        inside = of.take(high) > of.take(low)
        found = _LENGTHS.take(_LONG.searchsorted(length))
        for holds, gap in ((inside, _HAS_DE), (opens, _DE), (closes, _REL), (length <= 0, _NONE)):
            found[holds] = gap  # the last that holds is what counts
        return found


#: How long a stretch is, up to each of these lengths and beyond.
_LONG = np.array((3, 8))
_LENGTHS = numbered(("s", "m", "l"))
_NONE, _REL, _DE, _HAS_DE = numbers("0", "rel", "de", "has-de")
