"""Where a node of the graph stands: in which task of which plan, and by which words of which file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from qgraph.graph.names import PREFIXES, QG

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Place", "Places", "Words"]

Node: TypeAlias = "ox.NamedNode | ox.BlankNode"
Term: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"


def _names(prefix: str, *names: str) -> tuple[ox.NamedNode, ...]:
    return tuple(ox.NamedNode(prefix + name) for name in names)


_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_PART_OF, _TITLE, _NUMBER, _FORMAT_OF = _names(PREFIXES["dcterms"], "isPartOf", "title", "identifier", "isFormatOf")
_SOURCE, _START, _END, _EXACT = _names(PREFIXES["oa"], "hasSource", "start", "end", "exact")
_PLAN, _TASK, _SECTION, _EVIDENCE, _ORDINAL, _FILE = _names(
    QG, "ActionPlan", "Task", "Section", "evidence", "ordinal", "fileName"
)
# From a thing to what it belongs to: along the first, against the second.
_UP = (*_names(QG, "assignedTask", "foundIn", "overlappingTask"), _PART_OF)
_DOWN = _names(QG, "hasTarget", "hasScopeList", "evidence")


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a stored text; ``start`` and ``end`` count its characters."""

    text: str
    start: int
    end: int
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A plan, and the task in it where there is one."""

    plan: str | None = None  # IRI
    plan_title: str = ""
    task: str | None = None  # IRI
    ordinal: int | None = None  # of the task
    number: str = ""  # of the task, as printed
    title: str = ""  # of the task

    def __bool__(self) -> bool:
        """Whether it is in any plan."""
        return self.plan is not None


class Places:
    """The places of one store; each answer takes a few look-ups, whatever the size of the store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def place(self, node: str) -> Place:
        """The narrowest task and the plan a node belongs to; both absent for what documents share."""
        task: Node | None = None
        plan: Node | None = None
        for each in self._outwards(ox.NamedNode(node)):
            kinds = set(self._objects(each, _TYPE))
            task = task or (each if _TASK in kinds else None)
            if _PLAN in kinds:
                plan = each
                break
        title = self._text(plan, _TITLE) if plan else ""
        if task is None:
            return Place(plan=plan.value if plan else None, plan_title=title)
        return Place(
            plan=plan.value if plan else None,
            plan_title=title,
            task=task.value,
            ordinal=int(self._text(task, _ORDINAL) or 0) or None,
            number=self._text(task, _NUMBER),
            title=self._text(task, _TITLE),
        )

    def _outwards(self, node: Node) -> Iterator[Node]:
        """The node, what it belongs to, what that belongs to, and so on; each once."""
        seen = {node}
        while True:
            yield node
            around = sorted((each for each in self._holders(node) if each not in seen), key=_in_order)
            if not around:
                return
            node = around[0]
            seen.add(node)

    def _holders(self, node: Node) -> Iterator[Node]:
        for predicate in _UP:
            yield from (each for each in self._objects(node, predicate) if isinstance(each, ox.NamedNode))
        for predicate in _DOWN:
            for quad in self._store.quads_for_pattern(None, predicate, node, None):
                if isinstance(quad.subject, ox.NamedNode):
                    yield quad.subject

    def words(self, node: str) -> Words | None:
        """The words a node rests on: the heading of a task or section, else the longest that are its evidence."""
        subject = ox.NamedNode(node)
        found = sorted(self._evidence(subject), key=lambda words: (words.end - words.start, -words.start))
        if not found:
            return None
        is_headed = {_TASK, _SECTION, _PLAN} & set(self._objects(subject, _TYPE))
        return found[0] if is_headed else found[-1]

    def _evidence(self, node: ox.NamedNode) -> Iterator[Words]:
        spans = [node, *self._objects(node, _EVIDENCE)]
        for span in spans:
            exact = self._text(span, _EXACT)
            if exact:
                start, end = int(self._text(span, _START) or 0), int(self._text(span, _END) or 0)
                source = next(iter(self._objects(span, _SOURCE)), None)
                yield Words(exact, start, end, self._text(source, _FILE) if source else "")

    def file_of(self, plan: str) -> str:
        """The file a plan was read from; empty where the store does not say."""
        carriers = [ox.NamedNode(plan), *self._objects(ox.NamedNode(plan), _PART_OF)]
        for carrier in carriers:
            for quad in self._store.quads_for_pattern(None, _FORMAT_OF, carrier, None):
                return self._text(quad.subject, _FILE)
        return ""

    def _objects(self, node: object, predicate: ox.NamedNode) -> list[Term]:
        if not isinstance(node, ox.NamedNode):
            return []
        return [quad.object for quad in self._store.quads_for_pattern(node, predicate, None, None)]

    def _text(self, node: object, predicate: ox.NamedNode) -> str:
        """The least of the values, so that two stores of the same triples give the same."""
        values = [each.value for each in self._objects(node, predicate) if isinstance(each, ox.Literal)]
        return min(values, default="")


def _in_order(node: Node) -> tuple[int, str]:
    """Task 9 before task 10."""
    return len(node.value), node.value
