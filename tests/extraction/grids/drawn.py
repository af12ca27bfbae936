"""Tables drawn in the case files become documents with tables, as the readers of formats make them."""

from __future__ import annotations

from itertools import groupby

from qgraph.model import Cell, Document, Plan, Span, Table

__all__ = ["described", "document"]

BREAK, UP, LEFT = "//", "^", "<"


def document(drawn: str) -> Document:
    """The document of a drawing: lines that begin with | are the rows of a table, all others text.

    ``^`` is a place that the cell above covers, ``<`` one that the cell to the left covers; ``//`` breaks a line.
    """
    pieces: list[str] = []
    tables: list[Table] = []
    length = 0
    for is_table, lines in groupby(drawn.splitlines(), key=lambda line: line.startswith("|")):
        if is_table:
            text, table = printed([_cells(line) for line in lines], length)
            tables.append(table)
        else:
            text = "\n".join(lines)
        pieces.append(text)
        length += len(text) + 1
    return Document(text="\n".join(pieces), source="case.docx", sha256="0" * 64, format="docx", tables=tuple(tables))


def _cells(line: str) -> list[str]:
    return [cell.strip().replace(f" {BREAK} ", "\u2028") for cell in line.strip().strip("|").split("|")]


def printed(rows: list[list[str]], start: int = 0) -> tuple[str, Table]:
    """The text of a table, as readers write it, and the table, which begins at ``start``."""
    lines, cells = list[str](), list[Cell]()
    at = start
    for row, words in enumerate(rows):
        own = [column for column, word in enumerate(words) if word not in (UP, LEFT)]
        line = "\t".join(words[column] for column in own)
        for column in own:
            span = Span(at, at + len(words[column]))
            cells.append(
                Cell(span=span, row=row, column=column, rows=_down(rows, row, column), columns=_across(words, column))
            )
            at = span.end + 1
        at = at if own else at + 1
        lines.append(line)
    text = "\n".join(lines)
    return text, Table(span=Span(start, start + len(text)), cells=tuple(cells))


def _down(rows: list[list[str]], row: int, column: int) -> int:
    end = row + 1
    while end < len(rows) and column < len(rows[end]) and rows[end][column] == UP:
        end += 1
    return end - row


def _across(words: list[str], column: int) -> int:
    end = column + 1
    while end < len(words) and words[end] == LEFT:
        end += 1
    return end - column


def described(plan: Plan) -> list[str]:
    """The sections and tasks of a plan in printed order, each inside the one above, and below a task who does it."""
    levels = {section.ordinal: section.level for section in plan.sections}
    entries: list[tuple[Span, int, list[str]]] = [
        (section.extent, section.level - 1, [_line(section.number, section.title)]) for section in plan.sections
    ]
    for task in plan.tasks:
        depth = levels[task.section] if task.section else 0
        entries.append((task.span, depth, [_line(task.number, task.title), *_who(plan, task.ordinal)]))
    entries.sort(key=lambda entry: (entry[0].start, -entry[0].end))
    unread = [
        f"not read: {problem.message.split(':')[-1].strip()}"
        for problem in plan.problems
        if problem.code == "table-unread"
    ]
    return [line for _, depth, lines in entries for line in _indented(lines, depth)] + unread or ["nothing"]


def _indented(lines: list[str], depth: int) -> list[str]:
    """A heading by its depth, and below it who does what."""
    return [f"{'  ' * depth}{lines[0]}", *(f"{'  ' * max(2, depth + 1)}{line}" for line in lines[1:])]


def _line(number: str, title: str) -> str:
    return f"{number} {title}".strip()


def _who(plan: Plan, task: int) -> list[str]:
    lists: dict[tuple[int, str], list[str]] = {}
    opened: dict[tuple[int, str], bool] = {}
    limits: list[str] = []
    for one in plan.assignments:
        if one.task == task:
            key = (one.list, one.role.value)
            lists.setdefault(key, []).append("".join(one.name.text.split("\u2028")))
            opened[key] = one.open
            limits += [one.deadline] if one.deadline and one.deadline not in limits else []
    merged: dict[str, str] = {}
    for (number, role), names in lists.items():
        words = "、".join(names) + (" 等" if opened[number, role] else "")
        merged[role] = f"{merged[role]}; {words}" if role in merged else words
    return [f"{role}: {words}" for role, words in merged.items()] + [f"by: {limit}" for limit in limits]
