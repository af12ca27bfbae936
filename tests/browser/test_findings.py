"""What the checks say, in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from qgraph.build import build
from qgraph.graph.findings import check
from qgraph.graph.store import Store
from qgraph.publishing.facts import page_facts

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.graph.findings import Findings
    from qgraph.publishing.facts import PageFacts


@pytest.fixture(scope="module")
def checked(first_store: Store, first_facts: PageFacts) -> tuple[PageFacts, Findings]:
    return first_facts, check(first_store)


def test_it_says_what_check_says(open_page: Any, checked: tuple[PageFacts, Findings]) -> None:
    facts, findings = checked
    view = open_page(facts, address="#view=findings")
    assert view.page.locator(".findings li").count() == len(findings) > 20
    numbers = view.page.locator(".findings .figures dd").all_inner_texts()
    assert [int(number) for number in numbers] == list(findings.counts().values())
    said = view.page.locator(".findings li p:not(.place)").all_text_contents()
    assert sorted(said) == sorted(one.message[0] for one in findings)
    view.page.click("#lang")
    said = view.page.locator(".findings li p:not(.place)").all_text_contents()
    assert sorted(said) == sorted(one.message[1] for one in findings)


def test_a_finding_leads_to_its_task_and_its_words(open_page: Any, checked: tuple[PageFacts, Findings]) -> None:
    view = open_page(checked[0], address="#view=findings")
    view.page.click(".findings li >> nth=0 >> .item")
    assert view.text("#panel h2") == "(十) 参与广东标准国际化"
    assert view.page.get_attribute(".findings li >> nth=0", "aria-current") == "true"
    view.page.click(".findings li >> nth=0 >> summary")
    assert view.page.is_visible(".findings li >> nth=0 >> blockquote")


def test_they_can_be_grouped_by_task_and_follow_the_filters(
    open_page: Any, checked: tuple[PageFacts, Findings]
) -> None:
    facts, findings = checked
    view = open_page(facts, address="#view=findings")
    view.page.check("#grouped-task")
    tasks = {one.place.ordinal for one in findings}
    assert view.page.locator(".findings section").count() == len(tasks)
    view.page.click("[data-filter=sections-0-only]", force=True)
    assert 0 < view.page.locator(".findings li").count() < len(findings)


def test_a_plan_without_fault_says_so(open_page: Any, water_plan: PageFacts) -> None:
    assert "没有发现问题" in open_page(water_plan, address="#view=findings").text(".findings")


def test_of_several_plans_each_finding_says_which(open_page: Any, tmp_path: Path) -> None:
    for title in ("好茶", "好酒"):
        text = f"甲县{title}计划\n一、种植\n(一)扩种。扩种一片。(县农业局、县林业局参与)\n"
        (tmp_path / f"{title}.txt").write_text(text, encoding="utf-8")
    with Store.open(":memory:", write=True) as store:
        build([tmp_path], store)
        facts = page_facts(store)
    view = open_page(facts, address="#view=findings&by-grouped=task")
    heads = view.page.locator(".findings section h2 + .chapter").all_inner_texts()
    assert sorted(set(heads)) == ["甲县好茶计划", "甲县好酒计划"]
    table = view.take("csv", tmp_path).read_text(encoding="utf-8-sig").splitlines()
    assert table[0].endswith(",计划")
    assert all(line.endswith(("甲县好茶计划", "甲县好酒计划")) for line in table[1:])
