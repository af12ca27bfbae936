"""PDFium at work in a process of its own, and what it says, page by page."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING

from qgraph.errors import DocumentError
from qgraph.reading.pdf.sheets import sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.reading.pdf.sheets import Sheet

__all__ = ["SECONDS", "sheets"]

SECONDS = 100.0  # by the clock, for one file
_PROGRAM = Path(__file__).with_name("pdfium.py")
_KILLED = -9  # by the clock, or by the system where its bound of processor time is reached
_REASONS = {
    "password": "文件有密码,请先解除密码再试 · the file has a password: take it off and try again",
    "broken": "PDF 已损坏或不完整,请重新获取 · the PDF is broken or cut off: get it again",
    "crash": "PDF 已损坏,或过于复杂 · the PDF is broken, or too complex to be read within bounds of time and memory",
    "pages": "PDF 超过 2000 页,请先拆分 · the PDF has more than 2000 pages: split it first",
    "bounds": "PDF 过于复杂,在限定的时间和内存内读不完 · too complex to be read within bounds of time and memory",
}


def sheets(data: bytes, source: str, seconds: float = SECONDS) -> Iterator[Sheet]:
    """The pages of a PDF in their order; those the file has lost are marked so.

    Raises:
        DocumentError: the file has a password, is broken, has more than 2000 pages, or takes more than ``seconds``
            or too much memory.
    """
    with subprocess.Popen(  # noqa: S603  # our own program
        [sys.executable, "-P", str(_PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    ) as process:
        clock = Timer(seconds, process.kill)
        clock.start()
        try:
            yield from _answers(process, data, source)
        finally:
            clock.cancel()
            process.kill()


def _answers(process: subprocess.Popen[bytes], data: bytes, source: str) -> Iterator[Sheet]:
    """The pages as they come; an answer that breaks off is a process that ended before its time."""
    end = ""
    try:
        process.stdin.write(data)  # type: ignore[union-attr]  # it is a pipe
        process.stdin.close()  # type: ignore[union-attr]
        for line in process.stdout:  # type: ignore[union-attr]
            answer = json.loads(line)
            if "end" in answer:
                end = answer["end"]
                break
            yield sheet(answer)
    except (OSError, ValueError):  # a pipe or a line that breaks off
        end = ""
    if end != "whole":
        raise DocumentError(source, _REASONS[end or _ending(process)])


def _ending(process: subprocess.Popen[bytes]) -> str:
    """Why a process ended without an answer: stopped at a bound of time, or a crash, be it for want of memory."""
    return "bounds" if process.wait() == _KILLED else "crash"
