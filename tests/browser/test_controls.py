"""Filters, tabs, language, theme, keyboard, small screens, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts


def shown(view: Any) -> list[str]:
    nodes: list[str] = view.page.evaluate("window.qgraph.network().body.data.nodes.getIds().sort()")
    return nodes


def test_a_role_filter_takes_its_lines_and_whom_only_they_hold(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    assert view.page.locator("#filters fieldset >> nth=0").locator(".number").all_text_contents() == [
        "1",
        "1",
        "2",
        "2",
    ]
    view.page.uncheck("[data-filter=roles-3]")
    assert view.text("#counts") == "3 任务 · 3 机构 · 4 分工"
    assert "市农业局" not in view.page.evaluate(
        "window.qgraph.network().body.data.nodes.get().map((node) => node.label).join()"
    )
    assert view.page.evaluate("document.activeElement.dataset.filter") == "roles-3", "the box keeps the focus"


def test_a_section_filter_holds_in_every_view(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network")
    assert view.page.locator("#sections .number").all_text_contents() == ["2", "2"]
    view.page.uncheck("[data-filter=sections-0]")
    assert shown(view) == ["a3", "t3", "t4"]
    view.page.click("#tab-matrix")
    assert view.page.locator("tbody th[scope=row]").count() == 2
    view.page.click("#tab-network")
    view.page.check("#mode-agencies")
    assert shown(view) == ["a3"]
    view.page.click("#sections .all button >> nth=0")
    assert shown(view) == ["a1", "a2", "a3", "a4"]


def test_clearing_all_sections_says_that_nothing_is_left(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.click("#sections .all button >> nth=1")
    assert view.text("#empty") == "没有符合条件的内容"


def test_filters_do_not_make_the_page_say_that_nobody_is_named(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#at=t1&not-roles=0.1.2.3")
    assert "责任机构均已筛除" in view.text("#panel")
    assert "未写明" not in view.text("#panel")


def test_what_a_filter_did_is_told_and_the_focus_stays_among_the_filters(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.click("[data-filter=roles-0-only]", force=True)
    assert view.page.text_content("#live") == view.text("#counts")
    view.page.focus("#reset")
    view.page.keyboard.press("Enter")
    assert view.page.text_content("#live") == view.text("#counts") == "4 任务 · 4 机构 · 6 分工"
    assert view.page.evaluate("document.activeElement.closest('#filters') !== null")


@pytest.mark.parametrize("width", [1100, 1280, 1366, 1440])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_menu_of_exports_opens_within_reach(open_page: Any, water_plan: PageFacts, lang: str, width: int) -> None:
    for name in ("together", "load", "network", "targets"):
        view = open_page(water_plan, address=f"#view={name}&at=a1", width=width)
        if lang == "en":
            view.page.click("#lang")
        view.page.click("#export")
        view.page.click("#export-csv", timeout=2000)
        assert view.page.is_hidden("#export-csv")


def test_no_address_asks_for_endless_steps(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network&at=a1&by-hops=Infinity")
    assert view.text("#counts") == "4 任务 · 4 机构 · 6 分工"


def test_the_threshold_leaves_the_strongest_pairs(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network&by-mode=agencies")
    view.page.fill("#least-range", "2")
    assert view.page.evaluate("window.qgraph.network().body.data.edges.getIds()") == ["a1~a2"]
    view.page.fill("#least-range", "1")
    assert view.page.evaluate("window.qgraph.network().body.data.edges.length") == 3


def test_english_changes_the_page_and_not_the_document(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#at=t1")
    view.page.click("#lang")
    assert view.page.get_attribute("html", "lang") == "en"
    assert view.text("#tab-network") == "Network"
    assert "Source text" in view.page.inner_text("#panel")
    assert "市水务局牵头" in view.text("#panel blockquote")
    view.page.click("#lang")
    assert view.text("#tab-network") == "关系图"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_theme_follows_the_system_until_the_button_is_used(
    open_page: Any, water_plan: PageFacts, scheme: str
) -> None:
    view = open_page(water_plan, color_scheme=scheme)
    assert view.page.get_attribute("html", "data-theme") == scheme
    before = view.page.evaluate("getComputedStyle(document.body).backgroundColor")
    view.page.click("#theme")
    assert view.page.get_attribute("html", "data-theme") != scheme
    assert view.page.evaluate("getComputedStyle(document.body).backgroundColor") != before


# Words whose contrast with their ground is below 4.5 : 1 (WCAG 2.1, 1.4.3).
CONTRAST = """() => {
    const linear = (part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    const light = (colour) => {
        const [r, g, b] = colour.match(/[\\d.]+/g).map((part) => linear(part / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ground = (element) => {
        const colour = element ? getComputedStyle(element).backgroundColor : "rgb(255, 255, 255)";
        return /, 0\\)$|transparent/.test(colour) ? ground(element.parentElement) : colour;
    };
    const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
        && element.checkVisibility() && !element.closest("svg, script, noscript, canvas, .aside");
    return [...document.querySelectorAll("body *")].filter(speaks).filter((element) => {
        const pair = [light(getComputedStyle(element).color), light(ground(element))].sort((a, b) => b - a);
        return (pair[0] + 0.05) / (pair[1] + 0.05) < 4.5;
    }).map((element) => `${element.tagName}.${element.className} ${element.textContent.slice(0, 20)}`);
}"""
NAMELESS = """() => {
    const named = (one) => one.textContent.trim() || one.ariaLabel || one.ariaLabelledByElements?.length
        || one.labels?.length;
    const pressed = document.querySelectorAll("button, input, [tabindex='0'], [role=tabpanel], table");
    return [...pressed].filter((one) => !named(one)).map((one) => one.outerHTML);
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["#at=t1", "#at=a1", "#view=matrix&at=e1"])
def test_all_words_can_be_read_on_their_ground(
    open_page: Any, water_plan: PageFacts, scheme: str, address: str
) -> None:
    view = open_page(water_plan, address=address, color_scheme=scheme)
    assert view.page.evaluate(CONTRAST) == []


def test_the_page_can_be_used_by_keyboard_alone(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    view.page.focus("#tab-matrix")
    view.page.keyboard.press("ArrowRight")
    assert view.page.is_visible("#view-network")
    assert view.page.evaluate("document.activeElement.id") == "tab-network"
    view.page.focus("#canvas-plan")
    view.page.keyboard.press("ArrowRight")
    assert view.chosen() == "t1"
    view.page.keyboard.press("ArrowRight")
    assert view.chosen() == "t2"
    view.page.keyboard.press("ArrowDown")
    assert str(view.chosen()).startswith("a")
    assert "已选" in (view.page.text_content("#live") or "")
    view.page.keyboard.press("Escape")
    assert view.chosen() is None


def test_arrows_walk_the_table(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=matrix")
    assert view.page.locator("#view-matrix [tabindex='0']").count() == 1, "the table is one stop for Tab"
    view.page.focus("#view-matrix tbody th[scope=row] button >> nth=0")
    view.page.keyboard.press("ArrowRight")
    assert view.page.evaluate("document.activeElement.dataset.id") == "e1"
    view.page.keyboard.press("ArrowUp")
    assert view.page.evaluate("document.activeElement.closest('thead') !== null")
    view.page.keyboard.press("ArrowDown")
    view.page.keyboard.press("Enter")
    assert view.chosen() == "e1"


def test_focus_can_be_seen(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan)
    for _ in range(4):
        view.page.keyboard.press("Tab")
        assert view.page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_everything_to_press_has_a_name(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#at=a1")
    assert view.page.evaluate(NAMELESS) == []


@pytest.mark.parametrize(
    "address", ["", "#view=network", "#view=network&by-mode=agencies", "#view=network&at=t1", "#view=matrix&at=a1"]
)
def test_a_phone_shows_it_without_scrolling_sideways(open_page: Any, water_plan: PageFacts, address: str) -> None:
    view = open_page(water_plan, address=address, width=360, height=740)
    assert view.page.evaluate("document.documentElement.scrollWidth") == 360
    view.page.click("#show-filters")
    assert view.page.is_visible("#counts")


def test_a_phone_opens_with_the_table(open_page: Any, water_plan: PageFacts) -> None:
    assert open_page(water_plan, width=360, height=740).page.is_visible("#view-matrix")


@pytest.mark.parametrize(("address", "shown"), [("#view=matrix&at=t1", "table"), ("#view=load&at=t1", "#panel mark")])
def test_paper_has_the_plan_and_what_is_shown_and_no_buttons(
    open_page: Any, water_plan: PageFacts, address: str, shown: str
) -> None:
    view = open_page(water_plan, address=address)
    view.page.emulate_media(media="print")
    assert view.page.is_visible("h1")
    assert view.page.locator(shown).first.is_visible()
    for button in ("#lang", "#query", "#filters", "#export", "#narrowed"):
        assert view.page.is_hidden(button)
    view.page.evaluate("location.hash += '&not-roles=3'")
    view.page.wait_for_selector("#narrowed:visible")
    assert view.text("#narrowed") == "已筛选，仅列：3 任务 · 3 机构 · 4 分工"


def test_a_picture_is_printed_in_the_colours_of_the_day(open_page: Any, water_plan: PageFacts) -> None:
    view = open_page(water_plan, address="#view=network", color_scheme="dark")
    theme = "document.documentElement.dataset.theme"
    assert view.page.evaluate(f"dispatchEvent(new Event('beforeprint')), {theme}") == "light"
    assert view.page.evaluate(f"dispatchEvent(new Event('afterprint')), {theme}") == "dark"
