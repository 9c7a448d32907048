"""What two sides do to one another, in the words of one act (甲乙冲突, 甲与乙断交, 甲乙互相指责)."""

from collections.abc import Sequence
from functools import cache

from kg import lang
from kg.claims.words.candidates import Candidate
from kg.claims.words.nouns import Noun


def sides(candidate: Candidate, agents: Sequence[Noun], targets: Sequence[Noun]) -> bool:
    """Whether of two who do it the first does it and the other one undergoes it.

    So annotators have told 587 of 594 such acts. Of an act that takes an object somebody else may undergo it.
    """
    if candidate.concept.symmetric or candidate.passive:
        return False
    doers = [key for noun in agents for key in noun.mention.actors]
    if len(set(doers)) != 2:
        return False
    others = {key for noun in targets for key in noun.mention.actors}
    if candidate.before.endswith(_words("mutually")) or candidate.after.startswith(_words("one-another")):
        return others <= set(doers)
    one_word = len(agents) == 1  # 中美贸易战: both are named for it, whoever else undergoes something
    return candidate.trigger.word.endswith(_words("mutual")) and (one_word or others <= set(doers))


@cache
def _words(name: str) -> tuple[str, ...]:
    return lang.load("zh", "claims").words("trigger", name)
