"""Lines out of characters: what stands at one height, gaps, raised signs, and columns beside one another."""

from __future__ import annotations

import pytest

from qgraph.reading.pdf.columns import columns, gutter_of
from qgraph.reading.pdf.lines import LOWERED, RAISED, Row, line, rows
from qgraph.reading.pdf.sheets import Glyph


def set_out(text: str, x: float = 100, y: float = 100, size: float = 10, *, gap: float = 0) -> list[Glyph]:
    """Characters one after the other, Latin ones half as wide as Chinese ones, ``gap`` points apart."""
    glyphs = []
    for character in text:
        width = size if character > "\u2000" else size / 2
        glyphs.append(Glyph(character, x, x + width, y, size))
        x += width + gap
    return glyphs


def read(glyphs: list[Glyph]) -> list[str]:
    return [line(row).text for row in rows(glyphs)]


def test_characters_of_one_height_are_a_line_whatever_their_order() -> None:
    glyphs = [*set_out("甲市科技局"), *set_out("乙事", y=120)]
    assert read(glyphs[::-1]) == ["甲市科技局", "乙事"]


def test_a_baseline_that_trembles_makes_no_new_line() -> None:
    assert read([glyph._replace(y=100 + place % 2) for place, glyph in enumerate(set_out("甲市科技局"))]) == [
        "甲市科技局"
    ]


@pytest.mark.parametrize("gap", [0, 1, 3, 8, 25])
def test_characters_set_wide_are_no_words_apart(gap: float) -> None:
    assert read(set_out("甲市人民政府文件", gap=gap)) == ["甲市人民政府文件"]


def test_gaps_are_spaces() -> None:
    assert read([*set_out("甲市科技局"), *set_out("丙县", x=180)]) == ["甲市科技局 丙县"]
    assert read([*set_out("open"), *set_out("data", x=123)]) == ["open data"]
    assert read([*set_out("open"), *set_out("\u200adata", x=120)]) == ["open data"]
    assert read([*set_out("公开"), *set_out("\u200a数据", x=120)]) == ["公开 数据"]
    assert read([*set_out("公开"), *set_out("\u200a12家", x=120)]) == ["公开12家"]


def test_gaps_that_fill_a_line_are_no_spaces_though_pdfium_sees_some() -> None:
    filled = [
        sign
        for glyph in set_out("甲市科技局牵头乙事", gap=4)
        for sign in (glyph._replace(text="\u200a", x1=glyph.x0), glyph)
    ]
    assert read(filled) == ["甲市科技局牵头乙事"]
    moved = [glyph._replace(x0=glyph.x0 + 6, x1=glyph.x1 + 6) if glyph.x0 > 160 else glyph for glyph in filled]
    assert read(moved) == ["甲市科技局 牵头乙事"]


def test_spaces_of_the_file_stay_and_those_at_the_ends_are_told() -> None:
    (row,) = rows(set_out("　甲 乙 "))
    assert (line(row).text, line(row).x0, line(row).spaced) == ("甲 乙", 110, True)
    assert rows(set_out(" 　 ")) == []


def test_raised_and_lowered_signs_belong_to_their_line() -> None:
    raised = [*set_out("面积km"), *set_out("2", x=130, y=96, size=6), *set_out("以上", x=133)]
    assert read(raised) == [f"面积km{RAISED}2{LOWERED}以上"]
    assert read([*set_out("PM"), *set_out("2.5", x=110, y=103, size=6), *set_out("浓度", x=119)]) == ["PM2.5浓度"]


def test_small_print_between_lines_is_a_line() -> None:
    assert read([*set_out("甲市科技局"), *set_out("注释", y=94, size=6)]) == ["注释", "甲市科技局"]


def test_where_words_begin_after_a_number() -> None:
    (row,) = rows(set_out("（一）甲事"))
    assert line(row).hang == 130


def test_two_columns_with_a_title_above_and_a_line_below() -> None:
    body = [(x, "甲" * 20, 120.0 + 15 * step) for step in range(20) for x in (50.0, 280.0)]
    glyphs = [glyph for x, words, y in body for glyph in set_out(words, x=x, y=y)]
    glyphs += [*set_out("题" * 15, x=180, y=90), *set_out("乙" * 40, x=60, y=450)]
    assert [(column.place, len(column.pieces)) for column in columns([*rows(glyphs)], gutter_of(rows(glyphs)))] == [
        (0, 1),
        (1, 20),
        (2, 20),
        (0, 1),
    ]


def test_a_page_of_one_column() -> None:
    glyphs = [glyph for step in range(20) for glyph in set_out("甲" * 40, y=100.0 + 15 * step)]
    (column,) = columns([*rows(glyphs)], gutter_of(rows(glyphs)))
    assert column.place == 0
    assert all(isinstance(piece, Row) for piece in column.pieces)


def two_columns(count: int, left: str = "甲" * 20, right: str = "乙" * 20) -> list[Row]:
    return rows(
        [
            glyph
            for step in range(count)
            for x, words in ((50.0, left), (280.0, right))
            for glyph in set_out(words, x=x, y=120.0 + 15 * step)
        ]
    )


def test_what_makes_columns() -> None:
    assert gutter_of(two_columns(20)) == 265
    assert gutter_of(two_columns(5)) == 265
    assert gutter_of(two_columns(4)) is None
    assert gutter_of(two_columns(20, left="甲" * 6)) is None  # a list
    assert gutter_of(two_columns(20, right="乙" * 4)) is None


def test_columns_go_on_over_a_page() -> None:
    assert gutter_of(two_columns(2), known=265) == 265
    assert gutter_of(rows(set_out("甲" * 40, x=50)), known=265) is None
