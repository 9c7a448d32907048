"""No quote, no claim."""

from collections.abc import Iterable

from kg.records import Claim, Reading


def grounded(reading: Reading, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims whose quote and event word stand in the text exactly where they say."""
    text = reading.article.text
    return tuple(
        claim
        for claim in claims
        if claim.quote
        and text[claim.span.start : claim.span.end] == claim.quote
        and text[claim.trigger_span.start : claim.trigger_span.end] == claim.trigger
    )
