"""Every data file of a language: word lists sorted and without duplicates, rules with id and example."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import lang
from kg.errors import LanguageDataError

FILES = sorted((Path(lang.__file__).parent / "zh").glob("*.toml"))


def word_lists(value: Any, where: str = "") -> Iterator[tuple[str, list[str]]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from word_lists(inner, f"{where}.{key}")
    elif isinstance(value, list) and value and all(isinstance(word, str) for word in value):
        yield where, value
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from word_lists(inner, f"{where}[{number}]")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_word_lists_are_sorted_and_without_duplicates(file: Path) -> None:
    for where, words in word_lists(tomllib.loads(file.read_text(encoding="utf-8"))):
        if "[" in where:
            continue  # inside a rule the order may matter
        assert words == sorted(set(words)), f"{file.name}: {where} is not sorted or repeats a word"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_says_what_it_is_for(file: Path) -> None:
    assert file.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_rules_have_an_id_of_their_own_and_an_example(file: Path) -> None:
    table = lang.load("zh", file.stem)
    for name, value in table.data.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]:
            assert table.rules(name)


def test_a_repeated_word_is_reported_with_file_and_line(tmp_path: Path) -> None:
    source = '# words\nends = [\n"。",\n"！",\n"。",\n]\n'
    table = lang.Table(tmp_path / "x.toml", source, tomllib.loads(source))
    with pytest.raises(LanguageDataError, match=r"x\.toml:3: ends holds 。 twice; keep one"):
        table.words("ends")


def test_a_rule_without_example_is_reported_with_file_and_line(tmp_path: Path) -> None:
    source = '# rules\n\n[[rule]]\nid = "zh.test.one"\n'
    table = lang.Table(tmp_path / "x.toml", source, tomllib.loads(source))
    with pytest.raises(LanguageDataError, match=r"x\.toml:4: rule zh\.test\.one has no example; add it"):
        table.rules()


@given(st.sets(st.text("甲乙丙.[]-", min_size=1), min_size=1), st.text("甲乙丙.[]-"))
def test_a_guard_changes_nothing_but_the_time(words: set[str], text: str) -> None:
    plain = re.match(f"(?:{lang.alternatives(words)})", text)
    guarded = re.match(lang.guarded(words), text)
    assert (plain and plain.span()) == (guarded and guarded.span())
