"""Whether an ontology is in OWL 2 DL and OWL 2 RL, read triple by triple after the W3C's mapping from RDF.

This knows the forms a small ontology needs and refuses every other, so that what it accepts is in both profiles;
what it refuses may still be in one of them. It is no replacement for a general checker, which none of the Python
packages we could pin is yet, but a proof that needs no Java. Known are: the header; declarations; annotations; named
classes and properties below one another; domains and ranges; inverses; characteristics; property chains; disjoint
classes; and individuals with their classes and values. Class expressions (restrictions, unions, enumerations) and
datatype definitions are refused, since constraints belong in the shapes.

The rules are those of OWL 2 Structural Specification (sections 3, 5, 5.8 and 11: declarations, reserved words,
punning, simple properties and the order of chains), and of OWL 2 Profiles (section 4.2, the grammar of RL). Values of
annotations may be of any datatype, since annotations mean nothing to a reasoner.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib.term import Node

__all__ = ["violations"]

PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
DECLARED = {OWL.Class, OWL.NamedIndividual, *PROPERTIES}
ABOUT = {RDFS.label, RDFS.comment, RDFS.seeAlso, RDFS.isDefinedBy, OWL.versionInfo, OWL.deprecated}
HEADER = {OWL.versionIRI, OWL.priorVersion, OWL.backwardCompatibleWith, OWL.incompatibleWith}
NEED_SIMPLE = {OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty}
CHARACTERISTICS = {OWL.SymmetricProperty, OWL.TransitiveProperty, *NEED_SIMPLE}  # RL has no reflexive properties
RESERVED = tuple(str(each) for each in (RDF, RDFS, OWL, XSD))
# The datatypes of OWL 2 RL, all of which are in the map of OWL 2 DL. No xsd:date, no xsd:gYear, no xsd:double.
DATATYPES = {
    *(RDFS.Literal, RDF.PlainLiteral, RDF.XMLLiteral, RDF.langString),
    *(XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.nonPositiveInteger, XSD.positiveInteger),
    *(XSD.negativeInteger, XSD.long, XSD.int, XSD.short, XSD.byte, XSD.unsignedLong, XSD.unsignedInt),
    *(XSD.unsignedShort, XSD.unsignedByte, XSD.string, XSD.normalizedString, XSD.token, XSD.language, XSD.Name),
    *(XSD.NCName, XSD.NMTOKEN, XSD.boolean, XSD.hexBinary, XSD.base64Binary, XSD.anyURI, XSD.dateTime),
    XSD.dateTimeStamp,
}


def violations(graph: Graph) -> list[str]:
    """What keeps the ontology out of OWL 2 DL and OWL 2 RL, in words; empty when it is in both."""
    ontology = _Ontology(graph)
    return sorted({*ontology.forms(), *ontology.names(), *ontology.properties(), *ontology.nodes()})


@dataclass(frozen=True)
class _Ontology:
    graph: Graph
    lists: set[Node] = field(default_factory=set)  # nodes of lists an axiom accounts for

    def kinds(self, term: Node) -> set[Node]:
        return set(self.graph.objects(term, RDF.type)) & DECLARED

    def is_class(self, term: Node) -> bool:
        return OWL.Class in self.kinds(term)

    def is_object_property(self, term: Node) -> bool:
        return OWL.ObjectProperty in self.kinds(term)

    def members(self, head: Node) -> list[Node]:
        """The members of a list, whose nodes are then accounted for."""
        node: Node | None = head
        while node and node != RDF.nil and node not in self.lists:
            self.lists.add(node)
            node = self.graph.value(node, RDF.rest)
        return list(Collection(self.graph, head))

    def forms(self) -> Iterator[str]:
        """Triples that are no part of any axiom of both profiles."""
        triples = sorted(self.graph, key=lambda triple: triple[1] == RDF.first or triple[1] == RDF.rest)
        for subject, predicate, value in triples:
            if not self.is_known(subject, predicate, value):
                yield f"no axiom of both profiles: {subject.n3()} {predicate.n3()} {value.n3()}"

    def is_known(self, subject: Node, predicate: Node, value: Node) -> bool:
        """Whether a triple is part of an axiom that both profiles have. Lists come after what leads to them."""
        if predicate in {RDF.first, RDF.rest}:
            return subject in self.lists
        if predicate in AXIOMS:
            return AXIOMS[predicate](self, subject, value)
        if predicate in ABOUT or OWL.AnnotationProperty in self.kinds(predicate):
            return isinstance(subject, URIRef) and not isinstance(value, BNode)
        if predicate in HEADER:
            return (subject, RDF.type, OWL.Ontology) in self.graph and isinstance(value, URIRef)
        if isinstance(value, Literal):
            datatype = value.datatype or (RDF.langString if value.language else XSD.string)
            return OWL.DatatypeProperty in self.kinds(predicate) and datatype in DATATYPES
        return self.is_object_property(predicate) and isinstance(subject, URIRef) and isinstance(value, URIRef)

    def is_type(self, subject: Node, kind: Node) -> bool:
        if kind == OWL.AllDisjointClasses:
            head = self.graph.value(subject, OWL.members)
            return isinstance(subject, BNode) and head is not None and len(self.members(head)) > 1
        if kind in CHARACTERISTICS:
            return self.is_object_property(subject) or (
                kind == OWL.FunctionalProperty and OWL.DatatypeProperty in self.kinds(subject)
            )
        return isinstance(subject, URIRef) and (kind in DECLARED or kind == OWL.Ontology or self.is_class(kind))

    def is_subproperty(self, lower: Node, upper: Node) -> bool:
        return bool(self.kinds(lower) & self.kinds(upper) & set(PROPERTIES))

    def is_range(self, subject: Node, value: Node) -> bool:
        if OWL.DatatypeProperty in self.kinds(subject):
            return value in DATATYPES
        return self.is_object_property(subject) and self.is_class(value)

    def is_chain(self, subject: Node, head: Node) -> bool:
        steps = self.members(head)
        return len(steps) > 1 and all(map(self.is_object_property, (subject, *steps)))

    def names(self) -> Iterator[str]:
        """Names declared as two things that must be apart, or taken from the reserved words."""
        for term in set(self.graph.subjects(RDF.type)):
            if len(self.kinds(term) & set(PROPERTIES)) > 1:
                yield f"two kinds of property at once: {term.n3()}"
            if self.kinds(term) and str(term).startswith(RESERVED):
                yield f"a reserved word declared: {term.n3()}"

    def nodes(self) -> Iterator[str]:
        """Blank nodes that stand in more than one axiom: the mapping allows each once."""
        used = Counter(value for _, _, value in self.graph if isinstance(value, BNode))
        yield from (f"a blank node used {times} times" for times in used.values() if times > 1)

    @cached_property
    def below(self) -> set[tuple[Node, Node]]:
        """Pairs of object properties of which the first implies the second, a property and its inverse being one."""
        direct = {(lower, upper) for lower, upper in self.graph.subject_objects(RDFS.subPropertyOf)}
        return {(self.one(lower), self.one(upper)) for lower, upper in direct}

    @cached_property
    def chains(self) -> list[tuple[Node, list[Node]]]:
        found = self.graph.subject_objects(OWL.propertyChainAxiom)
        return [(upper, list(Collection(self.graph, head))) for upper, head in found]

    def one(self, term: Node) -> Node:
        """A property by the first name of it and its inverses."""
        inverses = {*self.graph.objects(term, OWL.inverseOf), *self.graph.subjects(OWL.inverseOf, term), term}
        return min(inverses, key=str)

    def properties(self) -> Iterator[str]:
        """Chains without an order, and characteristics of properties that are not simple."""
        # A chain may begin or end with the very property it leads to, and not with its inverse.
        steps = {(step, upper) for upper, chain in self.chains for step in chain if step != upper}
        above = _closure(self.below | {(self.one(step), self.one(upper)) for step, upper in steps})
        for upper, chain in self.chains:
            if upper in chain[1:-1] or any((self.one(upper), self.one(step)) in above for step in chain):
                yield f"a chain that leads back to itself: {upper.n3()}"
        composite = {self.one(term) for term in self.graph.subjects(RDF.type, OWL.TransitiveProperty)}
        composite |= {self.one(upper) for upper, _ in self.chains}
        composite |= {upper for lower, upper in above if lower in composite}
        for kind in NEED_SIMPLE:
            for term in self.graph.subjects(RDF.type, kind):
                if self.one(term) in composite:
                    yield f"not simple, so not {kind.n3()}: {term.n3()}"


def _closure(pairs: set[tuple[Node, Node]]) -> set[tuple[Node, Node]]:
    """All pairs that a path of pairs connects."""
    found = set(pairs)
    while more := {(one, end) for one, middle in found for start, end in pairs if middle == start} - found:
        found |= more
    return found


AXIOMS: dict[Node, Callable[[_Ontology, Node, Node], bool]] = {
    RDF.type: _Ontology.is_type,
    RDFS.subClassOf: lambda self, lower, upper: self.is_class(lower) and self.is_class(upper),
    RDFS.subPropertyOf: _Ontology.is_subproperty,
    RDFS.domain: lambda self, subject, value: (
        bool(self.kinds(subject) & {OWL.ObjectProperty, OWL.DatatypeProperty}) and self.is_class(value)
    ),
    RDFS.range: _Ontology.is_range,
    OWL.inverseOf: lambda self, one, other: self.is_object_property(one) and self.is_object_property(other),
    OWL.propertyChainAxiom: _Ontology.is_chain,
    OWL.members: lambda self, _, head: all(map(self.is_class, self.members(head))),
}
