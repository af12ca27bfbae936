"""The words of a clause that are not names: labels, verbs, 等, delegation, and what stands aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from qgraph.extraction.tables import table
from qgraph.model import Role

__all__ = [
    "Cue",
    "label_at",
    "label_pattern",
    "match_aside",
    "match_delegation",
    "match_open",
    "match_verb",
    "names_persons",
]

# Verbs, 等 and delegations are looked for in this many last characters: no form is longer.
_REACH = 160


@dataclass(frozen=True, slots=True)
class Cue:
    """A role and the words that gave it, with where they begin in the piece they were found in."""

    role: Role
    words: str
    start: int


@cache
def label_pattern() -> re.Pattern[str]:
    """Labels such as 责任单位: or 牵头部门: at a place where a piece may begin; group ``words`` is the label."""
    label = table("roles")["label"]
    stems = "|".join(sorted((word for row in label["stem"] for word in row["words"]), key=len, reverse=True))
    tails = "|".join(label["tails"])
    begins = r"(?<![^\s;,。、:()\[〔【])"
    level = "(?:" + "|".join(label["before"]) + ")?"
    tail = rf"(?P<tail>(?:及|和)?(?:{tails})(?:\((?:{tails})\))?)?"
    colon = r"(?P<colon>:|[为是](?=[^\s;,。、]))"
    return re.compile(rf"{begins}(?P<words>{level}(?:{stems}){{1,3}}{tail})[ \t]*{colon}")


@cache
def _stems() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """The stems of each role, in the order in which they win."""
    label = table("roles")["label"]
    words: dict[str, list[str]] = {role: [] for role in label["order"]}
    for row in label["stem"]:
        words[row["role"]] += row["words"]
    return tuple((Role(role), re.compile("|".join(stems))) for role, stems in words.items())


def label_at(words: str) -> Role:
    """The role a label gives.

    >>> [label_at(words).value for words in ("牵头责任单位", "协同责任单位", "责任单位")]
    ['lead', 'participant', 'responsible']
    """
    return next((role for role, stems in _stems() if stems.search(words)), Role.RESPONSIBLE)


def names_persons(label: str) -> bool:
    """Whether a label introduces persons, whose names are no bodies.

    >>> names_persons("责任领导"), names_persons("责任单位")
    (True, False)
    """
    return label.endswith(tuple(table("roles")["label"]["persons"]))


@cache
def _verbs() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return tuple((Role(row["role"]), re.compile(f"(?:{row['pattern']})$")) for row in table("roles")["verb"])


def match_verb(piece: str) -> Cue | None:
    """The role verb a piece ends with; the longest where several fit, the first row where they are as long.

    >>> match_verb("市科技局、市质监局等单位按职责分工负责")
    Cue(role=<Role.JOINT: 'joint'>, words='按职责分工负责', start=12)
    """
    offset = max(0, len(piece) - _REACH)
    tail = piece[offset:]
    found = [(match.start(), role) for role, pattern in _verbs() if (match := pattern.search(tail))]
    if not found:
        return None
    start, role = min(found, key=lambda pair: pair[0])
    return Cue(role, tail[start:], offset + start)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("roles")[name]["pattern"] + "$")


def match_open(piece: str) -> tuple[int, bool] | None:
    """Where the 等 that ends a list begins, and whether it leaves the list open; None where there is none.

    >>> match_open("市科技局等单位"), match_open("市科技局等8个部门"), match_open("某高等院校")
    ((4, True), (4, False), None)
    """
    offset = max(0, len(piece) - _REACH)
    match = _pattern("open").search(piece[offset:])
    if match is None:
        return None
    return offset + match.start(), match.group("count") is None


def match_delegation(piece: str) -> tuple[int, str] | None:
    """Where 按照X职责分工 begins at the end of a piece, and the words for X.

    >>> match_delegation("市农业局等单位按照某府办〔2016〕8号文职责分工")
    (7, '某府办〔2016〕8号')
    """
    offset = max(0, len(piece) - _REACH)
    match = _pattern("delegation").search(piece[offset:])
    return (offset + match.start(), match.group("document")) if match else None


@cache
def _asides() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["name"], re.compile(row["pattern"])) for row in table("roles")["aside"])


def match_aside(piece: str) -> tuple[str, int] | None:
    """What a piece is about that is not about who ("deadline" or "other"), and where it begins behind its label.

    >>> match_aside("完成时限:2030年12月底"), match_aside("长期坚持"), match_aside("市科技局")
    (('deadline', 5), ('deadline', 0), None)
    """
    for name, pattern in _asides():
        match = pattern.match(piece)
        if match:
            return name, match.end() if match.group().endswith(":") else 0
    return None
