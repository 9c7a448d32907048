"""The two arguments of commands that ask something of exports: `[EXPORTS] WHAT`."""

from collections.abc import Sequence
from pathlib import Path

import click


def of(given: Sequence[str], what: str) -> tuple[Path, str]:
    """The folder of the exports, and what is asked of it. UsageError that says what to give."""
    alone = len(given) == 1
    if not 1 <= len(given) <= 2 or (alone and Path(given[0]).is_dir()):
        raise click.UsageError(f"give {what}, or the folder of the exports and {what}.")
    return Path("exports" if alone else given[0]), given[-1]
