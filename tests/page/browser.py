"""A headless Chromium that may ask nobody for anything, and the page in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def chromium() -> str | None:
    """The system's browser, or None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def browser() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield running
        running.close()


@dataclass
class Visit:
    """A page that was opened, and what went wrong on it."""

    page: Page
    faults: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        """The text of the first element of a selector."""
        return self.page.locator(selector).first.inner_text()

    def go(self, address: str) -> None:
        """Change what follows # in the address, as a link or the reader would."""
        self.page.evaluate("(address) => { location.hash = address; }", address)
        self.settled()

    def focused(self) -> str:
        """What has the focus: its id, else its class, else its text."""
        return str(
            self.page.evaluate(
                "() => { const at = document.activeElement; return at.id || at.className || at.textContent; }"
            )
        )

    def tab_to(self, selector: str, most: int = 80) -> None:
        """Press Tab until an element of a selector has the focus; AssertionError when it never does."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
                return
        raise AssertionError(f"{selector} is not reached by Tab")

    def settled(self) -> None:
        """Wait until what was asked for is drawn."""
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )


def visit(
    running: Browser, path: Path, address: str = "", width: int = 1400, ready: bool = True, **context: object
) -> Visit:
    """Open a page file and wait until it is ready.

    Faults are console errors, page errors and refusals of the policy.
    """
    opened = running.new_context(viewport={"width": width, "height": 900}, **context)  # type: ignore[arg-type]
    page = opened.new_page()
    seen = Visit(page)
    page.on("console", lambda said: seen.faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: seen.faults.append(str(error)))
    page.on("request", lambda request: seen.requests.append(request.url))
    page.goto(path.resolve().as_uri() + (f"#{address}" if address else ""))
    if ready:
        page.wait_for_selector("body[data-ready]", timeout=60_000)
    return seen
