"""The one door to PDFium: run as a program, it says what stands on each page of a PDF, one line of JSON a page.

PDFium is native code that parses strangers' bytes, and a page is parsed whole before anything about it can be asked.
It therefore runs in a process of its own with bounds on time and memory, and what goes wrong there is the end of that
process and not of ours. Nothing but text, lines and the places of pictures is asked of it: no script, no form, no
attachment, no link.
"""

from __future__ import annotations

import json
import math
import sys
from array import array
from base64 import b64encode
from ctypes import byref, c_double, c_float, c_int
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["pages"]

MOST_PAGES = 2_000
MOST_CHARACTERS = 60_000  # on one page
MOST_OBJECTS = 60_000  # on one page, those inside of forms included
DEEPEST = 8  # forms within forms
FURTHEST = 1e6  # points from the corner of the page; a page is no larger than 14,400
HAIR = "\u200a"  # where letters stand apart, put in the place of the one that follows
ASLANT = 0.09  # of a right angle: 8 degrees
MEMORY = 1 << 30  # bytes
SECONDS = 60  # of processor time

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_ERRORS = {pdfium.FPDF_ERR_PASSWORD: "password", pdfium.FPDF_ERR_SECURITY: "password"}


class _Refused(Exception):  # noqa: N818  # an answer and no error of ours
    """Why the file is not read, in one word."""


def pages(data: bytes) -> Iterator[dict[str, Any]]:
    """What stands on each page: its box, characters with their places, straight lines, the places of pictures.

    All places are in points, x to the right and y upwards; boxes are left, bottom, right and top. For each character of
    ``text``, ``turns`` has the way it runs (0 to the right, 1 upwards, 2 to the left, 3 downwards, x aslant) and
    ``glyphs``, floats of four bytes in Base64, its box, its origin (x, y) and its size. ``rules`` has four numbers for
    each line, its ends, and ``pictures`` four; ``paths`` counts what is drawn.
    """
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise _Refused(_ERRORS.get(pdfium.FPDF_GetLastError(), "broken"))
    count = pdfium.FPDF_GetPageCount(document)
    if count > MOST_PAGES:
        raise _Refused("pages")
    for number in range(count):
        page = pdfium.FPDF_LoadPage(document, number)
        if page:
            yield _page(page)
            pdfium.FPDF_ClosePage(page)
        else:
            yield {"lost": True}
    if not count:
        raise _Refused("broken")


def _page(page: Any) -> dict[str, Any]:
    text = pdfium.FPDFText_LoadPage(page)
    characters = _characters(text) if text else {"text": "", "turns": "", "glyphs": ""}
    pdfium.FPDFText_ClosePage(text)
    drawn = _Drawn()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn.take(pdfium.FPDFPage_GetObject(page, index), _UNIT, 0)
    seen = {"box": _box(page), "rules": drawn.rules, "pictures": drawn.pictures, "paths": drawn.paths}
    return characters | seen


def _box(page: Any) -> list[float]:
    """The part of a page that is shown, whichever way it is turned: left, bottom, right and top."""
    x, y = c_double(), c_double()
    corners = []
    for corner in (0, 1):
        pdfium.FPDF_DeviceToPage(page, 0, 0, 1, 1, 0, corner, corner, byref(x), byref(y))
        corners.append((round(x.value, 2), round(y.value, 2)))
    (x0, y0), (x1, y1) = corners
    return [min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)]


def _characters(text: Any) -> dict[str, str]:
    """The characters of a page in the order the file draws them."""
    count = pdfium.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise _Refused("bounds")
    letters, turns, numbers = [], [], array("f")
    apart = False  # PDFium has seen a gap before the next character
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), c_double(), c_double()
    for index in range(count):
        letter = _letter(text, index)
        if letter in {"", HAIR}:
            apart = letter == HAIR
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, byref(box))
        pdfium.FPDFText_GetCharOrigin(text, index, byref(x), byref(y))
        pdfium.FPDFText_GetMatrix(text, index, byref(matrix))
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
        places = (box.left, box.bottom, box.right, box.top, x.value, y.value, size)
        if math.isfinite(sum(places)) and max(map(abs, places)) < FURTHEST:
            for sign in (HAIR, letter) if apart else (letter,):
                letters.append(sign)
                turns.append(_turn(matrix.a, matrix.b))
                numbers.extend(places)
        apart = False
    return {"text": "".join(letters), "turns": "".join(turns), "glyphs": b64encode(numbers.tobytes()).decode()}


def _letter(text: Any, index: int) -> str:
    """A character; U+FFFD where the file does not say which, nothing for an end of line that PDFium has added.

    A space it has added is a hair space. For a hyphen that ends a line it writes a control character.
    """
    code = pdfium.FPDFText_GetUnicode(text, index)
    if pdfium.FPDFText_IsHyphen(text, index) == 1:
        return "-"
    if code <= 0x20:
        added = pdfium.FPDFText_IsGenerated(text, index) == 1
        return " " if not added else HAIR if code == 0x20 else ""
    known = code < 0x7F or 0xA0 <= code < 0xD800 or 0xE000 <= code < 0xFFFE or 0x10000 <= code <= 0x10FFFF
    return chr(code) if known and pdfium.FPDFText_HasUnicodeMapError(text, index) != 1 else "\ufffd"


def _turn(across: float, up: float) -> str:
    """The way text runs, by the direction of its line."""
    if up == 0 and across >= 0:
        return "0"
    quarters = math.atan2(up, across) / (math.pi / 2)
    return str(round(quarters) % 4) if abs(quarters - round(quarters)) <= ASLANT else "x"


class _Drawn:
    """What is drawn on a page besides text: straight lines, and how much of it pictures and other paths are."""

    def __init__(self) -> None:
        self.rules: list[float] = []
        self.pictures: list[float] = []
        self.paths = 0
        self.objects = 0

    def take(self, thing: Any, outer: Matrix, depth: int) -> None:
        """Look at an object of the page, and at what is inside of it."""
        self.objects += 1
        if self.objects > MOST_OBJECTS:
            raise _Refused("bounds")
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self.paths += 1
            self._path(thing, _product(_matrix(thing), outer))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            corners = [_moved(x, y, _product(_matrix(thing), outer)) for x in (0.0, 1.0) for y in (0.0, 1.0)]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            self.pictures += [round(place, 2) for place in (min(xs), min(ys), max(xs), max(ys))]
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            inner = _product(_matrix(thing), outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self.take(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _path(self, path: Any, matrix: Matrix) -> None:
        """The straight lines of a path: its strokes, and the middle of thin boxes that are filled."""
        fill, stroke = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(path, byref(fill), byref(stroke))
        for outline in _outlines(path, matrix):
            if stroke.value:
                for (x, y), (to_x, to_y) in pairwise(outline):
                    self._rule(x, y, to_x, to_y)
            elif fill.value:
                self._thin(outline)

    def _thin(self, outline: list[tuple[float, float]]) -> None:
        xs, ys = [x for x, _ in outline], [y for _, y in outline]
        left, right, low, high = min(xs), max(xs), min(ys), max(ys)
        if high - low <= 3 and high - low <= right - left:
            self._rule(left, (low + high) / 2, right, (low + high) / 2)
        elif right - left <= 3:
            self._rule((left + right) / 2, low, (left + right) / 2, high)

    def _rule(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Keep a line that is level or upright."""
        if min(abs(x - to_x), abs(y - to_y)) <= 1 and len(self.rules) < 4 * MOST_OBJECTS:
            self.rules += [round(place, 2) for place in (x, y, to_x, to_y)]


def _outlines(path: Any, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    """The parts of a path as points; a part with a curve ends before it."""
    points: list[tuple[float, float]] = []
    x, y = c_float(), c_float()
    for index in range(min(pdfium.FPDFPath_CountSegments(path), MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if kind != pdfium.FPDF_SEGMENT_LINETO and points:
            yield points
            points = []
        points.append(_moved(x.value, y.value, matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _matrix(thing: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(thing, byref(found)):
        return _UNIT
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """First ``inner``, then ``outer``."""
    a, b, c, d, e, f = inner
    x, y = _moved(e, f, outer)
    p, q, r, s, _, _ = outer
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, x, y)


def _moved(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return (a * x + c * y + e, b * x + d * y + f)


def _bound() -> None:
    """End this process where it takes too much; elsewhere than on Unix the clock of its parent is all there is."""
    try:
        import resource  # noqa: PLC0415  # Unix has it
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def main() -> None:
    """Read a PDF from standard input; write its pages, and in the last line that all is said or why not."""
    data = sys.stdin.buffer.read()
    _bound()
    end = {"end": "whole"}
    try:
        for page in pages(data):
            sys.stdout.write(json.dumps(page) + "\n")
    except _Refused as refused:
        end = {"end": str(refused)}
    except MemoryError:
        end = {"end": "bounds"}
    sys.stdout.write(json.dumps(end) + "\n")


if __name__ == "__main__":
    main()
