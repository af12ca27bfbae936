"""Nouns that the items of a list share and that are printed once (蒙后省略)."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.tables import table
from qgraph.extraction.targets.indicators import is_measure, own_words, thing_after
from qgraph.extraction.targets.units import longest_first
from qgraph.extraction.targets.verbs import without_verbs

__all__ = ["dealt_names", "sized", "with_head", "with_head_before"]

_SEPARATOR = re.compile("[、和及与]")
_BRACKETED = re.compile(r"\([^()]*\)")
_SIZE_ALONE = re.compile("[0-9][^以]{0,12}以[上下]数")
_SIZE = re.compile("以[上下]")
_SHARED_WORD = 3  # 小学、大学生 share none: what follows is too short
# 烟尘、粉尘等污染物排放量: what is over stands behind 等.
_AND_OTHERS = re.compile("(?<=.)等(?=..)")


@cache
def _level() -> re.Pattern[str]:
    return re.compile(longest_first(table("indicators")["levels"]))


def with_head(after: str, following: str) -> str:
    """The words after a number with the noun that the next item of the list prints for both.

    A level alone (国家级) takes all that follows the next level, a word in 型 the last word of the next item:
    the head of a Chinese noun phrase stands at its end and mostly has two characters.

    >>> with_head("国家级", "省级科技人才"), with_head("跨行业型", "垂直领域平台"), with_head("企业", "省级园区")
    ('国家级科技人才', '跨行业型平台', '企业')
    """
    thing, lent = after.strip(), thing_after(following)
    next_level = _level().match(lent)
    if _level().fullmatch(thing) and next_level:
        return thing + lent[next_level.end() :]
    return thing + lent[-2:] if thing.endswith("型") and len(lent) > 2 else after


def with_head_before(before: str, previous: str) -> str:
    """The words before a number with the noun that the item before it prints for both; a level alone takes it.

    >>> with_head_before("省级", "农业国家级中心"), with_head_before("园区", "国家级技术中心")
    ('农业省级中心', '园区')
    """
    shared = _level().search(previous)
    alone = _level().fullmatch(own_words(before))
    return previous[: shared.start()] + alone.group() + previous[shared.end() :] if alone and shared else before


def sized(name: str, previous: str) -> str:
    """The name of a count of which only a size is said, with the things that the count before it is of.

    >>> sized("10亿元以上数", "亿元以上企业数"), sized("10亿元以上项目数", "企业数")
    ('10亿元以上企业数', '10亿元以上项目数')
    """
    return name.removesuffix("数") + _SIZE.split(previous)[-1] if _SIZE_ALONE.fullmatch(name) else name


def dealt_names(before: str, count: int) -> list[str]:
    """The names that 分别 deals ``count`` numbers to, in order; none where the words do not name as many things.

    What the last name prints for all is added to the others: what follows its level, or what is over when it is
    cut to the length of the others.

    >>> dealt_names("国家级、省级技术中心分别", 2), dealt_names("小学、初中、高中入学率分别", 3)
    (['国家级技术中心', '省级技术中心'], ['小学入学率', '初中入学率', '高中入学率'])
    >>> dealt_names("服务业覆盖率分别", 2), dealt_names("工业、服务业、农业增加值分别", 3)
    ([], ['工业增加值', '服务业增加值', '农业增加值'])
    >>> dealt_names("烟尘(PM)和粉尘(TSP)等污染物排放量分别", 2)
    ['烟尘等污染物排放量', '粉尘等污染物排放量']
    >>> dealt_names("高压、低压用户用电报装分别", 2)
    ['高压用户用电报装', '低压用户用电报装']
    """
    names = [_BRACKETED.sub("", name).strip() for name in _SEPARATOR.split(without_verbs(own_words(before)))]
    if len(names) != count or not all(names):
        return []
    *others, last = names
    tail = _shared_tail(others, last)
    return [*(name + tail for name in others), last]


def _shared_tail(others: list[str], last: str) -> str:
    """What the last of the names prints for the others too; nothing where they stand by themselves."""
    level = _level().match(last)
    if level and all(_level().fullmatch(name) for name in others):
        return last[level.end() :]
    among = _AND_OTHERS.search(last)
    if among and is_measure(last):
        return last[among.start() :]
    lengths = {len(name) for name in others}
    if is_measure(last) and not any(map(is_measure, others)) and len(lengths) == 1 and max(lengths) < len(last):
        return last[max(lengths) :]
    end = others[0][-1]  # 工业、服务业、农业增加值: what follows the character that all end in
    place = last.find(end)
    alike = place + 1 == len(others[0]) and len(last) - place > _SHARED_WORD  # 高压、低压用户用电报装
    if (is_measure(last) or alike) and all(name.endswith(end) for name in others) and 0 < place < len(last) - 1:
        return last[place + 1 :]
    return ""
