"""Differences between two plans as flat rows and short words: for tables, CSV, JSON and pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from qgraph.analysis.pairs import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from qgraph.analysis.assignments import AssignmentRow
    from qgraph.analysis.comparison import Comparison
    from qgraph.analysis.differences import SectionRow
    from qgraph.analysis.pairs import Pair
    from qgraph.analysis.plans import TaskRow

__all__ = ["HEADS", "change_rows", "figures", "name_of"]

# The columns of a row: 中文, English.
HEADS = {
    "kind": ("类别", "kind"),
    "change": ("变化", "change"),
    "number": ("编号", "number"),
    "task": ("任务", "task"),
    "what": ("对象", "what"),
    "differs": ("何处不同", "differs"),
    "before": ("原为", "before"),
    "after": ("现为", "after"),
    "old_words": ("原计划原文", "old words"),
    "old_start": ("起", "start"),
    "new_words": ("新计划原文", "new words"),
    "new_start": ("起", "start"),
}
SIGNS = {">=": "≥ ", "<=": "≤ ", "->": "", "~": "≈ ", "delta": "Δ "}


class Figured(Protocol):
    """What has the figures of a target."""

    @property
    def comparator(self) -> str | None:
        """How the figure bounds the indicator, as the ontology notes it."""

    @property
    def value(self) -> Any:
        """The figure."""

    @property
    def lower(self) -> Any:
        """The lower of two."""

    @property
    def upper(self) -> Any:
        """The upper of two."""

    @property
    def unit(self) -> str | None:
        """What it counts in."""

    @property
    def deadline(self) -> Any:
        """The day it is due."""

    @property
    def quote(self) -> str | None:
        """The words."""


def figures(target: Figured, differs: Collection[str] = ()) -> str:
    """The figures of a target with unit and deadline in one line, its words where it has none.

    Of a target in which other things differ, the deadline is left out.

    >>> from qgraph.analysis.plans import TargetRow
    >>> figures(TargetRow("p", comparator=">=", value="95.5", unit="%", deadline="2031-12-31"))
    '≥ 95.5% (2031-12-31)'
    >>> figures(TargetRow("p", comparator="..", lower=10, upper=20, unit="家"))
    '10-20家'
    """
    lower, upper = target.lower, target.upper
    between = f"{lower}-{upper}" if lower not in {None, ""} and upper not in {None, ""} else ""
    figure = between or str("" if target.value is None else target.value)
    sign = "" if between else SIGNS.get(target.comparator or "", "")
    said = f"{sign}{figure}{target.unit or ''}" if figure else target.quote or ""
    return f"{said} ({target.deadline})" if target.deadline and (not differs or "deadline" in differs) else said


def change_rows(comparison: Comparison) -> list[dict[str, Any]]:
    """A row for each pair that is not the same, kind by kind; its keys are those of ``HEADS``."""
    # Apart, since two editions of one document call their tasks alike.
    old, new = ({task.task: task for task in plan.tasks} for plan in (comparison.old, comparison.new))
    return [
        {"kind": kind, "change": pair.change.value, **_row(kind, pair, old if pair.new is None else new)}
        for kind, pairs in comparison.kinds().items()
        for pair in pairs
        if pair.change != Change.SAME
    ]


def _row(kind: str, pair: Pair[Any], tasks: Mapping[str, TaskRow]) -> dict[str, Any]:
    said, words = _SAID[kind], _WORDS.get(kind, "")
    task = tasks.get(getattr(pair.shown, "task", None) or "")
    one, other = pair.old, pair.new
    return {
        "number": task.number or "" if task else "",
        "task": task.title or "" if task else "",
        "what": _NAMES[kind](pair.shown),
        "differs": " ".join(pair.differs),
        "before": said(one, pair.differs) if one is not None else "",
        "after": said(other, pair.differs) if other is not None else "",
        "old_words": getattr(one, words, None) or "",
        "old_start": getattr(one, "start", None),
        "new_words": getattr(other, words, None) or "",
        "new_start": getattr(other, "start", None),
    }


def _titled(row: SectionRow | TaskRow, differs: Collection[str]) -> str:
    """The title of a task or section, or whichever of title and section differs."""
    parts = {"title": row.title, "section": getattr(row, "section_title", None)}
    return " · ".join(words or "" for name, words in parts.items() if name in (differs or {"title"}))


def _assigned(row: AssignmentRow, differs: Collection[str]) -> str:
    """The role, with the body where that is another."""
    return f"{name_of(row)} {row.role}" if "body" in differs else row.role


def name_of(row: AssignmentRow) -> str:
    """The name of who is assigned: as it is printed, or else as short as it is known."""
    return (not row.implied and row.printed) or row.short or row.name or row.printed or ""


# For each kind: what a row is called, what is told of it, and which field holds its words.
_NAMES: dict[str, Callable[[Any], str]] = {
    "section": lambda row: row.title or row.number or "",
    "task": lambda row: row.title or row.number or "",
    "assignment": name_of,
    "target": lambda row: row.indicator or row.quote or "",
    "agency": lambda row: row.name,
}
_SAID: dict[str, Callable[[Any, Collection[str]], str]] = {
    "section": _titled,
    "task": _titled,
    "assignment": _assigned,
    "target": figures,
    "agency": lambda row, _: row.name,
}
_WORDS = {"task": "text", "assignment": "clause", "target": "quote"}
