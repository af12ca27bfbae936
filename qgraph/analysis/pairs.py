"""A thing of an old plan and what it is in the new one, and how such pairs are found and put in order."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

__all__ = ["Change", "Pair", "interleaved", "pair_off"]

One = TypeVar("One")


class Change(StrEnum):
    """What became of something between two plans."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Pair(Generic[One]):
    """What is one in both plans, or stands in one of them only; ``differs`` names what is not the same."""

    old: One | None
    new: One | None
    differs: tuple[str, ...] = ()

    @property
    def change(self) -> Change:
        """What became of it."""
        if self.old is None:
            return Change.ADDED
        if self.new is None:
            return Change.GONE
        return Change.CHANGED if self.differs else Change.SAME

    @property
    def shown(self) -> One:
        """The newer of the two, else the one there is."""
        row = self.old if self.new is None else self.new
        if row is None:
            raise ValueError("a pair of nothing")
        return row

    def mirrored(self) -> Pair[One]:
        """The same with old and new changed over."""
        return Pair(self.new, self.old, self.differs)


def pair_off(
    old: Iterable[One], new: Iterable[One], *keys: Callable[[One], Hashable | None]
) -> tuple[list[tuple[One, One]], list[One], list[One]]:
    """Pairs that have the first key in common, of the rest those that have the second, …; then what is left of each.

    Several with one key are paired in their order; a key that is None pairs with none.

    >>> pair_off(["b", "a", "B"], ["B", "A"], lambda one: one, str.casefold)
    ([('B', 'B'), ('a', 'A')], ['b'], [])
    """
    pairs: list[tuple[One, One]] = []
    old, new = list(old), list(new)
    for key in keys:
        places: defaultdict[Hashable, list[int]] = defaultdict(list)
        for at in reversed(range(len(new))):
            places[key(new[at])].append(at)
        rest: list[One] = []
        taken: set[int] = set()
        for one in old:
            mark = key(one)
            if mark is not None and places.get(mark):
                taken.add(at := places[mark].pop())
                pairs.append((one, new[at]))
            else:
                rest.append(one)
        old, new = rest, [other for at, other in enumerate(new) if at not in taken]
    return pairs, old, new


def interleaved(pairs: Iterable[Pair[One]], old: Mapping[One, int], new: Mapping[One, int]) -> list[Pair[One]]:
    """The pairs in the order of the new plan, what is gone after what stood before it in the old one.

    ``old`` and ``new`` are the places of the two sides in their plans.

    >>> pairs = [Pair("a", "a"), Pair("b", None), Pair("c", "c"), Pair(None, "x")]
    >>> [pair.shown for pair in interleaved(pairs, {"a": 0, "b": 1, "c": 2}, {"x": 0, "a": 1, "c": 2})]
    ['x', 'a', 'b', 'c']
    """
    pairs = list(pairs)
    after: defaultdict[One | None, list[Pair[One]]] = defaultdict(list)
    anchor: One | None = None
    for pair in sorted((pair for pair in pairs if pair.old is not None), key=lambda pair: _place(pair.old, old)):
        if pair.new is None:
            after[anchor].append(pair)
        else:
            anchor = pair.new
    found = after[None]
    for pair in sorted((pair for pair in pairs if pair.new is not None), key=lambda pair: _place(pair.new, new)):
        found += [pair, *after[pair.new]]
    return found


def _place(one: One | None, places: Mapping[One, int]) -> int:
    return -1 if one is None else places[one]
