"""Every rule of the article data does what its example says; the lists are in order."""

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import lang
from kg.ingest import body, published
from kg.lang.fold import fold
from kg.lang.outlets import at, named, outlets

TABLE = lang.load("zh", "articles")
LISTS = [
    ("encoding", "common"),
    ("containers", "aside"),
    ("containers", "caption"),
    ("publisher", "translated"),
]
LISTS += [("body", name) for name in ("stops", "after", "menu", "sections", "roles", "roles_marked")]


@pytest.mark.parametrize("rule", TABLE.rules("line", ("kind", "pattern")), ids=lambda rule: rule["id"])
def test_a_line_rule_matches_its_example(rule):
    assert re.fullmatch(rule["pattern"], fold(rule["example"]), re.IGNORECASE)
    assert body.kind_of(fold(rule["example"]))[0]


HOLDING = [rule | {"of": name} for name in ("line", "photo", "writer", "credit") for rule in TABLE.data[name]]


@pytest.mark.parametrize("rule", [rule for rule in HOLDING if "holds" in rule], ids=lambda rule: rule["id"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_a_rule_matches_holds_what_it_says(rule, data):
    """A line without it is not shown to the rule: that is for speed alone."""
    flags = re.IGNORECASE if rule["of"] == "line" else 0
    line = data.draw(st.from_regex(re.compile(rule["pattern"], flags), fullmatch=True))
    held = rule["holds"]
    assert re.search(f"[{held}]", line) if isinstance(held, str) else any(w in line.casefold() for w in held)


@pytest.mark.parametrize("name", ["byline", "writer", "credit", "tail"])
def test_the_rules_match_their_examples(name):
    for rule in TABLE.rules(name, ("pattern",)):
        assert re.search(rule["pattern"], fold(rule["example"])), rule["id"]


@pytest.mark.parametrize("rule", TABLE.rules("address", ("pattern",)), ids=lambda rule: rule["id"])
def test_an_address_rule_reads_its_example(rule):
    assert published.in_address(rule["example"])


@pytest.mark.parametrize(("section", "name"), LISTS)
def test_word_lists_are_sorted_and_have_no_duplicates(section, name):
    words = TABLE.words(section, name)
    assert list(words) == sorted(words)


def test_the_data_file_is_the_one_that_is_checked():
    assert tomllib.loads(TABLE.source) == TABLE.data


def test_patterns_are_linear_in_hostile_lines():
    """300 characters of a rule's own words: 20,000 of them must be read, so none may explode."""
    for rule in TABLE.rules("line", ("pattern",)):
        words = re.findall(r"[\u4e00-\u9fff]{1,6}", rule["pattern"])
        for word in ["1", "年", "（", "：", "/", *words[:40]]:
            body.kind_of((word * 300)[:299] + "〓")


def test_there_are_at_least_150_outlets_with_both_names_and_a_kind():
    known = outlets()
    assert len(known) >= 150
    assert {one.kind for one in known} == {"agency", "outlet"}
    assert all(one.actor.name and one.actor.name_en and one.forms for one in known)


def test_outlets_are_at_home_in_one_place_only():
    domains = [domain for one in outlets() for domain in one.domains]
    assert len(domains) == len(set(domains))


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("路透", "路透社"),
        ("《华邮》", "华盛顿邮报"),
        ("美联", "美联社"),
        ("AFP", "法新社"),
        ("央视", "中央电视台"),
        ("时代", "时代周刊"),
    ],
)
def test_an_outlet_by_its_name(form, name):
    assert [one.actor.name for one in named(form)] == [name]


def test_a_form_of_two_outlets_gives_both():
    assert len(named("CNA")) > 1


def test_a_word_that_means_an_outlet_only_in_title_marks_is_not_safe_in_running_text():
    magazine = named("时代")[0]
    assert "时代" in magazine.quoted and "时代" not in magazine.forms


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("cn.reuters.com", "路透社"),
        ("www.epochtimes.com", "大纪元"),
        ("asia.nikkei.com", "日经亚洲"),
        ("nikkei.com", "日本经济新闻"),
    ],
)
def test_an_outlet_by_its_host(host, name):
    assert at(host).actor.name == name


@pytest.mark.parametrize("host", ["", "com", "notreuters.com", "reuters.com.evil.example"])
def test_no_outlet_is_at_home_elsewhere(host):
    assert at(host) is None


def test_the_ontology_file_is_in_the_package_data():
    assert (Path(lang.ontology_folder()) / "outlets.ttl").exists()
