"""How a noun of the sentence stands to an event word, for many pairs at once.

Side of the event word, clauses between, coverb, voice, titles, possessives, what else stands between.
"""

import numpy as np

from kg.claims.options.columns import NUMBER, Column, Flags, numbered
from kg.claims.options.crowd import People
from kg.claims.options.sheet import Sheet
from kg.claims.parties.asked import Asked, Stage
from kg.weighing import template

_AT = template(
    "at", "side clauses coverb type",
    "side clauses coverb", "side clauses coverb type", "side clauses", "side clauses type",
)  # fmt: skip
_GAP = template(
    "gap", "side clauses gap verbs type",
    "side clauses gap", "side clauses gap type", "side clauses verbs", "side clauses gap verbs",
)  # fmt: skip
_ORDER = template(
    "order", "side clauses nouns head verbs first",
    "side clauses nouns", "side clauses head verbs", "side clauses first",
)  # fmt: skip
_WHO = template(
    "who", "kind form weight side type",
    "kind side type", "form", "form side", "weight side", "weight side kind",
)  # fmt: skip
_VOICE = template(
    "voice", "passive side coverb clauses type", "passive side coverb", "passive side clauses type"
)  # fmt: skip
_VERB = template("verb", "word side coverb", "word side coverb", "word side")
_NOMINAL = template(
    "nominal", "light nominal side clauses coverb gap",
    "light side clauses coverb", "nominal side clauses coverb gap",
)  # fmt: skip
_BESIDE = template(
    "neighbour", "side clauses left right type",
    "side clauses left", "side clauses right", "side clauses right type",
)  # fmt: skip
_MARGIN = template(
    "margin", "side clauses before behind type",
    "side clauses before", "side clauses behind", "side before type", "side behind type",
)  # fmt: skip
_OBJECT = template("object", "side governed type", "side governed", "side governed type")
_SCENE = template(
    "scene", "side clauses possessive quoted speaker topic type",
    "side clauses possessive", "side clauses quoted", "side speaker", "side speaker type", "side topic",
)  # fmt: skip
_STRANGER = template(
    "stranger", "side clauses kind type", "side clauses kind", "side clauses kind type"
)  # fmt: skip

_COUNTS = numbered([str(number) for number in range(-9, 4)])


class Pairs:
    """Pairs of a candidate and a noun of its sentence: rows of `asked` and of `people`."""

    def __init__(self, stage: Stage, asked: Asked, people: People, candidate: Column, noun: Column) -> None:
        """See on which side each noun stands, and what lies between."""
        self.candidate, self.noun = candidate, noun
        it, who = self.it, self.who = asked.rows(candidate), people.rows(noun)
        self.before = who.start < it.start
        self.side = np.where(self.before, NUMBER["B"], NUMBER["A"])
        low, high = np.where(self.before, (who.end, it.start), (it.end, who.start))
        self.clauses = _counted(np.minimum(np.abs(it.clause - who.clause), 3))
        self.verbs = _counted(stage.between.acts(low, high))
        self.gap = stage.between.gaps(self.before, low, high)
        self.stranger = stage.between.strangers(low, high)

    def nearness(self) -> Column:
        """The side of each noun, clauses, words and event words between, the type of the event."""
        return np.array((self.side, self.clauses, self.gap, self.verbs, self.it.kind))

    def sheet(self) -> Sheet:
        """What describes the pairs."""
        it, who, kind = self.it, self.who, self.it.kind
        side, clauses, gap, verbs = self.side, self.clauses, self.gap, self.verbs
        return Sheet.of(
            (_AT, side, clauses, who.lead, kind),
            (_GAP, side, clauses, gap, verbs, kind),
            (_ORDER, side, clauses, self._nouns(), who.head, verbs, who.first),
            (_WHO, who.kind, who.form, who.weight, side, kind),
            (_VOICE, it.passive, side, who.coverb, clauses, kind),
            (_VERB, it.word, side, who.coverb),
            (_NOMINAL, it.light, it.nominal, side, clauses, who.coverb, gap),
            (_BESIDE, side, clauses, who.left, who.right, kind),
            (_MARGIN, side, clauses, who.before, who.behind, kind),
            (_OBJECT, side, who.governed, kind),
            (_SCENE, side, clauses, who.possessive, *self._scene(), kind),
            (_STRANGER, side, clauses, self.stranger, kind),
        )

    def _nouns(self) -> Column:
        """How many nouns stand between."""
        rank = self.who.rank - self.it.before
        return _counted(np.where(self.before, -rank - 1, rank))

    def _scene(self) -> tuple[Column, Column, Column]:
        """Whether a quotation parts the two, whether the noun speaks, whether it is carried on."""
        it, who = self.it, self.who
        return (
            _if(it.quoted != who.quoted, "x"),
            _if(it.speaker == who.actors, "spk"),
            _if(it.topic == who.actors, "topic"),
        )


def _if(flags: Flags, value: str) -> Column:
    return np.where(flags, NUMBER[value], NUMBER[""])


def _counted(numbers: Column) -> Column:
    """Counts up to three as values."""
    return _COUNTS.take(np.minimum(numbers, 3) + 9)
