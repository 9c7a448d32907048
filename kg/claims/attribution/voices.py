"""Whose words candidates are, for many of them at once: the outlet's, or those of a cue that reaches them."""

from collections.abc import Iterator, Sequence
from functools import cache

import numpy as np

from kg.claims.attribution.cues import Cue
from kg.claims.attribution.reach import Reach, Scene, reaches
from kg.claims.options.ballot import Ballot, Described, in_order
from kg.claims.options.columns import COUNTED, NUMBER, Column, Table, columns_of, numbers, spelled
from kg.claims.options.sheet import Sheet
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun
from kg.weighing import Bundle, template, weights

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


#: A candidate, a cue and how the one stands to the other.
_Row = tuple[int, ...]
#: In place of a cue.
_OUTLET_ITSELF = -1


class Voices:
    """Everybody whose words some candidates may be, a row an option, and who is chosen.

    Of every candidate the outlet comes first, then the cue that owns the speech it stands in, those before it
    in its sentence, those behind, those of earlier sentences. Needs at least one candidate; `doers` are those
    who do what the candidates tell.
    """

    def __init__(self, scene: Scene, candidates: Sequence[Candidate], doers: Sequence[Noun | None]) -> None:
        """Propose, weigh and choose."""
        self.scene = scene
        self.cues: list[Cue] = []
        self._known: dict[int, int] = {}
        found = reaches(candidates, scene)
        heard = list(zip(range(len(found)), found, doers, strict=True))
        inside = columns_of([row for it in heard for row in self._inside(*it)], 8)
        afar = columns_of([row for it in heard for row in self._outside(*it)], 11)
        told = _Told(columns_of([_told(reach) for reach in found], 15))
        said = _Said(columns_of([_said(cue, scene) for cue in self.cues], 16))
        sheets = _outlets(told), _insiders(told, said, inside), _outsiders(told, said, afar)
        everyone = np.arange(len(candidates))
        of, order = in_order(everyone, inside[0], afar[0])
        self.cue = np.concatenate((np.full_like(everyone, _OUTLET_ITSELF), inside[1], afar[1])).take(order)
        self.described = Described(sheets, order)
        scores = np.concatenate([sheet.scores(weights("speaker"))[:, 0] for sheet in sheets]).take(order)
        self.ballot = Ballot(of, scores, np.zeros(len(order), dtype=np.bool_))

    def chosen(self) -> list[Cue | None]:
        """Whose words each candidate is: those of a cue, or of the outlet."""
        rows, _ = self.ballot.choose()
        return [self.voice(row) for row in rows.tolist()]

    def voice(self, row: int) -> Cue | None:
        """The cue of an option."""
        number = int(self.cue[row])
        return None if number < 0 else self.cues[number]

    def _number(self, cue: Cue) -> int:
        number = self._known.setdefault(id(cue), len(self.cues))
        if number == len(self.cues):
            self.cues.append(cue)
        return number

    def _inside(self, number: int, reach: Reach, doer: Noun | None) -> Iterator[_Row]:
        """The cues of the sentence that reach a candidate, and how."""
        if reach.owner is not None:
            touch = reach.touch(reach.owner)
            how = _OWNS, _ELSEWHERE, COUNTED[0], *_heard(reach, reach.owner, touch, doer)
            yield number, self._number(reach.owner), *how
        clause = reach.candidate.clause
        for rank, (cue, touch) in enumerate(reversed(reach.before)):
            clauses, after = COUNTED[min(abs(clause - cue.clause), 3)], COUNTED[min(rank, 2)]
            yield number, self._number(cue), _IN, clauses, after, *_heard(reach, cue, touch, doer)
        for rank, (cue, touch) in enumerate(reach.behind[:2]):
            how = _POST, _ELSEWHERE, COUNTED[rank], *_heard(reach, cue, touch, doer)
            yield number, self._number(cue), *how

    def _outside(self, number: int, reach: Reach, doer: Noun | None) -> Iterator[_Row]:
        """The cues of earlier sentences, and how they reach a candidate."""
        if not reach.earlier:
            return
        passage = reach.candidate.passage
        lead = next((n for n in passage.nouns if not n.coverb and not n.modifier), None)
        pronoun = lead is not None and lead.mention.form == "pronoun"
        who, same_who = (_NONE, _NONE) if lead is None else _PRONOUN if pronoun else _NAME
        actors = None if lead is None else lead.mention.actors
        own = _OWN if reach.before else _NOT_OWN
        for rank, cue in enumerate(reach.earlier):
            if reach.speaks_up(doer, cue):
                continue
            home, source = self.scene.passages[cue.passage], cue.source
            same = source is not None and source.mention.actors == actors
            yield (
                number, self._number(cue),
                _PREVIOUS if home.block == passage.block else _BLOCK,
                COUNTED[min(passage.number - cue.passage, 4)], COUNTED[rank], same_who if same else who,
                own, NUMBER[reach.touch(cue)], NUMBER[reach.sandwich(cue)], _same(cue, doer),
                COUNTED[min(passage.block - home.block, 3)],
            )  # fmt: skip


_OWNS, _IN, _POST, _PREVIOUS, _BLOCK, _ELSEWHERE = numbers("owns", "in", "post", "prev", "block", "x")
_OWN, _NOT_OWN, _NONE = numbers("+own", "-own", "none")
_PRONOUN, _NAME = numbers("pronoun", "samepronoun"), numbers("name", "samename")


class _Told(Table):
    """Candidates in columns."""

    def __init__(self, columns: Column) -> None:
        super().__init__(columns)
        (
            self.kind, self.quoted, self.nominal, self.pronoun, self.shape, self.word, self.first,
            self.block_kind, self.block, self.dated, self.has, self.led, self.person, self.two, self.one,
        ) = columns  # fmt: skip


def _told(reach: Reach) -> list[int]:
    """What bears on whose words a candidate is, whoever speaks."""
    candidate, passage, number = reach.candidate, reach.candidate.passage, NUMBER
    start, end = passage.span
    text = reach.scene.text
    has = ("o" if reach.owner else "") + ("b" if reach.before else "") + ("p" if reach.behind else "")
    return [
        number[candidate.type], number[reach.quoted], number[candidate.nominal], number[reach.pronoun()],
        number[reach.shape()], number[candidate.trigger.word], _FIRST if passage.first else _LATER,
        number[passage.kind], COUNTED[min(passage.block, 4)], _DATED if passage.times else _UNDATED,
        number[has], _LED if reach.led() else _UNLED, _MYSELF if "我" in text[start:end] else _NOBODY,
        number[text[start : start + 2]], number[text[start : start + 1]],
    ]  # fmt: skip


_FIRST, _LATER, _DATED, _UNDATED = numbers("first", "later", "dated", "undated")
_LED, _UNLED, _MYSELF, _NOBODY = numbers("led", "unled", "F", "")


class _Said(Table):
    """Cues in columns."""

    def __init__(self, columns: Column) -> None:
        super().__init__(columns)
        (
            self.kind, self.word, self.opening, self.borrowed, self.source, self.report, self.document,
            self.tag, self.next, self.left, self.last, self.length, self.own, self.form, self.share, self.was,
        ) = columns  # fmt: skip


def _said(cue: Cue, scene: Scene) -> list[int]:
    """A cue and its source: whether it is the outlet itself, how much is reported after it."""
    source, number = cue.source, NUMBER
    actors = source.mention.actors if source else ()
    opens = cue.opening == "“" or "“" in scene.text[cue.end : cue.end + 3]
    return [
        number[cue.type], number[cue.word], number[cue.opening],
        number["borrowed" if cue.borrowed else "own"], number[source.kind if source else ""],
        number["report" if cue.report else "say"], number["document" if cue.document else ""],
        number[cue.tag[:1]], number[cue.next], number[cue.left], number[cue.word[-1]],
        COUNTED[min(len(cue.word), 4)], number["own" if scene.outlet in actors else "not"],
        number[source.mention.form if source else ""], number[scene.shares.get(actors, "")],
        number["Q" if opens else "U"],
    ]  # fmt: skip


def _heard(reach: Reach, cue: Cue, touch: str, doer: Noun | None) -> tuple[int, int, int]:
    """How a cue of the sentence stands to a candidate."""
    return NUMBER[reach.alone(cue)], NUMBER[touch], _same(cue, doer)


def _same(cue: Cue, doer: Noun | None) -> int:
    """Whether the source is who does it: d, another: o, or nobody does: n; w where 我们 do it."""
    if doer is None or cue.source is None:
        return _NOBODY_DOES
    if doer.mention.actors != cue.source.mention.actors:
        return _ANOTHER
    return _WE if doer.mention.text.startswith("我们") else _DOES


_NOBODY_DOES, _ANOTHER, _WE, _DOES = numbers("n", "o", "w", "d")


def _outlets(told: _Told) -> Sheet:
    """What speaks for nobody but the outlet."""
    return Sheet.of(
        (
            _OUTLET, told.kind, told.quoted, told.has, told.first, told.block_kind, told.block, told.word,
            told.dated, told.shape,
        )
    )  # fmt: skip


def _insiders(told: _Told, said: _Said, rows: Column) -> Sheet:
    """How cues of the same sentence reach candidates."""
    of, cue, place, clauses, rank, alone, touch, same = rows
    told, said = told.rows(of), said.rows(cue)
    kind, quoted, opening, nominal = told.kind, told.quoted, said.opening, told.nominal
    return Sheet.of(
        (_CUE, place, said.kind, said.word, opening, quoted, clauses, rank, kind),
        (_REPORTER, place, said.borrowed, said.source, said.report, said.document, clauses, nominal),
        (_BETWEEN, place, alone, kind, clauses, opening, touch, same, quoted),
        (_LEAD, place, told.pronoun, kind, same),
        (_TOUCH, place, touch, rank, said.kind),
        (_CUE_WORD, place, said.tag, said.next, said.left, clauses, said.last, opening, said.length),
        (_SOURCE, place, same, kind, quoted, said.own, said.form, said.share),
        loose=[_characters(*pair) for pair in zip(spelled(place), spelled(said.word), strict=True)],
    )


@cache
def _characters(place: str, word: str) -> Bundle:
    return Bundle([(_CUE_CHARACTER, place, character) for character in word])


def _outsiders(told: _Told, said: _Said, rows: Column) -> Sheet:
    """How cues of earlier sentences reach candidates."""
    of, cue, place, distance, rank, who, own, touch, sandwich, same, gap = rows
    told, said, here = told.rows(of), said.rows(cue), np.full_like(of, NUMBER["ear"])
    kind, quoted, shape, source = told.kind, told.quoted, told.shape, said.source
    return Sheet.of(
        (_EARLIER, place, distance, quoted, own, said.was, rank, kind),
        (_EARLIER_CUE, place, said.kind, said.word, said.report, source, rank, said.next),
        (_EARLIER_SUBJECT, place, rank, who, quoted, own, told.led, told.person, sandwich),
        (_EARLIER_TOUCH, place, rank, touch, shape),
        (_EARLIER_SITE, told.dated, quoted, told.two, told.one, gap, shape),
        (_SOURCE, here, same, kind, quoted, said.own, said.form, said.share),
    )
