"""Laws of layout, on pages of characters and lines that no program would set."""

from __future__ import annotations

import time
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.reading.pdf.leaves import Leaf, leaf
from qgraph.reading.pdf.sheets import Glyph, Rule, Sheet
from qgraph.reading.pdf.writing import Written, written

PLACES = st.floats(0, 600, allow_nan=False)
SIZES = st.sampled_from([5.0, 8.0, 10.5, 16.0, 22.0])


@st.composite
def glyphs(draw: st.DrawFn) -> Glyph:
    x, size = draw(PLACES), draw(SIZES)
    return Glyph(draw(st.sampled_from("市科技局一二、（）12ab -①\ue001\ufffd　")), x, x + size, draw(PLACES), size)


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    """Lines on a coarse net, so that many of them meet."""
    x, y, length = (draw(st.integers(0, 6)) * 90.0 for _ in range(3))
    return Rule(x, y, x + length, y) if draw(st.booleans()) else Rule(x, y, x, y + length)


SHEETS = st.builds(
    lambda characters, lines: Sheet(width=600, height=800, glyphs=characters, rules=lines),
    st.lists(glyphs(), max_size=60),
    st.lists(rules(), max_size=14),
)


def read(sheets: list[Sheet]) -> Written:
    return written([leaf(sheet) for sheet in sheets])


def signs(text: str) -> Counter[str]:
    """How often each sign stands in a text; raised digits count as digits, white space does not."""
    digits = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
    return Counter("".join(text.split()).translate(digits))


@settings(max_examples=150, deadline=None)
@given(st.lists(SHEETS, min_size=1, max_size=3))
def test_cells_lie_in_the_text_and_apart(sheets: list[Sheet]) -> None:
    whole = read(sheets)
    for table in whole.tables:
        places = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(places) == len(set(places))
        assert all(table.span.covers(cell.span) for cell in table.cells)
        assert table.span.end <= len(whole.text)
    spans = sorted(cell.span for table in whole.tables for cell in table.cells)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@settings(max_examples=150, deadline=None)
@given(SHEETS)
def test_no_character_is_added_and_only_margins_are_left_out(sheet: Sheet) -> None:
    kept = [glyph for glyph in sheet.glyphs if 0.13 * 800 < glyph.y < 0.87 * 800 and not glyph.text.isspace()]
    text = read([sheet]).text
    assert not signs(text) - Counter(glyph.text for glyph in sheet.glyphs)
    # Hyphens vanish where a word is one again, marks where a footnote answers to them.
    assert not Counter(glyph.text for glyph in kept if glyph.text not in "-12①") - signs(text)


def test_a_table_takes_time_in_proportion_to_its_pages() -> None:
    ys = [100.0 + 20 * row for row in range(31)]
    net = [Rule(100, y, 400, y) for y in ys] + [Rule(x, 100, x, ys[-1]) for x in (100.0, 200.0, 300.0, 400.0)]

    def page(number: int) -> Leaf:
        words = [Glyph(chr(0x4E00 + number), x + 10, x + 20, y - 5, 10) for y in ys[1:] for x in (100.0, 200.0, 300.0)]
        return leaf(Sheet(width=600, height=800, glyphs=words, rules=net))

    def took(pages: int) -> float:
        leaves = [page(number) for number in range(pages)]
        start = time.process_time()
        (table,) = written(leaves).tables
        assert len(table.cells) == 90 * pages
        return time.process_time() - start

    few = min(took(20) for _ in range(3))
    assert took(400) < 80 * max(few, 0.005)  # twenty times the pages


def test_a_page_takes_time_in_proportion_to_its_characters() -> None:
    def took(count: int) -> float:
        page = [Glyph("市", 16.0 * (at % 30), 16.0 * (at % 30) + 16, 20.0 * (at // 30), 16.0) for at in range(count)]
        start = time.process_time()
        read([Sheet(width=600, height=20.0 * count, glyphs=page, rules=[])])
        return time.process_time() - start

    few = min(took(2_000) for _ in range(3))
    assert min(took(40_000) for _ in range(2)) < 80 * max(few, 0.005)  # twenty times the characters
