"""How much a document tells of the agents of a claim: their part in it.

Whether two claims of one act are one event depends on what else the text tells. Of somebody who is blamed
once in the title and once in the text, that is one event; of eight demands by one state, few are the same.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]
Rates = NDArray[np.float32]
Rows = NDArray[np.int64]

#: For each claim a row, for each of its agents (of those that are compared) the four values of `Salience`;
#: zeros where there is none.
Table = NDArray[np.float16]

# Greater numbers are not told apart.
_MOST = 999


class Salience(NamedTuple):
    """The part of an agent in a document, among its claims of one type."""

    often: Rates  # claims of which it is an agent
    part: Rates  # their share of all
    times: Rates  # different times that they give
    headline: Rates  # whether the title has one of them


def table(
    agents: Numbers,
    document: Numbers,
    kind: Numbers,
    days: tuple[Numbers, Numbers],
    title: NDArray[np.bool_],
) -> Table:
    """The part of each agent of each claim. `agents` holds a column for each claim, -1 for none.

    `kind` are the claims' types, `days` their first and last days, `title` says which stand in a title.
    """
    count = agents.shape[1]
    _, group, sizes = np.unique(
        document.astype(np.int64) << 32 | kind, return_inverse=True, return_counts=True
    )
    _, codes = np.unique(group << 32 | agents + 1, return_inverse=True)
    code = codes.reshape(agents.shape)
    often = np.bincount(codes.ravel())
    _, time = np.unique(days[0].astype(np.int64) << 32 | days[1], return_inverse=True)
    times = np.bincount(np.unique(code * (count + 1) + time) // (count + 1), minlength=len(often))
    headline = np.zeros(len(often), dtype=np.bool_)
    headline[code[:, title]] = True
    found = (np.minimum(often[code], _MOST), often[code] / sizes[group], np.minimum(times[code], _MOST))
    values = np.stack([*found, headline[code]], axis=-1).astype(np.float16)
    values[agents < 0] = 0
    return values.transpose(1, 0, 2)


def shared(
    values: Table, claims: tuple[Rows, Rows], agents: tuple[Numbers, Numbers]
) -> tuple[Salience, Salience]:
    """Pair by pair the part of the agent whom both claims share, in the document of either: of several that
    of the one most often told of in the first."""
    found = [np.zeros((len(claims[0]), values.shape[2]), dtype=np.float32) for _ in claims]
    for at, actor in enumerate(agents[0]):
        for place, other in enumerate(agents[1]):
            rows = np.flatnonzero((actor == other) & (actor >= 0))
            rows = rows[values[claims[0][rows], at, 0] > found[0][rows, 0]]
            found[0][rows] = values[claims[0][rows], at]
            found[1][rows] = values[claims[1][rows], place]
    one, other = (Salience(*part.T) for part in found)
    return one, other
