from __future__ import annotations

import pytest

from qgraph.errors import QueryError
from qgraph.graph import lookup
from qgraph.graph.names import DATA, PREFIXES, REFERENCE
from qgraph.graph.store import MEMORY, Store

FIRST, SECOND, GROUP = (f"{DATA}agency/{name}" for name in ("990100/zhijianju", "990200/zhijianju", "990100/gexian"))

TRIPLES = f"""
INSERT DATA {{
  GRAPH <{REFERENCE}> {{
    <{FIRST}> a qg:Agency ; skos:prefLabel "甲市质监局"@zh-Hans ; skos:altLabel "市质监局"@zh-Hans .
    <{SECOND}> a qg:Agency ; skos:prefLabel "丙市质监局"@zh-Hans ; skos:altLabel "市质监局"@zh-Hans .
    <{SECOND}> skos:altLabel "甲市质监局"@zh-Hans .
    <{GROUP}> a qg:AgencyGroup ; skos:prefLabel "各县(市、区)人民政府"@zh-Hans .
    <urn:indicator> a qg:Indicator ; skos:prefLabel "合格率"@zh-Hans .
  }}
  GRAPH <urn:g> {{
    <{FIRST}> qg:involvedIn <urn:task1> . <urn:task1> dcterms:isPartOf <https://example.org/plan1> .
    <{SECOND}> qg:involvedIn <urn:task2> . <urn:task2> dcterms:isPartOf <https://example.org/plan2> .
    <https://example.org/plan1> a qg:ActionPlan ; dcterms:title "甲市好茶计划"@zh-Hans .
    <https://example.org/plan1> dcterms:identifier "甲府〔2031〕7号" .
    <https://example.org/plan2> a qg:ActionPlan ; dcterms:title "丙市好茶计划"@zh-Hans .
  }}
}}"""


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store.open(MEMORY, write=True)
    store.inner.update(TRIPLES, prefixes=PREFIXES)
    return store


@pytest.mark.parametrize("written", ["丙市质监局", " 丙市 质监局", FIRST.replace("9901", "9902")])
def test_a_full_name_or_an_iri(store: Store, written: str) -> None:
    assert lookup.agency(store, written) == SECOND


def test_a_full_name_goes_before_an_alias_of_another(store: Store) -> None:
    assert lookup.agency(store, "甲市质监局") == FIRST


@pytest.mark.parametrize("written", ["各县(市、区)人民政府", "各县（市、区）人民政府"])
def test_width_does_not_matter(store: Store, written: str) -> None:
    assert lookup.agency(store, written) == GROUP


def test_several_are_listed_by_their_full_names(store: Store) -> None:
    with pytest.raises(QueryError, match="the name of 2: 丙市质监局、甲市质监局"):
        lookup.agency(store, "市质监局")


def test_the_one_of_the_plan_is_meant(store: Store) -> None:
    assert lookup.agency(store, "市质监局", plan="https://example.org/plan1") == FIRST
    assert lookup.agency(store, "市质监局", plan="https://example.org/plan2") == SECOND


def test_none_gives_names_like_it_and_only_of_agencies(store: Store) -> None:
    with pytest.raises(QueryError, match=r"did you mean .*市质监局"):
        lookup.agency(store, "市质检局")
    with pytest.raises(QueryError) as caught:
        lookup.agency(store, "合格率")
    assert "did you mean" not in str(caught.value)


@pytest.mark.parametrize("written", ["甲市好茶计划", "甲市", "甲府〔2031〕7号", "甲 市好茶"])
def test_a_plan_by_title_part_of_it_or_number(store: Store, written: str) -> None:
    assert lookup.plan(store, written) == "https://example.org/plan1"


def test_part_of_two_titles_names_both(store: Store) -> None:
    with pytest.raises(QueryError, match="丙市好茶计划、甲市好茶计划"):
        lookup.plan(store, "好茶")
