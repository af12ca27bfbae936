"""Who a name means and why: the bodies of a store or of the lexicon, listed, looked for and explained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgraph.errors import QueryError
from qgraph.extraction.agencies.catalogue import catalogue
from qgraph.extraction.agencies.explain import Explanation, explain, explain_otherwise
from qgraph.extraction.agencies.lexicon import built_in
from qgraph.extraction.agencies.naming import read_name
from qgraph.extraction.agencies.places import place
from qgraph.extraction.agencies.spelling import spelled
from qgraph.graph.identities import identities as of_store
from qgraph.graph.identities import printings
from qgraph.likeness import closeness, likeness
from qgraph.model import Identity, Level, Place, fold
from qgraph.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgraph.extraction import Lexicon
    from qgraph.graph.identities import Printing
    from qgraph.graph.store import Store

__all__ = ["explanations", "find", "identities"]

_LATEST = 2023  # the edition of divisions where a plan has no date
_SOME_CITY = Place(code="unplaced-0", name="某市", level=Level.PREFECTURE)
_NEAREST = 3
_THE_NAME, _PART = 6, 1  # as closeness counts


def identities(store: Store | None = None, lexicon: Lexicon | None = None) -> tuple[Identity, ...]:
    """The bodies a store holds, those with most tasks first; without a store, the rows of the lexicon."""
    return of_store(store) if store else catalogue(lexicon or built_in())


def find(written: str, among: Sequence[Identity], lexicon: Lexicon | None = None) -> tuple[Identity, ...]:
    """Those of the identities that somebody may mean by ``written``, the likeliest first.

    A name in any form, a part or an abbreviation of one, an id, the first letters of the pinyin (fgw), the pinyin,
    or something like a name. Of rows of the lexicon the words after the area are enough.

    Raises:
        QueryError: nothing is like it; the message gives the nearest names.
    """
    wanted = "".join(fold(written).split())
    after_area = read_name(wanted, _SOME_CITY, lexicon or built_in()).core
    close = [(max(_closeness(wanted, one), _closeness(after_area, one) if one.table else 0), one) for one in among]
    found = sorted((pair for pair in close if pair[0]), key=lambda pair: (-pair[0], -pair[1].tasks, pair[1].id))
    if not found:
        near = sorted(among, key=lambda one: (-_nearness(wanted, one), one.name, one.id))[:_NEAREST]
        said = f"; 最相近的是 · the nearest are {'、'.join(one.name for one in near)}" if near else ""
        raise QueryError(f"没有名为“{written}”的机构 · no body is called that{said}")
    # What has the name leaves no room for others, and what holds it none for what is only like it.
    least = next((bound for bound in (_THE_NAME, _PART) if found[0][0] >= bound), 0)
    return tuple(one for closest, one in found if closest >= least)


def _closeness(wanted: str, one: Identity) -> float:
    if not wanted:
        return 0.0
    if wanted == one.id:
        return 7.0
    names = dict.fromkeys((one.name, *one.printed, *one.names))
    # 发展与改革局 is 发展改革局, and stands in no list of names.
    return max(closeness(wanted, names), closeness(spelled(wanted), map(spelled, names)))


def _nearness(wanted: str, one: Identity) -> float:
    """How much a word that finds nothing is like any name of a body, or like the pinyin of its name."""
    if wanted.isascii():
        return likeness(wanted, slug(one.name))
    return max(likeness(wanted, name) for name in (one.name, *one.printed, *one.names))


def explanations(
    found: Sequence[Identity], store: Store | None = None, lexicon: Lexicon | None = None, written: str = ""
) -> dict[str, tuple[Explanation, ...]]:
    """Why each printed name of these bodies means it, by id, in the plans of a store.

    Without a store: why ``written`` means a row in a plan of some city, else why the row's own name does.
    """
    lexicon = lexicon or built_in()
    if store is None:
        return {one.id: (_of_a_row(one, lexicon, written),) for one in found}
    wanted = {one.id: one for one in found}
    told: dict[str, dict[tuple[str, str], Explanation]] = {one.id: {} for one in found}
    for print_ in printings(store):
        key = (print_.printed, print_.place)
        if print_.agency in wanted and key not in told[print_.agency]:
            told[print_.agency][key] = _of_a_plan(print_, wanted[print_.agency], lexicon)
    return {key: tuple(each.values()) for key, each in told.items()}


def _of_a_row(one: Identity, lexicon: Lexicon, written: str) -> Explanation:
    area = place(one.place) if one.place else None
    told = explain(written, area or _SOME_CITY, _LATEST, lexicon) if written else None
    if told and told.id.partition("/")[2] == one.id:
        return told
    return explain(one.name if area else f"市{one.name}", area or _SOME_CITY, _LATEST, lexicon)


def _of_a_plan(one: Printing, meant: Identity, lexicon: Lexicon) -> Explanation:
    home = place(one.place) or Place(code=one.place, name=one.area, level=Level(one.level or "prefecture"))
    told = explain(one.printed, home, one.year or _LATEST, lexicon)
    return told if told.id == meant.id else explain_otherwise(one.printed, meant.id, meant.name)
