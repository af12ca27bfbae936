"""Through every view by keyboard, by touch, by address and back, in both languages, on paper, with fewer means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from qgraph.publishing.facts import PageFacts

CHOSEN = {"task": "t1", "agency": "a1", "assignment": "e1", "pair": "a1~a2"}
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
HAN = re.compile(r"[\u3400-\u9fff]")
# Of what has the focus: whether a line around it, or within it, can be seen, and whether it is in the window.
FOCUS = """() => {
    const one = document.activeElement;
    if (one === document.body) return null;
    const box = one.getBoundingClientRect();
    const look = getComputedStyle(one);
    const outlined = look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2;
    return {
        name: `${one.tagName} ${one.id} ${one.ariaLabel ?? one.textContent.slice(0, 20)}`,
        id: one.id, inView: Boolean(one.closest("#views")), outlined,
        visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
            && box.left < innerWidth,
    };
}"""
# Words of the page itself, not of the document, that are not in the language the page says it speaks.
FOREIGN = """() => {
    const words = [];
    const spoken = "#head button, #viewbar *, #views caption, #views th, legend, #panel h3";
    for (const one of document.querySelectorAll(spoken)) {
        if (one.closest("bdi, [lang=zh-CN]:not(html), .aside, svg") || !one.checkVisibility()) continue;
        for (const node of one.childNodes) if (node.nodeType === 3) words.push(node.textContent);
    }
    return words;
}"""


@pytest.fixture(scope="module")
def desk(keep_page: Any, full_plan: PageFacts) -> Any:
    """The page on a desk; tests go back to its start."""
    return keep_page(full_plan)


def names(view: Any) -> list[str]:
    """The names of all views; the tests below would say nothing of fewer."""
    found: list[str] = view.views()
    assert len(found) >= 9
    return found


def go(view: Any, address: str) -> None:
    view.page.evaluate("(address) => { location.hash = address }", address)
    view.page.wait_for_timeout(50)


@pytest.mark.parametrize("kind", CHOSEN)
def test_an_address_opens_a_view_with_what_is_chosen(open_page: Any, full_plan: PageFacts, kind: str) -> None:
    chosen = CHOSEN[kind]
    first = open_page(full_plan)
    for name in names(first):
        go(first, f"view={name}&at={chosen}")
        first.page.wait_for_function("(at) => window.qgraph.chosen() === at", arg=chosen)
        assert first.page.get_attribute(f"#tab-{name}", "aria-selected") == "true"
        assert first.page.evaluate("decodeURIComponent(location.hash)") == f"#view={name}&at={chosen}"


def test_an_address_outlives_a_reload(open_page: Any, full_plan: PageFacts) -> None:
    view = open_page(full_plan, address="#view=load&at=a2&by-bars=task&not-roles=0")
    assert view.page.is_visible("#view-load")
    view.page.reload()
    view.page.wait_for_selector("html[data-ready]")
    view.requests.pop()
    assert view.chosen() == "a2"
    assert view.page.is_checked("#bars-task")
    assert not view.page.is_checked("[data-filter=roles-0]")


@pytest.mark.parametrize(
    "address",
    [
        "#view=nothing&at=t999",
        "#at=__proto__",
        "#not-roles=-1.x.99",
        "#view=%E0%A4%A",
        "#&&==",
        "#by-order=x&by-mode=y&by-hops=z",
    ],
)
def test_an_address_that_says_nothing_of_use_opens_the_page(open_page: Any, full_plan: PageFacts, address: str) -> None:
    view = open_page(full_plan, address=address)
    assert view.page.is_visible("#view-matrix")
    assert view.chosen() is None
    for name in names(view):
        view.show(name)


def test_the_back_button_goes_back_through_the_views(open_page: Any, full_plan: PageFacts) -> None:
    view = open_page(full_plan)
    order = names(view)
    for name in order[1:]:
        view.show(name)
    for name in reversed(order[:-1]):
        view.page.go_back()
        view.page.wait_for_selector(f"#view-{name}:not([hidden])")
    view.page.go_forward()
    view.page.wait_for_selector(f"#view-{order[1]}:not([hidden])")


def test_every_view_speaks_both_languages(desk: Any) -> None:
    go(desk, "at=t1")
    desk.page.click("#lang")
    for name in names(desk):
        desk.show(name)
        foreign = [words for words in desk.page.evaluate(FOREIGN) if HAN.search(words) and "中文" not in words]
        assert foreign == [], name
    desk.page.click("#lang")
    for name in names(desk):
        desk.show(name)
        assert HAN.search(desk.text(f"#tab-{name}"))


def test_tab_walks_through_every_view_and_comes_out(desk: Any) -> None:
    """The focus is always seen; it goes from the head through the filters into the view, and on to the panel."""
    page = desk.page
    for name in names(desk):
        go(desk, f"view={name}&at=t1")
        page.focus(f"#tab-{name}")
        entered, order = False, []
        for _ in range(150):
            page.keyboard.press("Tab")
            at = page.evaluate(FOCUS)
            if at is None or at["id"] == f"tab-{name}":
                break
            assert at["visible"], f"{name}: {at['name']} has the focus and is out of sight"
            assert at["outlined"], f"{name}: {at['name']} has the focus and does not show it"
            entered = entered or at["inView"]
            order.append(at["id"])
        assert entered, f"{name}: Tab never comes into the view"
        assert "query" in order[:2], f"{name}: search comes after the tabs"


def test_escape_clears_the_choice_in_every_view(desk: Any) -> None:
    for name in names(desk):
        go(desk, f"view={name}&at=t1")
        desk.page.wait_for_function("window.qgraph.chosen() === 't1'")
        desk.page.focus(f"#tab-{name}")
        desk.page.keyboard.press("Escape")
        assert desk.chosen() is None, name


def test_arrows_walk_the_tabs_round(desk: Any) -> None:
    order = names(desk)
    desk.show(order[0])
    desk.page.focus(f"#tab-{order[0]}")
    for name in [*order[1:], order[0]]:
        desk.page.keyboard.press("ArrowRight")
        assert desk.page.evaluate("document.activeElement.id") == f"tab-{name}"
        assert desk.page.is_visible(f"#view-{name}")


def test_a_picture_has_a_table_that_says_the_same(desk: Any) -> None:
    go(desk, "view=matrix")
    tables = 0
    for name in names(desk):
        desk.show(name)
        if not desk.page.locator("#as-table").count():
            continue
        desk.page.click("#as-table")
        assert desk.page.locator(f"#view-{name} table tbody tr").count() > 0, name
        assert "市水务局" in desk.text(f"#view-{name}"), name
        desk.page.click("#as-table")
        tables += 1
    assert tables >= 4


@pytest.fixture(scope="module")
def phone(keep_page: Any, full_plan: PageFacts) -> Any:
    return keep_page(full_plan, width=360, height=740, has_touch=True, is_mobile=True)


@pytest.mark.parametrize("chosen", ["", "&at=t1", "&at=a1"])
def test_a_telephone_shows_every_view_without_going_sideways(phone: Any, chosen: str) -> None:
    for name in names(phone):
        go(phone, f"view={name}{chosen}")
        assert phone.page.evaluate(SIDEWAYS) <= 0, name
        assert phone.page.evaluate("document.getElementById('stage').clientHeight") > 150, name


def test_a_finger_is_enough(phone: Any) -> None:
    go(phone, "view=matrix")
    for name in names(phone):
        phone.page.tap(f"#tab-{name}")
        assert phone.page.is_visible(f"#view-{name}"), name
    phone.page.tap("#show-filters")
    phone.page.tap("[data-filter=roles-0]")
    assert not phone.page.is_checked("[data-filter=roles-0]")
    phone.page.tap("#reset")
    phone.page.tap("#show-filters")
    phone.page.tap("#tab-matrix")
    phone.page.tap("#view-matrix tbody .role >> nth=0")
    assert phone.chosen() == "e1"
    phone.page.tap("#panel .close")
    assert phone.chosen() is None
    phone.page.tap("#query")
    phone.page.keyboard.type("市水务局")
    phone.page.tap("#hits li >> nth=0")
    assert phone.chosen() == "a1"
    phone.page.keyboard.press("Escape")


@pytest.mark.parametrize("chosen", ["", "&at=t1"])
def test_every_view_prints_something_and_no_buttons(open_page: Any, full_plan: PageFacts, chosen: str) -> None:
    view = open_page(full_plan)
    for name in names(view):
        go(view, f"view={name}{chosen}")
        view.page.emulate_media(media="print")
        for tool in ("#tabs", "#tools", "#query", "#filters", "#viewbar", "#export"):
            assert view.page.is_hidden(tool), f"{name}: {tool}"
        assert view.page.locator(f"#view-{name}").bounding_box()["height"] > 60, name
        pages = view.page.pdf().count(b"/Type /Page\n")
        assert 1 <= pages <= 6, f"{name}: {pages} sheets"
        view.page.emulate_media(media="screen")


def test_who_wants_no_motion_gets_none(open_page: Any, full_plan: PageFacts) -> None:
    view = open_page(full_plan, reduced_motion="reduce")
    for name in names(view):
        view.show(name)
        go(view, f"view={name}&at=a1")
        moving = view.page.evaluate("document.getAnimations().filter((one) => one.playState === 'running').length")
        assert moving == 0, name


def test_colours_of_the_system_leave_every_word(open_page: Any, full_plan: PageFacts) -> None:
    """With forced colours text is still there, and the tab in front and the focus still show."""
    view = open_page(full_plan, forced_colors="active")
    for name in names(view):
        view.show(name)
        assert view.page.evaluate(SIDEWAYS) <= 0
        assert view.page.evaluate("matchMedia('(forced-colors: active)').matches")
        front = view.page.evaluate("getComputedStyle(document.querySelector('[aria-selected=true]')).borderBottomColor")
        behind = view.page.evaluate(
            "getComputedStyle(document.querySelector('[aria-selected=false]')).borderBottomColor"
        )
        assert front != behind, f"{name}: the tab in front looks like the others"
        view.page.keyboard.press("Tab")
        assert view.page.evaluate(FOCUS)["outlined"], name
