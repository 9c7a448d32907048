"""From what is drawn to the words that say so: actors, links, events, claims, articles, citations."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec import structs
from playwright.sync_api import expect

from kg import network
from kg.export import page
from kg.merge import merge
from kg.records import Document
from tests import story as told
from tests.page.pages import BASE, MEETING, Opened, claims_of, written
from tests.page.picture import picture

CARDS = "#content article.card"


def test_a_click_on_an_actor_shows_exactly_its_claims(opened: Opened, small: Path) -> None:
    seen = opened(small)
    room = seen.page.locator("#graph").bounding_box()
    assert room
    for actor in (told.LIN, told.SHEN, told.MILITIA):
        seen.page.keyboard.press("Escape")
        seen.settled()
        mark = picture(seen).mark(actor.name)
        seen.page.mouse.click(room["x"] + mark.x, room["y"] + mark.y)
        expect(seen.page.locator("#content .view-heading")).to_contain_text(actor.name)
        quotes = seen.page.locator(f"{CARDS} q").all_text_contents()
        assert sorted(quotes) == sorted(c.quote for c in claims_of(told.story(), actor.key))


def test_a_click_on_a_link_shows_exactly_the_claims_of_both(opened: Opened, small: Path) -> None:
    seen = opened(small)
    room = seen.page.locator("#graph").bounding_box()
    assert room
    drawn = picture(seen)
    one, other = drawn.mark(told.MILITIA.name), drawn.mark(told.CUSTOMS.name)
    seen.page.mouse.click(room["x"] + (one.x + other.x) / 2, room["y"] + (one.y + other.y) / 2)
    expect(seen.page.locator("#content .view-heading")).to_contain_text(" – ")
    quotes = seen.page.locator(f"{CARDS} q").all_text_contents()
    both = claims_of(told.story(), told.MILITIA.key, told.CUSTOMS.key)
    assert sorted(quotes) == sorted(c.quote for c in both)


def test_what_the_pointer_rests_on_is_told(opened: Opened, small: Path) -> None:
    seen = opened(small)
    room = seen.page.locator("#graph").bounding_box()
    assert room
    drawn = picture(seen)
    one, other = drawn.mark(told.MILITIA.name), drawn.mark(told.CUSTOMS.name)
    tip = seen.page.locator("#tip")
    seen.page.mouse.move(room["x"] + one.x, room["y"] + one.y)
    expect(tip).to_have_text(f"北港武装 · {len(claims_of(told.story(), told.MILITIA.key))} claims")
    seen.page.mouse.move(room["x"] + (one.x + other.x) / 2, room["y"] + (one.y + other.y) / 2)
    expect(tip).to_contain_text("events in common: 1")


def test_the_highlight_is_the_trigger_of_every_claim(opened: Opened, tmp_path: Path) -> None:
    wide = merge(tuple(_astral(d) for d in told.story().documents))
    seen = opened(written(wide, tmp_path / "index.html"), "v=events")
    for document in wide.documents:
        seen.page.goto(seen.page.url.split("#")[0] + f"#d={document.key}")
        expect(seen.page.locator(".article-title")).to_have_text(document.article.title)
        cards = seen.page.locator(f"{CARDS} .quote")
        assert cards.locator("mark").all_inner_texts() == [c.trigger for c in document.claims]
        assert cards.locator("q").all_text_contents() == [c.quote for c in document.claims]
        marked = seen.page.locator(".article mark").all_text_contents()
        assert "".join(marked) == "".join(c.quote for c in sorted(document.claims, key=lambda c: c.span))


def _astral(document: Document) -> Document:
    """The same document with a character before all others that takes two UTF-16 units."""

    def later(span):  # type: ignore[no-untyped-def]
        return type(span)(span.start + 1, span.end + 1)

    article = replace(
        document.article, text="𠮷" + document.article.text, title="𠮷" + document.article.title
    )
    claims = tuple(
        structs.replace(c, document=article.key, span=later(c.span), trigger_span=later(c.trigger_span))
        for c in document.claims
    )
    return replace(document, article=article, claims=claims)


def test_an_event_shows_every_outlet_and_what_contradicts(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}")
    assert seen.page.locator(CARDS).count() == 4
    content = seen.text("#content")
    for said in (
        *("临海通讯社", "海港日报", "青石周刊", "山城晚报", "disputed", "A copy of", "2 independent sources"),
        *("said to have happened", "said not to have happened", "Root", "According to"),
    ):
        assert said in content
    sides = seen.page.locator(".versus .side")
    assert sides.locator("h4").all_inner_texts() == ["affirm", "deny"]
    assert "没有会见" in sides.nth(1).inner_text()


def test_an_event_says_what_each_outlet_calls_it_and_leaves_out(opened: Opened, tmp_path: Path) -> None:
    story = merge(told.documents())
    name = {actor.key: actor.name for actor in story.actors}
    event = next(event for event in story.events if event.key == MEETING)
    page_of_it = written(story, tmp_path / "index.html")
    entries = opened(page_of_it, f"e={MEETING}").page.locator(".tellings > li")
    assert entries.count() == len(event.tellings) > 1
    for shown, telling in zip(entries.all(), event.tellings, strict=True):
        says = dict(
            zip(shown.locator("dt").all_inner_texts(), shown.locator("dd").all_inner_texts(), strict=True)
        )
        assert shown.locator("b").inner_text() == name[telling.outlet]
        assert says["Root"].split(" · ") == [name[root] for root in telling.roots]
        assert says["Calls it"] == "、".join(telling.triggers)
        assert all(word in says["Names"] for _, words in telling.wording for word in words)
        for what, keys in (("Leaves out", telling.left_out), ("Alone names", telling.added)):
            assert says.get(what, "").split(" · ") == ([name[key] for key in keys] or [""])
        assert shown.locator(".chip").count() == len(telling.factualities)


def test_an_event_of_one_outlet_is_not_compared(opened: Opened, tmp_path: Path) -> None:
    story = merge(told.documents())
    event = next(event for event in story.events if not event.tellings)
    page_of_it = written(story, tmp_path / "index.html")
    assert opened(page_of_it, f"e={event.key}").page.locator(".tellings").count() == 0


def test_a_chain_of_sources_leads_from_the_outlet_to_the_root(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}")
    denial = seen.page.locator(CARDS).filter(has_text="没有会见林岳").first
    assert (
        denial.locator(".chain").inner_text().replace("\xa0", " ").startswith("According to: 山城晚报 ← 高宁")
    )
    assert "Root: 高宁" in denial.inner_text()


def test_the_article_opens_at_the_place_of_a_claim(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}")
    seen.page.locator(f"{CARDS} .card-tools button").first.click()
    chosen = seen.page.locator(".article mark.chosen")
    expect(chosen).to_have_text("东岚国外交部长林岳3月4日在临海市会见西屿国总理沈安。")
    expect(chosen).to_be_in_viewport()


def test_a_text_that_is_not_stored_leaves_its_address(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.export.page.texts.BUDGET", 0)
    document = told.documents()[0]
    seen = opened(written(told.story(), tmp_path / "index.html"), f"d={document.key}")
    expect(seen.page.locator(".article")).to_contain_text("not stored")
    link = seen.page.locator("#content a")
    assert link.get_attribute("href") == document.article.url
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_a_citation_names_outlet_title_date_quote_and_claim(opened: Opened, small: Path) -> None:
    seen = opened(small, f"e={MEETING}", permissions=["clipboard-read", "clipboard-write"])
    seen.page.locator(f"{CARDS} .card-tools button").nth(1).click()
    expect(seen.page.locator(".card-tools [role=status]").first).to_have_text("Copied.")
    cited = seen.page.evaluate("navigator.clipboard.readText()")
    document = told.story().documents[-1]
    claim = document.claims[0]
    for part in (
        *("临海通讯社", "2026-03-04", claim.quote, f"<{BASE}{claim.key}>", "https://news.example/wire.md"),
        f"《{document.article.title}》",
    ):
        assert part in cited


def test_outlets_are_compared_in_how_they_name_an_actor(opened: Opened, small: Path) -> None:
    seen = opened(small, f"n={told.SHEN.key}")
    rows = dict(
        zip(
            seen.page.locator(".naming th").all_inner_texts(),
            seen.page.locator(".naming td").all_inner_texts(),
            strict=True,
        )
    )
    assert rows.keys() == {"临海通讯社", "海港日报", "青石周刊", "山城晚报"}
    assert all("沈安" in forms and "×" in forms for forms in rows.values())


def test_posts_and_relations_of_an_actor_are_listed(opened: Opened, small: Path) -> None:
    content = opened(small, f"n={told.LIN.key}").text("#content")
    assert "外交部长" in content and "东岚国" in content
    assert "沈安" in content and "北港武装" in content


def test_a_path_is_found_with_its_evidence(opened: Opened, small: Path) -> None:
    seen = opened(small, f"p={told.SHEN.key} {told.CUSTOMS.key}")
    assert seen.text(".route") == "沈安 → 林岳 → 北港武装 → 东岚国海关"
    assert seen.page.locator("#content .row").count() == 3
    seen = opened(small, f"p={told.SHEN.key} {told.CUSTOMS.key}&s=cooperation")
    assert "No path over the links that the filter leaves" in seen.text("#content")


def test_paths_are_as_short_as_networkx_finds_them(opened: Opened, many, large: Path) -> None:  # type: ignore[no-untyped-def]
    import networkx as nx

    from tests.page.synthetic import network_of

    graph = nx.Graph(network_of(many))
    keys = sorted(graph)[::301]
    seen = opened(large)
    for one, other in pairwise(keys):
        seen.go(f"p={one} {other}")
        shown = seen.page.locator(".route").all_inner_texts()
        length = nx.shortest_path_length(graph, one, other) if nx.has_path(graph, one, other) else None
        assert (shown[0].count("→") if shown else None) == length


def test_a_path_is_asked_for_by_name(opened: Opened, small: Path) -> None:
    seen = opened(small, "v=paths")
    seen.page.locator("#path-from").fill("Shen An")
    seen.page.locator("#path-to").fill("海关")
    seen.page.keyboard.press("Enter")
    expect(seen.page.locator(".route")).to_contain_text("沈安 → 林岳")


@pytest.mark.parametrize("name", ["林岳", "Lin Yue", "lin", "林嶽", "林岳部長", "岳"])
def test_an_actor_is_found_by_any_of_its_names(opened: Opened, small: Path, name: str) -> None:
    seen = opened(small)
    seen.page.locator("#search").fill(name)
    assert seen.text("#found [role=option]").startswith("林岳")
    seen.page.keyboard.press("Enter")
    assert "林岳" in seen.text("#content .view-heading")


def test_search_finds_articles_and_quotes_too(opened: Opened, small: Path) -> None:
    seen = opened(small)
    seen.page.locator("#search").fill("谴责")
    options = seen.page.locator("#found [role=option]")
    options.filter(has_text="article").first.click()
    assert seen.text("#content .view-heading") == "林岳谴责袭击"
    seen.page.locator("#search").fill("谴责")
    options.filter(has_text="Quotes with").click()
    expect(seen.page.locator("#content .view-heading")).to_have_text("Events (1)")


def test_a_search_that_finds_nobody_says_so_and_offers_the_quotes(opened: Opened, small: Path) -> None:
    seen = opened(small)
    seen.page.locator("#search").fill("查无此人")
    options = seen.page.locator("#found [role=option]").all_inner_texts()
    assert options == ["No actor or article is called so. Quotes with “查无此人”"]


def test_page_and_network_hold_the_same_links() -> None:
    story = told.story()
    projected = network.project(story)
    edges = page.draw(story, projected).edges
    pairs = {frozenset(story.actors[edge[end]].key for end in ("from", "to")) for edge in edges}
    assert pairs == {frozenset(pair) for pair in projected.edges()}
