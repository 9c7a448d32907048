"""The timeline and the filters: what they leave is what Python counts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kg.records import Claim, Event, Factuality, Status, Story
from tests import story as told
from tests.page.browser import Visit
from tests.page.pages import Opened, kept, sign_of, written


def drag(seen: Visit, first: float, last: float) -> None:
    """Brush a share of the timeline's width."""
    box = seen.page.locator("#time-body").bounding_box()
    assert box
    seen.page.mouse.move(box["x"] + box["width"] * first, box["y"] + 30)
    seen.page.mouse.down()
    seen.page.mouse.move(box["x"] + box["width"] * last, box["y"] + 30, steps=4)
    seen.page.mouse.up()
    seen.settled()


def within(story: Story, first: str, after: str) -> list[Event]:
    """Events of single days inside a range of days."""
    return [e for e in story.events if e.time.start and first <= e.time.start[:10] < after]


def test_a_range_keeps_the_events_that_python_counts(opened: Opened, many: Story, large: Path) -> None:
    inside = within(many, "2024-03-05", "2024-04-02")
    seen = opened(large, "v=events&t=2024-03-05..2024-04-02")
    assert f"Events ({len(inside)})" in seen.text("#content .view-heading")
    assert seen.text("#status").startswith(f"{len(inside)} of {len(many.events):,} events")


@pytest.mark.parametrize(("first", "last"), [(0.2, 0.3), (0.9, 0.1), (0.5, 1.0)])
def test_brushing_keeps_them_too(opened: Opened, many: Story, large: Path, first: float, last: float) -> None:
    seen = opened(large, "v=events")
    drag(seen, first, last)
    start, _, end = seen.page.evaluate("new URLSearchParams(location.hash.slice(1)).get('t')").partition("..")
    inside = within(many, start, end)
    assert inside
    expect(seen.page.locator("#content .view-heading")).to_have_text(f"Events ({len(inside):,})")
    assert int(seen.text("#drawn").split()[1].replace(",", "")) <= len(
        {key for e in inside for key in (*e.agents, *e.targets)}
    )


def test_the_fields_of_the_filter_follow_a_brush(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=filters")
    drag(seen, 0.2, 0.6)
    start, _, end = seen.page.evaluate("new URLSearchParams(location.hash.slice(1)).get('t')").partition("..")
    fields = [seen.page.locator(f"#filter-{name}").input_value() for name in ("from", "to")]
    assert fields[0] == start and start < fields[1] < end  # the last day is itself included
    seen.page.locator("#time-tools").get_by_text("Whole time").click()
    assert [seen.page.locator(f"#filter-{name}").input_value() for name in ("from", "to")] == ["", ""]


def test_a_brush_filters_the_graph_and_the_list(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=events&t=2026-04-15..2026-04-21")
    assert seen.text("#status").startswith("3 of 7 events")
    assert "5 of 8 actors" in seen.text("#drawn")
    assert "Events (3)" in seen.text("#content .view-heading")


def test_choosing_an_actor_colours_its_days(opened: Opened, small: Path) -> None:
    colours = """() => { const canvas = document.getElementById('time');
      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height - 32).data;
      const found = {}; for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 250) {
        const key = [data[at], data[at + 1], data[at + 2]].join(); found[key] = (found[key] ?? 0) + 1; }
      return found; }"""
    seen = opened(small)
    before = seen.page.evaluate(colours)
    seen.go(f"n={told.GAO.key}")
    after = seen.page.evaluate(colours)
    bar, grey, accent = "47,95,158", "213,218,224", "15,94,168"
    assert before.get(bar, 0) > 100 and not before.get(accent)
    assert after.get(accent, 0) > 20 and after.get(grey, 0) > before.get(grey, 0)


def test_planned_disputed_and_denied_differ_by_form(opened: Opened, small: Path) -> None:
    seen = opened(small)
    share = """(form) => { const data = form.getContext('2d').getImageData(0, 0, 24, 24).data;
      let dark = 0; for (let at = 3; at < data.length; at += 4) dark += data[at] > 128;
      return dark / 576; }"""
    forms = seen.page.locator("#forms li")
    assert forms.all_inner_texts()[:4] == ["reported", "disputed", "only announced", "only denied"]
    filled = [forms.nth(at).locator("canvas").evaluate(share) for at in range(4)]
    reported, disputed, announced, denied = filled
    assert reported > denied > announced and reported > disputed > announced


def test_the_precision_of_a_date_is_said(opened: Opened, small: Path) -> None:
    seen = opened(small, "e=event/2026-03-04.agree.东岚国_西屿国")
    assert "4 Mar 2026 (to the day, from the context)" in seen.text(".pairs")
    seen.go("e=event/2026-03-04.meet.林岳_沈安")
    assert "12:00–18:00 (to a part of the day, stated in the text)" in seen.text(".pairs")
    seen.go(f"d={next(d.key for d in told.documents() if d.article.path == 'wire.md')}")
    assert "April 2026" in seen.text("#content")


def test_events_without_a_date_are_counted_and_shown(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=events")
    assert "no date" in seen.text("#content")
    seen.page.locator("#time-tools button", has_text="No date").click()
    expect(seen.page.locator("#content .view-heading")).to_have_text("Events (1)")
    assert "北港公司" in seen.text("#content")


def test_no_result_is_said_and_can_be_undone(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=events&t=1999-01-01..1999-02-01")
    assert "Nothing matches" in seen.text("#nothing") and "Nothing matches" in seen.text("#content")
    seen.page.locator("#nothing button").click()
    seen.settled()
    assert seen.text("#status").startswith("7 of 7")


def test_an_empty_story_is_a_page_that_says_so(opened: Opened, tmp_path: Path) -> None:
    seen = opened(written(Story((), (), (), (), (), ()), tmp_path / "index.html"))
    for address in ("", "v=events", "v=actors", "v=filters", "v=paths", "t=2026-01-01..2026-02-01"):
        seen.go(address)
        assert seen.faults == [], address
    seen.go("")
    assert seen.text("#nothing").startswith("No claim was read")
    assert "No claim was read" in seen.text("#content") and "0 outlets" not in seen.text("#content")
    assert not seen.page.locator("#nothing button").count(), "there is no filter to reset"
    assert not seen.page.locator(".handle:visible").count(), "there is no day to choose"


Test = Callable[[Event], bool] | None
Check = Callable[[Claim], bool] | None
LEAFLETS = told.story()
FILTERS: tuple[tuple[str, Test, Check], ...] = (
    ("y=attack", lambda e: e.type == "attack", None),
    ("y=attack,sanction", lambda e: e.type in ("attack", "sanction"), None),
    ("s=conflict", lambda e: sign_of(e) < 0, None),
    ("s=cooperation", lambda e: sign_of(e) > 0, None),
    ("s=neutral", lambda e: sign_of(e) == 0, None),
    ("u=disputed", lambda e: e.status is Status.DISPUTED, None),
    ("f=planned", None, lambda c: c.factuality is Factuality.PLANNED),
    ("f=negated,possible", None, lambda c: c.factuality in (Factuality.NEGATED, Factuality.POSSIBLE)),
    (f"r={told.WIRE.key}", None, lambda c: c.root == told.WIRE.key),
    (f"o={told.DAILY.key}", None, lambda c: _outlet(c) == told.DAILY.key),
    ("m=2", lambda e: len(e.roots) >= 2, None),
    (f"m=2&o={told.DAILY.key}", lambda e: len(e.roots) >= 2, lambda c: _outlet(c) == told.DAILY.key),
)


def _outlet(claim: Claim) -> str | None:
    article = next(d.article for d in LEAFLETS.documents if d.key == claim.document)
    return article.outlet.key if article.outlet else None


@pytest.mark.parametrize(("address", "event", "claim"), FILTERS, ids=[address for address, _, _ in FILTERS])
def test_a_filter_leaves_what_python_leaves(
    opened: Opened, small: Path, address: str, event: Test, claim: Check
) -> None:
    events, claims = kept(LEAFLETS, event or (lambda _: True), claim or (lambda _: True))
    seen = opened(small, address)
    assert seen.text("#status") == f"{events} of 7 events · {claims} of 15 claims"
    assert not seen.page.locator("#active-filters").is_hidden()


def test_a_root_of_no_list_is_filtered_by_from_its_own_page(opened: Opened, small: Path) -> None:
    wire = told.WIRE.key
    events, claims = kept(LEAFLETS, lambda _: True, lambda claim: claim.root == wire)
    seen = opened(small, f"n={wire}")
    seen.page.get_by_role("button", name=f"root of {claims} claims").click()
    expect(seen.page.locator("#status")).to_have_text(f"{events} of 7 events · {claims} of 15 claims")


def test_filters_are_ticked(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=filters")
    seen.page.get_by_label("▼ conflict").check()
    expect(seen.page.locator("#status")).to_contain_text("3 of 7 events")
    assert "s=conflict" in seen.page.url
    seen.page.get_by_label("Words in the quote").fill("谴责")
    expect(seen.page.locator("#status")).to_contain_text("1 of 7 events")
    seen.page.locator("#active-filters button").click()
    expect(seen.page.locator("#status")).to_contain_text("7 of 7 events")
