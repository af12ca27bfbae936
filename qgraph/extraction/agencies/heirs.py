"""Which body came of another by a reform, as a row of the lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgraph.extraction.agencies.places import NATION
from qgraph.reforms import reform_of

if TYPE_CHECKING:
    from qgraph.extraction.agencies.lexicon import Lexicon, Row
    from qgraph.model import Place

__all__ = ["heir_of"]


def heir_of(lexicon: Lexicon, slug: str, area: Place) -> tuple[Row, bool] | None:
    """The row of the body that a reform made of one in an area, and whether only the whole state has such a body.

    None where the register of reforms knows of none, and for areas nobody could tell.
    """
    reform = reform_of(slug, area.level) if area.code.isdigit() else None
    if reform is None:
        return None
    whole_state = lexicon.national if area == NATION else ()
    row = next((each for each in whole_state if each.slug == reform.into), None)
    if row:
        return row, True
    listed = lexicon.row_of(reform.into)
    return (listed, False) if listed else None
