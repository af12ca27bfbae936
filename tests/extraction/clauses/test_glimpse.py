"""Labels are looked for only where a sign can close one: nothing is lost by that look."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.clauses.labels import find_labels, may_hold_label, unknown_labels

PIECES = (
    *("牵头", "责任", "配合", "单位", "部门", "人", "及", "市科技局", "资金来源", "为", "是", "、", ",", ";", "\n"),
    *(":", "∶", "——", "-", " ", "(", ")", "〔", "】", "Lead", "By ", "责 任 单 位"),
)


@given(st.lists(st.sampled_from(PIECES), max_size=10).map("".join))
def test_a_label_is_never_overlooked(text: str) -> None:
    whole = (text, 0, len(text))
    assert may_hold_label(*whole) or not [*find_labels(*whole), *unknown_labels(*whole)]


def test_a_list_of_names_is_passed_over() -> None:
    assert not may_hold_label("市科技局牵头,市财政局配合", 0, 13)
