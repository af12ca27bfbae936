"""How alike two names are, and whom somebody may mean."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.likeness import abbreviates, closeness, likeness

NAMES = st.text(alphabet="市县科技教育发展改革委局集团abc ", max_size=10)


@pytest.mark.parametrize(
    ("short", "long", "is_short"),
    [
        ("城投集团", "城市建设投资集团", True),
        ("城投集团", "城投集团", False),
        ("建投集团", "城市建设投资集团", False),
        ("城投公司", "城市建设投资集团", False),
        ("局", "科技局", False),
    ],
)
def test_an_abbreviation_keeps_the_first_and_the_last(short: str, long: str, *, is_short: bool) -> None:
    assert abbreviates(short, long) is is_short


def test_the_surer_ground_goes_first() -> None:
    names = ["汕尾市发展改革委"]
    order = [
        "汕尾市发展改革委",
        "汕尾市发展",
        "发展改革",
        "汕市发改委",
        "fzgg",
        "fazhangaige",
        "汕头市发展改革局",
        "市水务局",
    ]
    found = [closeness(written, names) for written in order]
    assert found == sorted(found, reverse=True)
    assert len({int(one) for one in found}) == 7
    assert found[-1] == 0


@settings(deadline=None)  # the first pair loads the library
@given(NAMES, NAMES)
def test_likeness_is_a_share_of_what_both_have(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 100
    assert not (abbreviates(one, other) and abbreviates(other, one))


@given(NAMES.filter(bool), st.lists(NAMES, max_size=4))
def test_a_name_is_closest_to_itself(written: str, names: list[str]) -> None:
    assert closeness(written, [written, *names]) >= closeness(written, names)
    assert closeness(written, [written]) > 6
