"""Lines that meet make a grid, however they are drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qgraph.reading.pdf.grids import grids
from qgraph.reading.pdf.sheets import Glyph, Rule
from qgraph.reading.pdf.tables import Block, Field, Growing, block

XS, YS = (100.0, 200.0, 300.0), (100.0, 130.0, 160.0, 190.0)
LEVEL = [Rule(XS[0], y, XS[-1], y) for y in YS]
UPRIGHT = [Rule(x, YS[0], x, YS[-1]) for x in XS]
WORDS = "任务单位种树林业修路交通"


def words(rows: int = 3) -> list[Glyph]:
    """Two characters in each of the cells, in the order of rows."""
    return [
        Glyph(WORDS[4 * row + 2 * column + place], x + 10 * place, x + 10 * place + 10, 120.0 + 30 * row, 10)
        for row in range(rows)
        for column, x in enumerate((120.0, 220.0))
        for place in range(2)
    ]


def cells(rules: list[Rule], glyphs: list[Glyph] | None = None) -> list[tuple[int, int, int, int, str]]:
    found, _ = grids(rules, words() if glyphs is None else glyphs)
    return [
        (field.row, field.column, field.rows, field.columns, field.text)
        for grid in found
        for field in block(grid).fields
    ]


WHOLE = [
    (row, column, 1, 1, WORDS[4 * row + 2 * column : 4 * row + 2 * column + 2]) for row in range(3) for column in (0, 1)
]


def pieces(rule: Rule, length: float, gap: float) -> list[Rule]:
    """A line in dashes."""
    if rule.x0 == rule.x1:
        steps = int((rule.y1 - rule.y0) / (length + gap)) + 1
        starts = [rule.y0 + step * (length + gap) for step in range(steps)]
        return [Rule(rule.x0, start, rule.x0, min(start + length, rule.y1)) for start in starts]
    steps = int((rule.x1 - rule.x0) / (length + gap)) + 1
    starts = [rule.x0 + step * (length + gap) for step in range(steps)]
    return [Rule(start, rule.y0, min(start + length, rule.x1), rule.y0) for start in starts]


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param([*LEVEL, *UPRIGHT], id="whole lines"),
        pytest.param([*UPRIGHT, *reversed(LEVEL)], id="another order"),
        pytest.param([piece for rule in (*LEVEL, *UPRIGHT) for piece in pieces(rule, 4, 2)], id="dashes"),
        pytest.param([*LEVEL, *UPRIGHT, *[Rule(r.x0, r.y0 + 1.5, r.x1, r.y1 + 1.5) for r in LEVEL]], id="double lines"),
        pytest.param([*LEVEL, UPRIGHT[1]], id="open at both sides"),
        pytest.param([*LEVEL[1:3], *UPRIGHT], id="open above and below"),
    ],
)
def test_one_table_drawn_in_many_ways(rules: list[Rule]) -> None:
    assert cells(rules) == WHOLE


def test_merged_cells() -> None:
    across = [*LEVEL, UPRIGHT[0], UPRIGHT[2], Rule(200, 130, 200, 190)]
    assert cells(across)[0] == (0, 0, 1, 2, "任务 单位")
    down = [LEVEL[0], LEVEL[1], LEVEL[3], Rule(200, 160, 300, 160), *UPRIGHT]
    assert cells(down)[2] == (1, 0, 2, 1, "种树\u2028修路")


def test_what_is_no_table() -> None:
    assert cells([]) == []
    assert cells(LEVEL) == []
    assert cells([LEVEL[0], LEVEL[-1], UPRIGHT[0], UPRIGHT[-1]]) == []
    assert cells([*LEVEL, *UPRIGHT], words()[:2]) == []


def test_characters_outside_stay_outside() -> None:
    beside = Glyph("注", 400, 410, 120, 10)
    _, outside = grids([*LEVEL, *UPRIGHT], [*words(), beside])
    assert outside == [beside]


def test_a_drawing_of_very_many_lines_is_left_alone() -> None:
    net = [Rule(0, 8.0 * at, 9000, 8.0 * at) for at in range(800)] + [
        Rule(8.0 * at, 0, 8.0 * at, 9000) for at in range(800)
    ]
    found, outside = grids(net, words())
    assert (found, outside) == ([], words())


def table(*rows: tuple[str, ...], merged: int = 0, first: str = "", bare: bool = False) -> Block:
    """A table of two columns; with ``merged`` the first is one cell of so many rows; ``bare``: no wall runs below."""
    fields = [
        Field(row=row, column=column, rows=1, columns=1, text=text, open=bare and row == len(rows) - 1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts, 2 - len(texts))
    ]
    if merged:
        fields.append(Field(row=len(rows) - merged, column=0, rows=merged, columns=1, text=first))
    ordered = sorted(fields, key=lambda field: (field.row, field.column))
    return Block([0.0, 50.0, 100.0], ordered, y0=0, y1=100)


def continued(before: Block, *pages: Block) -> Block | None:
    growing = Growing(before)
    return growing.block() if all(growing.take(page) for page in pages) else None


def texts(found: Block | None) -> list[tuple[int, int, int, str]]:
    assert found is not None
    return [(field.row, field.column, field.rows, field.text) for field in found.fields]


def test_a_table_goes_on_over_a_page() -> None:
    head = ("任务", "单位")
    whole = table(head, ("种树", "林业"), ("修路", "交通"))
    assert texts(continued(table(head, ("种树", "林业")), table(("修路", "交通")))) == texts(whole)
    assert texts(continued(table(head, ("种树", "林业")), table(head, ("修路", "交通")))) == texts(whole)
    assert continued(table(head), Block([0.0, 60.0, 100.0], [], y0=0, y1=1)) is None
    same = [("甲", "乙"), ("丙", "丁"), ("戊", "己"), ("庚", "辛")]
    assert len(texts(continued(table(*same), table(*same)))) == 16  # no head is so high: nothing is lost


def test_a_merged_cell_goes_on_over_a_page() -> None:
    before = table(("任务", "单位"), ("林业",), ("交通",), merged=2, first="甲")
    after = table(("水利",), ("科技",), merged=2)
    assert texts(continued(before, after))[2] == (1, 0, 4, "甲")
    assert texts(continued(before, table(("", "水利"))))[2] == (1, 0, 3, "甲")


def test_a_row_that_no_wall_closes_goes_on_over_a_page() -> None:
    before, after = table(("1", "做好甲"), ("2", "做好乙"), bare=True), table(("", "和丙"), ("3", "丁"))
    assert texts(continued(before, after))[2:] == [
        (1, 0, 1, "2"),
        (1, 1, 1, "做好乙和丙"),
        (2, 0, 1, "3"),
        (2, 1, 1, "丁"),
    ]
    parted = table(("任务", "单位"), ("做好", "市科"), bare=True)
    assert texts(continued(parted, table(("甲事", "技局"))))[2:] == [(1, 0, 1, "做好甲事"), (1, 1, 1, "市科技局")]
    numbered = table(("序号", "任务"), ("1", "甲"), bare=True)
    assert texts(continued(numbered, table(("2", "乙"))))[4:] == [(2, 0, 1, "2"), (2, 1, 1, "乙")]


def test_a_row_of_which_most_cells_are_silent_goes_on_behind_a_wall() -> None:
    def wide(*row: str) -> Block:
        fields = [Field(row=0, column=column, rows=1, columns=1, text=text) for column, text in enumerate(row)]
        return Block([0.0, 10.0, 20.0, 30.0], fields, y0=0, y1=1)

    assert texts(continued(wide("1", "做好甲", "市科技局"), wide("", "和乙", ""))) == [
        (0, 0, 1, "1"),
        (0, 1, 1, "做好甲和乙"),
        (0, 2, 1, "市科技局"),
    ]
    assert len(texts(continued(wide("1", "做好甲", "市科技局"), wide("2", "做好乙", "")))) == 6


def test_a_merged_cell_goes_on_over_several_pages() -> None:
    before, between = table(("任务", "单位"), ("林业",), merged=1, first="甲"), table(("水利",), ("科技",), merged=2)
    assert texts(continued(before, between, between, table(("", "交通"))))[2] == (1, 0, 6, "甲")


def test_a_row_goes_on_over_several_pages() -> None:
    before = table(("1", "做好甲"), bare=True)
    middle, end = table(("", "和乙"), bare=True), table(("", "和丙"), ("2", "丁"))
    assert texts(continued(before, middle, end))[1:3] == [(0, 1, 1, "做好甲和乙和丙"), (1, 0, 1, "2")]


def test_a_cell_that_no_wall_closes_goes_on_beside_rows_that_end() -> None:
    before = table(("章节", "任务"), ("一、甲", "乙"))
    left_open = [*before.fields[:2], replace(before.fields[2], open=True), before.fields[3]]
    found = continued(replace(before, fields=left_open), table(("", "丙")))
    assert texts(found)[2:] == [(1, 0, 2, "一、甲"), (1, 1, 1, "乙"), (2, 1, 1, "丙")]
