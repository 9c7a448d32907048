"""What can be seen: nothing overlaps, the drawing fills its room, signs survive greyscale."""

import math
from pathlib import Path

import pytest
from playwright.sync_api import Page

from kg.records import Story
from tests import story as told
from tests.page.pages import MEETING, VIEWS, Opened
from tests.page.picture import Name, picture
from tests.page.synthetic import network_of

DIM = "#dfe3e8"
WIDTHS = (1400, 800, 390)
SAMPLES = Path(__file__).parents[2] / "exports" / "index.html"


def box(page: Page, name: Name) -> tuple[float, float, float, float]:
    """Where a name is written: left, top, right, bottom."""
    wide = page.evaluate(
        """([words, size]) => { const context = document.createElement('canvas').getContext('2d');
          context.font = `${size}px "Noto Sans CJK SC", sans-serif`;
          return context.measureText(words).width; }""",
        [name.words, name.size],
    )
    return name.x - wide / 2, name.y - name.size * 0.8, name.x + wide / 2, name.y + name.size * 0.1


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["", f"n={told.LIN.key}"])
def test_names_overlap_neither_each_other_nor_the_edge(
    opened: Opened, large: Path, small: Path, width: int, address: str
) -> None:
    for path in (small, large):
        seen = opened(path, address, width)
        drawn = picture(seen)
        boxes = [box(seen.page, name) for name in drawn.names]
        assert len(boxes) >= 3
        for at, one in enumerate(boxes):
            assert one[0] > -1 and one[1] > -1 and one[2] < drawn.width + 1 and one[3] < drawn.height + 1
            for other in boxes[at + 1 :]:
                apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
                assert apart, (drawn.names[at], other)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_lies_over_a_mark(opened: Opened, small: Path, large: Path, width: int) -> None:
    """But for what is dimmed, and specks of a few pixels under the names of main actors."""
    for path, address in ((SAMPLES, ""), (small, ""), (small, f"n={told.LIN.key}"), (large, "")):
        seen = opened(path, address, width)
        drawn = picture(seen)
        boxes = [(name, box(seen.page, name)) for name in drawn.names]
        assert len(boxes) >= 3
        for mark in drawn.marks:
            if mark.fill == DIM or mark.size <= 4:
                continue
            for name, (left, top, right, bottom) in boxes:
                across = max(left - mark.x, mark.x - right)
                down = max(top - mark.y, mark.y - bottom)
                assert max(across, down) > mark.size * 0.9 - 1, (name, mark)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_five_main_actors_of_the_samples_are_named(opened: Opened, width: int) -> None:
    seen = opened(SAMPLES, width=width)
    main = [row.inner_text() for row in seen.page.locator("#content .barred .row-main").all()[:5]]
    assert {words.split()[0] for words in main} <= {name.words for name in picture(seen).names}


@pytest.mark.parametrize("width", WIDTHS)
def test_most_of_what_is_drawn_of_the_samples_is_named(opened: Opened, width: int) -> None:
    """Where there is no room for names, actors without a link are left to the lists."""
    seen = opened(SAMPLES, width=width)
    drawn = picture(seen)
    assert len(drawn.names) >= 0.8 * len(drawn.marks)
    loners = len(drawn.marks) - len({end for line in drawn.lines for end in (line.ends[:2], line.ends[2:])})
    assert width > 390 or not loners
    assert f"showing {len(drawn.marks)} of " in seen.text("#drawn")


def test_those_without_a_link_come_and_go_with_the_room(opened: Opened) -> None:
    seen = opened(SAMPLES, width=390)
    few = len(picture(seen).marks)
    seen.page.set_viewport_size({"width": 1400, "height": 900})
    seen.page.wait_for_timeout(400)
    every = len(picture(seen).marks)
    assert every > few
    assert f"showing {every} of {every}" in seen.text("#drawn")


@pytest.mark.parametrize("width", WIDTHS)
def test_the_drawing_fills_its_room(opened: Opened, small: Path, large: Path, width: int) -> None:
    for path in (small, large):
        drawn = picture(opened(path, width=width))
        across = (max(m.x for m in drawn.marks) - min(m.x for m in drawn.marks)) / drawn.width
        down = (max(m.y for m in drawn.marks) - min(m.y for m in drawn.marks)) / drawn.height
        assert max(across, down) > 0.55, (across, down)
        assert all(0 < m.x < drawn.width and 0 < m.y < drawn.height for m in drawn.marks)


def test_it_is_fitted_again_when_the_room_changes(opened: Opened, small: Path) -> None:
    seen = opened(small)
    seen.page.set_viewport_size({"width": 820, "height": 700})
    seen.page.wait_for_timeout(400)
    drawn = picture(seen)
    assert all(0 < m.x < drawn.width and 0 < m.y < drawn.height for m in drawn.marks)


def test_what_is_not_selected_steps_back(opened: Opened, small: Path) -> None:
    seen = opened(small)
    assert DIM not in {mark.fill for mark in picture(seen).marks}
    seen.go(f"n={told.GAO.key}")
    seen.go(f"n={told.CUSTOMS.key}")
    near = {told.CUSTOMS.name, told.MILITIA.name}
    for mark in picture(seen).marks:
        assert (mark.fill == DIM) == (mark.name not in near), mark
    assert {name.words for name in picture(seen).names} == near


def test_large_stories_are_drawn_in_part_and_say_so(opened: Opened, many: Story, large: Path) -> None:
    seen = opened(large)
    words = seen.text("#drawn").replace(",", "").split()
    numbers = [int(word) for word in words if word.isdigit()]
    drawn = picture(seen)
    assert numbers[0] == len(drawn.marks) == 1500 and numbers[1] > 1500
    assert numbers[2] == len(drawn.lines) <= 4000
    assert "9,000 of 9,000 claims" in seen.text("#status")


def test_what_is_not_drawn_is_found_all_the_same(opened: Opened, many: Story, large: Path) -> None:
    network = network_of(many)
    linked = (key for key in network if network.degree(key))
    least = min(linked, key=lambda key: (network.nodes[key]["claims"], key))
    name = next(actor.name for actor in many.actors if actor.key == least)
    seen = opened(large)
    assert name not in {mark.name for mark in picture(seen).marks}
    seen.page.locator("#search").fill(name)
    seen.page.keyboard.press("Enter")
    seen.settled()
    assert name in seen.text("#content .view-heading")
    assert name in {mark.name for mark in picture(seen).marks}
    assert int(seen.text("#drawn").split()[1].replace(",", "")) > 1500


def test_the_sign_of_a_link_survives_greyscale(opened: Opened, small: Path) -> None:
    """Along a line of conflict the drawing is broken, along one of cooperation it is not."""
    seen = opened(small)
    drawn = picture(seen)
    along = """([[x1, y1, x2, y2], colour]) => { const canvas = document.querySelector('#graph canvas');
      const ratio = canvas.width / canvas.clientWidth;
      const context = canvas.getContext('2d'); const found = [];
      for (let share = 0.2; share < 0.8; share += 0.005) {
        const [x, y] = [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share].map((at) => Math.floor(at * ratio));
        const flat = Math.abs(x2 - x1) > Math.abs(y2 - y1); // look across the line, not along it
        const { data } = flat ? context.getImageData(x, y - 1, 1, 3) : context.getImageData(x - 1, y, 3, 1);
        const off = (at) => colour.reduce((sum, part, rgb) => sum + Math.abs(part - data[at + rgb]), 0);
        found.push([0, 4, 8].some((at) => data[at + 3] > 60 && off(at) < 150)); }
      return found; }"""
    long = [line for line in drawn.lines if math.dist(line.ends[:2], line.ends[2:]) > 90]
    for line in long:
        colour = [int(line.colour[at : at + 2], 16) for at in (1, 3, 5)]
        inked = seen.page.evaluate(along, [list(line.ends), colour])
        length = math.dist(line.ends[:2], line.ends[2:]) * 0.6 / len(inked)
        run = length * max(len(piece) for piece in "".join(" #"[at] for at in inked).split())
        assert run < 10 if line.dashed else run > 13, (line, run)  # names may stand on a line, too
    assert {line.dashed for line in long} == {True, False}
    assert "▲ cooperation" in seen.text("#legend-head") and "▼ conflict" in seen.text("#legend-head")


def test_links_show_what_the_filter_leaves_of_them(opened: Opened) -> None:
    """Between two who did both, a link under a filter on conflict is one of conflict."""
    seen = opened(SAMPLES, "v=filters")
    assert {line.dashed for line in picture(seen).lines} == {True, False}
    seen.page.locator(".box", has_text="conflict").locator("input").check()
    seen.settled()
    assert {line.dashed for line in picture(seen).lines} == {True}


def test_who_is_not_named_is_drawn_hollow(opened: Opened, small: Path) -> None:
    seen = opened(small)
    seen.page.locator("#legend-head").click()
    assert "#ffffff" not in {mark.fill for mark in picture(seen).marks if mark.name == told.LIN.name}
    assert seen.page.locator("#legend-body").is_visible()


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_window(opened: Opened, small: Path, width: int) -> None:
    seen = opened(small, width=width, color_scheme="dark", reduced_motion="reduce")
    for address in VIEWS:
        seen.go(address)
        assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    assert seen.page.evaluate("document.getAnimations().length") == 0


def test_dark_is_dark(opened: Opened, small: Path) -> None:
    paper = opened(small, color_scheme="dark").page.evaluate(
        "getComputedStyle(document.body).backgroundColor"
    )
    assert sum(map(int, paper[4:-1].split(","))) < 150


def test_targets_on_a_phone_are_large_enough(opened: Opened, small: Path) -> None:
    seen = opened(small, width=390, has_touch=True, is_mobile=True)
    small_ones = """() => [...document.querySelectorAll('.tabs button, .tools button, .zoom button, .box')]
      .filter((part) => part.checkVisibility() && part.getBoundingClientRect().height < 40)
      .map((part) => part.outerHTML)"""
    for address in ("", "v=filters", f"e={MEETING}"):
        seen.go(address)
        assert seen.page.evaluate(small_ones) == [], address
