"""How the participants of two claims compare, for many pairs at once: named relations of their roles."""

import numpy as np

from kg.merge.columns import Numbers
from kg.merge.pairing import Both, Flags


def sides(both: Both) -> tuple[dict[str, Flags], Flags]:
    """How the participants of both compare, by name, and where somebody takes part in both."""
    cast, (one, other) = both.cast, both.roles
    agents, targets = ((table[:, one], table[:, other]) for table in (cast.agents, cast.targets))
    found = {
        **_side("agents", agents, cast.agent_homes, both),
        **_side("targets", targets, cast.target_homes, both),
    }
    turned = _shared(agents[0], targets[1]) | _shared(targets[0], agents[1])
    met = _shared(*agents) | _shared(*targets) | turned
    found["an agent of one is a target of the other"] = turned
    others = _each_names_others(both)
    # Who acts for the same two states is no stranger (布林肯 and 拉夫罗夫, 美国 and 俄罗斯), but two
    # ministers of one of them are different people.
    kin = both.same_states & ~others
    found["same roles"] = both.same_roles
    found["the same two states"] = kin & ~both.same_people
    found["nobody in common"] = ~(met | kin)
    found["each names others"] = met & others
    return found, met


def _side(role: str, actors: tuple[Numbers, Numbers], homes: Numbers, both: Both) -> dict[str, Flags]:
    (mine, others), (one, other) = actors, both.roles
    same = both.same_agents if role == "agents" else both.same_targets
    shared = _shared(mine, others)
    kin = _shared(homes[:, one], homes[:, other])
    lacking, lacks = np.asarray(mine[0] < 0), np.asarray(others[0] < 0)
    return {
        f"same {role}": same,
        f"some of the same {role}": shared & ~same,
        f"{role} of the same state": kin & ~shared,
        f"one without {role}": lacking ^ lacks,
        f"both without {role}": lacking & lacks,
        f"different {role}": ~(lacking | lacks | kin | shared),
    }


def _each_names_others(both: Both) -> Flags:
    """Where each has somebody who is not in the other, nor belongs to a state or body named there, nor
    has a member there: two ministers of one state are different people, a minister and his state not."""
    cast, (one, other) = both.cast, both.roles
    mine, others = (np.concatenate([cast.agents[:, at], cast.targets[:, at]]) for at in (one, other))
    homes, theirs = (
        np.concatenate([cast.agent_homes[:, at], cast.target_homes[:, at]]) for at in (one, other)
    )
    return _names_others(mine, homes, others, theirs) & _names_others(others, theirs, mine, homes)


def _names_others(mine: Numbers, homes: Numbers, others: Numbers, theirs: Numbers) -> Flags:
    found = np.zeros(mine.shape[1], dtype=np.bool_)
    for actor, home in zip(mine, homes, strict=True):
        known = actor >= 0
        if known.any():
            found |= known & ~(_stands(actor, others) | _stands(actor, theirs) | _stands(home, others))
    return found


def _shared(one: Numbers, other: Numbers) -> Flags:
    """Pair by pair, whether two short lists of actors have one in common: lists stand in columns."""
    return np.asarray(np.logical_or.reduce([_stands(mine, other) for mine in one]))


def _stands(actor: Numbers, among: Numbers) -> Flags:
    """Pair by pair, whether an actor is in a short list."""
    known = np.asarray(actor >= 0)
    if known.any():
        known &= np.logical_or.reduce([actor == other for other in among])
    return known
