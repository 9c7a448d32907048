"""Through whom words reach the reader: outlets that pass them on, and those whose words these pass on."""

from collections.abc import Sequence

from msgspec.structs import replace

from kg.claims.attribution.cues import Cue, words
from kg.claims.words.nouns import Noun
from kg.claims.words.passages import Passage


def outer(cue: Cue, here: Sequence[Cue]) -> tuple[Cue, ...]:
    """The reports in the same sentence that pass a speaker's words on, outermost first."""
    if cue.source is None:
        return ()
    mine = set(cue.source.mention.actors)
    found: list[Cue] = []
    for other in here:
        if other.end <= cue.start and other.report and other.source is not None and not other.borrowed:
            actors = set(other.source.mention.actors)
            if not actors & mine and not any(
                actors & set(f.source.mention.actors) for f in found if f.source
            ):
                found.append(other)
    return tuple(found)


def nearer(cue: Cue, at: int, doer: Noun | None, passage: Passage, here: Sequence[Cue]) -> Cue | None:
    """The last one whose words an outlet passes on before an offset in its sentence: 据甲报道，乙指出，….

    Not who does what is told there: 据甲报道，乙表示支持丙 is told by the outlet.
    """
    if not cue.report or cue.source is None or passage.quoted(at):
        return None
    own = {cue.source.mention.actors, doer.mention.actors if doer else ()}
    found = None
    for other in here:
        said = other.type in _TELLING and not other.report and not other.borrowed
        if said and cue.end <= other.start and other.end <= at and not passage.quoted(other.start):
            source = other.source
            if source is not None and source.start >= cue.end and source.mention.actors not in own:
                found = other
    return found


#: Types of words of neutral saying.
_TELLING = frozenset({"disclose", "statement"})


def inner(text: str, cue: Cue, passage: Passage) -> tuple[Cue, ...]:
    """Those whose words the source passes on in the clause of the cue itself or the next: 甲援引乙的话报道,
    据甲报道，援引乙的话说."""
    own, passing = cue.source.mention.actors if cue.source else (), words("passing")
    found: list[Cue] = []
    for noun in passage.nouns:
        behind = noun.clause == cue.clause + 1 and noun.start - 2 == passage.clauses[noun.clause].start
        if text[noun.start - 2 : noun.start] not in passing or noun.mention.actors == own:
            continue
        if noun.clause == cue.clause or (cue.report and behind):
            found.append(replace(cue, start=noun.start - 2, end=noun.start, source=noun))
    return tuple(found)
