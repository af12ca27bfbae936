"""Identifiers are ASCII, readable, and tell apart what is different."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph.graph import iris
from qgraph.graph.names import DATA
from qgraph.slugs import slug

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)
PLAIN = re.compile(r"[A-Za-z0-9:/._~%#,=-]+")


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("甲府办〔2031〕7号", "甲府办〔2031〕7号"),
        ("甲府办[2031]7号", "甲府办〔2031〕7号"),
        ("甲府办（２０３１）７号", "甲府办〔2031〕7号"),
        ("甲府办［2031］第07号", "甲府办〔2031〕7号"),
        ("甲府办【2031】 7 号", "甲府办〔2031〕7号"),
        ("2031年第3号公告", None),
        ("", None),
    ],
)
def test_a_number_has_one_spelling(printed: str, number: str | None) -> None:
    assert iris.number_of(printed) == number


def test_governments_that_sound_alike_do_not_share_a_document() -> None:
    for one, other in ("津晋", "吉冀", "豫渝", "赣甘"):
        first, second = (iris.document(number=f"{sign}政发〔2031〕1号") for sign in (one, other))
        assert first != second


def test_signs_without_a_fingerprint_can_be_told_apart_by_ear() -> None:
    """No two rows of such characters read alike, however they are cut (Sardinas and Patterson, 1953)."""
    plain = iris._PLAIN_IN_NUMBERS
    code = {slug(character) for character in plain}
    assert len(code) == len(plain)
    dangling = {b.removeprefix(a) for a in code for b in code if b != a and b.startswith(a)}
    seen: set[str] = set()
    while dangling - seen:
        seen |= dangling
        assert not seen & code
        ahead = {b.removeprefix(a) for a in seen for b in code if b.startswith(a)}
        dangling = ahead | {a.removeprefix(b) for a in seen for b in code if a.startswith(b)}


def test_a_document_is_its_number_before_its_title() -> None:
    number = "粤府办〔2031〕60号"
    assert iris.document(number=number, title="甲") == iris.document(number="粤府办[2031]60号", title="乙")


def test_a_number_of_another_form_still_identifies() -> None:
    one, other = (iris.document(number=number) for number in ("某令第1号", "某令第2号"))
    assert one != other
    assert one == iris.document(number="某令 第1号")


def test_documents_of_one_title_differ_by_issuer() -> None:
    one, other = (iris.document(title="关于做好工作的通知", issuer=issuer) for issuer in ("甲市政府", "乙市政府"))
    assert one != other


def test_a_document_of_which_nothing_is_known_is_its_file() -> None:
    assert iris.document(sha256="0123456789abcdef" * 4) == f"{DATA}doc/file-0123456789abcdef"


@given(WORDS, WORDS)
def test_any_title_and_issuer_make_a_plain_identifier(title: str, issuer: str) -> None:
    made = iris.document(title=title, issuer=issuer, sha256="ab" * 32)
    assert PLAIN.fullmatch(made)
    assert len(made.removeprefix(f"{DATA}doc/")) <= 60 + 1 + 8


@given(WORDS)
def test_any_name_makes_a_plain_identifier(name: str) -> None:
    for made in (iris.agency(name), iris.place(name), iris.concept("indicator", name), iris.unit(name)):
        assert PLAIN.fullmatch(made)
    assert PLAIN.fullmatch(iris.document(number=name, sha256="0"))


@given(WORDS, WORDS)
def test_concepts_are_one_exactly_when_their_spelling_is(one: str, other: str) -> None:
    same = iris.concept("product", one) == iris.concept("product", other)
    assert same == (_normal(one) == _normal(other))


def _normal(label: str) -> str:
    import unicodedata

    return unicodedata.normalize("NFC", iris.one_spelling(label))
