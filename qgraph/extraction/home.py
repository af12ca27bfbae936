"""Which area a plan is for: read from its head, else told from the areas its text names."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.force import in_force
from qgraph.extraction.agencies.locating import locate, locate_short
from qgraph.extraction.agencies.naming import (
    begins_with_the_state,
    is_listed,
    is_national_word,
    read_name,
    sign_of,
    without_party,
)
from qgraph.extraction.agencies.places import NATION, UNKNOWN, above, is_named, named_at
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
    one most names are printed with. It is called what the head calls it, where that is in no table of areas.
    """
    found = _of_the_head(document)
    if found:
        return found
    names = [fold(name.text) for clause in clauses for names in clause.lists for name in names.names]
    level = _level(names)
    if level is Level.NATIONAL:
        return NATION
    unknown = Place(code=f"unplaced-{document.sha256[:8]}", name=UNKNOWN, level=level)
    return (_of_the_text(document, clauses, level, year) or unknown) if names else unknown


def place_problems(document: Document, clauses: Sequence[Clause], home: Place) -> list[Problem]:
    """A note where the head of a plan does not say which area it is for: what was taken instead, or that none was."""
    if not clauses or (home.code.isdigit() and _of_the_head(document)):
        return []
    code, message = "place-unknown", "文首未写明地区 · the head does not say which area the plan is for"
    if is_named(home):
        message = f"区划表中没有或不止一个{home.name} · the table of areas has none or several called so: {home.name}"
    if home.code.isdigit():
        code = "place-inferred"
        message = f"文首未写明地区,由正文推定为{home.name} · the area was inferred from the text: {home.name}"
    start = (document.letterhead.body or Span(0, 0)).start
    return [Problem(code=code, message=message, span=Span(start, start + 1), severity=Severity.NOTE)]


def _of_the_head(document: Document) -> Place | None:
    head = document.letterhead
    for part in (head.issuer, head.notice, head.title):
        words = without_party("".join(fold(part.text).split())) if part else ""
        found = _of_a_branch(words) or (NATION if begins_with_the_state(words) else None)
        if not found and words:
            found = _of_its_words(words, f"unplaced-{document.sha256[:8]}", titled=part is head.title)
        if found:
            return found
    return None


def _of_its_words(words: str, code: str, *, titled: bool) -> Place | None:
    """The area that words begin with; one no table has, or several have, is private to the document (``code``)."""
    found = locate(words)
    area, at = found or (None, 0)
    match = None if titled else _area_and_body().match(words.partition("关于")[0], at)
    if match and match[1] not in table("places")["levels"] and is_listed(match[2]):
        level = Level(table("places")["levels"][sign_of(Place(code=code, name=match[1], level=Level.COUNTY))])
        if area is None or _lies_in(level, area):
            return Place(code=code, name=match[1], level=level, parent=area.code if area else None)
    return area


def _lies_in(level: Level, area: Place) -> bool:
    ranks = list(Level)
    return ranks.index(level) > ranks.index(area.level)


def _of_a_branch(words: str) -> Place | None:
    """The area a local office of the state has in its name: 国家税务总局海州市税务局, 中国(海东)自由贸易试验区."""
    zone = re.match(table("places")["office"]["bracketed"], words)
    if zone and (area := locate_short(zone["words"])):
        return area
    named = read_name(words, NATION, in_force()) if is_national_word(words) else None
    return named.area if named and (named.form or named.local) else None


@cache
def _area_and_body() -> re.Pattern[str]:
    """The name of an area as it stands before a body: anything short that ends in 市, 县 and the like."""
    signs = sorted(table("places")["levels"], key=lambda sign: (-len(sign), sign))
    return re.compile(rf"([\u4e00-\u9fff]{{1,8}}?(?:{'|'.join(signs)}))(.{{2,24}})")


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
