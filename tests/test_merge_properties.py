"""What holds for every collection: order never matters, copies weigh nothing, nothing is lost."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.merge import merge
from kg.records import Factuality, Story
from tests.story import DAILY, EAST, GAO, LIN, SHEN, WEEKLY, WEST, WIRE, claim, document, on, press
from tests.story.telling import reprint

PEOPLE = (LIN, SHEN, GAO)
ACTS = (("会见", "meet"), ("指责", "accuse"), ("访问", "visit"), ("制裁", "sanction"))
PADDING = "有关安排由双方另行商定，随行人员名单尚未公布，费用由双方平均分担。"


@st.composite
def sentences(draw):
    one, other = draw(st.permutations(PEOPLE))[:2]
    word, kind = draw(st.sampled_from(ACTS))
    day = draw(st.sampled_from([None, "2026-03-04", "2026-03-05", "2026-03-20"]))
    factuality = draw(st.sampled_from(list(Factuality)))
    source = draw(st.sampled_from([None, WIRE, GAO]))
    return one, other, word, kind, day, factuality, source


@st.composite
def told(draw, number):
    rows = draw(st.lists(sentences(), min_size=1, max_size=4))
    lines = [
        f"{at}号会场：{day or '日前'}，{one.name}{word}{other.name}。{PADDING[at:]}"
        for at, (one, other, word, _, day, _, _) in enumerate(rows)
    ]
    outlet = draw(st.sampled_from([DAILY, WEEKLY, WIRE, None]))
    published = draw(st.sampled_from(["2026-03-05", "2026-03-06", "2026-03-21"]))
    article = press(f"{number}.md", outlet, published, f"要闻{number}", *lines)
    claims = [
        claim(
            article, f"{day or '日前'}，{one.name}{word}{other.name}。", word, kind,
            [(one.key, one.name)], [(other.key, other.name)],
            time=on(day, day, day[:-2] + f"{int(day[-2:]) + 1:02}") if day else None, factuality=factuality,
            speakers=[(source.key, source.name, "据")] if source else (),
        )
        for (one, other, word, kind, day, factuality, source) in rows
    ]  # fmt: skip
    return document(article, (*PEOPLE, EAST, WEST), {made.key: made for made in claims}.values())


@st.composite
def collections(draw):
    return tuple(draw(told(number)) for number in range(draw(st.integers(1, 5))))


def root_counts(story: Story) -> dict[str, int]:
    roots = {event.key: len(event.roots) for event in story.events}
    return {one.key: roots[one.event] for told in story.documents for one in told.claims}


@settings(max_examples=60, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_order_never_matters(documents, chance):
    shuffled = list(documents)
    chance.shuffle(shuffled)
    assert merge(tuple(shuffled)) == merge(documents)


@settings(max_examples=60, deadline=None)
@given(collections(), st.data())
def test_a_copy_never_changes_a_root_count(documents, data):
    copied = reprint(data.draw(st.sampled_from(documents)))
    before, after = root_counts(merge(documents)), root_counts(merge((*documents, copied)))
    assert {key: after[key] for key in before} == before


def test_what_a_copy_tells_otherwise_another_copy_of_it_repeats():
    """Two papers have one text and read a sentence of it differently; the reprint is as like both."""
    acts = ("高宁制裁沈安", "林岳制裁高宁", "高宁会见沈安")
    lines = [f"{at}号会场：日前，{words}。{PADDING[at:]}" for at, words in enumerate(acts)]

    def paper(number, day, factuality, speakers):
        article = press(f"{number}.md", DAILY, day, f"要闻{number}", *lines)
        agents, targets = [(LIN.key, LIN.name)], [(GAO.key, GAO.name)]
        first = claim(article, "日前，高宁制裁沈安。", "制裁", "sanction", targets, [(SHEN.key, SHEN.name)])
        second = claim(
            article, "日前，林岳制裁高宁。", "制裁", "sanction", agents, targets, factuality=factuality,
            speakers=speakers,
        )  # fmt: skip
        third = claim(article, "日前，高宁会见沈安。", "会见", "meet", targets, [(SHEN.key, SHEN.name)])
        return document(article, (*PEOPLE, EAST, WEST), [first, second, third])

    papers = (
        paper(0, "2026-03-06", Factuality.NEGATED, ()),
        paper(1, "2026-03-05", Factuality.HAPPENED, [(WIRE.key, WIRE.name, "据")]),
    )
    before, after = root_counts(merge(papers)), root_counts(merge((*papers, reprint(papers[0]))))
    assert {key: after[key] for key in before} == before


@settings(max_examples=60, deadline=None)
@given(collections(), told(9))
def test_a_document_never_removes_a_claim(documents, another):
    before = {one.key for told_ in merge(documents).documents for one in told_.claims}
    after = {one.key for told_ in merge((*documents, another)).documents for one in told_.claims}
    assert before <= after


@settings(max_examples=60, deadline=None)
@given(collections())
def test_every_claim_is_in_one_event_and_every_key_is_known(documents):
    story = merge(documents)
    known = {actor.key for actor in story.actors}
    in_events = [key for event in story.events for key in event.claims]
    claims = {one.key: one for told_ in story.documents for one in told_.claims}
    assert sorted(in_events) == sorted(claims)
    assert len({event.key for event in story.events}) == len(story.events)
    for event in story.events:
        assert {*event.agents, *event.targets, *event.roots} <= known
        assert all(claims[key].event == event.key for key in event.claims)
        affirmed = {claims[key].root for key in event.claims if claims[key].factuality is Factuality.HAPPENED}
        assert set(event.roots) == affirmed
    for conflict in story.contradictions:
        assert claims[conflict.first].event == claims[conflict.second].event


@settings(max_examples=30, deadline=None)
@given(collections())
def test_the_same_file_twice_counts_once(documents):
    double = replace(documents[0], article=replace(documents[0].article, path="twice.md"))
    story = merge((*documents, double))
    assert replace(story, issues=()) == merge(documents)
    assert [issue.path for issue in story.issues] == ["twice.md"]
