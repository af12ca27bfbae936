"""Which area a plan is for: read from its head, else told from how its bodies are named."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from qgraph.extraction.places import NATION, locate
from qgraph.extraction.tables import table
from qgraph.model import Document, Level, Place, fold

if TYPE_CHECKING:
    from qgraph.extraction.clause import Clause

__all__ = ["home_of"]

_NATIONAL_ENDINGS = ("部", "总局", "总署", "部委")


def home_of(document: Document, clauses: list[Clause]) -> Place:
    """The area of the plan: of its issuer, its notice or its title; where none says, an area without code.

    An area without code is private to the document, so that bodies of two unknown cities never become one; its level
    is the one most names are printed with.
    """
    head = document.letterhead
    for part in (head.issuer, head.notice, head.title):
        if part is None:
            continue
        words = "".join(fold(part.text).split())
        if words.startswith(tuple(table("places")["national"]["starts"])):
            return NATION
        found = locate(words)
        if found:
            return found[0]
    return _unplaced(document, [name.text for clause in clauses for names in clause.lists for name in names.names])


def _unplaced(document: Document, names: list[str]) -> Place:
    levels = table("places")["levels"]
    counts = Counter(levels.get(name[0], "") for name in names if not name.startswith("各"))
    plain = counts.pop("", 0)
    if plain > sum(counts.values()) and any(name.endswith(_NATIONAL_ENDINGS) for name in names):
        return NATION
    commonest = min(counts, key=lambda level: (-counts[level], level), default="prefecture")
    return Place(code=f"unplaced-{document.sha256[:8]}", name="地区不明", level=Level(commonest))
