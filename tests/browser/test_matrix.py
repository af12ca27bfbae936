"""The responsibility matrix: letters and totals, orders, keys, large plans, changes, drawing, table, paper."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest

from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TaskFact

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOCUSED = "document.activeElement.dataset.id"


def large_plan(tasks: int, bodies: int) -> PageFacts:
    """A plan of two chapters; task i falls to body i and, as participant, to the last one."""
    names = [f"市第{at}办" for at in range(bodies)]
    works = [
        TaskFact(plan="p", task=f"k{at}", ordinal=at, title=f"事项{at}", section=f"章{2 * at // tasks}")
        for at in range(tasks)
    ]
    roles = [(work, names[at % bodies], "lead") for at, work in enumerate(works)]
    roles += [(work, names[-1], "participant") for at, work in enumerate(works) if at % bodies != bodies - 1]
    duties = [
        AssignmentFact(
            plan="p",
            task=work.task,
            ordinal=work.ordinal,
            section=work.section,
            agency=name,
            name=name,
            short=name,
            printed=name,
            role=role,
        )
        for work, name, role in roles
    ]
    return PageFacts(plans=(PlanFact(plan="p", title="某市大计划"),), tasks=tuple(works), assignments=tuple(duties))


def drawn(view: Any, what: str) -> int:
    count: int = view.page.locator(f".matrix {what}").count()
    return count


def focus_by_tab(view: Any) -> None:
    """Goes into the matrix as the keyboard does."""
    view.page.focus("#export")
    view.page.keyboard.press("Tab")


def settled(view: Any) -> None:
    view.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def test_each_cell_says_its_role_by_letter_and_name(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix")
    letters = view.page.locator(".matrix td .role").all_inner_texts()
    assert sorted(letters) == sorted(["牵", "参", "参", "共", "共", "负"])
    assert view.page.get_attribute(".matrix [data-id=e1]", "aria-label") == "(1) 划定保护范围 — 某市水务局: 牵头"
    borders = view.page.evaluate(
        "['lead', 'responsible', 'joint', 'participant'].map((role) => {"
        "const style = getComputedStyle(document.querySelector(`.matrix .role.${role}`));"
        "return style.borderTopStyle + style.borderTopWidth; })"
    )
    assert len(set(borders)) == 4, "roles differ in their outline, not in colour alone"


def test_totals_are_counted_by_role(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix")
    assert view.text(".matrix tr[data-task='0'] .sum").strip() == "3"
    assert view.page.get_attribute(".matrix tr[data-task='0'] .sum", "title") == "牵头 1 · 参与 2"
    assert view.text(".matrix thead [data-id=a1] small") == "2"
    assert drawn(view, "tr[data-task='3'] .sum rect") == 4


def test_a_task_shows_how_many_targets_it_has_and_that_nobody_answers_for_it(
    open_page: Any, water_plan: PageFacts
) -> None:
    view = open_page(water_plan, address="#view=matrix")
    assert drawn(view, ".aims") == 1
    assert view.page.get_attribute(".matrix [data-id=t1]", "title") == "(1) 划定保护范围\n1 项目标值"
    unled = view.page.locator(".matrix tr:has(.headless)").evaluate_all("rows => rows.map((row) => row.dataset.task)")
    assert unled == ["1", "3"]
    assert "未写明牵头或负责机构" in view.page.get_attribute(".matrix [data-id=t2]", "aria-label")


def test_a_role_filter_does_not_leave_a_task_without_a_lead(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix&not-roles=0")
    assert drawn(view, "tr[data-task='0']") == 1
    assert drawn(view, "tr[data-task='0'] .headless") == 0


def test_two_roles_of_one_body_stand_in_one_cell(open_page: Any, facts_from: Callable[..., PageFacts]) -> None:
    clause = (
        "章",
        "题",
        "",
        "(甲局牵头,甲局、乙局参与)",
        [("lead", "甲局"), ("participant", "甲局"), ("participant", "乙局")],
    )
    view = open_page(facts_from([clause]), address="#view=matrix")
    cell = view.page.locator(".matrix td:has([data-id=e1])")
    assert cell.locator(".role").all_inner_texts() == ["牵", "参"]
    view.page.focus(".matrix [data-id=e1]")
    view.page.keyboard.press("ArrowRight")
    assert view.page.evaluate(FOCUSED) != "e1"
    assert cell.locator(":focus").count() == 1


@pytest.mark.parametrize(
    ("order", "first"), [("chapter", ["0", "1", "2", "3"]), ("load", ["0", "1", "2", "3"]), ("similar", None)]
)
def test_orders_lose_no_task_and_no_body(
    open_page: Any, water_plan: PageFacts, order: str, first: list[str] | None
) -> None:
    view = open_page(water_plan, address=f"#view=matrix&by-order={order}")
    assert view.page.is_checked(f"#order-{order}")
    rows = view.page.locator(".matrix tr[data-task]").evaluate_all("rows => rows.map((row) => row.dataset.task)")
    assert sorted(rows) == ["0", "1", "2", "3"]
    assert first is None or rows == first
    assert drawn(view, "thead button") == 4
    assert drawn(view, ".band") == (2 if order == "chapter" else 0)


def test_a_section_is_folded_and_found_again(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix")
    view.page.click(".matrix [data-id=s1]")
    assert drawn(view, "tr[data-task]") == 2
    assert view.page.get_attribute(".matrix [data-id=s1]", "aria-expanded") == "false"
    assert view.page.evaluate(FOCUSED) == "s1", "the band keeps the focus"
    view.page.fill("#query", "划定")
    view.page.keyboard.press("Enter")
    settled(view)
    assert drawn(view, "tr[data-task='0']") == 1, "what is searched for is unfolded"


def test_arrows_walk_from_button_to_button(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix")
    assert view.page.locator("#view-matrix [tabindex='0']").count() == 1, "the matrix is one stop for Tab"
    view.page.focus(".matrix [data-id=t1]")
    walk = []
    for key in ["ArrowRight", "ArrowDown", "End", "Home", "ArrowDown", "Control+End", "Control+Home", "ArrowUp"]:
        view.page.keyboard.press(key)
        walk.append(view.page.evaluate(FOCUSED))
    assert walk == ["e1", "e5", "e4", "t2", "s2", "t4", "s1", "s1"]
    assert view.page.locator("#view-matrix [tabindex='0']").count() == 1
    view.page.focus(".matrix [data-id=t1]")
    view.page.keyboard.press("ArrowRight")
    view.page.keyboard.press("Enter")
    assert view.chosen() == "e1"


def test_the_chosen_line_and_column_are_marked(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix&at=e1")
    assert view.page.locator(".matrix [aria-current]").evaluate_all("all => all.map((one) => one.dataset.id)") == ["e1"]
    assert drawn(view, "tr.lit[data-task='0']") == 1
    head = view.page.locator(".matrix thead th:has([data-id=a1])").bounding_box()
    column = view.page.locator(".column.chosen >> nth=0").bounding_box()
    assert abs(head["x"] - column["x"]) <= 1
    assert abs(head["width"] - column["width"]) <= 1
    view.page.hover(".matrix [data-id=e6]")
    other = view.page.locator(".column.pointed").bounding_box()
    cell = view.page.locator(".matrix td:has([data-id=e6])").bounding_box()
    assert abs(other["x"] - cell["x"]) <= 1


class TestLarge:
    """Of a large plan only what is in sight is in the document."""

    @pytest.fixture
    def view(self, open_page: Any) -> Any:
        return open_page(large_plan(700, 60), address="#view=matrix", height=700)

    def test_it_says_how_large_it_is(self, view: Any) -> None:
        assert drawn(view, "tr[data-task]") < 60
        assert view.page.get_attribute(".matrix", "aria-rowcount") == "703"
        assert view.page.get_attribute(".matrix", "aria-colcount") == "62"
        assert view.page.get_attribute(".matrix tr[data-task='3']", "aria-rowindex") == "6"

    def test_scrolling_draws_what_comes_into_sight(self, view: Any) -> None:
        view.page.evaluate("document.getElementById('view-matrix').scrollTop = 350 * 28")
        view.page.wait_for_selector(".matrix tr[data-task='355']")
        assert drawn(view, "tr[data-task='0']") == 0
        inside = view.page.evaluate(
            "() => { const box = document.getElementById('view-matrix').getBoundingClientRect();"
            "return [...document.querySelectorAll('.matrix tr[data-task]')].filter((row) => {"
            "const at = row.getBoundingClientRect(); return at.bottom > box.top && at.top < box.bottom; }).length; }"
        )
        assert inside >= 18, "the sight is full"
        head = view.page.locator(".matrix .corner").bounding_box()
        band = view.page.locator(".matrix .band th >> nth=0").bounding_box()
        assert abs(band["y"] - head["y"] - head["height"]) <= 1, "the section stays under the heads"

    def test_keys_lead_beyond_what_is_drawn(self, view: Any) -> None:
        focus_by_tab(view)
        walk = []
        for key in ["ArrowDown", "Control+End", "Home", "PageUp", "Control+Home", "ArrowDown", "End", "PageDown"]:
            view.page.keyboard.press(key)
            walk.append(view.page.evaluate(FOCUSED))
        assert walk[0] == "t1"
        assert walk[1].startswith("e")
        assert walk[2] == "t700"
        assert 670 < int(walk[3][1:]) < 690
        assert walk[4:6] == ["s1", "t1"]
        box = view.page.locator("#view-matrix").bounding_box()
        focused = view.page.locator(":focus").bounding_box()
        assert box["y"] < focused["y"] < box["y"] + box["height"]
        assert box["x"] < focused["x"] < box["x"] + box["width"]

    def test_the_focus_comes_back_after_scrolling_away(self, view: Any) -> None:
        focus_by_tab(view)
        view.page.keyboard.press("ArrowDown")
        view.page.evaluate("document.getElementById('view-matrix').scrollTop = 400 * 28")
        view.page.wait_for_selector(".matrix tr[data-task='405']")
        view.page.keyboard.press("ArrowDown")
        assert view.page.evaluate(FOCUSED) == "t2"

    def test_what_is_chosen_is_brought_into_sight(self, view: Any) -> None:
        view.page.fill("#query", "事项543")
        view.page.keyboard.press("Enter")
        view.page.wait_for_selector(".matrix [data-id=t544][aria-current]")
        assert view.page.locator(".matrix [data-id=t544]").is_visible()

    def test_the_table_has_a_row_for_each_assignment(self, view: Any, tmp_path: Path) -> None:
        rows = taken(view, tmp_path)
        assert rows[0] == ["任务", "章节", "机构", "责任"]
        assert len(rows) == 1 + 700 + 700 - 700 // 60
        assert ["事项0", "—", "市第0办", "牵头"] in [[row[0], "—", *row[2:]] for row in rows]

    def test_it_is_too_large_for_a_drawing(self, view: Any) -> None:
        view.page.click("#export")
        view.page.click("#export-svg")
        assert view.page.text_content("#live") == "图太大，请先筛选"


def taken(view: Any, folder: Path) -> list[list[str]]:
    """The rows of the exported CSV."""
    return list(csv.reader(view.take("csv", folder).read_text(encoding="utf-8-sig").splitlines()))


def test_a_small_matrix_is_exported_as_it_stands(open_page: Any, water_plan: PageFacts, tmp_path: Path) -> None:
    rows = taken(open_page(water_plan, address="#view=matrix"), tmp_path)
    assert rows[0][:3] == ["任务", "章节", "某市水务局"]
    assert rows[1][:3] == ["(1) 划定保护范围", "强化水源保护", "牵"]
    assert len(rows) == 5


def test_the_drawing_holds_every_name_and_letter(open_page: Any, water_plan: PageFacts, tmp_path: Path) -> None:
    view = open_page(water_plan, address="#view=matrix")
    view.page.click("#export")
    with view.page.expect_download() as download:
        view.page.click("#export-svg")
    download.value.save_as(tmp_path / "matrix.svg")
    text = (tmp_path / "matrix.svg").read_text(encoding="utf-8")
    assert "var(--" not in text, "the colours stand in it"
    for name in ["(1) 划定保护范围", "强化水源保护", "市水务局", "牵"]:
        assert name in text


def test_changes_show_as_signs_with_words(open_page: Any, water_plan: PageFacts) -> None:
    changes = ["changed", "gone", "added", "same"]
    tasks = tuple(replace(task, change=change) for task, change in zip(water_plan.tasks, changes, strict=True))
    duties = tuple(
        replace(duty, change=change)
        for duty, change in zip(
            water_plan.assignments, ["same", "gone", "added", "gone", "gone", "changed"], strict=True
        )
    )
    view = open_page(replace(water_plan, tasks=tasks, assignments=duties), address="#view=matrix")
    signs = [view.page.locator(f".matrix [data-id=t{at}] .sign").all_text_contents() for at in (1, 2, 3, 4)]
    assert [sign[0][0] if sign else "" for sign in signs] == ["~", "−", "+", ""]
    assert view.page.get_attribute(".matrix [data-id=t2]", "aria-label").startswith("(2) 清理沿岸堆场（取消）")
    assert view.text(".matrix tr[data-task='0'] .sum").strip() == "2", "what is gone does not count"
    assert drawn(view, "tr[data-task='1'] .headless") == 1


def test_english_and_dark_and_a_telephone(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix", width=360, height=740, color_scheme="dark")
    view.page.click("#lang")
    assert view.page.locator(".matrix td .role >> nth=0").inner_text() == "L"
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 360, "only the matrix scrolls sideways"
    view.page.click(".matrix [data-id=e1]")
    assert view.chosen() == "e1"


def test_the_whole_matrix_is_printed_on_one_sheet(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix&at=t1")
    sheets = pypdfium2.PdfDocument(BytesIO(view.page.pdf(prefer_css_page_size=True)))
    assert len(sheets) == 1
    assert [round(side / 72 * 25.4) for side in sheets[0].get_size()] == [420, 297]
    text = sheets[0].get_textpage().get_text_bounded()
    assert all(letter in text for letter in "牵负共参")
    assert "开展节水宣传" in text


def test_heads_are_repeated_on_every_sheet(open_page: Any) -> None:
    view = open_page(large_plan(150, 8), address="#view=matrix")
    sheets = pypdfium2.PdfDocument(BytesIO(view.page.pdf(prefer_css_page_size=True)))
    assert len(sheets) > 1
    for sheet in sheets:
        words = "".join(sheet.get_textpage().get_text_bounded().split())
        assert "市第3办" in words
