"""The graph every contender draws: qgraph's nodes at qgraph's places, and one edge for each assignment."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from qgraph.publishing.content import arrange
from qgraph.publishing.page import ResponsibilityPage

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts

__all__ = ["Drawing", "Edge", "Node", "drawing_of"]


@dataclass(frozen=True, slots=True)
class Node:
    """A task or an agency: its id and label, and its place and half its height in qgraph's units."""

    id: str
    label: str
    x: int
    y: int
    size: float
    task: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """An assignment: from which task to which agency, and in which role."""

    id: str
    source: str
    target: str
    role: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Nodes and edges, and the three nodes whose places are compared in every page."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @property
    def probes(self) -> tuple[Node, Node, Node]:
        """The first node, the one in the middle and the last."""
        return self.nodes[0], self.nodes[len(self.nodes) // 2], self.nodes[-1]

    def plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        return asdict(self)


def drawing_of(facts: PageFacts) -> Drawing:
    """The graph of some facts, laid out as qgraph lays it out."""
    content = arrange(facts)
    page = ResponsibilityPage(content)
    nodes = tuple(
        Node(one["id"], one["label"].replace("\n", ""), round(one["x"]), round(one["y"]), one.get("size", 10.0), task)
        for one in page.nodes
        for task in [one["kind"] == "task"]
    )
    works, bodies = content.works, content.bodies
    edges = tuple(Edge(duty.id, works[duty.work].id, bodies[duty.body].id, duty.role) for duty in content.assigned)
    return Drawing(nodes, edges)
