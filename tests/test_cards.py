"""How values show themselves in a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import qgraph
from qgraph.cards import table_card

if TYPE_CHECKING:
    from pathlib import Path


def test_a_plan_shows_what_it_is(root: Path) -> None:
    plan = qgraph.extract(qgraph.read(root / "data" / "shanwei-2017.txt"))
    shown = plan._repr_html_()
    assert "汕尾市人民政府办公室" in shown
    assert "汕尾市质监局 32、汕尾市商务局 19、汕尾市工商局 18" in shown
    assert "牵头 12" in shown


def test_markup_in_a_document_stays_text() -> None:
    text = "一、<script>alert(1)</script>\n(一)<img src=x onerror=alert(1)>。(<b>市质监局</b>负责)"
    shown = qgraph.extract(qgraph.read_bytes(text.encode(), "<i>name</i>.txt"))._repr_html_()
    assert "<i>" not in shown
    assert "<b>" not in shown
    assert "<script" not in shown


def test_a_long_table_says_how_much_is_left() -> None:
    shown = table_card("", ["n"], [[number] for number in range(130)])
    assert shown.count("<tr>") == 101
    assert "30 more rows" in shown
