"""What a person should look at in a target: the notes it carries (待核提示)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.numerals import CHARACTERS, numeral
from qgraph.extraction.tables import table
from qgraph.extraction.targets.indicators import is_measure
from qgraph.model import Qualifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.targets.quantities import Quantity
    from qgraph.model import Target

__all__ = ["declared_count_differs", "notes"]

_COUNTED = re.compile(rf"(?:等)?([0-9]{{1,3}}|[{CHARACTERS}]{{1,3}})(?:大类|大|类|种)")


def notes(target: Target, quantity: Quantity, ellipsis: Sequence[Qualifier]) -> tuple[tuple[str, str], ...]:
    """What is odd about a target, as (code, message), in a fixed order; empty for most.

    ``ellipsis`` are the qualifiers that stand only at the head of the enumeration. A number is never changed
    for being odd.
    """
    found = [
        _unit(target, quantity),
        _ellipsis(ellipsis),
        _count(target.indicator),
        _rate(target.indicator, quantity),
        _implausible(target.indicator, quantity),
        _deadline(target),
    ]
    return tuple(note for note in found if note)


def _unit(target: Target, quantity: Quantity) -> tuple[str, str] | None:
    if target.unit != quantity.unit:
        return "unit", "数值后未写“元” · 元 is not printed after the number"
    if quantity.unit is not None or quantity.kind == "share":
        return None
    return "unit", "数值后未写单位 · no unit is printed"


def _ellipsis(qualifiers: Sequence[Qualifier]) -> tuple[str, str] | None:
    firm = [one for one in qualifiers if one in {Qualifier.ASPIRATIONAL, Qualifier.INCREMENT}]
    if not firm:
        return None
    words = "、".join("力争" if one is Qualifier.ASPIRATIONAL else "新增" for one in firm)
    return "ellipsis", f"“{words}”承前省略,是否及于本项待核 · the qualifier stands only at the head of the list"


def declared_count_differs(words: str) -> tuple[int, int] | None:
    """The count that a list in an indicator's name declares and the count of what it prints, where they differ.

    >>> declared_count_differs("粮、油、蔬菜四大类食品抽检合格率")
    (4, 3)
    >>> declared_count_differs("粮、油两类食品抽检合格率") is None
    True
    """
    match = _COUNTED.search(words)
    listed = words[: match.start()] if match else ""
    declared = numeral(match[1]) if match else None
    printed = listed.count("、") + 1
    if declared is None or printed in {1, declared}:
        return None
    return int(declared), printed


def _count(indicator: str) -> tuple[str, str] | None:
    differing = declared_count_differs(indicator)
    if differing is None:
        return None
    declared, printed = differing
    return "count", f"称{declared}类而列出{printed}类 · the text declares {declared} kinds and prints {printed}"


def _rate(indicator: str, quantity: Quantity) -> tuple[str, str] | None:
    if quantity.unit not in {"%", "‰"} or quantity.change or is_measure(indicator):
        return None
    return "rate", "以百分比计而指标名无“率”字 · measured in per cent, yet the name lacks 率"


@cache
def _bounds() -> tuple[tuple[re.Pattern[str], frozenset[str], float, str], ...]:
    rows = table("plausible")["bound"]
    return tuple((re.compile(row["pattern"]), frozenset(row["units"]), row["above"], row["reason"]) for row in rows)


def _implausible(indicator: str, quantity: Quantity) -> tuple[str, str] | None:
    for pattern, units, above, reason in _bounds():
        if quantity.unit in units and max(quantity.values) > above and pattern.search(indicator):
            return "implausible", f"数值超出通常范围({above}) · above {above}: {reason}"
    return None


def _deadline(target: Target) -> tuple[str, str] | None:
    if target.deadline or target.task is None or Qualifier.ANNUAL in target.qualifiers:
        return None
    return "deadline", "未写明时限 · no deadline is printed"
