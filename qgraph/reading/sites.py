"""The web site a text was published on."""

from __future__ import annotations

import re

from qgraph.reading.lexicon import alternation

__all__ = ["is_site"]

_SITE = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,20}}|[\u4e00-\u9fff]{{2,20}}“[\u4e00-\u9fff]{{2,20}}”){alternation('sites')}"
)


def is_site(text: str) -> bool:
    """Whether a folded line is the name of a government web site and nothing else.

    >>> is_site("甲县人民政府门户网站"), is_site("关于建设甲县门户网站的通知")
    (True, False)
    """
    return len(text) <= 40 and _SITE.fullmatch(text) is not None
