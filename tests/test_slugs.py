"""Identifiers in pinyin: readable, ASCII, and the same for ever."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.slugs import fingerprint, slug

# The readings of the 20 902 characters of the first block of Chinese in Unicode. If this fails, every published
# identifier would change: go back to the version of pypinyin that pyproject.toml names.
READINGS = "34d5aafb03bb95ed"


def test_readings_never_change() -> None:
    read = "\n".join(slug.__wrapped__(chr(code)) for code in range(0x4E00, 0x9FA6))
    assert hashlib.sha256(read.encode()).hexdigest()[:16] == READINGS


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("成都市", "chengdushi"),
        ("重庆市", "chongqingshi"),
        ("人民银行", "renminyinhang"),
        ("厦门", "xiamen"),
        ("长沙", "changsha"),
    ],
)
def test_names_are_read_as_people_say_them(words: str, name: str) -> None:
    assert slug(words) == name


@given(st.text(max_size=80), st.integers(1, 60))
def test_a_slug_is_short_ascii(words: str, limit: int) -> None:
    name = slug(words, limit)
    assert name
    assert len(name) <= limit
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert fingerprint(words).isascii()
