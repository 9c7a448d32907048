"""The weights of the claims stage, learned from annotated articles: `python -m tests.training`.

Those of merging are learned by `python -m tests.training.events`. `from tests.training import *` gives a
Python prompt what is needed to look at cases and weights.
"""

from pathlib import Path

import numpy as np

from kg import pipeline, weighing
from tests import standoff
from tests.training.articles import readings
from tests.training.cases import Case, Collector, spelled
from tests.training.fitting import Penalty, fit
from tests.training.learning import PENALTY, learn
from tests.training.measuring import check, report
from tests.training.parties import Parties
from tests.training.weighting import DECISIONS, set_weights
from tests.training.writing import write

__all__ = [
    "DECISIONS",
    "PENALTY",
    "Case",
    "Collector",
    "Parties",
    "Path",
    "Penalty",
    "check",
    "fit",
    "learn",
    "np",
    "pipeline",
    "readings",
    "report",
    "set_weights",
    "spelled",
    "standoff",
    "weighing",
    "write",
]
