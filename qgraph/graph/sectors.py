"""Which sections of GB/T 4754 and ISIC a printed sector certainly lies in (sectors.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from qgraph.graph.names import DATA

__all__ = ["Section", "sections_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of a published classification, of one edition."""

    iri: str
    notation: str
    scheme: str
    scheme_title: tuple[str, str]


@cache
def sections_of(printed: str) -> tuple[Section, ...]:
    """The sections a sector lies in, one of each classification; none where that is not certain.

    >>> [section.iri.removeprefix(DATA) for section in sections_of("交通运输")], sections_of("旅游观光")
    (['gbt4754-2017/G', 'isic-rev4/H'], ())
    """
    row = _rows().get(printed)
    return tuple(_section(scheme, row[scheme["key"]]) for scheme in _table()["scheme"]) if row else ()


def _section(scheme: dict[str, Any], notation: str) -> Section:
    chinese, english = scheme["title"]
    iri = f"{DATA}{scheme['id']}"
    return Section(iri=f"{iri}/{notation}", notation=notation, scheme=iri, scheme_title=(chinese, english))


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("qgraph.graph").joinpath("sectors.toml").read_text(encoding="utf-8"))


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {word: row for row in _table()["sector"] for word in row["words"]}
