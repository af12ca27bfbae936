"""The elements of a Word part that a reader sees: deletions left out, wrappers around words opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml.ns import qn

from qgraph.reading.package import whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

__all__ = ["number", "switched_on", "text_boxes", "visible", "word"]


def word(*names: str) -> frozenset[str]:
    """The full names of elements of WordprocessingML."""
    return frozenset(qn(f"w:{name}") for name in names)


# What stands around words and is none: controls, insertions, links, fields with a result. Deletions (w:del, w:moveFrom)
# are not among them, so that nobody sees what is inside.
_WRAPPERS = word(
    *("sdtContent", "ins", "moveTo", "hyperlink", "fldSimple", "smartTag", "customXml", "dir", "bdo"),
    *("ruby", "rubyBase"),
)
_CONTROL = qn("w:sdt")
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
_BOX = qn("w:txbxContent")
_VALUE = qn("w:val")
_OFF = frozenset({"0", "false", "off", "none"})
_GALLERY = f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}"
_PLACEHOLDER = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"


def visible(parent: etree._Element) -> Iterator[etree._Element]:
    """The children of an element in order, those inside wrappers in the place of the wrapper.

    Of alternatives made for different programs one is taken. A table of contents that Word made, and the words with
    which an empty control asks for some, are left out.
    """
    waiting: list[Iterator[etree._Element]] = [iter(parent)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in _WRAPPERS:
            waiting.append(iter(element))
        elif element.tag == _CONTROL:
            waiting.append(iter(element if _holds_words(element) else ()))
        elif element.tag == _ALTERNATIVES:
            waiting.append(iter(_chosen(element)))
        elif isinstance(element.tag, str):
            yield element


def _holds_words(control: etree._Element) -> bool:
    gallery = control.find(_GALLERY)
    if gallery is not None and gallery.get(_VALUE) == "Table of Contents":
        return False
    return not switched_on(control.find(_PLACEHOLDER))


def _chosen(alternatives: etree._Element) -> list[etree._Element]:
    """What one of the alternatives holds: the first with words in it, else the first."""
    for alternative in alternatives:
        if next(alternative.iter(qn("w:t")), None) is not None:
            return list(alternative)
    return list(alternatives[0]) if len(alternatives) else []


def text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The text boxes of a drawing in order, each once; boxes within a box are left to whoever reads it."""
    found, waiting = [], [drawing]
    while waiting:
        element = waiting.pop()
        if element.tag == _BOX:
            found.append(element)
        else:
            waiting += reversed(_chosen(element) if element.tag == _ALTERNATIVES else list(element))
    return found


def switched_on(element: etree._Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and element.get(_VALUE, "1").lower() not in _OFF


def number(element: etree._Element | None, *, most: int = 10**9) -> int | None:
    """The whole number a property gives, from 0 and at most ``most``; None where it gives none."""
    value = whole(element.get(_VALUE)) if element is not None else None
    return min(value, most) if value is not None else None
