"""Days, clock times and vague bounds, there and back."""

from datetime import date, datetime, timedelta

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from kg.graph import intervals
from kg.records import Basis, ClaimTime, first_day, last_day
from tests.graph.names import KG, iri
from tests.graph.rich_story import rich_story


class TestTimes:
    def when(self, told: rdflib.Graph, key: str) -> rdflib.URIRef:
        return told.value(iri(key), rdflib.TIME.hasTime)

    def test_a_day_begins_and_ends_on_itself(self, told: rdflib.Graph) -> None:
        when = self.when(told, "event/2026-03-09.statement.高宁")
        day = iri("day/2026-03-09")
        assert told.value(when, rdflib.TIME.hasBeginning) == told.value(when, rdflib.TIME.hasEnd) == day
        assert str(told.value(day, rdflib.TIME.inXSDDate)) == "2026-03-09"

    def test_clock_times_to_the_second(self, told: rdflib.Graph) -> None:
        when = self.when(told, "event/2026-03-04.meet.林岳_沈安")
        end = told.value(when, rdflib.TIME.hasEnd)
        assert str(told.value(end, rdflib.TIME.inXSDDateTime)) == "2026-03-04T17:59:59"
        assert str(told.value(end, rdflib.TIME.inXSDDate)) == "2026-03-04"

    def test_vague_bounds_anchor_words_and_edtf(self, told: rdflib.Graph) -> None:
        claim = next(c for d in rich_story().documents for c in d.claims if c.time.start_latest)
        when = self.when(told, claim.key)
        assert told.value(when, KG.latestBeginning) == iri("day/2026-04-10")
        assert told.value(when, KG.earliestEnd) == iri("day/2026-04-20")
        assert str(told.value(when, KG.anchor)) == "2026-03-04"
        assert str(told.value(when, KG.expression)) == "4月"
        assert told.value(when, KG.edtf).datatype == rdflib.URIRef("http://id.loc.gov/datatypes/edtf/EDTF")

    def test_an_open_end_is_no_end(self, told: rdflib.Graph) -> None:
        claim = next(c for d in rich_story().documents for c in d.claims if c.type == "agree")
        assert told.value(self.when(told, claim.key), rdflib.TIME.hasEnd) is None
        assert told.value(self.when(told, claim.key), rdflib.TIME.hasBeginning) == iri("day/2026-03-04")

    def test_what_nothing_dates_has_no_interval(self, told: rdflib.Graph) -> None:
        assert self.when(told, "event/undated.sanction.北港公司_西屿国") is None

    @given(st.dates(date(1, 1, 2), date(9999, 12, 31)))
    def test_days_there_and_back(self, day: date) -> None:
        assert intervals.after(intervals.last(day.isoformat())) == day.isoformat()
        assert intervals.start_of(intervals.first(day.isoformat())) == day.isoformat()

    @given(st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30)))
    def test_clock_times_there_and_back(self, moment: datetime) -> None:
        text = moment.replace(second=0, microsecond=0).isoformat(timespec="minutes")
        assert intervals.after(intervals.last(text)) == text
        assert intervals.start_of(intervals.first(text)) == text

    @given(st.dates(date(1, 1, 2)), st.integers(1, 4000))
    def test_the_last_day_is_never_before_the_first(self, day: date, length: int) -> None:
        end = min(date.max, day + timedelta(days=min(length, (date.max - day).days or 1)))
        if end > day:
            assert intervals.first(day.isoformat()) <= intervals.last(end.isoformat())

    @pytest.mark.parametrize(
        ("prefix", "first", "last"),
        [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2024-02-03", "2024-02-03", "2024-02-03"),
            ("2024-02-03T10:15", "2024-02-03", "2024-02-03"),
        ],
    )
    def test_a_prefix_covers_its_days(self, prefix: str, first: str, last: str) -> None:
        assert (first_day(prefix), last_day(prefix)) == (first, last)

    @pytest.mark.parametrize(
        ("start", "end", "text"),
        [
            ("2023-01-01", "2024-01-01", "2023"),
            ("2023-02-01", "2023-03-01", "2023-02"),
            ("2023-02-03", "2023-02-04", "2023-02-03"),
            ("2023-02-03T18:00", "2023-02-04T00:00", "2023-02-03"),
            ("2023-02-27", "2023-03-06", "2023-02-27/2023-03-05"),
            ("2023-02-03", None, "2023-02-03/.."),
            (None, "2023-02-04", "../2023-02-03"),
            (None, None, ""),
        ],
    )
    def test_a_label_is_as_precise_as_the_interval(
        self, start: str | None, end: str | None, text: str
    ) -> None:
        assert intervals.shown(ClaimTime("", start, end)) == text

    def test_every_time_finds_its_moments(self) -> None:
        time = ClaimTime("", "2026-03-04T12:00", "2026-03-05", None, Basis.STATED, "2026-03-04T13:00", None)
        assert set(intervals.moments(time)) == {"2026-03-04T12:00:00", "2026-03-04T13:00:00", "2026-03-04"}
