"""What one passage says happened, did not, may or will, with its parties and speakers."""

from enum import StrEnum

from msgspec import Struct

from kg.records.claim_time import ClaimTime
from kg.records.key import Key, fingerprint
from kg.records.span import Span


class Factuality(StrEnum):
    """How the text presents the event; values as in the annotation guidelines."""

    HAPPENED = "happened"
    NEGATED = "negated"
    POSSIBLE = "possible"
    PLANNED = "planned"


class Participant(Struct, frozen=True, gc=False):
    """An actor in a role, with the words that put it there."""

    actor: Key
    text: str
    span: Span | None = None  # None when the words stand outside the quote or nowhere


class Speaker(Struct, frozen=True, gc=False):
    """One step of an attribution chain: who is cited, with which cue words (称, 据…报道)."""

    actor: Key
    text: str
    cue: str
    named: bool = True
    span: Span | None = None


class Quantity(Struct, frozen=True, gc=False):
    """A number that the claim carries: how many killed, which sum, how long."""

    kind: str  # killed | injured | detained | money | people | duration | percent | count
    value: float
    unit: str
    text: str
    span: Span


class Claim(Struct, frozen=True, gc=False):
    """What one passage of one article says happened, did not, may or will, according to whom.

    `speakers` runs from the reader inward and never holds the publishing outlet. `root` and
    `event` stay None until the merge stage has seen all documents.
    """

    document: Key
    span: Span
    quote: str
    trigger: str
    trigger_span: Span
    type: str  # one of the 23 event types
    subtype: str | None  # notation of a narrower concept
    agents: tuple[Participant, ...]
    targets: tuple[Participant, ...]
    place: Participant | None
    time: ClaimTime
    factuality: Factuality
    speakers: tuple[Speaker, ...]
    confidence: float
    rule: str
    quantities: tuple[Quantity, ...] = ()
    root: Key | None = None
    event: Key | None = None

    @property
    def key(self) -> Key:
        """Content-derived; does not change when claims are merged."""
        document = self.document.partition("/")[2]
        frame = fingerprint(
            self.type,
            self.trigger,
            str(self.trigger_span.start),
            self.factuality,
            "、".join(p.actor for p in self.agents),
            "、".join(p.actor for p in self.targets),
            "、".join(s.actor for s in self.speakers),
            digits=6,
        )
        return f"claim/{document}.{self.span.start}-{self.span.end}.{frame}"
