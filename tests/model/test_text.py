"""Folding keeps every character's place, and reads traditional characters as simplified ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.model import fold


@given(st.text(max_size=200))
def test_folding_keeps_every_place_and_is_done_once(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("牽頭單位：財政局", "牵头单位:财政局"),
        ("協辦機關：經濟及能源局", "协办机关:经济及能源局"),
        ("乾燥", "乾燥"),  # in GB 2312 itself
        ("堃", "堃"),  # outside it, and no simplified form
    ],
)
def test_traditional_characters(printed: str, folded: str) -> None:
    assert fold(printed) == folded
