"""Writes docs/ontology.html anew: every term of ontology.ttl in both languages, with figures. Needs no network.

    python -m docs.ontology

The page is made of ontology.ttl, the shapes and the alignments alone, so that the same files give the same bytes; a
test holds it to them. pyLODE, which does the same in general, drops the second language of most fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from docs.diagrams import QG, attributes, figure, links, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

__all__ = ["main", "render"]

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
IRI = URIRef("https://w3id.org/qgraph")
VANN = Namespace("http://purl.org/vocab/vann/")
ROLE_PROPERTY = URIRef(f"{QG}roleProperty")

# The headings of ontology.ttl, which stand there in English, with their Chinese.
HEADINGS = {
    "Classes: documents": "类:文件",
    "Classes: who and in what role": "类:主体与角色",
    "Classes: what is to be reached, and what it is about": "类:目标与对象",
    "Classes: the words behind it": "类:原文",
    "Properties: documents": "属性:文件",
    "Properties: assignments": "属性:责任分工",
    "Properties: shortcuts from an agent to a task, derived": "属性:主体到任务的快捷关系(推导)",
    "Properties: targets": "属性:目标值",
    "Properties: units": "属性:计量单位",
    "Properties: scope": "属性:范围",
    "Properties: overlap": "属性:内容重叠",
    "Properties: evidence, order and doubt": "属性:依据、次序与待核",
    "Code list: roles": "概念表:角色",
    "Code list: comparators": "概念表:比较方式",
    "Code list: qualifiers": "概念表:限定语",
    "Code list: kinds of agency": "概念表:机构类别",
    "Code list: administrative levels": "概念表:行政层级",
    "Code list: severities": "概念表:轻重",
}

# Which classes stand where in which figure; everything else in them is computed.
FIGURES = (
    (
        ("计划与文件", "Plans and documents"),
        (
            ("dcterms:BibliographicResource", "prov:Plan", ""),
            ("PolicyDocument", "ActionPlan", "PlanElement"),
            ("", "Section", "Task"),
        ),
    ),
    (
        ("责任分工", "Who does what"),
        (
            ("Task", "Assignment", "cv:Participation"),
            ("foaf:Agent", "Agency", "org:Organization"),
            ("", "AgencyGroup", "foaf:Group"),
        ),
    ),
    (
        ("目标与范围", "Targets and scope"),
        (
            ("PlanElement", "Target", "Indicator"),
            ("", "qudt:Unit", ""),
            ("Task", "", "skos:Concept"),
            ("skos:Collection", "Product", ""),
            ("", "Sector", ""),
        ),
    ),
    (
        ("原文与待核", "Words and doubt"),
        (
            ("PolicyDocument", "TextCopy", "TextSpan"),
            ("Citation", "PlanElement", "Task"),
            ("Problem", "Overlap", ""),
        ),
    ),
)
# What a term says of others, in the order of the page: the heading in both languages and the property.
FACTS = (
    ("上位类", "subclass of", RDFS.subClassOf),
    ("上位属性", "subproperty of", RDFS.subPropertyOf),
    ("定义域", "domain", RDFS.domain),
    ("值域", "range", RDFS.range),
    ("逆属性", "inverse of", OWL.inverseOf),
    ("所属概念表", "in scheme", SKOS.inScheme),
    ("对应关系", "shortcut", ROLE_PROPERTY),
)
BACKWARDS = (
    ("下位类", "superclass of", RDFS.subClassOf),
    ("下位属性", "superproperty of", RDFS.subPropertyOf),
    ("作为定义域", "domain of", RDFS.domain),
    ("作为值域", "range of", RDFS.range),
    ("逆属性", "inverse of", OWL.inverseOf),
    ("概念", "concepts", SKOS.inScheme),
)
KINDS: dict[Node, tuple[str, str]] = {
    OWL.Class: ("类", "class"),
    OWL.ObjectProperty: ("对象属性", "object property"),
    OWL.DatatypeProperty: ("数据属性", "datatype property"),
    OWL.AnnotationProperty: ("注释属性", "annotation property"),
    OWL.SymmetricProperty: ("对称属性", "symmetric"),
    SKOS.Concept: ("概念", "concept"),
    SKOS.ConceptScheme: ("概念表", "concept scheme"),
}
MATCHES = {SKOS.exactMatch: "=", SKOS.closeMatch: "≈", SKOS.relatedMatch: "~"}


@dataclass(frozen=True)
class Sources:
    """The files the page is made of."""

    text: str = field(default_factory=lambda: (ROOT / "ontology.ttl").read_text(encoding="utf-8"))

    @cached_property
    def ontology(self) -> Graph:
        return Graph().parse(data=self.text, format="turtle")

    @cached_property
    def shapes(self) -> Graph:
        return Graph().parse(ROOT / "qgraph" / "graph" / "shapes.ttl")

    @cached_property
    def alignments(self) -> Graph:
        return Graph().parse(ROOT / "qgraph" / "graph" / "alignments.ttl")

    def both(self, term: Node, *properties: URIRef) -> dict[str, str]:
        """What is said of a term in each language, the texts of one language one after the other."""
        texts = [text for each in properties for text in self.ontology.objects(term, each) if isinstance(text, Literal)]
        said = {language: [str(text) for text in texts if text.language == language] for language in ("zh-Hans", "en")}
        return {language: (";" if language != "en" else "; ").join(sorted(found)) for language, found in said.items()}

    def groups(self) -> Iterator[tuple[str, str, list[dict[str, object]]]]:
        """The terms under the headings of the file, in its order; headings in Chinese and English."""
        for part in re.split(r"(?m)^# =+ ", self.text)[1:]:
            heading = part.split("\n", 1)[0]
            names = re.findall(r"(?m)^qg:(\w+) a ", part)
            if names:
                yield HEADINGS[heading], heading, [self.term(name) for name in names]

    def term(self, name: str) -> dict[str, object]:
        """Everything the page says of one term."""
        iri = URIRef(QG + name)
        kinds = [KINDS[kind] for kind in sorted(self.ontology.objects(iri, RDF.type), key=str) if kind in KINDS]
        return {
            "name": name,
            "iri": str(iri),
            "kinds": sorted(kinds, key=lambda kind: "属性" not in kind[0] or kind[0] == "对称属性"),
            "label": self.both(iri, RDFS.label, SKOS.prefLabel),
            "definition": self.both(iri, SKOS.definition),
            "note": self.both(iri, SKOS.scopeNote),
            "example": self.both(iri, SKOS.example),
            "other_names": self.both(iri, SKOS.altLabel)["zh-Hans"],
            "notation": ", ".join(sorted(map(str, self.ontology.objects(iri, SKOS.notation)))),
            "facts": list(self.facts(iri)),
            "chain": [short(step) for step in self.chain(iri)],
            "matches": self.matches(iri),
        }

    def facts(self, iri: URIRef) -> Iterator[tuple[str, str, list[tuple[str, bool]]]]:
        """Headings in both languages, with the terms under each and whether they are ours."""
        forwards = ((zh, en, self.ontology.objects(iri, way)) for zh, en, way in FACTS)
        backwards = ((zh, en, self.ontology.subjects(way, iri)) for zh, en, way in BACKWARDS)
        for zh, en, found in (*forwards, *backwards):
            terms = sorted({(short(term), str(term).startswith(QG)) for term in found if isinstance(term, URIRef)})
            if terms:
                yield zh, en, terms

    def chain(self, iri: URIRef) -> list[Node]:
        head = self.ontology.value(iri, OWL.propertyChainAxiom)
        return list(self.ontology.items(head)) if head else []

    def matches(self, iri: URIRef) -> list[tuple[str, str, str]]:
        """Terms of other vocabularies that come close: sign, prefixed name, address."""
        found = [(sign, other) for way, sign in MATCHES.items() for other in self.alignments.objects(iri, way)]
        return sorted((sign, self.alignments.qname(str(other)), str(other)) for sign, other in found)

    def reused(self) -> list[tuple[str, str, str]]:
        """Terms of other vocabularies the file declares: kind, prefixed name, address."""
        kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
        declared = {
            (KINDS[kind][1], self.ontology.qname(str(term)), str(term))
            for kind in kinds
            for term in self.ontology.subjects(RDF.type, kind)
            if not str(term).startswith(QG)
        }
        return sorted(declared)

    def header(self) -> dict[str, object]:
        """The header of the ontology."""
        one = {name: self.ontology.value(IRI, way) for name, way in {
            "version": OWL.versionInfo,
            "version_iri": OWL.versionIRI,
            "created": DCTERMS.created,
            "modified": DCTERMS.modified,
            "license": DCTERMS.license,
            "prefix": VANN.preferredNamespacePrefix,
            "namespace": VANN.preferredNamespaceUri,
        }.items()}  # fmt: skip
        ways = {"title": DCTERMS.title, "description": DCTERMS.description, "rights": DCTERMS.rights}
        both = {name: self.both(IRI, way) for name, way in ways.items()}
        creator = self.ontology.value(IRI, DCTERMS.creator)
        return {
            **one,
            **both,
            "citation": self.both(IRI, DCTERMS.bibliographicCitation),
            "creator": self.both(creator, SKOS.prefLabel) if creator else {},
        }

    def figures(self) -> Iterator[tuple[str, str, Markup]]:
        """The figures with their captions in Chinese and English."""
        own = {str(term) for term in self.ontology.subjects(RDF.type, OWL.Class) if str(term).startswith(QG)}
        names = {short(term): self.both(URIRef(term), RDFS.label)["zh-Hans"] for term in own}
        inside, found = attributes(self.ontology, self.shapes), links(self.ontology, self.shapes)
        for (zh, en), rows in FIGURES:
            yield zh, en, figure(rows, names, {name: inside.get(name, []) for name in names}, found)


def render() -> str:
    """The whole page."""
    sources = Sources()
    environment = Environment(
        loader=FileSystemLoader(DOCS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("ontology.html.j2").render(
        header=sources.header(),
        figures=list(sources.figures()),
        groups=list(sources.groups()),
        reused=sources.reused(),
        style=Markup((DOCS / "ontology.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
    )


def main() -> None:
    """Writes the page."""
    (DOCS / "ontology.html").write_text(render(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
