"""One event outlet by outlet: who reports it, when first, from which root, in which words.

What an outlet left out, added or called differently shows where its line differs from the others'.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.merge.cast import publisher
from kg.records import Claim, Document, Event, IsoDate, Key, Story


@dataclass(frozen=True, slots=True)
class Telling:
    """How one outlet tells an event.

    `wording` maps each participant to the words used for it, `triggers` and `factualities` are what
    the outlet calls the event and how sure it is of it. `left_out` are participants that other
    outlets name and this one does not, `added` those that only this one names.
    """

    outlet: Key
    documents: tuple[Key, ...]
    first: IsoDate | None
    roots: tuple[Key, ...]
    triggers: tuple[str, ...]
    factualities: tuple[str, ...]
    dates: tuple[str, ...]
    numbers: tuple[str, ...]
    wording: tuple[tuple[Key, tuple[str, ...]], ...]
    left_out: tuple[Key, ...]
    added: tuple[Key, ...]


def outlets(event: Event, story: Story) -> tuple[Telling, ...]:
    """The tellings of an event by the story's outlets, the first to report it first."""
    about = set(event.documents)
    told: dict[Key, list[tuple[Document, Claim]]] = defaultdict(list)
    for document in story.documents:
        if document.key in about:
            for claim in document.claims:
                if claim.event == event.key:
                    told[publisher(document.article)].append((document, claim))
    named = {outlet: _named(claim for _, claim in claims) for outlet, claims in told.items()}
    tellings = [_telling(outlet, claims, named) for outlet, claims in told.items()]
    return tuple(sorted(tellings, key=lambda telling: (telling.first or "9999", telling.outlet)))


def _named(claims: Iterable[Claim]) -> frozenset[Key]:
    return frozenset(p.actor for claim in claims for p in (*claim.agents, *claim.targets))


def _telling(outlet: Key, told: list[tuple[Document, Claim]], named: Mapping[Key, frozenset[Key]]) -> Telling:
    claims = [claim for _, claim in told]
    others = frozenset().union(*(keys for other, keys in named.items() if other != outlet))
    mine = named[outlet]
    words: dict[Key, set[str]] = defaultdict(set)
    for claim in claims:
        for participant in (*claim.agents, *claim.targets):
            words[participant.actor].add(participant.text)
    return Telling(
        outlet=outlet,
        documents=tuple(sorted({document.key for document, _ in told})),
        first=min((document.article.day for document, _ in told if document.article.day), default=None),
        roots=tuple(sorted({claim.root for claim in claims if claim.root})),
        triggers=tuple(sorted({claim.trigger for claim in claims})),
        factualities=tuple(sorted({claim.factuality.value for claim in claims})),
        dates=tuple(sorted({_dates(claim) for claim in claims} - {""})),
        numbers=tuple(sorted({quantity.text for claim in claims for quantity in claim.quantities})),
        wording=tuple((key, tuple(sorted(words[key]))) for key in sorted(words)),
        left_out=tuple(sorted(others - mine)) if len(named) > 1 else (),
        added=tuple(sorted(mine - others)) if len(named) > 1 else (),
    )


def _dates(claim: Claim) -> str:
    time = claim.time
    return f"{time.start or ''}…{time.end or ''}" if time.start or time.end else ""
