"""``qgraph check``: what a careful supervisor would send back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qgraph import __version__
from qgraph.cli.options import lang_option, lexicon_option, opened, own_lexicon, plan_option, say, store_option
from qgraph.errors import QueryError

if TYPE_CHECKING:
    from qgraph.graph.findings import Findings

__all__ = ["check"]

_SHAPES = ("table", "json", "sarif", "html")
_ENDINGS = {".json": "json", ".sarif": "sarif", ".html": "html", ".htm": "html"}


@click.command()
@click.option(
    "--severity",
    type=click.Choice(["error", "warning", "note"]),
    default="note",
    show_default=True,
    help="至少这么重 · at least so grave",
)
@click.option("--baseline", metavar="FILE", help="已接受的发现,不再报 · findings that are known and accepted")
@click.option("--update-baseline", is_flag=True, help="接受现有发现,写入基线 · accept what is found now")
@click.option("--format", "shape", type=click.Choice(_SHAPES), help="默认随 -o 的后缀,否则 table · how to print it")
@click.option("-o", "--output", "path", metavar="FILE", help=".html 为网页,.sarif、.json 同理 · the ending says which")
@lexicon_option
@lang_option
@plan_option
@store_option
@click.pass_context
def check(ctx: click.Context, /, severity: str, lang: str, plan: str | None, **options: Any) -> None:
    """督查:该退回修改的地方 · What a careful supervisor would send back, each with its sentence.

    有发现则退出码为 1 · Exit status 1 where anything is found.
    """
    from qgraph.graph.findings import check as check_store
    from qgraph.model import Severity
    from qgraph.publishing.baseline import read_baseline, write_baseline

    known = options["baseline"]
    if options["update_baseline"] and not known:
        raise click.UsageError("--update-baseline 须与 --baseline FILE 同用 · needs --baseline FILE")
    with opened(options["location"], options["sources"], own_lexicon(options["table"]), whole=True) as store:
        whole = check_store(store, plan)
    found = whole.at_least(Severity(severity))
    if not found.plans:
        raise QueryError("没有可查的计划 · there is no plan to check")
    if options["update_baseline"]:
        say(f"基线已写 · the baseline accepts {write_baseline(known, whole, Severity(severity))}: {known}")
        return
    new = found.without(read_baseline(known)) if known else found
    _write(new, lang, options["shape"], options["path"])
    if known:
        say(f"另有已接受的 {len(found) - len(new)} 处 · {len(found) - len(new)} more are accepted by {known}")
    ctx.exit(1 if len(new) else 0)


def _write(findings: Findings, lang: str, shape: str | None, path: str | None) -> None:
    """Write findings in the format asked for, or in the one the file's name ends in."""
    from qgraph.publishing.files import output

    shape = shape or _ENDINGS.get(Path(path or "").suffix.lower(), "table")
    with output(path) as stream:
        if shape == "json":
            stream.write(json.dumps(findings.records(), ensure_ascii=False, indent=1).encode() + b"\n")
        elif shape == "sarif":
            from qgraph.publishing.sarif import sarif

            stream.write(sarif(findings, __version__))
        elif shape == "html":
            from qgraph.publishing.report import report_page

            stream.write(report_page(findings, lang=lang).encode("utf-8", "replace"))
        else:
            from qgraph.cli.terminal import show_findings

            show_findings(findings, lang, stream)
    if path:
        say(f"已写出 · written: {path}")
