"""Identifiers in pinyin: readable, ASCII, and the same for ever."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

from qgraph.slugs import fingerprint, slug

ROOT = Path(__file__).resolve().parent.parent

# The readings of the 20 902 characters of the first block of Chinese in Unicode. If this fails, every published
# identifier would change: restore the table.
READINGS = "34d5aafb03bb95ed"


def test_readings_never_change() -> None:
    read = "\n".join(slug.__wrapped__(chr(code)) for code in range(0x4E00, 0x9FA6))
    assert hashlib.sha256(read.encode()).hexdigest()[:16] == READINGS


def test_the_table_gives_each_character_the_reading_that_pypinyin_gives_it() -> None:
    table = (ROOT / "qgraph" / "readings.txt").read_text(encoding="utf-8").splitlines()
    ours = {character: reading for reading, characters in map(str.split, table) for character in characters}
    theirs = {chr(code): pinyin(chr(code), style=Style.NORMAL)[0][0].replace("ü", "v") for code in PINYIN_DICT}
    assert ours == theirs


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
