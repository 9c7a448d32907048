"""The annotations that lie in the repository are offsets of the agreed shape, and no text."""

import json
import re
from pathlib import Path

import pytest

from kg.lang.event_types import event_types
from kg.records import Basis, Factuality
from tests.standoff import FILE, HELD_OUT
from tests.training import events

ENTRIES = [
    json.loads(line) for file in (FILE, HELD_OUT) for line in file.read_text(encoding="utf-8").splitlines()
]
TYPES = {concept.notation for concept in event_types() if concept.top}


def test_an_article_is_annotated_once() -> None:
    paths = [entry["path"] for entry in ENTRIES]
    assert len(set(paths)) == len(paths) > 1300


@pytest.mark.parametrize("entry", ENTRIES[::40], ids=lambda entry: entry["path"])
def test_claims_are_offsets_and_values_of_the_guidelines(entry: dict) -> None:
    assert re.fullmatch("[0-9a-f]{8}", entry["digest"])
    for row in entry["claims"]:
        start, end, first, last, kind, agents, targets, place, time, factuality, speakers, required = row
        assert 0 <= start <= first < last <= end
        assert kind in TYPES
        spans = [span for group in (*agents, *targets, *speakers) for span in group] + place
        assert all(a < b for a, b in spans)
        assert all(day is None or re.match(r"\d{4}-\d\d-\d\d", day) for day in time[:2])
        assert time[2] in set(Basis)
        assert factuality in set(Factuality)
        assert required in (0, 1)


@pytest.mark.parametrize(
    "file", [FILE, HELD_OUT, events.STORIES, events.HELD_OUT], ids=lambda file: file.name
)
def test_no_words_of_an_article_lie_in_the_file(file: Path) -> None:
    assert not re.search("[\u4e00-\u9fff]", file.read_text(encoding="utf-8"))


def test_events_are_offsets_and_belong_to_a_story() -> None:
    entries = [
        json.loads(line)
        for file in (events.STORIES, events.HELD_OUT)
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    assert len({entry["path"] for entry in entries}) == len(entries)
    for entry in entries:
        assert re.fullmatch("[0-9a-f]{8}", entry["digest"])
        for start, end, kind, event in entry["claims"]:
            assert 0 <= start < end
            assert kind in TYPES
            assert event.startswith(entry["story"] + "-")
