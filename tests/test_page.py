"""The page in a real browser: what a person can see and do, and what nobody can do to them."""

import csv
import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from kg import network
from kg.export import page
from kg.merge import merge
from kg.records import Story
from tests import story as told
from tests.page.browser import browser, chromium, visit
from tests.page.synthetic import hostile, invented, network_of

pytestmark = pytest.mark.skipif(chromium() is None, reason="no Chromium on this machine")

BASE = "https://kg.example/"
ATTACK = '<img src=x onerror="window.__xss=1"></script><script>window.__xss=1</script>\'"&lt;href𠮷'
MEETING = "event/2026-03-04.meet.林岳_沈安"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(told.story(), tmp_path_factory.mktemp("small") / "index.html")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    story = invented(1800, 9000)
    path = tmp_path_factory.mktemp("large") / "index.html"
    page.write(story, network_of(story), path, BASE)
    return path


def written(story: Story, path: Path) -> Path:
    page.write(story, network.project(story), path, BASE)
    return path


VIEWS = (
    "", "v=events", "v=actors", "v=filters", "v=paths", f"e={MEETING}", f"n={told.LIN.key}",
    f"n={told.LIN.key} {told.SHEN.key}", f"p={told.GAO.key} {told.EAST.key}", "g=0", "l=zh",
    f"d={told.documents()[0].key}",
)  # fmt: skip


def test_every_view_opens_offline_without_a_fault(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, offline=True)
    for address in VIEWS:
        seen.go(address)
        assert seen.faults == [], address
        assert seen.page.locator("#content .view-heading").count() == 1, address
        assert "undefined" not in seen.text("body") and "NaN" not in seen.text("body"), address
    assert [url for url in seen.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_it_works_in_any_folder(chrome: Browser, small: Path, tmp_path: Path) -> None:
    moved = tmp_path / "新 文件夹" / "首页.html"
    moved.parent.mkdir()
    shutil.copy(small, moved)
    seen = visit(chrome, moved)
    assert seen.faults == []
    assert "8 of 8 actors" in seen.text("#drawn")


def test_hostile_text_stays_text(chrome: Browser, tmp_path: Path) -> None:
    path = written(hostile(told.story(), ATTACK), tmp_path / "index.html")
    seen = visit(chrome, path, quote(ATTACK))
    for address in (*VIEWS, ATTACK, f"q={quote(ATTACK)}&v=events"):
        seen.go(address)
        seen.page.locator("#search").fill("林")
        seen.settled()
        assert seen.page.evaluate("window.__xss") is None, address
        assert seen.page.locator("a[href^='javascript' i]").count() == 0
        assert seen.faults == []


def test_the_policy_stops_what_is_put_into_the_page(chrome: Browser, small: Path, tmp_path: Path) -> None:
    source = small.read_text(encoding="utf-8")
    attack = (
        "<script>window.__xss=1</script><img src=x onerror='window.__xss=1'>"
        "<a id=evil href='javascript:window.__xss=1'>x</a>"
    )
    path = tmp_path / "index.html"
    path.write_text(source.replace("<noscript>", attack + "<noscript>"), encoding="utf-8")
    seen = visit(chrome, path)
    seen.page.evaluate("document.getElementById('evil').click()")
    seen.settled()
    assert seen.page.evaluate("window.__xss") is None


def test_a_range_keeps_the_events_that_python_counts(chrome: Browser, large: Path) -> None:
    story = invented(1800, 9000)
    inside = [e for e in story.events if "2024-03-05" <= (e.time.start or "") < "2024-04-02"]
    seen = visit(chrome, large, "v=events&t=2024-03-05..2024-04-02")
    assert f"Events ({len(inside)})" in seen.text("#content .view-heading")
    assert seen.text("#status").startswith(f"{len(inside)} of {len(story.events)} events")


def test_an_actor_and_a_link_show_exactly_their_claims(chrome: Browser, small: Path) -> None:
    story = told.story()
    lin = [
        c
        for d in story.documents
        for c in d.claims
        if told.LIN.key in {p.actor for p in (*c.agents, *c.targets)}
    ]
    seen = visit(chrome, small, f"n={told.LIN.key}")
    assert seen.page.locator("#content article.card").count() == len(lin)
    seen = visit(chrome, small, f"n={told.LIN.key} {told.SHEN.key}")
    both = [c for c in lin if told.SHEN.key in {p.actor for p in (*c.agents, *c.targets)}]
    assert seen.page.locator("#content article.card").count() == len(both)


def test_a_click_in_the_graph_opens_what_is_there(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small)
    box = seen.page.locator("#graph").bounding_box()
    assert box
    found = set()
    for share in range(25, 70, 2):  # down and along the middle of the drawing
        for x, y in ((0.42, share / 100), (share / 100, 0.55)):
            seen.page.mouse.click(box["x"] + box["width"] * x, box["y"] + box["height"] * y)
            found.add(seen.page.evaluate("document.body.dataset.view"))
            if {"actor", "link"} & found:
                return
    raise AssertionError(found)


def test_the_highlight_is_the_trigger_of_every_claim(chrome: Browser, tmp_path: Path) -> None:
    story = told.story()
    wide = merge(tuple(_astral(d) for d in story.documents))
    seen = visit(chrome, written(wide, tmp_path / "index.html"), "v=events")
    for document in wide.documents:
        seen.page.goto(seen.page.url.split("#")[0] + f"#d={document.key}")
        expect(seen.page.locator(".article-title")).to_have_text(document.article.title)
        cards = seen.page.locator("#content article.card .quote")
        assert cards.locator("mark").all_inner_texts() == [c.trigger for c in document.claims]
        assert cards.locator("q").all_text_contents() == [c.quote for c in document.claims]
        marked = seen.page.locator(".article mark").all_text_contents()
        assert "".join(marked) == "".join(c.quote for c in sorted(document.claims, key=lambda c: c.span))


def _astral(document):  # type: ignore[no-untyped-def]
    """The same document with a character before all others that takes two UTF-16 units."""

    def later(span):  # type: ignore[no-untyped-def]
        return type(span)(span.start + 1, span.end + 1)

    article = replace(
        document.article, text="𠮷" + document.article.text, title="𠮷" + document.article.title
    )
    claims = tuple(
        replace(c, document=article.key, span=later(c.span), trigger_span=later(c.trigger_span))
        for c in document.claims
    )
    return replace(document, article=article, claims=claims)


def test_an_address_restores_the_view(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, f"n={told.LIN.key}&s=conflict&t=2026-04-01..2026-05-01&l=zh")
    again = visit(chrome, small, seen.page.url.partition("#")[2])
    for selector in ("#content .view-heading", "#status", "#active-filters", "#range"):
        assert seen.text(selector) == again.text(selector)
    assert "2 / 7" in again.text("#status")


GARBAGE = (
    "t=x..y",
    "n=nobody&m=-4&f=,,",
    "%E0%A4%A",
    "e=&c=&d=&p=a b&g=999",
    "v=%00",
    "t=2026-05-01..2026-04-01",
)


def test_garbage_in_the_address_hides_nothing(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, "s=abc")
    for address in GARBAGE:
        assert seen.text("#status").startswith("7 of 7 events"), address
        seen.go(address)
    assert seen.text("#status").startswith("7 of 7 events")
    assert seen.faults == []


def test_back_returns_and_escape_clears(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small)
    seen.page.locator("#content .row").first.click()
    seen.settled()
    assert "沈安" in seen.text("#content .view-heading")
    seen.page.go_back()
    expect(seen.page.locator("#content .view-heading")).to_have_text("Overview")
    seen.page.locator("#content .row").first.click()
    seen.page.keyboard.press("Escape")
    assert seen.text("#content .view-heading") == "Overview"


def test_an_actor_is_found_by_any_of_its_names(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small)
    for name in ("林岳", "Lin Yue", "lin", "林嶽", "林岳部長", "岳"):
        seen.page.locator("#search").fill(name)
        assert seen.text("#found [role=option]").startswith("林岳"), name
    seen.page.keyboard.press("Enter")
    assert "林岳" in seen.text("#content .view-heading")


def test_everything_by_keyboard(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small)
    keys = seen.page.keyboard
    keys.press("/")
    keys.type("沈安")
    keys.press("Enter")
    seen.settled()
    assert seen.page.evaluate("document.activeElement.className") == "view-heading"
    seen.page.locator("#graph").focus()
    keys.press("ArrowLeft")
    seen.settled()
    assert "林岳" in seen.text("#content .view-heading")
    for _ in range(6):
        keys.press("ArrowUp")
    seen.settled()
    assert "No neighbour" in seen.text("#status") or seen.text("#content .view-heading")
    keys.press("Tab")
    seen.settled()
    assert seen.page.evaluate("document.activeElement.id") != "graph"
    seen.page.locator("#from").focus()
    keys.press("PageUp")
    seen.page.wait_for_function("() => document.querySelector('#status').innerText.includes('of 7 events')")
    assert "of 7 events" in seen.text("#status") and not seen.text("#status").startswith("7 of")


def test_a_brush_filters_the_graph_and_the_list(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, "v=events")
    box = seen.page.locator("#time-body").bounding_box()
    assert box
    seen.page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 20)
    seen.page.mouse.down()
    seen.page.mouse.move(box["x"] + box["width"] * 0.99, box["y"] + 20, steps=3)
    seen.page.mouse.up()
    seen.settled()
    assert seen.text("#status").startswith("3 of 7 events")
    assert "5 of 8 actors" in seen.text("#drawn")
    assert "Events (3)" in seen.text("#content .view-heading")


def test_no_result_is_said(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, "t=1999-01-01..1999-02-01")
    assert "Nothing matches" in seen.text("#nothing")
    seen.page.locator("#nothing button").click()
    seen.settled()
    assert seen.text("#status").startswith("7 of 7")


def test_an_event_shows_every_outlet_and_what_contradicts(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, f"e={MEETING}")
    assert seen.page.locator("article.card").count() == 4
    content = seen.text("#content")
    for said in (
        "临海通讯社",
        "海港日报",
        "青石周刊",
        "山城晚报",
        "disputed",
        "Contradictions",
        "A copy of",
        "2 independent",
    ):
        assert said in content
    seen.page.locator("article.card .card-tools button").first.click()
    seen.page.wait_for_selector(".article mark.chosen")
    assert seen.text(".article mark.chosen") == "东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。"


def test_a_citation_names_outlet_title_date_quote_and_claim(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, f"e={MEETING}", permissions=["clipboard-read", "clipboard-write"])
    seen.page.locator("article.card .card-tools button").nth(1).click()
    expect(seen.page.locator(".card-tools [role=status]").first).to_have_text("Copied.")
    cited = seen.page.evaluate("navigator.clipboard.readText()")
    claim = told.story().documents[-1].claims[0]
    for part in (
        "临海通讯社",
        "2026-03-04",
        claim.quote,
        f"<{BASE}{claim.key}>",
        "https://news.example/wire.md",
    ):
        assert part in cited


def test_a_path_is_found_with_its_evidence(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, f"p={told.SHEN.key} {told.CUSTOMS.key}")
    assert seen.text(".route") == "沈安 → 林岳 → 北港武装 → 东岚国海关"
    assert seen.page.locator("#content .row").count() == 3
    seen = visit(chrome, small, f"p={told.SHEN.key} {told.CUSTOMS.key}&s=cooperation")
    assert "No path" in seen.text("#content")


def test_controls_have_names_and_contrast_suffices(chrome: Browser, small: Path) -> None:
    views = ("", "v=filters", "v=paths", f"e={MEETING}", f"n={told.LIN.key}", f"d={told.documents()[0].key}")
    for scheme in ("light", "dark"):
        seen = visit(chrome, small, color_scheme=scheme)
        for address in views:
            seen.go(address)
            found = Axe().run(seen.page).response["violations"]
            serious = [
                (fault["id"], [node["html"][:120] for node in fault["nodes"][:3]])
                for fault in found
                if fault["impact"] in ("serious", "critical")
            ]
            assert serious == [], (address, scheme)


def test_phone_dark_and_still(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, width=390, color_scheme="dark", reduced_motion="reduce")
    for address in VIEWS:
        seen.go(address)
        assert seen.page.evaluate("document.documentElement.scrollWidth === window.innerWidth"), address
    paper = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert sum(map(int, paper[4:-1].split(","))) < 150


def test_downloads(chrome: Browser, small: Path, tmp_path: Path) -> None:
    seen = visit(chrome, small, "s=conflict", accept_downloads=True)
    files = {}
    for place, name in ((1, "actors.png"), (2, "actors.svg"), (3, "claims.csv")):
        seen.page.locator("#share").click()
        with seen.page.expect_download() as waiting:
            seen.page.locator("#share-list button").nth(place).click()
        assert waiting.value.suggested_filename == name
        files[name] = Path(waiting.value.path()).read_bytes()
    assert len(files["actors.png"]) > 4000
    assert "北港武装" in files["actors.svg"].decode("utf-8")
    assert files["claims.csv"].startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8-sig"))))
    assert len(rows) == 5
    assert {row["quote"] for row in rows} <= {c.quote for d in told.story().documents for c in d.claims}


def test_no_spreadsheet_takes_a_field_for_a_formula(chrome: Browser, tmp_path: Path) -> None:
    story = told.story()
    actors = tuple(replace(a, name=f"=cmd|' /C calc'!A0{a.name}") for a in story.actors)
    seen = visit(
        chrome, written(replace(story, actors=actors), tmp_path / "index.html"), accept_downloads=True
    )
    seen.page.locator("#share").click()
    with seen.page.expect_download() as waiting:
        seen.page.locator("#share-list button").nth(3).click()
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")]


def test_large_stories_are_drawn_in_part_and_say_so(chrome: Browser, large: Path) -> None:
    seen = visit(chrome, large)
    drawn = seen.page.evaluate("document.getElementById('drawn').textContent")
    numbers = [int(word) for word in drawn.split() if word.isdigit()]
    assert numbers[0] == 1500 and numbers[2] <= 4000 and numbers[1] > 1500
    assert "9000 of 9000 claims" in seen.text("#status")
    story = invented(1800, 9000)
    counts = dict.fromkeys(network_of(story), 0)
    for document in story.documents:
        for claim in document.claims:
            for participant in (*claim.agents, *claim.targets):
                counts[participant.actor] += 1
    least = min(counts, key=lambda key: (counts[key], key))
    name = next(actor.name for actor in story.actors if actor.key == least)
    seen.page.locator("#search").fill(name)
    seen.page.keyboard.press("Enter")
    seen.settled()
    assert name in seen.text("#content .view-heading")
    assert int(seen.text("#drawn").split()[1]) > 1500


def test_the_interface_speaks_chinese(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small)
    seen.page.locator("#language").click()
    seen.settled()
    assert seen.page.evaluate("document.documentElement.lang") == "zh"
    assert "概览" in seen.text("#tabs")
    assert "l=zh" in seen.page.url
    letters = "".join(
        char for char in seen.text("#tabs") + seen.text("#status") if char.isascii() and char.isalpha()
    )
    assert letters == ""


def test_an_empty_story_is_a_page_that_says_so(chrome: Browser, tmp_path: Path) -> None:
    seen = visit(chrome, written(Story((), (), (), (), (), ()), tmp_path / "index.html"))
    for address in ("", "v=events", "v=actors", "v=filters", "v=paths", "t=2026-01-01..2026-02-01"):
        seen.go(address)
        assert seen.faults == [], address
    assert "Nothing matches" in seen.text("#nothing")


def test_it_prints(chrome: Browser, small: Path) -> None:
    seen = visit(chrome, small, f"e={MEETING}")
    assert len(seen.page.pdf()) > 10_000
