"""The graph says what the story says: no more, nothing twice, the same bytes each time."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import to_isomorphic

from kg import graph, network
from kg.errors import KgError
from kg.export import trig, turtle
from kg.graph import documents, intervals, positions, terms
from kg.iris import BASE, ONTOLOGY
from kg.lang.event_types import event_type
from kg.records import Basis, ClaimTime, Membership, Speaker
from tests.graph_story import export, rich_story
from tests.story import LINHAI, story

KG = rdflib.Namespace(ONTOLOGY)
TIME = rdflib.TIME


def iri(key: str) -> rdflib.URIRef:
    return rdflib.URIRef(BASE + key)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export(rich_story(), tmp_path_factory.mktemp("rich"))


@pytest.fixture(scope="module")
def told(exports: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(exports / "graph.ttl")


def lines(path: Path, form: ox.RdfFormat) -> set[str]:
    return {str(quad).lower() for quad in ox.parse(path=str(path), format=form)}


class TestFiles:
    def test_rdflib_and_oxigraph_read_the_same_turtle(self, exports: Path, told: rdflib.Graph) -> None:
        ours = {f"{s.n3()} {p.n3()} {o.n3()}".lower() for s, p, o in told}
        assert len(ours) == len(lines(exports / "graph.ttl", ox.RdfFormat.TURTLE)) == len(told)

    def test_trig_is_turtle_and_the_graphs_of_claims(self, exports: Path) -> None:
        quads = list(ox.parse(path=str(exports / "claims.trig"), format=ox.RdfFormat.TRIG))
        default = {str(q.triple).lower() for q in quads if isinstance(q.graph_name, ox.DefaultGraph)}
        assert default == lines(exports / "graph.ttl", ox.RdfFormat.TURTLE)
        dataset = rdflib.Dataset(default_union=False)
        dataset.parse(exports / "claims.trig")
        assert len(list(dataset.quads())) == len(quads)

    def test_trig_from_the_turtle_beside_it_is_the_same(self, exports: Path, tmp_path: Path) -> None:
        trig.write(graph.project(rich_story(), BASE), tmp_path / "claims.trig", exports / "graph.ttl")
        assert (tmp_path / "claims.trig").read_bytes() == (exports / "claims.trig").read_bytes()

    def test_no_blank_nodes(self, told: rdflib.Graph) -> None:
        assert not [term for triple in told for term in triple if isinstance(term, rdflib.BNode)]

    def test_every_subject_stands_once_and_every_statement_once(self) -> None:
        subjects = [subject for subject, _ in graph.project(rich_story(), BASE).nodes()]
        assert len(subjects) == len(set(subjects))

    def test_everything_pointed_at_is_described(self, told: rdflib.Graph) -> None:
        inside = {o for _, _, o in told if isinstance(o, rdflib.URIRef) and o.startswith(BASE)}
        classes = set(told.objects(None, rdflib.RDF.type))
        core = {KG[n] for n in ("relatedTo", "Actor")}
        assert sorted(inside - set(told.subjects()) - classes - core) == []

    def test_the_same_bytes_whatever_the_hash_seed(self, tmp_path: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from tests.graph_story import export, rich_story; "
            "export(rich_story(), Path(sys.argv[1]))"
        )
        made = []
        for seed in ("0", "1", "77"):
            environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": "Asia/Taipei"}
            subprocess.run([sys.executable, "-c", code, str(tmp_path / seed)], check=True, env=environment)
            made.append([(tmp_path / seed / name).read_bytes() for name in ("graph.ttl", "claims.trig")])
        assert made[0] == made[1] == made[2]

    def test_order_of_records_does_not_matter(self, exports: Path, tmp_path: Path) -> None:
        plain = rich_story()
        turned = replace(
            plain,
            documents=plain.documents[::-1],
            events=plain.events[::-1],
            contradictions=plain.contradictions[::-1],
            copies=plain.copies[::-1],
            memberships=plain.memberships[::-1],
        )
        export(turned, tmp_path)
        assert (tmp_path / "claims.trig").read_bytes() == (exports / "claims.trig").read_bytes()

    def test_another_base_names_the_instances_and_not_the_ontology(self, tmp_path: Path) -> None:
        export(story(), tmp_path, "https://other.example/x#")
        told = rdflib.Graph().parse(tmp_path / "graph.ttl")
        person = rdflib.URIRef("https://other.example/x#person/林岳")
        assert (person, rdflib.RDF.type, KG.Person) in told
        assert graph.describe(tmp_path, "林岳").iri == str(person)
        assert graph.check(tmp_path) == ()

    @pytest.mark.parametrize("base", ["no iri/", "https://a b/", "https://[bad/", "<x>/"])
    def test_a_base_that_is_no_iri_is_one_line(self, base: str) -> None:
        with pytest.raises(KgError, match="is not an IRI") as error:
            graph.project(story(), base)
        assert "\n" not in str(error.value)

    def test_load_is_an_rdflib_graph(self, exports: Path) -> None:
        loaded = graph.load(exports)
        assert isinstance(loaded, rdflib.Graph)
        assert str(loaded.value(iri("person/林岳"), rdflib.RDFS.label)) == "林岳"
        rows = list(loaded.query("SELECT ?b WHERE { person:林岳 kg:met ?b }"))
        assert [str(row[0]) for row in rows] == [BASE + "person/沈安"]

    def test_the_same_article_at_two_paths_is_one_document(self) -> None:
        plain = story()
        twice = replace(plain.documents[0], article=replace(plain.documents[0].article, path="again.md"))
        nodes = dict(graph.project(replace(plain, documents=(*plain.documents, twice)), BASE).nodes())
        pairs = nodes[f"<{BASE}{twice.key}>"]
        names = {value for predicate, value in pairs if predicate == terms.name("dcterms:identifier")}
        assert names == {'"again.md"', '"denial.md"'}


class TestRelations:
    def test_only_what_is_said_to_have_happened(self, told: rdflib.Graph) -> None:
        assert (iri("country/西屿国"), KG.sanctioned, iri("organization/北港公司")) in told
        assert (iri("organization/北港武装"), KG.attacked, iri("organization/东岚国海关")) in told
        unsigned = [d for d in rich_story().documents if d.article.path != "leaflet.txt"]
        without = graph.project(replace(rich_story(), documents=tuple(unsigned)), BASE)
        pairs = dict(without.nodes())[f"<{BASE}country/西屿国>"]
        assert terms.name("kg:sanctioned") not in {predicate for predicate, _ in pairs}

    def test_symmetric_relations_run_both_ways_and_others_one_way(self, told: rdflib.Graph) -> None:
        lin, shen = iri("person/林岳"), iri("person/沈安")
        assert (lin, KG.met, shen) in told and (shen, KG.met, lin) in told
        assert (iri("organization/北港武装"), KG.accused, lin) not in told

    def test_the_network_and_the_question_say_the_same(self, told: rdflib.Graph, exports: Path) -> None:
        edges = set()
        for one, other, edge in network.project(rich_story()).edges(data=True):
            relation = KG[event_type(edge["type"]).relation]
            edges.add((iri(one), relation, iri(other)))
            if not edge["directed"]:
                edges.add((iri(other), relation, iri(one)))
        direct = {
            triple
            for relation in told.subjects(rdflib.RDFS.subPropertyOf, KG.relatedTo)
            for triple in told.triples((None, relation, None))
        }
        assert direct == edges
        assert len(graph.query(exports, "related").rows) == len(edges)

    def test_a_denial_and_a_plan_have_no_graph(self, exports: Path) -> None:
        names = {
            quad.graph_name.value
            for quad in ox.parse(path=str(exports / "claims.trig"), format=ox.RdfFormat.TRIG)
            if isinstance(quad.graph_name, ox.NamedNode)
        }
        happened = {
            BASE + claim.key
            for document in rich_story().documents
            for claim in document.claims
            if claim.factuality == "happened" and claim.targets
        }
        assert names == happened

    def test_one_step_for_the_outlet_of_a_document(self, told: rdflib.Graph) -> None:
        document = next(d for d in rich_story().documents if d.article.path == "wire.md")
        steps = {
            step
            for claim in document.claims
            for step in told.objects(iri(claim.key), rdflib.PROV.qualifiedAttribution)
        }
        assert len(steps) == 1


class TestTimes:
    def when(self, told: rdflib.Graph, key: str) -> rdflib.URIRef:
        return told.value(iri(key), TIME.hasTime)

    def test_a_day_begins_and_ends_on_itself(self, told: rdflib.Graph) -> None:
        when = self.when(told, "event/2026-03-09.statement.高宁")
        day = iri("day/2026-03-09")
        assert told.value(when, TIME.hasBeginning) == told.value(when, TIME.hasEnd) == day
        assert str(told.value(day, TIME.inXSDDate)) == "2026-03-09"

    def test_clock_times_to_the_second(self, told: rdflib.Graph) -> None:
        when = self.when(told, "event/2026-03-04.meet.林岳_沈安")
        end = told.value(when, TIME.hasEnd)
        assert str(told.value(end, TIME.inXSDDateTime)) == "2026-03-04T17:59:59"
        assert str(told.value(end, TIME.inXSDDate)) == "2026-03-04"

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
        assert told.value(self.when(told, claim.key), TIME.hasEnd) is None
        assert told.value(self.when(told, claim.key), TIME.hasBeginning) == iri("day/2026-03-04")

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
        assert (intervals.first_day(prefix), intervals.last_day(prefix)) == (first, last)

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


class TestPositions:
    def post(self, **known: object) -> Membership:
        plain = Membership("position/x", "person/x", None, "x", None, None, None, None, False, ())
        return replace(plain, **known)  # type: ignore[arg-type]

    def test_attested_days(self) -> None:
        assert positions.bounds(self.post(first="2026-03-04", last="2026-03-09")) == (
            "2026-03-04",
            "2026-03-09",
        )

    def test_a_reported_year_counts_from_where_it_is_sure(self) -> None:
        post = self.post(first="2026-03-04", last="2026-03-09", started="2006", ended="2027-02")
        assert positions.bounds(post) == ("2006-12-31", "2027-02-01")

    def test_bounds_that_leave_no_sure_day_are_none(self) -> None:
        assert positions.bounds(self.post(started="2006", ended="2006")) == (None, None)

    def test_a_former_post_is_not_held_on_the_day_it_is_mentioned(self, told: rdflib.Graph) -> None:
        former = iri("position/高宁.西屿国.议员")
        assert told.value(former, rdflib.ORG.memberDuring) is None
        assert told.value(former, KG.former).toPython() is True


class TestNames:
    @pytest.mark.parametrize(
        ("name", "language"),
        [
            ("布林肯", "zh-Hans"),
            ("國務院", "zh-Hant"),
            ("安东尼·布林肯", "zh-Hans"),
            ("安东尼‧布林肯", "zh-Hans"),
            ("G20外长会", "zh-Hans"),
            ("Reuters", "en"),
            ("Élysée", "en"),
            ("Кремль", ""),
            ("2023", ""),
        ],
    )
    def test_letters_tell_the_language(self, name: str, language: str) -> None:
        assert terms.language_of(name) == language

    def test_one_preferred_name_a_language_and_one_label(self, told: rdflib.Graph) -> None:
        shen = iri("person/沈安")
        assert set(told.objects(shen, rdflib.SKOS.prefLabel)) == {
            rdflib.Literal("沈安", lang="zh-Hans"),
            rdflib.Literal("瀋安", lang="zh-Hant"),
        }
        assert rdflib.Literal("Shen An", lang="en") in set(told.objects(shen, rdflib.SKOS.altLabel))
        evening = iri("organization/山城晚报")
        assert rdflib.Literal("山城晚報", lang="zh-Hant") in set(told.objects(evening, rdflib.SKOS.prefLabel))
        assert [str(label) for label in told.objects(evening, rdflib.RDFS.label)] == ["山城晚报"]

    def test_whoever_belongs_to_a_body_is_a_member_and_to_a_country_has_a_state(
        self, told: rdflib.Graph
    ) -> None:
        gao, lin = iri("person/高宁"), iri("person/林岳")
        assert told.value(gao, rdflib.ORG.memberOf) == iri("organization/西屿国外交部")
        assert told.value(gao, KG.state) is None
        assert told.value(lin, KG.state) == iri("country/东岚国")

    def test_a_place_that_words_are_attributed_to_is_an_actor_too(self, tmp_path: Path) -> None:
        plain = story()
        document = next(d for d in plain.documents if d.article.path == "wire.md")
        claim = replace(document.claims[0], root=LINHAI.key, speakers=(Speaker(LINHAI.key, "临海", "称"),))
        changed = replace(document, claims=(claim, *document.claims[1:]))
        documents = tuple(changed if d is document else d for d in plain.documents)
        told = rdflib.Graph().parse(export(replace(plain, documents=documents), tmp_path) / "graph.ttl")
        assert (iri(LINHAI.key), rdflib.RDF.type, KG.Actor) in told

    def test_a_name_is_never_both_preferred_and_other(self, told: rdflib.Graph) -> None:
        preferred = set(told.subject_objects(rdflib.SKOS.prefLabel))
        assert not preferred & set(told.subject_objects(rdflib.SKOS.altLabel))

    def test_the_unsigned_outlet_has_a_label(self, told: rdflib.Graph) -> None:
        unsigned = next(actor for actor in story().actors if not actor.name)
        assert str(told.value(iri(unsigned.key), rdflib.RDFS.label)) == "未署名"

    def test_an_event_that_is_not_a_plain_report_says_so_in_its_label(self, told: rdflib.Graph) -> None:
        label = told.value(iri("event/2026-03-04.meet.林岳_沈安"), rdflib.RDFS.label)
        assert "有争议" in str(label)


class TestAddresses:
    @pytest.mark.parametrize(
        ("url", "term"),
        [
            ("https://news.example/a", "<https://news.example/a>"),
            (" https://news.example/到访?a=一 b|c ", "<https://news.example/到访?a=一%20b%7Cc>"),
            ("https://news.example/%zz", '"https://news.example/%zz"'),
            ("news.example/a", '"news.example/a"'),
            ("http://[bad", '"http://[bad"'),
        ],
    )
    def test_an_address_is_an_iri_if_it_can_be(self, url: str, term: str) -> None:
        assert documents.address(url) == term

    @given(st.text())
    def test_any_text_is_kept_as_a_term_that_parses(self, url: str) -> None:
        line = f"<a:a> <b:b> {documents.address(url)} ."
        assert list(ox.parse(line.encode(), format=ox.RdfFormat.N_TRIPLES))


# --- the writers -------------------------------------------------------------------------------

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
