"""What a change starts from, and verbs of change before the thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.targets.changes import fronted_change, without_base
from qgraph.extraction.targets.quantities import read_quantities
from qgraph.model import Span


@pytest.mark.parametrize(
    ("words", "changed", "kept"),
    [
        ("研发投入强度由2.1%", False, "研发投入强度"),
        ("企业数量从目前的500家", False, "企业数量"),
        ("从事研发的人员", False, "从事研发的人员"),
        ("由市县共建的园区", False, "由市县共建的园区"),
        ("融资成本较2029年", True, "融资成本"),
        ("用水量比“十五五”末", True, "用水量"),
        ("货物吞吐量比上年同期", True, "货物吞吐量"),
        ("企业贷款利率在平均利率水平上", True, "企业贷款利率"),
        ("在原有贷款利率基础上", True, "贷款利率"),
        ("园区数量在现有基础上", True, "园区数量"),
        ("融资成本较2029年", False, "融资成本较2029年"),
    ],
)
def test_the_base_of_a_change_is_left_out(words: str, changed: bool, kept: str) -> None:
    assert without_base(words, changed=changed) == kept


@pytest.mark.parametrize(
    ("text", "kept", "comparator", "change"),
    [
        ("压减审批时限50%以上", "审批时限", "delta", "压减"),
        ("企业降低用能成本5%", "企业用能成本", "delta", "降低"),
        ("降低担保费率至1%", "担保费率", "<=", None),
        ("提高参保率到95%", "参保率", "=", None),
        ("降低担保费率至1%以上", "担保费率", ">=", None),
        ("提升园区企业50%以上", "提升园区企业", ">=", None),
        ("成本下降5%", "成本", "delta", "下降"),
    ],
)
def test_a_verb_of_change_before_the_thing(text: str, kept: str, comparator: str, change: str | None) -> None:
    [quantity] = read_quantities(text, Span(0, len(text)))
    before, read = fronted_change(text[: quantity.span.start], quantity)
    assert (before, str(read.comparator), read.change) == (kept, comparator, change)


@given(st.text(alphabet="由从在较比上水平基础年2029.%增加率,", max_size=60), st.booleans())
def test_words_are_only_taken_off(words: str, changed: bool) -> None:
    kept = iter(words)
    assert all(letter in kept for letter in without_base(words, changed=changed))
