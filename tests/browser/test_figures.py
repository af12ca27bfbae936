"""The three drawn views: where responsibility flows, who carries how much, who acts together."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest

from qgraph.publishing.content import arrange

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgraph.publishing.facts import PageFacts

TABS = {"flow": "流向", "load": "负荷", "together": "协同"}
VIEWS = tuple(TABS)
LABELS_THAT_OVERLAP = """(view) => {
    const texts = [...document.querySelectorAll(`#view-${view} .drawing text`)];
    const boxes = texts.map((text) => ({ text: text.textContent, ...text.getBBox() }))
        .map(({ text }, at) => ({ text, box: texts[at].getBBox() }));
    const overlap = (a, b, at, size) => Math.min(a[at] + a[size], b[at] + b[size]) - Math.max(a[at], b[at]);
    return boxes.flatMap((a, at) => boxes.slice(at + 1)
        .filter((b) => overlap(a.box, b.box, "x", "width") > 1 && overlap(a.box, b.box, "y", "height") > 5)
        .map((b) => `${a.text} / ${b.text}`));
}"""


def names(view: Any, selector: str) -> list[str]:
    found: list[str] = view.page.locator(selector).evaluate_all("all => all.map((e) => e.getAttribute('aria-label'))")
    return found


def rows(view: Any) -> list[list[str]]:
    view.page.click("#as-table")
    found: list[list[str]] = view.page.evaluate(
        "() => [...document.querySelectorAll('.rows tbody tr')].map((row) => [...row.cells].map((c) => c.textContent))"
    )
    return found


def focused(view: Any) -> str:
    key: str = view.page.evaluate("document.activeElement.dataset.key")
    return key


def test_the_flow_has_every_assignment_once(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=flow")
    assert names(view, "#view-flow [data-col='0']") == [
        "只看强化水源保护: 5 项分工，2 项任务",
        "只看推进节约用水: 1 项分工，2 项任务",
    ]
    assert sorted(names(view, "#view-flow [data-col='2']")) == [
        "无牵头，按职责分工: 2 项分工，1 项任务",
        "未写明机构: 0 项分工，1 项任务",
        "某市住建局: 1 项分工，1 项任务",
        "某市水务局: 3 项分工，1 项任务",
    ]
    assert sorted(names(view, "#view-flow [data-col='4']")) == [
        "某市农业局: 1 项分工，1 项任务",
        "某市水务局: 1 项分工，1 项任务",
        "某市环保局: 2 项分工，2 项任务",
    ]
    assert names(view, "#view-flow [data-key='l-a1>r-a2>participant']") == [
        "某市水务局 → 某市环保局 · 参与: 1 项分工，1 项任务"
    ]


def test_a_lead_that_is_filtered_out_is_not_said_to_be_missing(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=flow&not-roles=0")
    assert "牵头者已筛除: 2 项分工，1 项任务" in names(view, "#view-flow [data-col='2']")


def test_two_leads_share_those_who_take_part(open_page: Any, facts_from: Callable[..., PageFacts]) -> None:
    clause = "(甲局、乙局牵头,丙局参与)"
    facts = facts_from([("一章", "一事", "", clause, [("lead", "甲局"), ("lead", "乙局"), ("participant", "丙局")])])
    view = open_page(facts, address="#view=flow")
    assert names(view, "#view-flow [data-col='4']") == ["某丙局: 1 项分工，1 项任务"]
    assert names(view, "#view-flow [data-col='0']") == ["只看一章: 3 项分工，1 项任务"]
    heights = view.page.locator("#view-flow [data-col='0'] rect[rx], #view-flow [data-col='4'] rect[rx]").evaluate_all(
        "all => all.map((rect) => Number(rect.getAttribute('height')))"
    )
    assert heights[0] == pytest.approx(3 * heights[1])


def test_the_table_of_the_flow_lists_each_assignment_with_who_leads(open_page: Any, water_plan: PageFacts) -> None:
    found = rows(open_page(water_plan, address="#view=flow"))
    assert len(found) == len(water_plan.assignments) + 1, "and the task that names no body"
    assert ["(1) 划定保护范围", "强化水源保护", "某市水务局", "某市农业局", "参与"] in found
    assert ["(4) 开展节水宣传", "推进节约用水", "未写明机构", "", ""] in found


def test_a_chapter_of_the_flow_can_be_seen_alone_and_all_again(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=flow")
    view.page.click("#view-flow [data-key='s0']")
    assert view.text("#counts").startswith("2 任务")
    assert focused(view) == "s0"
    view.page.keyboard.press("Enter")
    assert view.text("#counts").startswith("4 任务")


def test_what_is_pointed_at_or_chosen_lights_up(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=flow")
    lit = view.page.locator("#view-flow .light path")
    assert lit.count() == 0
    view.page.hover("#view-flow [data-key='r-a2']")
    assert lit.count() == 4, "two ways from the chapter, by the lead and jointly"
    view.page.mouse.move(5, 5)
    assert lit.count() == 0
    view.page.click("#view-flow [data-key='r-a2']")
    assert view.chosen() == "a2"
    view.page.mouse.move(5, 5)
    assert lit.count() == 4
    assert view.page.locator("#view-flow [aria-current]").count() == 1


def test_ribbons_that_need_not_cross_do_not(open_page: Any, facts_from: Callable[..., PageFacts]) -> None:
    def task(lead: str, *others: str) -> tuple[str, str, str, str, list[tuple[str, str]]]:
        held = [("lead", lead), *(("participant", name) for name in others)]
        return (f"{lead}章", f"{lead}事", "", f"({lead}牵头,{'、'.join(others)}参与)", held)

    view = open_page(facts_from([task("甲局", "丙局", "丁局", "戊局"), task("乙局", "丙局")]), address="#view=flow")
    column = [name.split(":")[0] for name in names(view, "#view-flow [data-col='4']")]
    assert column == ["某丁局", "某戊局", "某丙局"], "the one they share stands next to the second"


def test_a_ribbon_between_two_bodies_chooses_both(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=flow")
    view.page.focus("#view-flow [data-key='l-a1>r-a2>participant']")
    view.page.keyboard.press("Enter")
    assert view.chosen() == "a1~a2"
    assert "某市水务局 — 某市环保局" in view.text("#panel")


def test_more_bodies_than_a_column_holds_are_brought_together(
    open_page: Any, facts_from: Callable[..., PageFacts]
) -> None:
    bodies = [f"第{number}局" for number in range(40)]
    clause = f"(总局牵头,{'、'.join(bodies)}参与)"
    held = [("lead", "总局"), *(("participant", name) for name in bodies)]
    view = open_page(facts_from([("一章", "一事", "", clause, held)]), address="#view=flow")
    column = names(view, "#view-flow [data-col='4']")
    assert len(column) == 28
    assert column[-1].startswith("其他 13 家")
    assert "13 项分工" in column[-1]
    assert len(rows(view)) == 41, "the table has them all"


def test_bars_are_as_long_as_the_assignments(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=load")
    assert names(view, "#view-load .part") == [
        "某市水务局: 2 · 牵头 1 · 按职责分工负责 1",
        "某市环保局: 2 · 按职责分工负责 1 · 参与 1",
        "某市住建局: 1 · 负责 1",
        "某市农业局: 1 · 参与 1",
    ]
    assert "平均 1.5" in view.text("#view-load")
    widths = view.page.locator("#view-load .segment").evaluate_all("all => all.map((e) => +e.getAttribute('width'))")
    assert len(widths) == 6
    assert max(widths) - min(widths) < 0.01, "one assignment each"
    assert rows(view)[0] == ["某市水务局", "1", "0", "1", "0", "2", "50%"]


def test_bars_by_lead_and_by_task(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=load")
    view.page.check("#sort-lead")
    assert [name.split(":")[0] for name in names(view, "#view-load .part")] == [
        "某市水务局",
        "某市住建局",
        "某市环保局",
        "某市农业局",
    ]
    view.page.check("#bars-task")
    assert names(view, "#view-load .part")[0].startswith("(1) 划定保护范围: 3")
    view.page.check("#sort-text")
    assert [name.split(": ")[1][0] for name in names(view, "#view-load .part")] == ["3", "2", "1", "0"]


def test_what_is_gone_is_not_carried_any_more(open_page: Any, water_plan: PageFacts) -> None:
    changes = ("gone", "same", "same", "added", "same", "same")
    compared = replace(
        water_plan,
        tasks=tuple(replace(task, change="same") for task in water_plan.tasks),
        assignments=tuple(replace(one, change=c) for one, c in zip(water_plan.assignments, changes, strict=True)),
    )
    view = open_page(compared, address="#view=load")
    bars = view.page.locator("#view-load .part")
    texts = dict(zip(names(view, "#view-load .part"), bars.all_text_contents(), strict=True))
    gone = next(text for name, text in texts.items() if name.startswith("某市水务局: 1 "))
    assert "−1" in gone
    assert any("+1" in text for name, text in texts.items() if name.startswith("某市环保局: 2 "))
    table = {row[0]: row[1:] for row in rows(view)}
    assert table["某市水务局"] == ["0", "0", "1", "0", "1", "25%", "0", "1", "0"]


def test_filters_and_language_draw_the_pictures_anew(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=load")
    view.page.uncheck("[data-filter=roles-3]")
    assert len(names(view, "#view-load .part")) == 3
    view.page.click("#lang")
    assert names(view, "#view-load .part")[0] == "某市水务局: 2 · Lead 1 · Joint, each in its remit 1"


def pairs_of(facts: PageFacts) -> Counter[frozenset[str]]:
    bodies: dict[str, set[str]] = {}
    for one in facts.assignments:
        bodies.setdefault(one.task, set()).add(one.name)
    return Counter(frozenset(pair) for held in bodies.values() for pair in combinations(sorted(held), 2))


def test_combinations_are_counted_as_the_facts_have_them(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=together&by-least-tasks=1")
    assert names(view, "#view-together [data-key^='c-']") == [
        "市水务局、市环保局: 2 项任务",
        "市水务局、市环保局、市农业局: 1 项任务",
    ], "pairs within the three that have no other task than theirs are not listed again"
    assert names(view, "#view-together [data-col='0']")[0] == "某市水务局: 2 项任务"
    assert rows(view) == [["市水务局、市环保局", "2", "2"], ["市水务局、市环保局、市农业局", "3", "1"]]


def test_exact_combinations_take_each_task_once(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=together&by-combine=exact&by-bodies=2")
    assert sorted(names(view, "#view-together [data-key^='c-']")) == [
        "市水务局、市环保局: 1 项任务",
        "市水务局、市环保局、其他机构: 1 项任务",
    ]
    view.page.click("#view-together [data-key='c-a1-a2']")
    assert view.page.locator(".combo .item").all_inner_texts() == ["(2) 清理沿岸堆场"]


def test_a_pair_leads_to_the_panel_and_more_to_a_list(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=together&by-least-tasks=1")
    view.page.focus("#view-together [tabindex='0']")
    view.page.keyboard.press("ArrowRight")
    assert focused(view) == "c-a1-a2"
    view.page.keyboard.press("Enter")
    assert view.chosen() == "a1~a2"
    assert view.page.locator("#view-together [aria-current]").count() == 3, "two rows and their column"
    view.page.focus("#view-together [data-key^='c-a1-a2-']")
    view.page.keyboard.press(" ")
    assert view.page.locator(".combo .item").all_inner_texts() == ["(1) 划定保护范围"]
    view.page.click(".combo .item")
    assert view.chosen() == "t1"
    view.page.click(".combo .close")
    assert view.page.locator(".combo").count() == 0


def test_pairs_of_the_first_plan(open_page: Any, first_facts: PageFacts) -> None:
    view = open_page(first_facts, address="#view=together&by-bodies=30")
    short = {body.short: body.name for body in arrange(first_facts).bodies}
    truth = pairs_of(first_facts)
    pairs = [(row[0].split("、"), int(row[2])) for row in rows(view) if row[1] == "2"]
    assert len(pairs) > 10
    for bodies, count in pairs:
        assert truth[frozenset(short[body] for body in bodies)] == count


@pytest.mark.parametrize("name", VIEWS)
def test_arrows_walk_the_parts_as_one_stop(open_page: Any, water_plan: PageFacts, name: str) -> None:
    view = open_page(water_plan, address=f"#view={name}")
    page = view.page
    assert page.locator(f"#view-{name} [tabindex='0']").count() == 1
    page.focus(f"#view-{name} [tabindex='0']")
    first = focused(view)
    page.keyboard.press("ArrowDown")
    assert focused(view) != first
    page.keyboard.press("Home")
    assert focused(view) == first
    page.keyboard.press("End")
    page.keyboard.press("ArrowDown")
    assert page.locator(f"#view-{name} [tabindex='0']").count() == 1


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("width", [1280, 700, 360])
def test_no_label_of_the_first_plan_covers_another(
    open_page: Any, first_facts: PageFacts, name: str, width: int
) -> None:
    view = open_page(first_facts, address=f"#view={name}", width=width)
    assert view.page.evaluate(LABELS_THAT_OVERLAP, name) == []
    box = view.page.evaluate(
        f"(({{ scrollWidth, clientWidth }}) => [scrollWidth, clientWidth])(document.querySelector('#view-{name}'))"
    )
    assert box[0] == box[1], "nothing stands beyond the right edge"


@pytest.mark.parametrize("name", VIEWS)
def test_the_drawing_stands_alone(open_page: Any, water_plan: PageFacts, name: str) -> None:
    view = open_page(water_plan, address=f"#view={name}&at=a1")
    view.page.click("#export")
    with view.page.expect_download() as download:
        view.page.click("#export-svg")
    text = download.value.path().read_text(encoding="utf-8")
    root = ElementTree.fromstring(text)  # noqa: S314  our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.findtext("{http://www.w3.org/2000/svg}title", "").startswith("某市节水行动计划")
    assert "市水务局" in text
    assert any(one.text == "某市节水行动计划 · " + TABS[name] for one in root.iter("{http://www.w3.org/2000/svg}text"))
    assert not re.search(r"var\(|class=|tabindex|data-|undefined|NaN", text)


@pytest.mark.parametrize("name", VIEWS)
def test_hostile_names_stay_text(open_page: Any, facts_from: Callable[..., PageFacts], name: str) -> None:
    nasty = "<img src=x onerror=alert(1)>\u202e__proto__" + "长" * 5000
    clause = f"({nasty}牵头,乙局参与)"
    facts = facts_from([(nasty, nasty, "", clause, [("lead", nasty), ("participant", "乙局")])])
    view = open_page(facts, address=f"#view={name}&by-least-tasks=1")
    assert view.page.locator(f"#view-{name} img").count() == 0
    box = view.page.evaluate(
        f"(({{ scrollWidth, clientWidth }}) => [scrollWidth, clientWidth])(document.querySelector('#view-{name}'))"
    )
    assert box[0] == box[1]
    assert view.page.evaluate(LABELS_THAT_OVERLAP, name) == []


@pytest.mark.parametrize("name", VIEWS)
def test_nothing_left_is_drawn_as_nothing(open_page: Any, water_plan: PageFacts, name: str) -> None:
    view = open_page(water_plan, address=f"#view={name}&not-sections=0.1")
    assert view.page.is_visible("#empty")
    assert view.page.locator(f"#view-{name} .part").count() == 0
