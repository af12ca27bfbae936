"""The number and the title in the words of a cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import is_wide
from qgraph.extraction.grids.words import BREAK
from qgraph.extraction.tables import table
from qgraph.model import Span, fold

if TYPE_CHECKING:
    from qgraph.extraction.grids.words import Words

__all__ = ["Titled", "bare_number", "is_amount", "is_number", "plain", "titled"]

_CN = "[一二三四五六七八九十百零]{1,4}"
_EDGES = " 、.．:：–-\u2028"
_STOP = re.compile(
    rf"[。;!?](?!$)|\.(?=\s+[A-Z])|(?<=[。;.!?:]){BREAK}"
    rf"|{BREAK}(?=\s*(?:\d{{1,2}}[.、)]|\({_CN}\)|[①-⑳•·●-]))"
)
_COMMA = re.compile(",(?![^(]*\\))")
_LONG, _LONGEST = 40, 80  # as in the outline: Chinese characters; three times as many of a Latin text
_WIDE_BREAK = re.compile(rf"(?<=[\u3000-\u9fff\uff00-\uffef])\s*{BREAK}\s*(?=[\u3000-\u9fff\uff00-\uffef“])")


def _pattern(text: str) -> str:
    """A pattern of the table with what its signs stand for."""
    units = "|".join(table("columns")["units"]["words"])
    for sign, stands_for in (("{cn}", _CN), ("{n}", r"\d{1,3}"), ("{unit}", f"(?:{units})")):
        text = text.replace(sign, stands_for)
    return text


@cache
def _number() -> re.Pattern[str]:
    patterns = "|".join(_pattern(row["pattern"]) for row in table("columns")["number"])
    return re.compile(rf"\s*(?P<number>{patterns})\s*[–-]?\s*")


@cache
def _whole_number() -> re.Pattern[str]:
    return re.compile(_pattern(table("columns")["whole_number"]["pattern"]))


@dataclass(frozen=True, slots=True)
class Titled:
    """A printed number without the signs around it, a title, and where the two stand."""

    number: str
    title: str
    span: Span


def is_number(words: str) -> bool:
    """Whether words are a number of an item and nothing else.

    >>> is_number("1."), is_number("（三）"), is_number("2.1"), is_number("Action 3"), is_number("3个")
    (True, True, True, True, False)
    """
    return _whole_number().fullmatch(fold(words).strip()) is not None


_AMOUNT = re.compile(r"[<>≤≥≧≦约]?\d[\d,]*(?:\.\d+)?\s*(?:%|[\u4e00-\u9fff]{0,3})")


def is_amount(words: str) -> bool:
    """Whether words say how much and nothing else.

    >>> is_amount("500户"), is_amount("≥95%"), is_amount("1.种树")
    (True, True, False)
    """
    return _AMOUNT.fullmatch(fold(words).strip()) is not None


def bare_number(words: str) -> str:
    """A printed number without the signs that part it from a title.

    >>> bare_number("一、"), bare_number("3)"), bare_number("（二）"), bare_number("Action 3:")
    ('一', '3', '（二）', 'Action 3')
    """
    bare = plain(words).strip(_EDGES)
    return bare if "(" in fold(bare) else bare.strip(")）")


def plain(words: str) -> str:
    r"""Words in one line: a break between Chinese characters vanishes, any other is a space.

    >>> plain("建立\u2028台账"), plain("Plant\u2028trees")
    ('建立台账', 'Plant trees')
    """
    return " ".join(_WIDE_BREAK.sub("", words).split())


def titled(words: Words) -> Titled | None:
    """The number and the title a cell begins with; None where it has no words.

    A cell of moderate length is its title. Of a longer one its first sentence is, or the part before the first comma.
    """
    folded = fold(words.text)
    if not folded.strip():
        return None
    match = _number().match(folded)
    start = match.end() if match and match.end() < len(folded) else 0
    end = _title_end(folded, start)
    number = bare_number(words.text[match.start("number") : match.end("number")]) if match and start else ""
    return Titled(
        number, plain(words.text[start:end]), words.span(match.start("number") if match and start else start, end)
    )


def _title_end(folded: str, start: int) -> int:
    scale = 1 if is_wide(folded[start:]) else 3
    stop = _STOP.search(folded, start)
    end = stop.start() if stop else len(folded)
    if end - start > _LONG * scale and (comma := _COMMA.search(folded, start + 2, end)):
        end = comma.start()
    if end - start > _LONGEST * scale:
        space = folded.rfind(" ", start, start + _LONGEST * scale)
        end = space if space > start else start + _LONGEST * scale
    while end > start + 1 and folded[end - 1] in " 。;.,:":
        end -= 1
    return end
