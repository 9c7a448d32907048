"""What every test of the page in a browser shares: one Chromium, and two pages to look at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kg.export import page
from kg.records import Story
from tests import story as told
from tests.page.browser import Visit, browser, chromium, visit
from tests.page.pages import BASE, Opened, written
from tests.page.synthetic import invented, network_of


@pytest.fixture(scope="session")
def chrome() -> Iterator[Browser]:
    """The system's Chromium; tests that need it are left out where there is none."""
    if chromium() is None:
        pytest.skip("no Chromium on this machine")
    with browser() as running:
        yield running


@pytest.fixture
def opened(chrome: Browser) -> Iterator[Opened]:
    """Open a page file at an address; every one is closed after the test."""
    visits = []

    def open_(path: Path, *where: object, **how: object) -> Visit:
        visits.append(visit(chrome, path, *where, **how))  # type: ignore[arg-type]
        return visits[-1]

    yield open_
    for one in visits:
        one.page.context.close()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small invented story: seven articles, fifteen claims, seven events."""
    return written(told.story(), tmp_path_factory.mktemp("small") / "index.html")


@pytest.fixture(scope="session")
def many() -> Story:
    """1,800 actors and 9,000 claims: more than are drawn at once."""
    return invented(1800, 9000)


@pytest.fixture(scope="session")
def large(many: Story, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of that story."""
    path = tmp_path_factory.mktemp("large") / "index.html"
    page.write(many, network_of(many), path, BASE)
    return path
