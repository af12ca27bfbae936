"""Files that are broken, cut off, or made to take all time and memory: a document or one line that says why not."""

from __future__ import annotations

import time
import zlib
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.errors import DocumentError
from qgraph.model import Document
from qgraph.reading import read_bytes
from qgraph.reading.pdf.process import sheets
from tests.making.pdf import FONT, drawn

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas


def plan(canvas: Canvas) -> None:
    for _ in range(2):
        canvas.setFont(FONT, 16)
        canvas.drawString(80, 700, "一、种树。到2031年种树一千株。（市林业局牵头）")
        canvas.rect(60, 600, 300, 40)
        canvas.showPage()


VALID = drawn(plan)


def of_stream(piece: bytes, times: int, resources: bytes = b"<<>>") -> bytes:
    """A PDF of one page that draws ``piece`` so many times."""
    packer = zlib.compressobj(9)
    block = piece * 1000
    packed = b"".join(packer.compress(block) for _ in range(times // 1000)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources%s>>" % resources,
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed),
    ]
    data, places = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, words in enumerate(objects, 1):
        places += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj%sendobj\n" % (number, words)
    return data + b"xref\n0 5\n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (places, len(data))


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_bytes(data, "plan.pdf")
    assert "\n" not in str(caught.value)
    return caught.value.reason


@pytest.mark.parametrize("data", [b"%PDF-1.7", b"%PDF-1.4\n%%EOF", VALID[:300], b"no PDF at all"])
def test_a_broken_file(data: bytes) -> None:
    assert "损坏" in refused(data)


def test_a_stream_that_swells_ends_the_process_and_not_us() -> None:
    """Four hundred kilobytes are two hundred megabytes of operators, each of which takes more when parsed."""
    data = of_stream(b"0 0 1 1 re f\n", 16_000_000)
    assert len(data) < 500_000
    start = time.monotonic()
    assert "过于复杂" in refused(data)
    assert time.monotonic() - start < 60


def test_a_page_with_too_many_objects() -> None:
    assert "过于复杂" in refused(of_stream(b"0 0 1 1 re f\n", 70_000))


def test_time_is_bounded_by_the_clock() -> None:
    start = time.monotonic()
    with pytest.raises(DocumentError, match="过于复杂"):
        list(sheets(of_stream(b"0 0 1 1 re f\n", 4_000_000), "plan.pdf", seconds=0.3))
    assert time.monotonic() - start < 10


def test_nobody_waits_for_a_reader_that_stops() -> None:
    pages = sheets(VALID, "plan.pdf")
    assert next(pages).glyphs
    assert isinstance(pages, Generator)
    pages.close()


def outcome(data: bytes) -> Document | DocumentError:
    try:
        return read_bytes(data, "plan.pdf")
    except DocumentError as error:
        return error


@settings(max_examples=15, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    assert isinstance(outcome(b"%PDF-1.4\n" + data), DocumentError | Document)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(0, len(VALID)), st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.binary(max_size=3)), max_size=8)
)
def test_any_damage_gives_a_document_or_is_refused(end: int, changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(VALID)
    for place, new in changes:
        data[place : place + len(new)] = new
    found = outcome(b"%PDF-" + bytes(data[5 : max(end, 6)]))
    if isinstance(found, Document):
        assert all(problem.span.end <= len(found.text) for problem in found.problems)
        assert all(cell.span.end <= len(found.text) for table in found.tables for cell in table.cells)
    else:
        assert "\n" not in str(found)
