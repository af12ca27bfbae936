"""Word files as a whole: what is read, what is reported, and one clear line for each that cannot be read."""

from __future__ import annotations

import time
from contextlib import suppress
from functools import cache

import pytest
from docx import Document
from hypothesis import example, given, settings
from hypothesis import strategies as st

from qgraph.errors import DocumentError
from qgraph.model import Severity
from qgraph.reading import read_bytes
from qgraph.reading.package import TAGS
from qgraph.reading.word import see
from tests.office import changed, docx, numbering, para, rechecked, run, saved, unzipped, zipped

NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'


@cache
def notice() -> bytes:
    """A notice with its plan, as a clerk writes it."""
    document = Document()
    for text in (
        "甲市人民政府办公室关于印发甲市乙业发展行动计划的通知",
        "甲政办发〔2031〕5号",
        "各县（市、区）人民政府，市各有关部门：",
        "现将《甲市乙业发展行动计划》印发给你们，请认真组织实施。",
        "甲市人民政府办公室",
        "2031年5月4日",
        "甲市乙业发展行动计划",
        "一、建设丙园。（市丙局牵头，市丁局配合）",
    ):
        document.add_paragraph(text)
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    table = document.add_table(2, 2)
    for cell, text in zip(
        (*table.rows[0].cells, *table.rows[1].cells), ("任务", "牵头单位", "丙园", "市丙局"), strict=True
    ):
        cell.text = text
    return saved(document)


def test_a_notice() -> None:
    document = read_bytes(notice(), "通知.docx")
    assert document.format == "docx"
    head = document.letterhead
    assert head.title is not None
    assert head.title.text == "甲市乙业发展行动计划"
    assert head.number is not None
    assert head.number.text == "甲政办发〔2031〕5号"
    assert str(head.signed) == "2031-05-04"
    assert document.text.endswith("一、建设丙园。（市丙局牵头，市丁局配合）\n任务\t牵头单位\n丙园\t市丙局")
    assert [cell.span.of(document.text) for cell in document.tables[0].cells] == ["任务", "牵头单位", "丙园", "市丙局"]
    assert "页眉" not in document.text
    assert document.problems == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.docm", "application/vnd.ms-word.document.macroEnabled.main+xml"),
        ("a.dotx", "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        ("a.bin", ""),
    ],
)
def test_kin_of_docx(name: str, kind: str) -> None:
    assert read_bytes(docx(para("一、甲事"), content_type=kind), name).text == "一、甲事"


def test_a_relation_to_a_part_that_is_not_there() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="NULL"/></Relationships>'
    )
    data = changed(docx(para("甲")), {"word/_rels/document.xml.rels": relations})
    assert see(data, "a.docx").text == "甲"


def test_parts_of_other_names_and_none() -> None:
    data = docx(para("甲"))
    moved = {
        "word/document.xml": None,
        "word/document2.xml": unzipped(data)["word/document.xml"],
        "_rels/.rels": RELATIONS,
    }
    assert see(changed(data, moved), "a.docx").text == "甲"
    assert see(changed(data, {"_rels/.rels": None}), "a.docx").text == "甲"


RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'
    "</Relationships>"
)


def test_the_strict_variant() -> None:
    data = docx(para("甲"))
    strict = unzipped(data)["word/document.xml"].replace(
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert see(changed(data, {"word/document.xml": strict}), "a.docx").text == "甲"


def test_that_there_are_notes_is_said_once() -> None:
    cell = f"<w:tc>{para(run('丙') + NOTE)}</w:tc><w:tc>{para('丁')}</w:tc>"
    body = para("甲") + para(run("乙") + NOTE) + para(run("戊") + NOTE) + f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    document = read_bytes(docx(body), "a.docx")
    (problem,) = document.problems
    assert document.text == "甲\n乙\n戊\n丙\t丁"
    assert (problem.code, problem.severity, problem.span.of(document.text)) == ("notes", Severity.NOTE, "乙")


def test_a_note_in_a_table() -> None:
    cell = f"<w:tc>{para(run('丙') + NOTE)}</w:tc><w:tc>{para('丁')}</w:tc>"
    document = read_bytes(docx(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"), "a.docx")
    assert [problem.span.of(document.text) for problem in document.problems] == ["丙\t丁"]


def test_a_document_within_the_document_is_reported() -> None:
    document = read_bytes(docx(para("甲") + '<w:altChunk r:id="rId9"/>' + para("乙")), "a.docx")
    (problem,) = document.problems
    assert (problem.code, problem.severity, problem.span.start) == ("embedded", Severity.ERROR, 1)


def test_pictures_alone() -> None:
    picture = '<w:r><w:drawing><a:blip r:embed="rId5"/></w:drawing></w:r>'
    with pytest.raises(DocumentError, match=r"只有图片,没有文字,请先识别文字\(OCR\) · pictures and no text"):
        read_bytes(docx(para(picture)), "a.docx")
    assert see(docx(para(picture) + para("甲")), "a.docx").text == "\n甲"


BOMB = '<!DOCTYPE a [<!ENTITY a "甲甲甲甲"><!ENTITY b "&a;&a;&a;&a;">]>'
FILE = '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


@pytest.mark.parametrize(
    ("part", "reason"),
    [
        (f"{BOMB}{BODY.format(para('&b;'))}", "含有 DTD 声明,不予解析 · declares a document type"),
        (f"{FILE}{BODY.format(para('&f;'))}", "含有 DTD 声明"),
        (f"{FILE}{BODY.format(para('&f;'))}".encode("utf-16"), "含有 DTD 声明"),
        (BODY.format(para("&b;")), r"文件已损坏\(word/document.xml\),请在 Word、Excel 或 WPS 中打开并另存"),
        (BODY.format("<w:sdt>" * 300 + "</w:sdt>" * 300), r"文件已损坏\(word/document.xml\)"),
        (BODY.format("<w:p/>" * (TAGS + 1)), "文件过大,请拆分后再试 · the document is too large: split it"),
        (BODY.format("")[:-9], r"文件已损坏\(word/document.xml\)"),
        (b"\0\xff\xfe", r"文件已损坏\(word/document.xml\)"),
        ("", r"文件已损坏\(word/document.xml\)"),
        ("<html/>", r"文件已损坏\(word/document.xml\)"),
        (None, r"文件已损坏\(word/document.xml\)"),
    ],
    ids=["bomb", "file", "file-utf-16", "entity", "deep", "large", "cut", "bytes", "empty", "other", "none"],
)
def test_parts_that_cannot_be_read(part: str | bytes | None, reason: str) -> None:
    data = changed(docx(para("甲")), {"word/document.xml": part})
    begun = time.process_time()
    with pytest.raises(DocumentError, match=reason) as caught:
        read_bytes(data, "计划.docx")
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("计划.docx: ")
    assert time.process_time() - begun < 3


def test_other_files_under_its_name() -> None:
    for data in (b"PK\3\4", "一、甲事".encode(), zipped({"a.txt": "甲"}), zipped({})[:-1] + b"x"):
        with pytest.raises(DocumentError):
            read_bytes(data, "a.docx")


def test_names_of_parts_are_no_paths() -> None:
    relations = RELATIONS.replace("/word/document2.xml", "../../../../../../etc/passwd")
    with pytest.raises(DocumentError, match=r"文件已损坏\(etc/passwd\)"):
        see(changed(docx(para("甲")), {"_rels/.rels": relations}), "a.docx")


def test_a_long_document_is_read_in_time() -> None:
    inside = numbering(("decimal", "%1."))
    one = docx(para("甲" * 50, '<w:numPr><w:numId w:val="1"/></w:numPr>') * 1_000, numbering=inside)
    many = docx(para("甲" * 50, '<w:numPr><w:numId w:val="1"/></w:numPr>') * 20_000, numbering=inside)
    seconds = []
    for data in (one, many):
        begun = time.process_time()
        see(data, "a.docx")
        seconds.append(time.process_time() - begun)
    assert seconds[1] < 60 * seconds[0] + 1


STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{at}"><w:basedOn w:val="{at + 1}"/></w:style>' for at in range(5_000)
)
BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


@pytest.mark.parametrize(
    "body",
    [
        "".join(para("甲", f'<w:pStyle w:val="{at}"/>') for at in range(5_000)),
        para(BEGIN * 50_000 + run("甲") * 20_000),
        para(BEGIN * 50_000 + run("甲") * 20_000 + BEGIN.replace("begin", "end") * 50_000 + run("甲")),
        para(BEGIN + "<w:r><w:instrText>乙</w:instrText></w:r>" * 100_000) + para("甲"),
        '<w:altChunk r:id="rId9"/>' * 200_000 + para("甲"),
        para(run("甲") + NOTE) * 20_000,
        para("", "<w:rPr><w:del/></w:rPr>") * 100_000 + para("甲"),
        para("甲", '<w:numPr><w:numId w:val="1"/></w:numPr>') * 20_000,
        "<w:tbl><w:tr>" + "<w:tc/>" * 200_000 + "</w:tr></w:tbl>" + para("甲"),
        "<w:tbl><w:tr><w:tc>" * 80 + para("甲") * 2_000 + "</w:tc></w:tr></w:tbl>" * 80,
        para(
            "<w:r><w:drawing><w:txbxContent><w:p>" * 50
            + run("甲") * 2_000
            + "</w:p></w:txbxContent></w:drawing></w:r>" * 50
        ),
        "<mc:AlternateContent><mc:Choice>" * 100 + para("甲") * 2_000 + "</mc:Choice></mc:AlternateContent>" * 100,
    ],
    ids=[
        "styles",
        "begun",
        "fields",
        "instructions",
        "chunks",
        "notes",
        "deleted",
        "numbers",
        "cells",
        "tables",
        "boxes",
        "choices",
    ],
)
def test_no_markup_takes_long(body: str) -> None:
    inside = numbering(("decimal", "%1" * 100_000))
    begun = time.process_time()
    seen = see(docx(body, numbering=inside, styles=STYLES), "a.docx")
    assert time.process_time() - begun < 10
    assert "甲" in seen.text
    assert len(seen.problems) <= 1


@cache
def small() -> bytes:
    """A small file without packing, so that a changed byte is one of its words and marks."""
    inside = numbering(("chineseCounting", "%1、"))
    cells = "<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr><w:p/></w:tc>" * 2
    numbered = para("甲", '<w:pStyle w:val="1"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    style = '<w:style w:type="paragraph" w:styleId="1"><w:basedOn w:val="1"/></w:style>'
    data = docx(numbered + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", numbering=inside, styles=style)
    return zipped(unzipped(data), method=0)


@settings(deadline=None)
@given(st.integers(min_value=0), st.binary(min_size=1, max_size=3))
@example(30, b"\0")
def test_any_changed_byte_gives_a_document_or_one_error(place: int, value: bytes) -> None:
    data = bytearray(small())
    at = place % len(data)
    data[at : at + len(value)] = value
    with suppress(DocumentError):  # and nothing else
        read_bytes(rechecked(bytes(data)), "a.docx")
    with suppress(DocumentError):
        read_bytes(bytes(data), "a.docx")


NAMES = (
    *("p", "r", "t", "tbl", "tr", "tc", "tcPr", "pPr", "rPr", "numPr", "numId", "ilvl", "gridSpan", "vMerge", "hMerge"),
    *("sdt", "sdtContent", "fldChar", "instrText", "ins", "del", "drawing", "txbxContent", "vanish", "pStyle", "sym"),
)


@settings(deadline=None)
@given(st.data())
def test_any_markup_gives_a_text(data: st.DataObject) -> None:
    """Elements of Word in any order and nesting, with values that are none."""
    names = st.sampled_from(NAMES)
    values = st.sampled_from(["", "0", "1", "-1", "二", "1.5", "99999999999", "begin", "end", "separate"])
    tree = st.recursive(
        st.just(""),
        lambda inner: st.builds(
            lambda name, value, inside: f'<w:{name} w:val="{value}" w:fldCharType="{value}">{inside}</w:{name}>',
            names,
            values,
            st.lists(inner, max_size=4).map("甲".join),
        ),
        max_leaves=12,
    )
    body = "".join(data.draw(st.lists(tree, max_size=4)))
    assert isinstance(see(docx(body, numbering=numbering(("decimal", "%1"))), "a.docx").text, str)
