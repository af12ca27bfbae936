"""Laws of tables: what was divided comes back, whatever the format and however cells are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.extraction import extract
from qgraph.model import Document, Plan
from qgraph.reading import read_bytes
from tests.extraction.grids.drawn import LEFT, UP, document, printed

if TYPE_CHECKING:
    from collections.abc import Callable

BODIES = ("市科技局", "市财政局", "海州海关", "各县(市、区)人民政府", "市发展和改革局", "省总工会", "甲集团")
FIELDS = ("", "生态", "民生", "产业")
names = st.lists(st.sampled_from(BODIES), max_size=3, unique=True)


class Duty(NamedTuple):
    """One row of a table: its field, its task, who leads and who takes part."""

    field: str
    task: str
    leads: tuple[str, ...]
    others: tuple[str, ...]


@st.composite
def divisions(draw: st.DrawFn) -> list[Duty]:
    """Some tasks of each field, with the bodies of each task; somebody leads one of them at least."""
    count = draw(st.integers(1, 6))
    fields = sorted(draw(st.lists(st.sampled_from(FIELDS), min_size=count, max_size=count)))
    who = [(tuple(draw(names)), tuple(draw(names))) for _ in range(count)]
    who[0] = (("市科技局",), who[0][1])
    return [Duty(field, f"第{'甲乙丙丁戊己'[i]}号工程", *who[i]) for i, field in enumerate(fields)]


HEAD = ["领域", "序号", "任务", "牵头单位", "配合单位"]


def rows(duties: list[Duty]) -> list[list[str]]:
    """The table in full, no cell merged."""
    listed = [
        [duty.field, str(number), duty.task, "、".join(duty.leads) or "/", "、".join(duty.others) or "/"]
        for number, duty in enumerate(duties, 1)
    ]
    return [HEAD, *listed]


def merged(table: list[list[str]], columns: set[int]) -> list[list[str]]:
    """The table with cells of the same words below one another merged, in some columns."""
    found = [list(row) for row in table]
    for row in range(len(table) - 1, 1, -1):
        for column in columns:
            if table[row][column] == table[row - 1][column] != "":
                found[row][column] = UP
    return found


def as_html(table: list[list[str]]) -> bytes:
    markup = []
    for row, words in enumerate(table):
        cells = [
            f'<td rowspan="{_height(table, row, column)}"><p>{word}</p></td>'
            for column, word in enumerate(words)
            if word not in (UP, LEFT)
        ]
        markup.append(f"<tr>{''.join(cells)}</tr>")
    return f"<html><body><table>{''.join(markup)}</table></body></html>".encode()


def _height(table: list[list[str]], row: int, column: int) -> int:
    end = row + 1
    while end < len(table) and table[end][column] == UP:
        end += 1
    return end - row


def as_markdown(table: list[list[str]]) -> bytes:
    head, *others = [f"| {' | '.join(row)} |" for row in table]
    return "\n".join([head, "|---" * len(table[0]) + "|", *others]).encode()


def said(plan: Plan) -> set[tuple[str, str, str]]:
    """Who does what."""
    titles = {task.ordinal: task.title for task in plan.tasks}
    return {(titles[one.task], one.role.value, "".join(one.name.text.split())) for one in plan.assignments}


@settings(deadline=None)
@given(divisions(), st.sets(st.sampled_from([0, 3, 4])))
def test_a_division_of_work_comes_back_from_every_format(duties: list[Duty], columns: set[int]) -> None:
    wanted = {(duty.task, "lead", name) for duty in duties for name in duty.leads}
    wanted |= {(duty.task, "participant", name) for duty in duties for name in duty.others}
    table = merged(rows(duties), columns)
    assert said(extract(read_bytes(as_html(table), "table.html"))) == wanted
    assert said(extract(read_bytes(as_markdown(rows(duties)), "table.md"))) == wanted
    text, drawn = printed(table)
    plain = Document(text=text, source="table.docx", sha256="0" * 64, format="docx", tables=(drawn,))
    assert said(extract(plain)) == wanted


WORDS = st.sampled_from(
    ["", "序号", "任务", "责任单位", "牵头单位", "完成时限", "一、", "1", "市科技局", "种树", "/", UP, LEFT, "Lead"]
) | st.sampled_from(
    ["Action", "市科技局牵头，市财政局配合", "GSA and OMB", "(二)", "第一", "2030年底", "注：无", "合计", "甲 // 乙"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=7))
def test_a_table_never_raises_and_names_quote_it(table: list[list[str]]) -> None:
    width = max(map(len, table))
    full = [row + [""] * (width - len(row)) for row in table]
    full[0] = [word if word != UP else "" for word in full[0]]
    for row in full:
        row[0] = row[0] if row[0] != LEFT else ""
    drawing = "\n".join(f"| {' | '.join(row)} |" for row in full)
    plan = extract(document(f"一、总则\n{drawing}\n二、附则"))
    text = plan.document.text
    for one in plan.assignments:
        assert one.name.span.of(text) == one.name.text
        assert one.clause_span.covers(one.name.span)
    for task in plan.tasks:
        assert task.title in "".join(task.heading.of(text).split()) or " " in task.title
    starts = [task.span.start for task in plan.tasks]
    assert starts == sorted(starts)


ROWS = ("| 1 | 种树 | 县林业局 |", "| ^ | ^ | 县林业局 |", "| | | 县林业局 |", "| 一、 | 种树 | |", "| 种树 | < | < |")


@pytest.mark.parametrize("row", ROWS)
def test_time_grows_no_faster_than_the_table(row: str, takes_linear_time: Callable[..., None]) -> None:
    head = "| 序号 | 任务 | 责任单位 |\n| 1 | 选苗 | 县水利局 |\n"

    def read(rows: str) -> Plan:
        return extract(document(head + rows))

    takes_linear_time(read, f"{row}\n", 3_000)
