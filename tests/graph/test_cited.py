"""A document that is cited by one plan and is itself in the store is one document with one title."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from qgraph.graph.store import Store
from qgraph.graph.triples import plan_graphs
from qgraph.model import Citation, Letterhead, Plan, Printed, Relation, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

QUESTION = """SELECT ?title WHERE { ?document a qg:PolicyDocument ; dcterms:title ?title ;
    dcterms:identifier "甲府办〔2031〕7号" }"""
TITLE = "甲市人民政府办公室关于印发甲市好茶年度行动计划的通知"


@pytest.fixture(scope="module")
def citing(invented_plan: Plan) -> Plan:
    """Another plan, that cites the invented one by title and number."""
    head = Letterhead(number=Printed("甲府办〔2032〕1号", Span(0, 5)))
    citation = Citation(task=1, relation=Relation.REFERENCES, title=TITLE, number="甲府办[2031]7号", span=Span(0, 26))
    document = replace(invented_plan.document, letterhead=head, sha256="ab" * 32)
    return replace(invented_plan, title="下一年计划", document=document, citations=(citation,))


def titles(plans: Sequence[Plan]) -> list[object]:
    with Store.open(":memory:") as store:
        for plan in plans:
            store.replace(plan_graphs(plan))
        return [row[0] for row in store.rows(QUESTION)]


def test_a_document_only_cited_has_title_and_number(citing: Plan) -> None:
    assert titles([citing]) == [TITLE]


def test_a_document_cited_and_built_has_its_title_once(citing: Plan, invented_plan: Plan) -> None:
    for order in permutations([citing, invented_plan, replace(invented_plan, place=None)]):
        assert titles(order) == [TITLE]


def test_the_citation_and_the_built_document_are_one(citing: Plan, invented_plan: Plan) -> None:
    with Store.open(":memory:") as store:
        store.replace(plan_graphs(citing))
        store.replace(plan_graphs(invented_plan))
        rows = store.rows("SELECT ?plan WHERE { ?task dcterms:references ?notice . ?plan dcterms:isPartOf ?notice }")
        assert len(rows) == 1
