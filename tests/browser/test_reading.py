"""Opening a page and reading from it, as a person would."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts

CLAUSE = "(市水务局牵头,市环保局、市农业局等单位参与)"


def test_the_head_says_which_plan_it_is(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    assert view.text("h1") == view.page.title() == "某市节水行动计划"
    for words in ("某市人民政府", "2031-01-02", "某府〔2031〕5号"):
        assert words in view.text("#source")
    assert view.text("#counts") == "4 任务 · 4 机构 · 6 分工"


def test_a_click_on_a_task_shows_its_sentence(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    view.page.mouse.click(*view.place("t1"))
    view.page.wait_for_selector("#panel h2")
    assert view.text("#panel h2") == "(1) 划定保护范围"
    assert view.page.text_content("#panel blockquote") == CLAUSE
    assert view.page.locator("#panel blockquote").first.locator("mark").all_text_contents() == [
        "市水务局",
        "市环保局",
        "市农业局",
    ]
    start = 100 + len("(1)划定保护范围。完成水源地划界,水质达标率达到96%以上。")
    assert f"原文第 {start + 1}–{start + len(CLAUSE)} 字" in view.text("#panel")
    assert "未列全" in view.text("#panel"), "an open list says so"
    assert "水质达标率 ≥ 96%" in view.text("#panel .targets")


def test_a_click_on_an_agency_shows_its_tasks_partners_and_sentences(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    view.page.mouse.click(*view.place("a1"))
    view.page.wait_for_selector("#panel h2")
    assert view.text("#panel h2") == "某市水务局"
    assert re.sub(r"\s+", "", view.text("#panel .roles")) == "牵头1按职责分工负责1"
    assert "某市环保局" in view.text("#panel .partners")
    assert "2 项" in view.text("#panel .partners li:first-child")
    first = view.page.locator("#panel .duties details").first
    assert first.locator("blockquote").text_content() == CLAUSE
    assert first.locator("mark").all_text_contents() == ["市水务局"], "only its own name is marked"


def test_a_click_on_a_line_shows_one_assignment(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    view.page.mouse.click(*view.on_line("e6"))
    view.page.wait_for_selector("#panel h2")
    assert view.text("#panel .kind") == "责任分工"
    assert view.page.locator("#panel mark").all_text_contents() == ["市住建局"]
    assert view.chosen() == "e6"


def test_a_click_on_nothing_and_escape_clear(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network&at=t1")
    view.page.mouse.click(240, 780)
    view.page.wait_for_selector("#panel", state="hidden")
    view.page.evaluate("location.hash = 'at=t2'")
    view.page.wait_for_selector("#panel")
    assert view.page.is_visible("#panel")
    view.page.keyboard.press("Escape")
    assert view.page.is_hidden("#panel")
    assert view.chosen() is None


def test_a_task_nobody_is_named_for_says_so(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#at=t4")
    assert "本任务未写明责任机构" in view.text("#panel")


def test_the_whole_task_unfolds_with_its_place(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#at=t3")
    view.page.click("#panel > details summary")
    task = water_plan.tasks[2]
    assert view.page.text_content("#panel > details blockquote") == task.text
    assert task.start is not None
    assert f"原文第 {task.start + 1}–{task.end} 字" in view.text("#panel > details")


def test_two_agencies_show_the_tasks_they_share(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network&by-mode=agencies")
    view.page.mouse.click(*view.on_line("a1~a2"))
    view.page.wait_for_selector("#panel h2")
    assert view.chosen() == "a1~a2"
    assert view.page.locator("#panel .duties li").count() == 2


BRIGHT = """() => {
    const drawn = window.qgraph.network().body.data;
    return drawn.nodes.get().filter((node) => node.opacity === 1).map((node) => node.id).sort();
}"""


def test_pointing_at_a_mark_leaves_its_neighbours_bright(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    assert view.page.evaluate(BRIGHT) == ["a1", "a2", "a3", "a4", "t1", "t2", "t3", "t4"]
    view.page.mouse.move(*view.place("t2"))
    assert view.page.evaluate(BRIGHT) == ["a1", "a2", "t2"]
    view.page.mouse.move(300, 780)
    assert len(view.page.evaluate(BRIGHT)) == 8
    assert view.chosen() is None


def test_an_agency_alone_keeps_its_partners_bright(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network&by-mode=agencies")
    view.page.mouse.click(*view.place("a4"))
    view.page.wait_for_selector("#panel h2")
    assert view.page.evaluate(BRIGHT) == ["a1", "a2", "a4"], "a3 works alone"


def test_the_table_holds_the_same_facts(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.click("#tab-matrix")
    letters = view.page.locator("#view-matrix tbody .role").all_text_contents()
    assert sorted(letters) == sorted(["牵", "参", "参", "共", "共", "负"])
    assert view.page.locator("#view-matrix tbody th[scope=row]").count() == len(water_plan.tasks)
    view.page.click("#view-matrix tbody .role.responsible")
    assert view.page.text_content("#panel blockquote") == "(市住建局负责)"
    view.page.click("#view-matrix tbody th[scope=row] button >> nth=0")
    assert view.page.text_content("#panel blockquote") == CLAUSE


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("保护范围", "(1) 划定保护范围"),
        ("环保", "某市环保局"),
        ("某市 住建", "某市住建局"),
        ("(3)", "(3) 更换老旧管网"),
    ],
)
def test_search_finds_tasks_and_agencies(open_page: Any, water_plan: PageFacts, query: str, found: str) -> None:
    view = open_page(water_plan)
    view.page.keyboard.press("/")
    view.page.keyboard.type(query)
    assert view.page.locator("#hits li bdi").first.text_content() == found
    view.page.keyboard.press("Enter")
    assert view.text("#panel h2") == found
    assert view.page.is_hidden("#hits")


def test_arrows_walk_through_what_search_found(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.keyboard.press("/")
    view.page.keyboard.type("市")
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("ArrowUp")
    chosen = view.page.locator("#hits [aria-selected=true]")
    assert chosen.get_attribute("id") == "hit-1" == view.page.get_attribute("#query", "aria-activedescendant")
    name = chosen.locator("bdi").text_content()
    view.page.keyboard.press("Enter")
    assert view.text("#panel h2") == name


def test_search_that_finds_nothing_says_so(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.fill("#query", "火星")
    assert view.text("#hits") == view.page.text_content("#live") == "没有符合条件的内容"
    view.page.keyboard.press("Enter")
    assert view.chosen() is None


def test_search_lifts_filters_that_hide_what_it_found(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.uncheck("[data-filter=sections-1]")
    view.page.fill("#query", "老旧管网")
    view.page.keyboard.press("Enter")
    assert view.page.is_checked("[data-filter=sections-1]")
    assert view.chosen() == "t3"


@pytest.mark.parametrize(
    "address", ["#at=a1", "#view=network&by-mode=agencies&at=a1~a2", "#view=matrix&at=e3", "#view=network&at=t2"]
)
def test_an_address_leads_back_to_what_was_open(open_page: Any, water_plan: PageFacts, address: str) -> None:
    view = open_page(water_plan, address=address)
    assert f"at={view.chosen()}" in address.replace("%7E", "~")
    assert view.page.is_visible("#panel h2")
    assert view.chosen() in view.page.evaluate("decodeURIComponent(location.hash)")


@pytest.mark.parametrize("address", ["#at=t99", "#at=__proto__", "#at=e0", "#view=constructor&at=a1~a1~", "#%E0%A4%A"])
def test_an_address_that_names_nothing_opens_the_plan(open_page: Any, water_plan: PageFacts, address: str) -> None:
    view = open_page(water_plan, address=address)
    assert view.page.is_visible("#view-matrix")


def test_an_empty_page_says_that_it_is_empty(open_page: Any, facts_from: Any) -> None:
    view = open_page(facts_from([]))
    assert view.text("#empty") == "没有符合条件的内容"
    for tab in view.page.locator("#tabs button").all():
        tab.click()
        assert view.page.is_visible("#empty")
