"""Articles, claims and documents made from words; offsets are found."""

from collections.abc import Iterable

from msgspec import structs

from kg.records import (
    Actor,
    Article,
    Basis,
    Block,
    BlockKind,
    Claim,
    ClaimTime,
    Credit,
    Document,
    Factuality,
    Granularity,
    Key,
    Mention,
    Participant,
    Position,
    Quantity,
    Span,
    Speaker,
    TimeExpression,
)


def press(
    path: str,
    outlet: Actor | None,
    published: str | None,
    title: str,
    *paragraphs: str,
    credited: tuple[Credit, ...] = (),
) -> Article:
    """An article with a title and one block a paragraph."""
    lines, blocks, at = [title, *paragraphs], [], 0
    for number, line in enumerate(lines):
        kind = BlockKind.PARAGRAPH if number else BlockKind.TITLE
        blocks.append(Block(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Article(
        path=path,
        title=title,
        text="\n".join(lines),
        blocks=tuple(blocks),
        language="zh-Hans",
        published=published,
        published_from="metadata" if published else "none",
        outlet=outlet,
        url=f"https://news.example/{path}" if published else None,
        credits=credited,
    )


def within(article: Article, words: str, start: int = 0, end: int | None = None) -> Span:
    """Where words stand in an article; AssertionError if they do not."""
    at = article.text.find(words, start, len(article.text) if end is None else end)
    assert at >= 0, f"{words} is not in {article.path}"
    return Span(at, at + len(words))


def on(text: str, start: str, end: str | None, granularity: Granularity = Granularity.DAY) -> ClaimTime:
    """A stated time."""
    return ClaimTime(text, start, end, granularity, Basis.STATED)


Named = tuple[Key, str]  # an actor and the words that stand for it


def claim(
    article: Article,
    quote: str,
    trigger: str,
    event_type: str,
    agents: Iterable[Named],
    targets: Iterable[Named] = (),
    *,
    time: ClaimTime | None = None,
    place: Named | None = None,
    factuality: Factuality = Factuality.HAPPENED,
    speakers: Iterable[tuple[Key, str, str] | tuple[Key, str, str, bool]] = (),
    quantities: Iterable[tuple[str, float, str, str]] = (),
    subtype: str | None = None,
    confidence: float = 0.9,
    root: Key | None = None,
    event: Key | None = None,
) -> Claim:
    """A claim whose offsets are found by its words, in an article's text after the title if it can be."""
    body = article.blocks[0].span.end if quote in article.text[article.blocks[0].span.end :] else 0
    span = within(article, quote, body)
    return Claim(
        document=article.key,
        span=span,
        quote=quote,
        trigger=trigger,
        trigger_span=within(article, trigger, *span),
        type=event_type,
        subtype=subtype,
        agents=_participants(article, span, agents),
        targets=_participants(article, span, targets),
        place=next(iter(_participants(article, span, [place] if place else ())), None),
        time=_placed(article, span, time or ClaimTime()),
        factuality=factuality,
        speakers=tuple(Speaker(s[0], s[1], s[2], s[3] if len(s) > 3 else True) for s in speakers),
        confidence=confidence,
        rule=f"zh.{event_type}.test",
        quantities=tuple(Quantity(*quantity, within(article, quantity[3], *span)) for quantity in quantities),
        root=root,
        event=event,
    )


def _participants(article: Article, quote: Span, named: Iterable[Named]) -> tuple[Participant, ...]:
    found = [(key, text, article.text.find(text, *quote)) for key, text in named]
    return tuple(Participant(k, text, Span(at, at + len(text)) if at >= 0 else None) for k, text, at in found)


def _placed(article: Article, quote: Span, time: ClaimTime) -> ClaimTime:
    at = article.text.find(time.text, *quote) if time.text else -1
    if at < 0:
        return time
    return structs.replace(time, span=Span(at, at + len(time.text)), anchor=article.day)


def document(
    article: Article, actors: Iterable[Actor], claims: Iterable[Claim], positions: Iterable[Position] = ()
) -> Document:
    """A document with a mention for every participant and a time expression for every dated claim."""
    claims = tuple(claims)
    mentions = {
        Mention(p.span, p.text, (p.actor,), "name", "zh.name.test")
        for c in claims
        for p in (*c.agents, *c.targets, *([c.place] if c.place else ()))
        if p.span
    }
    times = {
        TimeExpression(
            c.time.span, c.time.text, c.time.start, c.time.end, c.time.granularity,
            (c.time.start or "")[:10], (c.time.start or "")[:10], article.day, "publication", "zh.time.test",
        )
        for c in claims
        if c.time.span and c.time.granularity
    }  # fmt: skip
    return Document(
        article=article,
        times=tuple(sorted(times, key=lambda t: t.span)),
        actors=tuple(sorted(actors, key=lambda a: a.key)),
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        positions=tuple(positions),
        claims=claims,
    )
