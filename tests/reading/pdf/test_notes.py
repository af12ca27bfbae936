"""Footnotes and raised signs, on pages of a few lines."""

from __future__ import annotations

from qgraph.reading.pdf.leaves import Lane, Leaf
from qgraph.reading.pdf.lines import LOWERED, RAISED, Line
from qgraph.reading.pdf.notes import without_notes
from qgraph.reading.pdf.tables import Block, Field


def raised(mark: str) -> str:
    return f"{RAISED}{mark}{LOWERED}"


def page(*texts: tuple[str, float]) -> Leaf:
    lines = [Line(text=text, x0=80, x1=400, y=100 + 20 * place, size=size) for place, (text, size) in enumerate(texts)]
    return Leaf(width=600, height=800, lanes=[Lane([*lines], 0)])


def read(leaf: Leaf) -> tuple[list[str], bool]:
    settled, noted = without_notes(leaf, 16)
    return [line.text for lane in settled.lanes for line in lane.lines], noted


def test_a_note_and_its_mark_are_left_out() -> None:
    leaf = page((f"甲事{raised('①')}做好", 16), ("①甲事指乙。", 10), ("下一行。", 10))
    assert read(leaf) == (["甲事做好"], True)
    leaf = page((f"甲事{raised('[1]')}做好", 16), ("[1] 甲事指乙。", 10))
    assert read(leaf) == (["甲事做好"], True)


def test_small_print_that_no_mark_calls_for_stays() -> None:
    leaf = page(("甲事做好", 16), ("1 甲市印发", 10))
    assert read(leaf) == (["甲事做好", "1 甲市印发"], False)
    leaf = page((f"甲事{raised('2')}做好", 16), (f"{raised('1')}甲市印发", 10))
    assert read(leaf) == (["甲事²做好", "¹甲市印发"], False)


def test_units_keep_their_raised_digits() -> None:
    leaf = page((f"10km{raised('2')}，甲事{raised('2')}", 16), ("2 甲事指乙。", 10))
    assert read(leaf) == (["10km²，甲事"], True)


def test_a_line_of_a_mark_alone_is_gone_with_it() -> None:
    assert read(page(("甲事", 16), (raised("1"), 16), ("1 甲事指乙。", 10))) == (["甲事"], True)


def test_marks_in_tables_call_for_notes_too() -> None:
    table = Block([0, 1], [Field(row=0, column=0, rows=1, columns=1, text=f"甲{raised('1')}")], y0=0, y1=1)
    leaf = page(("1 甲指乙。", 10))
    leaf.lanes[0].pieces.insert(0, table)
    settled, noted = without_notes(leaf, 16)
    (piece,) = settled.lanes[0].pieces
    assert isinstance(piece, Block)
    assert (piece.fields[0].text, noted) == ("甲", True)
