"""The dates of one text that its events may take, by sentence."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.claims.dating import narrative, stated
from kg.claims.dating.days import Dates
from kg.claims.dating.narrative import Earlier
from kg.claims.words.candidates import Candidate
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger
from kg.records import Reading, TimeExpression


class Times(Struct, frozen=True, gc=False):
    """What dates the events of a text, by sentence number where it is a list."""

    own: Sequence[Sequence[TimeExpression]]
    earlier: Sequence[tuple[Earlier, ...]]
    running: Sequence[bool]  # whether any of those is what the report runs along
    echoes: Mapping[str, Earlier]  # event words that the text dates, by word

    def near(self, candidate: Candidate) -> Dates:
        """The dates within reach of a candidate."""
        number = candidate.passage.number
        earlier = narrative.with_echo(candidate, self.earlier, self.echoes)
        return Dates(self.own[number], earlier, self.running[number])


def times(reading: Reading, sentences: Sequence[Passage], triggers: Sequence[Trigger]) -> Times:
    """Find the dates of a text."""
    earlier = narrative.earlier(sentences, triggers, reading)
    return Times(
        [stated.own_times(passage, reading.article) for passage in sentences],
        earlier,
        [narrative.goes_on(dates) for dates in earlier],
        narrative.echoes(sentences, triggers, reading),
    )
