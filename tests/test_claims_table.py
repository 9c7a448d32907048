"""claims.csv: one row a claim, with what its event amounts to."""

import csv
from pathlib import Path

from kg.export import claims_table
from kg.iris import BASE, iri
from tests import story as told


def test_a_row_a_claim_with_the_status_and_roots_of_its_event(tmp_path: Path) -> None:
    story, path = told.story(), tmp_path / "claims.csv"
    claims_table.write(story, path, BASE)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    claims = {iri(claim.key, BASE): claim for document in story.documents for claim in document.claims}
    events = {event.key: event for event in story.events}
    assert [row["claim"] for row in rows] == list(claims)
    for row in rows:
        event = events[claims[row["claim"]].event or ""]
        assert (row["event_status"], row["event_roots"]) == (event.status, str(len(event.roots)))
    assert {"reported", "disputed"} <= {row["event_status"] for row in rows}
