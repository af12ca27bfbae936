"""Words at the edges of a name: those of place, firmness and filling that belong to no indicator."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import longest_first

__all__ = ["bare_subject", "behind_number", "edge", "opening", "strip", "strip_end", "without_leading"]

# Outline numbers that open a sentence: (一) 1. 2、 ①
_NUMBERED = re.compile(
    r"\s*(?:[(][一二三四五六七八九十0-9]{1,3}[)]|[一二三四五六七八九十]{1,3}[、.]|[0-9]{1,2}[.、](?![0-9](?![0-9]?月))|[①-⑳])\s*"
)
# 3年内建成: a span of time from now.
_WITHIN = re.compile(r"^\s*(?:[0-9]{1,2}|[一二两三四五六七八九十]) ?年之?内")
# 6月底前开工: a month without its year is no date and no name.
_BY_MONTH = re.compile(r"^\s*(?:于|在|到)?[0-9]{1,2} ?月(?:[底末]|[上中下]旬|[0-9]{1,2}日)?(?:之|以)?前")
# 户均 is a name of its own and ends in no filler.
_EACH_ONE = re.compile("[户人亩村校]均$")


@cache
def edge(key: str, at_end: bool) -> re.Pattern[str]:
    """The words of a row of indicators.toml, at the end of a name or for a match at its start."""
    rows = table("indicators")
    words, wholes = longest_first(rows[key]), longest_first(rows["wholes"])
    return re.compile(f"(?:{words})$" if at_end else f"(?!{wholes})(?:{words})")


def strip(name: str, key: str) -> str:
    """``name`` without words of the row ``key`` at its start; one character is always left."""
    pattern = edge(key, at_end=False)
    while (match := pattern.match(name)) and match.end() < len(name):
        name = name[match.end() :].lstrip()
    return name


def strip_end(name: str, key: str) -> str:
    """``name`` without words of the row ``key`` at its end."""
    pattern = edge(key, at_end=True)
    while (match := pattern.search(name, max(0, len(name) - 8))) and not _EACH_ONE.match(name):
        name = name[: match.start()].rstrip(" 、")
    return name


def without_leading(words: str) -> str:
    """``words`` without those of place and firmness at their start; one character is always left.

    >>> without_leading("全市力争合格率"), without_leading("基本医疗保险参保率")
    ('合格率', '基本医疗保险参保率')
    """
    return strip(words, "leading")


def bare_subject(words: str) -> str:
    """``words`` without those of place and firmness at their start and without who makes somebody do it.

    >>> bare_subject("全市推动融资成本")
    '融资成本'
    """
    return strip(without_leading(words), "causatives")


def opening(words: str) -> str:
    """``words`` without what opens a sentence before them: an outline number, a span of time, a month."""
    return _BY_MONTH.sub("", _WITHIN.sub("", words[behind_number(words, 0, len(words)) :]))


def behind_number(text: str, start: int, end: int) -> int:
    """Where a sentence goes on behind the outline number that opens it.

    >>> behind_number("(十二)培育3家", 0, 8), behind_number("2.5万家企业", 0, 7)
    (4, 0)
    """
    match = _NUMBERED.match(text, start, end)
    return match.end() if match else start
