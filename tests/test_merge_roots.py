"""Whose word an event rests on: roots, agencies, copies; one invented case each."""

from kg.merge import merge
from kg.records import Actor, ActorType, Credit, Position, Span
from tests.story import DAILY, EVENING, GAO, WEEKLY, WIRE, claim, document, on, press
from tests.story.telling import CAST, cite, lin, meeting, only, reprint, shen, told


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
    assert only(merge((first, quoting, reprint(quoting))), "meet").roots == (WEEKLY.key,)


def test_a_reprint_in_traditional_characters_is_a_copy():
    first = told("a", WEEKLY, "2026-03-05", meeting(f"林岳4日会见沈安。{LONG}"))
    text = (
        "林岳4日會見沈安。雙方就海上救援與漁業配額交換了意見，"
        "約定在夏季以前設立聯合辦公室並公布首批參與船隻的名單。"
    )
    other = told("b", DAILY, "2026-03-06", (text, "會見", "meet", [lin], [shen], {}))
    assert [copy.how for copy in merge((first, other)).copies] == ["identical"]
