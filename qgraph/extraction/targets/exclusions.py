"""Numbers that are not targets: subsidies, conditions, scores, names, what was (不是目标的数字)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from qgraph.extraction.tables import table
from qgraph.extraction.targets.verbs import ends_in_verb

if TYPE_CHECKING:
    from qgraph.extraction.targets.quantities import Quantity
    from qgraph.model import Span
__all__ = ["Setting", "aim", "excluded"]

# Conditions look at the words around a number, not at pages: a limit keeps the work linear.
_NEAR = 120
# 百家 and 千名 count; 两个方面 and 十大工程 are how a text is arranged, 千亩 and 百里 are part of names.
_MANY = 100
_SCALES = "百千万亿"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a quantity stands: the folded text, its sentence, its part between commas, and whether an aim is stated."""

    text: str
    sentence: Span
    piece: Span
    aimed: bool


@dataclass(frozen=True, slots=True)
class _Row:
    note: str
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    kinds: frozenset[str]
    always: bool
    undone: bool  # only where no verb of doing stands right before the number


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_row(row) for row in table("not_targets")["not"])


def _row(row: dict[str, Any]) -> _Row:
    names = [name for name in ("before", "after", "part", "sentence") if name in row]
    patterns = tuple((name, re.compile(row[name])) for name in names)
    return _Row(
        row["note"], patterns, frozenset(row.get("kinds", ())), row.get("always", False), not row.get("done", True)
    )


@cache
def _aims() -> re.Pattern[str]:
    return re.compile(table("not_targets")["aims"])


def aim(text: str, sentence: Span) -> int | None:
    """Where the first word stands that says that what follows it in the sentence is aimed at (力争, 确保).

    >>> from qgraph.model import Span
    >>> aim("全市力争培育5家", Span(0, 8))
    2
    """
    match = _aims().search(text, sentence.start, sentence.end)
    return match.start() if match else None


def excluded(quantity: Quantity, setting: Setting) -> str | None:
    """Why a quantity is no target, in the words of the row of lexicon/not_targets.toml; None where no row says so."""
    words = _surroundings(quantity, setting)
    for row in _rows_for(quantity.kind, _in_characters(quantity), setting.aimed):
        if not all(pattern.search(words[name]) for name, pattern in row.patterns):
            continue
        if not (row.undone and ends_in_verb(setting.text[setting.piece.start : quantity.span.start][-_NEAR:])):
            return row.note
    return None


@cache
def _rows_for(kind: str, characters: str, aimed: bool) -> tuple[_Row, ...]:
    """The rows that may tell of a quantity of a kind, written in characters or not, aimed at or not."""
    asked = (row for row in _rows() if row.always or not aimed)
    return tuple(row for row in asked if not row.kinds or row.kinds & {kind, characters})


def _in_characters(quantity: Quantity) -> str:
    """How a number written in characters stands (not_targets.toml): spelt, round or few; nothing for others."""
    if not quantity.spelt:
        return ""
    if quantity.bounded:
        counted = quantity.kind == "count" and len(quantity.values) == 1 and quantity.values[0] < _MANY
        return "few" if counted and not quantity.predicate else ""
    scaled = quantity.unit is not None and quantity.unit[0] in _SCALES
    large = quantity.kind != "measure" and (scaled or quantity.values[0] >= _MANY)
    return ("" if quantity.compared else "round") if large else "spelt"


def _surroundings(quantity: Quantity, setting: Setting) -> dict[str, str]:
    text, piece = setting.text, setting.piece
    start, end = quantity.number.start, quantity.span.end
    near, far = max(piece.start, start - _NEAR), min(piece.end, end + _NEAR)
    return {
        "before": text[near:start],
        "after": text[end:far],
        "part": text[near:far],
        "sentence": text[max(setting.sentence.start, start - 2 * _NEAR) : far],
    }
