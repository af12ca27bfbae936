"""Facts on a page: each once, in the order of the text; targets and findings with the task they are about."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence

    from qgraph.publishing.facts import FindingFact, TargetFact

    Fact = TypeVar("Fact", bound=Hashable)
    Attached = TypeVar("Attached", TargetFact, FindingFact)

__all__ = ["LAST", "each_once", "with_tasks"]

LAST = 1 << 60  # where what has no place in the text comes


def each_once(facts: Sequence[Fact], places: Sequence[tuple[int | str, ...]]) -> list[Fact]:
    """Each fact once, in the order of their places; only those of one place are compared by all they say.

    >>> each_once(["乙", "甲", "乙"], [(2,), (1,), (2,)])
    ['甲', '乙']
    """
    order = sorted(range(len(facts)), key=places.__getitem__)
    if all(places[one] != places[other] for one, other in pairwise(order)):
        return [facts[at] for at in order]
    alike = ({facts[at] for at in group} for _, group in groupby(order, key=places.__getitem__))
    return [fact for group in alike for fact in sorted(group, key=repr)]


def with_tasks(
    facts: Iterable[Attached], task_of: Callable[[Attached], int | None]
) -> tuple[tuple[int | None, Attached], ...]:
    """Each fact once with the index of its task: task by task, as the text goes, those of no task last."""
    found = [(task_of(fact), fact) for fact in facts]
    places = [
        (LAST if task is None else task, LAST if fact.start is None else fact.start, fact.plan) for task, fact in found
    ]
    return tuple(each_once(found, places))
