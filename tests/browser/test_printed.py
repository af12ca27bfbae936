"""What Chromium prints to PDF, fonts embedded in part and rows parted by pages, is read as what it came from."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest

from tests.making.facts import facts
from tests.making.plan import parts
from tests.making.sheet import table

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.making.plan import Part

MARGIN = "<div style='font-size: 9px; width: 100%; text-align: center'>{}</div>"
STYLE = """
@page { margin: 35mm 26mm }
body { font: 16pt/28pt 'Noto Serif CJK SC', serif; text-align: justify }
p { margin: 0; text-indent: 2em }
.notice, .title { text-align: center; font-size: 22pt; text-indent: 0 }
.signature { text-align: right }
.title { break-before: page }
table { border-collapse: collapse; font-size: 10.5pt; line-height: 14pt }
td { border: 1px solid black; padding: 2pt }
"""


@pytest.fixture(scope="module")
def source(root: Path) -> str:
    return (root / "data" / "shanwei-2017.txt").read_text(encoding="utf-8")


def printed(browser: Browser, body: str, *, landscape: bool = False) -> bytes:
    """The pages Chromium prints, with a running header and their numbers."""
    page = browser.new_page()
    page.set_content(f"<!DOCTYPE html><meta charset='utf-8'><style>{STYLE}</style>{body}")
    data = page.pdf(
        format="A4",
        landscape=landscape,
        display_header_footer=True,
        header_template=MARGIN.format("甲市人民政府公报"),
        footer_template=MARGIN.format("— <span class='pageNumber'></span> —"),
        margin={"top": "30mm", "bottom": "25mm", "left": "20mm", "right": "20mm"},
    )
    page.close()
    return data


def paragraph(part: Part) -> str:
    return f'<p class="{part.kind}">{escape(part.number + part.text)}</p>'


def test_a_printed_plan(browser: Browser, source: str) -> None:
    body = "".join(paragraph(part) for part in parts(source))
    assert facts(printed(browser, body), "plan.pdf") == facts(source.encode(), "plan.txt")


def test_a_printed_table_of_tasks(browser: Browser, source: str) -> None:
    """Chapters are merged down over pages, and rows go on over pages in the middle of a name."""
    title, head, chapters = table(parts(source))
    rows = []
    for chapter, tasks in chapters:
        first = f'<td rowspan="{len(tasks)}">{chapter}</td>'
        for place, cells in enumerate(tasks):
            rows.append("".join([first if not place else "", *(f"<td>{escape(cell)}</td>" for cell in cells)]))
    names = "".join(f"<td>{name}</td>" for name in head)
    lines = "".join(f"<tr>{row}</tr>" for row in rows)
    body = f"<h1>{title}</h1><table><thead><tr>{names}</tr></thead>{lines}</table>"
    found, expected = facts(printed(browser, body, landscape=True), "plan.pdf"), facts(source.encode(), "plan.txt")
    assert found == expected
