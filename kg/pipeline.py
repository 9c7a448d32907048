"""The whole flow. Read this file first: every stage is one call, and sees only what it is given.

files → Article → Layout → Reading → Document (with its claims) → Story → graph, network → files

Stages are functions from frozen records to frozen records (`kg/records.py`); none imports
another; this is the only place where they meet.
"""

from kg import actors, claims, dates, merge, text
from kg.records import Article, Document, Issue, Reading, Story


def read(article: Article) -> Reading:
    """Everything the text says on its face: layout, names, posts, times."""
    layout = text.lay_out(article)
    cast = actors.find(layout)
    times = dates.find(layout, cast.mentions)
    return Reading(layout, times, cast.actors, cast.mentions, cast.positions)


def document(article: Article) -> Document:
    """What one article claims, and according to whom."""
    reading = read(article)
    return Document(
        article=article,
        times=reading.times,
        actors=reading.actors,
        mentions=reading.mentions,
        positions=reading.positions,
        claims=claims.extract(reading),
    )


def tell(documents: tuple[Document, ...], issues: tuple[Issue, ...] = ()) -> Story:
    """What all the articles together add up to."""
    return merge.merge(documents, issues)
