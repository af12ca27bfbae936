"""Labels before lists of names: 责任单位:, 牵头部门:, 【配合单位】, and whatever else is built from such words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from qgraph.extraction.clauses.cues import match_aside
from qgraph.extraction.clauses.english import english_labels
from qgraph.extraction.tables import table
from qgraph.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Label",
    "find_labels",
    "may_hold_label",
    "plainly_about_roles",
    "role_of_label",
    "stem_role",
    "unknown_labels",
]

_HAN = "[\u4e00-\u9fff]"
# Where a label may begin: behind white space, a stop, a bracket or a mark that opens a line.
_BEGINS = frozenset(' \t\n\r\u2028;,。、:()[]〔〕【】*/|.·•●■◆★"“「『《—-')
# Or right behind a name, where the sign between them was lost; then nothing may stand before its first stem.
_ENDS_A_NAME = frozenset("局委办厅部会府院司署处行")
# What may stand before the first stem, as in 本项任务责任单位: so many characters, and no name.
_KEPT = 512  # a document uses few labels, again and again
_LONGEST_PREFIX = 8
_PREFIX = re.compile("[\u4e00-\u9fff0-9]|(?<=[0-9])[—~-]")
_OPENERS = frozenset("([〔【")
_OPENS_A_LINE = r"(?<![^\n(\[〔【])"
# What follows a label: a colon; 为; no sign at all, which a body's name must make up for; or the bracket it stands in,
# where a name comes next (市财政局(牵头单位)、… marks the name before it instead).
_FOLLOWS = (
    r"(?:(?P<colon>(?:为|是|有|包括)?\**[ \t]*(?:[:∶]|——?|-)[ \t]*\**)|(?P<is>[为是](?=[^\s;,。、]))"
    r"|(?P<lost>[ \t]*(?=[\u4e00-\u9fff]))|(?P<bracket>[ \t]*[)\]〕】][ \t]*[:∶]?(?=\s*[\u4e00-\u9fff])))"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label at ``start``; what it introduces begins at ``end``.

    ``role`` is None for words that introduce no bodies: persons, or anything unknown. ``whole``: it says who is meant
    (单位, 部门). ``sign`` is what stands between it and the names: "colon", "bracket", "is" (为) or "lost" (white
    space only); "opens" for English words before a list (led by). ``mixed``: bodies and persons follow. ``beside``:
    it counts only beside another label (成员单位). ``aside``: it is not about who (完成时限). ``known``: a table has
    its words.
    """

    words: str
    role: Role | None
    start: int
    end: int
    whole: bool
    sign: str
    mixed: bool = False
    beside: bool = False
    aside: bool = False
    known: bool = True


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _stems() -> str:
    return _any([word for row in table("roles")["label"]["stem"] for word in row["words"]])


@cache
def _core() -> str:
    """The words of a label from its first stem on, as one pattern."""
    label = table("roles")["label"]
    joint = f"(?:{_any(label['joints'])})?"
    tail = f"(?:{_any(label['tails'])})"
    stem = f"(?:{_stems()})"
    level = "(?:省|市|县|区|州|镇|各)?(?:级|直|属)?"
    stems = rf"{stem}(?:{joint}{stem}|\({stem}\)){{0,3}}"
    tails = rf"(?P<tail>{level}(?:有关|相关)?{tail}(?:{joint}(?:{stem})?{tail}|\({tail}\)){{0,2}})?"
    return rf"{stems}{tails}(?:\([^():]{{2,24}}\))?"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(f"(?P<core>{_core()}){_FOLLOWS}")


@cache
def _alone() -> frozenset[str]:
    """Labels that need no word for who is meant: 牵头:."""
    return frozenset(table("roles")["label"]["alone"])


@cache
def _whole_core() -> re.Pattern[str]:
    return re.compile(f"{_HAN}{{0,{_LONGEST_PREFIX}}}?{_core()}")


# 责 任 单 位: the characters of a label spaced out to fill a line.
_PADDED = re.compile(rf"(?<![^\n(\[〔【;,。])[ \t]*(?P<words>(?:{_HAN}{{1,3}}[ \t]+){{1,6}}{_HAN}{{1,3}})[ \t]*[:∶]")
_ENGLISH = re.compile("[A-Za-z]{3}[^\n\u4e00-\u9fff]{0,30}?[:–—-]|[Bb]y |[Ww]ith ")
_REMARK = re.compile(r"\([^()]*[为的按含见][^()]*\)$")  # a remark on the label, and no part of it
_CLOSES = re.compile(r"[:∶—–\-为是)\]〕】 \t]|(?:单位|部门)(?=[\u4e00-\u9fff])")
# Any other words before a colon: 资金来源:, 目标:.
_UNKNOWN = re.compile(rf"(?<![^\s;,。、:()\[\]〔〕【】*])(?P<words>{_HAN}{{2,10}})\**[ \t]*:(?=[ \t]*\S)")

_BRACKETED = re.compile(rf"[\[〔【](?P<words>{_HAN}{{2,10}})[\]〕】]")
# Or between white space: 市财政局  完成时限  2030年.
_SPACED = re.compile(rf"(?<=[ \t])(?P<words>{_HAN}{{2,10}})[ \t]+(?=\S)")


def find_labels(folded: str, start: int, end: int) -> Iterator[Label]:
    """The labels between two places of a text, in printed order; none overlaps the one before.

    >>> text = "牵头单位:市财政局;责任人:张三"
    >>> [(label.words, label.role and label.role.value) for label in find_labels(text, 0, len(text))]
    [('牵头单位', 'lead'), ('责任人', None)]
    """
    found = [*_plain(folded, start, end), *_padded(folded, start, end)]
    if _ENGLISH.search(folded, start, end):
        found += [
            Label(words, role, begins, ends, whole=closed, sign="colon" if closed else "opens")
            for words, role, begins, ends, closed in english_labels(folded, start, end)
        ]
    at = start
    for label in sorted(found, key=lambda one: (one.start, -one.end)):
        if label.start >= at:
            yield label
            at = label.end


def may_hold_label(folded: str, start: int, end: int) -> bool:
    """Whether a stretch can hold a label: one quick look for a sign that closes one, or a word that may."""
    return _CLOSES.search(folded, start, end) is not None


def unknown_labels(folded: str, start: int, end: int) -> Iterator[Label]:
    """Words before a colon that no table knows, those in brackets or between white space that are not about who.

    >>> [label.words for label in unknown_labels("市财政局【完成时限】2030年【牵头】", 0, 20)]
    ['完成时限']
    >>> [label.words for label in unknown_labels("市财政局  完成时限  2030年", 0, 20)]
    ['完成时限']
    """
    for pattern, sign in ((_BRACKETED, "bracket"), (_SPACED, "lost")):
        for match in pattern.finditer(folded, start, end):
            if match_aside(f"{match['words']}:"):
                yield Label(match["words"], None, match.start(), match.end(), whole=True, sign=sign)
    for match in _UNKNOWN.finditer(folded, start, end):
        words = match["words"]
        if not _level().fullmatch(words):
            known = words.endswith(tuple(table("roles")["label"]["persons"]))
            yield Label(words, None, match.start(), match.end(), whole=True, sign="colon", known=known)


@cache
def _level() -> re.Pattern[str]:
    return re.compile("|".join(table("roles")["label"]["levels"]))


def plainly_about_roles(label: Label) -> bool:
    """Whether a label begins with a word that needs no other to give a role: 牵头单位 does, 项目主管部门 does not."""
    return label.words.startswith(tuple(_alone()))


def _plain(folded: str, start: int, end: int) -> Iterator[Label]:
    for match in _pattern().finditer(folded, start, end):
        begin = _begin(folded, match.start(), start)
        sign = match.lastgroup or "colon"
        behind = begin is None and match.start() > start and folded[match.start() - 1] in _ENDS_A_NAME
        if behind and sign == "colon":
            begin = match.start()
        if begin is None:
            continue
        words = folded[begin : match.end("core")]
        tail = match["tail"]
        if not tail and (sign != "colon" or words not in _alone()):
            continue
        if sign == "bracket":
            opener = len(folded[start:begin].rstrip(" \t")) + start - 1
            if opener < start or folded[opener] not in _OPENERS:
                continue
            begin = opener
        yield _labelled(words, tail, begin, match.end(), sign)


def _begin(folded: str, stem: int, floor: int) -> int | None:
    """Where the words of a label begin whose first stem is found: there, or a few characters before."""
    begin = stem
    while begin > floor and stem - begin <= _LONGEST_PREFIX and _PREFIX.match(folded, begin - 1):
        begin -= 1
    if stem - begin > _LONGEST_PREFIX or (begin < stem and folded[stem - 1] in _ENDS_A_NAME):
        return None
    return begin if begin == 0 or folded[begin - 1] in _BEGINS else None


def _padded(folded: str, start: int, end: int) -> Iterator[Label]:
    for match in _PADDED.finditer(folded, start, end):
        core = _whole_core().fullmatch("".join(match["words"].split()))
        if core:
            yield _labelled(core.group(), core["tail"], match.start("words"), match.end(), "colon")


def _labelled(words: str, tail: str | None, start: int, end: int, sign: str) -> Label:
    role, mixed, beside = _meaning(words, tail or "")
    return Label(words, role, start, end, whole=bool(tail), sign=sign, mixed=mixed, beside=beside)


@lru_cache(_KEPT)
def _meaning(words: str, tail: str) -> tuple[Role | None, bool, bool]:
    """The role of a label, whether persons follow as well as bodies, whether it counts only beside another."""
    persons, bodies = _who(tail)
    role = None if persons and not bodies else role_of_label(words)
    return role, persons and bodies, bool(_beside().search(words)) and not _strong().search(words)


@cache
def _beside() -> re.Pattern[str]:
    return re.compile(
        _any([word for row in table("roles")["label"]["stem"] if row.get("beside") for word in row["words"]])
    )


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(
        _any([word for row in table("roles")["label"]["stem"] if not row.get("beside") for word in row["words"]])
    )


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(_any(table("roles")["label"]["tails"]))


def _who(tail: str) -> tuple[bool, bool]:
    """Whether the end of a label means persons, and whether it means bodies.

    >>> _who("单位及责任人"), _who("部门(单位)"), _who("领导")
    ((True, True), (False, True), (True, False))
    """
    persons = set(table("roles")["label"]["persons"])
    found = _tails().findall(tail)
    return any(word in persons for word in found), any(word not in persons for word in found)


@cache
def _roles() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """The stems of each role, in the order in which they win."""
    label = table("roles")["label"]
    words: dict[str, list[str]] = {role: [] for role in label["order"]}
    for row in label["stem"]:
        words[row["role"]] += row["words"]
    return tuple((Role(role), re.compile(_any(stems))) for role, stems in words.items())


def role_of_label(words: str) -> Role:
    """The role a label gives.

    >>> [role_of_label(words).value for words in ("牵头责任单位", "协同责任单位", "责任单位(排首位的为牵头)")]
    ['lead', 'participant', 'responsible']
    """
    return stem_role(_REMARK.sub("", words)) or Role.RESPONSIBLE


def stem_role(words: str) -> Role | None:
    """The role that the stems in words give, the first that wins; None where there is no stem.

    >>> stem_role("牵头单位"), stem_role("单位")
    (<Role.LEAD: 'lead'>, None)
    """
    return next((role for role, stems in _roles() if stems.search(words)), None)
