"""Archives are opened within bounds, and broken ones are named."""

from __future__ import annotations

import time
import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.errors import DocumentError
from qgraph.reading import archive
from qgraph.reading.archive import Archive


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as opened:
        for name, data in parts.items():
            opened.writestr(name, data)
    return file.getvalue()


@given(st.dictionaries(st.sampled_from(["a.xml", "b/c.xml", "_rels/.rels"]), st.binary(max_size=99)))
def test_what_is_packed_is_read(parts: dict[str, bytes]) -> None:
    opened = Archive(zipped(parts), "a.zip")
    assert set(opened.names) == set(parts)
    assert {name: opened.read(name) for name in parts} == parts
    assert opened.read("none") is None


def test_names_are_told_apart_by_their_letters_alone() -> None:
    opened = Archive(zipped({"Word\\Document.xml": b"a"}), "a.docx")
    assert opened.names == ("word/document.xml",)
    assert opened.read("/word/Document.XML") == b"a"


def test_too_many_parts() -> None:
    data = zipped({f"{number}.xml": b"" for number in range(archive.ENTRIES + 1)})
    with pytest.raises(DocumentError, match="压缩包内文件过多 · the archive holds too many files"):
        Archive(data, "a.docx")


def test_a_bomb_is_left_alone() -> None:
    part = bytes(archive.TOTAL // 2)
    opened = Archive(zipped({"a": part, "b": part, "c": b"1"}), "a.docx")
    begun = time.process_time()
    assert opened.read("a") == part
    assert opened.read("b") == part
    with pytest.raises(DocumentError, match="解压后超过 128 MB · larger than 128 MB when unpacked"):
        opened.read("c")
    assert time.process_time() - begun < 3


def test_a_size_that_lies_is_held_to() -> None:
    data = zipped({"a.xml": bytes(1_000_000)})
    size = (1_000_000).to_bytes(4, "little")
    with pytest.raises(DocumentError, match="文件已损坏"):
        Archive(data.replace(size, (10).to_bytes(4, "little")), "a.docx").read("a.xml")


def test_a_password() -> None:
    data = bytearray(zipped({"a.xml": b"1"}))
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(DocumentError, match="压缩包有密码 · the archive is locked with a password"):
        Archive(bytes(data), "a.docx").read("a.xml")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_are_refused(method: int) -> None:
    with pytest.raises(DocumentError, match="文件已损坏"):
        Archive(zipped({"a.xml": b"1"}, method), "a.docx").read("a.xml")


@given(st.integers(min_value=0), st.integers(0, 255))
def test_broken_bytes_are_read_or_refused(place: int, value: int) -> None:
    data = bytearray(zipped({"a.xml": b"<a>1</a>", "b/c.xml": b"2"}))
    data[place % len(data)] = value
    with suppress(DocumentError):  # and no other error
        opened = Archive(bytes(data), "a.docx")
        assert len(opened.names) <= 2
        for name in opened.names:
            opened.read(name)


@given(st.binary(max_size=60))
def test_whatever_follows_a_signature(rest: bytes) -> None:
    with pytest.raises(DocumentError):
        Archive(b"PK\3\4" + rest, "a.docx")
