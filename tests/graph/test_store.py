from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from qgraph.errors import QueryError, StoreError
from qgraph.graph.names import REFERENCE, VOCABULARY
from qgraph.graph.rules import derive
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import triples_of
from qgraph.model import Printed

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.model import Plan

TASKS = "SELECT ?task WHERE { ?task a qg:Task }"
LABELS = "SELECT ?name WHERE { GRAPH ?g { ?agency skos:prefLabel ?name ; a qg:Agency } } ORDER BY ?name"


def put(store: Store, plan: Plan) -> bool:
    graphs = plan_graphs(plan)
    return store.replace(graphs, derive(triples_of(graphs.document)))


def numbered(plan: Plan, number: str) -> Plan:
    """The same plan as another document."""
    document = plan.document
    head = document.letterhead
    assert head.number
    renamed = replace(head, number=Printed(number, head.number.span))
    return replace(plan, document=replace(document, letterhead=renamed, sha256=number.encode().hex() * 4))


def shortened(plan: Plan) -> Plan:
    """A new version without the forestry bureau and its tasks."""
    kept = [assignment for assignment in plan.assignments if assignment.agency != "990100/linyeju"]
    agencies = [agency for agency in plan.agencies if agency.id != "990100/linyeju"]
    return replace(plan, assignments=tuple(kept), agencies=tuple(agencies), tasks=plan.tasks)


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return Store.open(MEMORY if request.param == "memory" else tmp_path / "store", write=True)


def test_building_the_same_twice_changes_nothing(store: Store, invented_plan: Plan) -> None:
    assert put(store, invented_plan)
    before = set(store.inner)
    assert not put(store, invented_plan)
    assert set(store.inner) == before


def test_no_triple_stands_in_two_graphs(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    put(store, numbered(invented_plan, "甲府办〔2031〕8号"))
    twice = [triple for triple, times in Counter(quad.triple for quad in store.inner).items() if times > 1]
    assert twice == []
    assert len(store.rows(TASKS)) == 6


def test_a_new_version_replaces_the_old_and_its_orphans(store: Store, invented_plan: Plan) -> None:
    put(store, shortened(invented_plan))
    expected = set(store.inner)
    put(store, invented_plan)
    assert ("甲市林业局",) in store.rows(LABELS).rows
    assert put(store, shortened(invented_plan))
    assert set(store.inner) == expected


def test_an_entity_another_document_mentions_stays(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    put(store, numbered(invented_plan, "甲府办〔2031〕8号"))
    put(store, shortened(invented_plan))
    assert ("甲市林业局",) in store.rows(LABELS).rows
    assert put(store, shortened(numbered(invented_plan, "甲府办〔2031〕8号")))
    assert ("甲市林业局",) not in store.rows(LABELS).rows


def test_a_changed_description_of_an_agency_replaces_the_old(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    renamed = tuple(
        replace(agency, aliases=("农业局",)) if agency.id.endswith("nongyeju") else agency
        for agency in invented_plan.agencies
    )
    put(store, replace(invented_plan, agencies=renamed))
    aliases = store.rows('SELECT ?alias WHERE { ?agency skos:prefLabel "甲市农业局"@zh-Hans ; skos:altLabel ?alias }')
    assert aliases.rows == (("农业局",),)


def test_what_plans_say_of_a_cited_document_adds_up(store: Store, invented_plan: Plan) -> None:
    untitled = replace(
        numbered(invented_plan, "甲府办〔2031〕8号"),
        citations=tuple(replace(citation, title=None) for citation in invented_plan.citations),
    )
    put(store, invented_plan)
    put(store, untitled)
    title = store.rows('SELECT ?title WHERE { ?d dcterms:identifier "乙府〔2030〕9号" ; dcterms:title ?title }')
    assert title.rows == (("乙省好茶纲要",),)
    assert not put(store, invented_plan)
    assert not put(store, untitled)


def test_the_ontology_is_there_once_without_blank_nodes(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    blank = store.rows("ASK { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) }")
    assert not blank
    versions = store.rows(f"SELECT ?v WHERE {{ GRAPH <{VOCABULARY}> {{ ?o a owl:Ontology ; owl:versionInfo ?v }} }}")
    assert len(versions) == 1


def test_shared_entities_stand_in_the_reference_graph_only(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    graphs = store.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?a a qg:Agency } }")
    assert graphs.rows == ((REFERENCE,),)


def test_a_store_comes_back_from_disk(tmp_path: Path, invented_plan: Plan) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        put(store, invented_plan)
        kept = set(store.inner)
    with Store.open(tmp_path / "store") as store:
        assert set(store.inner) == kept
        with pytest.raises(StoreError, match="reading only"):
            put(store, invented_plan)


def test_readers_go_on_while_one_writes(tmp_path: Path, invented_plan: Plan) -> None:
    with Store.open(tmp_path / "store", write=True) as writer:
        put(writer, invented_plan)
        with Store.open(tmp_path / "store") as first:
            put(writer, numbered(invented_plan, "甲府办〔2031〕8号"))
            with Store.open(tmp_path / "store") as second:
                assert (len(first.rows(TASKS)), len(second.rows(TASKS))) == (3, 6)
        with pytest.raises(StoreError, match="another process is writing"):
            Store.open(tmp_path / "store", write=True).rows(TASKS)
    with Store.open(tmp_path / "store", write=True) as later:
        assert len(later.rows(TASKS)) == 6


def touch(location: Path | None = None) -> None:
    """Make a store."""
    with Store.open(location, write=True) as store:
        assert not store.rows(TASKS)


def test_a_store_that_is_not_used_is_not_touched(tmp_path: Path) -> None:
    Store.open(tmp_path / "new", write=True).close()
    assert not (tmp_path / "new").exists()
    touch(tmp_path / "old")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "old").iterdir()}
    Store.open(tmp_path / "old", write=True).close()
    assert before == {path.name: path.stat().st_mtime_ns for path in (tmp_path / "old").iterdir()}


def test_reading_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="build first: qgraph build"):
        Store.open(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("write", [False, True])
def test_what_is_no_store_is_left_alone(tmp_path: Path, write: bool) -> None:
    file = tmp_path / "plan.txt"
    file.write_text("一、", encoding="utf-8")
    with pytest.raises(StoreError, match="this is a file"):
        Store.open(file, write=write)
    with pytest.raises(StoreError, match="something else than a store"):
        Store.open(tmp_path, write=write)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.txt"]
    with pytest.raises(StoreError, match="endpoint"):
        Store.open("https://example.org/sparql", write=write)


def test_a_damaged_store_is_told(tmp_path: Path) -> None:
    touch(tmp_path / "store")
    for manifest in (tmp_path / "store").glob("MANIFEST*"):
        manifest.write_bytes(b"?")
    with pytest.raises(StoreError, match="cannot be read"):
        Store.open(tmp_path / "store")


def test_the_environment_names_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QGRAPH_STORE", str(tmp_path / "mine"))
    touch()
    assert (tmp_path / "mine" / "CURRENT").is_file()
    monkeypatch.delenv("QGRAPH_STORE")
    monkeypatch.chdir(tmp_path)
    touch()
    assert (tmp_path / "qgraph-store" / "CURRENT").is_file()


def test_a_closed_store_answers_no_more(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.rows(TASKS)


def test_the_store_through_rdflib(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    found = store.dataset().query("SELECT ?task WHERE { ?task a qg:Task }")
    assert {str(row[0]) for row in found} == {row[0] for row in store.rows(TASKS)}  # type: ignore[index]


def test_a_query_changes_nothing(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    kept = set(store.inner)
    for update in ("DROP ALL", "INSERT DATA { id:a a qg:Task }", "CLEAR ALL", "LOAD <https://example.org/>"):
        with pytest.raises(QueryError, match="not a SPARQL query"):
            store.rows(update)
    assert set(store.inner) == kept


def test_a_name_in_a_binding_stays_a_name(store: Store, invented_plan: Plan) -> None:
    put(store, invented_plan)
    hostile = '" } ; DROP ALL ; SELECT * WHERE { ?s ?p "'
    found = store.rows("SELECT ?title WHERE { ?task a qg:Task BIND(?title AS ?again) }", title=hostile)
    assert {row[0] for row in found} == {hostile}


def test_asking_loads_no_rdflib(tmp_path: Path, invented_plan: Plan) -> None:
    with Store.open(tmp_path / "store", write=True) as store:
        put(store, invented_plan)
    code = (
        "import sys; from qgraph.graph.questions import ask; from qgraph.graph.store import Store\n"
        f"with Store.open({str(tmp_path / 'store')!r}) as store: assert len(ask(store, 'tasks')) == 3\n"
        "sys.exit('rdflib' in sys.modules or 'networkx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


# A child builds two versions of one document in turn, until it is killed.
FLIPPING = """
import sys
from qgraph.graph.rules import derive
from qgraph.graph.versions import triples_of
from qgraph.graph.store import Store
from qgraph.graph.triples import plan_graphs
from qgraph.extraction import extract
from qgraph.reading import read_bytes

def graphs(word, tasks):
    lines = ["某市办公室关于印发好茶计划的通知", "某府办〔2031〕7号", "一、" + word]
    lines += [f"({n}){word}{n}。办好{word}。(市农业局牵头,市林业局参与)" for n in tasks]
    return plan_graphs(extract(read_bytes("\\n".join(lines).encode(), "plan.txt")))

store = Store.open(sys.argv[1], write=True)
versions = [graphs("旧", "一二三"), graphs("新", "一二三四五六")]
assert versions[0].name == versions[1].name
derived = [derive(triples_of(version.document)) for version in versions]
turn = 0
while True:
    assert store.replace(versions[turn], derived[turn])
    if turn == 0:
        print("ready", flush=True)
    turn = 1 - turn
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process at once")
@pytest.mark.parametrize("delay", [0.0, 0.011, 0.023, 0.037])
def test_a_killed_build_leaves_the_old_or_the_new(tmp_path: Path, delay: float) -> None:
    folder = tmp_path / "store"
    child = subprocess.Popen([sys.executable, "-c", FLIPPING, str(folder)], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "ready\n"
    time.sleep(delay)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    with Store.open(folder) as store:
        titles = sorted(
            str(title)[0] for (title,) in store.rows("SELECT ?t WHERE { ?task a qg:Task ; dcterms:title ?t }")
        )
        led = store.rows("SELECT ?task WHERE { ?agency qg:leads ?task }")
    assert titles in (["旧"] * 3, ["新"] * 6)
    assert len(led) == len(titles)
