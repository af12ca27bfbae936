"""A new reader's questions, answered from the page alone: by what it shows and by the names it gives to what it has."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from qgraph.publishing.facts import PageFacts

QUESTIONS = tomllib.loads(Path(__file__).with_name("questions.toml").read_text(encoding="utf-8"))["question"]
FILTERS = "筛选与图例"


@pytest.fixture(scope="module")
def reader(keep_page: Any, first_facts: PageFacts) -> Any:
    return keep_page(first_facts)


def do(page: Page, step: str) -> None:
    """One thing a reader does."""
    verb, name = step.split(" ", 1)
    if verb == "search":
        page.get_by_role("combobox", name="搜索任务或机构").fill(name)
    elif verb == "key":
        page.keyboard.press(name)
    elif verb == "tick":
        page.get_by_role("radio", name=name, exact=True).check()
    else:
        role: Any = {"tab": "tab", "press": "button"}[verb]
        page.get_by_role(role, name=name, exact=True).click()


def place(page: Page, name: str) -> Locator:
    """Where an answer stands."""
    if name == "view":
        return page.get_by_role("tabpanel")
    if name == "filters":
        return page.get_by_role("complementary", name=FILTERS)
    return page.get_by_role("complementary").last


def read(region: Locator) -> str:
    """The words of a region, those of a drawing included."""
    return " ".join(region.inner_text().split())


@pytest.mark.parametrize("question", QUESTIONS, ids=[question["en"] for question in QUESTIONS])
def test_the_page_answers(reader: Any, question: dict[str, Any]) -> None:
    page = reader.page
    page.goto(page.url.split("#")[0] + "#view=matrix")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    reader.requests[:] = reader.requests[:1]
    for step in question["do"]:
        do(page, step)
    region = place(page, question["in"])
    told, at = read(region), 0
    for words in question["answer"]:
        assert words in told[at:], f"{question['zh']} {words!r} is not in {told[at:][:600]!r}"
        at = told.index(words, at) + len(words)
    if "first" in question:
        assert region.get_by_role("button").first.get_attribute("aria-label") == question["first"]


def test_every_question_is_asked_in_both_languages() -> None:
    assert len(QUESTIONS) >= 12
    for question in QUESTIONS:
        assert question["zh"].endswith("?")
        assert question["en"].endswith("?")
        assert question["answer"]
