"""What a change starts from, and changes whose verb stands before the thing (变化与基数)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table
from qgraph.extraction.targets.indicators import is_measure
from qgraph.extraction.targets.units import longest_first
from qgraph.model import Comparator

if TYPE_CHECKING:
    from qgraph.extraction.targets.quantities import Quantity

__all__ = ["fronted_change", "without_base", "without_change"]

# 由2.1%, 从目前的500家, 由2029年的2.1%: the value a change starts from, up to the end of the words.
_VALUE = re.compile(
    r"(?:由|从(?!事))(?:目前|现在|当前|现有|原来|上年|去年|20[0-9]{2}年)?年?[底末]?的?(?:[约近]|人均|户均|平均)?[0-9][^,;、。]{0,12}$"
)
# 较2029年, 比上年同期: the time it is reckoned from.
_TIME = re.compile(
    r"(?:较|比|与|同)(?:20[0-9]{2}年|[“\"]?十[一二三四五六七八九]五[”\"]?(?:时期|期)?|上一?年|去年|前一?年|同期|基期|年初)度?(?:同期|年?[底末])?(?:相比)?$"
)
# 在原有贷款利率水平基础上: a level that names what changes, where nothing before it does.
_LEVEL = re.compile(r"在(?:原有?|现有|现行|同期)?(?P<level>[^在,;、]{2,20}?)?(?:水平)?的?(?:基础)?上$")
_FIRST = 40


def without_base(words: str, *, changed: bool) -> str:
    """The words before a number without what its change starts from: a value, a time, a level.

    ``changed`` says whether a word of change stands before the number. A level then gives what changes its name.

    >>> without_base("研发投入强度由2.1%", changed=False), without_base("融资成本较2029年", changed=True)
    ('研发投入强度', '融资成本')
    >>> without_base("受困企业在原有贷款利率水平基础上", changed=True)
    '受困企业贷款利率'
    """
    kept = _cut_end(_VALUE, words)
    if not changed:
        return kept
    kept = _cut_end(_TIME, kept)
    found = _LEVEL.search(kept, max(0, len(kept) - _FIRST))
    if found is None:
        return kept
    subject, level = kept[: found.start()], found["level"] or ""
    named = is_measure(subject) or not is_measure(level) or level in {"水平", "基数"}
    return subject if named else subject + level


def _cut_end(pattern: re.Pattern[str], words: str) -> str:
    """``words`` up to the last match of a pattern that ends with them."""
    found = pattern.search(words, max(0, len(words) - _FIRST))
    return words[: found.start()].rstrip(" ,") if found else words


@cache
def _changing() -> re.Pattern[str]:
    words = longest_first(word for row in table("comparators")["change"] for word in row["words"] if len(word) > 1)
    return re.compile(f"(?<=..)(?:{words})$")


def without_change(name: str) -> str:
    """The name of an indicator without the word of change it ends in, for a number that says what it comes to.

    >>> without_change("优良率提高"), without_change("优良率")
    ('优良率', '优良率')
    """
    found = _changing().search(name, max(0, len(name) - 4))
    return name[: found.start()] if found else name


@cache
def _fronted() -> re.Pattern[str]:
    verbs = longest_first(
        word for row in table("comparators")["change"] if not row["growth"] for word in row["words"] if len(word) > 1
    )
    return re.compile(f"(?P<verb>{verbs})(?![值额幅率量度数型])(?P<thing>[^,;、。0-9]{{2,16}}?)(?P<to>[至到])?$")


def fronted_change(before: str, quantity: Quantity) -> tuple[str, Quantity]:
    """The words before a number and the quantity, where a verb of change stands before the thing and not the number.

    压减审批时限50% is a change of 50 per cent, 降低担保费率至1% a bound of 1 per cent. Elsewhere both come back as
    they were.

    >>> from qgraph.extraction.targets.quantities import read_quantities
    >>> from qgraph.model import Span
    >>> [quantity] = read_quantities("压减审批时限50%以上", Span(0, 11))
    >>> before, changed = fronted_change("压减审批时限", quantity)
    >>> before, changed.change, str(changed.comparator)
    ('审批时限', '压减', 'delta')
    """
    found = None if quantity.change else _fronted().search(before, max(0, len(before) - _FIRST))
    if found is None or not is_measure(found["thing"]):
        return before, quantity
    kept = before[: found.start()] + found["thing"]
    if found["to"] or quantity.predicate:
        return kept, _bounded(quantity, found["verb"])
    if quantity.kind in {"ratio", "points"} and quantity.comparator is not Comparator.RANGE:
        return kept, replace(quantity, change=found["verb"], comparator=Comparator.DELTA, compared=True)
    return before, quantity


def _bounded(quantity: Quantity, verb: str) -> Quantity:
    """The quantity as compared by 降低…至 or 降低…到, unless another word has compared it."""
    if quantity.compared and quantity.comparator is not Comparator.REACHES:
        return quantity
    rows = [row for row in table("comparators")["comparator"] if row["position"] == "before"]
    [comparator] = {row["is"] for row in rows if f"{verb}至" in row["words"]} or {"="}
    return replace(quantity, comparator=Comparator(comparator), compared=True)
