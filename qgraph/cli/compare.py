"""``qgraph compare``: what was added, what is gone and what changed between two plans."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qgraph.cli.options import lang_option, lexicon_option, location_option, opened, own_lexicon
from qgraph.cli.sheet import csv_text
from qgraph.errors import DocumentError, QueryError

if TYPE_CHECKING:
    from qgraph.analysis.comparison import Comparison
    from qgraph.analysis.plans import PlanRows
    from qgraph.extraction import Lexicon

__all__ = ["compare"]


@click.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("-o", "--output", "path", metavar="FILE")
@lexicon_option
@lang_option
@location_option
@click.pass_context
def compare(ctx: click.Context, /, old: str, new: str, *, shape: str, lang: str, **options: str | None) -> None:
    """比较两份计划:新增、取消、变动 · What became of plan A in plan B: added, gone, changed.

    A、B 为文件,或图谱库中的计划(标题、文号或 IRI)· A and B are files, or plans of the store (title, number or IRI).

    有差别则退出码为 1 · Exit status 1 where they differ.
    """
    from qgraph.analysis.comparison import compare_rows
    from qgraph.publishing.files import output

    lexicon = own_lexicon(options["table"])
    found = compare_rows(*(_plan(named, options["location"], lexicon) for named in (old, new)))
    with output(options["path"]) as stream:
        if shape == "table":
            from qgraph.cli.terminal.changes import show_comparison

            show_comparison(found, lang, stream)
        else:
            stream.write((_json(found) if shape == "json" else _csv(found)).encode("utf-8", "replace"))
    ctx.exit(1 if found else 0)


def _plan(named: str, location: str | None, lexicon: Lexicon | None) -> PlanRows:
    """The plan of a file, or else the one of the store that is called so."""
    from qgraph.analysis.plans import plan_rows
    from qgraph.reading import document_suffixes

    path = Path(named)
    if os.path.isdir(named):  # noqa: PTH112  a title may be longer than a path can be
        raise DocumentError(named, "是文件夹,须为文件或计划 · a folder; compare takes two files or plans")
    is_file = os.path.isfile(named) or named == "-"  # noqa: PTH113
    if not is_file and path.suffix.lower() in document_suffixes():
        raise DocumentError(named, "没有这个文件 · there is no such file")
    with opened(location, [named] if is_file else (), lexicon) as store:
        plan = plan_rows(store, None if is_file else named)
    if not plan.tasks:
        raise QueryError(f"{named}: 没有任务,无从比较 · has no tasks to compare")
    return plan


def _json(found: Comparison) -> str:
    sides = {
        side: {"plan": plan.plan, "title": plan.title, "number": plan.number, "issued": plan.issued}
        for side, plan in (("old", found.old), ("new", found.new))
    }
    tasks = [
        {"old": pair.old and pair.old.task, "new": pair.new and pair.new.task, "change": pair.change}
        for pair in found.tasks
    ]
    told = {**sides, "counts": found.counts(), "tasks": tasks, "changes": found.to_rows()}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _csv(found: Comparison) -> str:
    from qgraph.analysis.records import HEADS

    return csv_text(list(HEADS), found.to_rows())
