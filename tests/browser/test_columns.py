"""Law: what the page's script reads out of the columns is what Python put into them."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qgraph.publishing.content import ROLES, Assigned, Content, Work, arrange
from qgraph.publishing.facts import AssignmentFact, FindingFact, PageFacts, PlanFact, TargetFact, TaskFact
from qgraph.publishing.page import ResponsibilityPage
from qgraph.publishing.scripts import ENTRY, joined

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

READ_BACK = """import { DUTY, DUTY_COUNT, ITEMS, changeOf, roleOf } from "./data.js";
import { allFindings, allTargets, clauseOf, dutyBefore, irisOf, nameOf, taskBefore, taskText } from "./texts.js";
const { tasks, agencies, duties } = irisOf();
const works = ITEMS.slice(0, tasks.length).map(({ id, number, name, section, change }, at) =>
  [id, number, name, section, change, tasks[at], taskText(at), taskBefore(at)]);
const bodies = ITEMS.slice(tasks.length).map(({ id, name, label, kind }, at) =>
  [id, name, label.replaceAll("\\n", ""), kind, agencies[at]]);
const assigned = Array.from({ length: DUTY_COUNT }, (_, at) => {
  const { printed, cue, start, end, mark } = nameOf(at);
  const clause = clauseOf(at);
  return {
    work: ITEMS[DUTY.task[at]].id, body: ITEMS[DUTY.agency[at]].id, role: roleOf(at), iri: duties[at],
    change: changeOf(at), open: DUTY.open.has(at), implied: DUTY.implied.has(at), printed, cue, start, end,
    before: dutyBefore(at), clause: clause.text, begin: clause.start, marked: mark && clause.text.slice(...mark),
  };
});
globalThis.found = { works, bodies, assigned, targets: allTargets(), findings: allFindings() };
"""

# Names that lie in each other, end beyond the first plane, or are empty; sentences made of them.
NAMES = ["", "甲局", "乙局", "市甲局", "局", "𠮷局", "甲 局"]
WORDS = st.sampled_from([*NAMES, "、", "(", "牵头)", "。", "做好工作", "𠀋"])
TEXTS = st.lists(WORDS, max_size=8).map("".join)
PLACES = st.one_of(st.none(), st.integers(0, 12))
CHANGES = st.sampled_from(["", "same", "added", "gone", "changed"])
TASKS = st.builds(
    TaskFact,
    plan=st.sampled_from("pq"),
    task=st.sampled_from(["t", "t/1", "u"]),
    ordinal=st.sampled_from([None, 1, 2]),
    number=st.sampled_from(["", "1."]),
    title=TEXTS,
    section=st.sampled_from(["", "s", "r"]),
    text=TEXTS,
    start=PLACES,
    end=PLACES,
    change=CHANGES,
    before=TEXTS,
    text_before=TEXTS,
    start_before=PLACES,
    topics=st.lists(st.sampled_from(["灯具", "家具"]), max_size=2, unique=True).map(tuple),
)
TARGETS = st.builds(
    TargetFact, plan=st.sampled_from("pq"), task=st.sampled_from(["", "t"]), value=st.sampled_from(["", "1"]),
    unit=TEXTS, start=PLACES, section=st.sampled_from(["", "s"])
)  # fmt: skip
FINDINGS = st.builds(FindingFact, plan=st.sampled_from("pq"), task=st.sampled_from(["", "t"]), quote=TEXTS, end=PLACES)


@st.composite
def duties_of(draw: st.DrawFn, task: TaskFact) -> AssignmentFact:
    """An assignment whose clause and place are mostly, but not always, those of its task's text."""
    length = len(task.text)
    begin, end = sorted((draw(st.integers(0, length)), draw(st.integers(0, length))))
    at = draw(st.integers(begin, end))
    name = draw(st.one_of(st.just(task.text[at : at + 2]), st.sampled_from(NAMES)))
    start = draw(st.one_of(st.just((task.start or 0) + at), PLACES))
    return AssignmentFact(
        plan=task.plan,
        assignment=draw(st.sampled_from(["", f"{task.task}/e", "e"])),
        task=task.task,
        ordinal=task.ordinal,
        agency=draw(st.sampled_from(["", "a", "a/b"])),
        name=draw(st.sampled_from(NAMES)),
        short=draw(st.sampled_from(NAMES)),
        kind=draw(st.sampled_from(["", "party", "court"])),
        role=draw(st.sampled_from(sorted(ROLES))),
        printed=name,
        cue=draw(st.sampled_from(["", "牵头", "负责"])),
        clause=draw(st.one_of(st.just(task.text[begin:end]), TEXTS)),
        start=start,
        end=None if start is None else draw(st.one_of(st.just(start + len(name)), PLACES)),
        open=draw(st.booleans()),
        implied=draw(st.booleans()),
        change=draw(CHANGES),
        before=draw(st.sampled_from(["", "lead"])),
        printed_before=draw(st.sampled_from(NAMES)),
        clause_before=draw(TEXTS),
    )


@st.composite
def facts(draw: st.DrawFn) -> PageFacts:
    tasks = draw(st.lists(TASKS, max_size=3, unique_by=lambda task: task.task))
    return PageFacts(
        plans=(PlanFact(plan="p", title="甲"), PlanFact(plan="q", title="乙")),
        tasks=tuple(tasks),
        assignments=tuple(duty for task in tasks for duty in draw(st.lists(duties_of(task), max_size=5))),
        targets=tuple(draw(st.lists(TARGETS, max_size=2))),
        findings=tuple(draw(st.lists(FINDINGS, max_size=2))),
    )


def after(text: str, start: int | None) -> int | None:
    return None if start is None else start + len(text)


def before_of(work: Work) -> dict[str, Any]:
    text, start = work.text_before, work.start_before
    return {"title": work.before, "body": {"text": text, "start": start, "end": after(text, start)} if text else None}


def works_of(content: Content) -> list[list[Any]]:
    return [
        [
            work.id,
            work.number,
            work.title or work.number or "—",
            work.section,
            work.change,
            work.iri,
            {"text": work.text, "start": work.start, "end": work.end},
            before_of(work),
        ]
        for work in content.works
    ]


def marked_of(content: Content, duty: Assigned) -> str:
    """As much of the printed name as the clause holds."""
    return content.passages[duty.passage].text[duty.mark :][: len(duty.printed)]


def assigned_of(content: Content) -> list[dict[str, Any]]:
    return [
        {
            "work": content.works[duty.work].id,
            "body": content.bodies[duty.body].id,
            "role": duty.role,
            "iri": duty.iri,
            "change": duty.change,
            "open": duty.open,
            "implied": duty.implied,
            "printed": duty.printed,
            "cue": duty.cue,
            "start": duty.start,
            "end": duty.end,
            "before": {"role": duty.before, "printed": duty.printed_before, "clause": duty.clause_before},
            "clause": content.passages[duty.passage].text,
            "begin": content.passages[duty.passage].start,
            "marked": None if duty.mark is None else marked_of(content, duty),
        }
        for duty in content.assigned
    ]


@pytest.fixture(scope="module")
def read_back(browser: Browser) -> Callable[[ResponsibilityPage], dict[str, Any]]:
    """What the script makes of a page's data and texts."""
    folder = files("qgraph.publishing") / "templates" / "script"
    source = joined(ENTRY, lambda path: READ_BACK if path == ENTRY else folder.joinpath(path).read_text("utf-8"))
    page = browser.new_context(offline=True).new_page()

    def read(made: ResponsibilityPage) -> dict[str, Any]:
        nodes, edges, *_, options = made.get_network_data()
        found: dict[str, Any] = page.evaluate(
            """([source, data, texts]) => {
                document.body.replaceChildren(...Object.entries({ data, texts }).map(([id, value]) => {
                    const block = document.createElement("script");
                    block.type = "application/json";
                    block.id = id;
                    block.textContent = JSON.stringify(value);
                    return block;
                }));
                new Function(source)();
                return globalThis.found;
            }""",
            [source, made.data(nodes, edges, options), made.texts],
        )
        return found

    return read


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(facts())
def test_the_script_reads_what_was_written(
    read_back: Callable[[ResponsibilityPage], dict[str, Any]], given_facts: PageFacts
) -> None:
    content = arrange(given_facts)
    page = ResponsibilityPage(content)
    found = read_back(page)
    assert found["works"] == works_of(content)
    assert found["assigned"] == assigned_of(content)
    assert found["bodies"] == [
        [body.id, body.name or body.short or "—", node["label"].replace("\n", ""), body.kind, body.iri]
        for body, node in zip(content.bodies, page.nodes[len(content.works) :], strict=True)
    ]
    assert [row["value"] for row in found["targets"]] == [target.value for _, target in content.targets]
    assert [row["unit"] for row in found["targets"]] == [target.unit for _, target in content.targets]
    assert [row["quote"] for row in found["findings"]] == [finding.quote for _, finding in content.findings]
