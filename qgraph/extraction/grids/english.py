"""Bodies named in English in a cell: where one name ends and the next begins, and who has a role of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from qgraph.extraction.grids.columns import Kind, column_of
from qgraph.extraction.grids.words import BREAK
from qgraph.extraction.tables import table
from qgraph.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Listed", "is_english_body", "read_english"]

_STOPS = re.compile(rf"[;{BREAK}•·●▪]|(?<=\s)[-–](?=\s)|(?<=[a-z)])\.\s+(?=[A-Z])")
_LABEL = re.compile(r"\s*(?P<label>[A-Za-z][A-Za-z /()]{2,40}?)\s*(?::|\s[-–—]\s)\s*")
_COMMA = re.compile(r",(?!\d{3}\b)\s*")
_AND = re.compile(r"\s*&\s*|\s+and(?:\s*/\s*or)?\s+|\s+or\s+|\s+\+\s+")
_SLASH = re.compile(r"\s*/\s*")
_OF = re.compile(r"\b(?:of|for|on|to)\b")
_BRACKETED = re.compile(r"\s*\((?P<words>[^()]{1,60})\)$")
_DASHED = re.compile(r"\s+[-–—]\s+(?P<words>[A-Za-z-]{4,20})$")
_TURNS, _NEAR = 12, 80  # turns looked at between two stops, and characters around one
_MATTERS = 6  # that a name lists after its first: Department of Seas, Rivers, Lakes and Ponds
_EDGES = " \t,.;:*&/\u2028\u00a0"
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z&]{0,4}[A-Z]{1,6}s?\b|\b[A-Z][a-z]{1,9}[A-Z][A-Za-z]{1,9}\b")  # HSE, ComReg


@dataclass(frozen=True, slots=True)
class Listed:
    """Names that share a role, as stretches of the words read; no role of their own where the column gives it."""

    role: Role | None
    cue: str
    names: tuple[tuple[int, int], ...]
    open: bool


@dataclass
class _Reading:
    """What has been read so far of a cell."""

    words: str
    role: Role | None = None
    cue: str = ""

    def lists(self) -> Iterator[Listed]:
        for start, end in _between(_STOPS, self.words, 0, len(self.words)):
            yield from self._stretch(self._after_label(start, end), end)

    def _after_label(self, start: int, end: int) -> int:
        """Where the words behind a label begin; the label holds until the next one."""
        label = _LABEL.match(self.words, start, end)
        column = column_of(label["label"]) if label else None
        if not label or not column or column.kind is not Kind.ROLE:
            return start
        self.role, self.cue = column.role, label["label"]
        return label.end()

    def _stretch(self, start: int, end: int) -> Iterator[Listed]:
        """The names between two stops; behind words such as "with support from" they take part."""
        role, cue = self.role, self.cue
        for turn in [*_turns(self.words, start, end), None]:
            yield from _grouped(self.words, start, turn.start if turn else end, role, cue)
            if turn:
                start, role, cue = turn.end, turn.role, self.words[turn.start : turn.end].strip(" ,;")


@dataclass(frozen=True, slots=True)
class _Turn:
    start: int
    end: int
    role: Role


def _turns(words: str, start: int, end: int) -> list[_Turn]:
    """Where another role begins, the first few of them."""
    found: list[_Turn] = []
    for row in table("english_cells")["turn"]:
        for match in islice(_compiled(row["pattern"]).finditer(words, start, end), _TURNS):
            inside = any(one.start < match.end() and match.start() < one.end for one in found)
            before = words[max(start, match.start() - _NEAR) : match.start()]
            names = is_english_body(before) and is_english_body(words[match.end() : min(end, match.end() + _NEAR)])
            if match.end() < end and not inside and (names or not row.get("between")):
                found.append(_Turn(match.start(), match.end(), Role(row["role"])))
    return sorted(found, key=lambda turn: turn.start)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def read_english(words: str) -> list[Listed]:
    """The lists of names in the words of a cell, in printed order.

    A comma, an "and" or a slash parts two names only where both sides look like bodies, so that the Office of Roads
    and Bridges stays one.

    >>> words = "Parks Office, Office of Roads and Bridges and River Council (support), and other agencies"
    >>> [([words[a:b] for a, b in one.names], one.role and one.role.value, one.open) for one in read_english(words)]
    [(['Parks Office', 'Office of Roads and Bridges'], None, True), (['River Council'], 'participant', False)]
    """
    return list(_Reading(words).lists())


def _grouped(words: str, start: int, end: int, role: Role | None, cue: str) -> Iterator[Listed]:
    """The names between two places, those with a mark of their own (lead, support) in lists of their own."""
    plain: list[tuple[int, int]] = []
    marked: list[Listed] = []
    is_open = False
    for name in _names(words, start, end):
        first, last = _bare(words, *name)
        if _row("open").fullmatch(words, first, last):
            is_open = True
            continue
        mark = _mark(words, first, last)
        if mark:
            marked.append(Listed(mark[0], mark[2], (_trimmed(words, first, mark[1]),), open=False))
        elif first < last:
            plain.append((first, last))
    if plain:
        yield Listed(role, cue, tuple(plain), is_open)
    yield from marked


@cache
def _row(name: str) -> re.Pattern[str]:
    return re.compile(str(table("english_cells")[name]["pattern"]), re.IGNORECASE)


def _bare(words: str, start: int, end: int) -> tuple[int, int]:
    """A name without the words before it that are none of it."""
    start, end = _trimmed(words, start, end)
    while leading := _row("leading").match(words, start, end):
        if _row("open").fullmatch(words, start, end):
            break
        start = leading.end()
    return _trimmed(words, start, end)


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    while start < end and words[start] in _EDGES:
        start += 1
    while end > start and words[end - 1] in _EDGES and not (words[end - 1] == "." and words[start:end].count(".") > 1):
        end -= 1
    return start, end


def _mark(words: str, start: int, end: int) -> tuple[Role, int, str] | None:
    """The role in brackets or behind a dash at the end of a name, where the name ends, and the words of the mark."""
    for pattern in (_BRACKETED, _DASHED):
        match = pattern.search(words[start:end])
        for row in table("english_cells")["mark"] if match else ():
            if match and _compiled(row["pattern"]).fullmatch(match["words"].strip()):
                return Role(row["role"]), start + match.start(), match["words"]
    return None


def _names(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names between two places."""
    for first, last in _joined(words, list(_between(_COMMA, words, start, end))):
        for one in _parted(words, first, last, _AND):
            yield from _parted(words, *one, _SLASH)


def _between(pattern: re.Pattern[str], words: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The stretches between the matches of a pattern that stand outside brackets."""
    at = start
    for match in pattern.finditer(words, start, end):
        if words.count("(", at, match.start()) > words.count(")", at, match.start()):
            continue
        if words[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if words[at:end].strip():
        yield at, end


def _joined(words: str, pieces: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pieces between commas, of which those of one name are one: Department of Seas, Rivers and Lakes."""
    at = 0
    while at < len(pieces):
        start, end = pieces[at]
        last = at
        if words[start:end].strip(_EDGES).lower() in _words("offices"):
            last = min(at + 1, len(pieces) - 1)
        elif _opens_with_head(words[start:end]):
            ahead = range(at + 1, min(len(pieces), at + 1 + _MATTERS))
            last = next((place for place in ahead if _closes_name(words, pieces, at, place)), at)
        yield start, pieces[last][1]
        at = last + 1


def _closes_name(words: str, pieces: list[tuple[int, int]], first: int, at: int) -> bool:
    """Whether a piece is the last of what the body before is for: it holds an "and", and no piece is a body."""
    between = [words[start:end] for start, end in pieces[first + 1 : at + 1]]
    return _AND.search(f" {between[-1]} ") is not None and not any(is_english_body(one) for one in between)


def _parted(words: str, start: int, end: int, joint: re.Pattern[str]) -> list[tuple[int, int]]:
    """The names that a joint parts, found from the end: both sides must look like bodies."""
    found: list[tuple[int, int]] = []
    for match in reversed(list(joint.finditer(words, start, end))[-20:]):
        before, after = words[start : match.start()], words[match.end() : end]
        if words.count("(", start, match.start()) > words.count(")", start, match.start()):
            continue
        if is_english_body(before) and is_english_body(after) and not _goes_on(before, after):
            found.append((match.end(), end))
            end = match.start()
    return [(start, end), *reversed(found)]


def _goes_on(before: str, after: str) -> bool:
    """Whether what stands after an "and" goes on with the name before it.

    It may be what a body is for (Department of Housing and Local Government), or a word of the same kind
    (all departments and agencies).
    """
    bare = after.strip(_EDGES).lower().removeprefix("the ")
    classes = _words("classes")
    same_kind = bare in classes and before.lower().split()[-1] in classes
    return same_kind or (_opens_with_head(before) and bare in _words("matters"))


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("english_cells")[name]["words"])


def _opens_with_head(name: str) -> bool:
    """Whether a name is one of a body for something, such as Department of Parks."""
    of = _OF.search(name.lower())
    return of is not None and any(
        word in _words("heads") for word in re.findall(r"[a-z]+", name.lower()[: of.start()])[-3:]
    )


def is_english_body(name: str) -> bool:
    """Whether English words look like the name of a body, of several, or of an office.

    >>> [is_english_body(name) for name in ("Parks Agency", "Office of Roads", "GSA", "all agencies", "the UK")]
    [True, True, True, True, False]
    """
    bare = _BRACKETED.sub("", name).strip(_EDGES)
    words = re.findall(r"[a-z0-9&'’-]+", bare.lower())
    if not words:
        return False
    ends = _words("ends")
    if words[-1] in ends or " ".join(words[-2:]) in ends or _opens_with_head(bare):
        return True
    no_bodies = table("english_cells")["acronyms"]["not"]
    return any(match[0].rstrip("s") not in no_bodies for match in _ACRONYM.finditer(bare))
