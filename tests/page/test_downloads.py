"""The view taken elsewhere: pictures, a table, paper."""

import csv
import io
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

from msgspec import structs

from kg.records import Story
from tests import story as told
from tests.hostile import NAMES
from tests.page.browser import Visit
from tests.page.pages import MEETING, Opened, written
from tests.page.picture import picture, saved

COLOURS = """async (address) => { const image = new Image(); image.src = address; await image.decode();
  const canvas = document.createElement('canvas'); canvas.width = image.width; canvas.height = image.height;
  const context = canvas.getContext('2d'); context.drawImage(image, 0, 0);
  const data = context.getImageData(0, 0, image.width, image.height).data; const found = new Set();
  for (let at = 0; at < data.length; at += 4) found.add(data.slice(at, at + 4).join());
  return [image.width, found.size]; }"""


def table(seen: Visit) -> list[dict[str, str]]:
    """The saved table."""
    raw = saved(seen, 3)
    assert raw.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))


def test_the_picture_is_not_blank(opened: Opened, small: Path) -> None:
    seen = opened(small, accept_downloads=True)
    png = saved(seen, 1)
    width, colours = seen.page.evaluate(COLOURS, f"data:image/png;base64,{b64encode(png).decode()}")
    assert width > 600 and colours > 20


def test_the_vector_picture_holds_what_is_drawn(opened: Opened, small: Path) -> None:
    seen = opened(small, "s=conflict")
    drawn = picture(seen)
    assert len(drawn.marks) == int(seen.text("#drawn").split()[1])
    assert "北港武装" in {name.words for name in drawn.names}
    assert all(line.dashed for line in drawn.lines) and drawn.lines
    assert "▼ conflict (dashed)" in drawn.caption
    assert seen.text("#drawn") in drawn.caption and seen.text("#active-filters span") in drawn.caption


def test_names_that_break_files_break_no_picture(opened: Opened, tmp_path: Path) -> None:
    story = told.story()
    odd = [structs.replace(actor, name=name) for actor, name in zip(story.actors, NAMES, strict=False)]
    actors = (*odd, *story.actors[len(odd) :])
    seen = opened(written(replace(story, actors=actors), tmp_path / "index.html"))
    assert len(picture(seen).marks) == 8
    assert seen.faults == []


def test_the_table_holds_the_claims_in_view(opened: Opened, small: Path) -> None:
    seen = opened(small, "s=conflict")
    rows = table(seen)
    assert f"{len(rows)} of 15 claims" in seen.text("#status")
    assert {row["quote"] for row in rows} <= {c.quote for d in told.story().documents for c in d.claims}
    assert len(table(opened(small))) == 15


def test_no_spreadsheet_takes_a_field_for_a_formula(opened: Opened, tmp_path: Path) -> None:
    story = told.story()
    actors = tuple(structs.replace(a, name=f"=cmd|' /C calc'!A0{a.name}") for a in story.actors)
    seen = opened(written(replace(story, actors=actors), tmp_path / "index.html"))
    cells = [cell for row in table(seen) for cell in row.values()]
    assert len(cells) > 100
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_the_large_table_is_whole(opened: Opened, many: Story, large: Path) -> None:
    assert len(table(opened(large))) == sum(len(d.claims) for d in many.documents)


def test_it_prints_light_and_whole(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}", color_scheme="dark")
    assert len(seen.page.pdf()) > 10_000
    seen.page.emulate_media(media="print")
    seen.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert seen.page.evaluate("getComputedStyle(document.querySelector('.content')).overflow") == "visible"
    assert seen.page.locator("#search").is_hidden() and seen.page.locator("#tabs").is_hidden()
    assert seen.page.locator("#content article.card").count() == 4
    ink = seen.page.evaluate("getComputedStyle(document.body).color")
    assert sum(map(int, ink[4:-1].split(","))) < 200
    lightness = """() => { const canvas = document.querySelector('#graph canvas');
      const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
      let dark = 0; for (let at = 0; at < data.length; at += 4)
        dark += data[at + 3] > 200 && data[at] + data[at + 1] + data[at + 2] < 200;
      return dark; }"""
    assert seen.page.evaluate(lightness) > 50, "names are dark on paper"


def test_what_is_drawn_is_light_before_it_is_printed(opened: Opened, small: Path) -> None:
    """A browser prints right after it says so, and waits for no frame."""
    seen = opened(small, color_scheme="dark")
    drawn = "document.querySelector('#graph canvas').toDataURL()"
    dark = seen.page.evaluate(drawn)
    paper = seen.page.evaluate(f"dispatchEvent(new Event('beforeprint')) && {drawn}")
    seen.settled()
    assert paper != dark
    assert paper == seen.page.evaluate(drawn)
