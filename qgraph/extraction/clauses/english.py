"""Clauses in English: their labels and verbs, and names that hold commas and conjunctions themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import table
from qgraph.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "english_deadline",
    "english_labels",
    "english_mark",
    "english_verb",
    "is_english",
    "looks_like_english_body",
    "split_english",
]

_LETTERS = re.compile(r"[A-Za-z]{2}")
_HAN = re.compile(r"[\u4e00-\u9fff]")
# What may part two names. A comma or an "and" inside a name parts nothing, and is mended afterwards.
_SIGNS = re.compile(r"\s*(?:,\s*and\s|,|;|\sand\s|\s&\s|\s/\s|\n)\s*")
_ARTICLE = re.compile(r"(?:and\s+)?(?:the\s+)?", re.IGNORECASE)
_LONGEST = 90


def is_english(words: str) -> bool:
    """Whether a stretch of a clause is in Latin letters.

    >>> is_english("Ministry of Finance"), is_english("市财政局")
    (True, False)
    """
    return bool(_LETTERS.search(words)) and not _HAN.search(words)


@cache
def _labels() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """Patterns with the colon of a label, and of words before a list that need none."""
    begins = r"(?:(?<=[\n(\[;*|.])|(?<=[,.;] )|(?<=\*\*)|^)[ \t*-]*"
    rows = table("english")
    return tuple(
        (Role(row["role"]), re.compile(rf"{begins}(?P<words>{row['pattern']}){closes}", re.IGNORECASE | re.MULTILINE))
        for key, closes in (("label", r"\**[ \t]*(?::|[–—]|-(?= ))[ \t]*\**"), ("opens", r"(?=\s)"))
        for row in rows[key]
    )


def english_labels(folded: str, start: int, end: int) -> Iterator[tuple[str, Role, int, int, bool]]:
    """The English labels between two places: words, role, start, end, and whether a colon or a dash closes them."""
    for place, (role, pattern) in enumerate(_labels()):
        for match in pattern.finditer(folded, start, end):
            yield match["words"], role, match.start("words"), match.end(), place < len(table("english")["label"])


def english_mark(words: str) -> Role | None:
    """The role that a word in brackets behind a name gives: (lead).

    >>> english_mark("lead"), english_mark("2030")
    (<Role.LEAD: 'lead'>, None)
    """
    rows = table("english")["label"]
    return next((Role(row["role"]) for row in rows if re.fullmatch(row["pattern"], words, re.IGNORECASE)), None)


@cache
def _verbs() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple(
        (Role(row["role"]), re.compile(rf"(?<=\s)(?:{row['pattern']})[. ]*$", re.IGNORECASE))
        for row in table("english")["verb"]
    )


def english_verb(piece: str) -> tuple[Role, int] | None:
    """The role verb an English piece ends with, and where it begins.

    >>> english_verb("the Ministry of Finance shall take the lead")
    (<Role.LEAD: 'lead'>, 24)
    """
    found = [(match.start(), role) for role, pattern in _verbs() if (match := pattern.search(piece))]
    return min(((role, start) for start, role in found), key=lambda pair: pair[1], default=None)


@cache
def _deadline() -> re.Pattern[str]:
    return re.compile(table("english")["aside"]["deadline"], re.IGNORECASE)


def english_deadline(piece: str) -> int:
    """Where the words for a time begin behind a label such as Timeline:; 0 where there is none."""
    match = _deadline().match(piece)
    return match.end() if match else 0


@cache
def _names() -> tuple[re.Pattern[str], re.Pattern[str]]:
    row = table("english")["name"]
    heads = "|".join(sorted(map(re.escape, row["heads"]), key=len, reverse=True))
    return re.compile(rf"\b(?:{heads})\b"), re.compile(row["pattern"])


def looks_like_english_body(name: str) -> bool:
    """Whether English words look like the name of a public body: one of its nouns, or an acronym.

    >>> [looks_like_english_body(name) for name in ("Ministry of Finance", "GSA", "Forestry and Tourism", "shops")]
    [True, True, False, False]
    """
    heads, acronym = _names()
    return len(name) <= _LONGEST and bool(heads.search(name) or acronym.fullmatch(name))


@cache
def _open() -> re.Pattern[str]:
    return re.compile(table("english")["open"]["pattern"], re.IGNORECASE)


def split_english(words: str) -> tuple[list[tuple[int, int]], bool]:
    """Where the names of an English list lie, without their articles, and whether the list is left open.

    What looks like no body of its own belongs to the name before it (Ministry of Environment, Forestry and Tourism)
    or, where "and" joins it to words that end with the noun of a body, to those (Development and Reform Commission).

    >>> text = "Ministry of Environment, Forestry and Tourism, the Development and Reform Commission and GSA"
    >>> [text[start:end] for start, end in split_english(text)[0]]
    ['Ministry of Environment, Forestry and Tourism', 'Development and Reform Commission', 'GSA']
    """
    left = _open().search(words.rstrip(" ."))
    limit = left.start() if left else len(words.rstrip(" ."))
    cuts = list(_SIGNS.finditer(words, 0, limit))
    begins = [0, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), limit]
    names: list[tuple[int, int]] = []
    waiting: int | None = None
    for place, (begin, end) in enumerate(zip(begins, ends, strict=True)):
        article = _ARTICLE.match(words, begin)
        start = waiting if waiting is not None else article.end() if article else begin
        waiting = None
        is_body = looks_like_english_body(words[start:end])
        following = words[begins[place + 1] : ends[place + 1]] if place < len(cuts) else ""
        if not is_body and following and cuts[place].group().strip() == "and" and _ends_a_body(following):
            waiting = start
        elif not is_body and names and looks_like_english_body(words[slice(*names[-1])]):
            names[-1] = (names[-1][0], end)
        elif start < end:
            names.append((start, end))
    return names, left is not None


def _ends_a_body(words: str) -> bool:
    """Whether words end with the noun of a body, as Reform Commission does and Ministry of Finance does not."""
    found = list(_names()[0].finditer(words))
    return bool(found) and found[-1].end() == len(words) and found[0].start() > 0
