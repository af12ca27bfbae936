"""How names are spelled: what makes no other body, written in one way."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.tables import table

__all__ = ["spelled"]


@cache
def _spelling() -> tuple[re.Pattern[str], dict[str, str]]:
    """What is written otherwise, the longest first, and how."""
    rule = table("departments")["spelling"]
    short = dict.fromkeys(rule["dropped"], "") | rule["short"]
    return re.compile("|".join(sorted(map(re.escape, short), key=lambda words: (-len(words), words)))), short


def spelled(name: str) -> str:
    """The name without what makes no other body: conjunctions, and the long forms of words plans shorten.

    >>> spelled("住房和城乡建设委员会"), spelled("市场监督管理局")
    ('住房城乡建设委', '市场监管局')
    """
    pattern, short = _spelling()
    return pattern.sub(lambda match: short[match[0]], name) or name
