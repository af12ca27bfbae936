"""How answers look in a terminal: tables for 80 columns and Chinese text, progress that a pipe never sees."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from qgraph.cli.terminal.writing import NAMESPACE, ROLES, as_cell, console_on, write_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qgraph.analysis.measures import Measures
    from qgraph.build import BuildReport, Counts
    from qgraph.extraction.coverage import Coverage
    from qgraph.graph.answers import Answer
    from qgraph.graph.findings import Finding, Findings
    from qgraph.model import Identity, Plan

__all__ = [
    "progress",
    "show_answer",
    "show_coverage",
    "show_findings",
    "show_identities",
    "show_measures",
    "show_plan",
    "show_report",
]

_KINDS = {
    "government": "政府",
    "department": "部门",
    "vertical": "垂管",
    "procuratorate": "检察",
    "court": "法院",
    "party": "党委",
    "coordination": "议事",
    "people": "群团",
    "company": "企业",
    "institution": "事业",
    "other": "其他",
    "group": "群体",
}
_LEVELS = {"national": "国", "province": "省", "prefecture": "市", "county": "县", "township": "乡"}
_GRAVITY = {"error": ("错误", "error"), "warning": ("警告", "warning"), "note": ("提示", "note")}
_LONG = 60  # columns of the terminal; a longer value does not go into a table
_QUOTED = 48  # characters of a sentence beside a finding; other formats give it whole


def show_answer(answer: Answer, lang: str, stream: IO[bytes]) -> None:
    """Print an answer as a table with headings in ``lang``, and say when there are no rows."""
    side = 1 if lang == "en" else 0
    if answer.kind == "ask":
        words = (("否", "no"), ("是", "yes"))[bool(answer)]
        stream.write(f"{words[side]}\n".encode())
        return
    rows = answer.rows
    if not rows:
        stream.write("（无结果 · no rows）\n".encode())
        return
    shown = _readable(answer, rows)
    names = [answer.columns[i] for i in shown]
    heads = [answer.titles[name][side] if name in answer.titles else name for name in names]
    said = ROLES if lang == "zh" and answer.titles else {}
    cells = [[said.get(str(row[i]), row[i]) if answer.columns[i] == "role" else row[i] for i in shown] for row in rows]
    if any(cell_len(as_cell(value)) > _LONG for row in cells for value in row):
        _records(stream, heads, cells)
    else:
        write_table(stream, heads, cells)


def _records(stream: IO[bytes], heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows that hold sentences one below the other: short values in a line, each long one on its own."""
    with console_on(stream) as console:
        for row in rows:
            cells = [(head, as_cell(value)) for head, value in zip(heads, row, strict=True) if value is not None]
            short = [f"{head} {cell}" for head, cell in cells if cell_len(cell) <= _LONG]
            console.print(Text(" · ".join(short), style="bold"))
            for head, cell in cells:
                if cell_len(cell) > _LONG:
                    console.print(Padding(Text(f"{head}: {cell}"), (0, 0, 0, 4)))


def _readable(answer: Answer, rows: Sequence[Sequence[object]]) -> list[int]:
    """The columns of a named question a person reads: not the bare identifiers, which other formats give."""
    bare = [i for i in range(len(answer.columns)) if all(str(row[i]).startswith(NAMESPACE) for row in rows)]
    readable = [i for i in range(len(answer.columns)) if i not in bare]
    return readable if answer.titles and readable else list(range(len(answer.columns)))


def show_plan(plan: Plan, stream: IO[bytes]) -> None:
    """Print a plan task by task: who has which role, and which targets are set."""
    by_role: dict[int, dict[str, list[str]]] = {}
    opens: set[tuple[int, str]] = set()
    for one in plan.assignments:
        by_role.setdefault(one.task, {}).setdefault(one.role, []).append(one.name.text + ("*" if one.implied else ""))
        if one.open:
            opens.add((one.task, one.role))
    rows = []
    for task in plan.tasks:
        roles = by_role.get(task.ordinal, {})
        lines = [
            f"{ROLES[role]}:{'、'.join(names)}{'等' if (task.ordinal, role) in opens else ''}"
            for role, names in roles.items()
        ]
        lines += [f"目标:{target.printed.text}" for target in plan.targets if target.task == task.ordinal]
        rows.append((task.number or str(task.ordinal), task.title, "\n".join(lines) or "—"))
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head, width in (("编号", 8), ("任务 task", 24), ("责任与目标 who and what", None)):
        table.add_column(head, max_width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text("\n".join(map(as_cell, words.split("\n")))) for words in row))
    with console_on(stream) as console:
        console.print(Text(as_cell(plan.title), style="bold"))
        console.print(table)


def show_coverage(covered: Coverage, text: str, stream: IO[bytes]) -> None:
    """Print the sentences with role words that gave no assignment: where each stands, why, and its words."""
    reasons = Counter(one.reason for one in covered.passed)
    counted = "".join(f"\n  {count:4} {' · '.join(reason.label)}" for reason, count in sorted(reasons.items()))
    with console_on(stream) as console:
        console.print(
            Text(f"读出条款 clauses read {covered.read} · 未采用的角色用语 passed over {len(covered.passed)}{counted}")
        )
    if covered.passed:
        rows = [
            (f"{one.span.start}-{one.span.end}", one.reason.label[0], " ".join(one.span.of(text).split())[:_LONG])
            for one in covered.passed
        ]
        write_table(stream, ("位置 place", "原因 why", "原文 words"), rows)


def show_report(report: BuildReport, stream: IO[bytes]) -> None:
    """Print what a build did, document by document."""
    with console_on(stream) as console:
        for built in report.documents:
            state = "已更新 updated" if built.changed else "未变 unchanged"
            console.print(Text.assemble((as_cell(built.title), "bold"), f"  [{state}]"))
            console.print(Text(_counted(built.counts)))
        for skipped in report.skipped:
            mark = "未读 FAILED" if skipped.failed else "跳过 skipped"
            console.print(Text(f"{mark}  {as_cell(skipped.source)}: {as_cell(skipped.reason)}"))


def _counted(counts: Counts) -> str:
    """The figures of a document, four lines."""
    roles = counts.assignments
    return (
        f"  章节 sections {counts.sections} · 任务 tasks {counts.tasks} · "
        f"机构 agencies {counts.agencies} · 机构群体 groups {counts.groups}\n"
        f"  责任分工 assignments {sum(roles.values())}: 牵头 lead {roles.get('lead', 0)} · "
        f"负责 responsible {roles.get('responsible', 0)} ·\n"
        f"    按职责分工负责 joint {roles.get('joint', 0)} · 参与 participant {roles.get('participant', 0)}\n"
        f"  目标值 targets {counts.targets} + 文字 in words {counts.targets_in_words} · 待核 problems {counts.problems}"
    )


def show_measures(measures: Measures, rows: list[dict[str, Any]], by: str, lang: str, stream: IO[bytes]) -> None:
    """Print a ranking, and under it a line for each column: what it counts and where the formula comes from."""
    english = lang == "en"
    columns = [column for column in measures.columns if column.kind != "words"]
    briefs = [column.brief_en if english else column.brief_zh for column in columns]
    marked = [brief + ("↓" if column.name == by else "") for column, brief in zip(columns, briefs, strict=True)]
    shorts = Counter(row["short"] for row in rows)
    names = [row["short"] if row["short"] and shorts[row["short"]] == 1 else row["name"] for row in rows]
    figures = ([row[column.name] for column in columns] for row in rows)
    listed = [(name, *row) for name, row in zip(names, figures, strict=True)]
    write_table(stream, ["agency" if english else "机构", *marked], listed)
    with console_on(stream) as console:
        for column, brief in zip(columns, briefs, strict=True):
            sources = "".join(f" [{short}]" for short, _ in column.sources)
            meaning = f"{column.en}: {column.meaning_en}" if english else f"{column.zh}:{column.meaning_zh}"
            console.print(Text(f"{brief} {column.name} · {meaning}{sources}"))
        console.print(Text(measures.notes[1 if english else 0]))
        for note in measures.notes[2:]:
            console.print(Text(note))
        for short, full in dict(source for column in columns for source in column.sources).items():
            console.print(Text(f"[{short}] {full}"))


@contextmanager
def progress() -> Iterator[Callable[[int, int, str], None] | None]:
    """A function to tell of progress: a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        line = bar.add_task("")

        def tell(done: int, total: int, source: str) -> None:
            bar.update(line, completed=done - 1, total=total, description=as_cell(source)[-40:])

        yield tell


def show_identities(found: Sequence[Identity], lang: str, stream: IO[bytes]) -> None:
    """Print bodies: of a store with their printed names and tasks by role, of the lexicon with their other names."""
    side = 1 if lang == "en" else 0
    if any(one.table for one in found):
        heads = (("标识", "id"), ("名称", "name"), ("类别", "kind"), ("又称", "other names"), ("词表", "table"))
        rows = [(one.id, one.name, _kind(one, side), "、".join(one.names), one.table) for one in found]
        write_table(stream, [head[side] for head in heads], rows)
        return
    columns = (("机构", "agency"), ("类别", "kind"), ("级", "at"), ("地区", "area"), ("原文名称", "printed"))
    figures = (("任务", "all"), ("牵头", "lead"), ("负责", "resp"), ("分工", "jnt"), ("参与", "part"))
    write_table(stream, [head[side] for head in (*columns, *figures)], [_body(one, side) for one in found])


def _body(one: Identity, side: int) -> tuple[object, ...]:
    level = (_LEVELS.get(one.level or "", ""), (one.level or "")[:4])[side]
    words = (one.name, _kind(one, side), level, one.area, "、".join(one.printed))
    return (*words, one.tasks, one.lead, one.responsible, one.joint, one.participant)


def _kind(one: Identity, side: int) -> str:
    kind = "group" if one.group else one.kind or ""
    return kind if side else _KINDS.get(kind, kind)


def show_findings(findings: Findings, lang: str, stream: IO[bytes]) -> None:
    """Print findings plan by plan: how grave, in which task, what, and the words with their place."""
    side = 1 if lang == "en" else 0
    for _, of_plan in groupby(findings, key=lambda one: one.place.plan):
        listed = list(of_plan)
        with console_on(stream) as console:
            console.print(Text(as_cell(listed[0].place.plan_title or listed[0].file), style="bold"))
        heads = (("级别", "编号", "发现与原文", "位置"), ("level", "no.", "finding and words", "place"))[side]
        write_table(stream, heads, [_found(one, side) for one in listed])
    counts = " · ".join(f"{' '.join(_GRAVITY[severity])} {count}" for severity, count in findings.counts().items())
    stream.write(f"{counts}\n".encode())


def _found(one: Finding, side: int) -> tuple[object, ...]:
    words = one.words
    said = " ".join(words.text.split()) if words else ""
    shown = f"{said[:_QUOTED]}…" if len(said) > _QUOTED else said
    place = f"{words.start}-{words.end}" if words else ""
    cell = Text(as_cell(one.message[side])).append(f"\n{as_cell(shown)}" if shown else "", style="dim")
    return _GRAVITY[one.severity][side], one.place.number, cell, place
