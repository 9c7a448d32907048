"""A small invented story for tests: seven articles, fifteen claims, and what they add up to.

`documents()` is what the claims stage hands over; `story()` is what merging them must give, written
by hand: roots, events, contradictions, copies and memberships. `press` and `claim` build more.
Every name is invented.
"""

from collections.abc import Iterable
from dataclasses import replace

from kg.records import (
    Actor,
    ActorType,
    Article,
    Basis,
    Block,
    BlockKind,
    Claim,
    ClaimTime,
    Conflict,
    Contradiction,
    Copy,
    Credit,
    Document,
    Event,
    Factuality,
    Granularity,
    Key,
    Membership,
    Mention,
    Participant,
    Position,
    Quantity,
    Span,
    Speaker,
    Status,
    Story,
    TimeExpression,
)

# --- building blocks ---------------------------------------------------------------------------


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

    def participant(named: Named) -> Participant:
        key, text = named
        return Participant(key, text, within(article, text, *span) if text in quote else None)

    moment = time or ClaimTime()
    if moment.text and moment.text in quote:
        moment = replace(moment, span=within(article, moment.text, *span), anchor=article.day)
    return Claim(
        document=article.key,
        span=span,
        quote=quote,
        trigger=trigger,
        trigger_span=within(article, trigger, *span),
        type=event_type,
        subtype=subtype,
        agents=tuple(map(participant, agents)),
        targets=tuple(map(participant, targets)),
        place=participant(place) if place else None,
        time=moment,
        factuality=factuality,
        speakers=tuple(Speaker(s[0], s[1], s[2], s[3] if len(s) > 3 else True) for s in speakers),
        confidence=confidence,
        rule=f"zh.{event_type}.test",
        quantities=tuple(
            Quantity(kind, value, unit, text, within(article, text, *span))
            for kind, value, unit, text in quantities
        ),
        root=root,
        event=event,
    )


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


# --- who is in it ------------------------------------------------------------------------------

EAST = Actor("country/东岚国", ActorType.COUNTRY, "东岚国", "Donglan", ("东岚",), code="XA")
WEST = Actor("country/西屿国", ActorType.COUNTRY, "西屿国", "Xiyu", ("西屿",), code="XB")
LIN = Actor("person/林岳", ActorType.PERSON, "林岳", "Lin Yue", ("林岳部长",), state=EAST.key)
SHEN = Actor("person/沈安", ActorType.PERSON, "沈安", "Shen An", ("沈安总理",), state=WEST.key)
GAO = Actor("person/高宁", ActorType.PERSON, "高宁", "Gao Ning", (), state=WEST.key)
MINISTRY = Actor(
    "organization/西屿国外交部", ActorType.ORGANIZATION, "西屿国外交部", "Xiyu foreign ministry", (),
    state=WEST.key,
)  # fmt: skip
COMPANY = Actor("organization/北港公司", ActorType.ORGANIZATION, "北港公司", "Beigang Company")
MILITIA = Actor("organization/北港武装", ActorType.ORGANIZATION, "北港武装", "Beigang armed group")
CUSTOMS = Actor(
    "organization/东岚国海关", ActorType.ORGANIZATION, "东岚国海关", None, ("海关",), state=EAST.key
)
WIRE = Actor("organization/临海通讯社", ActorType.MEDIA, "临海通讯社", "Linhai News Agency", ("临海社",))
DAILY = Actor("organization/海港日报", ActorType.MEDIA, "海港日报", "Harbour Daily")
WEEKLY = Actor("organization/青石周刊", ActorType.MEDIA, "青石周刊", "Bluestone Weekly")
EVENING = Actor("organization/山城晚报", ActorType.MEDIA, "山城晚报", "Hill City Evening News")
LINHAI = Actor("place/临海市", ActorType.PLACE, "临海市", "Linhai", ("临海",))
PACT = Actor(
    "treaty_or_event/海上救援协议", ActorType.TREATY_OR_EVENT, "海上救援协议", "Sea Rescue Agreement"
)

# --- the articles ------------------------------------------------------------------------------

_WIRE = press(
    "wire.md", WIRE, "2026-03-04", "东岚国外交部长林岳会见西屿国总理沈安",
    "东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。",
    "会后，东岚国与西屿国签署海上救援协议，规定两国船只在风季互相援助，费用由双方平均分担。",
    "沈安将于4月访问东岚国，具体日期由两国外交部门另行商定，随行人员名单尚未公布。",
)  # fmt: skip
_REPRINT = press(
    "reprint.md", DAILY, "2026-03-05", "东岚国外交部长林岳会见西屿国总理沈安",
    "据临海通讯社报道，东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。",
    "会后，东岚国与西屿国签署海上救援协议，规定两国船只在风季互相援助，费用由双方平均分担。",
    "沈安将于4月访问东岚国，具体日期由两国外交部门另行商定，随行人员名单尚未公布。",
    credited=(Credit(WIRE.key, "据临海通讯社报道", "reprint", Span(20, 28)),),
)  # fmt: skip
_WEEKLY = press(
    "weekly.md", WEEKLY, "2026-03-06", "临海一会",
    "本刊记者在场所见，林岳4日下午在临海市与沈安会谈。",
    "两名西屿国官员称，西屿国正考虑制裁北港公司。",
)  # fmt: skip
_DENIAL = press(
    "denial.md", EVENING, "2026-03-09", "西屿国否认会面",
    "西屿国外交部发言人高宁9日说，沈安总理上周三没有会见林岳。",
)  # fmt: skip
_VISIT = press(
    "visit.md", DAILY, "2026-04-20", "沈安到访，海关遇袭",
    "沈安4月15日抵达东岚国访问。",
    "北港武装4月18日袭击东岚国海关，造成12人死亡。",
)  # fmt: skip
_TOLL = press(
    "toll.md", WEEKLY, "2026-04-21", "林岳谴责袭击",
    "据临海通讯社报道，北港武装18日袭击东岚国海关，造成15人死亡。",
    "林岳20日谴责北港武装。",
)  # fmt: skip
_LEAFLET = press("leaflet.txt", None, None, "告示", "西屿国制裁北港公司。")

_MEETING = "event/2026-03-04.meet.林岳_沈安"
_PACT = "event/2026-03-04.agree.东岚国_西屿国"
_VISITING = "event/2026-04-15.visit.东岚国_沈安"
_SANCTION = "event/undated.sanction.北港公司_西屿国"
_ATTACK = "event/2026-04-18.attack.东岚国海关_北港武装"
_CONDEMN = "event/2026-04-20.accuse.北港武装_林岳"
_STATEMENT = "event/2026-03-09.statement.高宁"
OFFICIALS = Actor(
    f"person/两名西屿国官员~{_WEEKLY.key.partition('/')[2]}", ActorType.PERSON, "两名西屿国官员",
    state=WEST.key, named=False,
)  # fmt: skip
UNSIGNED = Actor(f"organization/unsigned.{_LEAFLET.key.partition('/')[2]}", ActorType.MEDIA, "", named=False)

_lin, _shen, _gao = (LIN.key, "林岳"), (SHEN.key, "沈安"), (GAO.key, "高宁")
_east, _west = (EAST.key, "东岚国"), (WEST.key, "西屿国")
_company, _militia, _customs = (
    (COMPANY.key, "北港公司"),
    (MILITIA.key, "北港武装"),
    (CUSTOMS.key, "东岚国海关"),
)
_linhai = (LINHAI.key, "临海市")
_wire = (WIRE.key, "临海通讯社", "据…报道")
_march_4 = on("3月4日", "2026-03-04", "2026-03-05")
_that_day = ClaimTime("", "2026-03-04", "2026-03-05", Granularity.DAY, Basis.CONTEXT)
_april = on("4月", "2026-04-01", "2026-05-01", Granularity.MONTH)


def _wire_claims(article: Article, *speakers: tuple[Key, str, str]) -> tuple[Claim, ...]:
    """What the agency reports, and its reprint repeats word for word."""
    return (
        claim(
            article, "东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。", "会见", "meet", [_lin], [_shen],
            time=_march_4, place=_linhai, speakers=speakers, root=WIRE.key, event=_MEETING,
        ),
        claim(
            article, "东岚国与西屿国签署海上救援协议", "签署", "agree", [_east], [_west],
            time=_that_day, root=WIRE.key, event=_PACT,
        ),
        claim(
            article, "沈安将于4月访问东岚国", "访问", "visit", [_shen], [_east], time=_april,
            factuality=Factuality.PLANNED, root=WIRE.key, event=_VISITING,
        ),
    )  # fmt: skip


def _documents() -> tuple[Document, ...]:
    """With roots and events, as `story()` holds them, sorted by path."""
    wire = (LIN, SHEN, EAST, WEST, LINHAI, PACT)
    minister = _WIRE.blocks[1].span.start
    posts = [
        Position(LIN.key, "外交部长", EAST.key, Span(minister, minister + 9), "current", "2026-03-04"),
        Position(SHEN.key, "总理", WEST.key, Span(minister + 20, minister + 27), "current", "2026-03-04"),
    ]
    spokesman = Position(
        GAO.key, "发言人", MINISTRY.key, within(_DENIAL, "西屿国外交部发言人高宁"), "current", "2026-03-09"
    )
    weekly = (
        claim(
            _WEEKLY, "林岳4日下午在临海市与沈安会谈。", "会谈", "meet", [_lin], [_shen],
            time=on("4日下午", "2026-03-04T12:00", "2026-03-04T18:00", Granularity.PART),
            place=_linhai, root=WEEKLY.key, event=_MEETING,
        ),
        claim(
            _WEEKLY, "西屿国正考虑制裁北港公司。", "制裁", "sanction", [_west], [_company],
            factuality=Factuality.POSSIBLE, speakers=[(OFFICIALS.key, "两名西屿国官员", "称", False)],
            root=WEEKLY.key, event=_SANCTION,
        ),
    )  # fmt: skip
    denial = (
        claim(
            _DENIAL, "西屿国外交部发言人高宁9日说", "说", "statement", [_gao],
            time=on("9日", "2026-03-09", "2026-03-10"), root=EVENING.key, event=_STATEMENT,
        ),
        claim(
            _DENIAL, "沈安总理上周三没有会见林岳。", "会见", "meet", [_shen], [_lin],
            time=on("上周三", "2026-03-04", "2026-03-05"), factuality=Factuality.NEGATED,
            speakers=[(GAO.key, "高宁", "说")], root=GAO.key, event=_MEETING,
        ),
    )  # fmt: skip
    visit = (
        claim(
            _VISIT, "沈安4月15日抵达东岚国访问。", "访问", "visit", [_shen], [_east],
            time=on("4月15日", "2026-04-15", "2026-04-16"), root=DAILY.key, event=_VISITING,
        ),
        claim(
            _VISIT, "北港武装4月18日袭击东岚国海关，造成12人死亡。", "袭击", "attack", [_militia], [_customs],
            time=on("4月18日", "2026-04-18", "2026-04-19"), quantities=[("killed", 12, "人", "12人死亡")],
            root=DAILY.key, event=_ATTACK,
        ),
    )  # fmt: skip
    toll = (
        claim(
            _TOLL, "北港武装18日袭击东岚国海关，造成15人死亡。", "袭击", "attack", [_militia], [_customs],
            time=on("18日", "2026-04-18", "2026-04-19"), speakers=[_wire],
            quantities=[("killed", 15, "人", "15人死亡")], root=WIRE.key, event=_ATTACK,
        ),
        claim(
            _TOLL, "林岳20日谴责北港武装。", "谴责", "accuse", [_lin], [_militia],
            time=on("20日", "2026-04-20", "2026-04-21"), root=WEEKLY.key, event=_CONDEMN,
        ),
    )  # fmt: skip
    leaflet = claim(
        _LEAFLET, "西屿国制裁北港公司。", "制裁", "sanction", [_west], [_company],
        root=UNSIGNED.key, event=_SANCTION,
    )  # fmt: skip
    return (
        document(_DENIAL, (GAO, SHEN, LIN, WEST, MINISTRY), denial, [spokesman]),
        document(_LEAFLET, (WEST, COMPANY), [leaflet]),
        document(_REPRINT, (*wire, WIRE), _wire_claims(_REPRINT, _wire)),
        document(_TOLL, (WIRE, LIN, MILITIA, CUSTOMS, EAST), toll),
        document(_VISIT, (SHEN, EAST, MILITIA, CUSTOMS), visit),
        document(_WEEKLY, (LIN, SHEN, WEST, LINHAI, COMPANY, OFFICIALS), weekly),
        document(_WIRE, wire, _wire_claims(_WIRE), posts),
    )


def documents() -> tuple[Document, ...]:
    """What the claims stage hands over: no roots, no events."""
    return tuple(
        replace(d, claims=tuple(replace(c, root=None, event=None) for c in d.claims)) for d in _documents()
    )


# --- what they add up to -----------------------------------------------------------------------


def _event(
    told: tuple[Document, ...], key: Key, status: Status, agents: tuple[Key, ...], targets: tuple[Key, ...],
    roots: tuple[Key, ...], time: ClaimTime, place: Key | None = None,
) -> Event:  # fmt: skip
    pairs = sorted((d.article.day or "9999", c.key, d.key) for d in told for c in d.claims if c.event == key)
    return Event(
        key=key,
        type=key.split(".")[1],
        subtype=None,
        agents=tuple(sorted(agents)),
        targets=tuple(sorted(targets)),
        place=place,
        time=time,
        status=status,
        claims=tuple(c for _, c, _ in pairs),
        roots=tuple(sorted(roots)),
        documents=tuple(dict.fromkeys(d for _, _, d in sorted((day, d, d) for day, _, d in pairs))),
        reported=next((day for day, _, _ in pairs if day != "9999"), None),
    )


def _day(day: str, after: str, basis: Basis = Basis.STATED) -> ClaimTime:
    return ClaimTime("", day, after, Granularity.DAY, basis)


def _events(told: tuple[Document, ...]) -> tuple[Event, ...]:
    afternoon = ClaimTime("", "2026-03-04T12:00", "2026-03-04T18:00", Granularity.PART, Basis.STATED)
    fourth = _day("2026-03-04", "2026-03-05", Basis.CONTEXT)
    ninth = _day("2026-03-09", "2026-03-10")
    arrival = _day("2026-04-15", "2026-04-16")
    assault = _day("2026-04-18", "2026-04-19")
    condemned = _day("2026-04-20", "2026-04-21")
    seen = (WIRE.key, WEEKLY.key)
    both = (WIRE.key, DAILY.key)
    reported = Status.REPORTED
    return (
        _event(told, _PACT, reported, (EAST.key,), (WEST.key,), (WIRE.key,), fourth),
        _event(told, _MEETING, Status.DISPUTED, (LIN.key,), (SHEN.key,), seen, afternoon, LINHAI.key),
        _event(told, _STATEMENT, reported, (GAO.key,), (), (EVENING.key,), ninth),
        _event(told, _VISITING, reported, (SHEN.key,), (EAST.key,), (DAILY.key,), arrival),
        _event(told, _ATTACK, reported, (MILITIA.key,), (CUSTOMS.key,), both, assault),
        _event(told, _CONDEMN, reported, (LIN.key,), (MILITIA.key,), (WEEKLY.key,), condemned),
        _event(told, _SANCTION, reported, (WEST.key,), (COMPANY.key,), (UNSIGNED.key,), ClaimTime()),
    )


def story() -> Story:
    """What merging `documents()` must give (but for the explanations of merges)."""
    told = _documents()
    by_path = {d.article.path: d for d in told}
    met, seen = by_path["wire.md"].claims[0], by_path["weekly.md"].claims[0]
    denied = by_path["denial.md"].claims[1]
    twelve, fifteen = by_path["visit.md"].claims[1], by_path["toll.md"].claims[0]
    return Story(
        documents=told,
        actors=tuple(
            sorted(
                (EAST, WEST, LIN, SHEN, GAO, MINISTRY, COMPANY, MILITIA, CUSTOMS, WIRE, DAILY, WEEKLY,
                 EVENING, LINHAI, PACT, OFFICIALS, UNSIGNED),
                key=lambda actor: actor.key,
            )
        ),
        events=_events(told),
        contradictions=(
            Contradiction(Conflict.DENIAL, met.key, denied.key, "happened ≠ negated"),
            Contradiction(Conflict.DENIAL, seen.key, denied.key, "happened ≠ negated"),
            Contradiction(Conflict.NUMBER, twelve.key, fifteen.key, "killed 12 ≠ 15"),
        ),
        copies=(Copy(_REPRINT.key, _WIRE.key, 0.92, "credited"),),
        memberships=(
            _membership(LIN, "外交部长", EAST, "2026-03-04", _WIRE),
            _membership(SHEN, "总理", WEST, "2026-03-04", _WIRE),
            _membership(GAO, "发言人", MINISTRY, "2026-03-09", _DENIAL),
        ),
    )  # fmt: skip


def _membership(person: Actor, title: str, of: Actor, day: str, article: Article) -> Membership:
    spans = [
        (d.key, p.span)
        for d in _documents()
        for p in d.positions
        if p.person == person.key and d.key == article.key
    ]
    return Membership(
        key=f"position/{person.name}.{of.name}.{title}",
        person=person.key,
        of=of.key,
        title=title,
        first=day,
        last=day,
        started=None,
        ended=None,
        former=False,
        evidence=tuple(spans),
    )
