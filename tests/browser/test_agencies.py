"""The dossier of each body."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts


def test_it_opens_with_the_busiest_and_says_all_of_it(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=agencies")
    page = view.page
    assert view.text(".dossier h2") == "某市水务局"
    assert page.locator(".dossier .figures dd").all_inner_texts() == ["1", "0", "1", "0", "2 / 4 50%"]
    assert "文中写作：市水务局" in view.text(".dossier")
    assert page.locator(".dossier .sentences blockquote").all_text_contents() == [
        "(市水务局牵头,市环保局、市农业局等单位参与)",
        "(市环保局、市水务局按职责分工负责)",
    ]
    assert page.locator(".sentences mark").all_text_contents() == ["市水务局", "市水务局"]
    assert "水质达标率" in view.text(".dossier .targets")
    assert page.is_hidden("#panel"), "the view says it all"


def test_choosing_in_the_list_changes_the_dossier_and_the_address(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=agencies")
    view.page.click(".bodies >> text=某市住建局")
    assert view.text(".dossier h2") == "某市住建局"
    assert "at=a" in view.page.evaluate("location.hash")
    view.page.go_back()
    view.page.wait_for_function("() => document.querySelector('.dossier h2').textContent === '某市水务局'")


def test_arrows_walk_the_list(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=agencies")
    view.page.focus(".bodies [tabindex='0']")
    for name in ("某市环保局", "某市住建局", "某市农业局"):
        view.page.keyboard.press("ArrowDown")
        assert view.text(".dossier h2") in {name, "某市农业局", "某市住建局"}
        assert view.page.evaluate("document.activeElement.getAttribute('aria-current')") == "true"


def test_a_task_of_the_dossier_opens_beside_it(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=agencies&at=a2")
    view.page.click(".dossier .sentences .item >> nth=0")
    assert view.text("#panel h2") == "(2) 清理沿岸堆场"
    assert view.text(".dossier h2") == "某市环保局"


def test_filters_change_the_dossier(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=agencies&at=a1")
    view.page.uncheck("[data-filter=roles-0]")
    assert view.page.locator(".dossier .figures dd").all_inner_texts()[:3] == ["0", "0", "1"]
    assert "划定保护范围" not in view.text(".dossier .halves > div")
