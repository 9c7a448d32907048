"""How a noun of the sentence stands to an event word, for many pairs at once.

Side of the event word, clauses between, coverb, voice, titles, possessives, what else stands between.
"""

import numpy as np

from kg.claims.options.columns import NUMBER, Column, numbered
from kg.claims.options.crowd import Flags, People
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
        self.stage, self.asked, self.people, self.candidate, self.noun = stage, asked, people, candidate, noun
        self.start = people.start.take(noun)
        self.before = self.start < asked.start.take(candidate)
        self.side = np.where(self.before, NUMBER["B"], NUMBER["A"])
        self.low = np.where(self.before, people.end.take(noun), asked.end.take(candidate))
        self.high = np.where(self.before, asked.start.take(candidate), self.start)
        apart = np.abs(asked.clause.take(candidate) - people.clause.take(noun))
        self.clauses = _counted(np.minimum(apart, 3))
        self.kind = asked.kind.take(candidate)
        self.verbs = _counted(stage.between.acts(self.low, self.high))
        self.gap = stage.between.gaps(self.before, self.low, self.high)

    def nearness(self) -> Column:
        """The side of each noun, clauses, words and event words between, the type of the event."""
        return np.array((self.side, self.clauses, self.gap, self.verbs, self.kind))

    def sheet(self) -> Sheet:
        """What describes the pairs."""
        asked, people, of, noun = self.asked, self.people, self.candidate, self.noun
        side, clauses, gap, verbs, kind = self.side, self.clauses, self.gap, self.verbs, self.kind
        coverb, passive = people.coverb.take(noun), asked.passive.take(of)
        stranger = self.stage.between.strangers(self.low, self.high)
        return Sheet.of(
            (_AT, side, clauses, people.lead.take(noun), kind),
            (_GAP, side, clauses, gap, verbs, kind),
            (_ORDER, side, clauses, self._nouns(), people.head.take(noun), verbs, people.first.take(noun)),
            (_WHO, people.kind.take(noun), people.form.take(noun), people.weight.take(noun), side, kind),
            (_VOICE, passive, side, coverb, clauses, kind),
            (_VERB, asked.word.take(of), side, coverb),
            (_NOMINAL, asked.light.take(of), asked.nominal.take(of), side, clauses, coverb, gap),
            (_BESIDE, side, clauses, people.left.take(noun), people.right.take(noun), kind),
            (_MARGIN, side, clauses, people.before.take(noun), people.behind.take(noun), kind),
            (_OBJECT, side, people.governed.take(noun), kind),
            (_SCENE, side, clauses, people.possessive.take(noun), *self._scene(), kind),
            (_STRANGER, side, clauses, stranger, kind),
        )

    def _nouns(self) -> Column:
        """How many nouns stand between."""
        rank = self.people.rank.take(self.noun) - self.asked.before.take(self.candidate)
        return _counted(np.where(self.before, -rank - 1, rank))

    def _scene(self) -> tuple[Column, Column, Column]:
        """Whether a quotation parts the two, whether the noun speaks, whether it is carried on."""
        asked, of, actors = self.asked, self.candidate, self.people.actors.take(self.noun)
        crosses = asked.quoted.take(of) != self.people.quoted.take(self.noun)
        return (
            _if(crosses, "x"),
            _if(asked.speaker.take(of) == actors, "spk"),
            _if(asked.topic.take(of) == actors, "topic"),
        )


def _if(flags: Flags, value: str) -> Column:
    return np.where(flags, NUMBER[value], NUMBER[""])


def _counted(numbers: Column) -> Column:
    """Counts up to three as values."""
    return _COUNTS.take(np.minimum(numbers, 3) + 9)
