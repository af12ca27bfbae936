"""Office files for tests: parts written as Word and Excel write them, and files of the libraries with parts changed."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.document import Document as WordDocument
    from openpyxl import Workbook

__all__ = ["changed", "docx", "label", "numbering", "para", "rechecked", "run", "saved", "unzipped", "zipped"]

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _RELATIONS,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive; the same parts give the same bytes."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return file.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, parts: Mapping[str, str | bytes | None]) -> bytes:
    """A zip archive with parts put in place of others; None takes a part away."""
    merged = {**unzipped(data), **parts}
    return zipped({name: part for name, part in merged.items() if part is not None})


def rechecked(data: bytes) -> bytes:
    """An archive that was changed and not packed, with checksums that fit again where it can still be opened."""
    with suppress(Exception), zipfile.ZipFile(BytesIO(data)) as archive:
        for entry in archive.infolist():
            begun = entry.header_offset + 30 + len(entry.filename.encode())
            checksum = zlib.crc32(data[begun : begun + entry.file_size])
            data = data.replace(entry.CRC.to_bytes(4, "little"), checksum.to_bytes(4, "little"))
    return data


def saved(document: WordDocument | Workbook) -> bytes:
    """The bytes of a file of python-docx or openpyxl."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "", content_type: str = "") -> bytes:
    """A Word file with the parts a reader needs; ``body``, ``numbering`` and ``styles`` are what stands inside them."""
    kinds = {"styles": styles, "numbering": numbering}
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{content_type or _WORD + ".document.main+xml"}"/>'
        "</Types>",
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_XML}<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="rId{kind}" Type="{_RELATIONS}/{kind}" Target="{kind}.xml"/>' for kind in kinds)
        + "</Relationships>",
    }
    for kind, inside in kinds.items():
        if inside:
            parts[f"word/{kind}.xml"] = f"{_XML}<w:{kind} {_NAMESPACES}>{inside}</w:{kind}>"
    return zipped(parts)


def run(text: str, properties: str = "") -> str:
    """A run of Word."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inside: str = "", properties: str = "") -> str:
    """A paragraph of Word: plain text as one run, or runs as they are."""
    runs = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def label(identifier: int, level: int = 0) -> str:
    """The properties of a paragraph with a number."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{identifier}"/></w:numPr>'


def numbering(*levels: tuple[str, str] | tuple[str, str, str], numbers: str = "") -> str:
    """An abstract numbering with levels (format, text, further properties) and the numbering 1 that uses it."""
    inside = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{level[0]}"/>'
        f'<w:lvlText w:val="{level[1]}"/>{level[2] if len(level) > 2 else ""}</w:lvl>'
        for at, level in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>{inside}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{numbers}'
    )
