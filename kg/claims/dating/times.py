"""The dates of one text that its events may take, by sentence."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kg.claims.dating import narrative, stated
from kg.claims.dating.days import Dates
from kg.claims.dating.narrative import Earlier, Standing
from kg.claims.words.candidates import Candidate
from kg.claims.words.passages import Passage
from kg.claims.words.triggers import Trigger
from kg.records import Reading, TimeExpression


class Onward(dict[int, tuple[Earlier, ...]]):
    """The dates that each sentence may go on with, found when they are first asked for."""

    def __init__(self, standings: Sequence[Standing]) -> None:
        """Look from these sentences."""
        super().__init__()
        self.standings = standings

    def __missing__(self, number: int) -> tuple[Earlier, ...]:
        """Those of one sentence."""
        found = self[number] = narrative.earlier(self.standings[number])
        return found


class Times(Struct, frozen=True, gc=False):
    """What dates the events of a text, by sentence number where it is a list."""

    own: Sequence[Sequence[TimeExpression]]
    earlier: Onward
    echoes: Mapping[str, Earlier]  # event words that the text dates, by word

    def near(self, candidate: Candidate) -> Dates:
        """The dates within reach of a candidate."""
        number = candidate.passage.number
        earlier = narrative.with_echo(candidate, self.earlier, self.echoes)
        return Dates(self.own[number], earlier, narrative.goes_on(self.earlier[number]))


def times(reading: Reading, sentences: Sequence[Passage], triggers: Sequence[Trigger]) -> Times:
    """Find the dates of a text."""
    return Times(
        [stated.own_times(passage, reading.article) for passage in sentences],
        Onward(narrative.standings(sentences, triggers, reading)),
        narrative.echoes(sentences, triggers, reading),
    )
