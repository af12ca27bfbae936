"""How two plans look side by side in a terminal: task by task what is new (+), gone (-) and other than it was (~)."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import IO, TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from qgraph.analysis.pairs import Change
from qgraph.analysis.records import figures, name_of
from qgraph.cli.terminal.writing import ROLES, as_cell, console_on, write_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qgraph.analysis.assignments import AssignmentRow
    from qgraph.analysis.comparison import Comparison
    from qgraph.analysis.pairs import Pair
    from qgraph.analysis.plans import PlanRows, TargetRow, TaskRow

    Row = TypeVar("Row", AssignmentRow, TargetRow)
    Held: TypeAlias = defaultdict[tuple[bool, str | None], list[Pair[Row]]]

__all__ = ["show_comparison"]

_SIGNS = {Change.ADDED: "+", Change.GONE: "-", Change.CHANGED: "~", Change.SAME: " "}
_LOOKS = {"+": "green", "-": "red", "~": "yellow"}
_LONG = 60  # characters of a title; other formats give it whole
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
_HEADS = (("", "编号", "任务", "", "变化"), ("", "no.", "task", "", "changes"))


class _Line(NamedTuple):
    """One change: its sign and what it is in words."""

    sign: str
    words: str


def show_comparison(found: Comparison, lang: str, stream: IO[bytes]) -> None:
    """Print what became of a plan: task by task, then what belongs to no task, and a count of everything."""
    side = 1 if lang == "en" else 0
    duties, targets = _by_task(found.assignments), _by_task(found.targets)
    rows = [
        (
            pair,
            [*_task_lines(pair, side), *_duty_lines(_of(pair, duties), side), *_target_lines(_of(pair, targets), side)],
        )
        for pair in found.tasks
    ]
    told = [(pair, lines) for pair, lines in rows if lines or pair.change in {Change.ADDED, Change.GONE}]
    reworded = [as_cell(pair.shown.number or pair.shown.title) for pair, lines in rows if not lines and pair.differs]
    with console_on(stream) as console:
        for name, plan in (("old", found.old), ("new", found.new)):
            console.print(Text(f"{_WORDS[name][side]} {_called(plan)}", style="bold"))
        if not found:
            console.print(Text(_WORDS["nothing"][side]))
        if told:
            console.print(_tasks(told, side))
        console.print(_listed([*_rest(found, targets, side), *_reworded(reworded, side)]))
    _count(found, side, stream)


def _tasks(told: Iterable[tuple[Pair[TaskRow], list[_Line]]], side: int) -> Table:
    """The tasks in which something changed, each change in a line of its own."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 0, 0, 0))
    for head, width in zip(_HEADS[side], (1, 8, 20, 1, None), strict=True):
        table.add_column(Text(head), max_width=width, overflow="fold")
    for pair, lines in told:
        sign = _SIGNS[Change.CHANGED if pair.old and pair.new else pair.change]
        title = as_cell(pair.shown.title)
        shown = f"{title[:_LONG]}…" if len(title) > _LONG else title
        name = (_signed(sign), Text(as_cell(pair.shown.number)), Text(shown))
        for at, line in enumerate(lines or [_Line("", "")]):
            table.add_row(*(name if at == 0 else ("", "", "")), _signed(line.sign), Text(line.words))
    return table


def _listed(lines: Iterable[_Line]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=1)
    table.add_column(overflow="fold")
    for line in lines:
        table.add_row(_signed(line.sign), Text(line.words))
    return table


def _signed(sign: str) -> Text:
    return Text(sign, style=_LOOKS.get(sign, ""))


def _count(found: Comparison, side: int, stream: IO[bytes]) -> None:
    """How many of each kind were added, are gone, changed and stayed the same."""
    changes = ("added", "gone", "changed", "same")
    counts = found.counts().items()
    rows = [(_WORDS[kind][side], *(counted[change] for change in changes)) for kind, counted in counts]
    write_table(stream, _COUNTED[side], rows)


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


def _task_lines(pair: Pair[TaskRow], side: int) -> Iterator[_Line]:
    """What was called otherwise, or stood elsewhere."""
    if pair.old and pair.new:
        was = {"title": (pair.old.title, pair.new.title), "section": (pair.old.section_title, pair.new.section_title)}
        for name, words in was.items():
            if name in pair.differs:
                yield _Line("~", f"{_WORDS[name][side]}:{_turned(*words)}")


def _duty_lines(pairs: Iterable[Pair[AssignmentRow]], side: int) -> Iterator[_Line]:
    """The bodies added and gone, together for each role; those whose role or name is another, one by one."""
    together: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    became: defaultdict[AssignmentRow, list[AssignmentRow]] = defaultdict(list)
    for pair in pairs:
        if pair.old and pair.new:
            if pair.differs:
                became[pair.new].append(pair.old)
        else:
            together[_SIGNS[pair.change], pair.shown.role].append(as_cell(name_of(pair.shown)))
    for (sign, role), names in together.items():
        yield _Line(sign, f"{_role(role, side)}:{'、'.join(names)}")
    for new, olds in became.items():
        bodies = _turned(_all(map(name_of, olds)), name_of(new))
        yield _Line("~", f"{bodies}:{_turned(_all(_role(old.role, side) for old in olds), _role(new.role, side))}")


def _target_lines(pairs: Iterable[Pair[TargetRow]], side: int) -> Iterator[_Line]:
    for pair in pairs:
        if pair.change != Change.SAME:
            said = _turned(*(figures(row, pair.differs) for row in (pair.old, pair.new) if row))
            indicator = pair.shown.indicator or _WORDS["target"][side]
            # A state in words names what it is the state of.
            named = "" if indicator in said else f"{as_cell(indicator)}:"
            yield _Line(_SIGNS[pair.change], named + said)


def _rest(found: Comparison, targets: Held[TargetRow], side: int) -> Iterator[_Line]:
    """What belongs to no task: targets of a section or of the plan, sections and bodies."""
    yield from _target_lines(targets[True, None] + targets[False, None], side)
    together: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for section in found.sections:
        titles = [row.title or row.number for row in (section.old, section.new) if row]
        together["section", _SIGNS[section.change]].append(_turned(*titles))
    made: defaultdict[str, list[str]] = defaultdict(list)
    for body in found.bodies:
        if body.old and body.new and body.differs:
            made[body.new.name].append(body.old.name)
        else:
            together["agency", _SIGNS[body.change]].append(as_cell(body.shown.name))
    together["agency", "~"] = [_turned(_all(olds), new) for new, olds in made.items()]
    for kind, sign in product(("section", "agency"), _LOOKS):
        if together[kind, sign]:
            yield _Line(sign, f"{_WORDS[kind][side]}:{'、'.join(together[kind, sign])}")


def _reworded(names: Sequence[str], side: int) -> Iterator[_Line]:
    """The tasks of which nothing but the wording is another."""
    if names:
        yield _Line("~", f"{_WORDS['reworded'][side]}:{'、'.join(names)}")


def _turned(*words: str | None) -> str:
    """``old → new``, or what is the same or the only one, once."""
    return " → ".join(dict.fromkeys(as_cell(one) for one in words))


def _all(names: Iterable[str]) -> str:
    return "、".join(dict.fromkeys(names))


def _role(role: str, side: int) -> str:
    return role if side else ROLES.get(role, role)
