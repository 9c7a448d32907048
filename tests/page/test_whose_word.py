"""Whose word it is: what is disputed, the roots of an event, who says what about whom."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kg.records import Factuality, Status
from tests import story as told
from tests.page.pages import MEETING, Opened, claims_of

SAMPLES = Path(__file__).parents[2] / "exports" / "index.html"
FACTUALITIES = {kind.value for kind in Factuality}
HEADING = "#content .view-heading"


def test_what_is_disputed_stands_with_both_sides(opened: Opened, small: Path) -> None:
    """Every event that is denied or told in contradicting ways is listed, and no other."""
    story = told.story()
    against = {key for found in story.contradictions for key in (found.first, found.second)}
    wanted = [
        event
        for event in story.events
        if event.status in (Status.DISPUTED, Status.DENIED) or against & set(event.claims)
    ]
    seen = opened(small)
    seen.page.locator("#tabs button", has_text="Disputed").click()
    expect(seen.page.locator(HEADING)).to_have_text(f"Disputed ({len(wanted)})")
    entries = seen.page.locator(".disputes > li")
    assert entries.count() == len(wanted) > 1
    meeting = entries.nth(0)
    assert meeting.locator(".side h4").all_inner_texts() == ["affirm", "deny"]
    assert "高宁 through 山城晚报" in meeting.locator(".side.denies").inner_text()
    speaking = meeting.locator(".side.affirms b").all_inner_texts()
    assert len(speaking) == len(set(speaking)) == 2, "every root speaks once before one speaks again"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sides_are_told_in_words(opened: Opened, language: str) -> None:
    """Neither the codes of the data nor bare intervals stand over a side."""
    seen = opened(SAMPLES, f"v=disputes&l={language}")
    titles = seen.page.locator(".side h4").all_inner_texts()
    assert len(titles) > 4
    assert not [title for title in titles if title in FACTUALITIES or re.search(r"\d{4}-\d\d-\d\d", title)]


def test_a_quote_of_a_side_opens_its_article(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=disputes")
    seen.page.locator(".side.denies .said").first.click()
    expect(seen.page.locator(".article mark.chosen")).to_contain_text("没有会见")


def test_a_filter_that_leaves_nothing_disputed_says_so(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=disputes&u=announced")
    assert seen.text(HEADING) == "Disputed (0)"
    assert "no agreement" in seen.text("#content")


def test_an_event_says_on_whose_word_it_rests_and_why_it_is_disputed(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}")
    assert seen.text(".why") == "Disputed, because some affirm it and others deny it."
    lines = [line.inner_text().replace("\n", " ") for line in seen.page.locator(".witnesses > li").all()]
    assert len(lines) == 3
    carried, own, denying = lines
    assert carried.startswith("临海通讯社") and "2×" in carried and "1 of them a copy" in carried
    assert own.startswith("青石周刊") and "the outlet itself · 1 article" in own
    assert denying.startswith("高宁") and "said not to have happened" in denying
    assert "through 山城晚报" in denying


def test_who_says_what_about_an_actor_stays_in_the_address(opened: Opened, small: Path) -> None:
    story = told.story()
    about = [claim for claim in claims_of(story, told.SHEN.key) if claim.root == told.GAO.key]
    seen = opened(small, f"n={told.SHEN.key}")
    part = seen.page.locator("section.part", has_text="Who says what about 沈安")
    part.locator(".row", has_text="高宁").click()
    cards = seen.page.locator("#content article.card q")
    assert cards.all_text_contents() == [claim.quote for claim in about]
    again = opened(small, seen.page.url.split("#")[1])
    assert again.page.locator("#content article.card q").all_text_contents() == cards.all_text_contents()
    assert again.text("#active-filters span") == "高宁"


def test_whom_an_actor_speaks_of_leads_to_what_it_says(opened: Opened, small: Path) -> None:
    seen = opened(small, f"n={told.GAO.key}")
    part = seen.page.locator("section.part", has_text="Whom 高宁 speaks of")
    assert {row.split("\n")[0] for row in part.locator(".row").all_inner_texts()} == {"林岳", "沈安"}
    part.locator(".row", has_text="沈安").click()
    expect(seen.page.locator(HEADING)).to_contain_text("沈安")
    assert seen.text("#active-filters span") == "高宁"


def test_an_event_in_a_list_shows_its_words(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=events")
    quotes = {claim.quote for document in told.story().documents for claim in document.claims}
    rows = seen.page.locator("#content .row-words")
    assert rows.count() == len(told.story().events)
    assert all(any(quote in words for quote in quotes) for words in rows.all_text_contents())


def test_a_shared_address_opens_on_a_phone_where_it_points(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}", 390, has_touch=True, is_mobile=True)
    expect(seen.page.locator(HEADING)).to_be_in_viewport()
    assert opened(small, "", 390).page.evaluate("window.scrollY") == 0
