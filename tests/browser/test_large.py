"""Pages of invented plans of up to 30,000 nodes, used as a reader would: nothing asked for, nothing gone wrong."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from benchmarks.pages.graphs import SIZES, invented_facts

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.publishing.facts import PageFacts

LARGE = [size for size in SIZES if size != "first"]
# What there is to see in the view in front: letters, or dots of the canvas that are not of the ground.
SEEN = """(name) => {
    const box = document.getElementById(`view-${name}`);
    const canvas = [...box.querySelectorAll("canvas")].find((one) => one.clientWidth);
    if (!canvas) return box.innerText.trim().length;
    const pen = new OffscreenCanvas(400, 250).getContext("2d", { willReadFrequently: true });
    pen.drawImage(canvas, 0, 0, 400, 250);
    const { data } = pen.getImageData(0, 0, 400, 250);
    return data.reduce((sum, value, at) => sum + (at % 4 === 3 && value > 0), 0);
}"""


class Large(NamedTuple):
    """A page, opened, and the plan it was made of."""

    view: Any
    facts: PageFacts


@pytest.fixture(scope="module", params=LARGE)
def large(keep_page: Any, request: pytest.FixtureRequest) -> Large:
    facts = invented_facts(*SIZES[request.param])
    return Large(keep_page(facts), facts)


def test_every_view_has_something_to_see_by_day_and_by_night(large: Large) -> None:
    view = large.view
    for _ in range(2):
        for name in view.views():
            view.show(name)
            if name == "network":
                view.page.wait_for_selector("html[data-drawn]")
            assert view.page.evaluate(SEEN, name) > (20 if name == "findings" else 100), name
        view.page.click("#theme")


def test_agencies_alone_are_drawn(large: Large) -> None:
    large.view.show("network")
    large.view.page.check("#mode-agencies")
    large.view.page.wait_for_selector("html[data-drawn]")
    assert large.view.page.evaluate(SEEN, "network") > 1000
    large.view.page.check("#mode-plan")


@pytest.mark.parametrize("name", ["matrix", "network"])
def test_search_leads_to_the_last_task_and_its_sentence(large: Large, name: str) -> None:
    view, last = large.view, large.facts.assignments[-1]
    view.show(name)
    view.page.keyboard.press("/")
    view.page.fill("#query", f"{last.number} {last.title}")
    view.page.keyboard.press("Enter")
    assert last.title in view.text("#panel-title")
    clauses = view.page.locator("#panel blockquote").all_text_contents()
    assert last.clause in clauses
    assert view.chosen() == f"t{len(large.facts.tasks)}"
    view.page.keyboard.press("Escape")
    view.page.keyboard.press("Escape")
    assert view.chosen() is None


def test_a_filter_counts_and_the_back_button_undoes_nothing_else(large: Large) -> None:
    view, duties = large.view, large.facts.assignments
    view.show("load")
    view.page.uncheck("[data-filter=roles-0]")
    assert f"{sum(one.role != 'lead' for one in duties)} 分工" in view.text("#counts")
    view.show("together")
    view.page.go_back()
    view.page.wait_for_selector("#view-load:not([hidden])")
    assert f"{sum(one.role != 'lead' for one in duties)} 分工" in view.text("#counts")
    view.page.check("[data-filter=roles-0]")
    assert f"{len(duties)} 分工" in view.text("#counts")


def test_the_table_taken_along_has_every_assignment(large: Large, tmp_path: Path) -> None:
    large.view.show("network")
    rows = list(csv.reader(large.view.take("csv", tmp_path).read_text(encoding="utf-8-sig").splitlines()))
    lone = {task.task for task in large.facts.tasks} - {one.task for one in large.facts.assignments}
    assert len(rows) == 1 + len(large.facts.assignments) + len(lone)
