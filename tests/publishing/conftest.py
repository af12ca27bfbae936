"""Invented plans of any size, always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TargetFact, TaskFact

if TYPE_CHECKING:
    from collections.abc import Callable

ROLES = ("lead", "joint", "participant", "participant", "responsible")
KINDS = ("department", "department", "vertical", "government", "party", "")
PER_SECTION = 5


def task_fact(at: int) -> TaskFact:
    title = "推进" + "甲乙丙丁戊己庚辛壬癸"[: 3 + at % 8] + "工作"
    section = at // PER_SECTION
    return TaskFact(
        plan="p",
        task=f"p/task/{at}",
        ordinal=at + 1,
        number=f"({at + 1})",
        title=title,
        section=f"p/section/{section}",
        section_number=str(section + 1),
        section_title=f"第{section + 1}类事项",
        text=f"{title}。{clause(at, 10**6)}",
        start=1000 * at,
        end=1000 * at + 900,
    )


def bodies_of(at: int, bodies: int) -> list[int]:
    """A few bodies serve nearly every task, most serve some neighbours: as in real plans."""
    hubs = [hub for hub in range(min(4, bodies)) if (at + hub) % (hub + 2)]
    return sorted({*hubs, *((at * 7 + step * (3 + at % 5)) % bodies for step in range(1 + at % 6))})


def clause(at: int, bodies: int) -> str:
    return "(" + "、".join(f"市第{body}局" for body in bodies_of(at, min(bodies, 34))) + "负责)"


def duties(task: TaskFact, at: int, bodies: int) -> list[AssignmentFact]:
    words, found = clause(at, bodies), []
    for position, body in enumerate(bodies_of(at, bodies)):
        name = f"市第{body}局"
        start = task.text.find(name)
        found.append(
            AssignmentFact(
                plan="p",
                section=task.section,
                section_title=task.section_title,
                task=task.task,
                number=task.number,
                ordinal=task.ordinal,
                title=task.title,
                agency=f"agency/{body}",
                name=f"某市第{body}局",
                short=name,
                kind=KINDS[body % len(KINDS)],
                role=ROLES[(at + position) % len(ROLES)],
                position=position,
                printed=name,
                cue="负责",
                clause=words,
                start=None if task.start is None or start < 0 else task.start + start,
                end=None if task.start is None or start < 0 else task.start + start + len(name),
            )
        )
    return found


def plan_facts(tasks: int = 38, bodies: int = 34) -> PageFacts:
    found = [task_fact(at) for at in range(tasks)]
    return PageFacts(
        plans=(
            PlanFact(plan="p", title="某市年度行动计划", issuer="某市人民政府", issued="2031-01-02", source="plan.txt"),
        ),
        tasks=tuple(found),
        assignments=tuple(duty for at, task in enumerate(found) for duty in duties(task, at, bodies)),
        targets=(
            TargetFact(plan="p", task="p/task/0", ordinal=1, indicator="合格率", comparator=">=", value="95", unit="%"),
        ),
    )


@pytest.fixture(scope="session")
def invented() -> Callable[..., PageFacts]:
    """Makes facts for a number of tasks and bodies."""
    return plan_facts
