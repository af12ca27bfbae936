"""Targets in words only: states a plan promises to reach without a number (定性目标)."""

from __future__ import annotations

import re
from functools import cache

from qgraph.extraction.indicators import plain_name
from qgraph.extraction.tables import table

__all__ = ["read_state"]

# A state is said in one short part of a sentence; longer parts are descriptions.
_LONGEST = 90


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(row["pattern"]) for row in table("states")["state"])


@cache
def _leading() -> re.Pattern[str]:
    words = "|".join(map(re.escape, table("indicators")["leading"]))
    return re.compile(f"^(?:{words})")


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
            name = plain_name(_bare(groups["subject"]) + thing[thing.rfind("的") + 1 :])
            return name or None
    return None


def _bare(subject: str) -> str:
    """The subject without words of place and firmness."""
    while (match := _leading().match(subject)) and match.end() <= len(subject) and match.group():
        subject = subject[match.end() :]
    return subject
