"""One event outlet by outlet: what each left out, added or called differently."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.merge.consensus import Reported
from kg.merge.frames import bare
from kg.records import Claim, Key, Telling


def tellings(reports: Sequence[Reported]) -> tuple[Telling, ...]:
    """The tellings of an event by several outlets, the first to report it first; none for one outlet."""
    told: dict[Key, list[Reported]] = defaultdict(list)
    for report in reports:
        told[report.outlet].append(report)
    if len(told) < 2:
        return ()
    named = {outlet: _named(report.claim for report in told[outlet]) for outlet in sorted(told, reverse=True)}
    found = [_telling(outlet, mine, named) for outlet, mine in told.items()]
    return tuple(sorted(found, key=lambda telling: (telling.first or "9999", telling.outlet)))


def _named(claims: Iterable[Claim]) -> Mapping[Key, Key]:
    """The participants by what they are called: unnamed people are the same by the same word."""
    named = sorted({p.actor for claim in claims for p in (*claim.agents, *claim.targets)}, reverse=True)
    return {bare(key): key for key in named}


def _only(mine: Mapping[Key, Key], others: Iterable[Mapping[Key, Key]]) -> tuple[Key, ...]:
    """Whom one set of participants holds and the others do not."""
    known = set().union(*others)
    return tuple(sorted(key for name, key in mine.items() if name not in known))


def _telling(outlet: Key, told: Sequence[Reported], named: Mapping[Key, Mapping[Key, Key]]) -> Telling:
    claims = [report.claim for report in told]
    others = [keys for other, keys in named.items() if other != outlet]
    everyone = {name: key for keys in others for name, key in keys.items()}
    words: dict[Key, set[str]] = defaultdict(set)
    for claim in claims:
        for participant in (*claim.agents, *claim.targets):
            words[participant.actor].add(participant.text)
    return Telling(
        outlet=outlet,
        documents=tuple(sorted({claim.document for claim in claims})),
        first=min((report.day for report in told if report.day), default=None),
        roots=tuple(sorted({report.root for report in told})),
        triggers=tuple(sorted({claim.trigger for claim in claims})),
        factualities=tuple(sorted({claim.factuality for claim in claims})),
        dates=tuple(sorted({_dates(claim) for claim in claims} - {""})),
        numbers=tuple(sorted({quantity.text for claim in claims for quantity in claim.quantities})),
        wording=tuple((key, tuple(sorted(words[key]))) for key in sorted(words)),
        left_out=_only(everyone, [named[outlet]]),
        added=_only(named[outlet], others),
    )


def _dates(claim: Claim) -> str:
    time = claim.time
    return f"{time.start or ''}…{time.end or ''}" if time.start or time.end else ""
