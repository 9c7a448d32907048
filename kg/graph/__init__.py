"""Story to RDF, and everything that asks the exported graph: questions, timeline, one thing, checks.

`project` gives what the Turtle and TriG writers take; the other functions read an exports folder.
May import: records, errors, iris, lang; RDF libraries stay in this room. Must not import: any other
stage.
"""

import pyoxigraph as ox

from kg.errors import KgError
from kg.graph.descriptions import Description, Section, describe
from kg.graph.findings import Finding, check
from kg.graph.projection import Graph
from kg.graph.questions import Question, Result, query, questions
from kg.graph.retelling import retell
from kg.graph.store import load
from kg.graph.timelines import TimelineRow, timeline
from kg.iris import BASE
from kg.records import Story

__all__ = [
    "Description",
    "Finding",
    "Graph",
    "Question",
    "Result",
    "Section",
    "TimelineRow",
    "check",
    "describe",
    "load",
    "project",
    "query",
    "questions",
    "retell",
    "timeline",
]


def project(story: Story, base: str) -> Graph:
    """The graph of a story, with every instance named under a base IRI.

    Raises KgError for a base that is no IRI.
    """
    try:
        ox.NamedNode(base + "person/x")
    except ValueError as error:
        raise KgError(f"the base {base} is not an IRI ({error}); give one like {BASE}") from error
    return Graph(story, base)
