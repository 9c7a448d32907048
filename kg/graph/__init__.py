"""Story to RDF, and everything that asks the exported graph: questions, timeline, one thing, checks.

`project` gives what the Turtle and TriG writers take; the other functions read an exports folder.
May import: records, errors, iris, lang; rdflib, pyoxigraph and pySHACL stay in this room. Must not
import: any other stage.
"""

from kg.graph.findings import Finding, check
from kg.graph.projection import Graph
from kg.graph.questions import Question, Result, query, questions
from kg.graph.store import load
from kg.records import Story

__all__ = ["Finding", "Graph", "Question", "Result", "check", "load", "project", "query", "questions"]


def project(story: Story, base: str) -> Graph:
    """The graph of a story, with every instance named under a base IRI."""
    return Graph(story, base)
