"""What a quantity says of its target: the value, the bounds it gives, and the unit (目标值的取值)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgraph.extraction.targets.indicators import is_money
from qgraph.model import Comparator

if TYPE_CHECKING:
    from decimal import Decimal

    from qgraph.extraction.targets.quantities import Quantity
    from qgraph.model import Target

__all__ = ["valued"]

_SUMS = {"亿", "十亿", "百亿", "千亿", "万亿"}


def valued(target: Target, quantity: Quantity) -> Target:
    """The target with the numbers of a quantity, as printed, in its unit.

    A scale alone is a sum of money where the name measures one: 产业规模过千亿 is 1000 亿元.
    """
    lower, upper = _bounds(quantity)
    scaled = quantity.unit in _SUMS and is_money(target.indicator)
    return replace(
        target,
        comparator=quantity.comparator,
        value=quantity.values[0] if len(quantity.values) == 1 else None,
        lower=lower,
        upper=upper,
        unit=f"{quantity.unit}元" if scaled else quantity.unit,
    )


def _bounds(quantity: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """The inclusive bounds a comparator gives: both for a range, none for 左右 and for a change."""
    if quantity.comparator is Comparator.RANGE:
        return min(quantity.values), max(quantity.values)
    if quantity.comparator in {Comparator.AT_LEAST, Comparator.REACHES}:
        return quantity.values[0], None
    return (None, quantity.values[0]) if quantity.comparator is Comparator.AT_MOST else (None, None)
