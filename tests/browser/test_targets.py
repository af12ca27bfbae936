"""The list of targets: figures, scales, deadlines, who answers, doubts, orders, filters, changes, table."""

from __future__ import annotations

import csv
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from qgraph.publishing.facts import PageFacts, TargetFact

ADDRESS = "#view=targets"
# Where the stretch that reaches a target begins and ends on its scale, which begins at 6.
STRETCH = """() => [...document.querySelectorAll(".goals .scale .reach")].map((one) => {
    const at = Number(one.getAttribute("x")) - 6;
    return [at, at + Number(one.getAttribute("width"))];
})"""


@pytest.fixture
def goals(water_plan: PageFacts) -> PageFacts:
    """Six invented targets: of three tasks, of a section, of the plan."""
    first = water_plan.targets[0]

    def target(**more: Any) -> TargetFact:
        return replace(first, **{"quote": f"{more['indicator']}见文件", **more})

    targets = (
        first,
        target(indicator="漏损率", task="task-3", comparator="<=", value="9", deadline="2030-06-30", start=200),
        target(indicator="更换管网", task="task-3", comparator="->", value="30", unit="公里", deadline="", start=210),
        target(indicator="回用率", task="task-2", comparator="..", value="", lower="25", upper="40", start=150,
               qualifiers="aspirational", note="与上文不一致 · differs from what stands before"),
        target(indicator="用水总量", task="", section="推进节约用水", section_title="推进节约用水", comparator="delta",
               value="-5", deadline="2029", start=90),
        target(indicator="节水单位", task="", section="", value="50", unit="个", start=10),
    )  # fmt: skip
    return replace(water_plan, targets=targets)


def indicators(view: Any) -> list[str]:
    names: list[str] = view.page.locator(".goals .what bdi").all_inner_texts()
    return names


def line(view: Any, indicator: str) -> Any:
    return view.page.locator(f".goals li:has(.what):has-text('{indicator}')")


def test_each_target_says_its_figure_and_deadline(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=ADDRESS)
    assert line(view, "水质达标率").locator(".figure").inner_text().split() == ["≥", "96%"]
    assert line(view, "回用率").locator(".figure").inner_text().split() == ["力争", "25–40%"]
    assert "2031-12-31" in line(view, "水质达标率").locator(".until").inner_text()
    assert line(view, "更换管网").locator(".until").inner_text() == ""


def test_percentages_stand_on_their_scale_and_nothing_else_does(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=ADDRESS)
    assert sorted(view.page.evaluate(STRETCH)) == [[0, 9], [25, 40], [96, 100]]
    for name in ["更换管网", "用水总量", "节水单位"]:
        assert line(view, name).locator(".scale").count() == 0


def test_who_answers_for_a_target(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=ADDRESS)
    assert line(view, "水质达标率").locator(".whose li").all_inner_texts() == ["牵\n某市水务局"]
    assert line(view, "漏损率").locator(".whose li").all_inner_texts() == ["负\n某市住建局"]
    shared = line(view, "回用率").locator(".whose")
    assert shared.locator("li").count() == 2
    assert "无牵头或负责机构" in shared.inner_text()
    assert "不属于某一项任务" in line(view, "节水单位").inner_text()


def test_a_doubt_is_flagged_and_the_sentence_opens_with_its_numbers(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=ADDRESS)
    assert "待核" in line(view, "回用率").inner_text()
    assert "与上文不一致" in line(view, "回用率").inner_text()
    sentence = line(view, "水质达标率")
    assert sentence.locator("blockquote").count() == 0
    sentence.locator("summary").click()
    assert sentence.locator("blockquote").inner_text() == "水质达标率达到96%以上"
    assert sentence.locator("blockquote mark").all_inner_texts() == ["96%"]


@pytest.mark.parametrize(
    ("order", "groups"),
    [
        ("text", {"整个计划", "强化水源保护", "推进节约用水"}),
        ("deadline", {"2029", "2030", "2031", "未写期限"}),
        ("unit", {"%", "个", "公里"}),
    ],
)
def test_orders_group_all_targets(open_page: Any, goals: PageFacts, order: str, groups: set[str]) -> None:
    view = open_page(goals, address=f"{ADDRESS}&by-sorted={order}")
    assert set(view.page.locator(".goals h2 bdi").all_inner_texts()) == groups
    assert sorted(indicators(view)) == sorted(target.indicator for target in goals.targets)


def test_deadlines_come_in_order_and_none_last(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=f"{ADDRESS}&by-sorted=deadline")
    assert view.page.locator(".goals h2 bdi").all_inner_texts() == ["2029", "2030", "2031", "未写期限"]


def test_targets_of_hidden_tasks_are_hidden(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=f"{ADDRESS}&not-sections=1")
    assert set(indicators(view)) == {"水质达标率", "回用率", "节水单位"}


def test_a_target_leads_to_its_task_and_is_marked(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=ADDRESS)
    view.page.locator(".goals .what .item", has_text="漏损率").click()
    assert view.chosen() == "t3"
    marked = view.page.locator(".goals li[aria-current] .what").all_inner_texts()
    assert sorted(marked) == ["更换管网", "漏损率"]


def test_arrows_walk_from_target_to_target(open_page: Any, goals: PageFacts) -> None:
    view = open_page(goals, address=ADDRESS)
    names = view.page.locator(".goals .what .item").all_inner_texts()
    view.page.focus(".goals .what .item >> nth=0")
    view.page.keyboard.press("ArrowDown")
    assert view.page.evaluate("document.activeElement.innerText") == names[1]
    view.page.keyboard.press("ArrowUp")
    assert view.page.evaluate("document.activeElement.innerText") == names[0]


def test_changes_show_as_signs_with_what_was(open_page: Any, goals: PageFacts) -> None:
    first, second, *others = goals.targets
    changed = (
        replace(first, change="changed", before="≥ 90%", quote_before="达到90%以上"),
        replace(second, change="gone"),
    )
    tasks = tuple(replace(task, change="same") for task in goals.tasks)
    view = open_page(replace(goals, tasks=tasks, targets=(*changed, *others)), address=ADDRESS)
    assert line(view, "水质达标率").locator(".sign").text_content() == "~变动"
    assert "≥ 90%" in line(view, "水质达标率").locator(".was").inner_text()
    line(view, "水质达标率").locator("summary").click()
    line(view, "水质达标率").locator("blockquote.old").wait_for()  # made when the browser tells that it opened
    assert "达到90%以上" in line(view, "水质达标率").inner_text()
    assert line(view, "漏损率").locator(".sign").text_content() == "−取消"


def test_the_table_has_every_field(open_page: Any, goals: PageFacts, tmp_path: Path) -> None:
    view = open_page(goals, address=ADDRESS)
    view.page.click("#export")
    with view.page.expect_download() as download:
        view.page.click("#export-csv")
    download.value.save_as(tmp_path / "targets.csv")
    rows = list(csv.DictReader((tmp_path / "targets.csv").read_text(encoding="utf-8-sig").splitlines()))
    by_name = {row["指标"]: row for row in rows}
    assert len(rows) == 6
    assert by_name["漏损率"]["界限"] == "≤"
    assert by_name["漏损率"]["责任机构"] == "某市住建局（负责）"
    assert by_name["用水总量"]["数值"] == "-5"
    assert by_name["回用率"]["待核"].startswith("与上文不一致")
    assert (by_name["回用率"]["下限"], by_name["回用率"]["上限"]) == ("25", "40")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_telephone_in_english(open_page: Any, goals: PageFacts, scheme: str) -> None:
    view = open_page(goals, address=ADDRESS, width=360, height=740, color_scheme=scheme)
    view.page.click("#lang")
    assert "strive for" in line(view, "回用率").inner_text()
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 360
    wider: str = "(one) => one.scrollWidth - one.clientWidth"
    assert view.page.eval_on_selector("#view-targets", wider) <= 0


def test_hostile_names_stay_text(open_page: Any, facts_from: Callable[..., PageFacts]) -> None:
    name = "<img src=x onerror=alert(1)>" + "长" * 3000
    facts = facts_from([("章", "题", "水质达标率达到96%以上。", "(甲局牵头)", [("lead", "甲局")])])
    facts = replace(facts, targets=(replace(facts.targets[0], indicator=name, unit="</script>", quote=name),))
    view = open_page(facts, address=ADDRESS)
    assert indicators(view)[0].startswith("<img src=x")
    assert view.page.locator(".goals img").count() == 0


def test_a_plan_without_targets_says_so(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(replace(water_plan, targets=()), address=ADDRESS)
    assert view.text("#view-targets").strip() == "没有可显示的内容"
