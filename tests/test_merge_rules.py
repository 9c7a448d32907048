"""The rules of merging, one invented case each: roots, recurring events, times, contradictions, copies."""

import pytest
from msgspec import structs

from kg.merge import merge
from kg.records import (
    Actor,
    ActorType,
    Basis,
    ClaimTime,
    Conflict,
    Credit,
    Factuality,
    Granularity,
    Position,
    Span,
    Status,
)  # fmt: skip
from tests.story import (
    DAILY,
    EAST,
    EVENING,
    GAO,
    LIN,
    MILITIA,
    SHEN,
    WEEKLY,
    WEST,
    WIRE,
    claim,
    document,
    on,
    press,
)  # fmt: skip

lin, shen, gao, militia = (LIN.key, "林岳"), (SHEN.key, "沈安"), (GAO.key, "高宁"), (MILITIA.key, "北港武装")
CAST = (LIN, SHEN, GAO, EAST, WEST, MILITIA, WIRE)


def told(path, outlet, day, *sentences, credited=(), positions=(), actors=CAST, title="要闻"):
    """A document of one claim a sentence: (text, trigger, type, agents, targets, options)."""
    article = press(path, outlet, day, title, *(text for text, *_ in sentences), credited=tuple(credited))
    claims = [
        claim(article, text, word, kind, agents, targets, **options)
        for text, word, kind, agents, targets, options in sentences
    ]
    return document(article, actors, claims, positions)


def meeting(text="林岳4日会见沈安。", day="2026-03-04", **options):
    after = f"{day[:-2]}{int(day[-2:]) + 1:02}" if day else None
    time = on("", day, after) if day else None
    return text, "会见", "meet", [lin], [shen], {"time": time, **options}


def only(story, kind):
    found = [event for event in story.events if event.type == kind]
    assert len(found) == 1, [event.key for event in found]
    return found[0]


def cite(*names):
    return {"speakers": [(actor.key, actor.name, "据") for actor in names]}


# --- roots -------------------------------------------------------------------------------------


def test_the_root_is_the_deepest_named_source():
    story = merge((told("a", DAILY, "2026-03-05", meeting(**cite(WIRE, GAO))),))
    assert only(story, "meet").roots == (GAO.key,)


def test_unnamed_people_are_vouched_for_by_the_outlet_that_cites_them():
    nobody = Actor("person/官员@a.1", ActorType.PERSON, "官员", named=False)
    speakers = [(WIRE.key, "临海通讯社", "据"), (nobody.key, "官员", "称", False)]
    cited = told("a", DAILY, "2026-03-05", meeting(speakers=speakers), actors=(*CAST, nobody))
    assert only(merge((cited,)), "meet").roots == (WIRE.key,)


def test_unnamed_people_of_two_outlets_are_two_roots_and_of_one_outlet_one():
    """Each outlet vouches for whom it cites with its own name; an unnamed person never is a root."""
    someone = [Actor(f"person/消息人士@{n}.1", ActorType.PERSON, "消息人士", named=False) for n in range(3)]
    papers = [
        told(
            f"{n}", outlet, "2026-03-05",
            meeting(speakers=[(actor.key, "消息人士", "称", False)]), actors=(*CAST, actor),
        )
        for n, (outlet, actor) in enumerate(zip((DAILY, DAILY, WEEKLY), someone, strict=True))
    ]  # fmt: skip
    assert only(merge(tuple(papers)), "meet").roots == tuple(sorted((DAILY.key, WEEKLY.key)))


def test_a_sentence_goes_back_to_the_source_cited_last_before_it():
    relayed = told(
        "a", DAILY, "2026-03-05", meeting(**cite(WIRE)), meeting("林岳4日与沈安会见两小时。"),
        meeting("林岳4日会见了沈安。", **cite(WEEKLY)),
    )  # fmt: skip
    roots = [claim.root for claim in merge((relayed,)).documents[0].claims]
    assert roots == [WIRE.key, WIRE.key, WEEKLY.key]


def test_an_agency_and_its_reporters_are_one():
    reporter = Actor("person/方舟", ActorType.PERSON, "方舟")
    post = Position(reporter.key, "驻临海记者", WIRE.key, Span(0, 2), "current", "2026-03-05")
    one = told(
        "a", DAILY, "2026-03-05", meeting(**cite(reporter)), positions=[post], actors=(*CAST, reporter, WIRE)
    )
    other = told("b", WEEKLY, "2026-03-05", meeting("林岳在4日与沈安会见。", **cite(WIRE)))
    assert only(merge((one, other)), "meet").roots == (WIRE.key,)


def test_three_papers_that_quote_one_minister_are_one_root():
    papers = [
        told(f"{n}", outlet, "2026-03-05", meeting(f"高宁在{n}号厅说，林岳4日会见沈安。", **cite(GAO)))
        for n, outlet in enumerate((DAILY, WEEKLY, EVENING))
    ]
    event = only(merge(tuple(papers)), "meet")
    assert (len(event.documents), event.roots) == (3, (GAO.key,))


def test_what_an_article_says_beside_its_source_is_the_sources():
    """据某社报道，甲会见乙。会谈持续两小时。 is one witness, not two."""
    relayed = told("a", DAILY, "2026-03-05", meeting(**cite(WIRE)), meeting("林岳4日与沈安会见两小时。"))
    assert only(merge((relayed,)), "meet").roots == (WIRE.key,)


def test_a_credit_over_the_whole_text_makes_it_the_agencys():
    reprint = told(
        "a", DAILY, "2026-03-05", meeting(), credited=[Credit(WIRE.key, "转载自临海通讯社", "reprint")]
    )
    assert only(merge((reprint,)), "meet").roots == (WIRE.key,)


def test_a_digest_of_several_agencies_is_its_compilers():
    digest = told(
        "a", DAILY, "2026-03-05", meeting(),
        credited=[Credit(WIRE.key, "综合", "compiled"), Credit(WEEKLY.key, "综合", "compiled")],
    )  # fmt: skip
    assert only(merge((digest,)), "meet").roots == (DAILY.key,)


LONG = "双方就海上救援与渔业配额交换了意见，约定在夏季以前设立联合办公室并公布首批参与船只的名单。"
LONGER = "会谈结束以后，两国代表团在港口共同出席了新灯塔的启用仪式，并向当地渔民赠送了救生设备若干。"


def test_a_copied_passage_is_the_same_testimony():
    first = told("a", WEEKLY, "2026-03-05", meeting(f"林岳4日会见沈安。{LONG}{LONGER}"))
    own = "今天本市天气晴朗，气温回升，市民纷纷走出家门踏青赏花，各大公园人流明显增加，交通秩序良好。" * 3
    article = press("b", DAILY, "2026-03-06", "综述", own, f"林岳4日会见沈安。{LONG}{LONGER}")
    quoting = document(article, CAST, [claim(article, "林岳4日会见沈安。", "会见", "meet", [lin], [shen],
                                              time=on("", "2026-03-04", "2026-03-05"))])  # fmt: skip
    story = merge((first, quoting))
    assert [(copy.how, copy.document) for copy in story.copies] == [("passage", quoting.key)]
    assert only(story, "meet").roots == (WEEKLY.key,)


def test_a_reprint_in_traditional_characters_is_a_copy():
    first = told("a", WEEKLY, "2026-03-05", meeting(f"林岳4日会见沈安。{LONG}"))
    text = (
        "林岳4日會見沈安。雙方就海上救援與漁業配額交換了意見，"
        "約定在夏季以前設立聯合辦公室並公布首批參與船隻的名單。"
    )
    other = told("b", DAILY, "2026-03-06", (text, "會見", "meet", [lin], [shen], {}))
    assert [copy.how for copy in merge((first, other)).copies] == ["identical"]


# --- one event or two --------------------------------------------------------------------------


def test_two_meetings_of_a_pair_in_a_month_stay_apart():
    early = told("a", DAILY, "2026-03-05", meeting())
    late = told("b", DAILY, "2026-03-20", meeting("林岳19日会见沈安。", day="2026-03-19"))
    assert len([event for event in merge((early, late)).events if event.type == "meet"]) == 2


def test_an_undated_claim_does_not_join_what_its_dates_keep_apart():
    early = told("a", DAILY, "2026-03-05", meeting())
    undated = told("b", WEEKLY, "2026-03-12", meeting("林岳会见了沈安。", day=None))
    late = told("c", DAILY, "2026-03-20", meeting("林岳19日会见沈安。", day="2026-03-19"))
    days = {event.time.start for event in merge((early, undated, late)).events}
    assert {"2026-03-04", "2026-03-19"} <= days


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


# --- contradictions ----------------------------------------------------------------------------


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


def test_a_date_worked_out_from_context_is_no_ground_for_a_contradiction():
    guess = ClaimTime("", "2026-03-05", "2026-03-06", Granularity.DAY, Basis.CONTEXT)
    papers = (
        told("a", DAILY, "2026-03-05", meeting()),
        told("b", WEEKLY, "2026-03-05", meeting("林岳会见了沈安。", day=None, time=guess)),
    )
    assert kinds(*papers) == []


def test_unnamed_people_of_the_same_word_are_neither_left_out_nor_added():
    tellings = []
    for path, outlet, at in (("a", DAILY, "a.1"), ("b", WEEKLY, "b.7")):
        allies = Actor(f"person/盟友@{at}", ActorType.PERSON, "盟友", named=False)
        sentence = "林岳联系盟友。", "联系", "meet", [lin], [(allies.key, "盟友")], {}
        tellings.append(told(path, outlet, "2026-03-05", sentence, actors=(*CAST, allies)))
    event = only(merge(tuple(tellings)), "meet")
    assert len(event.agents + event.targets) == 2
    assert all(not telling.left_out and not telling.added for telling in event.tellings)
