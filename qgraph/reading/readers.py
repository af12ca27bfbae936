"""Which reader makes a text of a file's bytes. A reader is loaded when the first file of its format comes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from qgraph.errors import DocumentError
from qgraph.model import Problem, Severity, Span
from qgraph.reading.encoding import Decoded, decode, decoding_problems
from qgraph.reading.formats import binary_format, is_html, is_markdown
from qgraph.reading.front_matter import front_matter
from qgraph.reading.pipes import pipe_tables
from qgraph.reading.seen import Seen
from qgraph.reading.tabbed import tab_tables
from qgraph.reading.tagged import tagged_tables

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["see"]


def see(data: bytes, source: str) -> Seen:
    """What ``data`` says as text; ``source`` is the name it goes by, whose suffix helps to tell the format.

    Raises:
        DocumentError: the format is not read, or the file is not what it claims to be.
    """
    name = binary_format(data, source)
    return _binary_reader(name)(data, source) if name else _see_text(data, source)


def _binary_reader(name: str) -> Callable[[bytes, str], Seen]:
    """The reader of a format, as formats.toml names it: a module of this room, and in it the function ``see``."""
    module = import_module(f"qgraph.reading.{name}")
    reader: Callable[[bytes, str], Seen] = module.see
    return reader


def _see_text(data: bytes, source: str) -> Seen:
    """A text file or a web page, in whatever encoding."""
    decoded = decode(data)
    if decoded is None:
        raise DocumentError(source, "二进制文件,不是文本或网页 · a binary file: text or HTML is needed")
    if not is_html(decoded.text, source):
        return _see_plain(decoded, source)
    from qgraph.reading.html import page  # noqa: PLC0415  # lxml is loaded for pages alone

    seen = page(decoded.text)
    problems = (*decoding_problems(decoded, seen.text), *_parsing_problems(seen.text, truncated=seen.truncated))
    return Seen(
        text=seen.text,
        format="html",
        encoding=decoded.encoding,
        metadata=seen.metadata,
        page=True,
        tables=seen.tables,
        problems=problems,
    )


def _see_plain(decoded: Decoded, source: str) -> Seen:
    """A text as it stands; where its tables are drawn with pipes, or by its name, it is Markdown."""
    metadata, _ = front_matter(decoded.text)
    drawn = [*pipe_tables(decoded.text), *(tagged_tables(decoded.text) if is_markdown(source) else ())]
    tables = [*drawn, *tab_tables(decoded.text)]
    return Seen(
        text=decoded.text,
        format="markdown" if drawn or is_markdown(source) else "text",
        encoding=decoded.encoding,
        metadata=metadata,
        tables=tuple(sorted(tables, key=lambda table: table.span)),
        problems=decoding_problems(decoded, decoded.text),
    )


def _parsing_problems(text: str, *, truncated: bool) -> tuple[Problem, ...]:
    if not truncated:
        return ()
    return (
        Problem(
            code="page-truncated",
            message="网页嵌套过深,其后的内容没有读到 · the page is nested too deeply: what follows was not read",
            span=Span(max(0, len(text) - 1), len(text)),
            severity=Severity.ERROR,
        ),
    )
