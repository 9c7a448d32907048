"""What all the articles together add up to."""

from dataclasses import dataclass, field

from kg.records.actor import Actor
from kg.records.contradiction import Contradiction
from kg.records.document import Document
from kg.records.duplicate import Copy
from kg.records.event import Event
from kg.records.issue import Issue
from kg.records.position import Membership


@dataclass(frozen=True, slots=True)
class Story:
    """What all the articles together add up to: the only input of every projection and export.

    `documents` hold the claims with `root` and `event` filled in; they are sorted by path.
    """

    documents: tuple[Document, ...]
    actors: tuple[Actor, ...]  # sorted by key; every key that any other field uses
    events: tuple[Event, ...]  # by time, then key
    contradictions: tuple[Contradiction, ...]
    copies: tuple[Copy, ...]
    memberships: tuple[Membership, ...]
    issues: tuple[Issue, ...] = field(default=())
