from __future__ import annotations

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.errors import OutputError
from qgraph.graph.answers import FORMATS, Kind, Value, term
from qgraph.graph.store import MEMORY, Store

VALUES = """SELECT ?iri ?text ?tagged ?int ?decimal ?double ?day ?yes ?none ?odd ?ill WHERE {
  BIND(qg:Lead AS ?iri) BIND("a,\\"b\\"\\n茶" AS ?text) BIND("茶"@zh-Hans AS ?tagged) BIND(7 AS ?int)
  BIND(95.5 AS ?decimal) BIND(1e0 AS ?double) BIND("2031-03-01"^^xsd:date AS ?day) BIND(true AS ?yes)
  BIND("2031"^^xsd:gYear AS ?odd) BIND("many"^^xsd:integer AS ?ill)
}"""


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.open(MEMORY, write=True)
    store.inner.update('INSERT DATA { GRAPH <urn:g> { <urn:b> <urn:p> "2" . <urn:a> <urn:p> "1", <urn:c> } }')
    return store


def written(store: Store, query: str, form: str) -> bytes:
    out = io.BytesIO()
    store.rows(query).write(out, form)
    return out.getvalue()


def test_rows_are_python_values(store: Store) -> None:
    answer = store.rows(VALUES)
    assert answer.kind is Kind.SELECT
    assert answer.records() == [
        {
            "iri": "https://w3id.org/qgraph#Lead",
            "text": 'a,"b"\n茶',
            "tagged": "茶",
            "int": 7,
            "decimal": Decimal("95.5"),
            "double": 1.0,
            "day": date(2031, 3, 1),
            "yes": True,
            "none": None,
            "odd": "2031",
            "ill": "many",
        }
    ]
    assert [type(value) for value in answer.rows[0]][3:6] == [int, Decimal, float]


def test_an_answer_can_be_read_and_written_again_and_again(store: Store) -> None:
    answer = store.rows("SELECT ?s ?o WHERE { ?s <urn:p> ?o } ORDER BY ?s ?o")
    first, second = io.BytesIO(), io.BytesIO()
    answer.write(first, "csv")
    assert len(answer) == 3
    answer.write(second, "csv")
    assert list(answer) == list(answer.rows)
    assert first.getvalue() == second.getvalue() != b""


def test_csv_and_tsv_and_json_are_the_standard_forms(store: Store) -> None:
    rows = list(csv.reader(io.StringIO(written(store, VALUES, "csv").decode(), newline="")))
    assert rows[1][:6] == ["https://w3id.org/qgraph#Lead", 'a,"b"\n茶', "茶", "7", "95.5", "1"]
    assert written(store, VALUES, "tsv").startswith(b"?iri\t?text\t?tagged\t?int")
    found = json.loads(written(store, VALUES, "json"))
    assert found["head"]["vars"][0] == "iri"
    assert found["results"]["bindings"][0]["tagged"] == {"type": "literal", "value": "茶", "xml:lang": "zh-hans"}


def test_columns_without_a_title_are_left_out_everywhere(store: Store) -> None:
    titles = {"text": ("文", "text"), "none": ("无", "none"), "int": ("数", "number")}
    answer = store.answer(VALUES, {}, titles=titles)
    assert answer.columns == ("text", "int", "none")
    assert answer.rows == (('a,"b"\n茶', 7, None),)
    out = io.BytesIO()
    answer.write(out, "json")
    found = json.loads(out.getvalue())
    assert found["head"]["vars"] == ["text", "int", "none"]
    assert found["results"]["bindings"][0]["int"]["datatype"].endswith("#integer")
    out = io.BytesIO()
    answer.write(out, "csv")
    assert list(csv.reader(io.StringIO(out.getvalue().decode(), newline="")))[1] == ['a,"b"\n茶', "7", ""]


@pytest.mark.parametrize(("query", "word"), [("ASK { ?s <urn:p> ?o }", b"true"), ("ASK { ?s <urn:q> ?o }", b"false")])
def test_yes_and_no(store: Store, query: str, word: bytes) -> None:
    answer = store.rows(query)
    assert (answer.kind, answer.columns, bool(answer)) == (Kind.ASK, ("answer",), word == b"true")
    assert written(store, query, "csv") == written(store, query, "tsv") == word + b"\n"
    assert json.loads(written(store, query, "json"))["boolean"] is (word == b"true")


def test_graphs_are_sorted_and_parse(store: Store) -> None:
    query = "CONSTRUCT { ?s <urn:p> ?o ; a qg:Task } WHERE { ?s <urn:p> ?o }"
    answer = store.rows(query)
    assert (answer.kind, answer.columns, len(answer)) == (Kind.GRAPH, ("subject", "predicate", "object"), 5)
    turtle = written(store, query, "turtle").decode()
    assert turtle.startswith("@prefix dcterms: ")
    assert turtle.index("<urn:a> a qg:Task ;") < turtle.index("<urn:b> a qg:Task ;")
    lines = written(store, query, "ntriples").decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 5
    assert len(list(ox.parse(written(store, query, "jsonld"), ox.RdfFormat.JSON_LD))) == 5
    assert len(list(ox.parse(turtle, ox.RdfFormat.TURTLE))) == 5
    assert store.rows("DESCRIBE <urn:b>").rows == (("urn:b", "urn:p", "2"),)
    assert written(store, query, "json") == written(store, query, "jsonld")


def test_a_graph_as_a_table_has_a_row_a_triple(store: Store) -> None:
    assert written(store, "DESCRIBE <urn:b>", "csv") == b"subject,predicate,object\r\nurn:b,urn:p,2\r\n"
    assert written(store, "DESCRIBE <urn:b>", "tsv") == b'?subject\t?predicate\t?object\n<urn:b>\t<urn:p>\t"2"\n'


@pytest.mark.parametrize(("query", "form"), [("ASK { ?s ?p ?o }", "turtle"), ("DESCRIBE <urn:b>", "xml")])
def test_a_format_that_does_not_fit_is_told(store: Store, query: str, form: str) -> None:
    with pytest.raises(OutputError, match=form):
        written(store, query, form)
    assert form not in FORMATS[store.rows(query).kind]


@given(
    st.one_of(st.text().filter(lambda text: not text.startswith("http")), st.integers(-(2**60), 2**60), st.booleans())
)
def test_a_bound_value_comes_back(value: Value) -> None:
    with Store.open(MEMORY) as store:
        assert store.rows("SELECT ?value WHERE { }", value=value).rows == ((value,),)


@pytest.mark.parametrize("value", [date(2031, 3, 1), Decimal("95.50"), "https://example.org/a b", 1.5])
def test_other_values_are_terms(value: str | float | Decimal | date) -> None:
    if value == "https://example.org/a b":
        with pytest.raises(ValueError, match="IRI"):
            term(value)
    else:
        with Store.open(MEMORY) as store:
            assert store.rows("SELECT ?value WHERE { }", value=value).rows == ((value,),)
