"""Every named question stands in the graph, in a form any SPARQL editor can list and run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from qgraph.graph.executables import QUESTIONS, executables
from qgraph.graph.questions import Question, questions
from qgraph.graph.rules import derive
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import triples_of

if TYPE_CHECKING:
    from qgraph.model import Plan

LIST = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?name ?zh ?en ?about ?select WHERE {
  ?question a sh:SPARQLExecutable ; dcterms:identifier ?name ; sh:select ?select ;
            rdfs:label ?zh, ?en ; rdfs:comment ?about .
  FILTER(LANGMATCHES(LANG(?zh), "zh-Hans") && LANG(?en) = "en" && LANG(?about) = "en")
}
ORDER BY ?name
"""


def test_a_store_lists_what_it_can_be_asked(invented_plan: Plan) -> None:
    with Store.open(MEMORY, write=True) as store:
        graphs = plan_graphs(invented_plan)
        store.replace(graphs, derive(triples_of(graphs.document)))
        rows = store.rows(LIST).records()
    found = [(row["name"], (row["zh"], row["en"])) for row in rows]
    assert found == [(asked.name, asked.title) for asked in questions()]


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
def test_a_query_stands_alone(asked: Question) -> None:
    node = ox.NamedNode(QUESTIONS + asked.name)
    (query,) = [
        str(triple.object.value)
        for triple in executables()
        if triple.subject == node
        and triple.predicate.value.endswith("shacl#select")
        and isinstance(triple.object, ox.Literal)
    ]
    result = ox.Store().query(query)
    assert isinstance(result, ox.QuerySolutions)
    assert [variable.value for variable in result.variables]


def test_parameters_say_what_they_take() -> None:
    described = {triple.subject for triple in executables()}
    taken = {f"{asked.name}/{each.name}" for asked in questions() for each in asked.parameters}
    assert {ox.NamedNode(QUESTIONS + name) for name in taken} <= described


def test_nothing_is_published_twice() -> None:
    assert len(set(executables())) == len(executables())
    with Store.open(MEMORY) as empty:
        assert empty.rows(LIST).rows == ()
