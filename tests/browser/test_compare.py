"""Two plans on one page: what became of the older one, in every view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rdflib import RDF, Graph, Namespace

from qgraph.build import build, first_plan
from qgraph.graph.store import Store
from qgraph.publishing.changes import compared_facts, two_plans
from qgraph.publishing.content import arrange

if TYPE_CHECKING:
    from pathlib import Path

    from qgraph.publishing.facts import PageFacts

# Old words and what stands in their place a year later.
QG = Namespace("https://w3id.org/qgraph#")
EDITS = (
    ("2017", "2018"),
    ("(市质监局牵头,市农业局、市商务局", "(市农业局牵头,市质监局、市教育局"),
    ("稳定在93%以上", "稳定在95%以上"),
)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> PageFacts:
    folder: Path = tmp_path_factory.mktemp("plans")
    old = first_plan().read_text(encoding="utf-8")
    new = old
    for before, after in EDITS:
        assert before in new
        new = new.replace(before, after)
    (folder / "old.txt").write_text(old, encoding="utf-8")
    (folder / "new.txt").write_text(new, encoding="utf-8")
    with Store.open(":memory:", write=True) as store:
        build([folder], store)
        return compared_facts(store, *two_plans(store))


def test_a_page_of_one_plan_has_no_comparison(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    assert view.page.locator("#tab-compare").count() == 0
    assert view.page.locator("#changes").count() == 0


def test_it_says_what_was_added_is_gone_and_changed(open_page: Any, both: PageFacts) -> None:
    view = open_page(both, address="#view=compare")
    card = view.text("[data-task=t1]")
    for words in ("汕尾市农业局", "原为：参与", "汕尾市质监局", "原为：牵头", "汕尾市教育局", "汕尾市商务局", "93%"):
        assert words in card, words
    assert view.page.locator(".card").count() == 1
    rows = view.page.locator(".totals tbody tr").all_inner_texts()
    assert [row.split() for row in rows] == [
        ["任务（标题、章节）", "0", "0", "0", "38"],
        ["责任分工", "1", "1", "2", "226"],
        ["目标", "0", "0", "1", "35"],
    ]


def test_the_filter_of_changes_holds_in_every_view(open_page: Any, both: PageFacts) -> None:
    view = open_page(both, address="#view=compare")
    view.page.click("[data-filter=changes-3-only]", force=True)
    assert view.text("#counts") == "1 任务 · 0 机构 · 0 分工 · 另取消 1"
    view.page.click("#tab-network")
    assert view.page.evaluate("window.qgraph.network().body.data.nodes.length") == 2


def test_the_panel_shows_the_old_words_and_cites_the_old_plan(open_page: Any, both: PageFacts) -> None:
    view = open_page(both, address="#view=compare&at=t1", permissions=["clipboard-read", "clipboard-write"])
    assert "市质监局牵头" in view.page.text_content("#panel blockquote.old")
    view.page.click("#panel blockquote.old + .place .copy")
    view.page.wait_for_function("() => document.querySelector('#panel .old + .place .copy').textContent === '已复制'")
    assert "2017年度行动计划" in view.page.evaluate("navigator.clipboard.readText()")


def busiest(both: PageFacts, agency: str) -> list[str]:
    """The tasks a body carries in the newer plan."""
    return [duty.task for duty in both.assignments if duty.agency == agency and duty.change != "gone"]


@pytest.fixture(scope="module")
def loser(both: PageFacts) -> str:
    """The body that lost an assignment, by its id on the page."""
    [gone] = [duty.agency for duty in both.assignments if duty.change == "gone"]
    return next(body.id for body in arrange(both).bodies if body.iri == gone)


def test_what_is_gone_is_shown_with_a_sign_and_counted_nowhere(open_page: Any, both: PageFacts, loser: str) -> None:
    body = next(body for body in arrange(both).bodies if body.id == loser)
    carried = len(busiest(both, body.iri))
    view = open_page(both, address=f"#view=agencies&at={loser}")
    assert view.text("#counts") == "38 任务 · 34 机构 · 229 分工 · 另取消 1"
    assert body.load == carried
    assert view.text(f".bodies [data-id={loser}] .number") == str(carried)
    assert f"{carried} / 38" in view.text(".dossier .figures")
    assert view.page.locator(".dossier .sentences .sign.gone").count() == 1
    view.show("matrix")
    assert view.text("#panel h3 >> nth=0").endswith(f" · {carried}")
    assert view.page.locator("#panel .duties .sign.gone").count() == 1


def test_partners_of_a_body_are_those_of_tasks_it_still_carries(open_page: Any, both: PageFacts, loser: str) -> None:
    content = arrange(both)
    other = next(body for body in content.bodies if body.id != loser)
    ours = next(body for body in content.bodies if body.id == loser)
    shared = len({*busiest(both, ours.iri)} & {*busiest(both, other.iri)})
    first, second = sorted((ours.id, other.id), key=lambda name: int(name[1:]))
    view = open_page(both, address=f"#view=together&at={first}~{second}")
    assert view.page.locator("#panel .duties li").count() == shared


def test_triples_are_those_of_the_newer_plan(open_page: Any, both: PageFacts, tmp_path: Path) -> None:
    view = open_page(both, address="#view=compare")
    taken = Graph().parse(view.take("ttl", tmp_path))
    assert {str(iri) for iri in taken.subjects(RDF.type, QG.Assignment)} == {
        duty.assignment for duty in both.assignments if duty.change != "gone"
    }


def test_the_table_of_changes_holds_the_targets_too(open_page: Any, both: PageFacts, tmp_path: Path) -> None:
    view = open_page(both, address="#view=compare")
    table = view.take("csv", tmp_path).read_text(encoding="utf-8-sig")
    assert any("95%" in line and "93%" in line for line in table.splitlines())
    assert "2018" in view.page.title()
