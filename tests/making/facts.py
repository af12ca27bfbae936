"""What a plan says, wherever it stands: tasks, assignments and numeric targets without places in a text."""

from __future__ import annotations

from typing import NamedTuple

from qgraph.extraction import extract
from qgraph.model import Comparator
from qgraph.reading import read_bytes

__all__ = ["Facts", "facts"]


class Facts(NamedTuple):
    """What a plan says, without places in its text."""

    tasks: list[tuple[str, str]]  # number, title
    assignments: list[tuple[str, str, str, str | None, bool]]  # task, role, printed, agency, open
    targets: list[tuple[str | None, ...]]  # task, indicator, comparator, value (of a range, both ends), unit


def facts(data: bytes, name: str) -> Facts:
    """What the plan in a file says."""
    plan = extract(read_bytes(data, name))
    numbers = {task.ordinal: task.number for task in plan.tasks}
    return Facts(
        [(task.number, task.title) for task in plan.tasks],
        [(numbers[each.task], each.role.value, each.name.text, each.agency, each.open) for each in plan.assignments],
        [
            (
                numbers.get(each.task or 0),
                each.indicator,
                each.comparator.value,
                str(each.value if each.value is not None else (each.lower, each.upper)),
                each.unit,
            )
            for each in plan.targets
            if each.comparator is not Comparator.WORDS
        ],
    )
