"""The register of reforms: which bodies came of which, and what says so. Read from ``data/reforms.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgraph.errors import LexiconError

if TYPE_CHECKING:
    from datetime import date

__all__ = ["Basis", "Reform", "reform_of", "reforms", "reforms_of"]

_TABLE = Path("data", "reforms.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """The document a reform rests on; ``says`` is what it settled, in Chinese and English."""

    title: str
    issuer: str
    issued: date
    says: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reform:
    """One succession, in every area of ``levels``: the bodies ``sources`` became the body ``into`` (slugs).

    ``date`` is the day it took effect, None where areas followed one by one.
    """

    id: str
    title: tuple[str, str]
    levels: frozenset[str]
    sources: tuple[str, ...]
    into: str
    basis: Basis
    date: date | None = None


@cache
def reforms() -> tuple[Reform, ...]:
    """All rows of the register.

    Raises:
        LexiconError: The file is missing, is not TOML, or a row is wrong.
    """
    try:
        table = tomllib.loads(_path().read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(_TABLE, "file", str(error)) from error
    return tuple(_reform(table, number, row) for number, row in enumerate(table["reform"], start=1))


def reforms_of(slug: str, level: str) -> tuple[Reform, ...]:
    """The reforms in which a body of some level was changed or made, the first first."""
    return _by_body().get((slug, level), ())


def reform_of(slug: str, level: str) -> Reform | None:
    """The reform that made another body of this one; None where the register knows of none."""
    return next((each for each in reforms_of(slug, level) if slug in each.sources), None)


@cache
def _by_body() -> dict[tuple[str, str], tuple[Reform, ...]]:
    found: dict[tuple[str, str], tuple[Reform, ...]] = {}
    for each in reforms():
        for level in each.levels:
            for slug in (*each.sources, each.into):
                found[slug, level] = (*found.get((slug, level), ()), each)
    return found


def _path() -> Path:
    """The table, inside an installed wheel or at the top of a checkout."""
    here = Path(__file__).resolve().parent
    for folder in (here, here.parent):
        if (folder / _TABLE).is_file():
            return folder / _TABLE
    raise LexiconError(_TABLE, "file", "此安装缺少机构沿革表 · missing from this installation; reinstall qgraph")


def _reform(table: dict[str, Any], number: int, row: dict[str, Any]) -> Reform:
    try:
        basis = table["basis"][row["basis"]]
        return Reform(
            id=row["id"],
            title=_pair(row["title"]),
            levels=frozenset(row["levels"]),
            sources=tuple(row["from"]),
            into=row["into"],
            basis=Basis(
                title=basis["title"], issuer=basis["issuer"], issued=basis["issued"], says=_pair(basis["says"])
            ),
            date=row.get("date"),
        )
    except (KeyError, ValueError) as error:
        raise LexiconError(_TABLE, f"reform {number}", f"缺少或有误 · missing or wrong: {error}") from error


def _pair(words: list[str]) -> tuple[str, str]:
    chinese, english = words
    return chinese, english
