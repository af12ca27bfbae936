"""The ontology is consistent alone and with the first plan, and the rules add what OWL says and nothing else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef

from qgraph.build import first_plan
from qgraph.extraction import extract
from qgraph.graph.names import QG as NAMESPACE
from qgraph.graph.rules import derive
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import triples_of
from qgraph.graph.vocabulary import QG
from qgraph.reading import read
from tests.ontology.profiles import DATATYPES

if TYPE_CHECKING:
    from pathlib import Path

    from rdflib.graph import _TripleType
    from rdflib.term import Node

# What OWL 2 RL cannot say: that a role gives a shortcut (each would need a class of its own), and that the tasks of one
# overlap overlap. The rules say it; from there on OWL and the rules must agree.
SEEDS = (QG.leads, QG.responsibleFor, QG.jointlyResponsibleFor, QG.participatesIn)
DERIVED = (*SEEDS, QG.accountableFor, QG.involvedIn, QG.concerns, QG.overlapsWith)


@pytest.fixture(scope="module")
def document(ontology: Graph) -> Graph:
    """The first plan with the ontology, without what the rules add; two of its tasks are said to overlap."""
    graphs = plan_graphs(replace(extract(read(first_plan())), overlaps=((31, 38, 0.6),)))
    return ontology + graphs.document + graphs.entities


@pytest.fixture(scope="module")
def derived(document: Graph) -> set[tuple[str, str, str]]:
    """What the rules add to the first plan."""
    return {(each.subject.value, each.predicate.value, each.object.value) for each in derive(triples_of(document))}  # type: ignore[union-attr]


def closure(graph: Graph) -> tuple[Graph, list[str]]:
    """What OWL 2 RL makes of a graph, and the contradictions it finds."""
    expanded = Graph()
    for triple in graph:
        expanded.add(triple)
    reasoner = owlrl.OWLRL_Semantics(expanded, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    return expanded, reasoner.error_messages


def pairs(graph: Graph, *properties: URIRef) -> set[tuple[str, str, str]]:
    return {(str(one), str(way), str(other)) for way in properties for one, other in graph.subject_objects(way)}


def only(derived: set[tuple[str, str, str]], *properties: URIRef) -> set[tuple[str, str, str]]:
    wanted = set(map(str, properties))
    return {triple for triple in derived if triple[1] in wanted}


def test_chains_give_what_the_rules_give(document: Graph, derived: set[tuple[str, str, str]]) -> None:
    expanded, errors = closure(document)
    assert not errors
    for way in (QG.involvedIn, QG.concerns):
        assert len(pairs(expanded, way)) > 50
        assert pairs(expanded, way) == only(derived, way)


def test_owl_adds_to_the_shortcuts_what_the_rules_add(document: Graph, derived: set[tuple[str, str, str]]) -> None:
    seeds = Graph()
    overlaps = sorted(only(derived, QG.overlapsWith))
    for one, way, other in (*only(derived, *SEEDS), *overlaps[: len(overlaps) // 2]):
        seeds.add((URIRef(one), URIRef(way), URIRef(other)))
    expanded, errors = closure(document + seeds)
    assert not errors
    assert {way for _, way, _ in derived} == set(map(str, DERIVED))
    assert pairs(expanded, *DERIVED) == derived


def test_the_rules_cover_every_property_that_is_derived(ontology: Graph) -> None:
    """Whatever an axiom makes of other properties is a property the rules know."""
    upper = set(ontology.objects(None, RDFS.subPropertyOf)) | set(ontology.subjects(OWL.propertyChainAxiom))
    upper |= set(ontology.subjects(RDF.type, OWL.SymmetricProperty))
    assert {term for term in upper if str(term).startswith(NAMESPACE)} <= set(DERIVED)


BROKEN: dict[str, list[_TripleType]] = {
    "a task that is an agency": [(URIRef("urn:x"), RDF.type, QG.Task), (URIRef("urn:x"), RDF.type, QG.Agency)],
    "an agency given as the task": [
        (URIRef("urn:a"), QG.assignedTask, URIRef("urn:b")),
        (URIRef("urn:b"), RDF.type, QG.Agency),
    ],
    "a target of an agency": [
        (URIRef("urn:a"), QG.hasTarget, URIRef("urn:t")),
        (URIRef("urn:a"), RDF.type, QG.Agency),
    ],
}


@pytest.mark.parametrize("contradiction", BROKEN)
def test_a_contradiction_is_found(contradiction: str, ontology: Graph) -> None:
    wrong = Graph()
    for triple in BROKEN[contradiction]:
        wrong.add(triple)
    assert closure(ontology + wrong)[1]


# ---------------------------------------------------------------- HermiT


def reasonable(graph: Graph) -> Graph:
    """The graph without values of types that are outside OWL 2, such as days, on which HermiT stops."""
    kept = Graph()
    for triple in graph:
        if not (isinstance(triple[2], Literal) and triple[2].datatype and triple[2].datatype not in DATATYPES):
            kept.add(triple)
    return kept


def unsatisfiable(graph: Graph, folder: Path) -> list[str]:
    """The classes that HermiT finds empty; owl:Nothing alone where the whole is inconsistent."""
    owlready2 = pytest.importorskip("owlready2", reason="HermiT comes with owlready2, which make ontology installs")
    if not shutil.which("java"):
        pytest.skip("HermiT needs Java, which is not installed")
    path = folder / "checked.nt"
    reasonable(graph).serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return [str(OWL.Nothing)]
    return [found.iri for found in world.inconsistent_classes() if found.iri != str(OWL.Nothing)]


def test_hermit_finds_the_ontology_consistent(ontology: Graph, tmp_path: Path) -> None:
    assert not unsatisfiable(ontology, tmp_path)


def test_hermit_finds_the_first_plan_consistent(document: Graph, tmp_path: Path) -> None:
    assert not unsatisfiable(document, tmp_path)


@pytest.mark.parametrize("contradiction", BROKEN)
def test_hermit_finds_a_contradiction(contradiction: str, ontology: Graph, tmp_path: Path) -> None:
    wrong = Graph()
    for triple in BROKEN[contradiction]:
        wrong.add(triple)
    assert unsatisfiable(ontology + wrong, tmp_path)


def test_hermit_finds_an_empty_class(ontology: Graph, tmp_path: Path) -> None:
    both: Node = URIRef("urn:both")
    wrong = Graph().add((both, RDF.type, OWL.Class))
    wrong.add((both, RDFS.subClassOf, QG.Task)).add((both, RDFS.subClassOf, QG.Agency))
    assert unsatisfiable(ontology + wrong, tmp_path) == [str(both)]


def test_days_are_all_that_hermit_is_spared(document: Graph) -> None:
    spared = {value.datatype for value in (document - reasonable(document)).objects() if isinstance(value, Literal)}
    assert spared == {XSD.date}
