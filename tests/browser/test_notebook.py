"""An exported notebook: its pages work in their frames, and where no script runs the matrix still stands there."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

import pytest

from qgraph.publishing.content import arrange
from qgraph.publishing.facts import PageFacts
from qgraph.publishing.inline import Dossier
from qgraph.publishing.page import ResponsibilityPage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, FrameLocator, Page

SHELL = "<!doctype html><meta charset=utf-8><title>Notebook</title><body>"


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Any]:
    """Opens what a cell showed in a page of its own, with or without JavaScript."""
    contexts = []

    def open_(shown: str, *, scripts: bool = True) -> Page:
        path = tmp_path / "notebook.html"
        path.write_text(SHELL + shown, encoding="utf-8")
        contexts.append(browser.new_context(java_script_enabled=scripts, offline=True))
        page = contexts[-1].new_page()
        page.goto(path.as_uri())
        return page

    yield open_
    for context in contexts:
        context.close()


def letters(frame: FrameLocator) -> list[str]:
    """What stands in the cells of the still picture."""
    texts = frame.locator("#still svg text").all_text_contents()
    return [text for text in texts if text in {"牵", "负", "共", "参"}]


def test_the_matrix_works_in_its_frame(opened: Any, water_plan: PageFacts) -> None:
    page = opened(ResponsibilityPage(arrange(water_plan), view="matrix")._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    assert frame.locator(".matrix td .role").count() == len(water_plan.assignments)
    frame.locator(".matrix td .role.lead").click()
    assert frame.locator("#panel blockquote").first.text_content() == water_plan.assignments[0].clause
    assert frame.locator("#still").count() == 0


def test_a_dossier_opens_at_its_body_and_has_its_words_beside_it(opened: Any, water_plan: PageFacts) -> None:
    content = arrange(water_plan)
    body = next(at for at, body in enumerate(content.bodies) if body.short == "市水务局")
    page = opened(Dossier(content, body)._repr_html_())
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready]").wait_for()
    assert frame.locator("#tab-agencies").get_attribute("aria-selected") == "true"
    assert frame.locator("#view-agencies h2").first.text_content() == "某市水务局"
    page.click("summary")
    assert page.locator("td").nth(2).inner_text() == "(市水务局牵头,市环保局、市农业局等单位参与)"


def test_without_javascript_the_matrix_stands_there(opened: Any, water_plan: PageFacts) -> None:
    shown = ResponsibilityPage(arrange(water_plan))._repr_html_()
    page = opened(shown, scripts=False)
    frame = page.frame_locator("iframe")
    frame.locator("#still svg").wait_for()
    assert frame.locator("#still svg").bounding_box()["width"] > 600
    assert len(letters(frame)) == len(water_plan.assignments) + 4
    assert not frame.locator("main").is_visible()
    assert not frame.locator("noscript").is_visible()


def test_a_front_end_that_takes_scripts_from_frames_shows_it_too(opened: Any, water_plan: PageFacts) -> None:
    page = ResponsibilityPage(arrange(water_plan)).generate_html()
    frame = opened(f'<iframe sandbox="" width="1000" height="600" srcdoc="{escape(page)}"></iframe>').frame_locator(
        "iframe"
    )
    frame.locator("#still svg").wait_for()
    assert len(letters(frame)) == len(water_plan.assignments) + 4
    assert not frame.locator("main").is_visible()


def test_a_page_too_large_for_a_picture_says_what_it_needs(opened: Any) -> None:
    page = opened(ResponsibilityPage(arrange(PageFacts()))._repr_html_(), scripts=False)
    frame = page.frame_locator("iframe")
    frame.locator("#still p").wait_for()
    assert "JavaScript" in frame.locator("#still p").inner_text()
    assert frame.locator("#head h1").is_visible()
