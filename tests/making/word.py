"""A Word file as an office writes it: numbers made by Word, tracked changes, a footnote, a header, page numbers.

The numbers of sections and tasks stand in no paragraph: two levels of one numbering make them, the tasks counted on
from section to section. python-docx writes neither these nor changes, so they are put in as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.office import changed, saved, unzipped

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph
    from lxml import etree

    from tests.making.plan import Part

__all__ = ["docx"]

_LEVELS = {"section": 0, "task": 1}
_ALIGNED = {
    "notice": WD_ALIGN_PARAGRAPH.CENTER,
    "title": WD_ALIGN_PARAGRAPH.CENTER,
    "signature": WD_ALIGN_PARAGRAPH.RIGHT,
}
_NUMBERING = f"""<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:pStyle w:val="Heading1"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlRestart w:val="0"/>
<w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>"""
_NUMBER = f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'
_RELATIONS = "word/_rels/document.xml.rels"
_FOOTNOTES_TYPE = (
    '<Override PartName="/word/footnotes.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
)
_FOOTNOTES_RELATION = (
    '<Relationship Id="rId90" Target="footnotes.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
)
_FOOTNOTES = f"""<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>
<w:r><w:t>本计划由市甲局牵头解释。</w:t></w:r></w:p></w:footnote></w:footnotes>"""
_REFERENCE = f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'
_BY = 'w:id="1" w:author="甲" w:date="2031-05-04T00:00:00Z"'


def docx(parts: list[Part]) -> bytes:
    """The plan as a Word file, with a change in each of its tasks that nobody has accepted yet."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = next(part.text for part in parts if part.kind == "title")
    document.sections[0].footer.paragraphs[0].text = "— 1 —"
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(_NUMBERING))
    numbering.append(parse_xml(_NUMBER))
    document.styles["Heading 1"].element.get_or_add_pPr().append(_numbered())
    for part in parts:
        _paragraph(document, part)
    return _with_footnote(saved(document))


def _with_footnote(data: bytes) -> bytes:
    """The file with the part that the reference below its first paragraph calls for."""
    old = unzipped(data)
    kinds = old["[Content_Types].xml"].decode().replace("</Types>", f"{_FOOTNOTES_TYPE}</Types>")
    relations = old[_RELATIONS].decode().replace("</Relationships>", f"{_FOOTNOTES_RELATION}</Relationships>")
    return changed(data, {"[Content_Types].xml": kinds, _RELATIONS: relations, "word/footnotes.xml": _FOOTNOTES})


def _numbered(level: int | None = None) -> etree._Element:
    at = f'<w:ilvl w:val="{level}"/>' if level is not None else ""
    return parse_xml(f'<w:numPr {nsdecls("w")}>{at}<w:numId w:val="90"/></w:numPr>')


def _paragraph(document: WordDocument, part: Part) -> None:
    paragraph = document.add_paragraph(style="Heading 1" if part.kind == "section" else None)
    if part.kind in _ALIGNED:
        paragraph.alignment = _ALIGNED[part.kind]
    if part.kind == "task":
        paragraph._p.get_or_add_pPr().append(_numbered(_LEVELS["task"]))
        _changed(paragraph, part.text)
    else:
        paragraph.add_run(part.number if part.kind not in _LEVELS else "")
        paragraph.add_run(part.text)
    if part.kind == "title":
        paragraph._p.append(parse_xml(_REFERENCE))


def _changed(paragraph: Paragraph, text: str) -> None:
    """The words of a task, the middle of which was put in for others."""
    at = len(text) // 2
    paragraph.add_run(text[:at])
    deleted = "<w:r><w:delText>由市甲局牵头</w:delText></w:r>"
    inserted = f"<w:r><w:t>{text[at]}</w:t></w:r>"
    for kind, run in (("del", deleted), ("ins", inserted)):
        paragraph._p.append(parse_xml(f"<w:{kind} {nsdecls('w')} {_BY}>{run}</w:{kind}>"))
    paragraph.add_run(text[at + 1 :])
