"""Numbers with the words that belong to them."""

from __future__ import annotations

import pytest

from qgraph.extraction.targets.items import Item, stretches, with_shared_nouns
from qgraph.extraction.targets.quantities import read_quantities
from qgraph.model import Span


def items_of(text: str) -> list[Item]:
    """The items of a text that is one part of a sentence."""
    whole = Span(0, len(text))
    quantities = read_quantities(text, whole)
    return [
        Item(
            span,
            whole,
            one,
            text[span.start : one.span.start],
            text[one.span.end : span.end],
            text[span.start : one.number.start],
        )
        for span, one in zip(stretches(text, whole, quantities), quantities, strict=True)
    ]


def test_the_border_is_the_separator_before_the_next_words() -> None:
    text = "建成园区、基地2个和中心5家及以上"
    assert [item.span.of(text) for item in items_of(text)] == ["建成园区、基地2个", "中心5家及以上"]


@pytest.mark.parametrize(
    ("text", "aimed", "in_list", "expected"),
    [
        ("培育园区2个", False, False, True),
        ("园区2个", False, False, False),
        ("园区2个", False, True, True),
        ("园区2个", True, False, True),
        ("力争园区2个", False, False, True),
        ("产值2亿元", False, True, False),
        ("产值2亿元", True, False, True),
        ("覆盖率90%", False, False, True),
        ("税率3%", False, False, False),
        ("30%的县通过认定", False, False, False),
        ("30%的县通过认定", True, False, True),
        ("成立一个中心", True, True, False),
    ],
)
def test_a_number_is_a_target_where_something_promises_it(
    text: str, aimed: bool, in_list: bool, expected: bool
) -> None:
    [item] = items_of(text)
    assert item.is_target(aimed=aimed, in_list=in_list) is expected


def test_shared_nouns_are_lent_to_both_sides() -> None:
    after = with_shared_nouns(items_of("引进9名国家级、15名省级人才"))
    assert [item.after for item in after] == ["国家级人才", "省级人才"]
    before = with_shared_nouns(items_of("建成国家级中心3家、省级20家、市级30家"))
    assert [item.before for item in before] == ["建成国家级中心", "建成省级中心", "建成市级中心"]
