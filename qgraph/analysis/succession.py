"""Bodies that a reform made of others, paired across two plans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

__all__ = ["Heirs", "inherited", "through_all"]

# Which bodies reforms made of a body.
Heirs: TypeAlias = Mapping[str, frozenset[str]]
Row = TypeVar("Row")


def through_all(*known: Heirs) -> dict[str, frozenset[str]]:
    """What became of each body through however many reforms, by all that is known of single ones.

    >>> sorted(through_all({"a": frozenset({"b"})}, {"b": frozenset({"c"})})["a"])
    ['b', 'c']
    """
    made: defaultdict[str, set[str]] = defaultdict(set)
    for heirs in known:
        for body, found in heirs.items():
            made[body] |= found
    return {body: frozenset(_following(body, made)) for body in list(made)}


def _following(body: str, made: Mapping[str, Iterable[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [body]
    while waiting:
        new = set(made.get(waiting.pop(), ())) - found
        found |= new
        waiting += new
    return found


def inherited(
    old: Sequence[Row],
    new: Sequence[Row],
    alone: Iterable[Row],
    heirs: Heirs,
    key: Callable[[Row], tuple[str, str]],
) -> list[tuple[Row, Row]]:
    """Pairs of an old and a new row of which one's body was made of the other's, and at least one was ``alone``.

    ``key`` tells the body of a row and its role. First one to one, those of one role before others; then the rest
    with any, as where three bodies became one.

    >>> heirs = {"quality": frozenset({"market"}), "trade": frozenset({"market"})}
    >>> old, new = ["quality", "trade"], ["market"]
    >>> inherited(old, new, [*old, *new], heirs, lambda body: (body, ""))
    [('quality', 'market'), ('trade', 'market')]
    """
    waiting = set(alone)
    ours, theirs = [key(row) for row in old], [key(row) for row in new]
    related = sorted(
        # Places as a sum, which stays the same when old and new change over.
        (ours[at][1] != theirs[to][1], at + to, abs(at - to), at, to)
        for at, to in set(_related([body for body, _ in ours], [body for body, _ in theirs], heirs))
    )
    pairs: list[tuple[Row, Row]] = []
    for enough in (2, 1):
        for *_, at, to in related:
            pair = old[at], new[to]
            if sum(row in waiting for row in pair) == enough:
                pairs.append(pair)
                waiting.difference_update(pair)
    return pairs


def _related(old: Sequence[str], new: Sequence[str], heirs: Heirs) -> Iterator[tuple[int, int]]:
    """The places of bodies of which one was made of the other."""
    ours, theirs = _places(old), _places(new)
    for at, body in enumerate(old):
        yield from ((at, to) for heir in heirs.get(body, ()) for to in theirs.get(heir, ()))
    for to, body in enumerate(new):
        yield from ((at, to) for heir in heirs.get(body, ()) for at in ours.get(heir, ()))


def _places(bodies: Sequence[str]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, body in enumerate(bodies):
        found[body].append(at)
    return found
