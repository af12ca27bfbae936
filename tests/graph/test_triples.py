"""A plan's triples: nothing lost, nothing unnamed, every quotation true, the same on every machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import DCTERMS, ORG, RDF, SKOS, XSD, BNode, Graph, Literal, URIRef

from qgraph.graph.names import DATA, GRAPHS
from qgraph.graph.triples import plan_graphs
from qgraph.graph.vocabulary import OA, QG, QUDT
from qgraph.model import (
    Agency,
    AgencyKind,
    Assignment,
    Citation,
    Comparator,
    Document,
    Letterhead,
    Plan,
    Printed,
    Problem,
    Qualifier,
    Relation,
    Role,
    Scope,
    ScopeKind,
    Section,
    Span,
    Target,
    Task,
)

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

IRI = re.compile(r"https?://[A-Za-z0-9:/._~%#,=-]+")
CONFTEST = Path(__file__).resolve().with_name("conftest.py")

# ---------------------------------------------------------------- invented plans of any shape

LETTERS = "甲乙市局办厅和、,。()《》〔〕％% 1２９abc<>\"'\\\n\u00a0\U00020000{}|^`"
WORDS = st.text(LETTERS, min_size=1, max_size=12)
IDENTITIES = st.sampled_from(["990100/zhengfu", "990100/ju", "990000/ting", "000000/ban"])
NUMBERS = st.none() | st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False)
TASKS = st.integers(1, 3)


@st.composite
def spans(draw: DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span(start, draw(st.integers(start + 1, len(text))))


def some(values: SearchStrategy[Any]) -> SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=4).map(tuple)


@st.composite
def plans(draw: DrawFn) -> Plan:
    text = draw(st.text(LETTERS, min_size=1, max_size=80))
    span = spans(text)
    printed = st.builds(lambda where: Printed(where.of(text), where), span)
    names = dict.fromkeys(("title", "notice", "number", "issuer", "site", "origin"), st.none() | printed)
    return Plan(
        document=Document(
            text=text, source="a.txt", sha256="0f" * 32, format="text", letterhead=draw(st.builds(Letterhead, **names))
        ),
        title=draw(WORDS),
        place="990100",
        issuer=draw(st.none() | IDENTITIES),
        sections=tuple(draw(section(ordinal, span)) for ordinal in (1, 2)),
        tasks=tuple(draw(task(ordinal, span)) for ordinal in (1, 2, 3)),
        agencies=tuple({agency.id: agency for agency in draw(some(agencies()))}.values()),
        overlaps=draw(st.sampled_from([(), ((1, 2, 0.61),), ((1, 3, 1.0), (2, 3, 1 / 3))])),
        **draw(parts(span, printed)),
    )


def parts(span: SearchStrategy[Span], printed: SearchStrategy[Printed]) -> SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "assignments": some(assignments(span, printed)),
            "targets": some(targets(span, printed)),
            "scopes": some(scopes(span, printed)),
            "citations": some(citations(span)),
            "problems": some(st.builds(Problem, code=WORDS, message=WORDS, span=span)),
        }
    )


def section(ordinal: int, span: SearchStrategy[Span]) -> SearchStrategy[Section]:
    parent = st.none() if ordinal == 1 else st.sampled_from([None, 1])
    level = st.just(1)
    own = {"number": WORDS, "title": WORDS, "level": level, "parent": parent, "span": span, "extent": span}
    return st.builds(Section, ordinal=st.just(ordinal), **own)


def task(ordinal: int, span: SearchStrategy[Span]) -> SearchStrategy[Task]:
    above = st.sampled_from([None, 1, 2])
    return st.builds(Task, ordinal=st.just(ordinal), number=WORDS, title=WORDS, section=above, span=span, heading=span)


def agencies() -> SearchStrategy[Agency]:
    return st.builds(
        Agency,
        id=IDENTITIES,
        name=WORDS,
        kind=st.sampled_from(AgencyKind),
        place=st.just("990100"),
        aliases=some(WORDS),
        parent=st.none() | IDENTITIES,
        group=st.booleans(),
        members=some(IDENTITIES),
    )


def assignments(span: SearchStrategy[Span], printed: SearchStrategy[Printed]) -> SearchStrategy[Assignment]:
    return st.builds(
        Assignment,
        task=TASKS,
        clause=st.integers(1, 3),
        list=st.integers(1, 3),
        ordinal=st.integers(1, 3),
        role=st.sampled_from(Role),
        cue=WORDS,
        name=printed,
        clause_span=span,
        agency=st.none() | IDENTITIES,
        open=st.booleans(),
        implied=st.booleans(),
        deadline=st.sampled_from([None, "2031-06-30", "长期坚持", ""]),
        conforms_to=st.none() | WORDS | st.just("乙府〔2030〕9号"),
        rule=st.none() | span,
    )


def targets(span: SearchStrategy[Span], printed: SearchStrategy[Printed]) -> SearchStrategy[Target]:
    return st.builds(
        Target,
        ordinal=st.integers(1, 3),
        task=st.none() | TASKS,
        section=st.sampled_from([None, 1, 2]),
        indicator=WORDS,
        comparator=st.sampled_from(Comparator),
        printed=printed,
        sentence=span,
        value=NUMBERS,
        lower=NUMBERS,
        upper=NUMBERS,
        unit=st.none() | WORDS | st.sampled_from(["%", "家", "万名"]),
        qualifiers=some(st.sampled_from(Qualifier)),
        deadline=st.none() | st.dates(),
        notes=some(st.tuples(WORDS, WORDS)),
    )


def scopes(span: SearchStrategy[Span], printed: SearchStrategy[Printed]) -> SearchStrategy[Scope]:
    return st.builds(
        Scope,
        task=TASKS,
        ordinal=st.integers(1, 3),
        kind=st.sampled_from(ScopeKind),
        label=WORDS,
        items=some(printed),
        span=span,
        count=st.none() | st.integers(0, 9),
        open=st.booleans(),
    )


def citations(span: SearchStrategy[Span]) -> SearchStrategy[Citation]:
    title, number = st.none() | WORDS, st.none() | WORDS | st.just("乙府〔2030〕9号")
    return st.builds(
        Citation, task=st.none() | TASKS, relation=st.sampled_from(Relation), title=title, number=number, span=span
    )


any_plan = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


# ---------------------------------------------------------------- what holds of every plan


@any_plan
@given(plans())
def test_everything_has_a_plain_name(plan: Plan) -> None:
    graphs = plan_graphs(plan)
    for term in {term for triple in graphs.document + graphs.entities for term in triple}:
        assert not isinstance(term, BNode)
        assert isinstance(term, Literal) or IRI.fullmatch(str(term)), term
    assert IRI.fullmatch(graphs.name)
    assert graphs.name.startswith(GRAPHS)


@any_plan
@given(plans())
def test_every_quotation_is_true(plan: Plan) -> None:
    graph = plan_graphs(plan).document
    for quotation in graph.subjects(RDF.type, QG.TextSpan):
        start, end, words = (graph.value(quotation, each, any=False) for each in (OA.start, OA.end, OA.exact))
        assert plan.document.text[int(str(start)) : int(str(end))] == str(words)
        assert str(quotation).endswith(f"#char={start},{end}")


@any_plan
@given(plans())
def test_nothing_is_lost(plan: Plan) -> None:
    graph = plan_graphs(plan).document
    counted = {
        QG.Section: plan.sections,
        QG.Task: plan.tasks,
        QG.Assignment: plan.assignments,
        QG.Target: plan.targets,
        QG.Problem: set(plan.problems),
        QG.Overlap: plan.overlaps,
        QG.Citation: [each for each in plan.citations if each.title or each.number],
        SKOS.Collection: plan.scopes,
    }
    for kind, items in counted.items():
        nodes = set(graph.subjects(RDF.type, kind))
        assert len(nodes) == len(items)
        assert all(graph.value(node, QG.evidence) for node in nodes - set(graph.subjects(RDF.type, QG.Overlap)))


@any_plan
@given(plans())
def test_every_store_can_read_it(plan: Plan) -> None:
    graphs = plan_graphs(plan)
    for graph in (graphs.document, graphs.entities):
        written = graph.serialize(format="nt", encoding="utf-8")
        assert len(list(ox.parse(written, ox.RdfFormat.N_TRIPLES))) == len(graph)


@any_plan
@given(plans(), plans())
def test_an_entity_is_described_by_its_identity_alone(one: Plan, other: Plan) -> None:
    """Whatever else the two plans say, what both name is described in the same words."""
    first = plan_graphs(one).entities
    second = plan_graphs(replace(other, agencies=one.agencies, places=one.places)).entities
    for entity in set(first.subjects()) & set(second.subjects()):
        if (entity, RDF.type, QG.PolicyDocument) not in first:  # cited titles are the plans' own words
            assert set(first.predicate_objects(entity)) == set(second.predicate_objects(entity))


@any_plan
@given(plans())
def test_what_can_be_only_one_is_one(plan: Plan) -> None:
    """The shapes allow no second."""
    graph = plan_graphs(plan).document
    for predicate in (QG.assignedTask, QG.role, QG.comparator, QG.ofIndicator, QG.foundIn, QG.severity):
        subjects = list(graph.subjects(predicate))
        assert len(subjects) == len(set(subjects))


# ---------------------------------------------------------------- what holds of the invented plan


@pytest.fixture(scope="module")
def document(invented_plan: Plan) -> Graph:
    return plan_graphs(invented_plan).document


@pytest.fixture(scope="module")
def entities(invented_plan: Plan) -> Graph:
    return plan_graphs(invented_plan).entities


@pytest.fixture(scope="module")
def notice(invented_plan: Plan) -> URIRef:
    return URIRef(plan_graphs(invented_plan).name.replace(GRAPHS, DATA))


def test_the_notice_carries_the_plan(document: Graph, notice: URIRef) -> None:
    plan = document.value(None, RDF.type, QG.ActionPlan)
    assert (plan, DCTERMS.isPartOf, notice) in document
    assert str(document.value(notice, DCTERMS.identifier)) == "甲府办〔2031〕7号"
    assert str(document.value(plan, DCTERMS.title)) == "甲市好茶年度行动计划"
    assert document.value(plan, DCTERMS.issued) == Literal(date(2031, 3, 1))


def test_without_a_notice_the_plan_stands_for_itself(invented_plan: Plan) -> None:
    head = replace(invented_plan.document.letterhead, notice=None)
    graphs = plan_graphs(replace(invented_plan, document=replace(invented_plan.document, letterhead=head)))
    plan = graphs.document.value(None, RDF.type, QG.ActionPlan)
    assert str(plan) == graphs.name.replace(GRAPHS, DATA)
    assert (plan, RDF.type, QG.PolicyDocument) in graphs.document


def test_a_title_made_from_the_file_name_is_no_identity(invented_plan: Plan) -> None:
    """Two files called plan.txt, of which neither prints a title, are two documents."""
    one, other = (
        replace(
            invented_plan, title="plan", document=replace(invented_plan.document, letterhead=Letterhead(), sha256=hexes)
        )
        for hexes in ("ab" * 32, "cd" * 32)
    )
    assert plan_graphs(one).name != plan_graphs(other).name


def test_a_lead_has_its_words_and_their_clause(document: Graph, notice: URIRef) -> None:
    lead = URIRef(f"{notice}/task/1/lead/1")
    words = {str(document.value(quotation, OA.exact)) for quotation in document.objects(lead, QG.evidence)}
    assert words == {"市农业局", "(市农业局牵头,市林业局等参与)"}
    assert (lead, QG.assignee, URIRef(f"{DATA}agency/990100/nongyeju")) in document


def test_a_role_with_an_unfinished_list_is_open(document: Graph, notice: URIRef) -> None:
    assert list(document.subject_objects(QG.openRole)) == [(URIRef(f"{notice}/task/1"), QG.Participant)]


def test_an_implied_assignment_is_numbered_apart_and_shows_its_rule(invented_plan: Plan, notice: URIRef) -> None:
    rule = Span(0, 9)
    first = replace(invented_plan.assignments[0], implied=True, rule=rule)
    graph = plan_graphs(replace(invented_plan, assignments=(*invented_plan.assignments, first))).document
    implied = URIRef(f"{notice}/task/1/implied/lead/1")
    words = {str(document_words) for document_words in graph.objects(implied, QG.evidence / OA.exact)}
    assert rule.of(invented_plan.document.text) in words
    assert (URIRef(f"{notice}/task/1/lead/1"), QG.implied, None) not in graph


def test_a_name_nobody_knows_keeps_its_assignment(invented_plan: Plan, notice: URIRef) -> None:
    unknown = replace(invented_plan.assignments[0], agency=None)
    graph = plan_graphs(replace(invented_plan, assignments=(unknown,))).document
    lead = URIRef(f"{notice}/task/1/lead/1")
    assert graph.value(lead, QG.assignee) is None
    assert "市农业局" in {str(each) for each in graph.objects(lead, QG.evidence / OA.exact)}


def test_a_deadline_is_kept_in_its_words_and_as_a_day(invented_plan: Plan, notice: URIRef) -> None:
    lead = replace(invented_plan.assignments[0], deadline="2031年6月底前", due=date(2031, 6, 30))
    graph = plan_graphs(replace(invented_plan, assignments=(lead,))).document
    node = URIRef(f"{notice}/task/1/lead/1")
    assert list(graph.objects(node, QG.deadlineText)) == [Literal("2031年6月底前")]
    assert list(graph.objects(node, QG.deadline)) == [Literal("2031-06-30", datatype=XSD.date)]


def test_a_target_outside_any_task_belongs_to_its_section_or_the_plan(invented_plan: Plan, notice: URIRef) -> None:
    free = replace(invented_plan.targets[0], task=None)
    graph = plan_graphs(replace(invented_plan, targets=(free, replace(free, section=None)))).document
    assert (URIRef(f"{notice}/section/1"), QG.hasTarget, URIRef(f"{notice}/section/1/target/1")) in graph
    assert (URIRef(f"{notice}/plan"), QG.hasTarget, URIRef(f"{notice}/target/1")) in graph


def test_a_target_says_number_unit_and_doubt(document: Graph, entities: Graph, notice: URIRef) -> None:
    target = URIRef(f"{notice}/task/2/target/1")
    assert document.value(target, QG.targetValue) == Literal("95.5", datatype=XSD.decimal)
    assert (target, QG.qualifier, QG.Aspirational) in document
    assert str(document.value(target, SKOS.editorialNote)) == "指标名称由标题补全"
    assert str(entities.value(document.value(target, QUDT.hasUnit), SKOS.prefLabel)) == "%"


def test_a_document_cited_by_title_and_by_number_is_one(document: Graph, entities: Graph, notice: URIRef) -> None:
    cited = set(document.objects(None, QG.cites))
    assert len(cited) == 1
    assert set(document.objects(URIRef(f"{notice}/task/3/responsible/1"), DCTERMS.conformsTo)) == cited
    assert set(document.objects(URIRef(f"{notice}/plan"), QG.implements)) == cited
    assert {str(title) for title in entities.objects(cited.pop(), DCTERMS.title)} == {"乙省好茶纲要"}


def test_a_title_alone_is_the_document_whose_number_stands_elsewhere(invented_plan: Plan) -> None:
    alone = replace(invented_plan.citations[0], number=None, task=2)
    graph = plan_graphs(replace(invented_plan, citations=(*invented_plan.citations, alone))).document
    assert len(set(graph.objects(None, QG.cites))) == 1


def test_a_problem_is_found_in_its_task(document: Graph, notice: URIRef) -> None:
    problem = URIRef(f"{notice}/problem/1")
    assert document.value(problem, QG.foundIn) == URIRef(f"{notice}/task/3")
    assert document.value(problem, QG.severity) == QG.Doubt


def test_a_bureau_answers_to_its_government(entities: Graph) -> None:
    bureau = URIRef(f"{DATA}agency/990100/nongyeju")
    assert entities.value(bureau, ORG.subOrganizationOf) == URIRef(f"{DATA}agency/990100/zhengfu")
    assert entities.value(bureau, ORG.classification) == QG.GovernmentDepartment
    assert entities.value(URIRef(f"{DATA}agency/990100/gexianzhengfu"), RDF.type) == QG.AgencyGroup


def test_turtle_reads_well(document: Graph, entities: Graph) -> None:
    written = document.serialize() + entities.serialize()
    assert "a qg:Assignment" in written
    assert "ns1:" not in written  # made up by rdflib, in the order of a set


def test_the_same_bytes_under_two_hash_seeds() -> None:
    code = (
        f"import runpy, sys; plan = runpy.run_path({str(CONFTEST)!r})['plan']();"
        "from qgraph.graph.triples import plan_graphs; from qgraph.graph.rules import derive;"
        "from qgraph.graph.versions import triples_of; graphs = plan_graphs(plan);"
        "out = sys.stdout.buffer; out.write(graphs.document.serialize(encoding='utf-8'));"
        "out.write(graphs.entities.serialize(encoding='utf-8'));"
        "out.write('\\n'.join(map(str, derive(triples_of(graphs.document)))).encode())"
    )
    written = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("0", "4242")
    ]
    assert written[0]
    assert written[0] == written[1]
