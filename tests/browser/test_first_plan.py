"""The plan that ships with the project, from its text to the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts

OVERLAPS = """() => {
    const network = window.qgraph.network();
    const boxes = network.body.data.nodes.getIds().map((id) => ({ id, ...network.getBoundingBox(id) }));
    const overlap = (a, b, low, high) => Math.min(a[high], b[high]) - Math.max(a[low], b[low]) > 0.5;
    const across = (a, b) => overlap(a, b, "left", "right") && overlap(a, b, "top", "bottom");
    return boxes.flatMap((a, at) => boxes.slice(at + 1).filter((b) => across(a, b)).map((b) => `${a.id} ${b.id}`));
}"""


def test_it_shows_the_whole_plan(open_page: Any, first_facts: PageFacts) -> None:
    view = open_page(first_facts)
    assert view.text("#counts") == "38 任务 · 34 机构 · 229 分工"
    numbers = view.page.locator("#filters fieldset >> nth=0").locator(".number").all_text_contents()
    assert numbers == ["12", "3", "140", "74"]
    assert view.page.locator("#sections label").count() == 10


@pytest.mark.parametrize("mode", ["plan", "agencies"])
def test_neither_marks_nor_labels_cover_each_other(open_page: Any, first_facts: PageFacts, mode: str) -> None:
    view = open_page(first_facts, address=f"#view=network&by-mode={mode}")
    assert view.page.evaluate(OVERLAPS) == []
    assert view.page.evaluate("window.qgraph.network().getScale()") > 0.7, "labels are large enough to read"


def test_every_task_shows_its_exact_sentence(open_page: Any, first_facts: PageFacts) -> None:
    view = open_page(first_facts)
    assert len(first_facts.tasks) == 38
    for at, task in enumerate(first_facts.tasks, start=1):
        view.page.evaluate("(at) => { location.hash = `at=t${at}` }", at)
        view.page.wait_for_function("(at) => window.qgraph.chosen() === `t${at}`", arg=at)
        sentence = view.page.text_content("#panel blockquote")
        assert sentence in task.text
        place = re.search(r"原文第 (\d+)–(\d+) 字", view.text("#panel .place >> nth=0"))
        assert place is not None
        start, end = (int(number) - (task.start or 0) for number in place.groups())
        assert task.text[start - 1 : end] == sentence, "people count from 1"


def test_a_real_click_in_the_crowd_hits_what_it_points_at(open_page: Any, first_facts: PageFacts) -> None:
    view = open_page(first_facts, address="#view=network")
    for node in ("t5", "t20", "a1", "a30"):
        view.page.click("#fit")
        view.page.wait_for_timeout(50)
        view.page.mouse.click(*view.place(node))
        view.page.wait_for_function("(at) => window.qgraph.chosen() === at", arg=node)
        view.page.keyboard.press("Escape")


def test_reading_it_takes_no_time(open_page: Any, first_facts: PageFacts) -> None:
    view = open_page(first_facts)
    ready = view.page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    assert ready < 5000, "milliseconds; a stock pyvis page of this size needs thousands more"
