"""What a reader takes along: picture, table, triples; a sentence with its source."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import Graph

from qgraph.graph.export import export

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.graph.store import Store
    from qgraph.publishing.facts import PageFacts


def test_the_table_holds_what_is_shown_and_opens_as_chinese(
    open_page: Any, water_plan: PageFacts, tmp_path: Path
) -> None:
    view = open_page(water_plan, address="#view=network")
    view.page.uncheck("[data-filter=roles-3]")
    data = view.take("csv", tmp_path).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert rows[0] == ["任务", "机构", "责任"]
    assert ["(1) 划定保护范围", "某市水务局", "牵头"] in rows
    assert len(rows) == 1 + 4
    assert not any("参与" in row for row in rows)


def test_a_cell_is_never_a_formula(open_page: Any, facts_from: Any, tmp_path: Path) -> None:
    name = '=HYPERLINK("x")'
    view = open_page(facts_from([("章", "题", "", f"({name}牵头)", [("lead", name)])]), address="#view=network")
    rows = list(csv.reader(view.take("csv", tmp_path).read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1][1] == f"某{name}"
    view.page.click("#tab-matrix")
    rows = list(csv.reader(view.take("csv", tmp_path).read_text(encoding="utf-8-sig").splitlines()))
    assert not any(cell.startswith("=") for row in rows for cell in row)


def test_the_triples_are_some_of_the_store(
    open_page: Any, first_store: Store, first_facts: PageFacts, tmp_path: Path
) -> None:
    with (tmp_path / "store.ttl").open("wb") as stream:
        export(first_store, "turtle", stream)
    view = open_page(first_facts)
    whole = Graph().parse(tmp_path / "store.ttl")
    everything = Graph().parse(view.take("ttl", tmp_path))
    assert len(everything) > 1000
    assert set(everything) <= set(whole)
    view.page.click("[data-filter=sections-2-only]", force=True)
    chapter = Graph().parse(view.take("ttl", tmp_path))
    assert 0 < len(chapter) < len(everything)
    assert set(chapter) <= set(everything)


def test_the_picture_is_a_png_on_paper(open_page: Any, water_plan: PageFacts, tmp_path: Path) -> None:
    view = open_page(water_plan, address="#view=network")
    assert view.take("png", tmp_path).read_bytes().startswith(b"\x89PNG\r\n\x1a\n")


def test_the_menu_opens_and_closes_by_keyboard(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.focus("#export")
    view.page.keyboard.press("Enter")
    assert view.page.is_visible("#export-csv")
    view.page.keyboard.press("Escape")
    assert view.page.is_hidden("#export-csv")
    assert view.page.evaluate("document.activeElement.id") == "export"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_sentence_is_copied_with_its_source(open_page: Any, water_plan: PageFacts, lang: str) -> None:
    view = open_page(water_plan, address="#at=t1", permissions=["clipboard-read", "clipboard-write"])
    if lang == "en":
        view.page.click("#lang")
    view.page.click("#panel .copy >> nth=0")
    view.page.wait_for_function("() => /已复制|Copied/.test(document.querySelector('#panel .copy').textContent)")
    copied = view.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("“(市水务局牵头,市环保局、市农业局等单位参与)”")
    for words in (
        "《某市节水行动计划》",
        "某府〔2031〕5号",
        "某市人民政府",
        "2031-01-02",
        *re.findall(r"\d+", view.text("#panel .place >> nth=0")),
    ):
        assert words in copied


@pytest.mark.parametrize(
    ("typed", "found"),
    [("swj", "某市水务局"), ("msswj", "某市水务局"), ("ghlj", "更换老旧管网"), ("水务", "某市水务局")],
)
def test_pinyin_initials_find_names(open_page: Any, water_plan: PageFacts, typed: str, found: str) -> None:
    view = open_page(water_plan)
    view.page.keyboard.press("/")
    view.page.keyboard.type(typed)
    assert found in view.text("#hits li >> nth=0")
    view.page.keyboard.press("Enter")
    assert found in view.text("#panel-title")
