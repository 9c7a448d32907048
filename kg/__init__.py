"""Who is reported to have done what to whom, when, and according to whom."""

__version__ = "0.1.0"
