"""Tables in text: separators, quotes, encodings."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.errors import DocumentError
from qgraph.reading import read_bytes, separated
from qgraph.reading.separated import see


def grid(text: str, name: str = "a.csv", encoding: str = "utf-8") -> list[list[str | None]]:
    document = read_bytes(text.encode(encoding), name)
    (table,) = document.tables
    return [[cell.span.of(document.text) if cell else None for cell in row] for row in table.grid]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_separators_and_encodings(separator: str, encoding: str) -> None:
    text = (
        separator.join(("任务", "牵头单位", "完成时限"))
        + "\r\n"
        + separator.join(("办甲事,乙事"[:3], "市丙局", "2031年"))
    )
    assert grid(text, encoding=encoding) == [["任务", "牵头单位", "完成时限"], ["办甲事", "市丙局", "2031年"]]


def test_a_table_as_it_is_stored() -> None:
    document = read_bytes(
        '甲市任务分解表,,\n任务,牵头单位,备注\n"办甲事,\n办乙事","市""丙""局",\n'.encode(), "分解表.csv"
    )
    assert document.text == '甲市任务分解表\n任务\t牵头单位\t备注\n办甲事,\u2028办乙事\t市"丙"局\t'
    assert (document.format, len(document.tables)) == ("csv", 1)


def test_tabs_by_the_other_name() -> None:
    assert grid("甲,乙\t丙\n丁\t戊\n", "a.tsv") == [["甲,乙", "丙"], ["丁", "戊"]]


def test_the_separator_may_be_told() -> None:
    assert grid("sep=|\n甲,乙|丙\n丁|戊") == [["甲,乙", "丙"], ["丁", "戊"]]


def test_quotes_within_fields_are_characters() -> None:
    assert grid('甲"乙,丙\n丁,5"\n') == [['甲"乙', "丙"], ["丁", '5"']]


def test_a_quote_that_never_closes_swallows_nothing() -> None:
    assert grid('"甲,乙\n丙,丁\n') == [['"甲', "乙"], ["丙", "丁"]]


def test_rows_of_different_length() -> None:
    assert grid("甲,乙\n丙,丁,戊\n己,庚") == [["甲", "乙", ""], ["丙", "丁", "戊"], ["己", "庚", ""]]


def test_a_page_under_its_name_is_a_page() -> None:
    assert read_bytes("<table><tr><td>甲</td><td>乙</td></tr></table>".encode(), "a.csv").format == "html"


def test_bytes_that_are_no_text() -> None:
    with pytest.raises(DocumentError, match="二进制文件,不是文本表格 · a binary file, no table in text"):
        read_bytes(bytes(range(256)) * 9, "a.csv")


def test_doubts_of_decoding_are_kept() -> None:
    (problem,) = see("任务,单位\n办甲事,市乙局\n".encode() * 90 + b"\xff", "a.csv").problems
    assert problem.code == "encoding"


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(separated, "_CELLS", 9)
    with pytest.raises(DocumentError, match="表格过大,请拆分后再试 · the table is too large: split it"):
        see(b"1,2\n" * 5, "a.csv")


def test_a_long_field_is_read_and_the_limit_stays() -> None:
    before = csv.field_size_limit()
    assert "甲" * 200_000 in see(f'"{"甲" * 200_000}",乙\n丙,丁'.encode(), "a.csv").text
    assert csv.field_size_limit() == before


cells = st.text(st.sampled_from('甲乙,;\t"\n 3'), max_size=5)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    file = io.StringIO()
    csv.writer(file, quoting=csv.QUOTE_ALL).writerows(rows)
    seen = see(f"sep=,\n{file.getvalue()}".encode(), "a.csv")
    kept = ["".join(cell.split()) for row in rows for cell in row]
    assert "".join(seen.text.split()) == "".join(kept)


@given(st.text(st.sampled_from('甲乙丙,;\t"\n\r'), max_size=60))
def test_no_text_loses_a_word(text: str) -> None:
    words = "甲乙丙"
    seen = see(text.encode(), "a.csv").text
    assert [letter for letter in seen if letter in words] == [letter for letter in text if letter in words]
