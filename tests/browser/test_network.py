"""The network at any size: what is drawn, what is painted, and what a hand can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from benchmarks.pages.graphs import invented_facts

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.publishing.facts import PageFacts

DRAWN = "html[data-drawn]"
# A node that only the background shows, and where in the window it stands.
PAINTED = """() => {
    const network = window.qgraph.network();
    const data = JSON.parse(document.getElementById("data").textContent);
    const held = new Set(network.body.data.nodes.getIds());
    const box = network.canvas.frame.getBoundingClientRect();
    const tasks = data.nodes.section.length;
    for (let at = 0; at < tasks; at++) {
        const place = network.canvasToDOM({ x: data.nodes.x[at], y: data.nodes.y[at] });
        const inside = place.x > 20 && place.y > 20 && place.x < box.width - 80 && place.y < box.height - 80;
        const id = `t${at + 1}`;
        const spot = { x: place.x + box.left, y: place.y + box.top };
        if (inside && !held.has(id)) return { id, name: data.nodes.name[at], ...spot };
    }
    throw new Error("every node is held");
}"""


@pytest.fixture(scope="module")
def large() -> PageFacts:
    return invented_facts(1000, 7200)


@pytest.fixture
def view(open_page: Any, large: PageFacts) -> Any:
    opened = open_page(large, address="#view=network")
    opened.page.wait_for_selector(DRAWN)
    return opened


def test_of_a_large_picture_only_what_matters_is_drawn_and_the_rest_painted(view: Any) -> None:
    counts = view.page.evaluate(
        "(({ nodes, edges }) => [nodes.length, edges.length])(window.qgraph.network().body.data)"
    )
    assert 0 < counts[0] <= 250
    assert counts[1] == 0
    colours = view.page.evaluate(
        """() => {
            const canvas = window.qgraph.network().canvas.frame.canvas;
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            let painted = 0;
            for (let at = 3; at < data.length; at += 4) painted += data[at] > 0;
            return painted / (data.length / 4);
        }"""
    )
    assert colours > 0.1, "lines and nodes are on the canvas"


def test_a_painted_node_can_be_pointed_at_and_chosen(view: Any) -> None:
    node = view.page.evaluate(PAINTED)
    view.page.mouse.move(node["x"], node["y"])
    view.page.wait_for_selector(".tip:not([hidden])")
    view.page.mouse.click(node["x"], node["y"])
    view.page.wait_for_selector("#panel h2")
    assert view.chosen() is not None
    assert view.page.evaluate("window.qgraph.network().body.data.edges.length") > 0, "its lines are drawn"


def test_a_painted_node_can_be_dragged_once_it_is_pointed_at(view: Any) -> None:
    node = view.page.evaluate(PAINTED)
    view.page.mouse.move(node["x"], node["y"])
    view.page.wait_for_function("(id) => window.qgraph.network().body.data.nodes.get(id)", arg=node["id"])
    x, y = view.place(node["id"])
    view.page.mouse.down()
    view.page.mouse.move(x + 40, y + 30, steps=5)
    view.page.mouse.up()
    view.page.wait_for_selector(DRAWN)
    assert view.place(node["id"]) == pytest.approx((x + 40, y + 30), abs=8)
    view.page.click("#reset-places")
    view.page.mouse.move(x, y)
    view.page.wait_for_function("(id) => window.qgraph.network().body.data.nodes.get(id)", arg=node["id"])
    assert view.place(node["id"]) == pytest.approx((x, y), abs=2)


def test_a_zoom_is_sharp_again(view: Any) -> None:
    view.page.mouse.move(700, 450)
    # Drawing anew may be over before anybody looks: that it began is noted by the page itself.
    view.page.evaluate(
        "window.redrawn = new Promise((done) => new MutationObserver(done)"
        ".observe(document.documentElement, { attributeFilter: ['data-drawn'] })); null"
    )
    view.page.mouse.wheel(0, -400)
    assert view.page.evaluate("window.redrawn.then(() => true)")
    view.page.wait_for_selector(DRAWN)
    assert view.page.evaluate("window.qgraph.network().getScale()") > 0


def test_search_finds_what_is_only_painted(view: Any) -> None:
    node = view.page.evaluate(PAINTED)
    view.page.fill("#query", node["name"])
    view.page.keyboard.press("Enter")
    view.page.wait_for_selector("#panel h2")
    assert view.page.evaluate("(id) => window.qgraph.network().body.data.nodes.get(id) !== null", view.chosen())


def test_only_neighbours_can_be_shown_and_esc_steps_back(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network&at=a3")
    ids = "window.qgraph.network().body.data.nodes.getIds().sort()"
    view.page.check("#hops-1")
    assert view.page.evaluate(ids) == ["a3", "t3"]
    view.page.focus("#canvas-plan")
    view.page.keyboard.press("Escape")
    assert len(view.page.evaluate(ids)) == 8
    assert view.chosen() == "a3", "the first step back keeps the choice"
    view.page.keyboard.press("Escape")
    assert view.chosen() is None


def test_a_double_click_shows_the_neighbours(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    view.page.mouse.dblclick(*view.place("a3"))
    view.page.wait_for_function("() => window.qgraph.network().body.data.nodes.length === 2")


def test_a_moved_node_stays_until_it_is_put_back(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    before = view.page.evaluate("window.qgraph.network().getPosition('t3')")
    x, y = view.place("t3")
    view.page.mouse.move(x, y)
    view.page.mouse.down()
    view.page.mouse.move(x + 60, y + 40, steps=4)
    view.page.mouse.up()
    moved = view.page.evaluate("window.qgraph.network().getPosition('t3')")
    assert moved != before
    view.page.uncheck("[data-filter=roles-0]")
    assert view.page.evaluate("window.qgraph.network().getPosition('t3')") == pytest.approx(moved)
    view.page.click("#reset-places")
    assert view.page.evaluate("window.qgraph.network().getPosition('t3')") == pytest.approx(before)


@pytest.mark.parametrize(("key", "grows"), [("+", True), ("-", False)])
def test_keys_zoom(open_page: Any, water_plan: PageFacts, key: str, *, grows: bool) -> None:
    view = open_page(water_plan, address="#view=network")
    scale = "window.qgraph.network().getScale()"
    before = view.page.evaluate(scale)
    view.page.focus("#canvas-plan")
    view.page.keyboard.press(key)
    assert (view.page.evaluate(scale) > before) == grows
    view.page.keyboard.press("0")
    assert view.page.evaluate(scale) == pytest.approx(before, rel=0.05)


@pytest.mark.parametrize("mode", ["plan", "agencies"])
def test_the_drawing_holds_every_node_and_line(
    open_page: Any, water_plan: PageFacts, tmp_path: Path, mode: str
) -> None:
    view = open_page(water_plan, address=f"#view=network&by-mode={mode}")
    counts = view.page.evaluate(
        "(({ nodes, edges }) => [nodes.length, edges.length])(window.qgraph.network().body.data)"
    )
    view.page.click("#export")
    with view.page.expect_download() as download:
        view.page.click("#export-svg")
    download.value.save_as(tmp_path / "network.svg")
    root = ET.parse(tmp_path / "network.svg").getroot()  # noqa: S314  our own file
    space = "{http://www.w3.org/2000/svg}"
    assert len(root.findall(f".//{space}line")) == counts[1]
    assert len(root.findall(f".//{space}g/{space}g")) == counts[0]
    assert "var(" not in (tmp_path / "network.svg").read_text(encoding="utf-8")
