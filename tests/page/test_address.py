"""The address holds the view: to share, to return to, never to break the page with."""

from pathlib import Path

from playwright.sync_api import expect

from tests import story as told
from tests.page.pages import Opened

SHOWN = ("#content .view-heading", "#status", "#active-filters", "#range", "#drawn")


def test_a_copied_address_opens_the_same_view(opened: Opened, small: Path) -> None:
    address = f"n={told.LIN.key}&s=conflict&t=2026-04-01..2026-05-01&l=zh"
    seen = opened(small, address, permissions=["clipboard-read", "clipboard-write"])
    seen.page.locator("#share").click()
    seen.page.locator("#share-list button").first.click()
    expect(seen.page.locator("#status")).to_have_text("已复制。")
    copied = seen.page.evaluate("navigator.clipboard.readText()")
    again = opened(small, copied.partition("#")[2])
    fresh = opened(small, address)
    for selector in SHOWN:
        assert again.text(selector) == fresh.text(selector)
    assert "2 / 7" in again.text("#status")


GARBAGE = (
    "t=x..y",
    "n=nobody&m=-4&f=,,",
    "%E0%A4%A",
    "e=&c=&d=&p=a b&g=999",
    "v=%00",
    "t=2026-05-01..2026-04-01",
    "n=__proto__&v=constructor&y=toString",
    "g=1e3&m=1e9&l=xx",
    "&&&===#",
)


def test_garbage_in_the_address_hides_nothing(opened: Opened, small: Path) -> None:
    seen = opened(small, "s=abc")
    for address in GARBAGE:
        assert seen.text("#status").startswith("7 of 7 events"), address
        seen.go(address)
    assert seen.text("#status").startswith("7 of 7 events")
    assert seen.faults == []


def test_what_is_not_understood_is_said(opened: Opened, small: Path) -> None:
    assert "not understood" in opened(small, "s=abc").text("#status")
    assert "not understood" not in opened(small, "s=conflict").text("#status")


def test_back_returns_and_escape_clears(opened: Opened, small: Path) -> None:
    seen = opened(small)
    heading = seen.page.locator("#content .view-heading")
    seen.page.locator("#content .row").first.click()
    expect(heading).to_contain_text("沈安")
    seen.page.go_back()
    expect(heading).to_contain_text("7 articles")
    seen.page.locator("#content .row").first.click()
    seen.page.keyboard.press("Escape")
    expect(heading).to_contain_text("7 articles")


def test_the_interface_speaks_chinese(opened: Opened, small: Path) -> None:
    seen = opened(small)
    seen.page.locator("#language").click()
    seen.settled()
    assert seen.page.evaluate("document.documentElement.lang") == "zh"
    assert "概览" in seen.text("#tabs")
    assert "l=zh" in seen.page.url
    for part in ("#tabs", "#status", "#drawn", "#forms", "#time-room", "#title", "#share"):
        assert not [char for char in seen.text(part) if char.isascii() and char.isalpha()], part
    seen.page.locator("#language").click()
    seen.settled()
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    assert "l=zh" not in seen.page.url
