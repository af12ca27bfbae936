"""Targets in words only: states a plan promises to reach without a number (定性目标)."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.tables import table
from qgraph.extraction.targets.indicators import bare_subject, plain_name

__all__ = ["read_state", "state_parts"]

# A state is said in one short part of a sentence; longer parts are descriptions.
_LONGEST = 90


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("states")["state"])


def read_state(part: str) -> str | None:
    """What is to reach a state, where the words between two commas name a state; None elsewhere.

    >>> read_state("全市环境质量保持稳定"), read_state("完善制度")
    ('环境质量', None)
    """
    if len(part) > _LONGEST or re.search("[0-9]", part):
        return None
    for pattern in _patterns():
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
