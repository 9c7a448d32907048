"""What the articles claim, with the roots and events that merging must give."""

from dataclasses import replace

from msgspec import structs

from kg.records import (
    Article,
    Basis,
    Claim,
    ClaimTime,
    Document,
    Factuality,
    Granularity,
    Key,
    Position,
    Span,
)
from tests.story import articles, events
from tests.story.actors import (
    COMPANY,
    CUSTOMS,
    DAILY,
    EAST,
    EVENING,
    GAO,
    LIN,
    LINHAI,
    MILITIA,
    MINISTRY,
    PACT,
    SHEN,
    WEEKLY,
    WEST,
    WIRE,
)
from tests.story.articles import OFFICIALS, UNSIGNED
from tests.story.building import claim, document, on, within

_lin, _shen, _gao = (LIN.key, "林岳"), (SHEN.key, "沈安"), (GAO.key, "高宁")
_east, _west = (EAST.key, "东岚国"), (WEST.key, "西屿国")
_company, _militia, _customs = (
    (COMPANY.key, "北港公司"),
    (MILITIA.key, "北港武装"),
    (CUSTOMS.key, "东岚国海关"),
)
_linhai = (LINHAI.key, "临海市")
_cited = (WIRE.key, "临海通讯社", "据…报道")
_march_4 = on("3月4日", "2026-03-04", "2026-03-05")
_that_day = ClaimTime("", "2026-03-04", "2026-03-05", Granularity.DAY, Basis.CONTEXT)
_april = on("4月", "2026-04-01", "2026-05-01", Granularity.MONTH)


def _agency(article: Article, *speakers: tuple[Key, str, str]) -> tuple[Claim, ...]:
    """What the agency reports, and its reprint repeats word for word."""
    return (
        claim(
            article, "东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。", "会见", "meet", [_lin], [_shen],
            time=_march_4, place=_linhai, speakers=speakers, root=WIRE.key, event=events.MEETING,
        ),
        claim(
            article, "东岚国与西屿国签署海上救援协议", "签署", "agree", [_east], [_west],
            time=_that_day, root=WIRE.key, event=events.PACT,
        ),
        claim(
            article, "沈安将于4月访问东岚国", "访问", "visit", [_shen], [_east], time=_april,
            factuality=Factuality.PLANNED, root=WIRE.key, event=events.VISITING,
        ),
    )  # fmt: skip


def _weekly(article: Article) -> tuple[Claim, ...]:
    return (
        claim(
            article, "林岳4日下午在临海市与沈安会谈。", "会谈", "meet", [_lin], [_shen],
            time=on("4日下午", "2026-03-04T12:00", "2026-03-04T18:00", Granularity.PART),
            place=_linhai, root=WEEKLY.key, event=events.MEETING,
        ),
        claim(
            article, "西屿国正考虑制裁北港公司。", "制裁", "sanction", [_west], [_company],
            factuality=Factuality.POSSIBLE, speakers=[(OFFICIALS.key, "两名西屿国官员", "称", False)],
            root=WEEKLY.key, event=events.SANCTION,
        ),
    )  # fmt: skip


def _denial(article: Article) -> tuple[Claim, ...]:
    return (
        claim(
            article, "西屿国外交部发言人高宁9日说", "说", "statement", [_gao],
            time=on("9日", "2026-03-09", "2026-03-10"), root=EVENING.key, event=events.STATEMENT,
        ),
        claim(
            article, "沈安总理上周三没有会见林岳。", "会见", "meet", [_shen], [_lin],
            time=on("上周三", "2026-03-04", "2026-03-05"), factuality=Factuality.NEGATED,
            speakers=[(GAO.key, "高宁", "说")], root=GAO.key, event=events.MEETING,
        ),
    )  # fmt: skip


def _visit(article: Article) -> tuple[Claim, ...]:
    return (
        claim(
            article, "沈安4月15日抵达东岚国访问。", "访问", "visit", [_shen], [_east],
            time=on("4月15日", "2026-04-15", "2026-04-16"), root=DAILY.key, event=events.VISITING,
        ),
        claim(
            article, "北港武装4月18日袭击东岚国海关，造成12人死亡。", "袭击", "attack", [_militia],
            [_customs], time=on("4月18日", "2026-04-18", "2026-04-19"), root=DAILY.key, event=events.ATTACK,
            quantities=[("killed", 12, "人", "12人死亡")],
        ),
    )  # fmt: skip


def _toll(article: Article) -> tuple[Claim, ...]:
    return (
        claim(
            article, "北港武装18日袭击东岚国海关，造成15人死亡。", "袭击", "attack", [_militia], [_customs],
            time=on("18日", "2026-04-18", "2026-04-19"), speakers=[_cited],
            quantities=[("killed", 15, "人", "15人死亡")], root=WIRE.key, event=events.ATTACK,
        ),
        claim(
            article, "林岳20日谴责北港武装。", "谴责", "accuse", [_lin], [_militia],
            time=on("20日", "2026-04-20", "2026-04-21"), root=WEEKLY.key, event=events.CONDEMN,
        ),
    )  # fmt: skip


def _leaflet(article: Article) -> tuple[Claim, ...]:
    told = claim(
        article, "西屿国制裁北港公司。", "制裁", "sanction", [_west], [_company],
        root=UNSIGNED.key, event=events.SANCTION,
    )  # fmt: skip
    return (told,)


def annotated() -> tuple[Document, ...]:
    """With roots and events, as `story()` holds them, sorted by path."""
    wire = (LIN, SHEN, EAST, WEST, LINHAI, PACT)
    minister = articles.WIRE.blocks[1].span.start
    posts = [
        Position(LIN.key, "外交部长", EAST.key, Span(minister, minister + 9), "current", "2026-03-04"),
        Position(SHEN.key, "总理", WEST.key, Span(minister + 20, minister + 27), "current", "2026-03-04"),
    ]
    place = within(articles.DENIAL, "西屿国外交部发言人高宁")
    spokesman = Position(GAO.key, "发言人", MINISTRY.key, place, "current", "2026-03-09")
    people = (LIN, SHEN, WEST, LINHAI, COMPANY, OFFICIALS)
    return (
        document(articles.DENIAL, (GAO, SHEN, LIN, WEST, MINISTRY), _denial(articles.DENIAL), [spokesman]),
        document(articles.LEAFLET, (WEST, COMPANY), _leaflet(articles.LEAFLET)),
        document(articles.REPRINT, (*wire, WIRE), _agency(articles.REPRINT, _cited)),
        document(articles.TOLL, (WIRE, LIN, MILITIA, CUSTOMS, EAST), _toll(articles.TOLL)),
        document(articles.VISIT, (SHEN, EAST, MILITIA, CUSTOMS), _visit(articles.VISIT)),
        document(articles.WEEKLY, people, _weekly(articles.WEEKLY)),
        document(articles.WIRE, wire, _agency(articles.WIRE), posts),
    )


def documents() -> tuple[Document, ...]:
    """What the claims stage hands over: no roots, no events."""
    return tuple(
        replace(d, claims=tuple(structs.replace(c, root=None, event=None) for c in d.claims))
        for d in annotated()
    )
