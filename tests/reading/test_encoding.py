"""Whatever encoding a Chinese document is stored in, its text comes back."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.errors import DocumentError
from qgraph.model import Severity
from qgraph.reading import read_bytes
from qgraph.reading.encoding import decode

WORDS = ["责任单位：", "市质监局", "（", "）", "，", "。", "到2031年，", "合格率达93%以上", "《", "》", "一、"]
WORDS += ["\r\n", "\n", "　　"]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=8, max_size=60).map("".join).filter(str.strip).map("市政府\n".__add__)
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(text=TEXTS)
def test_round_trip(encoding: str, text: str) -> None:
    document = read_bytes(text.encode(encoding), "plan.txt")
    assert document.text == text
    assert document.problems == ()


@given(TEXTS)
def test_big_endian_with_a_mark(text: str) -> None:
    assert read_bytes(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "plan.txt").text == text


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "gb18030", "utf-8"])
def test_the_charset_a_page_names(charset: str) -> None:
    markup = f'<html><head><meta charset="{charset}"></head><body><p>责任分工</p></body></html>'
    document = read_bytes(markup.encode(charset), "page.html")
    assert document.text == "责任分工"
    assert document.encoding == ("utf-8" if charset == "utf-8" else "gb18030")


def test_a_page_that_names_the_wrong_charset() -> None:
    markup = '<meta charset="gb2312"><p>责任分工，各单位按职责负责</p>'
    assert read_bytes(markup.encode("utf-8"), "page.html").text == "责任分工，各单位按职责负责"


def test_big5_where_a_page_names_it() -> None:
    markup = '<meta charset="big5"><p>責任分工，各單位按職責負責</p>'
    assert read_bytes(markup.encode("big5"), "page.html").text == "責任分工，各單位按職責負責"


def test_gb18030_that_happens_to_be_utf_8() -> None:
    assert "联通".encode("gb18030").decode("utf-8", "replace") != "联通"
    read = decode("联通".encode("gb18030"))
    assert read is not None
    assert read.text == "联通"


def test_lost_bytes_are_reported_where_they_were() -> None:
    document = read_bytes("市质监局牵头".encode() + b"\xff" + "，市农业局参与，其他单位配合".encode(), "plan.txt")
    (problem,) = document.problems
    assert (problem.code, problem.severity) == ("encoding", Severity.ERROR)
    assert problem.span.of(document.text) == "\ufffd"
    assert document.text.startswith("市质监局牵头")


def test_an_unusual_text_is_read_with_doubt() -> None:
    document = read_bytes("Ж涇ਓ ਕਮ ਔ कार्य योजना सरकार".encode(), "plan.txt")
    assert document.text == "Ж涇ਓ ਕਮ ਔ कार्य योजना सरकार"
    assert [problem.severity for problem in document.problems] == [Severity.WARNING]


@pytest.mark.parametrize("data", [b"\0\1\2\3" * 40, bytes(range(256)) * 8, b"\x7fELF\2\1\1" + b"\0" * 40])
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"二进制文件.*binary"):
        read_bytes(data, "plan.txt")


@given(st.binary(max_size=400))
def test_any_bytes_give_a_document_or_one_clear_line(data: bytes) -> None:
    try:
        said = read_bytes(data, "plan.txt").text
    except DocumentError as refusal:
        said = str(refusal).removeprefix("plan.txt: ")
        assert "\n" not in said  # either way of ending is right, and both are looked at
    assert said.strip()
