"""Files that can be read, and one clear line for each that cannot."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from qgraph.errors import DocumentError
from qgraph.reading import files, read, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def test_a_text_is_stored_untouched(tmp_path: Path) -> None:
    path = tmp_path / "甲市计划.txt"
    data = b"\xef\xbb\xbf" + "甲市计划\r\n\r\n一、总体要求 　\r\n".encode()
    path.write_bytes(data)
    document = read(path)
    assert document.text == "甲市计划\r\n\r\n一、总体要求 　\r\n"
    assert (document.source, document.format, document.encoding) == ("甲市计划.txt", "text", "utf-8")
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert read(str(path)) == document


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name")
def test_a_name_that_is_not_utf_8_can_be_written_out(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"a\xff\xfe.html")
    path.write_bytes("<p>一、甲事</p>".encode())
    document = read(path)
    assert document.source.encode().decode() == "a\ufffd\ufffd.html"
    path.write_bytes(b"")
    with pytest.raises(DocumentError, match=r"a\ufffd\ufffd\.html: 文件为空"):
        read(path)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("一、甲事".encode())))
    document = read("-")
    assert (document.text, document.source) == ("一、甲事", "-")


def test_markdown_is_text() -> None:
    text = "# 甲\n<br><br><br>\n乙</p>"
    document = read_bytes(text.encode(), "plan.md")
    assert (document.text, document.format) == (text, "markdown")


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.txt", b"", "文件为空 · the file is empty"),
        ("blank.txt", b" \r\n\t\n", "文件为空 · the file is empty"),
        ("wide-blank.txt", "　　\n\xa0".encode(), "文件为空 · the file is empty"),
        ("mark.txt", b"\xef\xbb\xbf", "文件为空 · the file is empty"),
        ("empty.html", b"<html><head><title>x</title></head><body><script>1</script></body></html>", "文件为空"),
        ("scan.txt", b"%PDF-1.7\n", "PDF 已损坏"),
        ("plan.docx", b"PK\x03\x04....word/document.xml", "文件已损坏或不是它的后缀所说的格式"),
        ("plan.bin", b"PK\x03\x04....xl/workbook.xml", "文件已损坏或不是它的后缀所说的格式"),
        (
            "plan.wps",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..",
            "暂不能读 WPS 文字 \\(wps\\) 格式,请在 WPS 文字中另存为 .docx",
        ),
        ("plan.doc", "一、甲事".encode(), "暂不能读 Word \\(doc\\) 格式"),
        ("plan.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "请在 Word、Excel 或 WPS 中输入密码打开"),
        (
            "plan.xls",
            OLE + "WordDocument".encode("utf-16-le"),
            "暂不能读 Word \\(doc\\) 格式,请在 Word 或 WPS 中另存为",
        ),
        ("plan.docx", OLE + "Workbook".encode("utf-16-le"), "暂不能读 Excel \\(xls\\) 格式"),
    ],
)
def test_refusals(name: str, data: bytes, reason: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(DocumentError, match=reason) as caught:
        read(path)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(name)


def test_a_page_under_an_office_name_is_a_page() -> None:
    assert read_bytes("<html><body><p>一、甲事</p></body></html>".encode(), "plan.doc").text == "一、甲事"


def test_missing_folder_and_unreadable(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"none\.txt: 没有这个文件"):
        read(tmp_path / "none.txt")
    with pytest.raises(DocumentError, match="这是文件夹"):
        read(tmp_path)
    with pytest.raises(DocumentError, match="打不开"):
        read("a\0b")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 1 << 20)
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * (1 << 20))
    assert len(read(path).text) == 1 << 20
    path.write_bytes(b"a" * ((1 << 20) + 1))
    with pytest.raises(DocumentError, match="文件超过 1 MB · the file is larger than 1 MB"):
        read(path)


@pytest.mark.parametrize("unit", ["（", "（ ", "（\n", "《印发", "关于甲 "])
def test_thirty_megabytes_are_read_at_once(unit: str) -> None:
    data = unit.encode() * (30_000_000 // len(unit.encode()))
    begun = time.process_time()
    document = read_bytes(data, "brackets.txt")
    assert time.process_time() - begun < 3
    assert document.letterhead.title is None


def test_texts_load_no_parser_of_other_formats() -> None:
    code = (
        "import sys; from qgraph.reading import read_bytes; read_bytes(b'a', '-'); "
        "sys.exit(bool({'lxml', 'docx', 'openpyxl', 'pypdfium2'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
