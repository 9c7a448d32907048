"""The rules of merging, one invented case each: recurring events, what they add up to, the same actor."""

import numpy as np
import pytest
from msgspec import structs

from kg.merge import clusters, merge, salience
from kg.merge.days import UNKNOWN
from kg.merge.frames import bare, standing
from kg.merge.pairs import Pairs
from kg.merge.salience import Salience
from kg.records import Actor, ActorType, Basis, ClaimTime, Factuality, Granularity, Status
from tests.story import DAILY, EAST, LIN, SHEN, WEEKLY, WEST, WIRE, claim, document, on, press
from tests.story.telling import CAST, gao, lin, meeting, militia, only, shen, told

# --- one event or two --------------------------------------------------------------------------


def test_two_meetings_of_a_pair_in_a_month_stay_apart():
    early = told("a", DAILY, "2026-03-05", meeting())
    late = told("b", DAILY, "2026-03-20", meeting("林岳19日会见沈安。", day="2026-03-19"))
    assert len([event for event in merge((early, late)).events if event.type == "meet"]) == 2


def test_whoever_meets_the_press_on_two_days_does_so_twice():
    papers = [
        told(f"{day}", outlet, f"2026-03-0{day + 1}",
             (f"林岳{day}日出席例行记者会。", "记者会", "attend", [lin], [],
              {"time": on("", f"2026-03-0{day}", f"2026-03-0{day + 1}")}))
        for day, outlet in ((3, DAILY), (5, WEEKLY))
    ]  # fmt: skip
    assert len(merge(tuple(papers)).events) == 2


@pytest.mark.parametrize(
    ("text", "sum_", "factuality", "events"),
    [
        ("西屿国3亿元商品被东岚国加征关税。", 3, Factuality.HAPPENED, 1),
        ("西屿国的7亿元货物，东岚国打算也加征关税。", 7, Factuality.PLANNED, 2),
    ],
)
def test_tariffs_on_another_sum_are_others(text: str, sum_: int, factuality: Factuality, events: int):
    def tariff(text: str, sum_: int, **options: object):
        quantities = [("money", sum_ * 1e8, "元", f"{sum_}亿元")]
        states = [(EAST.key, "东岚国")], [(WEST.key, "西屿国")]
        return text, "加征关税", "sanction", *states, {"quantities": quantities, **options}

    one = told("a", DAILY, "2026-03-05", tariff("东岚国上月对西屿国3亿元商品加征关税。", 3))
    other = told("b", WEEKLY, "2026-03-05", tariff(text, sum_, factuality=factuality))
    assert len(merge((one, other)).events) == events


def test_an_undated_claim_does_not_join_what_its_dates_keep_apart():
    early = told("a", DAILY, "2026-03-05", meeting())
    undated = told("b", WEEKLY, "2026-03-12", meeting("林岳会见了沈安。", day=None))
    late = told("c", DAILY, "2026-03-20", meeting("林岳19日会见沈安。", day="2026-03-19"))
    days = {event.time.start for event in merge((early, undated, late)).events}
    assert {"2026-03-04", "2026-03-19"} <= days


@pytest.mark.parametrize(("between", "groups"), [(-7.0, 1), (-9.0, 2)])
def test_what_fits_both_does_not_join_two_that_are_held_apart(between: float, groups: int):
    first, second = (np.array(rows, dtype=np.int32) for rows in ((0, 0, 1, 0, 1, 2), (1, 2, 2, 3, 3, 3)))
    score = np.array([5, 5, 5, between, 5, 5], dtype=np.float32)
    assert len(clusters.group([UNKNOWN] * 4, Pairs(first, second, score))) == groups


def test_meetings_with_different_people_stay_apart():
    one = meeting()
    other = ("林岳4日会见高宁。", "会见", "meet", [lin], [gao], {"time": on("", "2026-03-04", "2026-03-05")})
    story = merge((told("a", DAILY, "2026-03-05", one, other),))
    assert len(story.events) == 2


def test_visits_to_different_hosts_stay_apart():
    visits = [
        (f"林岳4日访问{host.name}。", "访问", "visit", [lin], [(host.key, host.name)],
         {"time": on("", "2026-03-04", "2026-03-05")})
        for host in (EAST, WEST)
    ]  # fmt: skip
    assert len(merge((told("a", DAILY, "2026-03-05", *visits),)).events) == 2


def test_who_did_not_meet_for_a_year_met_on_a_day_of_it():
    year = {"time": on("", "2025-03-05", "2026-03-06"), "factuality": Factuality.NEGATED}
    papers = told("a", DAILY, "2026-03-05", meeting(), meeting("林岳一年来没有会见沈安。", **year))
    assert len(merge((papers,)).events) == 2


def test_what_was_not_meant_is_not_what_was_done():
    unmeant = meeting("林岳此行无意会见沈安。", day=None, factuality=Factuality.NEGATED)
    assert len(merge((told("a", DAILY, "2026-03-05", meeting(), unmeant),)).events) == 2


def test_what_is_demanded_is_compared_without_who_is_addressed():
    march = {"time": on("", "2026-03-04", "2026-03-05")}
    demands = [
        (text, "敦促", "request", [lin], [(WEST.key, "西屿国")], march)
        for text in ("林岳4日敦促西屿国释放两名渔民。", "林岳还敦促西屿国重返渔业谈判。")
    ]
    story = merge((told("a", DAILY, "2026-03-05", *demands),))
    why = [feature.name for event in story.events for one in event.merges for feature in one.features]
    assert "not what is asked or blamed, one document" in why or len(story.events) == 2


def test_two_who_say_that_one_event_happened_may_say_it_once():
    march = {"time": on("", "2026-03-04", "2026-03-05")}
    said = {"speakers": [(SHEN.key, "沈安", "说")]}
    sentences = [
        (text, word, kind, [actor], targets, options)
        for text, word, kind, actor, targets, options in (
            ("沈安说", "说", "statement", shen, [], march),
            ("林岳4日释放三名渔民", "释放", "yield", lin, [], march | said),
            ("沈安还表示", "表示", "statement", shen, [], march),
            ("渔民由林岳4日释放", "释放", "yield", lin, [], march | said))
    ]  # fmt: skip
    story = merge((told("a", DAILY, "2026-03-05", *sentences),))
    merges = [one for event in story.events if event.type == "statement" for one in event.merges]
    why = [feature.name for one in merges for feature in one.features]
    assert "both tell of one event, one document" in why


def test_a_visit_is_not_the_talks_held_on_it():
    text = "林岳4日访问西屿国，会见沈安。"
    march = on("", "2026-03-04", "2026-03-05")
    visit = text, "访问", "visit", [lin], [(WEST.key, "西屿国")], {"time": march}
    talks = text, "会见", "meet", [lin], [shen], {"time": march}
    assert len(merge((told("a", DAILY, "2026-03-05", visit, talks),)).events) == 2


def test_a_minister_and_his_state_can_be_the_same():
    state = (
        "东岚国4日会见沈安。", "会见", "meet", [(EAST.key, "东岚国")], [shen],
        {"time": on("", "2026-03-04", "2026-03-05")},
    )  # fmt: skip
    story = merge((told("a", DAILY, "2026-03-05", meeting()), told("b", WEEKLY, "2026-03-05", state)))
    assert len(story.events) == 1


def test_two_states_can_stand_for_those_who_act_for_them():
    march = on("", "2026-03-04", "2026-03-05")
    states = "东西两国4日会见。", "会见", "meet", [(EAST.key, "东")], [(WEST.key, "西")], {"time": march}
    story = merge((told("a", DAILY, "2026-03-05", meeting()), told("b", WEEKLY, "2026-03-05", states)))
    assert len(story.events) == 1


def test_a_war_between_two_states_is_one_war():
    east, west = (EAST.key, "东岚国"), (WEST.key, "西屿国")
    february = on("2月", "2026-02-01", "2026-03-01", Granularity.MONTH)
    begun = "东岚国2月入侵西屿国。", "入侵", "attack", [east], [west], {"time": february}
    fought = "东岚国与西屿国的战争进入第四周。", "战争", "attack", [east], [west], {}
    waged = "沈安谈到林岳发动的战争。", "战争", "attack", [lin], [west], {}
    story = merge((told("a", DAILY, "2026-03-05", begun, fought), told("b", WEEKLY, "2026-03-20", waged)))
    assert len(story.events) == 1


def test_a_text_without_a_day_is_not_long_apart_from_others():
    sentence = "北港武装袭击沈安。", "袭击", "attack", [militia], [shen], {}
    story = merge((told("a", DAILY, "2026-03-05", sentence), told("b", WEEKLY, None, sentence)))
    assert len(story.events) == 1


def test_a_claim_without_agent_joins_the_one_that_names_him():
    march = on("", "2026-03-04", "2026-03-05")
    full = "北港武装4日袭击沈安。", "袭击", "attack", [militia], [shen], {"time": march}
    bare = "沈安4日遭到袭击。", "袭击", "attack", [], [shen], {"time": march}
    story = merge((told("a", DAILY, "2026-03-05", full), told("b", WEEKLY, "2026-03-05", bare)))
    assert len(story.events) == 1


def test_a_headline_repeats_the_body():
    headline = "林岳会见沈安"
    march = on("", "2026-03-04", "2026-03-05")
    article = press("a", DAILY, "2026-03-05", headline, "林岳4日在临海市会见沈安。")
    claims = [
        claim(article, text, "会见", "meet", [lin], [shen], **options)
        for text, options in ((headline, {}), ("林岳4日在临海市会见沈安。", {"time": march}))
    ]
    assert len(merge((document(article, CAST, claims),)).events) == 1


def test_a_wrong_guess_of_the_day_does_not_make_two_events():
    """A date worked out from the context may be wrong; the words and the people say the same."""
    guess = ClaimTime("", "2026-03-09", "2026-03-10", Granularity.DAY, Basis.CONTEXT)
    text = "林岳在临海市港务大楼会见沈安，商谈海上救援。"
    papers = (
        told("a", DAILY, "2026-03-05", meeting(text)),
        told("b", WEEKLY, "2026-03-05", meeting(text.replace("商谈", "谈到"), day=None, time=guess)),
    )
    assert len(merge(papers).events) == 1


def test_a_war_is_one_event_whenever_it_is_spoken_of():
    east, west = (EAST.key, "东岚国"), (WEST.key, "西屿国")
    began = on("", "2026-02-01", "2026-03-01", Granularity.MONTH)
    papers = (
        told(
            "a",
            DAILY,
            "2026-03-05",
            ("东岚国2月入侵西屿国。", "入侵", "attack", [east], [west], {"time": began}),
        ),
        told("b", WEEKLY, "2026-06-05", ("东岚国入侵西屿国。", "入侵", "attack", [east], [west], {})),
    )
    assert len(merge(papers).events) == 1


def test_who_met_whom_has_no_direction():
    turned = (
        "沈安4日会见林岳。",
        "会见",
        "meet",
        [shen],
        [lin],
        {"time": on("", "2026-03-04", "2026-03-05")},
    )
    story = merge((told("a", DAILY, "2026-03-05", meeting()), told("b", WEEKLY, "2026-03-05", turned)))
    event = only(story, "meet")
    assert (event.agents, event.targets) == ((LIN.key,), (SHEN.key,))


# --- what they add up to -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ((Factuality.HAPPENED,), Status.REPORTED),
        ((Factuality.HAPPENED, Factuality.PLANNED), Status.REPORTED),
        ((Factuality.HAPPENED, Factuality.NEGATED), Status.DISPUTED),
        ((Factuality.NEGATED,), Status.DENIED),
        ((Factuality.PLANNED,), Status.ANNOUNCED),
        ((Factuality.POSSIBLE, Factuality.NEGATED), Status.ANNOUNCED),
    ],
)
def test_status(said, status):
    papers = [
        told(f"{n}", outlet, "2026-03-05", meeting(factuality=factuality))
        for n, (outlet, factuality) in enumerate(zip((DAILY, WEEKLY), said, strict=False))
    ]
    event = only(merge(tuple(papers)), "meet")
    assert event.status is status
    assert bool(event.roots) == (Factuality.HAPPENED in said)


def test_a_plan_adds_no_participant_to_what_happened():
    planned = (
        "林岳、高宁将于4日会见沈安。", "会见", "meet", [lin, gao], [shen],
        {"time": on("", "2026-03-04", "2026-03-05"), "factuality": Factuality.PLANNED},
    )  # fmt: skip
    story = merge((told("a", DAILY, "2026-03-03", planned), told("b", DAILY, "2026-03-05", meeting())))
    event = only(story, "meet")
    assert (event.agents, event.targets) == ((LIN.key,), (SHEN.key,))


def test_the_time_is_the_most_precise_that_most_agree_on():
    month = told("a", DAILY, "2026-03-31", meeting("林岳3月会见沈安。", day=None,
                 time=on("", "2026-03-01", "2026-04-01", Granularity.MONTH)))  # fmt: skip
    day = told("b", WEEKLY, "2026-03-31", meeting("林岳4日会见沈安。"))
    event = only(merge((month, day)), "meet")
    assert (event.time.start, event.time.granularity) == ("2026-03-04", Granularity.DAY)


def test_the_first_report_is_the_earliest_publication():
    papers = (told("a", DAILY, "2026-03-07", meeting()), told("b", WEEKLY, "2026-03-05", meeting()))
    assert only(merge(papers), "meet").reported == "2026-03-05"


# --- the part of an actor in a text ------------------------------------------------------------


def test_the_part_of_an_agent_counts_claims_of_one_type_in_one_document():
    agents = np.array([[7, 7, 7, 8, 7], [-1, 8, -1, -1, -1]])
    days = np.array([1, 2, 1, 1, 1])
    document, kind = np.array([0, 0, 0, 0, 1]), np.array([3, 3, 4, 3, 3])
    title = np.array([False, False, False, True, False])
    parts = salience.table(agents, document, kind, (days, days), title)
    assert [Salience(*part) for part in parts[1].astype(float).round(2)] == [
        Salience(often=2, part=0.67, times=2, headline=0),
        Salience(often=2, part=0.67, times=2, headline=1),
    ]
    assert parts[:, 0, 0].tolist() == [2, 2, 1, 2, 1]
    assert not parts[0, 1].any()


# --- the same actor ----------------------------------------------------------------------------


def test_aliases_unite_and_a_medium_stays_a_medium():
    seen = Actor(WIRE.key, ActorType.ORGANIZATION, "临海通讯社", None, ("临海社", "临社"))
    document_ = told("a", WIRE, "2026-03-05", meeting(), actors=(*CAST, seen))
    actor = next(actor for actor in merge((document_,)).actors if actor.key == WIRE.key)
    assert actor.type is ActorType.MEDIA
    assert actor.aliases == ("临海社", "临社")
    assert actor.name_en == "Linhai News Agency"


def test_a_state_that_nobody_names_is_an_actor():
    lone = structs.replace(LIN, state="country/北屿国")
    story = merge((told("a", DAILY, "2026-03-05", meeting(), actors=(lone, SHEN)),))
    assert "country/北屿国" in {actor.key for actor in story.actors}


def test_unnamed_people_of_the_same_word_are_neither_left_out_nor_added():
    tellings = []
    for path, outlet, at in (("a", DAILY, "a.1"), ("b", WEEKLY, "b.7")):
        allies = Actor(f"person/盟友@{at}", ActorType.PERSON, "盟友", named=False)
        sentence = "林岳联系盟友。", "联系", "meet", [lin], [(allies.key, "盟友")], {}
        tellings.append(told(path, outlet, "2026-03-05", sentence, actors=(*CAST, allies)))
    event = only(merge(tuple(tellings)), "meet")
    assert len(event.agents + event.targets) == 2
    assert all(not telling.left_out and not telling.added for telling in event.tellings)


@pytest.mark.parametrize(("one", "other", "same"), [
    ("海关一位高级官员", "海关官员们", True),
    ("北屿国政府的匿名高官", "北屿国政府的官员", True),
    ("海关前官员", "海关官员", False),
    ("海关官员", "海关发言人", False),
])  # fmt: skip
def test_unnamed_people_are_compared_without_number_and_rank(one: str, other: str, same: bool):
    keys = [f"person/{name}@{path}.1" for name, path in ((one, "a"), (other, "b"))]
    unnamed = {key: Actor(key, ActorType.PERSON, bare(key), named=False) for key in keys}
    assert (standing(keys[0], unnamed) == standing(keys[1], unnamed)) is same


def test_since_a_year_does_not_date_what_two_papers_give_different_days():
    visits = [
        told(path, outlet, "2026-03-05", meeting(text, day=None, time=time))
        for path, outlet, text, time in (
            ("a", DAILY, "林岳2月起多次会见沈安。", on("", "2026-02-01", None)),
            ("b", WEEKLY, "林岳4日会见沈安。", on("", "2026-03-04", "2026-03-05")),
            ("c", WIRE, "林岳5日会见沈安。", on("", "2026-03-05", "2026-03-06")))
    ]  # fmt: skip
    assert only(merge(tuple(visits)), "meet").time.start == "2026-03-04"
