"""The notice, the plan it carries, the stored text, and the documents the plan cites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, RDF, Literal, URIRef

from qgraph.graph import iris
from qgraph.graph.literals import chinese, day
from qgraph.graph.vocabulary import QG
from qgraph.model import Relation, spelled

if TYPE_CHECKING:
    from qgraph.graph.triples.sheet import Sheet
    from qgraph.model import Citation, Document, Plan

__all__ = ["Cited", "carrier_iri", "describe_citations", "describe_cited", "describe_copy", "describe_documents"]

_RELATIONS = {
    Relation.IMPLEMENTS: QG.implements,
    Relation.REFERENCES: DCTERMS.references,
    Relation.CONFORMS: DCTERMS.conformsTo,
}


def carrier_iri(plan: Plan) -> URIRef:
    """The IRI of the document that carries the plan: of the notice where there is one, else of the plan.

    A title the document does not print, made up from its file's name, is no identity: the file's bytes are.
    """
    head = plan.document.letterhead
    title = head.notice or head.title
    issuer = next((agency.name for agency in plan.agencies if agency.id == plan.issuer), None)
    return URIRef(
        iris.document(
            title=title.text if title else "",
            number=head.number.text if head.number else "",
            issuer=issuer or (head.issuer.text if head.issuer else ""),
            sha256=plan.document.sha256,
        )
    )


def describe_documents(sheet: Sheet) -> None:
    """Say of notice and plan what the letterhead says of them."""
    head = sheet.plan.document.letterhead
    sheet.say(sheet.carrier, RDF.type, QG.PolicyDocument)
    if head.number:
        sheet.say(sheet.carrier, DCTERMS.identifier, Literal(iris.number_of(head.number.text) or head.number.text))
    if head.notice and sheet.has_notice:
        sheet.say(sheet.carrier, DCTERMS.title, _title(head.notice.text))
        sheet.say(sheet.plan_iri, DCTERMS.isPartOf, sheet.carrier)
    for part in {sheet.carrier, sheet.plan_iri}:
        _describe_issue(sheet, part)
    _describe_plan(sheet)
    words = (head.title, head.notice, head.number, head.issuer, head.addressee)
    sheet.quote(sheet.carrier, *(printed.span for printed in words if printed), head.signed_span)


def _describe_issue(sheet: Sheet, part: URIRef) -> None:
    """Who issued it, and when. The day a site put the page up is another thing and belongs to the stored text."""
    if sheet.plan.issuer:
        sheet.say(part, DCTERMS.publisher, URIRef(iris.agency(sheet.plan.issuer)))
    if signed := sheet.plan.document.letterhead.signed:
        sheet.say(part, DCTERMS.issued, day(signed))


def _describe_plan(sheet: Sheet) -> None:
    plan, head = sheet.plan, sheet.plan.document.letterhead
    sheet.say(sheet.plan_iri, RDF.type, QG.ActionPlan)
    if plan.title:
        # Without a printed title it is the file's name, which is in no language.
        printed = head.title or head.notice
        sheet.say(sheet.plan_iri, DCTERMS.title, _title(plan.title) if printed else Literal(plan.title))
    if plan.place:
        sheet.say(sheet.plan_iri, DCTERMS.spatial, URIRef(iris.place(plan.place)))
    if plan.period:
        sheet.say(sheet.plan_iri, QG.periodStart, day(plan.period[0]))
        sheet.say(sheet.plan_iri, QG.periodEnd, day(plan.period[1]))
    sheet.quote(sheet.plan_iri, head.title.span if head.title else None)


def _title(printed: str) -> Literal:
    """A title on one line: where a page breaks it says nothing about the document."""
    return chinese(spelled(printed))


def describe_copy(sheet: Sheet) -> None:
    """Say what the stored text is: whose copy, of how many characters, from which file."""
    document = sheet.plan.document
    sheet.say(sheet.text, RDF.type, QG.TextCopy)
    sheet.say(sheet.text, DCTERMS.isFormatOf, sheet.carrier)
    sheet.say(sheet.text, DCTERMS.format, Literal(document.format))
    sheet.say(sheet.text, DCTERMS.extent, Literal(len(document.text)))  # characters
    sheet.say(sheet.text, QG.fileName, Literal(document.source))
    sheet.say(sheet.text, QG.sha256, Literal(document.sha256))
    _describe_site(sheet, document)


def _describe_site(sheet: Sheet, document: Document) -> None:
    head = document.letterhead
    if head.site:
        sheet.say(sheet.text, DCTERMS.title, chinese(f"{head.site.text}转载文本"))
    if head.origin:
        sheet.say(sheet.text, DCTERMS.source, chinese(head.origin.text))
    if head.posted:
        sheet.say(sheet.text, DCTERMS.available, day(head.posted))
    words = (head.site, head.origin)
    sheet.quote(sheet.text, *(printed.span for printed in words if printed), head.posted_span)


class Cited:
    """The documents one plan cites, each under all the spellings it is cited by."""

    def __init__(self, citations: tuple[Citation, ...]) -> None:
        # 《…的通知》(粤府办〔2016〕60号) in one sentence makes the title alone, in another, the same document.
        self._numbers = {each.title: each.number for each in citations if each.title and each.number}

    def iri(self, title: str | None, number: str | None) -> URIRef:
        """The IRI of a document by its number, by the number given elsewhere with its title, or by its title."""
        known = number or self._numbers.get(title or "") or ""
        return URIRef(iris.document(title=title or "", number=known))

    def both(self, reference: str) -> tuple[str | None, str | None]:
        """Title and number of a document of which one of the two is given."""
        if iris.number_of(reference) or reference in self._numbers.values():
            return None, reference
        return reference, self._numbers.get(reference)


def describe_citations(sheet: Sheet, cited: Cited) -> None:
    """Say which documents are named, where, and why."""
    for position, citation in enumerate(sheet.plan.citations, start=1):
        if not (citation.title or citation.number):
            continue
        document = cited.iri(citation.title, citation.number)
        describe_cited(sheet, document, citation.title, citation.number)
        # What a plan carries out is said of the whole plan, wherever it stands.
        whole = citation.relation is Relation.IMPLEMENTS
        place = sheet.plan_iri if whole else sheet.holder(citation.task)
        sheet.say(place, _RELATIONS[citation.relation], document)
        node = sheet.part("citation", position)
        sheet.say(node, RDF.type, QG.Citation)
        sheet.say(node, QG.cites, document)
        sheet.say(node, QG.foundIn, sheet.holder(citation.task))
        sheet.quote(node, citation.span)


def describe_cited(sheet: Sheet, document: URIRef, title: str | None, number: str | None) -> None:
    """Say what is known of a document by citation only; the full description comes with its own text."""
    sheet.tell(document, RDF.type, QG.PolicyDocument)
    if title:
        sheet.tell(document, DCTERMS.title, _title(title))
    if number:
        sheet.tell(document, DCTERMS.identifier, Literal(iris.number_of(number) or number))
