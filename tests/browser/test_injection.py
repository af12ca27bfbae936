"""Every hostile text in every field at once: in no view does anything of it run, and each is shown letter by letter."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from rdflib import Graph

from qgraph.publishing.content import ROLES, arrange
from qgraph.publishing.facts import AssignmentFact, FindingFact, PageFacts, PlanFact, TargetFact, TaskFact
from tests.browser.payloads import PAYLOADS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHANGES = ("changed", "same", "added", "gone")
FACTS = (PlanFact, TaskFact, AssignmentFact, TargetFact, FindingFact)
# What a type of field may hold; a field of a new type has to be given its row here.
FILLED: dict[str, Callable[[str], Any]] = {
    "str": lambda text: text,
    "int | None": lambda _: None,
    "bool": lambda _: True,
    "tuple[str, ...]": lambda text: (text,),
}
# Names of payloads that share a page; that each stays small, long texts have one of their own.
SHORT = [name for name, text in PAYLOADS.items() if len(text) < 1000]
PAGES = [*(SHORT[at::4] for at in range(4)), [name for name in PAYLOADS if name not in SHORT]]

# What must not have come into a page, whatever it holds.
INTRUDERS = """() => {
    const strange = "img, iframe, object, embed, video, audio, form, a, link, base, math, foreignObject, use, "
        + "dialog, template, marquee, [srcdoc], [src], [href], [formaction], [popover], body style, x-y";
    const scripts = [...document.scripts].length === 5 ? [] : ["a script more"];
    const handlers = [...document.querySelectorAll("*")].filter((one) =>
        one.getAttributeNames().some((name) => name.startsWith("on")));
    const polluted = [...Object.keys(Object.prototype), ...Object.keys(Array.prototype)];
    return [...document.querySelectorAll(strange), ...handlers].map((one) => one.outerHTML.slice(0, 200))
        .concat(scripts, polluted, window.pwned === undefined ? [] : ["it ran"]);
}"""
# Opens each id in the panel and tells what then stands there.
TOLD = """async (ids) => {
    const told = {};
    for (const id of ids) {
        const parts = new URLSearchParams(location.hash.slice(1));
        parts.set("at", id);
        location.hash = parts.toString();
        while (window.qgraph.chosen() !== id) await new Promise((done) => setTimeout(done, 5));
        const texts = (selector) => [...document.querySelectorAll(`#panel ${selector}`)].map((one) => one.textContent);
        told[id] = { title: texts("h2")[0], clauses: texts("blockquote"), marks: texts("mark"), said: texts("bdi"),
            live: document.getElementById("live").textContent };
    }
    return told;
}"""


def filled(kind: Any, text: str, **known: Any) -> Any:
    """A fact of this kind whose every field holds the text, but for those that are known."""
    return kind(**{field.name: FILLED[str(field.type)](text) for field in fields(kind)} | known)


def hostile(texts: list[str]) -> PageFacts:
    """For each text a plan, a section, a task, two bodies, a target and a finding, all of it named so."""
    tasks, duties, targets, findings = [], [], [], []
    for at, text in enumerate(texts):
        change, role = CHANGES[at % 4], [*ROLES][at % 4]
        tasks.append(filled(TaskFact, text, change=change, start=10, end=10 + len(text)))
        at_name = {"start": 10, "end": 10 + len(text)}
        duties.append(filled(AssignmentFact, text, role=role, change=change, group=False, **at_name))
        other = {"agency": "x:other", "name": "某市乙局", "short": "乙局", "assignment": f"x:{at}"}
        duties.append(filled(AssignmentFact, text, role="participant", change=change, **other))
        targets.append(filled(TargetFact, text, change=change))
        findings.append(filled(FindingFact, text, severity=("error", "warning", "note")[at % 3]))
    plans = tuple(filled(PlanFact, text) for text in texts)
    return PageFacts(
        plans=plans, tasks=tuple(tasks), assignments=tuple(duties), targets=tuple(targets), findings=tuple(findings)
    )


@pytest.fixture(scope="module", params=range(len(PAGES)), ids=lambda at: f"page{at}")
def opened(request: pytest.FixtureRequest, keep_page: Any) -> tuple[Any, list[str]]:
    """A page of many hostile texts, and the texts."""
    texts = [PAYLOADS[name] for name in PAGES[request.param]]
    return keep_page(hostile(texts)), texts


def unbroken(view: Any) -> dict[str, list[str]]:
    """Of each view what came in that must not, and whether it still has its place."""
    found = {}
    for name in view.views():
        view.show(name)
        view.page.wait_for_timeout(30)
        faults = view.page.evaluate(INTRUDERS)
        if view.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append("the page scrolls sideways")
        if view.page.evaluate("document.getElementById('stage').clientHeight") < 300:
            faults.append("the view has no room")
        found[name] = faults
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_runs_in_any_view(opened: tuple[Any, list[str]], language: str) -> None:
    view, _ = opened
    if view.page.get_attribute("html", "lang")[:2] != language:
        view.page.click("#lang")
    assert unbroken(view) == {}


def test_every_text_is_shown_letter_by_letter(opened: tuple[Any, list[str]]) -> None:
    view, texts = opened
    content = arrange(hostile(texts))
    assert len(content.works) == len(texts)
    told = view.page.evaluate(TOLD, [work.id for work in content.works])
    for work in content.works:
        panel = told[work.id]
        assert panel["title"] == f"{work.title} {work.title}"
        assert work.title in panel["clauses"]
        assert panel["marks"][0] == work.title
        assert work.title in panel["live"]
    bodies = [body for body in content.bodies if body.name in texts]
    assert len(bodies) == len(texts)
    told = view.page.evaluate(TOLD, [body.id for body in bodies])
    assert [told[body.id]["title"] for body in bodies] == [body.name for body in bodies]
    own = [duty for duty in content.assigned if content.bodies[duty.body].name in texts]
    told = view.page.evaluate(TOLD, [duty.id for duty in own])
    assert all(content.works[duty.work].title in told[duty.id]["said"] for duty in own)
    assert view.page.evaluate(INTRUDERS) == []


def test_searching_for_it_and_pointing_at_it_is_safe(opened: tuple[Any, list[str]]) -> None:
    view, texts = opened
    for text in texts:
        view.page.fill("#query", text[:60].replace("\n", " "))
    assert view.page.evaluate(INTRUDERS) == []
    view.page.fill("#query", "")
    for name in view.views():
        view.show(name)
        for x, y in ((500, 300), (640, 420), (760, 520)):
            view.page.mouse.move(x, y)
            view.page.wait_for_timeout(60)
        assert view.page.evaluate(INTRUDERS) == [], name


def taken(view: Any, way: str, folder: Path) -> str | None:
    """What the view in front hands out in this way, where it has it."""
    view.page.click("#export")
    offered = view.page.locator(f"#export-{way}").count()
    view.page.keyboard.press("Escape")
    return view.take(way, folder).read_bytes().decode("utf-8") if offered else None


def test_what_it_hands_out_stays_whole(opened: tuple[Any, list[str]], tmp_path: Path) -> None:
    view, texts = opened
    csv.field_size_limit(10_000_000)  # a list of names of 100,000 letters each is one field
    for name in view.views():
        view.show(name)
        sheet = taken(view, "csv", tmp_path)
        assert sheet is not None
        rows = list(csv.reader(io.StringIO(sheet.removeprefix("\ufeff"), newline="")))
        assert len({len(row) for row in rows}) == 1, f"{name}: every row has the same number of cells"
        assert not [cell for row in rows for cell in row if cell[:1] in "=+@\t\r" and cell], f"{name}: a formula"
    triples = taken(view, "ttl", tmp_path)
    assert triples is not None
    titles = {str(title) for title in Graph().parse(data=triples, format="turtle").objects() if str(title) in texts}
    assert titles == set(texts)


def test_drawings_are_valid_and_hold_no_code(opened: tuple[Any, list[str]], tmp_path: Path) -> None:
    view, _ = opened
    drawings = 0
    for name in view.views():
        view.show(name)
        drawing = taken(view, "svg", tmp_path)
        if drawing:
            root = ElementTree.fromstring(drawing)  # noqa: S314  what our own page drew
            kinds = {element.tag.split("}")[1] for element in root.iter()}
            assert not kinds & {"script", "foreignObject", "image", "use", "a", "animate"}, name
            drawings += 1
    assert drawings


@pytest.mark.parametrize(
    "name", ["end of a title", "jinja", "right to left, unclosed", "long, without a break", "__proto__"]
)
def test_a_page_of_that_text_alone(open_page: Any, name: str) -> None:
    """As the one plan its title is the page's own."""
    text = PAYLOADS[name]
    view = open_page(hostile([text]))
    assert view.page.text_content("h1") == text
    assert view.page.title() == " ".join(text.split())
    assert text in view.page.text_content("#source")
    view.show("network")
    view.page.mouse.move(*view.place("t1"))
    view.page.wait_for_timeout(300)
    view.page.mouse.click(*view.place("t1"))
    assert view.page.text_content("#panel h2") == f"{text} {text}"
    assert unbroken(view) == {}


def test_every_kind_of_fact_is_filled() -> None:
    """A field that is added to a fact is covered without a word here, or fails for want of a row in FILLED."""
    facts = hostile(["甲"])
    for kind, rows in zip(
        FACTS, (facts.plans, facts.tasks, facts.assignments, facts.targets, facts.findings), strict=True
    ):
        held = [getattr(rows[0], field.name) for field in fields(kind) if str(field.type) == "str"]
        assert held.count("甲") >= len(held) - 3
