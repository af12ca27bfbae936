"""Elements of a page by what a reader sees of them: blocks, cells of tables, and what is not seen at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from qgraph.reading.lexicon import alternation

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["BLOCKS", "CELLS", "unseen"]

BLOCKS = frozenset(alternation("elements", "block")[3:-1].split("|"))
CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset(alternation("elements", "unseen")[3:-1].split("|"))
_HIDDEN_STYLE = re.compile(r"display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden", re.IGNORECASE)


def unseen(element: etree._Element) -> bool:
    """Whether nothing of an element is shown."""
    style = element.get("style")
    return (
        element.tag in _UNSEEN
        or element.get("hidden") is not None
        or (style is not None and _HIDDEN_STYLE.search(style) is not None)
    )
