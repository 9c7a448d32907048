"""The records that pass between stages: frozen, typed, compared by value.

No behaviour beyond what a record derives from itself. Conventions that hold everywhere:

* offsets count Unicode code points of `Article.text`; a span starts included and ends excluded;
* a date is an ISO 8601 prefix (`2023-03-02` or `2023-03-02T09:00`), so it also sorts as text; an
  interval is half open, `[start, end)`, and `None` is an open or unknown end;
* a key is `kind/local name` (`person/布林肯`); the export layer turns it into an IRI and nothing
  else does. Keys depend on content only, never on input order, file position or clock;
* sequences are tuples in text order unless a field says otherwise;
* what a text has hundreds of is a Struct, which is made in a fifth of the time, the rest dataclasses.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import NamedTuple

from msgspec import Struct

IsoDate = str
Key = str


def fingerprint(*parts: str, digits: int = 8) -> str:
    """Hex digits that identify a record by its content."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:digits]


class Span(NamedTuple):
    """A stretch of `Article.text`, start included, end excluded."""

    start: int
    end: int


# --- who and what ------------------------------------------------------------------------------


class ActorType(StrEnum):
    """What kind of thing a name stands for. The first four can take part in a claim."""

    PERSON = "person"
    COUNTRY = "country"
    ORGANIZATION = "organization"
    MEDIA = "media"
    PLACE = "place"
    TREATY_OR_EVENT = "treaty_or_event"


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that a text names. The same key is the same actor in every document.

    `name` is the canonical Chinese name (or the Latin one where there is no Chinese), `aliases`
    every other known or met form in any language, sorted. `state` is the key of the country a
    person or body belongs to. An unnamed actor (四名美国官员) has a key that carries its
    document's, so it is never merged across documents.
    """

    key: Key
    type: ActorType
    name: str
    name_en: str | None = None
    aliases: tuple[str, ...] = ()
    code: str | None = None  # ISO 3166-1 alpha-2, countries only
    state: Key | None = None
    named: bool = True


class Mention(Struct, frozen=True, gc=False):
    """A stretch of text that stands for one actor, or for several (双方, 中俄外长)."""

    span: Span
    text: str
    actors: tuple[Key, ...]
    form: str  # name | short | title | metonym | abbreviation | pronoun | group | unnamed
    rule: str


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor in a role, with the words that put it there."""

    actor: Key
    text: str
    span: Span | None = None  # None when the words stand outside the quote or nowhere


@dataclass(frozen=True, slots=True)
class Position:
    """A post that the text says a person holds, held or will hold. `day` is the day attested."""

    person: Key
    title: str
    of: Key | None
    span: Span
    tense: str  # current | former | future
    day: IsoDate | None
    started: IsoDate | None = None  # only when a start or an end is itself reported
    ended: IsoDate | None = None
    rule: str = ""


# --- articles ----------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What part of an article a block is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"


class Block(Struct, frozen=True, gc=False):
    """One line of `Article.text`, without its line end."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Credit:
    """A line that names where a text comes from: 转载自, 据…报道 over the whole text, 编译, 路透电."""

    outlet: Key
    text: str
    kind: str  # reprint | compiled | byline
    span: Span | None = None  # None where the line is not part of the stored text


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `text` is what every offset refers to: title first, one block a line."""

    path: str  # relative to the input, `file.md#2` for an item of a bulletin; `/` on every system
    title: str
    text: str
    blocks: tuple[Block, ...]
    language: str  # BCP 47: zh-Hans, zh-Hant, en, und
    published: IsoDate | None  # a day, or a longer prefix where the text gives a clock time
    published_from: str  # metadata | byline | header | address | comment | worked-out | none
    outlet: Actor | None  # who published it; a mirror that merely hosts it is not the outlet
    url: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    part_of: str | None = None  # path of the bulletin this is an item of

    @property
    def day(self) -> IsoDate | None:
        """The day of publication."""
        return self.published[:10] if self.published else None

    @property
    def key(self) -> Key:
        """Readable and content-derived: the same article has the same key wherever it lies."""
        outlet = self.outlet.name if self.outlet else ""
        day = self.day or "undated"
        digest = fingerprint(outlet, day, self.title, self.text)
        return f"document/{day}-{outlet or 'unsigned'}-{digest}"


@dataclass(frozen=True, slots=True, order=True)
class Issue:
    """Something skipped or doubtful: one line of `issues.jsonl`."""

    path: str
    what: str
    todo: str
    kind: str  # skipped | unreadable | doubtful


# --- readings ----------------------------------------------------------------------------------


class Granularity(StrEnum):
    """The unit a text speaks in; values as in the annotation guidelines."""

    MINUTE = "minute"
    HOUR = "hour"
    PART = "part"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    DURATION = "duration"
    NOW = "now"


class TimeExpression(Struct, frozen=True, gc=False):
    """A time expression and the calendar interval it was read as.

    A vague beginning lies anywhere from `start` to `start_latest`, a vague end from
    `end_earliest` to `end`; where they are None the bound is sharp. `anchored_to` says what the
    words were counted from: publication, mention (an earlier date of the text), dateline,
    absolute, event (an anchor without a date: bounds None). `zone` is whose clock it is where the
    words say so: an IANA name (北京时间: Asia/Shanghai), or local (当地时间). `mod`
    is the TIMEX3 modifier that belongs to `timex`: START, MID, END, APPROX, BEFORE, ON_OR_BEFORE,
    ON_OR_AFTER.
    """

    span: Span
    text: str
    start: IsoDate | None
    end: IsoDate | None
    granularity: Granularity
    edtf: str
    timex: str
    anchor: IsoDate | None
    anchored_to: str
    rule: str
    start_latest: IsoDate | None = None
    end_earliest: IsoDate | None = None
    zone: str | None = None
    mod: str | None = None


class Word(NamedTuple):
    """A word as a segmenter proposes it, with its part of speech. A hint, never evidence."""

    start: int
    end: int
    tag: str


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of one block and its clauses (the stretches between Chinese punctuation)."""

    span: Span
    block: int  # index into Article.blocks
    clauses: tuple[Span, ...]


class Quotation(Struct, frozen=True, gc=False):
    """Words between quotation marks. `outer` includes the marks, `inner` does not.

    A quotation that runs over several paragraphs without closing is one record each.
    """

    outer: Span
    inner: Span


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text says by its shape alone: the first thing read, and all that later readers see.

    `folded` is the text in simplified characters, the same length code point for code point, so
    an offset into it is an offset into `Article.text`.
    """

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in a text: what the actor stage returns."""

    actors: tuple[Actor, ...]  # sorted by key
    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything an article says on its face: the only input of an extractor."""

    layout: Layout
    times: tuple[TimeExpression, ...]
    actors: tuple[Actor, ...]  # sorted by key
    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]

    @property
    def article(self) -> Article:
        """The article that was read."""
        return self.layout.article


# --- claims ------------------------------------------------------------------------------------


class Factuality(StrEnum):
    """How the text presents the event; values as in the annotation guidelines."""

    HAPPENED = "happened"
    NEGATED = "negated"
    POSSIBLE = "possible"
    PLANNED = "planned"


class Basis(StrEnum):
    """What the time of a claim rests on."""

    STATED = "stated"  # an expression in the quote or its sentence
    CONTEXT = "context"  # an earlier sentence, or the date of publication
    NONE = "none"  # cannot be dated


@dataclass(frozen=True, slots=True)
class ClaimTime:
    """When the event is said to happen (not when it is reported)."""

    text: str = ""
    start: IsoDate | None = None
    end: IsoDate | None = None
    granularity: Granularity | None = None
    basis: Basis = Basis.NONE
    start_latest: IsoDate | None = None
    end_earliest: IsoDate | None = None
    anchor: IsoDate | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """One step of an attribution chain: who is cited, with which cue words (称, 据…报道)."""

    actor: Key
    text: str
    cue: str
    named: bool = True
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the claim carries: how many killed, which sum, how long."""

    kind: str  # killed | injured | detained | money | people | duration | percent | count
    value: float
    unit: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Claim:
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


@dataclass(frozen=True, slots=True)
class Document:
    """An article with everything found in it: one line of `documents.jsonl`."""

    article: Article
    times: tuple[TimeExpression, ...]
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    positions: tuple[Position, ...]
    claims: tuple[Claim, ...]

    @property
    def key(self) -> Key:
        """The key of the article."""
        return self.article.key


# --- the story ---------------------------------------------------------------------------------


class Status(StrEnum):
    """What the claims about an event add up to."""

    REPORTED = "reported"  # affirmed as happened, not denied
    DISPUTED = "disputed"  # affirmed by some, negated by others
    DENIED = "denied"  # only negated
    ANNOUNCED = "announced"  # only planned or possible


@dataclass(frozen=True, slots=True)
class Feature:
    """One named, weighted reason for or against putting two claims together."""

    name: str
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Why a claim was put with another one (`into`) under the same event."""

    claim: Key
    into: Key
    score: float
    features: tuple[Feature, ...]


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that repeats another one: `document` is the later, `of` the earliest."""

    document: Key
    of: Key
    share: float  # of the later text found in the earlier one, 0 to 1
    how: str  # identical | near | credited | passage
    span: Span | None = None  # of the later document, for a copied passage


class Conflict(StrEnum):
    """How two claims about one event disagree."""

    DENIAL = "denial"
    DATE = "date"
    NUMBER = "number"
    AGENT = "agent"
    CORRECTION = "correction"  # an outlet's later claim about its own earlier one


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims about one event that cannot both hold; `first` is the earlier published."""

    kind: Conflict
    first: Key
    second: Key
    detail: str


@dataclass(frozen=True, slots=True)
class Telling:
    """How one outlet tells an event: who reports it, when first, from which root, in which words.

    `wording` maps each participant to the words used for it; `triggers` and `factualities` are what
    the outlet calls the event and how sure it is of it. `left_out` are participants that other
    outlets name and this one does not, `added` those that only this one names. All sorted.
    """

    outlet: Key
    documents: tuple[Key, ...]
    first: IsoDate | None
    roots: tuple[Key, ...]
    triggers: tuple[str, ...]
    factualities: tuple[Factuality, ...]
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    wording: tuple[tuple[Key, tuple[str, ...]], ...]
    left_out: tuple[Key, ...]
    added: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims about the same thing and what they agree on. Holds nothing that no claim says."""

    key: Key
    type: str
    subtype: str | None
    agents: tuple[Key, ...]  # sorted
    targets: tuple[Key, ...]  # sorted
    place: Key | None
    time: ClaimTime
    status: Status
    claims: tuple[Key, ...]  # by publication day, then key
    roots: tuple[Key, ...]  # different roots of claims that affirm it, sorted
    documents: tuple[Key, ...]  # by publication day, then key
    merges: tuple[Merge, ...] = ()
    reported: IsoDate | None = None  # day of the first report
    tellings: tuple[Telling, ...] = ()  # outlet by outlet, the first to report first; none for one outlet


@dataclass(frozen=True, slots=True)
class Membership:
    """A post and its holder over all documents: from the first to the last day attested."""

    key: Key
    person: Key
    of: Key | None
    title: str
    first: IsoDate | None
    last: IsoDate | None
    started: IsoDate | None
    ended: IsoDate | None
    former: bool  # every attestation calls it a former post
    evidence: tuple[tuple[Key, Span], ...]  # (document, span), sorted


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
