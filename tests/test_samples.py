"""What the sample articles add up to, listed by hand from reading them.

The samples overlap on purpose: a wire report of 临江通讯社 carried by three outlets (credited, not
credited, cut), an outlet that gives another date and later corrects it, a denial, a plan that is
carried out. A careful reader's answers stand here; the build has to give the same.
"""

from functools import cache
from pathlib import Path

import pytest

import kg
from kg import ingest, pipeline
from kg.records import Claim, Conflict, Event, Factuality, Status, Story

SAMPLES = Path(kg.__file__).parent / "samples"
WIRE = "临江通讯社"


@cache
def story() -> Story:
    sources, issues = ingest.discover([str(SAMPLES)])
    documents = [document for source in sources for document in pipeline.documents_of(source)[0]]
    return pipeline.tell(documents, issues)


def named(key: str) -> str:
    return next(actor.name for actor in story().actors if actor.key == key)


def people(event: Event) -> set[str]:
    return {named(key) for key in (*event.agents, *event.targets)}


def claims(event: Event) -> list[Claim]:
    return [claim for document in story().documents for claim in document.claims if claim.event == event.key]


def the_event(kind: str, *names: str, day: str | None = None) -> Event:
    """The one event of a type with these people (on this day) that most claims are about."""
    found = [
        event
        for event in story().events
        if event.type == kind
        and set(names) <= people(event)
        and (not day or (event.time.start or "")[:10] == day)
    ]
    assert found, f"no event {kind} with {names}"
    return max(found, key=lambda event: len(event.claims))


def test_the_articles_are_the_eleven_of_eight_outlets() -> None:
    outlets = [document.article.outlet.name for document in story().documents if document.article.outlet]
    assert len(story().documents) == 11
    assert sorted(set(outlets)) == sorted(
        [
            "临江通讯社",
            "海门日报",
            "北岸新闻网",
            "晨光晚报",
            "青川时报",
            "远山电视台",
            "南屿论坛报",
            "湖城在线",
        ]
    )
    assert len(outlets) == 11


def test_three_outlets_carry_the_wire_report() -> None:
    paths = {document.key: document.article.path for document in story().documents}
    copies = {paths[copy.document]: paths[copy.of] for copy in story().copies if copy.how != "passage"}
    assert copies == {
        "02-haimen-credited.md": "01-linjiang-wire.md",
        "03-beian-uncredited.txt": "01-linjiang-wire.md",
        "04-chenguang-cut.md": "01-linjiang-wire.md",
    }


def test_the_talk_in_the_corridor_is_one_disputed_event_with_three_roots_not_six() -> None:
    """The wire counts once for four papers; the spokeswoman denies talks but grants a brief exchange."""
    event = the_event("meet", "布林肯", "拉夫罗夫")
    assert {named(root) for root in event.roots} == {WIRE, "青川时报", "扎哈罗娃"}
    assert event.status == Status.DISPUTED
    assert event.time.start == "2023-03-02"


def test_the_denial_stands_beside_it_with_its_speaker() -> None:
    denials = [
        claim
        for claim in claims(the_event("meet", "布林肯", "拉夫罗夫"))
        if claim.factuality == Factuality.NEGATED
    ]
    assert denials
    speakers = {named(claim.speakers[-1].actor) for claim in denials if claim.speakers}
    assert "扎哈罗娃" in speakers
    assert speakers <= {"扎哈罗娃", "俄罗斯外交部"}  # the ministry in the headline, its spokeswoman below


def test_the_other_date_contradicts_and_is_later_corrected() -> None:
    event = the_event("meet", "布林肯", "拉夫罗夫")
    kinds = {c.kind for c in story().contradictions if {c.first, c.second} <= set(event.claims)}
    assert {Conflict.DENIAL, Conflict.DATE, Conflict.CORRECTION} <= kinds


def test_the_contradictions_between_articles_are_these_and_no_others() -> None:
    """The wire's report, wherever it is carried, against the denial and against the other date; the
    outlet's correction; its first report against the denial."""
    papers = {document.key: document.article.path[:2] for document in story().documents}
    carried = {"01", "02", "03", "04"}
    about = {claim.key: papers[claim.document] for document in story().documents for claim in document.claims}
    found = {
        (c.kind, *("wire" if about[key] in carried else about[key] for key in (c.first, c.second)))
        for c in story().contradictions
    }
    assert {one for one in found if one[1] != one[2]} == {
        (Conflict.CORRECTION, "05", "07"),
        (Conflict.DATE, "wire", "05"),
        (Conflict.DENIAL, "06", "05"),
        (Conflict.DENIAL, "wire", "06"),
    }
    assert {kind for kind, *_ in found} == {Conflict.CORRECTION, Conflict.DATE, Conflict.DENIAL}


def test_what_several_outlets_report_has_these_roots_and_standing() -> None:
    told = [
        ("attack", ("俄罗斯", "乌克兰"), {WIRE}, Status.REPORTED),
        ("statement", ("普京",), {WIRE}, Status.REPORTED),
        ("request", ("莫迪",), {WIRE}, Status.REPORTED),
        ("statement", ("苏杰生",), {WIRE}, Status.REPORTED),
        ("accuse", ("毛宁", "美国"), {"南屿论坛报"}, Status.REPORTED),
        ("sanction", ("中国",), set(), Status.ANNOUNCED),
    ]
    for kind, names, roots, status in told:
        event = max(
            (e for e in story().events if e.type == kind and set(names) <= people(e)),
            key=lambda e: len(e.documents),
        )
        assert ({named(root) for root in event.roots}, event.status) == (roots, status), (kind, names)


def test_the_missing_joint_statement_is_only_denied_with_one_root() -> None:
    found = [
        claim
        for document in story().documents
        for claim in document.claims
        if claim.type == "agree" and "未能发表联合声明" in claim.quote
    ]
    assert {claim.factuality for claim in found} == {Factuality.NEGATED}


def test_unnamed_officials_are_vouched_for_by_the_agency_that_cites_them() -> None:
    found = [
        claim
        for document in story().documents
        for claim in document.claims
        if document.article.path in {"08-nanyu-traditional.md", "09-hucheng.html"}
        and claim.type == "sanction"
        and claim.factuality == Factuality.POSSIBLE
    ]
    assert found
    assert {named(claim.root) for claim in found if claim.root} == {WIRE}
    assert all(not claim.speakers[-1].named for claim in found)


def test_a_plan_that_is_carried_out_is_reported_once_and_affirmed_once() -> None:
    event = the_event("meet", "拜登", "朔尔茨")
    assert event.time.start == "2023-03-03"
    assert event.status == Status.REPORTED
    assert {named(root) for root in event.roots} == {WIRE}
    assert {claim.factuality for claim in claims(event)} == {Factuality.HAPPENED, Factuality.PLANNED}


def test_nothing_requested_is_a_claim() -> None:
    quotes = [claim for document in story().documents for claim in document.claims if claim.trigger == "撤军"]
    assert not quotes


@pytest.mark.parametrize(
    ("kind", "names", "day"),
    [
        ("meet", ("秦刚", "苏杰生"), "2023-03-02"),
        ("meet", ("秦刚", "拉夫罗夫"), "2023-03-02"),
        ("meet", ("布林肯", "托卡耶夫"), "2023-02-28"),
        ("meet", ("卢卡申科", "习近平"), "2023-03-01"),
        ("visit", ("布林肯", "哈萨克斯坦"), "2023-02-28"),
        ("attack", ("俄罗斯", "乌克兰"), "2022-02-01"),
    ],
)
def test_who_did_what_when(kind: str, names: tuple[str, ...], day: str) -> None:
    event = the_event(kind, *names)
    assert event.status in {Status.REPORTED, Status.DISPUTED}
    assert (event.time.start or "")[:10] == day
