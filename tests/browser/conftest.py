"""A real Chromium without network, and pages of invented plans opened in it from disk."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from qgraph.build import build, first_plan
from qgraph.graph.store import Store
from qgraph.publishing.facts import AssignmentFact, FindingFact, PageFacts, PlanFact, TargetFact, TaskFact, read_facts
from qgraph.publishing.page import write_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

GET_CHROMIUM = (
    "没有找到 Chromium · no Chromium to test the pages in: install it (apt-get install chromium fonts-noto-cjk, or "
    "python -m playwright install chromium), or name one in QGRAPH_CHROMIUM"
)
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # A sandboxed frame in a process of its own is at times attached so late that Playwright, where scripts are off,
    # never gets to see into it. Chromium heeds the last such list alone: the others are Playwright's that matter here.
    "--disable-features=IsolateSandboxedIframes,PaintHolding,MediaRouter,OptimizationHints,NetworkTimeServiceQuerying",
)


def chromium_path(own: str) -> str:
    """The Chromium named in the environment, else the system's, else Playwright's own; fails where there is none."""
    named = os.environ.get("QGRAPH_CHROMIUM")
    for candidate in (shutil.which(named) if named else None, "/usr/bin/chromium", own):
        if candidate and Path(candidate).is_file():
            return candidate
    pytest.fail(GET_CHROMIUM, pytrace=False)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
        path = chromium_path(playwright.chromium.executable_path)
        chromium = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *as_root])
        yield chromium
        chromium.close()


@dataclass
class Opened:
    """A page in the browser, with what it asked the network for and what it complained of."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def text(self, selector: str) -> str:
        return self.page.inner_text(selector)

    def views(self) -> list[str]:
        """The names of all views, from their tabs."""
        names: list[str] = self.page.locator("#tabs [role=tab]").evaluate_all("tabs => tabs.map((t) => t.dataset.view)")
        return names

    def show(self, view: str) -> None:
        """Brings a view to the front by its tab."""
        self.page.click(f"#tab-{view}")
        self.page.wait_for_selector(f"#view-{view}:not([hidden])")

    def take(self, kind: str, folder: Path) -> Path:
        """The file a reader gets from the menu."""
        self.page.click("#export")
        with self.page.expect_download() as download:
            self.page.click(f"#export-{kind}")
        path = folder / f"taken.{kind}"
        download.value.save_as(path)
        return path

    def chosen(self) -> str | None:
        chosen: str | None = self.page.evaluate("window.qgraph.chosen()")
        return chosen

    def place(self, node: str) -> tuple[float, float]:
        """Where a node's centre stands in the window."""
        x, y = self.page.evaluate(
            """(id) => {
                const network = window.qgraph.network();
                const at = network.canvasToDOM(network.getPosition(id));
                const box = network.canvas.frame.getBoundingClientRect();
                return [at.x + box.left, at.y + box.top];
            }""",
            node,
        )
        return x, y

    def on_line(self, edge: str) -> tuple[float, float]:
        """Where in the window a line can be pointed at, with no node and no other line in the way."""
        x, y = self.page.evaluate(
            """(id) => {
                const network = window.qgraph.network();
                const [one, other] = network.getConnectedNodes(id).map((node) => network.getPosition(node));
                const box = network.canvas.frame.getBoundingClientRect();
                for (let share = 0.2; share < 0.8; share += 0.02) {
                    const along = (key) => one[key] + share * (other[key] - one[key]);
                    const at = network.canvasToDOM({ x: along("x"), y: along("y") });
                    const free = !network.getNodeAt(at) && network.getEdgeAt(at) === id;
                    if (free) return [at.x + box.left, at.y + box.top];
                }
                throw new Error(`${id} cannot be pointed at`);
            }""",
            edge,
        )
        return x, y


Opener = Any  # a Callable with keywords; Protocols would only say it twice


def pages(browser: Browser, folder: Path) -> Iterator[Opener]:
    """Opens the page of some facts; afterwards nothing may have been asked for and nothing have gone wrong."""
    opened: list[Opened] = []

    def open_(facts: PageFacts, *, address: str = "", width: int = 1280, height: int = 800, **options: Any) -> Opened:
        path = folder / "plan.html"
        write_page(facts, path)
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **options)
        view = Opened(context.new_page())
        opened.append(view)
        watch(view)
        view.page.goto(path.as_uri() + address)
        view.page.wait_for_selector("html[data-ready]")
        return view

    yield open_
    for view in opened:
        view.page.context.close()
        assert len(view.requests) == 1, view.requests
        assert view.requests[0].startswith("file:")
        assert view.errors == []
        assert view.dialogs == []


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Opener]:
    yield from pages(browser, tmp_path)


@pytest.fixture(scope="module")
def keep_page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opener]:
    """Opens pages that all tests of a module share."""
    yield from pages(browser, tmp_path_factory.mktemp("pages"))


def watch(view: Opened) -> None:
    """Notes every request, every error and every dialog."""
    view.page.on("request", lambda request: view.requests.append(request.url.split("#")[0]))
    view.page.on("console", lambda message: view.errors.append(message.text) if message.type != "log" else None)
    view.page.on("pageerror", lambda error: view.errors.append(str(error)))
    view.page.on("dialog", lambda dialog: dismiss(view, dialog))


def dismiss(view: Opened, dialog: Dialog) -> None:
    view.dialogs.append(dialog.message)
    dialog.dismiss()


Clause = tuple[str, str, str, str, list[tuple[str, str]]]  # section, title, body, clause, (role, name)

CLAUSES: list[Clause] = [
    (
        "强化水源保护",
        "划定保护范围",
        "完成水源地划界,水质达标率达到96%以上。",
        "(市水务局牵头,市环保局、市农业局等单位参与)",
        [("lead", "市水务局"), ("participant", "市环保局"), ("participant", "市农业局")],
    ),
    (
        "强化水源保护",
        "清理沿岸堆场",
        "年底前清理完毕。",
        "(市环保局、市水务局按职责分工负责)",
        [("joint", "市环保局"), ("joint", "市水务局")],
    ),
    ("推进节约用水", "更换老旧管网", "更换管网30公里。", "(市住建局负责)", [("responsible", "市住建局")]),
    ("推进节约用水", "开展节水宣传", "", "", []),
]
KINDS = {"市环保局": "vertical", "市农业局": "government"}


def facts_of(clauses: list[Clause], title: str = "某市节水行动计划", **plan: str) -> PageFacts:
    """The facts of a document that holds these tasks one after the other, with true offsets."""
    tasks: list[TaskFact] = []
    found: list[AssignmentFact] = []
    at = 100
    for ordinal, (section, heading, body, clause, names) in enumerate(clauses, start=1):
        text = f"({ordinal}){heading}。{body}{clause}"
        task = TaskFact(
            plan="p",
            task=f"task-{ordinal}",
            ordinal=ordinal,
            number=f"({ordinal})",
            title=heading,
            section=section,
            section_title=section,
            text=text,
            start=at,
            end=at + len(text),
        )
        tasks.append(task)
        for role, name in names:
            start = at + text.index(clause) + clause.index(name)
            found.append(
                AssignmentFact(
                    plan="p",
                    section=section,
                    section_title=section,
                    task=task.task,
                    number=task.number,
                    ordinal=ordinal,
                    title=heading,
                    agency=name,
                    name=f"某{name}",
                    short=name,
                    kind=KINDS.get(name, "department"),
                    role=role,
                    printed=name,
                    cue="牵头",
                    clause=clause,
                    start=start,
                    end=start + len(name),
                    open="等单位" in clause and role == "participant",
                )
            )
        at += len(text) + 1
    target = TargetFact(
        plan="p",
        task="task-1",
        indicator="水质达标率",
        comparator=">=",
        value="96",
        unit="%",
        deadline="2031-12-31",
        quote="水质达标率达到96%以上",
        start=116,
        end=128,
    )
    plans = (
        PlanFact(
            plan="p",
            title=title,
            **{"issuer": "某市人民政府", "issued": "2031-01-02", "number": "某府〔2031〕5号", **plan},
        ),
    )
    return PageFacts(plans=plans, tasks=tuple(tasks), assignments=tuple(found), targets=(target,))


@pytest.fixture(scope="session")
def water_plan() -> PageFacts:
    """Four invented tasks of four invented bodies; t1 … t4 in order, a1 and a2 the two busiest."""
    return facts_of(CLAUSES)


@pytest.fixture(scope="session")
def first_store() -> Iterator[Store]:
    """A store of the plan that ships with the project; to be read only."""
    with Store.open(":memory:", write=True) as store:
        build([first_plan()], store)
        yield store


@pytest.fixture(scope="session")
def first_facts(first_store: Store) -> PageFacts:
    """The plan that ships with the project."""
    return read_facts(first_store)


@pytest.fixture(scope="session")
def full_plan(water_plan: PageFacts) -> PageFacts:
    """The water plan with something in every view: what it was before, a target of its own, findings, topics."""
    before, clause = "市水务局、市园林局", "(市水务局、市园林局牵头)"
    changes = ("changed", "same", "added", "gone")
    return PageFacts(
        plans=(*water_plan.plans, PlanFact(plan="old", title="某市节水行动计划(旧)", issued="2030-01-02")),
        tasks=tuple(
            replace(task, change=change, before="划定范围", text_before="(1)划定范围。", topics=("水源", "管网"))
            for task, change in zip(water_plan.tasks, changes, strict=True)
        ),
        assignments=tuple(
            replace(duty, change="changed", before="joint", printed_before=before, clause_before=clause)
            for duty in water_plan.assignments
        ),
        targets=(
            *(replace(target, change="changed", before="≥ 90 %") for target in water_plan.targets),
            replace(water_plan.targets[0], task="", indicator="用水总量", note="待核 · to check", section="s0"),
        ),
        findings=tuple(
            FindingFact(
                plan="p",
                task=task,
                check="c1",
                severity=severity,
                title="缺期限",
                title_en="No deadline",
                message="目标没有期限",
                message_en="A target has no deadline",
                quote="水质达标率达到96%以上",
                start=116,
                end=128,
            )
            for task, severity in (("task-1", "error"), ("task-2", "warning"), ("", "note"))
        ),
    )


@pytest.fixture(scope="session")
def facts_from() -> Callable[..., PageFacts]:
    """Makes facts of any clauses."""
    return facts_of
