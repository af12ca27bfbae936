"""The words behind names in a clause: verbs, 等, delegation, and what stands aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from qgraph.extraction.clauses.english import english_deadline
from qgraph.extraction.tables import table
from qgraph.model import Role

__all__ = [
    "Cue",
    "match_aside",
    "match_delegation",
    "match_duty",
    "match_infix",
    "match_open",
    "match_time",
    "match_verb",
    "only_verbs",
    "role_words",
]

# Verbs, 等 and delegations are looked for in this many last characters: no form is longer.
_REACH = 160
# The same few words close and open pieces again and again: what was read of a piece is kept for this many of them.
_KEPT = 2048


@dataclass(frozen=True, slots=True)
class Cue:
    """A role and the words that gave it, with where they begin in the piece they were found in."""

    role: Role
    words: str
    start: int


@cache
def _verbs(*, manner: bool) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    """The pattern of each row for the end of a piece, with the words that may stand around a verb written out."""
    around = {name: table("roles")[name]["pattern"] for name in ("remit", "manner")}
    if not manner:
        around["manner"] = "(?!)"  # which nothing is
    words = {f"{{{name.replace('_', ' ')}}}": _any(listed) for name, listed in table("roles")["verbs"].items()}
    compiled = []
    for row in table("roles")["verb"]:
        pattern = row["pattern"]
        for name, words_for_it in around.items():
            pattern = pattern.replace(f"{{{name}}}", words_for_it)
        for name, listed in words.items():
            pattern = pattern.replace(name, f"(?:{listed})")
        compiled.append((Role(row["role"]), re.compile(f"(?:{pattern})$")))
    return tuple(compiled)


def _any(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache(_KEPT)
def match_verb(piece: str, *, manner: bool = True) -> Cue | None:
    """The role verb a piece ends with; the longest where several fit, the first row where they are as long.

    ``manner``: words for the rule or plan it is done by belong to it, as they may not in running text.

    >>> match_verb("市科技局、市质监局等单位按职责分工负责")
    Cue(role=<Role.JOINT: 'joint'>, words='按职责分工负责', start=12)
    """
    offset = max(0, len(piece) - _REACH)
    tail = piece[offset:]
    found = [(match.start(), role) for role, pattern in _verbs(manner=manner) if (match := pattern.search(tail))]
    if not found:
        return None
    start, role = min(found, key=lambda pair: pair[0])
    return Cue(role, tail[start:], offset + start)


@cache
def role_words() -> re.Pattern[str]:
    """The words that make a sentence worth accounting for, whether it gives an assignment or not."""
    return re.compile("|".join(table("roles")["coverage"]["words"]))


@cache
def _verb_words() -> re.Pattern[str]:
    return re.compile(f"(?:{_any([word for words in table('roles')['verbs'].values() for word in words])})+")


@lru_cache(_KEPT)
def only_verbs(piece: str) -> bool:
    """Whether a piece holds nothing but words around a verb, as the second half of 负责指导、监督 does.

    >>> only_verbs("监督"), only_verbs("市财政局监督")
    (True, False)
    """
    return bool(_verb_words().fullmatch(piece))


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(table("roles")["duty"]["pattern"])


@lru_cache(_KEPT)
def match_duty(piece: str) -> Cue | None:
    """The role verb inside a piece that goes on to say for what: 市财政局负责资金保障.

    >>> match_duty("市财政局负责资金保障")
    Cue(role=<Role.RESPONSIBLE: 'responsible'>, words='负责', start=4)
    """
    match = _duty().match(piece)
    verb = match_verb(piece[: match.end("verb")]) if match else None
    return verb if verb and match and verb.start <= match.start("verb") else None


@cache
def _infix() -> re.Pattern[str]:
    return re.compile(table("roles")["infix"]["pattern"])


@lru_cache(_KEPT)
def match_infix(piece: str) -> tuple[Cue, int] | None:
    """The role verb between two lists that no stop parts, and where the second list begins.

    >>> match_infix("市科技局牵头会同市财政局")
    (Cue(role=<Role.LEAD: 'lead'>, words='牵头', start=4), 8)
    """
    match = _infix().search(piece)
    return (Cue(Role.LEAD, match["verb"], match.start()), match.end()) if match and match.start() > 1 else None


@cache
def _time() -> re.Pattern[str]:
    return re.compile(table("roles")["time"]["pattern"])


@lru_cache(_KEPT)
def match_time(piece: str) -> int:
    """How many characters at the head of a piece say by when; 0 where none do.

    >>> match_time("2030年底前由市财政局负责"), match_time("市财政局负责")
    (8, 0)
    """
    match = _time().match(piece)
    return match.end() if match else 0


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(table("roles")[name]["pattern"] + "$")


@lru_cache(_KEPT)
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


@lru_cache(_KEPT)
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


@lru_cache(_KEPT)
def match_aside(piece: str) -> tuple[str, int] | None:
    """What a piece is about that is not about who ("deadline" or "other"), and where it begins behind its label.

    >>> match_aside("完成时限:2030年12月底"), match_aside("长期坚持"), match_aside("市科技局")
    (('deadline', 5), ('deadline', 0), None)
    """
    english = english_deadline(piece)
    if english:
        return "deadline", english
    for name, pattern in _asides():
        match = pattern.match(piece)
        if match:
            labelled = match.end() < len(piece) or piece.endswith(":")
            return name, match.end() if labelled else 0
    return None
