"""Targets in words only: states a plan promises to reach without a number (定性目标)."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.tables import table
from qgraph.extraction.targets.indicators import plain_name
from qgraph.extraction.targets.units import longest_first
from qgraph.extraction.targets.wording import bare_subject

__all__ = ["may_hold_state", "read_state", "state_parts"]

# A state is said in one short part of a sentence; longer parts are descriptions.
_LONGEST = 90
# 较2029年翻一番: the year that a state is reckoned from.
_BASE = re.compile("(?:较|比|在)(?:20[0-9]{2}年[底末]?|上年|现有)(?:基础上|的基础上)?")


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    return tuple((re.compile(row["pattern"]), row.get("certain", False)) for row in table("states")["state"])


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(longest_first(table("states")["signs"]))


def may_hold_state(text: str, start: int, end: int) -> bool:
    """Whether a stretch of text can hold a state that is a promise without a date: one quick look."""
    return _signs().search(text, start, end) is not None


def read_state(part: str, *, certain: bool = False) -> str | None:
    """What is to reach a state, where the words between two commas name a state; None elsewhere.

    ``certain`` asks for the states alone that are a promise without a date: 实现全覆盖, 翻一番.

    >>> read_state("全市环境质量保持稳定"), read_state("完善制度"), read_state("经济总量较2029年翻一番", certain=True)
    ('环境质量', None, '经济总量')
    """
    part = _BASE.sub("", part)
    if len(part) > _LONGEST or re.search("[0-9]", part):
        return None
    for pattern, sure in _patterns():
        if certain and not sure:
            continue
        if match := pattern.match(part):
            groups = match.groupdict()
            thing = groups.get("object") or ""
            name = plain_name(bare_subject(groups["subject"]) + thing[thing.rfind("的") + 1 :])
            return name or None
    return None


def state_parts(part: str) -> list[tuple[int, str]]:
    """The states in the words between two commas, with the place of each: cut at 、 where both sides name one.

    >>> state_parts("服务水平显著提升、便利程度不断提高")
    [(0, '服务水平显著提升'), (9, '便利程度不断提高')]
    >>> state_parts("食品、药品质量显著提升")
    [(0, '食品、药品质量显著提升')]
    """
    found, start = [], 0
    for mark in re.finditer("、", part[:_LONGEST]):
        if read_state(part[start : mark.start()]) and _all_states(part[mark.end() :]):
            found.append((start, part[start : mark.start()]))
            start = mark.end()
    return [*found, (start, part[start:])]


def _all_states(words: str) -> bool:
    """Whether words that follow a 、 go on with a state of their own."""
    return any(read_state(words[: mark.start()]) for mark in re.finditer("、|$", words[:_LONGEST]))
