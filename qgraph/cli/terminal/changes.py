"""How two plans look side by side in a terminal: task by task what is new (+), gone (-) and other than it was (~)."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import IO, TYPE_CHECKING, TypeAlias, TypeVar

from rich.text import Text

from qgraph.analysis.pairs import Change
from qgraph.analysis.records import figures, name_of
from qgraph.cli.terminal.writing import ROLES, as_cell, console_on, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qgraph.analysis.assignments import AssignmentRow
    from qgraph.analysis.comparison import Comparison
    from qgraph.analysis.pairs import Pair
    from qgraph.analysis.plans import PlanRows, TargetRow, TaskRow

    Row = TypeVar("Row", AssignmentRow, TargetRow)
    Held: TypeAlias = defaultdict[tuple[bool, str | None], list[Pair[Row]]]

__all__ = ["show_comparison"]

_SIGNS = {Change.ADDED: "+", Change.GONE: "-", Change.CHANGED: "~", Change.SAME: " "}
_LOOKS = {"+": "green", "-": "red", "~": "yellow"}
# What things are called: 中文, English.
_WORDS = {
    "old": ("旧", "old"),
    "new": ("新", "new"),
    "section": ("章节", "section"),
    "task": ("任务", "task"),
    "assignment": ("责任", "duty"),
    "target": ("目标", "target"),
    "agency": ("机构", "agency"),
    "title": ("标题", "title"),
    "reworded": ("仅措辞有改", "other words only"),
    "nothing": ("两份计划没有差别", "the two plans do not differ"),
}
_COUNTED = (("项目", "新增", "取消", "变动", "相同"), ("kind", "added", "gone", "changed", "same"))
_HEADS = (("", "编号", "任务", "变化"), ("", "no.", "task", "changes"))


def show_comparison(found: Comparison, lang: str, stream: IO[bytes]) -> None:
    """Print what became of a plan: task by task, then what belongs to no task, and a count of everything."""
    side = 1 if lang == "en" else 0
    with console_on(stream) as console:
        for name, plan in (("old", found.old), ("new", found.new)):
            console.print(Text(f"{_WORDS[name][side]} {_called(plan)}", style="bold"))
    duties, targets = _by_task(found.assignments), _by_task(found.targets)
    rows = [
        (
            pair,
            [*_task_lines(pair, side), *_duty_lines(_of(pair, duties), side), *_target_lines(_of(pair, targets), side)],
        )
        for pair in found.tasks
    ]
    told = [_task_row(pair, lines) for pair, lines in rows if lines or pair.new is None or pair.old is None]
    if told:
        write_table(stream, _HEADS[side], told)
    reworded = [as_cell(pair.shown.number or pair.shown.title) for pair, lines in rows if not lines and pair.differs]
    with console_on(stream) as console:
        if not found:
            console.print(Text(_WORDS["nothing"][side]))
        for line in _rest(found, targets, side):
            console.print(line)
        if reworded:
            console.print(Text(f"{_WORDS['reworded'][side]}: {'、'.join(reworded)}"))
    counts = found.counts()
    changes = ("added", "gone", "changed", "same")
    write_table(
        stream,
        _COUNTED[side],
        [(_WORDS[kind][side], *(counted[change] for change in changes)) for kind, counted in counts.items()],
    )


def _called(plan: PlanRows) -> str:
    told = ", ".join(as_cell(words) for words in (plan.number, plan.issued) if words)
    return as_cell(plan.title or plan.plan) + (f" ({told})" if told else "")


def _by_task(pairs: Iterable[Pair[Row]]) -> Held[Row]:
    """Pairs by whether their task is one of the new plan, and that task."""
    held: Held[Row] = defaultdict(list)
    for pair in pairs:
        held[pair.new is not None, pair.shown.task].append(pair)
    return held


def _of(task: Pair[TaskRow], held: Held[Row]) -> list[Pair[Row]]:
    """What a task holds, and what is gone from it."""
    return (held[True, task.new.task] if task.new else []) + (held[False, task.old.task] if task.old else [])


def _task_row(pair: Pair[TaskRow], lines: Iterable[Text]) -> tuple[object, ...]:
    sign = _SIGNS[pair.change if pair.old is None or pair.new is None else Change.CHANGED]
    return Text(sign, style=_LOOKS.get(sign, "")), pair.shown.number, pair.shown.title, Text("\n").join(lines)


def _task_lines(pair: Pair[TaskRow], side: int) -> Iterator[Text]:
    """What was called otherwise, or stood elsewhere."""
    if pair.old and pair.new:
        was = {"title": (pair.old.title, pair.new.title), "section": (pair.old.section_title, pair.new.section_title)}
        for name, words in was.items():
            if name in pair.differs:
                yield _line("~", f"{_WORDS[name][side]}: {_turned(*words)}")


def _duty_lines(pairs: Iterable[Pair[AssignmentRow]], side: int) -> Iterator[Text]:
    """The bodies added and gone, together for each role; those whose role or name is another, one by one."""
    together: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    changed = []
    for pair in pairs:
        if pair.change == Change.CHANGED:
            changed.append(pair)
        elif pair.change != Change.SAME:
            together[_SIGNS[pair.change], pair.shown.role].append(as_cell(name_of(pair.shown)))
    for (sign, role), names in together.items():
        yield _line(sign, f"{_role(role, side)}: {'、'.join(names)}")
    for pair in changed:
        if pair.old and pair.new:
            names_turned = _turned(name_of(pair.old), name_of(pair.new))
            roles = _turned(_role(pair.old.role, side), _role(pair.new.role, side))
            yield _line("~", f"{names_turned}: {roles}")


def _target_lines(pairs: Iterable[Pair[TargetRow]], side: int) -> Iterator[Text]:
    for pair in pairs:
        if pair.change != Change.SAME:
            said = _turned(*(figures(row, pair.differs) for row in (pair.old, pair.new) if row))
            # A state in words is its own indicator.
            named = f"{pair.shown.indicator}: " if pair.shown.indicator else f"{_WORDS['target'][side]}: "
            yield _line(_SIGNS[pair.change], as_cell(named) + said)


def _rest(found: Comparison, targets: Held[TargetRow], side: int) -> Iterator[Text]:
    """What belongs to no task: targets of a section or of the plan, sections and bodies."""
    yield from _target_lines(targets[True, None] + targets[False, None], side)
    together: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for section in found.sections:
        titles = [row.title or row.number for row in (section.old, section.new) if row]
        together["section", _SIGNS[section.change]].append(_turned(*titles))
    for body in found.bodies:
        together["agency", _SIGNS[body.change]].append(_turned(*(row.name for row in (body.old, body.new) if row)))
    for kind, sign in product(("section", "agency"), _LOOKS):
        if together[kind, sign]:
            yield _line(sign, f"{_WORDS[kind][side]}: {'、'.join(together[kind, sign])}")


def _line(sign: str, words: str) -> Text:
    return Text.assemble((sign, _LOOKS.get(sign, "")), f" {words}")


def _turned(*words: str | None) -> str:
    """``old → new``, or what is the same or the only one, once."""
    return " → ".join(dict.fromkeys(as_cell(one) for one in words))


def _role(role: str, side: int) -> str:
    return role if side else ROLES.get(role, role)
