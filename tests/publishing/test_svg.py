from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qgraph.publishing.svg import element, plain

# Everything a string of Python may hold, lone surrogates among it.
ANYTHING = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANYTHING, ANYTHING)
def test_any_words_make_valid_xml_that_says_them(words: str, value: str) -> None:
    read = etree.fromstring(str(element("text", words, lang=value)))
    said = plain(words).replace("\r\n", "\n").replace("\r", "\n")  # as every XML reader has it
    assert (read.text or "") == said
    assert read.tag == "text"


@given(ANYTHING)
def test_what_is_left_can_be_written_and_does_not_turn_what_follows(words: str) -> None:
    left = plain(words)
    left.encode("utf-8")
    assert not set(left) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u0000\ufffe")
    assert plain(left) == left


def test_markup_is_taken_as_it_is_and_words_are_not() -> None:
    inner = element("tspan", "<b>")
    assert str(element("text", inner, "&")) == "<text><tspan>&lt;b&gt;</tspan>&amp;</text>"
