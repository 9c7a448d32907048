"""The records that pass between stages: frozen, typed, compared by value. One noun a file.

No behaviour beyond what a record or a date derives from itself. Conventions that hold everywhere:

* offsets count Unicode code points of `Article.text`; a span starts included and ends excluded;
* a date is an ISO 8601 prefix (`2023-03-02` or `2023-03-02T09:00`), so it also sorts as text; an
  interval is half open, `[start, end)`, and `None` is an open or unknown end;
* a key is `kind/local name` (`person/布林肯`); the export layer turns it into an IRI and nothing
  else does. Keys depend on content only, never on input order, file position or clock;
* sequences are tuples in text order unless a field says otherwise;
* what a text has hundreds of is a Struct, which is made in a fifth of the time, the rest dataclasses.
"""

from kg.records.actor import Actor, ActorType
from kg.records.article import Article, Block, BlockKind, Credit
from kg.records.claim import Claim, Factuality, Participant, Quantity, Speaker
from kg.records.claim_time import Basis, ClaimTime
from kg.records.contradiction import Conflict, Contradiction
from kg.records.document import Document
from kg.records.duplicate import Copy
from kg.records.event import Event, Status
from kg.records.issue import Issue
from kg.records.key import Key, fingerprint
from kg.records.layout import Layout, Quotation, Sentence, Word
from kg.records.mention import Mention
from kg.records.merge import Feature, Merge
from kg.records.position import Membership, Position
from kg.records.reading import Cast, Reading
from kg.records.span import Span
from kg.records.story import Story
from kg.records.telling import Telling
from kg.records.time import Granularity, IsoDate, TimeExpression, first_day, last_day

__all__ = [
    "Actor",
    "ActorType",
    "Article",
    "Basis",
    "Block",
    "BlockKind",
    "Cast",
    "Claim",
    "ClaimTime",
    "Conflict",
    "Contradiction",
    "Copy",
    "Credit",
    "Document",
    "Event",
    "Factuality",
    "Feature",
    "Granularity",
    "IsoDate",
    "Issue",
    "Key",
    "Layout",
    "Membership",
    "Mention",
    "Merge",
    "Participant",
    "Position",
    "Quantity",
    "Quotation",
    "Reading",
    "Sentence",
    "Span",
    "Speaker",
    "Status",
    "Story",
    "Telling",
    "TimeExpression",
    "Word",
    "fingerprint",
    "first_day",
    "last_day",
]
