"""By keyboard alone, with a screen reader, in enough contrast."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kg.export.page.bundle import TEMPLATE
from tests import story as told
from tests.page.pages import MEETING, VIEWS, Opened, claims_of

CLAIMS = claims_of(told.story(), told.LIN.key)


def test_everything_by_keyboard(opened: Opened, small: Path) -> None:
    """Nothing here but keys: find, open, walk, read at the source, brush, leave."""
    seen = opened(small)
    keys, heading = seen.page.keyboard, seen.page.locator("#content .view-heading")
    keys.press("Tab")
    assert seen.focused() == "skip"
    keys.press("/")
    keys.type("沈安")
    keys.press("Enter")
    expect(heading).to_contain_text("沈安")
    assert seen.focused() == "view-heading"
    keys.press("Home")
    seen.page.evaluate("document.activeElement.blur()")
    seen.tab_to("#graph")
    keys.press("ArrowLeft")
    expect(heading).to_contain_text("林岳")
    assert seen.focused() == "graph" and seen.text("#status") == f"林岳 · {len(CLAIMS)} claims"
    keys.press("Tab")
    assert seen.focused() != "graph", "Tab leaves the graph"
    seen.tab_to("#from")
    for _ in range(40):
        keys.press("PageUp")
    expect(seen.page.locator("#status")).to_contain_text("of 7 events")
    assert not seen.text("#status").startswith("7 of")
    keys.press("Escape")
    keys.press("Escape")
    expect(seen.page.locator("#status")).to_contain_text("7 of 7 events")


def test_a_source_is_opened_by_keyboard(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}", offline=True)
    keys = seen.page.keyboard
    seen.tab_to(".card-tools button")
    keys.press("Enter")
    expect(seen.page.locator(".article mark.chosen")).to_be_visible()
    seen.tab_to("#content a")
    with seen.page.context.expect_page() as opening:
        keys.press("Enter")
    assert opening.value is not seen.page


def test_a_walk_that_finds_nobody_says_so(opened: Opened, small: Path) -> None:
    seen = opened(small, f"n={told.GAO.key}&t=2026-03-09..2026-03-10")
    seen.tab_to("#graph")
    for arrow in ("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"):
        seen.page.keyboard.press(arrow)
        expect(seen.page.locator("#status")).to_have_text("No neighbour in that direction.")


def test_the_search_is_a_combobox(opened: Opened, small: Path) -> None:
    seen = opened(small)
    field = seen.page.locator("#search")
    field.fill("国")
    assert field.get_attribute("aria-expanded") == "true"
    seen.page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert seen.page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    seen.page.keyboard.press("Escape")
    assert field.get_attribute("aria-expanded") == "false"


def test_counts_and_moves_are_told(opened: Opened, small: Path) -> None:
    seen = opened(small)
    status = seen.page.locator("#status")
    assert (status.get_attribute("role"), status.get_attribute("aria-live")) == ("status", "polite")
    graph = seen.page.locator("#graph")
    assert graph.get_attribute("role") == "application" and graph.get_attribute("aria-label")
    assert (
        seen.page.locator(f"#{graph.get_attribute('aria-describedby')}").inner_text().startswith("Arrow keys")
    )
    handle = seen.page.locator("#from")
    assert handle.get_attribute("role") == "slider" and "2026" in (
        handle.get_attribute("aria-valuetext") or ""
    )


def test_lists_hold_all_that_pictures_show(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=actors")
    assert seen.page.locator("#content .row").count() == 8
    seen.go("v=events")
    assert seen.page.locator("#content .row").count() == 7


NAMELESS = """() => [...document.querySelectorAll('button, a, input, select, summary, [tabindex="0"]')]
  .filter((part) => part.checkVisibility())
  .filter((part) => !(part.getAttribute('aria-label') || part.textContent.trim() || part.labels?.length))
  .map((part) => part.outerHTML)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_axe_finds_nothing_serious(opened: Opened, small: Path, scheme: str, width: int) -> None:
    seen = opened(small, width=width, color_scheme=scheme)
    for address in VIEWS:
        seen.go(address)
        found = Axe().run(seen.page).response["violations"]
        serious = [
            (fault["id"], [node["html"][:120] for node in fault["nodes"][:3]])
            for fault in found
            if fault["impact"] in ("serious", "critical")
        ]
        assert serious == [], address
        assert seen.page.evaluate(NAMELESS) == [], address


def test_axe_finds_nothing_in_what_opens_over_the_page(opened: Opened, small: Path) -> None:
    seen = opened(small)
    seen.page.locator("#legend-head").click()
    seen.page.locator("#share").click()
    seen.page.locator("#search").fill("国")
    found = Axe().run(seen.page).response["violations"]
    assert [fault["id"] for fault in found if fault["impact"] in ("serious", "critical")] == []


@pytest.mark.parametrize("scheme", ["LIGHT", "DARK"])
def test_what_is_drawn_has_contrast(scheme: str) -> None:
    """Axe does not see canvases: words 4.5 to 1, lines and marks 3 to 1 (WCAG 1.4.3 and 1.4.11)."""
    source = (TEMPLATE / "theme.mjs").read_text(encoding="utf-8")
    block = re.search(rf"const {scheme} = \{{(.*?)\n\}};", source, re.DOTALL)
    assert block
    colours = dict(re.findall(r'(\w+): "(#[0-9a-f]{6})"', block[1]))
    groups = re.findall(r'^    "(#[0-9a-f]{6})"', block[1], re.MULTILINE)
    paper = colours["paper"]
    for name in ("ink", "axis"):
        assert contrast(colours[name], paper) >= 4.5, name
    for name in ("bar", "cooperation", "conflict", "accent"):
        assert contrast(colours[name], paper) >= 3, name
    assert len(groups) == 10
    for colour in groups:
        assert contrast(colour, paper) >= 3, colour


def contrast(one: str, other: str) -> float:
    """The ratio of two colours' luminance after WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
