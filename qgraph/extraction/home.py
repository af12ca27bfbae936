"""Which area a plan is for: read from its head, else told from the areas its text names."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.places import NATION, above, locate, locate_short, named_at
from qgraph.extraction.tables import table
from qgraph.model import Document, Level, Place, Problem, Severity, Span, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction.clauses.clause import Clause

__all__ = ["home_of", "place_problems"]

_NATIONAL_ENDINGS = ("部", "总局", "总署", "部委")


def home_of(document: Document, clauses: Sequence[Clause], year: int = 2023) -> Place:
    """The area of the plan: of its issuer, its notice or its title; where none says, the one its text is about.

    An area is taken from the text only where it is the one area of the bodies' level that the text names, or the
    one above the county governments that have duties; ``year`` says which areas there were. Else the area has no
    code: it is private to the document, so that bodies of two unknown cities never become one, and its level is the
    one most names are printed with.
    """
    found = _of_the_head(document)
    if found:
        return found
    names = [fold(name.text) for clause in clauses for names in clause.lists for name in names.names]
    level = _level(names)
    if level is Level.NATIONAL:
        return NATION
    unknown = Place(code=f"unplaced-{document.sha256[:8]}", name="地区不明", level=level)
    return (_of_the_text(document, clauses, level, year) or unknown) if names else unknown


def place_problems(document: Document, clauses: Sequence[Clause], home: Place) -> list[Problem]:
    """A note where the head of a plan does not say which area it is for: what was taken instead, or that none was."""
    if not clauses or _of_the_head(document):
        return []
    code, message = "place-unknown", "文首未写明地区 · the head does not say which area the plan is for"
    if home.code.isdigit():
        code = "place-inferred"
        message = f"文首未写明地区,由正文推定为{home.name} · the area was inferred from the text: {home.name}"
    start = (document.letterhead.body or Span(0, 0)).start
    return [Problem(code=code, message=message, span=Span(start, start + 1), severity=Severity.NOTE)]


def _of_the_head(document: Document) -> Place | None:
    head = document.letterhead
    for part in (head.issuer, head.notice, head.title):
        words = "".join(fold(part.text).split()) if part else ""
        zone = re.match(table("places")["office"]["bracketed"], words)  # 中国(山东)自由贸易试验区
        if zone and (area := locate_short(zone["words"])):
            return area
        if words.startswith(tuple(table("places")["national"]["starts"])):
            return NATION
        found = locate(words)
        if found:
            return found[0]
    return None


def _level(names: Sequence[str]) -> Level:
    """The level most names are printed with; the whole state where most have none and some are ministries."""
    levels = table("places")["levels"]
    counts = Counter(levels.get(name[0], "") for name in names if not name.startswith("各"))
    plain = counts.pop("", 0)
    if plain > sum(counts.values()) and any(name.endswith(_NATIONAL_ENDINGS) for name in names):
        return Level.NATIONAL
    return Level(min(counts, key=lambda level: (-counts[level], level), default="prefecture"))


def _of_the_text(document: Document, clauses: Sequence[Clause], level: Level, year: int) -> Place | None:
    """The one area of a level the text names, else the one above the governments that have duties."""
    body = document.letterhead.body or Span(0, len(document.text))
    text = body.of(document.folded)
    if level is not Level.PROVINCE:
        # Branches of the state's offices may be named after a neighbour: 人民银行莱芜市中心支行 in a plan of 济南.
        text = _without(document, clauses, body)
    named = named_at(text, level, year)
    if not named and level is Level.PREFECTURE:
        printed = [fold(name.text) for clause in clauses for names in clause.lists for name in names.names]
        counties = [found[0] for name in printed if name.endswith("政府") and (found := locate(name))]
        cities = {above(area.code, level) for area in counties if area.level is Level.COUNTY}
        named = [city for city in cities if city]
    return named[0] if len(named) == 1 else None


def _without(document: Document, clauses: Sequence[Clause], body: Span) -> str:
    """The folded text of the body with the clauses left out."""
    pieces, at = [], body.start
    for span in sorted(clause.span for clause in clauses):
        pieces.append(document.folded[at : max(at, span.start)])
        at = max(at, span.end)
    return "\n".join([*pieces, document.folded[at : body.end]])
