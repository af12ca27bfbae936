"""A PDF as an office prints it: A4, centred titles, indented paragraphs, a running header, numbers of pages — 1 —."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.platypus import Flowable

    from tests.making.plan import Part

__all__ = ["FONT", "STYLES", "drawn", "made", "pdf", "vera"]

FONT = "STSong-Light"  # every reader of PDF has it: nothing is embedded
pdfmetrics.registerFont(UnicodeCIDFont(FONT))

_BODY = ParagraphStyle("text", fontName=FONT, fontSize=16, leading=28, firstLineIndent=32, wordWrap="CJK")
_TITLE = ParagraphStyle("title", fontName=FONT, fontSize=22, leading=33, alignment=1, spaceAfter=28, wordWrap="CJK")
STYLES = {
    "text": _BODY,
    "task": _BODY,
    "section": ParagraphStyle("section", parent=_BODY, spaceBefore=6),
    "notice": _TITLE,
    "title": _TITLE,
    "signature": ParagraphStyle("signature", parent=_BODY, alignment=2, rightIndent=32),
}


def pdf(parts: list[Part]) -> bytes:
    """The plan on pages; the plan itself begins on a new one."""
    header = next(part.text for part in parts if part.kind == "title")
    story: list[Flowable] = []
    for part in parts:
        if part.kind == "title":
            story.append(PageBreak())
        story.append(Paragraph(part.number + part.text, STYLES[part.kind]))

    def furnish(canvas: Canvas, page: int) -> None:
        canvas.setFont(FONT, 10.5)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 50, header)
        canvas.line(79, A4[1] - 56, A4[0] - 74, A4[1] - 56)
        canvas.setFont(FONT, 14)
        canvas.drawCentredString(A4[0] / 2, 60, f"— {page} —")

    return made(story, furnish)


def made(story: list[Flowable], furnish: Callable[[Canvas, int], None] | None = None) -> bytes:
    """The bytes of a PDF with these contents on pages of the usual margins; ``furnish`` draws what surrounds them."""

    def around(canvas: Canvas, document: SimpleDocTemplate) -> None:
        if furnish is not None:
            furnish(canvas, document.page)

    file = BytesIO()
    document = SimpleDocTemplate(
        file, pagesize=A4, leftMargin=73, rightMargin=68, topMargin=99, bottomMargin=93, invariant=1
    )
    document.build(story, onFirstPage=around, onLaterPages=around)
    return file.getvalue()


def drawn(draw: Callable[[Canvas], object], *, width: float = A4[0], encrypt: str | None = None) -> bytes:
    """The bytes of a PDF whose pages ``draw`` draws, A4 or less wide, with a password where one is given."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(width, A4[1]), invariant=1, encrypt=encrypt)
    draw(canvas)
    canvas.save()
    return file.getvalue()


def vera() -> str:
    """A font of Latin letters that comes with ReportLab; it is embedded in part, as office programs do."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    return "Vera"
