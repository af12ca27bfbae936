"""docs/ontology.html is what the ontology gives, tells every term in both languages, and stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import html
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

from docs.diagrams import attributes, links
from docs.ontology import Sources, render
from qgraph.graph.names import QG

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.html import HtmlElement


@pytest.fixture(scope="module")
def page(root: Path) -> HtmlElement:
    return html.fromstring((root / "docs" / "ontology.html").read_text(encoding="utf-8"))


def own(ontology: Graph) -> list[URIRef]:
    return [term for term in set(ontology.subjects(RDF.type)) if isinstance(term, URIRef) and term.startswith(QG)]


def test_the_page_is_up_to_date(root: Path) -> None:
    assert render() == (root / "docs" / "ontology.html").read_text(encoding="utf-8"), "run make docs"


def test_every_term_is_told_in_both_languages(page: HtmlElement, ontology: Graph) -> None:
    articles = {article.get("id"): article for article in page.iter("article")}
    assert articles.keys() == {term.removeprefix(QG) for term in own(ontology)}
    for term in own(ontology):
        said = articles[term.removeprefix(QG)].text_content()
        for way in (RDFS.label, SKOS.prefLabel, SKOS.definition, SKOS.example, SKOS.scopeNote):
            for text in ontology.objects(term, way):
                assert str(text) in said, term


def test_words_are_marked_with_their_language(page: HtmlElement, ontology: Graph) -> None:
    assert page.get("lang") == "zh-Hans"
    english = {text for text in ontology.objects(None, SKOS.definition) if isinstance(text, Literal)}
    english = {text for text in english if text.language == "en"}
    marked = {element.text_content() for element in page.xpath("//*[@lang='en']")}
    assert {str(text) for text in english} <= marked


def test_every_link_leads_somewhere(page: HtmlElement, root: Path) -> None:
    targets = {element.get("id") for element in page.xpath("//*[@id]")}
    assert len(targets) == len(page.xpath("//*[@id]"))
    for link in page.xpath("//a/@href"):
        if link.startswith("#"):
            assert link[1:] in targets
        elif not link.startswith(("http://", "https://")):
            assert (root / "docs" / link).is_file(), link


def test_the_page_loads_nothing(page: HtmlElement, root: Path) -> None:
    assert not page.xpath("//script | //link | //img | //iframe | //*[@src] | //*[@onclick]")
    assert "url(" not in (root / "docs" / "ontology.css").read_text(encoding="utf-8").replace("url(#", "")


def test_the_figures_show_every_class_and_every_relation(page: HtmlElement, ontology: Graph) -> None:
    classes = {term.removeprefix(QG) for term in own(ontology) if (term, RDF.type, OWL.Class) in ontology}
    assert classes == {name for name in page.xpath("//figure//text[@class='name']/text()") if ":" not in name}
    ours = {link.label for link in links(ontology, Sources().shapes) if link.label and ":" not in link.label}
    assert {"assignedTask", "hasTarget", "evidence", "foundIn", "concerns"} <= ours
    assert ours <= set(page.xpath("//figure//text[contains(@class, 'arrow')]/text()"))


def test_a_box_lists_values_and_code_lists(ontology: Graph) -> None:
    inside = attributes(ontology, Sources().shapes)
    assert {"role : code list", "cue : string", "deadline : date"} <= set(inside["Assignment"])
    assert "comparator : code list" in inside["Target"]
    assert "concerns : code list" not in inside["Task"]
