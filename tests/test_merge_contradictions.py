"""What contradicts what, and what does not; one invented case each."""

import re

import pytest

from kg.merge import merge
from kg.records import Actor, ActorType, Basis, ClaimTime, Conflict, Factuality, Granularity
from tests.story import DAILY, EAST, EVENING, GAO, MILITIA, WEEKLY, WEST, WIRE, on
from tests.story.telling import CAST, cite, gao, lin, meeting, militia, shen, told


def kinds(*documents):
    return [(one.kind, one.detail) for one in merge(documents).contradictions]


def toll(number, path, outlet, day="2026-03-05", **options):
    text = f"北港武装4日袭击沈安，造成{number}人死亡。"
    return told(path, outlet, day, (text, "袭击", "attack", [militia], [shen], {
        "time": on("", "2026-03-04", "2026-03-05"),
        "quantities": [("killed", number, "人", f"{number}人死亡")], **options}))  # fmt: skip


def test_numbers_that_differ():
    assert kinds(toll(12, "a", DAILY), toll(15, "b", WEEKLY)) == [(Conflict.NUMBER, "killed 12 ≠ 15")]


def test_the_same_number_is_no_contradiction():
    assert kinds(toll(12, "a", DAILY), toll(12, "b", WEEKLY)) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("至少12人", "15人", False),
        ("至少15人", "12人", True),
        ("超过10人", "12人", False),
        ("十多人", "12人", False),
        ("不到20人", "15人", False),
        ("80人", "83人", False),
        ("80人", "96人", True),
        ("约90人", "100人", False),
        ("12人以上", "15人", False),
    ],
)
def test_what_a_number_leaves_open_is_no_contradiction(one, other, differ):
    papers = []
    for path, outlet, said in (("a", DAILY, one), ("b", WEEKLY, other)):
        number = re.search(r"[0-9]+人|十多人", said)[0]
        value = 10.0 if number == "十多人" else float(number[:-1])
        papers.append(
            told(path, outlet, "2026-03-05", (
                f"北港武装4日袭击沈安，打死{said}。", "袭击", "attack", [militia], [shen],
                {"time": on("", "2026-03-04", "2026-03-05"), "quantities": [("killed", value, "人", number)]},
            ))
        )  # fmt: skip
    assert bool(kinds(*papers)) == differ


def test_what_goes_on_for_months_has_no_one_number():
    papers = [
        told(path, outlet, "2026-03-05", (
            f"沈安和北港武装的战争打死{number}人。", "战争", "attack", [militia], [shen],
            {"quantities": [("killed", number, "人", f"{number}人")]},
        ))
        for path, outlet, number in (("a", DAILY, 12), ("b", WEEKLY, 15))
    ]  # fmt: skip
    assert kinds(*papers) == []


def test_only_who_is_said_to_have_done_it_denies_what_goes_on_for_months():
    war = ("北港武装对沈安的战争仍在继续。", "战争", "attack", [militia], [shen], {})
    text = "{}说，北港武装没有对沈安发动战争。"
    denials = {
        actor: told("b", WEEKLY, "2026-03-05", (
            text.format(actor.name), "战争", "attack", [militia], [shen],
            {"factuality": Factuality.NEGATED, **cite(actor)},
        ))
        for actor in (MILITIA, GAO)
    }  # fmt: skip
    first = told("a", DAILY, "2026-03-05", war)
    assert kinds(first, denials[MILITIA]) == [(Conflict.DENIAL, "happened ≠ negated")]
    assert kinds(first, denials[GAO]) == []
    assert all(event.status == "reported" for event in merge((first, denials[GAO])).events if event.roots)


def test_many_dates_are_a_series():
    days = ["2026-03-04", "2026-03-05", "2026-03-06", "2026-03-07"]
    papers = [
        told(f"p{n}", outlet, "2026-03-09", meeting(f"林岳{day[-1]}日会见沈安。", day=day))
        for n, (day, outlet) in enumerate(zip(days, (DAILY, WEEKLY, EVENING, WIRE), strict=True))
    ]
    assert kinds(*papers) == []


def test_an_outlets_own_later_figure_is_a_correction():
    later = toll(15, "b", DAILY, day="2026-03-06")
    assert kinds(toll(12, "a", DAILY), later) == [(Conflict.CORRECTION, "killed 12 ≠ 15")]


def test_two_papers_that_quote_one_man_differently_correct_nobody():
    papers = toll(12, "a", DAILY, **cite(GAO)), toll(15, "b", WEEKLY, day="2026-03-06", **cite(GAO))
    assert kinds(*papers) == [(Conflict.NUMBER, "killed 12 ≠ 15")]


def test_another_figure_of_the_same_day_is_no_correction():
    [(kind, _)] = kinds(toll(12, "a", DAILY), toll(15, "b", DAILY))
    assert kind is Conflict.NUMBER


def test_a_hundred_reprints_of_a_denial_are_one_contradiction():
    affirmed = told("a", DAILY, "2026-03-05", meeting())
    denials = [
        told(f"d{n}", outlet, "2026-03-06", meeting(
            f"高宁在{n}号厅说，林岳4日没有会见沈安。", factuality=Factuality.NEGATED, **cite(GAO)))
        for n, outlet in enumerate((WEEKLY, EVENING, WIRE))
    ]  # fmt: skip
    assert kinds(affirmed, *denials) == [(Conflict.DENIAL, "happened ≠ negated")]


def test_agents_that_have_nothing_to_do_with_each_other():
    other = (
        "高宁4日袭击沈安，造成12人死亡。", "袭击", "attack", [gao], [shen],
        {"time": on("", "2026-03-04", "2026-03-05")},
    )  # fmt: skip
    first = toll(12, "a", DAILY)
    found = kinds(first, told("b", WEEKLY, "2026-03-05", other))
    assert found in ([], [(Conflict.AGENT, "北港武装 ≠ 高宁")])


def test_a_body_and_its_state_do_not_contradict_each_other():
    army = Actor("organization/东岚国海军", ActorType.ORGANIZATION, "东岚国海军", state=EAST.key)
    text = "{}4日袭击沈安，造成12人死亡。"
    papers = [
        told(
            path, outlet, "2026-03-05",
            (text.format(actor.name), "袭击", "attack", [(actor.key, actor.name)], [shen],
             {"time": on("", "2026-03-04", "2026-03-05")}),
            actors=(*CAST, army),
        )
        for path, outlet, actor in (("a", DAILY, army), ("b", WEEKLY, EAST))
    ]  # fmt: skip
    assert kinds(*papers) == []


def test_a_date_worked_out_from_context_is_no_ground_for_a_contradiction():
    guess = ClaimTime("", "2026-03-05", "2026-03-06", Granularity.DAY, Basis.CONTEXT)
    papers = (
        told("a", DAILY, "2026-03-05", meeting()),
        told("b", WEEKLY, "2026-03-05", meeting("林岳会见了沈安。", day=None, time=guess)),
    )
    assert kinds(*papers) == []


def two_days(word="会见", kind="meet", text="林岳{}日{}沈安。", **options):
    """Two papers that give another day for what they call the same."""
    return [
        told(
            str(day), outlet, "2026-03-06",
            (text.format(day, word), word, kind, [lin], [shen],
             {"time": on("", f"2026-03-0{day}", f"2026-03-0{day + 1}"), **options}),
        )
        for day, outlet in ((4, DAILY), (5, WEEKLY))
    ]  # fmt: skip


def test_days_that_differ():
    [(kind, detail)] = kinds(*two_days())
    assert (kind, detail) == (Conflict.DATE, "2026-03-04…2026-03-05 ≠ 2026-03-05…2026-03-06")


def test_talks_take_more_than_a_day():
    assert kinds(*two_days("谈判")) == []


def test_the_end_of_a_meeting_is_another_day_than_the_meeting():
    meets, ends = two_days()[0], two_days(text="林岳结束了{}日对沈安的{}。")[1]
    assert kinds(meets, ends) == []


def test_who_did_not_meet_on_another_day_denies_nothing():
    day = {"time": on("", "2026-03-05", "2026-03-06"), "factuality": Factuality.NEGATED, **cite(GAO)}
    denial = told("b", WEEKLY, "2026-03-06", meeting("高宁说，林岳5日没有会见沈安。", **day))
    assert kinds(told("a", DAILY, "2026-03-06", meeting()), denial) == []


def test_not_to_be_hit_by_a_trade_war_is_not_to_deny_it():
    east, west = (EAST.key, "东岚国"), (WEST.key, "西屿国")
    papers = [
        told(path, outlet, "2026-03-05", (text, "贸易战", "sanction", [east], [west], {"factuality": how}))
        for path, outlet, text, how in (
            ("a", DAILY, "东岚国对西屿国的贸易战让纸价上涨。", Factuality.HAPPENED),
            ("b", WEEKLY, "东岚国对西屿国的贸易战没有让纸价上涨。", Factuality.NEGATED))
    ]  # fmt: skip
    assert len(merge(papers).events) == 1
    assert kinds(*papers) == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("高宁说，林岳没有会见沈安。", True),
        ("高宁说，林岳无意会见沈安。", False),
        ("高宁说，林岳没有计划在海港会见沈安。", False),
        ("高宁说，林岳不会会见沈安。", False),
        ("高宁说，这不是会见，林岳和沈安只是路过。", False),
        ("高宁说，林岳没能见沈安，直到周四才会见他。", False),
    ],
)
def test_what_denies_that_two_met(text, denied):
    march = on("", "2026-03-04", "2026-03-05")
    denial = meeting(text, factuality=Factuality.NEGATED, time=march, **cite(GAO))
    papers = told("a", DAILY, "2026-03-06", denial), told("b", EVENING, "2026-03-05", meeting())
    assert bool(kinds(*papers)) == denied


@pytest.mark.parametrize(("published", "denied"), [("2026-03-06", True), ("2026-03-04", False)])
def test_what_is_not_done_yet_is_done_later(published, denied):
    yet = meeting("高宁说，林岳至今没有会见沈安。", factuality=Factuality.NEGATED, **cite(GAO))
    papers = told("a", DAILY, published, yet), told("b", EVENING, "2026-03-06", meeting())
    assert bool(kinds(*papers)) == denied


@pytest.mark.parametrize(("one", "other", "differ"), [
    ("运去80吨", "运去50吨", True),
    ("运去80吨", "运去其中50吨", False),
    ("运去80吨", "再运去50吨", False),
    ("运去80吨", "运去40到50吨", False),
])  # fmt: skip
def test_a_part_of_a_number_does_not_contradict_it(one, other, differ):
    papers, east, west = [], (EAST.key, "东岚国"), (WEST.key, "西屿国")
    for path, outlet, said in (("a", DAILY, one), ("b", WEEKLY, other)):
        number = re.findall(r"[0-9]+吨", said)[-1]
        papers.append(
            told(path, outlet, "2026-03-05", (
                f"东岚国4日向西屿国{said}救济粮。", "运去", "aid", [east], [west],
                {"time": on("", "2026-03-04", "2026-03-05"),
                 "quantities": [("count", float(number[:-1]), "吨", number)]},
            ))
        )  # fmt: skip
    assert bool(kinds(*papers)) == differ
