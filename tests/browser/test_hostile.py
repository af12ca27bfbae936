"""Text from strangers where it goes a way of its own: the canvas, a notebook, a page that was tampered with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from qgraph.publishing.assets import environment
from qgraph.publishing.page import ResponsibilityPage
from tests.browser.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

    from qgraph.publishing.facts import PageFacts

FORCED = """() => {
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='window.pwned=1'>");
    document.body.append(Object.assign(document.createElement("script"), { textContent: "window.pwned=1" }));
}"""


def hostile(text: str, facts_from: Callable[..., PageFacts]) -> PageFacts:
    """Facts with the text in every field a document can reach."""
    clauses = [(text, text, text, f"({text}牵头)", [("lead", text)]), (text + "2", text + "3", "", "", [])]
    facts = facts_from(clauses, title=text, issuer=text, number=text, source=text)
    return replace(
        facts,
        tasks=tuple(replace(task, number=text, section_number=text) for task in facts.tasks),
        assignments=tuple(replace(duty, kind=text, cue=text) for duty in facts.assignments),
        targets=tuple(
            replace(target, indicator=text, unit=text, quote=text, qualifiers=text, deadline=text, comparator=text)
            for target in facts.targets
        ),
    )


def test_a_name_of_any_length_does_not_break_the_page(open_page: Any, facts_from: Any) -> None:
    view = open_page(hostile("甲" * 100_000, facts_from), address="#view=network")
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 1280
    view.page.mouse.click(*view.place("t1"))
    assert view.page.locator("#panel mark").first.text_content() == "甲" * 100_000
    assert view.page.evaluate("document.querySelector('#stage').clientHeight") > 300


def test_markup_that_got_in_could_not_run(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.evaluate(FORCED)
    view.page.wait_for_timeout(200)
    assert view.page.evaluate("window.pwned") is None
    assert any("Content Security Policy" in error for error in view.errors)
    view.errors.clear()
    view.requests[:] = [url for url in view.requests if not url.endswith("/x")]


def test_a_notebook_frame_runs_apart(browser: Browser, tmp_path: Path, facts_from: Any) -> None:
    from qgraph.publishing.content import arrange

    frame = ResponsibilityPage(arrange(hostile(PAYLOADS["end of a script"], facts_from)))._repr_html_()
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><meta charset=utf-8><body>{frame}", encoding="utf-8")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(notebook.as_uri())
    inner = page.frame_locator("iframe")
    inner.locator("html[data-ready]").wait_for()
    inner.locator("#tab-matrix").click()
    inner.locator("#view-matrix tbody .role").click()
    assert inner.locator("#panel blockquote").first.text_content() == f"({PAYLOADS['end of a script']}牵头)"
    assert page.evaluate("window.pwned") is None
    assert errors == []
    page.close()


def test_a_template_forgives_no_missing_name() -> None:
    from jinja2 import UndefinedError

    with pytest.raises(UndefinedError):
        environment().from_string("{{ nothing_of_that_name }}").render()
