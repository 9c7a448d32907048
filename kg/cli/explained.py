"""What `kg inspect --why` prints: which rules fired in a stretch of text, and what blocked the others."""

import re

import click

from kg import claims
from kg.claims import Explanation
from kg.errors import InputError
from kg.records import Reading, Span


def explain(reading: Reading, wanted: str) -> None:
    """Print every event word of a span with the reasons for and against it being a claim.

    `wanted` is START-END in code points, or words of the article. Raises InputError when the
    article has neither.
    """
    for span in _spans(reading.article.text, wanted):
        click.echo(f"{span.start}-{span.end}  {reading.article.text[span.start : span.end]}")
        found = claims.explain(reading, span)
        for explanation in found:
            click.echo(_told(explanation))
        if not found:
            click.echo("  no event word of the lexicon stands here")


def _spans(text: str, wanted: str) -> list[Span]:
    offsets = re.fullmatch(r"(\d{1,9})-(\d{1,9})", wanted)
    if offsets:
        start, end = int(offsets[1]), int(offsets[2])
        if start < end <= len(text):
            return [Span(start, end)]
        raise InputError(
            f"{wanted} lies outside the text of {len(text)} characters; give START-END inside it"
        )
    found = [Span(match.start(), match.end()) for match in re.finditer(re.escape(wanted), text)]
    if not found:
        raise InputError(f"{wanted} does not stand in the article; give words of it, or START-END offsets")
    return found


def _told(explanation: Explanation) -> str:
    verdict = "fired" if explanation.fired else f"blocked: {explanation.blocked_by}"
    kind = explanation.type + (f" ({explanation.subtype})" if explanation.subtype else "")
    lines = [
        f"  {explanation.word}  {kind}  {explanation.rule}  {verdict}",
        f"    agent {explanation.agent or '–'}; target {explanation.target or '–'}; "
        f"according to {explanation.speaker or '–'}; time {explanation.time or '–'}; "
        f"{explanation.factuality}; confidence {explanation.confidence:.2f}",
    ]
    lines += [f"    {reason.weight:+.2f}  {reason.feature}" for reason in explanation.reasons]
    if explanation.held_back:
        lines.append(f"    factuality held back: {explanation.held_back}")
    for told in (explanation.presented, *explanation.preferences):
        lines.append(
            f"    {told.role} {told.chosen or 'nobody'} ({told.chance:.2f}), not {told.next or 'nobody'} "
            f"({told.next_chance:.2f})"
        )
        lines += [f"      {reason.weight:+.2f}  {reason.feature}" for reason in told.reasons]
    return "\n".join(lines)
