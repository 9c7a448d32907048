"""Who published an article, whose work it credits, and who wrote it.

The publisher is told by the owner's table, the article's own address, its byline, the page's
declared name; a site that merely mirrors it is none of these. A credit line (转载自, 编译自) names
the origin.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from kg import lang
from kg.ingest.pieces import Piece
from kg.ingest.published import Byline, known_in
from kg.lang import outlets
from kg.lang.fold import fold
from kg.lang.outlets import Outlet
from kg.records import Actor, ActorType, BlockKind, Credit, Key, Span

_SENTENCE = (":", "：", ",", "，")
# A first line may sign the text (某某网消息：), but does not where it cites somebody (某某社报道，).
_CITES = ("报导,", "报导，", "报道,", "报道，")
_SEVERAL = re.compile("[-—－]+")
# A longer line is a sentence that cites somebody, not a credit for the whole text.
_CREDIT = 120
_PERSON = re.compile(
    r"[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{1,6}[·‧][\u4e00-\u9fff]{1,8}"
    r"|[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){1,3}"
)
# No Chinese name is longer, but for those with a dot inside.
_LONG = re.compile("[\u4e00-\u9fff]{5,}")
_BETWEEN = re.compile(r"[、丶，,;；/&]|\s+(?=[\u4e00-\u9fff])")
# Where a name may begin: a run of Latin words, taken whole, or a Chinese character.
_WORD = re.compile(r"(?P<latin>[A-Za-z][A-Za-z0-9]+(?: [A-Za-z][A-Za-z0-9]*){0,6})|[\u4e00-\u9fff]")
# A date and a clock time in front of who reports: 2023-03-02 21:57 某某报/记者某某.
_WHEN = re.compile(r"^\s?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,3}(?:\d{1,2}:\d{2}(?::\d{2})?)?\s{0,3}")
# The writer is named within so many characters of a line's beginning.
_WRITER = 200


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says about who published it."""

    given: str | None
    address: str  # the article's own
    bylines: tuple[Byline, ...]
    site: str  # the name the page declares for itself
    links: tuple[str, ...]
    credits: tuple[Credit, ...]
    headings: tuple[str, ...]  # programme names and the like
    translated: bool = False
    signed: tuple[str, ...] = ()  # lines of credits, folded
    owned: tuple[str, ...] = ()  # the page's licences, adverts and share lines, folded


def find(evidence: Evidence) -> Actor | None:
    """The publisher, or None where nothing names one."""
    if evidence.given:
        return by_name(evidence.given)
    known = next(_known(evidence), None)
    if known:
        return known.actor
    names = [byline.outlet for byline in evidence.bylines if byline.names]
    site = host(evidence.address).removeprefix("www.")
    origins = [credit.outlet.partition("/")[2] for credit in evidence.credits if credit.kind == "reprint"]
    name = next(filter(None, (evidence.site, *names, *origins, site)), "")
    return by_name(name) if name else None


def _known(evidence: Evidence) -> Iterator[Outlet]:
    """The known media that the evidence points at, strongest first."""
    reprints = [credit for credit in evidence.credits if credit.kind == "reprint"]
    own = outlets.at(host(evidence.address))
    named = [
        outlet
        for number, byline in enumerate(evidence.bylines)
        for outlet in outlets.named(byline.outlet)[:1]
        if not byline.text.endswith(_SENTENCE if number else _CITES)
    ]
    if evidence.translated and own not in named:
        yield from _credited(reprints)  # the address of a translation's original is not its own
    if own:
        yield own
    site = outlets.named(fold(evidence.site))[:1]
    if named and named[0].kind == "agency":
        yield from site  # an outlet that carries an agency's dispatch
        yield from _owner(evidence.owned)
    yield from named
    yield from site
    for line in evidence.signed:
        yield from outlets.named(known_in(_WHEN.sub("", line).lstrip("([【（〔")))[:1]
    yield from _credited(reprints)
    yield from _mostly(evidence.links)
    for heading in evidence.headings:
        for title in re.findall(r"《([^《》]{2,20})》", fold(heading)):
            yield from outlets.named(title)[:1]
    yield from _owner(evidence.owned)


def _owner(lines: Iterable[str]) -> Iterator[Outlet]:
    """The outlet that the page's own lines name most (© 某某报)."""
    found = Counter[Outlet]()
    for line in lines:
        for match in _WORD.finditer(line[:_CREDIT]):
            name = _latin(match["latin"]) if match["latin"] else known_in(line[match.start() :])
            known = outlets.named(name)
            found.update(known if len(known) == 1 else ())
    if found:
        yield max(found, key=lambda outlet: (found[outlet], outlet.actor.key))


def _latin(words: str) -> str:
    """The first and longest known name in some Latin words."""
    parts = words.split(" ")
    runs = (" ".join(parts[start:end]) for start in range(len(parts)) for end in range(len(parts), start, -1))
    return next((run for run in runs if outlets.named(run)), "")


def _credited(credits_: Sequence[Credit]) -> Iterator[Outlet]:
    keys = {outlet.actor.key: outlet for outlet in outlets.outlets()}
    return (keys[credit.outlet] for credit in credits_ if credit.outlet in keys)


def _mostly(links: Iterable[str]) -> Iterator[Outlet]:
    """The outlet that most of the pictures and tag links lead to."""
    hosts = Counter(host(link) for link in links)
    found = Counter[Outlet]()
    for name, count in hosts.items():
        outlet = outlets.at(name) if name else None
        if outlet:
            found[outlet] += count
    if found:
        yield max(found, key=lambda outlet: (found[outlet], outlet.actor.key))


def at_home(address: str, outlet: Actor | None) -> bool | None:
    """Whether an address lies in the publisher's domain; None where either is not known."""
    known = outlets.at(host(address))
    return known.actor.key == outlet.key if known and outlet else None


def host(address: str) -> str:
    """The host of an address, "" where it has none."""
    try:
        return (urlsplit(address if "//" in address else f"//{address}").hostname or "") if address else ""
    except ValueError:
        return ""


def by_name(name: str) -> Actor:
    """The medium of that name: a known one, else one that is known by this name only."""
    known = outlets.named(fold(name))
    if known:
        return known[0].actor
    return Actor(key=f"organization/{name}", type=ActorType.MEDIA, name=name)


def credits_in(text: str, kept: Sequence[Piece], left_out: Sequence[Piece]) -> tuple[Credit, ...]:
    """The credits in the first and last lines of a text and in the lines that were left out of it."""
    found = [_credit(piece, text) for piece in (*kept[:3], *kept[-2:])] + [
        _credit(piece, "") for piece in left_out
    ]
    credits_: dict[tuple[str, str], Credit] = {}
    for credit in found:
        if credit:
            credits_.setdefault((credit.outlet, credit.kind), credit)
    return tuple(credits_.values())


def _credit(piece: Piece, text: str) -> Credit | None:
    if len(piece.text) > _CREDIT or piece.kind is BlockKind.CAPTION:
        return None
    for kind, held, pattern in _credit_patterns():
        match = pattern.search(piece.folded) if held.search(piece.folded) else None
        outlet = _credited_to(match["outlet"]) if match else None
        if match and outlet:
            words = piece.text[match.start() : match.end()].strip()
            at = text.find(words)
            return Credit(outlet, words, kind, Span(at, at + len(words)) if at >= 0 else None)
    return None


def _credited_to(name: str) -> Key | None:
    """The key of a known medium, or of one whose name ends like one."""
    for part in (name, *reversed(_SEVERAL.split(name))):  # 某某网-某某报
        if known := outlets.named(part):
            return known[0].actor.key
    return (
        by_name(name).key
        if name.endswith(lang.load("zh", "articles").words("byline_names", "media"))
        else None
    )


def bylined(bylines: Iterable[Byline], folded: str) -> Iterator[Credit]:
    """The bylines of known media as credits: of an agency in another outlet's article."""
    for number, byline in enumerate(bylines):
        if number and byline.text.endswith(_SENTENCE):
            continue  # below another byline: no signature but a sentence that cites
        for outlet in outlets.named(byline.outlet)[:1]:
            at = folded.find(byline.text)
            if byline.text.endswith(_CITES) and folded.count("\n", 0, max(at, 0)) > 1:
                continue  # below the first paragraph: 某某社报道，…
            yield Credit(
                outlet.actor.key, byline.text, "byline", Span(at, at + len(byline.text)) if at >= 0 else None
            )


def original(address: str, outlet: Actor | None) -> Iterator[Credit]:
    """The credit in the address of another outlet's article that this one leads to."""
    known = outlets.at(host(address))
    if known and outlet and known.actor.key != outlet.key:
        yield Credit(known.actor.key, address, "compiled")


def is_translated(around: Iterable[Piece]) -> bool:
    """Whether a line beside the text names its translator."""
    words = lang.load("zh", "articles").words("publisher", "translated")
    return any(piece.folded.lstrip("(（").startswith(words) for piece in around)


@cache
def _credit_patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    rules = lang.load("zh", "articles").rules("credit", ("kind", "pattern"))
    return tuple((rule["kind"], _held(rule), re.compile(rule["pattern"])) for rule in rules)


def _held(rule: Mapping[str, str]) -> re.Pattern[str]:
    """What a line must hold for the rule's pattern to be tried."""
    return re.compile(f"[{rule['holds']}]" if "holds" in rule else "")


def authors_in(pieces: Iterable[Piece]) -> tuple[str, ...]:
    """The names in the writers' lines, in order, each once."""
    found: dict[str, None] = {}
    for piece in pieces:
        head = piece.folded[:_WRITER]
        for held, pattern in _writer_patterns():
            if held.search(head) and (match := pattern.search(head)):
                start, end = match.span("authors")
                found |= dict.fromkeys(_names(piece.text[start:end]))
                break
    return tuple(found)


def signed(around: Iterable[Piece]) -> tuple[str, ...]:
    """The names in the elements that are called the author's."""
    marks = lang.load("zh", "articles").words("containers", "signed")
    names = (
        _without(_role(), name) for piece in around if piece.aside in marks for name in _names(piece.text)
    )
    return tuple(dict.fromkeys(name for name in names if _PERSON.fullmatch(name)))


def _names(words: str) -> list[str]:
    return [
        name
        for name in (_without(_place(), _without(_how(), one.strip())) for one in _BETWEEN.split(words))
        if 2 <= len(name) <= 20 and not _is_no_name(fold(name))
    ]


def _without(pattern: re.Pattern[str], name: str) -> str:
    """What is left of a name without what the pattern finds at its ends, whatever its script."""
    for match in reversed(list(pattern.finditer(fold(name)))):
        name = name[: match.start()] + name[match.end() :]
    return name


@cache
def _place() -> re.Pattern[str]:
    """The place of report behind a name: 张三美国白宫."""
    return re.compile(f"(?<=[\u4e00-\u9fff]{{2}})(?:{_any('datelines')}).*$")


@cache
def _how() -> re.Pattern[str]:
    """How somebody reports, before or behind a name: 特约记者张三, 张三连线报道."""
    return re.compile(f"^(?:{_any('reporters')})(?=.)|(?:{_any('ways')})$")


@cache
def _role() -> re.Pattern[str]:
    """What the one is who signs: 编译张三."""
    return re.compile(f"^(?:{_any('roles')})[:：/／\\s]?(?=[\u4e00-\u9fff]{{2,4}}$)")


def _any(name: str) -> str:
    return lang.alternatives(lang.load("zh", "articles").words("publisher", name))


def _is_no_name(folded: str) -> bool:
    """Whether a word beside the writers' names is an outlet, a place or how they report."""
    table = lang.load("zh", "articles")
    return (
        bool(outlets.named(folded))
        or bool(_LONG.fullmatch(folded))
        or "@" in folded
        or folded.startswith("发自")
        or folded in table.words("publisher", "datelines")
    )


@cache
def _writer_patterns() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    rules = lang.load("zh", "articles").rules("writer", ("pattern",))
    return tuple((_held(rule), re.compile(rule["pattern"])) for rule in rules)
