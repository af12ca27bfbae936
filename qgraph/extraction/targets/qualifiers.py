"""Words that change how firm a target is or what it counts (目标限定语), and how far they reach."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.tables import table
from qgraph.model import Qualifier

__all__ = ["reaching", "read_qualifiers"]


@cache
def _rows() -> tuple[tuple[Qualifier, re.Pattern[str], str], ...]:
    rows = table("qualifiers")["qualifier"]
    return tuple((Qualifier(row["is"]), re.compile(row["pattern"]), row["reaches"]) for row in rows)


def read_qualifiers(words: str) -> tuple[Qualifier, ...]:
    """The qualifiers among the words of an item up to its number, in the order of the table.

    >>> [str(qualifier) for qualifier in read_qualifiers("力争新增名牌产品")]
    ['aspirational', 'increment']
    """
    return tuple(qualifier for qualifier, pattern, _ in _rows() if pattern.search(words))


def reaching(words: str, reach: str) -> tuple[Qualifier, ...]:
    """The qualifiers among ``words`` that reach later items of an enumeration (承前省略).

    ``reach`` is ``list`` for items after 、 that have no verb of their own, or ``sentence`` for what opens a part
    between commas and governs those that follow.

    >>> [str(qualifier) for qualifier in reaching("力争新增名牌产品", "list")]
    ['aspirational', 'increment']
    >>> [str(qualifier) for qualifier in reaching("全市力争新增名牌产品", "sentence")]
    []
    """
    if reach == "sentence":
        return tuple(one for one, pattern in _reaching("sentence") if pattern.match(words.lstrip()))
    return tuple(one for one, pattern in _reaching("list", "sentence") if pattern.search(words))


@cache
def _reaching(*reaches: str) -> tuple[tuple[Qualifier, re.Pattern[str]], ...]:
    return tuple((one, pattern) for one, pattern, far in _rows() if far in reaches)
