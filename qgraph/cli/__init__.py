"""The command line: each command parses, calls one function of the library, and writes."""

from __future__ import annotations

import io
import json
import re
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from qgraph import __version__
from qgraph.cli.agencies import agencies
from qgraph.cli.check import check
from qgraph.cli.compare import compare
from qgraph.cli.options import (
    Commands,
    lang_option,
    lexicon_option,
    location_option,
    opened,
    own_lexicon,
    plan_option,
    printable,
    say,
    store_option,
)
from qgraph.cli.sheet import csv_text
from qgraph.errors import OutputError, QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgraph.graph.answers import Answer
    from qgraph.graph.store import Store

__all__ = ["main"]

_LONGEST_QUERY = 1_000_000  # bytes
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_TABLES = ("table", "json", "csv", "tsv")
_GRAPHS = ("turtle", "ntriples", "jsonld")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="qgraph %(version)s")
@click.option("-q", "--quiet", is_flag=True, help="只输出结果 · results only")
@click.option("-v", "--verbose", is_flag=True, help="出错时给出详情 · say where an error arose")
@click.pass_context
def main(ctx: click.Context, *, quiet: bool, verbose: bool) -> None:
    """谁做什么,依据在哪里 · Who does what in a policy plan, and where it says so."""
    ctx.obj = verbose - quiet
    for stream in (sys.stdout, sys.stderr):
        # Whatever the locale says: what is written is Chinese, and UTF-8.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


main.add_command(agencies)
main.add_command(check)
main.add_command(compare)


@main.command()
@click.argument("file")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--explain", is_flag=True, help="列出未读懂与未采用之处 · list what was not read or passed over, and why")
@click.option("-o", "--output", "path", metavar="FILE")
@lexicon_option
def extract(file: str, shape: str, path: str | None, table: str | None, *, explain: bool) -> None:
    """读出一份文件中的计划 · Read a plan out of FILE and show what was read."""
    from qgraph.cli.terminal import show_coverage, show_plan
    from qgraph.extraction import coverage, record
    from qgraph.extraction import extract as read_plan
    from qgraph.publishing.files import output
    from qgraph.reading import read

    lexicon = own_lexicon(table)
    plan = read_plan(read(file), lexicon)
    covered = coverage(plan) if explain else None
    with output(path) as stream:
        if shape == "json":
            read_out: dict[str, Any] = record(plan)
            if covered:
                read_out["coverage"] = {"read": covered.read, "passed": covered.to_rows(plan.document.text)}
            stream.write(json.dumps(read_out, ensure_ascii=False, indent=1).encode() + b"\n")
        else:
            show_plan(plan, stream)
            if covered:
                show_coverage(covered, plan.document.text, stream)
    if explain:
        for problem in plan.problems:
            place = f"{file}:{problem.span.start}-{problem.span.end}"
            click.echo(printable(f"{place}: {problem.severity}: {problem.message}"), err=True)
    elif plan.problems:
        say(f"待核 {len(plan.problems)} 处 · {len(plan.problems)} places to check; --explain lists them")


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@location_option
@click.option("-j", "--jobs", type=click.IntRange(min=1), metavar="N", help="并行进程数 · processes that read")
@lexicon_option
@click.pass_context
def build(
    ctx: click.Context, sources: tuple[str, ...], location: str | None, jobs: int | None, table: str | None
) -> None:
    """把文件或文件夹读入图谱库 · Read files or folders into the store; building again replaces."""
    from qgraph.build import build as build_graph
    from qgraph.cli.terminal import progress, show_report
    from qgraph.graph.store import Store

    lexicon = own_lexicon(table)
    with Store.open(location, write=True) as store, progress() as tell:
        report = build_graph(sources, store, tell, jobs=jobs, lexicon=lexicon)
    show_report(report, sys.stdout.buffer)
    if any(skipped.failed for skipped in report.skipped):
        ctx.exit(1 if report.documents else 2)


@main.command(context_settings={"ignore_unknown_options": True, "allow_extra_args": True})
@click.argument("question", required=False)
@click.option("-f", "--file", "file", type=click.File("rb"), help="SPARQL 文件 · a file of SPARQL")
@click.option("--format", "shape", type=click.Choice(_TABLES + _GRAPHS), help="默认 table · how to print the answer")
@click.option("-o", "--output", "path", metavar="FILE")
@lang_option
@store_option
@click.pass_context
def query(ctx: click.Context, /, question: str | None, file: IO[bytes] | None, **options: Any) -> None:
    """提问 · Ask a named question (qgraph questions lists them), or SPARQL, from a file with -f, from stdin with -.

    Parameters of a question follow it: qgraph query dossier --agency 市质监局
    """
    from qgraph.publishing.files import output

    parameters = _parameters(ctx.args)
    sparql = _text(file) if file else _text(sys.stdin.buffer) if question == "-" else question
    if not sparql or not sparql.strip():
        raise QueryError("没有问题 · nothing was asked; qgraph questions lists the named questions")
    with opened(options["location"], options["sources"]) as store:
        answer = _answer(store, sparql.strip(), parameters, named=not file and question != "-")
        shape = options["shape"] or ("turtle" if answer.kind == "graph" else "table")
        with output(options["path"]) as stream:
            if shape != "table":
                answer.write(stream, shape)
            else:
                from qgraph.cli.terminal import show_answer

                show_answer(answer, options["lang"], stream)


def _text(stream: IO[bytes]) -> str:
    """The SPARQL of a file or of standard input."""
    try:
        return stream.read(_LONGEST_QUERY).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"查询不是 UTF-8 文本 · the query is not UTF-8 text: {error.reason}") from error


def _answer(store: Store, asked: str, parameters: dict[str, Any], *, named: bool) -> Answer:
    if named and _NAME.fullmatch(asked):
        from qgraph.graph.questions import ask

        return ask(store, asked, parameters)
    if parameters:
        raise QueryError(f"SPARQL 没有参数 · only named questions take parameters: --{next(iter(parameters))}")
    return store.rows(asked)


def _parameters(words: Iterable[str]) -> dict[str, Any]:
    """``--agency 市质监局 --unit=家`` as a dictionary."""
    found: dict[str, str] = {}
    name: str | None = None
    for word in words:
        if name is not None:
            found[name], name = word, None
        elif word.startswith("--") and len(word) > 2:
            name, equals, value = word[2:].partition("=")
            if equals:
                found[name], name = value, None
        else:
            raise QueryError(f"多余的词 · an extra word: {word}; parameters are given as --name value")
    if name is not None:
        raise QueryError(f"参数缺少值 · --{name} needs a value")
    return {name.replace("-", "_"): value for name, value in found.items()}


@main.command()
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
def questions(shape: str) -> None:
    """列出现成的问题 · List the named questions and their parameters."""
    from qgraph.graph.questions import questions as all_questions

    listed: list[dict[str, Any]] = [
        {
            "name": one.name,
            "zh": one.title[0],
            "en": one.title[1],
            "about": one.about,
            "source": one.source,
            "parameters": [f"--{p.name.replace('_', '-')}{'' if p.required else '?'}" for p in one.parameters],
        }
        for one in all_questions()
    ]
    if shape == "json":
        click.echo(json.dumps(listed, ensure_ascii=False, indent=1))
        return
    for row in listed:
        click.echo(f"{row['name']}  {' '.join(row['parameters'])}\n    {row['zh']}\n    {row['en']}")


@main.command()
@click.option("--by", default="tasks", show_default=True, metavar="COLUMN", help="按此列排序 · rank by this column")
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="只列前 N 行 · the first N rows")
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@lang_option
@plan_option
@store_option
def measure(by: str, top: int | None, shape: str, plan: str | None, **options: Any) -> None:
    """机构排名:任务、角色、协同 · Rank agencies by tasks, roles and how much they must coordinate."""
    from qgraph.analysis.coordination import measure as measured
    from qgraph.analysis.measures import AgencyRow
    from qgraph.cli.terminal import show_measures

    with opened(options["location"], options["sources"]) as store:
        measures = measured(store, plan).by(by)
    rows = measures.to_rows()[:top]
    if shape == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif shape == "csv":
        click.echo(csv_text(AgencyRow._fields, rows), nl=False)
    else:
        show_measures(measures, rows, by, options["lang"], sys.stdout.buffer)


@main.command()
@click.option("-o", "--output", "path", required=True, metavar="FILE.html")
@click.option(
    "--compare", "compared", is_flag=True, help="两份计划合为一图,标出变化 · two plans in one, with what changed"
)
@lang_option
@plan_option
@store_option
def viz(path: str, lang: str, plan: str | None, *, compared: bool, **options: Any) -> None:
    """生成可离线打开的图 · Draw the plan as one HTML page that opens without a network."""
    from qgraph.publishing.changes import compared_facts, two_plans
    from qgraph.publishing.facts import page_facts
    from qgraph.publishing.page import write_page

    if compared and plan:
        raise QueryError("--compare 须恰有两份计划,不与 --plan 同用 · needs two plans, and goes without --plan")
    with opened(options["location"], options["sources"]) as store:
        facts = compared_facts(store, *two_plans(store)) if compared else page_facts(store, plan)
    if not facts.tasks:
        raise OutputError(path, "图谱库中没有任务 · the store holds no tasks; nothing to draw")
    write_page(facts, path, lang=lang)
    if path != "-":
        say(f"已写出 · written: {path}")


@main.command()
@click.option("--format", "shape", default="turtle", show_default=True, metavar="FORMAT", help="turtle, nquads, …")
@click.option("-o", "--output", "path", metavar="FILE")
@store_option
def export(shape: str, path: str | None, **options: Any) -> None:
    """导出全部三元组 · Write all triples as turtle, ntriples, nquads, trig or jsonld."""
    from qgraph.graph.export import export as export_store
    from qgraph.publishing.files import output

    with opened(options["location"], options["sources"]) as store, output(path) as stream:
        export_store(store, shape, stream)


@main.command()
@location_option
@click.option("-o", "--output", "path", default="plan.html", show_default=True, metavar="FILE.html")
def demo(location: str | None, path: str) -> None:
    """从头走一遍:读入、统计、排名、成图 · Walk the whole way once on the plan that comes with qgraph."""
    from qgraph.analysis.coordination import measure as measured
    from qgraph.build import build as build_graph
    from qgraph.build import first_plan
    from qgraph.cli.terminal import show_report
    from qgraph.graph.store import Store
    from qgraph.publishing.facts import read_facts
    from qgraph.publishing.page import write_page

    if path == "-":
        raise click.UsageError("请指定文件 · -o names a file here: standard output tells of the way")
    with Store.open(location, write=True) as store:
        report = build_graph([first_plan()], store)
        show_report(report, sys.stdout.buffer)
        busiest = [row for row in measured(store).rows if not row.group][:5]
        write_page(read_facts(store), path)
        where = store.location
    click.echo("\n任务最多的五个机构 · the five busiest bureaus")
    for row in busiest:
        click.echo(f"  {row.tasks:3}  {row.name} ({row.lead} 牵头 lead)")
    click.echo(f"\n图谱库 store: {where}\n打开此页 open this page: {Path(path).resolve().as_uri()}")
