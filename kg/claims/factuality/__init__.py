"""Happened, negated, possible or planned: what bears on it, rules of scope, the choice."""
