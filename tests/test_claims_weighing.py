"""Features are named by templates; what a group weighs is the sum of what its features weigh."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.claims import weighing
from kg.claims.weighing import Weights, features, template

SHAPE = template("test-shape", "side word type", "side", "side type", "word")


def test_a_feature_says_which_values_it_joins() -> None:
    assert features((SHAPE, "B", "会谈", "meet")) == [
        "test-shape[side]=B",
        "test-shape[side type]=B meet",
        "test-shape[word]=会谈",
    ]


def test_a_template_is_declared_once() -> None:
    with pytest.raises(ValueError, match="test-shape is declared twice"):
        template("test-shape", "side", "side")


def test_a_conjunction_is_of_fields_that_there_are() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        template("test-other", "side", "colour")


VALUES = st.sampled_from(["A", "B", "", "会谈", "meet"])


@given(
    st.dictionaries(st.builds(lambda a: f"test-shape[side]={a}", VALUES), st.floats(-3, 3)),
    st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=6),
)
def test_a_remembered_group_weighs_what_its_features_weigh(
    table: dict[str, float], rows: list[tuple[str, str, str]]
) -> None:
    weights = Weights(table)
    groups = [(SHAPE, *row) for row in rows]
    plain = sum(table.get(name, 0.0) for group in groups for name in features(group))
    assert weights.score(groups) == pytest.approx(plain)
    assert weights.score(groups) == weights.score(groups)


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "_REMEMBERED", 3)
    weights = Weights({"test-shape[word]=a": 1.0})
    assert weights.score([(SHAPE, str(n), "a", "t") for n in range(10)]) == pytest.approx(10.0)


def test_every_feature_of_the_data_is_one_that_a_template_names() -> None:
    known = {
        f"{t.name}[{' '.join(t.fields[n] for n in join)}]"
        for t in weighing._TEMPLATES.values()
        for join in t.joins
    }
    for decision in ("candidate", "agent", "target", "claim", "speaker", "time", "factuality"):
        names = {name.partition("=")[0] for name in weighing.weights(decision).of}
        assert {name.partition(":")[2] if decision == "factuality" else name for name in names} <= known
