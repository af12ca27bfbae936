"""``qgraph agencies``: who is who, listed, looked for and explained."""

from __future__ import annotations

import dataclasses
import json
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qgraph.cli.options import lang_option, lexicon_option, opened, own_lexicon, printable, say, store_option
from qgraph.cli.sheet import csv_text
from qgraph.model import Identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgraph.extraction import Lexicon
    from qgraph.extraction.agencies.explain import Explanation
    from qgraph.graph.store import Store

__all__ = ["agencies"]

_DEFAULT = "qgraph-store"
_EXPLAINED = 20  # bodies; somebody who asks why has one of them in mind


@click.command()
@click.argument("name", required=False)
@click.option("--format", "shape", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
@click.option("--explain", is_flag=True, help="说明原文名称为何是这个机构 · say why a printed name means this body")
@lexicon_option
@lang_option
@store_option
def agencies(name: str | None, shape: str, table: str | None, lang: str, *, explain: bool, **options: Any) -> None:
    """机构:列出、查找、说明 · List the bodies of a store, of files (--from) or else of the lexicon, or look for NAME.

    NAME 可为全称、简称、一部分、拼音或拼音首字母 · NAME is a name, a part of one, pinyin or its first letters (fgw).
    """
    from qgraph.identities import explanations, find, identities

    lexicon = own_lexicon(table)
    with _asked(options["location"], options["sources"], lexicon) as store:
        found = identities(store, lexicon)
        if name is not None:
            found = find(name, found, lexicon)
        told = explanations(found[:_EXPLAINED], store, lexicon, name or "") if explain else {}
    if shape == "json":
        click.echo(json.dumps([_record(one, told) for one in found], ensure_ascii=False, indent=1))
    elif shape == "csv":
        _write_csv(found, told)
    else:
        _show(found, told, lang, explain=explain)


@contextmanager
def _asked(location: str | None, sources: Sequence[str], lexicon: Lexicon | None) -> Iterator[Store | None]:
    """The store to ask; None where none was named and none is here, and the lexicon is asked."""
    if not location and not sources and not Path(_DEFAULT).is_dir():
        say("未指定图谱库,列出词表中的机构 · no store: these are the bodies of the lexicon", 1)
        yield None
        return
    with opened(location, sources, lexicon) as store:
        yield store


def _record(one: Identity, told: Mapping[str, Sequence[Explanation]]) -> dict[str, Any]:
    record = one.record()
    if one.id in told:
        record["explanations"] = [
            {"printed": each.printed, "zh": each.chinese, "en": each.english} for each in told[one.id]
        ]
    return record


def _write_csv(found: Sequence[Identity], told: Mapping[str, Sequence[Explanation]]) -> None:
    """One row a body; several names in one field have | between them."""
    fields = [*(field.name for field in dataclasses.fields(Identity)), *(["explanations"] if told else [])]
    rows = []
    for one in found:
        row = one.record() | {"names": " | ".join(one.names), "printed": " | ".join(one.printed)}
        lines = [line.strip() for each in told.get(one.id, ()) for line in each.lines]
        rows.append(row | ({"explanations": " | ".join(lines)} if told else {}))
    click.echo(csv_text(fields, rows), nl=False)


def _show(found: Sequence[Identity], told: Mapping[str, Sequence[Explanation]], lang: str, *, explain: bool) -> None:
    from qgraph.cli.terminal import show_identities

    if not explain:
        show_identities(found, lang, sys.stdout.buffer)
        return
    for one in found[:_EXPLAINED]:
        for each in told[one.id]:
            for line in each.lines:
                click.echo(printable(line))
        if not told[one.id]:
            click.echo(printable(f"{one.name} ({one.id}): 没有责任分工直接写到它 · no assignment prints it"))
    if len(found) > _EXPLAINED:
        say(f"另有 {len(found) - _EXPLAINED} 个 · {len(found) - _EXPLAINED} more; give a longer name")
