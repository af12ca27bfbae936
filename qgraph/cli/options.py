"""What the commands share: their options, how errors are shown, and the store they ask."""

from __future__ import annotations

import os
import sys
import traceback
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qgraph.errors import DocumentError, QGraphError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from qgraph.extraction import Lexicon
    from qgraph.graph.store import Store

__all__ = [
    "Commands",
    "Failure",
    "lang_option",
    "lexicon_option",
    "location_option",
    "opened",
    "own_lexicon",
    "plan_option",
    "printable",
    "say",
    "store_option",
]


_LONGEST = 2000  # characters of a message; somebody's whole query is no help in it


class Failure(click.ClickException):
    """What qgraph could not do, as one line; exit status 2."""

    exit_code = 2

    def __init__(self, message: str) -> None:
        super().__init__(message if len(message) <= _LONGEST else f"{message[:_LONGEST]}…")


class Commands(click.Group):
    """Shows a wrong command, a QGraphError and a failing disk as one line, and a closed pipe not at all."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the program. What it printed is out when it ends: a full disk is told only then."""
        _supply_streams()
        try:
            try:
                return super().main(*args, **options)
            finally:
                sys.stdout.flush()
        except BrokenPipeError:
            _let_go()
            sys.exit(0)
        except OSError as error:
            _let_go()
            reason = f"无法读写 · cannot be read or written: {error.strerror or error}"
            failure = Failure(printable(f"{error.filename or '-'}: {reason}"))
            failure.show()
            sys.exit(failure.exit_code)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except QGraphError as error:
            if ctx.obj and ctx.obj > 0:
                traceback.print_exception(error)
            raise Failure(printable(" ".join(str(error).split()))) from error
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx else ctx.command_path
            raise Failure(f"{printable(error.format_message())} ({path} --help)") from error
        except BrokenPipeError:
            _let_go()
            ctx.exit(0)


def _let_go() -> None:
    """Closes a standard output that takes nothing: Python would complain once more when it flushes it at the end."""
    with suppress(OSError):
        sys.stdout.close()
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  for as long as the process lives


def _supply_streams() -> None:
    """Nothing to read and nowhere to write, in place of the streams that whoever started us has closed."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  as above


def printable(words: str) -> str:
    r"""Words without control characters: what a document or a file name says must not drive the terminal.

    >>> printable("a\x1b[31m市")
    'a [31m市'
    """
    return "".join(sign if sign.isprintable() else " " for sign in words)


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--store`` and ``--from`` to a command that asks a store."""
    sources = click.option(
        "--from",
        "sources",
        multiple=True,
        metavar="SOURCE",
        help="直接读取文件,不用图谱库 · read these files, no store",
    )
    return location_option(sources(command))


def location_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--store`` to a command that needs a store of its own."""
    return click.option(
        "--store", "location", envvar="QGRAPH_STORE", metavar="S", help="图谱库,默认 ./qgraph-store · the store"
    )(command)


def lexicon_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--lexicon`` to a command that reads documents or looks at names."""
    return click.option(
        "--lexicon", "table", metavar="FILE.toml", help="另加自己的机构表 · add a table of bodies of your own"
    )(command)


def own_lexicon(table: str | None) -> Lexicon | None:
    """The lexicon with a person's own table added, where one is given.

    Raises:
        LexiconError: the table is wrong.
    """
    from qgraph.extraction import read_lexicon

    return read_lexicon(table) if table else None


def plan_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--plan`` to a command that can look at one plan of several."""
    return click.option("--plan", metavar="TITLE", help="只看一份计划(标题的一部分) · one plan only")(command)


def lang_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds ``--lang`` to a command that speaks."""
    return click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        envvar="QGRAPH_LANG",
        default="zh",
        show_default=True,
        help="语言 · language",
    )(command)


@contextmanager
def opened(
    location: str | None, sources: Sequence[str] = (), lexicon: Lexicon | None = None, *, whole: bool = False
) -> Iterator[Store]:
    """The store to ask: the one at ``location``, or one in memory built from ``sources`` where there are any.

    Raises:
        DocumentError: A source cannot be read; with ``whole``, also where it is one document of a folder.
    """
    from qgraph.graph.store import MEMORY, Store

    with Store.open(MEMORY if sources else location) as store:
        if sources:
            from qgraph.build import build

            report = build(sources, store, lexicon=lexicon)
            for skipped in report.skipped:
                if whole and skipped.failed:
                    raise DocumentError(skipped.source, skipped.reason)
        yield store


def say(words: str, level: int = 0) -> None:
    """Tell the person at the terminal, on standard error, unless they asked for quiet."""
    if click.get_current_context().find_root().obj >= level:
        click.echo(printable(words), err=True)
