"""What the page says while nothing is chosen, and where the focus goes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qgraph.publishing.facts import TargetFact

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts


def with_own_target(facts: PageFacts) -> PageFacts:
    """The plan with a target that belongs to a section and to no task, and a remark on it."""
    plan = facts.plans[0].plan
    own = TargetFact(
        plan=plan,
        indicator="用水总量",
        comparator="<=",
        value="12",
        unit="亿立方米",
        quote="用水总量控制在12亿立方米以内",
        note="未写明时限 · no deadline is printed",
        section="s0",
        section_number="一",
        section_title="总体目标",
    )
    return replace(facts, targets=(*facts.targets, own))


def test_targets_of_no_task_stand_in_the_overview(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(with_own_target(water_plan))
    if view.page.locator("#panel").is_hidden():
        view.page.click("#show-about")
    for words in ("用水总量", "12", "总体目标", "未写明时限", "某市人民政府"):
        assert words in view.text("#panel"), words


def test_the_overview_opens_and_closes_by_its_button(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    button = view.page.locator("#show-about")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert "某市节水行动计划" in view.text("#panel")
    view.page.keyboard.press("Escape")
    assert view.page.locator("#panel").is_hidden()
    assert view.page.evaluate("document.activeElement.id") == "show-about"


def test_closing_the_panel_keeps_the_focus_on_the_page(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    view.page.mouse.click(*view.place("t1"))
    view.page.wait_for_selector("#panel h2")
    view.page.locator("#panel button").first.click()
    assert view.page.evaluate("document.activeElement.tagName") != "BODY"


def test_chinese_words_say_so_on_an_english_page(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    view.page.get_by_role("button", name="English").click()
    view.page.mouse.click(*view.place("t1"))
    view.page.wait_for_selector("#panel h2")
    assert view.page.evaluate("document.documentElement.lang") == "en"
    assert (
        view.page.locator("#panel blockquote mark").first.evaluate("one => one.closest('[lang]').lang").startswith("zh")
    )
    assert view.page.locator("h1").evaluate("one => one.closest('[lang]').lang").startswith("zh")
