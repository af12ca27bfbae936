"""One HTML file that shows who carries a plan: made with pyvis, opened from disk, without any network.

pyvis holds the nodes, edges and options and calls the template; the template, the script and the writing are
ours, because pyvis 0.3.2 loads Bootstrap from the web in every mode, does not escape headings, and writes files
in the encoding of the locale.
"""

from __future__ import annotations

import gc
import math
import weakref
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from pyvis.network import Network

from qgraph.publishing.assets import environment
from qgraph.publishing.columns import edge_columns, node_columns, plan_columns
from qgraph.publishing.content import ROLES, arrange
from qgraph.publishing.figures import matrix_svg, noscript_svg
from qgraph.publishing.files import output
from qgraph.publishing.frames import framed, only, summary
from qgraph.publishing.labels import Label
from qgraph.publishing.layout import Footprint, place_agencies, place_plan
from qgraph.publishing.links import Links
from qgraph.publishing.seriation import similar_orders
from qgraph.publishing.texts import text_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from markupsafe import Markup

    from qgraph.publishing.content import Body, Content, Work
    from qgraph.publishing.facts import PageFacts

__all__ = ["ResponsibilityPage", "render_page", "write_page"]

MOST_ALONE = 1000  # agencies with a picture of their own; more keep their places on the map of tasks and agencies
MOST_ORDERED = 20_000  # assignments; an order of similarity takes a third of a second for so many
FONT = 14  # pixels of a label at scale 1
# One outline for each kind of body, so that kinds differ without colour; several together, and the rest, are round.
SHAPES = {
    "department": "square",
    "government": "hexagon",
    "vertical": "diamond",
    "party": "star",
    "court": "triangle",
    "procuratorate": "triangle",
    "coordination": "triangleDown",
    "people": "triangleDown",
    "group": "dot",
}
OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "nodes": {"chosen": False, "labelHighlightBold": False, "scaling": {"label": {"drawThreshold": 3}}},
    "edges": {"chosen": False, "smooth": False, "arrows": {"to": {"enabled": False}}},
    "interaction": {"hover": True, "selectConnectedEdges": False, "tooltipDelay": 200, "keyboard": False},
}


class IndexedIds(list[str]):
    """pyvis's list of node ids with a set beside it: ``in`` is asked for every node, and twice for every edge."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[object] = set()

    def append(self, node: str) -> None:
        """Adds an id at the end."""
        super().append(node)
        self._seen.add(node)

    def __contains__(self, node: object) -> bool:
        return node in self._seen


class ResponsibilityPage(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network of tasks and agencies that renders as one self-contained page.

    ``add_node``, ``add_edge`` and ``generate_html`` are pyvis's own. In a notebook the page shows itself.
    """

    def __init__(self, content: Content, *, lang: str = "zh", view: str = "matrix", at: str = "") -> None:
        super().__init__(directed=True, cdn_resources="in_line", heading=heading_of(content), height="100%")
        self.node_ids = IndexedIds()
        self.options = OPTIONS  # not set_options(), which would delete every space
        self.path = "page.html.j2"
        self.templateEnv = environment()
        self.templateEnv.globals.update(page=weakref.proxy(self), lang=lang)  # no circle: memory is free at once
        self.content, self.lang = content, lang
        self._edges: list[dict[str, str]] | None = None
        own = sum(work is None for work, _ in content.targets)
        self.similar: tuple[list[int], list[int]] = ([], [])  # agencies counted among themselves
        self.start = {"lang": lang, "view": view, "at": at, "own": own, "compared": content.compared}
        self._draw()

    @property
    def edges(self) -> list[dict[str, str]]:
        """The edges as pyvis has them, made once somebody asks; the page holds the assignments as columns."""
        if self._edges is None:
            works, bodies = ([one.id for one in found] for found in (self.content.works, self.content.bodies))
            self._edges = [
                {"from": works[one.work], "to": bodies[one.body], "id": one.id, "arrows": "to"}
                for one in self.content.assigned
            ]
        return self._edges

    @edges.setter
    def edges(self, edges: list[dict[str, str]]) -> None:
        """Others in their place; pyvis begins with none."""
        self._edges = edges

    def _draw(self) -> None:
        """Adds every task and agency at its place."""
        content = self.content
        titles = [task_label(work) for work in content.works]
        names = [Label.of(body.short) for body in content.bodies]
        tasks = [task_print(title) for title in titles]
        bodies = [body_print(body, name) for body, name in zip(content.bodies, names, strict=True)]
        duties = content.duties
        rows = zip(duties["work"], duties["body"], map(ROLES.__getitem__, duties["role"]), strict=True)
        links = Links(len(tasks), len(bodies), rows)
        task_spots, body_spots = place_plan([work.section for work in content.works], links, tasks, bodies)
        alone = place_agencies(links, bodies) if len(bodies) <= MOST_ALONE else body_spots
        if len(links.rows) <= MOST_ORDERED:
            self.similar = similar_orders(links)
        for work, title, spot in zip(content.works, titles, task_spots, strict=True):
            self.add_node(work.id, shape="box", **task_node(work, title), x=spot.x, y=spot.y)
        homes = links.communities
        for body, name, spot, other, home in zip(content.bodies, names, body_spots, alone, homes, strict=True):
            node = body_node(body, name)
            self.add_node(body.id, **node, community=home, x=spot.x, y=spot.y, u=other.x, v=other.y)

    def get_network_data(self) -> tuple[Any, ...]:
        """What pyvis hands to the template: nodes and edges as columns, options as a dict.

        Only what the columns name leaves pyvis's nodes: no image, no markup, nothing a document could have named.
        """
        edges = edge_columns(self.content.duties)
        return node_columns(self.content, self.nodes), edges, self.heading, self.height, self.width, self.options

    def data(self, nodes: dict[str, Any], edges: dict[str, Any], options: dict[str, Any]) -> dict[str, Any]:
        """What the page parses as it opens."""
        return {
            "start": self.start,
            **plan_columns(self.content),
            "nodes": nodes,
            "edges": edges,
            "options": options,
            "similar": {"tasks": self.similar[0], "agencies": self.similar[1]},
        }

    @property
    def texts(self) -> dict[str, Any]:
        """The long texts, which the page parses when a reader first opens something."""
        bodies = self.nodes[len(self.content.works) :]
        return text_columns(self.content, [node["label"].replace("\n", "") for node in bodies])

    @property
    def still(self) -> Markup:
        """The matrix as a picture for readers without scripts; empty where it is too large to be carried along."""
        return noscript_svg(self.content, lang=self.lang)

    def _repr_html_(self) -> str:
        """The page in a frame that may run its script and nothing else."""
        return framed(str(self.heading), self.generate_html())

    def _repr_mimebundle_(
        self, include: Iterable[str] | None = None, exclude: Iterable[str] | None = None
    ) -> dict[str, str]:
        """The page in a frame, its matrix as a picture, and what it is in one line, by media type."""
        bundle = {
            "text/html": self._repr_html_(),
            "image/svg+xml": matrix_svg(self.content, lang=self.lang),
            "text/plain": summary(self.content, str(self.heading)),
        }
        return only(bundle, include, exclude)


def heading_of(content: Content) -> str:
    """The title of the one plan, the old and the new one where they are compared, or how many there are."""
    if len(content.plans) == 1 or content.compared:
        return " → ".join(plan.title or "—" for plan in content.plans)
    return f"{len(content.plans)} 份计划 · {len(content.plans)} plans"


def task_node(work: Work, label: Label) -> dict[str, Any]:
    """The keys of a task's node but its shape and place."""
    return {
        "label": "\n".join(label.lines),
        "kind": "task",
        "name": work.title or work.number or "—",
        "number": work.number,
        "section": work.section,
    }


def task_label(work: Work) -> Label:
    """The title as it stands in the task's box."""
    return Label.of(work.title or work.number, width=8.0, most=3)


def task_print(label: Label) -> Footprint:
    """What a task's box covers; vis-network leaves five pixels around the text."""
    width, height = label.room(FONT)
    return Footprint(width / 2 + 6, height / 2 + 6, height / 2 + 6)


def body_node(body: Body, label: Label) -> dict[str, Any]:
    """The keys of an agency's node but its place."""
    return {
        "label": "\n".join(label.lines),
        "kind": body.kind,
        "name": body.name or body.short or "—",
        "shape": SHAPES.get(body.kind, "dot"),
        "size": size_of(body),
    }


def size_of(body: Body) -> float:
    """Half the height of an agency's mark: its area grows with its assignments, up to a bound."""
    return round(min(7 + 2.3 * math.sqrt(body.load), 26.0), 1)


def body_print(body: Body, label: Label) -> Footprint:
    """What an agency's mark covers, with the label under it."""
    width, height = label.room(FONT)
    size = size_of(body)
    return Footprint(max(size, width / 2 + 2), size + 1, size + height + 6)


def render_page(facts: PageFacts, *, lang: str = "zh") -> str:
    """The page as HTML text; ``lang`` is the language it opens in, ``zh`` or ``en``.

    The same facts, in any order, give the same text.
    """
    with _uncollected():
        return str(ResponsibilityPage(arrange(facts), lang=lang).generate_html())


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the cyclic collector.

    A page is made of hundreds of thousands of small values in no circle, which it would look through again and again
    for a fifth of the time.
    """
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def write_page(facts: PageFacts, path: str | Path, *, lang: str = "zh") -> None:
    """Writes the page to a file, in UTF-8, whole or not at all; to standard output where the path is "-".

    Raises:
        OutputError: the folder is not there, or may not be written to.
    """
    page = render_page(facts, lang=lang).encode("utf-8", "replace")
    with output(str(path)) as stream:
        stream.write(page)
