from __future__ import annotations

import socket
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.errors import QueryError
from qgraph.graph.sparql import LONGEST, Inquiry, refuse_unsafe
from qgraph.graph.store import MEMORY, Store

if TYPE_CHECKING:
    from pathlib import Path

# Every pair of triples, sorted by a text made of both: minutes of work before the first row.
ENDLESS = "SELECT ?a ?x WHERE { ?a ?b ?c . ?x ?y ?z . ?k ?l ?m } ORDER BY STR(?c) STR(?z)"
# Rows without end, each at once.
FLOOD = "SELECT ?a ?x ?k WHERE { ?a ?b ?c . ?x ?y ?z . ?k ?l ?m }"


@pytest.fixture(scope="module")
def busy() -> Store:
    store = Store.open(MEMORY, write=True)
    numbers = " ".join(f"<urn:a> <urn:b> {number} ." for number in range(3000))
    store.inner.update(f"INSERT DATA {{ {numbers} }}")
    return store


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * WHERE { service silent ?where { ?s ?p ?o } }",
        "SELECT * WHERE { ?s ?p 'it''s'\nSERVICE <http://127.0.0.1:9/> {} }",
        'SELECT * { ?s ?p """a " quote""" . SERVICE<http://127.0.0.1:9/> {} }',
        "SELECT * { FILTER(?a<?b) SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } FILTER(?a>?b) }",
        "SELECT * { FILTER(?a <3) SERVICE <http://127.0.0.1:9/> {} }",
        "# comment\rSERVICE",
        "PREFIX ex: <urn:x> SELECT * { ?s ex:a\\# ?o . SERVICE <http://127.0.0.1:9/> {} }",
        "SELECT * { SERVICESILENT<http://127.0.0.1:9/>{} }",
        "PREFIX x: <http://127.0.0.1:9/> SELECT * { SERVICEx: {} }",
        "SELECT * { ?s ?p 1SERVICE<http://127.0.0.1:9/>{} }",
        "SELECT * { ?s ?p trueSERVICE<http://127.0.0.1:9/>{} }",
        "SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> {} }",
        "SELECT * { ?s ?p 'open\nSERVICE <http://127.0.0.1:9/> {} }",
    ],
)
def test_a_query_calls_nobody(query: str, busy: Store) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        busy.rows(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service WHERE { ?service ?p ?o } # SERVICE",
        'SELECT * WHERE { ?s <http://example.org/SERVICE> \'SERVICE\' , """a\n"SERVICE" """ }',
        "PREFIX x: <urn:x> SELECT * WHERE { ?s x:SERVICE 'it\\'s SERVICE' }",
        "SELECT $SERVICE WHERE { $SERVICE ?p 'x'@service }",
    ],
)
def test_the_word_service_elsewhere_is_free(query: str, busy: Store) -> None:
    assert busy.rows(query).kind == "select"


def test_no_service_gets_through_to_a_listening_port(busy: Store) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        where = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(QueryError):
            busy.rows(f"ASK {{ SERVICE <{where}> {{ ?s ?p ?o }} }}")
        with pytest.raises(TimeoutError):
            server.accept()


@given(st.text(alphabet="\"'\\<># \n:?aSERVICE{}", max_size=60))
def test_looking_for_service_never_raises_anything_else(text: str) -> None:
    try:
        refuse_unsafe(text)
    except QueryError as error:
        assert "SERVICE" in str(error)  # noqa: PT017 - either outcome is right
        assert "SERVICE" in text


@pytest.mark.parametrize("piece", ["'", '"""a', '\\"', "<", ":", "a:", "?", "\\", "#", "a.", "{}"])
def test_looking_takes_linear_time(piece: str) -> None:
    start = time.process_time()
    refuse_unsafe(piece * (LONGEST // len(piece)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_a_query_that_would_end_the_process_is_refused(bracket: str, busy: Store) -> None:
    opens, closes = bracket[0], bracket[1]
    with pytest.raises(QueryError, match="nests deeper"):
        busy.rows(f"SELECT * WHERE {{ {opens * 3000}{closes * 3000} }}")
    assert busy.rows("SELECT * WHERE " + "{" * 150 + "}" * 150).kind == "select"


def test_a_query_may_not_be_endlessly_long(busy: Store) -> None:
    with pytest.raises(QueryError, match="longer than"):
        busy.rows("SELECT * WHERE {} #" + " " * LONGEST)


def test_what_the_disk_says_while_rows_are_read_is_a_query_error() -> None:
    def fail(result: int) -> None:
        raise OSError(5, "Input/output error")

    with pytest.raises(QueryError, match="Input/output error"):
        Inquiry(lambda: 1, 5).run(fail)


@pytest.mark.parametrize("query", [ENDLESS, FLOOD])
def test_a_query_without_end_is_given_up(query: str, tmp_path: Path) -> None:
    """In a process of its own, since the thread goes on; the process must end, and with the error."""
    code = f"""
import io, sys
from qgraph.errors import QueryError
from qgraph.graph.store import Store
store = Store.open(":memory:")
store.inner.update("INSERT DATA {{ " + " ".join(f"<urn:a> <urn:b> {{n}} ." for n in range(3000)) + " }}")
try:
    answer = store.rows({query!r}, timeout=0.3)
    answer.write(io.BytesIO(), "csv") if len(sys.argv) > 1 else answer.rows
except QueryError as error:
    print(error)
"""
    for arguments in ([], ["write"]):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=60, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "given up after 0.3 seconds" in done.stdout
        assert time.perf_counter() - start < 20


def test_a_given_up_flood_ends_at_its_next_row() -> None:
    inquiry = Inquiry(lambda: iter(int, 1), 0.05)
    with pytest.raises(QueryError, match="given up"):
        inquiry.run(lambda rows: sum(1 for _ in inquiry.watch(rows)))
    with pytest.raises(QueryError, match="given up"):
        inquiry.check()


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT ?x WHERE { ?x", "not a SPARQL query"),
        ("SELECT ?x WHERE { ?x nope:nope ?y }", "not a SPARQL query"),
        ("", "not a SPARQL query"),
        ("SELECT ?x WHERE { ?x ?y ?z } GROUP BY ?y", "not a SPARQL query"),
    ],
)
def test_what_is_no_query_is_told_in_one_line(query: str, reason: str, busy: Store) -> None:
    with pytest.raises(QueryError, match=reason) as caught:
        busy.rows(query)
    assert "\n" not in str(caught.value)


def test_a_binding_the_query_does_not_have_is_told(busy: Store) -> None:
    with pytest.raises(QueryError, match="nope"):
        busy.rows("SELECT ?x WHERE { ?x ?y ?z }", nope=1)
