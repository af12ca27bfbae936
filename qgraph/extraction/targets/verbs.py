"""Verbs of doing (培育, 建成) around a number: what says that the thing beside it is counted and promised."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.tables import table
from qgraph.extraction.targets.units import longest_first
from qgraph.extraction.targets.wording import edge, opening, strip, strip_end, without_leading

__all__ = [
    "begins_like_a_suffix",
    "ends_in_verb",
    "has_been_reached",
    "holds_verb",
    "only_having",
    "starts_with_verb",
    "without_verbs",
]

# What is left when a verb that belongs to its noun is taken off: 孵化|器, 突破|性; no name begins so.
_SUFFIX = re.compile("(?:[器率化型性者量、]|额(?!度))|.$")


def ends_in_verb(before: str) -> bool:
    """Whether the words before a number end in a verb of doing, so that what follows the number is counted.

    >>> ends_in_verb("每个行业培育"), ends_in_verb("园区")
    (True, False)
    """
    verbs = edge("verbs", at_end=True)
    return any(verbs.search(words, max(0, len(words) - 8)) for words in (before, strip_end(before, "trailing")))


def starts_with_verb(before: str) -> bool:
    """Whether the item opens with a verb of doing, after words of place and manner.

    >>> starts_with_verb("全市新增专利"), starts_with_verb("专利")
    (True, False)
    """
    return bool(edge("verbs", at_end=False).match(without_leading(opening(before))))


@cache
def _held() -> re.Pattern[str]:
    rows = table("indicators")
    plain = set(rows["verbs"]) - set(rows["nouns_too"]) - set(rows["having"])
    verbs = longest_first(word for word in plain if len(word) > 1)
    return re.compile(f"(?!{longest_first(rows['wholes'])})(?:{verbs})(?=[^,;。])")


def holds_verb(before: str) -> bool:
    """Whether a verb of doing stands among the words before a number, with its thing behind it: 集中安置区建成车间80个.

    >>> holds_verb("集中安置区建成车间"), holds_verb("集中安置区车间")
    (True, False)
    """
    return bool(_held().search(before))


def only_having(before: str) -> bool:
    """Whether the verb that an item opens with, or that ends the words before its number, says what there is.

    >>> only_having("全市拥有园区"), only_having("全市建成园区")
    (True, False)
    """
    words = without_leading(opening(before))
    verbs, having = edge("verbs", at_end=False).match(words), edge("having", at_end=False).match(words)
    return bool(having and verbs and having.end() == verbs.end())


def has_been_reached(after: str) -> bool:
    """Whether words after a number say that so many get somewhere: 20万人口全部脱贫.

    >>> has_been_reached("重点项目全部开工"), has_been_reached("重点项目")
    (True, False)
    """
    words = longest_first(table("indicators")["achieved"])
    return bool(re.match(f"[^,;。、]{{2,20}}?(?:{words})", after))


def without_verbs(words: str) -> str:
    """``words`` without the verbs of doing at their start, where what is left can be a name.

    >>> without_verbs("新增国家级中心"), without_verbs("孵化器")
    ('国家级中心', '孵化器')
    """
    rest = strip(words, "verbs")
    return words if begins_like_a_suffix(rest) else rest


def begins_like_a_suffix(rest: str) -> bool:
    """Whether what is left of words when a verb is taken off cannot begin a name: 孵化|器, 突破|性.

    >>> begins_like_a_suffix("器"), begins_like_a_suffix("园区")
    (True, False)
    """
    return _SUFFIX.match(rest) is not None
