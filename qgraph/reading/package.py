"""Office files as the parts and relations of a package (ECMA-376, Part 2), parsed without trusting them.

A part with a document type declaration is refused, as the standard asks: so no entity is ever expanded. A relation to
a part that is not there is passed over, as Word and Excel do.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from lxml import etree

from qgraph.errors import DocumentError
from qgraph.reading.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["TAGS", "Package", "whole"]

TAGS = 2_000_000  # in one part: each takes memory and time, and packs into nothing
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# Namespaces of the strict variant, by those of the usual one.
_STRICT = tuple(
    (f"http://purl.oclc.org/ooxml/{name}".encode(), f"http://schemas.openxmlformats.org/{usual}".encode())
    for name, usual in (
        ("wordprocessingml/main", "wordprocessingml/2006/main"),
        ("spreadsheetml/main", "spreadsheetml/2006/main"),
        ("officeDocument/relationships", "officeDocument/2006/relationships"),
        ("officeDocument/math", "officeDocument/2006/math"),
    )
)


def whole(text: str | None) -> int | None:
    """The whole number from 0 that an attribute gives; None where it gives none, or one of more than nine digits.

    >>> whole("12"), whole("-1"), whole("1" * 5_000), whole(None)
    (12, None, None, None)
    """
    return int(text) if text and len(text) <= 9 and text.isascii() and text.isdigit() else None


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(data, parser)


class Package:
    """The parts of an office file; ``usual`` is the name its main part has where no relation says so.

    Raises:
        DocumentError: as ``Archive``.
    """

    def __init__(self, data: bytes, source: str, usual: str) -> None:
        self.source = source
        self._archive = Archive(data, source)
        self.main = next((name for _, name in self.related("", "officeDocument")), usual)

    def related(self, part: str, kind: str) -> list[tuple[str, str]]:
        """The parts that ``part`` has a relation of this kind to, each with the relation's id; "" is the package."""
        folder, name = posixpath.split(part)
        root = self.tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return []
        found = [each for each in root.iter(_RELATION) if each.get("Type", "").rpartition("/")[2] == kind]
        return [(each.get("Id", ""), _target(folder, each.get("Target", ""))) for each in found]

    def tree(self, part: str, parse: Callable[[bytes], etree._Element] = _parsed) -> etree._Element | None:
        """The root element of a part; None where there is no such part.

        Raises:
            DocumentError: the part is no well-formed XML, or is nested more than 256 deep; or as ``markup``.
        """
        data = self.markup(part)
        if data is None:
            return None
        try:
            return parse(data)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.broken(part) from error

    def markup(self, part: str) -> bytes | None:
        """The bytes of a part of XML, in the usual namespaces; None where there is no such part.

        Raises:
            DocumentError: it declares a document type or holds more than ``TAGS`` tags, or the archive is broken.
        """
        data = self._archive.read(part)
        if data is None:
            return None
        if b"<!DOCTYPE" in (data.replace(b"\0", b"") if b"\0" in data else data):  # NUL: UTF-16
            raise DocumentError(self.source, f"{part} 含有 DTD 声明,不予解析 · declares a document type: not parsed")
        if data.count(b"<") > TAGS:
            raise DocumentError(self.source, "文件过大,请拆分后再试 · the document is too large: split it")
        for strict, usual in _STRICT if b"purl.oclc.org" in data else ():
            data = data.replace(strict, usual)
        return data

    def broken(self, part: str) -> DocumentError:
        """The error to raise for a part that is not as it should be."""
        return DocumentError(
            self.source,
            f"文件已损坏({part}),请在 Word、Excel 或 WPS 中打开并另存后再试"
            f" · the file is broken ({part}): open it in Word, Excel or WPS and save it anew",
        )


def _target(folder: str, target: str) -> str:
    """The name of the part a relation leads to; a target without a slash in front is beside its source."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
