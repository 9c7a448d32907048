"""Who published an article.

The publisher is told by the owner's table, the article's own address, its byline, the page's
declared name; a site that merely mirrors it is none of these. Whom it credits: `credited.py`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from kg.ingest.published import Byline, known_in
from kg.lang import outlets
from kg.lang.fold import fold
from kg.lang.outlets import Outlet
from kg.records import Actor, ActorType, Credit

# A longer line is a sentence that cites somebody, not a credit for the whole text.
LONGEST = 120
# Where a name may begin: a run of Latin words, taken whole, or a Chinese character.
_WORD = re.compile(r"(?P<latin>[A-Za-z][A-Za-z0-9]+(?: [A-Za-z][A-Za-z0-9]*){0,6})|[\u4e00-\u9fff]")
# A date and a clock time in front of who reports: 2023-03-02 21:57 某某报/记者某某.
_WHEN = re.compile(r"^\s?\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,3}(?:\d{1,2}:\d{2}(?::\d{2})?)?\s{0,3}")


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
        if not (byline.goes_on if number else byline.cites)
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
        for match in _WORD.finditer(line[:LONGEST]):
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
