"""What reading knows, as tables: each row is a pattern with invented examples that prove it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from qgraph.errors import LexiconError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["Row", "alternation", "raw", "rows"]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of patterns; ``where`` is the part of a page it holds for, empty for anywhere."""

    table: str
    kind: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    where: str = ""


@cache
def raw(table: str) -> tuple[dict[str, Any], ...]:
    """The rows of ``table`` as they stand in its TOML file.

    Raises:
        LexiconError: a row without kind or examples.
    """
    text = _folder().joinpath(f"{table}.toml").read_text(encoding="utf-8")
    found = tuple(tomllib.loads(text).get("row", []))
    for place, row in enumerate(found, 1):
        if not row.get("kind") or not row.get("examples"):
            raise LexiconError(f"{table}.toml", f"row {place}", "缺 kind 或 examples · needs kind and examples")
    return found


def _folder() -> Traversable:
    return files(__package__)


@cache
def rows(table: str) -> tuple[Row, ...]:
    """The rows of a table of patterns, compiled.

    Raises:
        LexiconError: a pattern that is missing or does not compile.
    """
    return tuple(_compiled(table, place, row) for place, row in enumerate(raw(table), 1))


def _compiled(table: str, place: int, row: dict[str, Any]) -> Row:
    try:
        pattern = re.compile(row["pattern"])
    except (KeyError, re.error) as error:
        raise LexiconError(f"{table}.toml", f"row {place}", f"pattern: {error}") from error
    return Row(table, row["kind"], pattern, tuple(row["examples"]), row.get("where", ""))


@cache
def alternation(table: str, kind: str = "") -> str:
    """One regular expression, in a group without name, for all rows of ``table`` (of ``kind``, where given)."""
    return "(?:" + "|".join(row.pattern.pattern for row in rows(table) if kind in ("", row.kind)) + ")"
