"""How each contender writes its page. Every page is one file that opens from disk without a network.

Pages of JavaScript libraries hold the library, the graph as JSON and a script of ``peers/`` that hands one to the
other. Each page answers through ``window.bench`` how many nodes and edges it holds and where a node stands.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from qgraph.publishing.page import render_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.pages.drawing import Drawing
    from qgraph.publishing.facts import PageFacts

__all__ = ["CONTENDERS", "MODULES", "Contender", "available", "bundles_of"]

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MODULES = ROOT / ".venv" / "pages" / "node_modules"
SHELL = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{name}</title>
<style>html, body, #graph {{ margin: 0; width: 100%; height: 100vh; overflow: hidden }}</style></head>
<body><div id="graph"></div>
<script type="application/json" id="drawing">{drawing}</script>
{libraries}
<script>{{
const drawing = JSON.parse(document.getElementById("drawing").textContent);
{script}}}</script></body></html>
"""
# How a page answers where it is not ours to write.
GLOBALS = (
    "window.bench = { nodes: () => nodes.length, edges: () => edges.length, at: (id) => network.getPosition(id) };"
)
GRAVIS = """window.bench = {
  nodes: () => state.visData.nodes.length,
  edges: () => state.visData.edges.length,
  at: (id) => state.visGraph.getPosition(id),
};
"""
QGRAPH = """window.bench = (() => {
  const { nodes, edges } = JSON.parse(document.getElementById("data").textContent);
  const network = qgraph.network();  // holds some nodes only where the plan is large: the rest is painted
  const index = (id) => id[0] === "t" ? id.slice(1) - 1 : nodes.number.length + (id.slice(1) - 1);
  return {
    nodes: () => nodes.x.length,
    edges: () => edges.agency.length,
    at: (id) => network?.body.data.nodes.get(id)
      ? network.getPosition(id)
      : { x: nodes.x[index(id)], y: nodes.y[index(id)] },
  };
})()"""


class Contender(NamedTuple):
    """One way to a page: what writes it, the npm files it holds, where it opens, and what makes it answer.

    ``page`` is shared by contenders that open the same file at different addresses, ``package`` is the Python package
    it needs. ``placed`` says whether nodes stand where qgraph puts them, ``moves`` whether there is a picture to drag,
    and ``sliced`` whether the page says itself when the picture is complete.
    """

    name: str
    write: Callable[[PageFacts, Drawing], str]
    bundles: tuple[str, ...] = ()
    address: str = ""
    hook: str = ""
    page: str = ""
    package: str = ""
    note: str = ""
    placed: bool = True
    moves: bool = True
    sliced: bool = False


def qgraph_page(facts: PageFacts, drawing: Drawing) -> str:
    return render_page(facts)


def pyvis_page(facts: PageFacts, drawing: Drawing) -> str:
    """Pyvis with its defaults, but ``in_line``: as it is by default it draws nothing without a network."""
    from pyvis.network import Network  # noqa: PLC0415

    net = Network(cdn_resources="in_line")
    for node in drawing.nodes:
        net.add_node(node.id, label=node.label, size=node.size)
    for edge in drawing.edges:
        net.add_edge(edge.source, edge.target)
    return answering(str(net.generate_html()))


def tuned_pyvis_page(facts: PageFacts, drawing: Drawing) -> str:
    """Pyvis given places, with physics and all that is slow off; edges are set at once, as adding them is quadratic."""
    from pyvis.network import Network  # noqa: PLC0415

    net = Network(height="780px", cdn_resources="in_line")
    net.options = {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "edges": {"smooth": False},
        "interaction": {"hideEdgesOnDrag": True, "hideEdgesOnZoom": True},
    }
    for node in drawing.nodes:
        net.add_node(node.id, label=node.label, size=node.size, x=node.x, y=node.y)
    net.edges = [{"from": edge.source, "to": edge.target} for edge in drawing.edges]
    return answering(str(net.generate_html()))


def answering(html: str) -> str:
    """A page of pyvis that answers: its network, nodes and edges are globals."""
    return html.replace("</body>", f"<script>{GLOBALS}</script></body>")


def gravis_page(facts: PageFacts, drawing: Drawing) -> str:
    """Gravis's own page on vis-network, given places, the simulation off."""
    supply_pkg_resources()
    import gravis  # noqa: PLC0415

    nodes = {
        one.id: {"label": one.label, "metadata": {"x": one.x, "y": one.y, "size": one.size}} for one in drawing.nodes
    }
    edges = [{"source": one.source, "target": one.target} for one in drawing.edges]
    figure = gravis.vis(
        {"graph": {"directed": False, "nodes": nodes, "edges": edges}},
        graph_height=780,
        node_label_data_source="label",
        layout_algorithm_active=False,
    )
    html = str(figure.to_html_standalone())
    start = "      const app = {"
    if html.count(start) != 1:
        raise ValueError("gravis writes another page than the one this was made for")
    return html.replace(start, GRAVIS + start)


def supply_pkg_resources() -> None:
    """Gravis reads its templates through ``pkg_resources``, which setuptools is without from 82 on; this reads them."""
    if "pkg_resources" not in sys.modules and find_spec("pkg_resources") is None:
        module = ModuleType("pkg_resources")
        module.__dict__["resource_string"] = lambda owner, path: (
            Path(sys.modules[owner].__file__ or "").parent.joinpath(path).read_bytes()
        )
        sys.modules["pkg_resources"] = module


def script_page(name: str) -> Callable[[PageFacts, Drawing], str]:
    """What writes the page of a JavaScript library."""

    def write(facts: PageFacts, drawing: Drawing) -> str:
        libraries = [(MODULES / bundle).read_text(encoding="utf-8") for bundle in bundles_of(name)]
        return SHELL.format(
            name=name,
            drawing=json.dumps(drawing.plain(), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
            libraries="\n".join(f"<script>{library}</script>" for library in libraries),
            script=(HERE / "peers" / f"{name}.js").read_text(encoding="utf-8"),
        )

    return write


def library(name: str, *bundles: str, note: str = "") -> Contender:
    """A contender whose page is a library and a script of the same name."""
    return Contender(name, script_page(name), bundles, note=note)


CONTENDERS = (
    Contender("qgraph", qgraph_page, hook=QGRAPH, page="qgraph", note="as it opens", moves=False),
    Contender(
        "qgraph-network",
        qgraph_page,
        address="#view=network",
        hook=QGRAPH,
        page="qgraph",
        note="of a large plan, from afar only larger agencies are live; tasks and edges are painted",
        sliced=True,
    ),
    Contender("pyvis", pyvis_page, note="0.3.2, defaults but in_line", placed=False),
    Contender("pyvis-tuned", tuned_pyvis_page, note="0.3.2, places given"),
    library("vis10", "vis-network/standalone/umd/vis-network.min.js"),
    library("sigma", "graphology/dist/graphology.umd.min.js", "sigma/dist/sigma.min.js", note="WebGL"),
    library("cytoscape", "cytoscape/dist/cytoscape.min.js"),
    library("forcegraph", "force-graph/dist/force-graph.min.js", note="no labels"),
    library("d3", "d3/dist/d3.min.js", note="by hand, no features"),
    Contender("gravis", gravis_page, package="gravis", note="0.1.0, vis, places given"),
)


def bundles_of(name: str) -> tuple[str, ...]:
    """The files a contender's page takes from the npm packages."""
    return next(one.bundles for one in CONTENDERS if one.name == name)


def available(contender: Contender) -> bool:
    """Whether what it needs is installed."""
    return all((MODULES / bundle).is_file() for bundle in contender.bundles) and (
        not contender.package or find_spec(contender.package) is not None
    )
