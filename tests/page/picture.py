"""The drawn graph as a test can read it: from the page's own vector picture, in pixels of its room."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from tests.page.browser import Visit

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Mark:
    """A drawn actor: name, middle, half of its height, colour."""

    name: str
    x: float
    y: float
    size: float
    fill: str


@dataclass(frozen=True)
class Line:
    """A drawn link: both ends, colour, dashes."""

    ends: tuple[float, float, float, float]
    colour: str
    dashed: bool


@dataclass(frozen=True)
class Name:
    """A written name: words, middle of its lower edge, letter size."""

    words: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Picture:
    """Everything that is drawn."""

    width: float
    height: float
    marks: list[Mark]
    lines: list[Line]
    names: list[Name]
    caption: str

    def mark(self, name: str) -> Mark:
        """The actor of a name."""
        return next(mark for mark in self.marks if mark.name == name)


def saved(seen: Visit, place: int) -> bytes:
    """What an entry of the menu saves."""
    seen.page.locator("#share").click()
    with seen.page.expect_download() as waiting:
        seen.page.locator("#share-list button").nth(place).click()
    return Path(waiting.value.path()).read_bytes()


def picture(seen: Visit) -> Picture:
    """The graph as it is drawn now."""
    root = ElementTree.fromstring(saved(seen, 2))
    lines = [
        Line(
            tuple(float(line.get(end, "")) for end in ("x1", "y1", "x2", "y2")),  # type: ignore[arg-type]
            line.get("stroke", ""),
            line.get("stroke-dasharray") is not None,
        )
        for line in root.iter(f"{SVG}line")
    ]
    names = [
        Name(text.text or "", *(float(text.get(key, "")) for key in ("x", "y", "font-size")))
        for text in root.iter(f"{SVG}text")
        if text.get("class") != "caption"
    ]
    marks = [_mark(path) for path in root.iter(f"{SVG}path")]
    caption = next(text for text in root.iter(f"{SVG}text") if text.get("class") == "caption")
    return Picture(
        float(root.get("width", "")),
        float(caption.get("y", "")) - 17,  # the caption stands below what is drawn
        marks,
        lines,
        names,
        caption.text or "",
    )


def _mark(path: ElementTree.Element) -> Mark:
    outline = path.get("d", "")
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", outline)]
    if "a" in outline:  # a disc: from its left edge half around by twice its radius
        x, y, size = numbers[0] + numbers[2], numbers[1], numbers[2]
    else:
        x, y = sum(numbers[::2]) / len(numbers[::2]), sum(numbers[1::2]) / len(numbers[1::2])
        size = (max(numbers[1::2]) - min(numbers[1::2])) / 2
    return Mark(path.findtext(f"{SVG}title") or "", x, y, size, path.get("fill", ""))
