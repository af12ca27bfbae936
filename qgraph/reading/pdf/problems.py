"""What of a PDF could not be read, and where in its text that would stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qgraph.errors import DocumentError
from qgraph.model import Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.reading.pdf.leaves import Leaf
    from qgraph.reading.pdf.writing import Written

__all__ = ["problems", "refuse_without_text"]

_UNKNOWN = re.compile("[\ue000-\uf8ff\ufffd]+")
_BULLET = re.compile("[\ue000-\uf8ff]{1,2}")
_MOST = 50  # places of unknown characters told one by one


def refuse_without_text(leaves: list[Leaf], source: str) -> None:
    """Nothing where pages hold text.

    Raises:
        DocumentError: what the pages hold are pictures of text, or nothing.
    """
    pictured = sum(leaf.pictured for leaf in leaves)
    said = [leaf for leaf in leaves if leaf.lanes and not leaf.pictured]
    if pictured and not said:
        raise DocumentError(
            source,
            "没有可读的文字(扫描件,或字体没有编码),请先做文字识别(OCR)再试"
            " · a scan, or a font that does not name its characters: run OCR first, then try again",
        )
    if not said:
        raise DocumentError(source, "PDF 中没有文字 · the PDF holds no text")


def problems(leaves: list[Leaf], written: Written) -> Iterator[Problem]:
    """Pages and characters that were not read, or read with doubt."""
    pictured = [page for page, leaf in enumerate(leaves) if leaf.pictured]
    if pictured:
        yield Problem(
            code="pages-scanned",
            message=f"第{_numbers(pictured)}页没有可读的文字(扫描图像,或字体没有编码),请先做文字识别(OCR)"
            f" · pages without readable text, run OCR first: {_numbers(pictured)}",
            span=_place(written, pictured[0]),
            severity=Severity.ERROR,
        )
    lost = [page for page, leaf in enumerate(leaves) if leaf.lost]
    if lost:
        yield Problem(
            code="pages-lost",
            message=f"第{_numbers(lost)}页已损坏,没有读到 · pages that are broken and were not read: {_numbers(lost)}",
            span=_place(written, lost[0]),
            severity=Severity.ERROR,
        )
    for page, leaf in enumerate(leaves):
        if leaf.aslant:
            yield Problem(
                code="text-aslant",
                message=f"第{page + 1}页有斜排或竖排的文字未读"
                f" · text that runs aslant or another way was not read: {leaf.aslant[:40]}",
                span=_place(written, page),
            )
    if written.noted:
        yield Problem(
            code="notes",
            message="脚注、尾注未读入 · footnotes and endnotes were not read",
            span=_place(written, written.noted[0]),
            severity=Severity.NOTE,
        )
    yield from _unknown(written.text)


def _unknown(text: str) -> Iterator[Problem]:
    """Characters that the file does not name; a lone one that opens a line is a bullet and loses nothing."""
    found = [match for match in _UNKNOWN.finditer(text) if not _is_bullet(text, match)]
    for match in found[:_MOST]:
        yield Problem(
            code="characters-unknown",
            message=f"文件没有说明是什么字 · the file does not say which characters these are: {match.group()[:20]}",
            span=Span(*match.span()),
            severity=Severity.ERROR,
        )
    if len(found) > _MOST:
        left = len(found) - _MOST
        yield Problem(
            code="characters-unknown",
            message=f"其后还有 {left} 处文件没有说明的字 · {left} more places with characters the file does not name",
            span=Span(found[_MOST].start(), len(text)),
            severity=Severity.ERROR,
        )


def _is_bullet(text: str, match: re.Match[str]) -> bool:
    opens = match.start() == 0 or text[match.start() - 1] in "\n\t"
    return opens and _BULLET.fullmatch(match.group()) is not None


def _place(written: Written, page: int) -> Span:
    """The first line of a page, else of the next one that has any, else the end of the text."""
    after = [number for number in written.pages if number >= page]
    return written.pages[min(after)] if after else Span(len(written.text), len(written.text))


def _numbers(pages: list[int]) -> str:
    """Numbers of pages from 1, runs of them taken together.

    >>> _numbers([0, 2, 3, 4, 7])
    '1、3-5、8'
    """
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][1] + 1:
            runs[-1][1] = page
        else:
            runs.append([page, page])
    return "、".join(str(first + 1) if first == last else f"{first + 1}-{last + 1}" for first, last in runs)
