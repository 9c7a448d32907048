"""From when to when a post was held."""

from dataclasses import replace

import rdflib

from kg.records import Membership
from tests.graph.names import KG, iri


class TestPositions:
    def post(self, **known: object) -> Membership:
        plain = Membership("position/x", "person/x", None, "x", None, None, None, None, False, ())
        return replace(plain, **known)  # type: ignore[arg-type]

    def test_attested_days(self) -> None:
        assert self.post(first="2026-03-04", last="2026-03-09").held == (
            "2026-03-04",
            "2026-03-09",
        )

    def test_a_reported_year_counts_from_where_it_is_sure(self) -> None:
        post = self.post(first="2026-03-04", last="2026-03-09", started="2006", ended="2027-02")
        assert post.held == ("2006-12-31", "2027-02-01")

    def test_bounds_that_leave_no_sure_day_are_none(self) -> None:
        assert self.post(started="2006", ended="2006").held == (None, None)

    def test_a_former_post_is_not_held_on_the_day_it_is_mentioned(self, told: rdflib.Graph) -> None:
        former = iri("position/高宁.西屿国.议员")
        assert told.value(former, rdflib.ORG.memberDuring) is None
        assert told.value(former, KG.former).toPython() is True
