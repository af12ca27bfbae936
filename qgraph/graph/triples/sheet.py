"""What the describing modules write on: the two graphs of one plan, and the identifiers of its parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rdflib import RDF, Graph, Literal, URIRef

from qgraph.graph import iris
from qgraph.graph.names import PREFIXES
from qgraph.graph.vocabulary import OA, QG

if TYPE_CHECKING:
    from rdflib.term import Node

    from qgraph.model import Plan, Span

__all__ = ["Sheet"]


def _empty() -> Graph:
    """A graph with our prefixes: rdflib makes up others in an order that differs from run to run."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One plan on its way into triples.

    ``carrier`` is the document that has the identity: the notice where there is one, else the plan itself.
    """

    plan: Plan
    carrier: URIRef
    document: Graph = field(default_factory=_empty)
    entities: Graph = field(default_factory=_empty)

    @cached_property
    def plan_iri(self) -> URIRef:
        """The plan: a part of the notice, or the carrier itself."""
        return self.part("plan") if self.has_notice else self.carrier

    @property
    def has_notice(self) -> bool:
        """Whether a notice carries the plan, each under a title of its own."""
        head = self.plan.document.letterhead
        return bool(head.notice and head.title and head.notice.text != head.title.text)

    @cached_property
    def text(self) -> URIRef:
        """The stored text."""
        return URIRef(iris.text_copy(self.plan.document.sha256))

    def part(self, *path: str | int) -> URIRef:
        """A part of the document, such as ``part("task", 1)``."""
        return URIRef(iris.part(self.carrier, *path))

    def section(self, ordinal: int) -> URIRef:
        """The section with that ordinal."""
        return self.part("section", ordinal)

    def task(self, ordinal: int) -> URIRef:
        """The task with that ordinal."""
        return self.part("task", ordinal)

    def holder(self, task: int | None, section: int | None = None) -> URIRef:
        """The narrowest part of the plan something belongs to: a task, else a section, else the plan."""
        if task is not None:
            return self.task(task)
        return self.plan_iri if section is None else self.section(section)

    def say(self, subject: URIRef, predicate: URIRef, *objects: Node) -> None:
        """State something in the document's own graph."""
        for value in objects:
            self.document.add((subject, predicate, value))

    def tell(self, subject: URIRef, predicate: URIRef, *objects: Node) -> None:
        """State something of a shared entity, that follows from its identity alone."""
        for value in objects:
            self.entities.add((subject, predicate, value))

    def quote(self, subject: URIRef, *spans: Span | None) -> None:
        """Give the words ``subject`` was read from; spans that are absent, empty or outside the text give none."""
        text = self.plan.document.text
        for span in spans:
            if span is None or not (words := span.of(text)) or len(words) != span.end - span.start:
                continue
            quotation = URIRef(iris.span(self.text, span.start, span.end))
            self.say(subject, QG.evidence, quotation)
            self.say(quotation, RDF.type, QG.TextSpan)
            self.say(quotation, OA.hasSource, self.text)
            # Plain integers: Oxigraph keeps no other integer type, and a type that changes in the store misleads.
            self.say(quotation, OA.start, Literal(span.start))
            self.say(quotation, OA.end, Literal(span.end))
            self.say(quotation, OA.exact, Literal(words))
