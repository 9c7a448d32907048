"""One file that asks nobody for anything and runs nothing that it was not built with."""

import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from kg.iris import iri
from kg.records import Story
from tests import story as told
from tests.page.pages import ATTACK, VIEWS, Opened, attacked, written
from tests.page.synthetic import hostile

LOCAL = ("file:", "data:", "blob:")


def named(key: str) -> str:
    """A key as the page's address holds it."""
    return quote(iri(key, ""))


@pytest.mark.parametrize("offline", [True, False])
def test_every_view_opens_without_a_request_or_a_fault(opened: Opened, small: Path, offline: bool) -> None:
    seen = opened(small, offline=offline)
    for address in VIEWS:
        seen.go(address)
        assert seen.faults == [], address
        assert seen.page.locator("#content .view-heading").count() == 1, address
        assert "undefined" not in seen.text("body") and "NaN" not in seen.text("body"), address
    assert [url for url in seen.requests if not url.startswith(LOCAL)] == []


def test_a_large_page_asks_nobody_either(opened: Opened, large: Path) -> None:
    seen = opened(large, "v=events")
    assert seen.faults == []
    assert [url for url in seen.requests if not url.startswith(LOCAL)] == []


def test_it_works_in_any_folder(opened: Opened, small: Path, tmp_path: Path) -> None:
    moved = tmp_path / "新 文件夹" / "首页 #1.html"
    moved.parent.mkdir()
    shutil.copy(small, moved)
    seen = opened(moved)
    assert seen.faults == []
    assert "8 of 8 actors" in seen.text("#drawn")


@pytest.mark.parametrize("story", [hostile(told.story(), ATTACK), attacked()], ids=["names", "everything"])
def test_hostile_text_stays_text(opened: Opened, tmp_path: Path, story: Story) -> None:
    seen = opened(written(story, tmp_path / "index.html"), quote(ATTACK))
    keys = [f"n={named(a.key)}" for a in story.actors[:3]] + [f"e={named(e.key)}" for e in story.events]
    documents = [f"d={named(d.key)}" for d in story.documents]
    for address in (*keys, *documents):
        seen.go(address)
        assert "not understood" not in seen.text("#status"), address
    for address in (*VIEWS, *keys, *documents, ATTACK, f"q={quote(ATTACK)}&v=events", f"n={quote(ATTACK)}"):
        seen.go(address)
        seen.page.locator("#search").fill("甲")
        seen.settled()
        assert seen.page.evaluate("window.__xss") is None, address
        assert seen.page.locator("a[href^='javascript' i], #content img, #content script").count() == 0
    assert seen.faults == []


def test_a_damaged_page_says_so(opened: Opened, small: Path, tmp_path: Path) -> None:
    path = tmp_path / "index.html"
    source = small.read_text(encoding="utf-8")
    path.write_text(source.replace('id="story-data">{', 'id="story-data">'), encoding="utf-8")
    seen = opened(path, ready=False)
    expect(seen.page.locator("#nothing")).to_contain_text("cannot be opened")


def test_hostile_text_is_shown_as_it_is_written(opened: Opened, tmp_path: Path) -> None:
    story = attacked()
    seen = opened(written(story, tmp_path / "index.html"), f"d={named(story.documents[-1].key)}")
    expect(seen.page.locator(".article")).to_contain_text(ATTACK)
    assert seen.text("#content .view-heading") == story.documents[-1].article.title


def test_the_policy_stops_what_is_put_into_the_page(opened: Opened, small: Path, tmp_path: Path) -> None:
    source = small.read_text(encoding="utf-8")
    attack = (
        "<script>window.__xss=1</script><img src=x onerror='window.__xss=1'>"
        "<a id=evil href='javascript:window.__xss=1'>x</a>"
    )
    path = tmp_path / "index.html"
    path.write_text(source.replace("<noscript>", attack + "<noscript>"), encoding="utf-8")
    seen = opened(path)
    seen.page.evaluate("document.getElementById('evil').click()")
    seen.settled()
    assert seen.page.evaluate("window.__xss") is None
    assert any("Content Security Policy" in fault for fault in seen.faults)
