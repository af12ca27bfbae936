"""What the sheets of a workbook share: their order, the table of texts, the formats of numbers."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH
from openpyxl.utils.escape import unescape

from qgraph.reading.package import whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from qgraph.reading.package import Package

__all__ = ["Workbook", "elements", "text_of"]

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ON = frozenset({"1", "true"})
_LONGEST_FORMAT = 255  # characters; Excel allows no more
# What Chinese programs mean by the numbers of formats that are not the same in every country.
_YEAR_MONTH, _MONTH_DAY, _FULL = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_CHINESE = {
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm"),
    14: "yyyy-mm-dd",
    30: "yyyy-mm-dd",
    31: _FULL,
}


@dataclass(frozen=True, slots=True)
class Workbook:
    """The visible sheets (name and part), the texts and formats that cells refer to by number, the first day."""

    sheets: tuple[tuple[str, str], ...]
    texts: tuple[str, ...]
    formats: tuple[str, ...]
    epoch: datetime

    @staticmethod
    def of(package: Package) -> Workbook:
        """The workbook of a package.

        Raises:
            DocumentError: it is none, or broken.
        """
        root = package.tree(package.main)
        if root is None or etree.QName(root).localname != "workbook":
            raise package.broken(package.main)
        parts = dict(package.related(package.main, "worksheet"))
        sheets = [sheet for sheet in root.iter("{*}sheet") if sheet.get("state", "visible") == "visible"]
        named = [(sheet.get("name", ""), parts.get(sheet.get(_RELATION, ""), "")) for sheet in sheets]
        properties = root.find("{*}workbookPr")
        old = properties is not None and properties.get("date1904") in _ON
        return Workbook(
            sheets=tuple((name, part) for name, part in named if part),
            texts=tuple(_texts(package)),
            formats=tuple(_formats(package)),
            epoch=MAC_EPOCH if old else WINDOWS_EPOCH,
        )


def elements(package: Package, part: str, *names: str) -> Iterator[etree._Element]:
    """The elements of a part that have one of these names, one after another; each is emptied when the next is asked.

    Raises:
        DocumentError: as ``Package.tree``.
    """
    markup = package.markup(part) or b"<none/>"
    tags = tuple(f"{{*}}{name}" for name in names)
    try:
        for _, element in etree.iterparse(
            BytesIO(markup), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        ):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise package.broken(part) from error


def text_of(element: etree._Element) -> str:
    """The words of a text with or without formatted runs, without the readings printed above them."""
    pieces = [
        text.text or ""
        for text in element.iter("{*}t")
        if text.getparent() is element or etree.QName(text.getparent()).localname == "r"
    ]
    return unescape("".join(pieces))


def _texts(package: Package) -> Iterator[str]:
    for _, part in package.related(package.main, "sharedStrings"):
        yield from (text_of(element) for element in elements(package, part, "si"))


def _formats(package: Package) -> Iterator[str]:
    """The format of each style a cell can name."""
    for _, part in package.related(package.main, "styles"):
        root = package.tree(part)
        if root is None:
            continue
        own = {
            format_.get("numFmtId"): format_.get("formatCode", "")[:_LONGEST_FORMAT]
            for format_ in root.iter("{*}numFmt")
        }
        for style in root.iterfind("{*}cellXfs/{*}xf"):
            number = style.get("numFmtId", "0")
            usual = whole(number) or 0
            yield own.get(number) or _CHINESE.get(usual) or BUILTIN_FORMATS.get(usual, "General")
