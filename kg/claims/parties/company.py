"""What the parties of candidates say for their being claims."""

import numpy as np

from kg.claims.options.ballot import Chosen
from kg.claims.options.columns import NOTHING, NUMBER, Column, numbered, spelled
from kg.claims.options.crowd import NOBODY
from kg.claims.options.sheet import Sheet
from kg.claims.parties.casting import Doers
from kg.claims.parties.laid import SENTENCE
from kg.weighing import COUNTS, template

_PARTY = template(
    "party", "role source type sure", "role source", "role source type", "role sure", "role source sure"
)  # fmt: skip
_PARTY_NOUN = template(
    "party-noun", "role side clauses coverb type kind form",
    "role side clauses coverb", "role side clauses type", "role kind type", "role form",
)  # fmt: skip
_PARTY_GAP = template(
    "party-gap", "role side clauses gap verbs type",
    "role side clauses gap", "role side clauses verbs", "role side clauses gap type",
)  # fmt: skip
_PAIR = template("pair", "agent target type", "agent target", "agent target type")

#: How probable a party is, in steps.
_SURE = np.array((0.3, 0.5, 0.7, 0.85, 0.95))
_COUNTS = numbered(COUNTS)
#: What is found outside the sentence is further than any clause of it.
_AFAR = 3


def company(doers: Doers, agents: Chosen, targets: Chosen) -> Sheet:
    """The parties chosen, a row a candidate."""
    return Sheet.of(
        *_party("agent", doers, agents),
        *_party("target", doers, targets),
        (_PAIR, _short(agents.source), _short(targets.source), doers.asked.kind),
    )


def _party(role: str, doers: Doers, chosen: Chosen) -> tuple[tuple[str | Column, ...], ...]:
    """One party: where it was found, how sure, how near it is, how the noun stands."""
    asked, people, noun, source = doers.asked, doers.people, chosen.noun, chosen.source
    named = np.full_like(noun, NUMBER[role])
    somebody = np.where(noun == NOBODY, NOTHING, named)
    side = np.where(people.start.take(noun) < asked.start, NUMBER["B"], NUMBER["A"])
    apart = np.minimum(np.abs(people.clause.take(noun) - asked.clause), 2)
    distance = _COUNTS.take(np.where(source == SENTENCE, apart, _AFAR))
    steps = _COUNTS.take(_SURE.searchsorted(chosen.sure, "right"))
    return (
        (_PARTY, named, source, asked.kind, steps),
        (_PARTY_GAP, named, *doers.nearness(chosen.option)),
        (
            _PARTY_NOUN, somebody, side, distance, people.coverb.take(noun), asked.kind,
            people.kind.take(noun), people.form.take(noun),
        ),
    )  # fmt: skip


def _short(sources: Column) -> Column:
    return numbered([source[:2] for source in spelled(sources)])
