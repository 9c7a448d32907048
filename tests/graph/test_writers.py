"""What the writers of Turtle and TriG write, rdflib and Oxigraph read back."""

from collections.abc import Callable
from io import StringIO

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import to_isomorphic

from kg.export import trig, turtle
from kg.graph import terms
from kg.iris import BASE

NASTY = st.text(
    alphabet=st.sampled_from("\"\\\n\r\t\x00\x07\x7f\x85\u2028𠮷💥あ布·.:;,#<>^@{}_%~'a0 "), max_size=12
)
TEXTS = st.one_of(NASTY, st.text(max_size=12))
NAMES = st.text(alphabet=st.sampled_from("布林肯𠮷·.-_~:%/#a0、é"), min_size=1, max_size=9)


@st.composite
def literals(draw: st.DrawFn) -> str:
    value = draw(TEXTS)
    kind = draw(st.sampled_from(["plain", "tagged", "decimal", "boolean", "edtf", "typed"]))
    match kind:
        case "plain":
            return terms.text(value)
        case "tagged":
            return terms.text(value, draw(st.sampled_from(["zh-Hans", "zh-Hant", "en", "und"])))
        case "decimal":
            return terms.number(draw(st.floats(allow_nan=False, allow_infinity=False, width=32)))
        case "boolean":
            return terms.truth(draw(st.booleans()))
        case "edtf":
            return terms.edtf(value)
        case _:
            return f"{terms.text(value)}^^<https://types.example/{draw(st.sampled_from('abc'))}>"


IRIS = NAMES.map(lambda key: f"<{terms.iri('person/' + key, BASE)}>")
SUBJECTS = st.dictionaries(
    IRIS, st.lists(st.tuples(IRIS, st.one_of(IRIS, literals())), min_size=1, max_size=4), max_size=4
)


class Made:
    """A graph of given nodes."""

    def __init__(self, nodes: dict[str, list[tuple[str, str]]]) -> None:
        self.prefixes = terms.prefixes(BASE)
        self._nodes = nodes

    def nodes(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return sorted(self._nodes.items())

    def named_graphs(self) -> list[tuple[str, list[tuple[str, list[tuple[str, str]]]]]]:
        return [("<https://kg.example/claim/1>", self.nodes())] if self._nodes else []


def n_triples(nodes: dict[str, list[tuple[str, str]]]) -> str:
    return "".join(f"{s} {p} {o} .\n" for s, pairs in nodes.items() for p, o in pairs)


def written(write_to: Callable[[Made, StringIO], None], nodes: dict[str, list[tuple[str, str]]]) -> str:
    file = StringIO()
    write_to(Made(nodes), file)
    return file.getvalue()


class TestWriters:
    @given(SUBJECTS)
    def test_oxigraph_reads_back_what_was_written(self, nodes: dict[str, list[tuple[str, str]]]) -> None:
        want = {str(t) for t in ox.parse(n_triples(nodes).encode(), format=ox.RdfFormat.N_TRIPLES)}
        text = written(turtle.write_to, nodes)
        assert {str(t) for t in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE)} == want

    @given(SUBJECTS)
    def test_rdflib_reads_back_what_was_written(self, nodes: dict[str, list[tuple[str, str]]]) -> None:
        want = rdflib.Graph().parse(data=n_triples(nodes), format="nt")
        got = rdflib.Graph().parse(data=written(turtle.write_to, nodes), format="turtle")
        assert to_isomorphic(got) == to_isomorphic(want)

    @given(SUBJECTS)
    def test_named_graphs_hold_the_same(self, nodes: dict[str, list[tuple[str, str]]]) -> None:
        text = written(trig.write_to, nodes)
        quads = list(ox.parse(text.encode(), format=ox.RdfFormat.TRIG))
        named = {str(q.triple) for q in quads if isinstance(q.graph_name, ox.NamedNode)}
        default = {str(q.triple) for q in quads if isinstance(q.graph_name, ox.DefaultGraph)}
        assert named == default

    def test_short_forms_are_short(self) -> None:
        shorten = turtle.Shortener(terms.prefixes(BASE))
        assert shorten["<https://kg.example/person/布林肯>"] == "person:布林肯"
        assert (
            shorten["<https://kg.example/person/乔%C2%B7拜登>"] == "<https://kg.example/person/乔%C2%B7拜登>"
        )
        assert shorten["<https://kg.example/ontology#met>"] == "kg:met"
        assert (
            shorten["<https://kg.example/event/2026-03-04.meet.林岳_沈安>"]
            == "event:2026-03-04.meet.林岳_沈安"
        )
        assert shorten["<https://kg.example/event/a.>"] == "<https://kg.example/event/a.>"
        assert shorten[terms.number(0.5)] == "0.5"
        assert shorten[terms.truth(True)] == "true"
        assert shorten[terms.text('x"^^<y>')] == terms.text('x"^^<y>')

    @pytest.mark.parametrize("language", ["", "und", "Chinese (Simplified)", "zh_CN", "中文"])
    def test_what_is_no_language_tag_is_left_out(self, language: str) -> None:
        assert terms.text("x", language) == '"x"'

    @pytest.mark.parametrize(("value", "shown"), [("inf", "INF"), ("-inf", "-INF"), ("nan", "NaN")])
    def test_what_is_no_number_is_a_double(self, value: str, shown: str) -> None:
        assert terms.number(float(value)) == terms.typed(shown, "double")

    def test_half_a_character_never_stops_a_build(self) -> None:
        assert terms.text("a\ud800b") == '"a\ufffdb"'

    @pytest.mark.parametrize(
        ("value", "shown"), [(12, "12.0"), (1e22, "10000000000000000000000.0"), (1e-7, "0.0000001")]
    )
    def test_numbers_have_no_exponent(self, value: float, shown: str) -> None:
        assert terms.number(value) == terms.typed(shown, "decimal")
