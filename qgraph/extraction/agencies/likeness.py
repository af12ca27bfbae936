"""Names of one plan that may be one body and were not merged: proposals that a person decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.places import short_name
from qgraph.extraction.tables import table
from qgraph.likeness import abbreviates, likeness
from qgraph.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qgraph.extraction.agencies.lexicon import Row
    from qgraph.extraction.agencies.register import Register
    from qgraph.model import Assignment, Printed

__all__ = ["close_names"]


@dataclass(frozen=True, slots=True)
class _Body:
    """A body with the first of its printed names: its area, the row that knows the words, the words after the area.

    ``listed`` is False also for a name whose row does not let it mean the plan's own body (人行).
    """

    place: str
    printed: Printed
    row: Row | None
    words: str
    slug: str
    listed: bool


def close_names(assignments: Iterable[Assignment], register: Register) -> list[Problem]:
    """A note for each two bodies whose names are alike, in printed order; the time grows with the number of names."""
    bodies = _bodies(assignments, register)
    pairs: dict[tuple[int, int], None] = {}
    for block in _blocks(bodies):
        for place, one in enumerate(block):
            for other in islice(block, place + 1, place + 1 + table("likeness")["alike"]["window"]):
                if _are_close(bodies[one], bodies[other]):
                    pairs[min(one, other), max(one, other)] = None
    return [_note(bodies[one], bodies[other]) for one, other in sorted(pairs)]


def _bodies(assignments: Iterable[Assignment], register: Register) -> list[_Body]:
    """The bodies that have duties, each once, in printed order; no groups."""
    found: dict[str, _Body] = {}
    for one in assignments:
        named = register.named.get(one.agency or "")
        if one.agency and named and one.agency not in found and not register.agencies[one.agency].group:
            slug = one.agency.partition("/")[2]
            listed = (named.row is not None and named.row.slug == slug) or named.form is not None
            place = register.agencies[one.agency].place
            words = named.core.removeprefix(short_name(register.home)) or named.core
            found[one.agency] = _Body(place, one.name, named.row, words, slug, listed)
    return list(found.values())


def _blocks(bodies: Sequence[_Body]) -> Iterator[list[int]]:
    """Numbers of bodies that are worth comparing: of one area, by the family of their row, or by beginning and end."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, body in enumerate(bodies):
        for key in _keys(body):
            blocks[body.place, *key].append(number)
    for key in sorted(key for key, block in blocks.items() if len(block) > 1):
        yield sorted(blocks[key], key=lambda number: (bodies[number].words, number))


def _keys(body: _Body) -> set[tuple[str, ...]]:
    words = body.words
    keys = {("family", family) for family in _families(body)}
    keys.add(("name", body.row.slug if body.row else words))
    return keys | {("begins", words[:2]), ("ends", words[-3:]), ("frame", words[0], words[-1])}


@cache
def _rivals() -> dict[str, tuple[str, ...]]:
    """The numbers of the rows of ``one_of`` that name a field or a row."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for number, row in enumerate(table("likeness")["one_of"]):
        for name in row["names"]:
            found[name] += (str(number),)
    return dict(found)


def _families(body: _Body) -> set[str]:
    """What an area has one of, as far as this body tells: its field, and the rows of ``one_of`` it stands in."""
    row = body.row if body.listed else None
    field = row.remit if row else ""
    return {*_rivals().get(body.slug, ()), *_rivals().get(field, ()), *([field] if field else [])}


def _are_close(one: _Body, other: _Body) -> bool:
    if one.listed and other.listed:
        return bool(_families(one) & _families(other))
    if one.row and one.row == other.row:
        return True  # one was printed without its area, and does not mean the plan's own body by itself
    return _are_alike(one.words, other.words)


def _are_alike(one: str, other: str) -> bool:
    """Whether two names after their areas are the same, one short for the other, or different in few characters."""
    rule = table("likeness")["alike"]
    short, long = sorted((one, other), key=len)
    if one.isascii() or other.isascii():  # CIO Council, CDO Council: initials are alike, and mean other bodies
        return one.casefold() == other.casefold()
    if short == long or abbreviates(short, long):
        return True
    if len(short) < rule["shortest"] or any((sign in short) != (sign in long) for sign in rule["unlike"]):
        return False
    return likeness(short, long) >= float(rule["ratio"])


def _note(one: _Body, other: _Body) -> Problem:
    names = f"“{one.printed.text}”与“{other.printed.text}”"
    return Problem(
        code="name-close",
        message=f"{names}名称相近,未合并,请核对 · alike, not merged: {one.printed.text} / {other.printed.text}",
        span=other.printed.span,
        severity=Severity.NOTE,
    )
