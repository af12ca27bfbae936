"""The rows of the lexicon as a reader looks them up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.places import NATION, place
from qgraph.model import Identity

if TYPE_CHECKING:
    from qgraph.extraction.agencies.lexicon import Lexicon, Row

__all__ = ["catalogue"]


def catalogue(lexicon: Lexicon) -> tuple[Identity, ...]:
    """One identity for each row of the lexicon, in the order of slugs; ``table`` says where the row stands."""
    rows = [_identity(row, row.place, lexicon) for row in lexicon.rows]
    rows += [_identity(row, NATION.code, lexicon) for row in lexicon.national]
    return tuple(sorted(rows, key=lambda one: (one.id, one.place or "")))


def _identity(row: Row, code: str | None, lexicon: Lexicon) -> Identity:
    area = place(code) if code else None
    names = lexicon.names_of(row, area) if area else lexicon.names_of(row, NATION)
    return Identity(
        id=row.slug,
        name=row.names[0],
        kind=row.kind.value,
        level=area.level.value if area else None,
        place=area.code if area else None,
        area=area.name if area else None,
        names=tuple(dict.fromkeys((*names[1:], *row.national))),
        table=Path(row.table).name,
    )
