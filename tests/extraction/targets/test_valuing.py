"""What a quantity says of its target."""

from __future__ import annotations

import pytest

from qgraph.extraction.targets.quantities import read_quantities
from qgraph.extraction.targets.valuing import valued
from qgraph.model import Comparator, Printed, Span, Target


def target(indicator: str, text: str) -> Target:
    whole = Span(0, len(text))
    [quantity] = read_quantities(text, whole)
    blank = Target(
        ordinal=1,
        task=None,
        section=None,
        indicator=indicator,
        comparator=Comparator.WORDS,
        printed=Printed(text, whole),
        sentence=whole,
    )
    return valued(blank, quantity)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("达到90%", ("90", "None")),
        ("不超过5%", ("None", "5")),
        ("2-1个", ("1", "2")),
        ("30家左右", ("None", "None")),
        ("降低2个百分点", ("None", "None")),
    ],
)
def test_bounds_are_those_a_comparator_gives(text: str, bounds: tuple[str, str]) -> None:
    found = target("覆盖率", text)
    assert (str(found.lower), str(found.upper)) == bounds


@pytest.mark.parametrize(
    ("indicator", "unit"), [("产业规模", "亿元"), ("零售总额", "亿元"), ("用户数", "亿"), ("标准", "亿")]
)
def test_a_scale_alone_is_money_where_the_name_measures_it(indicator: str, unit: str) -> None:
    assert target(indicator, "超过千亿").unit == unit
