"""Features are named by templates; what a group weighs is the sum of what its features weigh."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import pipeline, weighing
from kg.claims.options.ballot import Ballot
from kg.claims.options.columns import NOTHING, numbered
from kg.claims.options.sheet import Sheet
from kg.weighing import Weights, features, template

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


@given(
    st.dictionaries(
        st.builds(lambda a, b: f"test-shape[side type]={a} {b}", VALUES, VALUES), st.integers(-300, 300)
    ),
    st.lists(st.tuples(VALUES, VALUES, VALUES), min_size=1, max_size=6),
)
def test_a_sheet_weighs_each_option_as_its_groups_do(
    table: dict[str, int], rows: list[tuple[str, str, str]]
) -> None:
    weights = Weights({name: weight / 100 for name, weight in table.items()})
    sheet = Sheet.of((SHAPE, *[numbered(column) for column in zip(*rows, strict=True)]))
    assert [sheet.groups(row) for row in range(len(sheet))] == [((SHAPE, *row),) for row in rows]
    assert sheet.scores(weights)[:, 0] == pytest.approx([weights.score([(SHAPE, *row)]) for row in rows])


def test_a_space_may_be_a_value() -> None:
    weights = Weights({"test-shape[side type]=B  ": 1.0, "test-shape[side type]=  meet": 2.0})
    sheet = Sheet.of((SHAPE, numbered(["B", " "]), numbered(["x", "x"]), numbered([" ", "meet"])))
    assert sheet.scores(weights)[:, 0].tolist() == [1.0, 2.0]


def test_a_group_that_is_not_there_weighs_nothing() -> None:
    weights = Weights({"test-shape[side]=B": 1.0})
    sheet = Sheet.of((SHAPE, np.array([NOTHING]), np.array([NOTHING]), np.array([NOTHING])))
    assert sheet.groups(0) == ()
    assert sheet.scores(weights).tolist() == [[0.0]]


def test_the_best_that_is_not_barred_is_chosen_the_first_of_equals() -> None:
    ballot = Ballot(
        np.array([0, 0, 0, 1, 1]),
        np.array([1.0, 3.0, 1.0, 2.0, 2.0]),
        np.array([False, True, False] + [False] * 2),
    )
    rows, sure = ballot.choose()
    assert rows.tolist() == [0, 3]
    assert sure.tolist() == [0.5, 0.5]


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weighing, "_REMEMBERED", 3)
    weights = Weights({"test-shape[word]=a": 1.0})
    assert weights.score([(SHAPE, str(n), "a", "t") for n in range(10)]) == pytest.approx(10.0)


def test_every_feature_of_the_data_is_one_that_a_template_names() -> None:
    assert pipeline.read  # every stage has declared its templates
    known = {
        f"{t.name}[{' '.join(t.fields[n] for n in join)}]"
        for t in weighing._TEMPLATES.values()
        for join in t.joins
    }
    for decision in ("candidate", "agent", "target", "claim", "speaker", "time", "factuality"):
        names = {name.partition("=")[0] for name in weighing.weights(decision).of}
        assert {name.partition(":")[2] if decision == "factuality" else name for name in names} <= known
    antecedent = weighing.weights("antecedent", "antecedent-weights")
    assert {name.partition("=")[0] for name in antecedent.of} <= known
