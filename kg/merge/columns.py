"""Claims as columns of numbers, so that a million pairs are compared in a second or two.

A row is a claim, in the order of the frames. Actors, words and places are numbers that mean something
only within one call; -1 stands for nobody and nothing.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import accumulate, groupby
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from kg.lang.event_types import SPEECH
from kg.lang.fold import fold
from kg.merge import salience, words
from kg.merge.casting import Cast, Numbering, Numbers, blended, cast_of
from kg.merge.days import UNKNOWN
from kg.merge.frames import GATHERING, SAYING, Frame, family
from kg.merge.words import Bits
from kg.records import Actor, Basis, Claim, Document, Factuality, Key

#: Days before and after all others, for open ends.
EARLIEST, LATEST = 0, 1 << 24

# What is said lies behind the clause that says it is said: 他强调，…
_CONTEXT = 50

# The words of so many documents are looked up at once.
_TEXTS = 64

# So many characters after a trigger, within its sentence, hold what it is about: 敦促|俄罗斯释放…, not
# 敦促|俄罗斯重返…. B³ F1 of the claims that the rules read in the training articles, cross-validated: 0.844;
# without what follows 0.840.
_CONTENT = 18
# So far behind a trigger, or another addressee, somebody is addressed by it.
_ADDRESSED = 6
_SENTENCE_END = re.compile(r"[。！？\n]")

# Whom one meets or visits makes the event: on one day, two hosts are two events.
_ENCOUNTERS = frozenset({"meet", "visit"})

#: Factualities as numbers.
HAPPENED, NEGATED, POSSIBLE, PLANNED = range(4)
_FACTUALITIES = {
    Factuality.HAPPENED: HAPPENED,
    Factuality.NEGATED: NEGATED,
    Factuality.POSSIBLE: POSSIBLE,
    Factuality.PLANNED: PLANNED,
}
#: What a date rests on, as numbers.
UNDATED, WORKED_OUT, STATED = range(3)
_BASES = {Basis.NONE: UNDATED, Basis.CONTEXT: WORKED_OUT, Basis.STATED: STATED}


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """What is compared of claims."""

    cast: Cast
    roles: Numbers  # number of the casting
    document: Numbers
    block: Numbers
    at: Numbers  # where the trigger stands
    begins: Numbers  # the quote
    ends: Numbers
    title: NDArray[np.bool_]
    published: Numbers
    moment: Numbers  # the day a claim is sorted under
    type: Numbers
    family: Numbers
    speech: NDArray[np.bool_]
    gathering: NDArray[np.bool_]
    saying: NDArray[np.bool_]
    encounter: NDArray[np.bool_]
    occasion: NDArray[np.bool_]  # is a press conference
    unmeant: NDArray[np.bool_]
    factuality: Numbers
    start: Numbers
    end: Numbers
    basis: Numbers
    subtype: Numbers
    lasting: NDArray[np.bool_]
    war: NDArray[np.bool_]
    trigger: Numbers
    trigger_letters: Bits
    place: Numbers
    source: Numbers
    words: Bits
    context: Bits
    content: Bits
    followed: NDArray[np.bool_]  # by any content
    sums: NDArray[np.uint64]  # of money, a bit for each
    salience: salience.Table

    def take(self, rows: NDArray[np.int64]) -> "Columns":
        """Some of the rows."""
        columns = {
            field.name: getattr(self, field.name)[rows] for field in fields(self) if field.name != "cast"
        }
        return replace(self, **columns)


#: Columns of numbers, with what a frame has there.
_NUMBERS: Mapping[str, Callable[[Frame], int]] = {
    "roles": lambda frame: frame.roles.number,
    "document": lambda frame: frame.document,
    "block": lambda frame: frame.block,
    "at": lambda frame: frame.claim.trigger_span.start,
    "begins": lambda frame: frame.claim.span.start,
    "ends": lambda frame: frame.claim.span.end,
    "published": lambda frame: frame.published or -1,
    "moment": lambda frame: frame.moment,
    "factuality": lambda frame: _FACTUALITIES[frame.claim.factuality],
    "start": lambda frame: EARLIEST if frame.days.start is None else frame.days.start,
    "end": lambda frame: LATEST if frame.days.end is None else frame.days.end,
    "basis": lambda frame: UNDATED if frame.days == UNKNOWN else _BASES[frame.claim.time.basis],
}
#: Columns of what is or is not so.
_FLAGS: Mapping[str, Callable[[Frame], bool]] = {
    "title": lambda frame: frame.title,
    "occasion": lambda frame: frame.occasion,
    "unmeant": lambda frame: frame.unmeant,
    "lasting": lambda frame: frame.lasting,
    "war": lambda frame: frame.lasting and frame.claim.type == "attack",
}
#: Columns of what is only the same or another.
_NAMES: Mapping[str, Callable[[Frame], Hashable]] = {
    "subtype": lambda frame: frame.claim.subtype,
    "trigger": lambda frame: frame.trigger,
    "place": lambda frame: frame.claim.place.actor if frame.claim.place else None,
    "source": lambda frame: _source(frame.claim),
}
#: Columns of what is so of all claims of some types.
_OF_TYPES = {"speech": SPEECH, "gathering": GATHERING, "encounter": _ENCOUNTERS, "saying": SAYING}


def columns(
    frames: Sequence[Frame],
    documents: Iterable[Document],
    folded: Mapping[Key, str],
    actors: Mapping[Key, Actor],
) -> Columns:
    """The columns of frames that stand document by document; `folded` holds the documents' texts."""
    ranked = sorted(document.key for document in documents)
    quotes, context, content = _bits(frames, [folded[key] for key in ranked])
    cast, plain = cast_of(frames, actors), _plain(frames)
    agents, days = cast.agents[:, plain["roles"]], (plain["start"], plain["end"])
    return Columns(
        cast=cast,
        trigger_letters=words.letters([frame.trigger for frame in frames]),
        words=quotes,
        context=context,
        content=content,
        followed=np.asarray(content.any(axis=1)),
        sums=blended([_sums(frame.claim) for frame in frames]),
        salience=salience.table(agents, plain["document"], plain["type"], days, plain["title"]),
        **plain,
    )


def _plain(frames: Sequence[Frame]) -> dict[str, Any]:
    """The columns of one number or flag a frame, by name."""
    found: dict[str, Any] = {}
    for name, number in _NUMBERS.items():
        found[name] = np.fromiter(map(number, frames), dtype=np.int32, count=len(frames))
    for name, flag in _FLAGS.items():
        found[name] = np.fromiter(map(flag, frames), dtype=np.bool_, count=len(frames))
    for name, value in _NAMES.items():
        found[name] = Numbering().column(map(value, frames))
    types = Numbering()
    found["type"] = kind = types.column(frame.claim.type for frame in frames)
    found["family"] = Numbering().column(map(family, map(str, types.known)))[kind]
    for name, some in _OF_TYPES.items():
        found[name] = np.array([known in some for known in types.known], dtype=np.bool_)[kind]
    return found


def _source(claim: Claim) -> Key | None:
    return claim.speakers[-1].actor if claim.speakers else None


def _sums(claim: Claim) -> Iterator[int]:
    """A number for each sum of money. How many were killed tells no events apart: texts differ on it."""
    for quantity in claim.quantities:
        if quantity.kind == "money":
            yield crc32(f"{quantity.value:g} {quantity.unit}".encode())


def _bits(frames: Sequence[Frame], texts: Sequence[str]) -> tuple[Bits, Bits, Bits]:
    """The words of each quote, those of the quote and what follows it, and those that follow the trigger."""
    columns = [np.zeros((len(frames), words.WORDS), dtype=np.uint64) for _ in range(3)]
    at = 0
    for _, told in groupby(frames, key=lambda frame: frame.document // _TEXTS):
        several = list(told)
        for column, part in zip(columns, _bits_of(several, texts), strict=True):
            column[at : at + len(several)] = part
        at += len(several)
    return columns[0], columns[1], columns[2]


def _bits_of(frames: Sequence[Frame], texts: Sequence[str]) -> list[Bits]:
    """The same of some neighbouring documents, whose texts are put one behind another."""
    first, last = frames[0].document, frames[-1].document
    starts = [0, *accumulate(len(text) for text in texts[first : last + 1])]
    spans: list[tuple[int, int]] = []
    longer: list[tuple[int, int]] = []
    behind: list[tuple[int, int]] = []
    for frame in frames:
        text, at = texts[frame.document], starts[frame.document - first]
        (start, end), follows = frame.claim.span, _behind(text, frame.claim)
        spans.append((at + start, at + end))
        longer.append((at + start, at + min(end + _CONTEXT, len(text))))
        behind.append((at + follows[0], at + follows[1]))
    rows = words.pairs("".join(texts[first : last + 1]), [*spans, *longer, *behind])
    return np.split(rows, 3)


@lru_cache(maxsize=1 << 14)
def _name(text: str) -> str:
    return fold(text)


def _behind(text: str, claim: Claim) -> tuple[int, int]:
    """What follows a trigger in its sentence, so far as it is compared, behind those who are addressed at
    once: 敦促俄罗斯|释放… is not 敦促俄罗斯|重返…."""
    start = claim.trigger_span.end
    for participant in (*claim.targets, *claim.agents):
        words = _name(participant.text)
        at = text.find(words, start, start + len(words) + _ADDRESSED)
        if at >= 0 and words:
            start = at + len(words)
    found = _SENTENCE_END.search(text, start, start + _CONTENT)
    return start, found.start() if found else min(start + _CONTENT, len(text))
