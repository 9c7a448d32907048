"""Whom pronouns mean, learned from annotated claims: `python -m tests.pointing`."""
