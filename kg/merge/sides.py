"""How the participants of two claims compare, for many pairs of castings at once, as named relations."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.merge import words
from kg.merge.casting import Cast, Numbers

Flags = NDArray[np.bool_]


class Sides(NamedTuple):
    """How two castings compare, pair by pair."""

    #: By name what each of two claims' participants are to the other's.
    relations: dict[str, Flags]
    met: Flags  # somebody takes part in both
    same_agents: Flags
    same_targets: Flags
    same_states: Flags  # several
    names: NDArray[np.float32]  # how much of the letters of their names they share


def sides(cast: Cast, one: Numbers, other: Numbers) -> Sides:
    """How the castings with some numbers compare with those with others."""
    sets = cast.sets[one] == cast.sets[other]
    same_agents = sets[:, 0] & (cast.agents[0, one] >= 0)
    same_targets = sets[:, 1] & (cast.targets[0, one] >= 0)
    homes, home = cast.homes[one], cast.homes[other]
    same_states = (homes == home) & (np.bitwise_count(homes) > 1)
    agents, targets = ((table[:, one], table[:, other]) for table in (cast.agents, cast.targets))
    turned = _shared(agents[0], targets[1]) | _shared(targets[0], agents[1])
    met = _shared(*agents) | _shared(*targets) | turned
    others = _each_names_others(cast, one, other)
    # Who acts for the same two states is no stranger (布林肯 and 拉夫罗夫, 美国 and 俄罗斯), but two
    # ministers of one of them are different people.
    kin = same_states & ~others
    relations = {
        **_side("agents", agents, (cast.agent_homes[:, one], cast.agent_homes[:, other]), same_agents),
        **_side("targets", targets, (cast.target_homes[:, one], cast.target_homes[:, other]), same_targets),
        "an agent of one is a target of the other": turned,
        "same roles": same_agents & same_targets,
        "the same two states": kin & ~sets[:, 2],
        "nobody in common": ~(met | kin),
        "each names others": met & others,
    }
    names = words.shared(cast.names[one], cast.names[other])
    return Sides(relations, met, same_agents, same_targets, same_states, names)


def _side(
    role: str, actors: tuple[Numbers, Numbers], homes: tuple[Numbers, Numbers], same: Flags
) -> dict[str, Flags]:
    mine, others = actors
    shared, kin = _shared(mine, others), _shared(*homes)
    lacking, lacks = np.asarray(mine[0] < 0), np.asarray(others[0] < 0)
    return {
        f"same {role}": same,
        f"some of the same {role}": shared & ~same,
        f"{role} of the same state": kin & ~shared,
        f"one without {role}": lacking ^ lacks,
        f"both without {role}": lacking & lacks,
        f"different {role}": ~(lacking | lacks | kin | shared),
    }


def _each_names_others(cast: Cast, one: Numbers, other: Numbers) -> Flags:
    """Where each has somebody who is not in the other, nor belongs to a state or body named there, nor
    has a member there: two ministers of one state are different people, a minister and his state not."""
    mine, others = (np.concatenate([cast.agents[:, at], cast.targets[:, at]]) for at in (one, other))
    homes, theirs = (
        np.concatenate([cast.agent_homes[:, at], cast.target_homes[:, at]]) for at in (one, other)
    )
    return _names_others(mine, homes, others, theirs) & _names_others(others, theirs, mine, homes)


def _names_others(mine: Numbers, homes: Numbers, others: Numbers, theirs: Numbers) -> Flags:
    found = np.zeros(mine.shape[1], dtype=np.bool_)
    for actor, home in zip(mine, homes, strict=True):
        # Most claims have one agent and one target: the other places hold next to nobody.
        rows = np.flatnonzero(actor >= 0)
        known, belongs = actor[rows], home[rows]
        stands = _stands(known, others[:, rows]) | _stands(known, theirs[:, rows])
        found[rows] |= ~(stands | _stands(belongs, others[:, rows]))
    return found


def _shared(one: Numbers, other: Numbers) -> Flags:
    """Pair by pair, whether two short lists of actors have one in common: lists stand in columns."""
    found = np.zeros(one.shape[1], dtype=np.bool_)
    for mine in one:
        rows = np.flatnonzero(mine >= 0)
        found[rows] |= _stands(mine[rows], other[:, rows])
    return found


def _stands(actor: Numbers, among: Numbers) -> Flags:
    """Pair by pair, whether an actor is in a short list."""
    return np.asarray(np.logical_or.reduce([actor == other for other in among]))
