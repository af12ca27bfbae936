"""Targets and findings on a page: each with the task it is about, in the order of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qgraph.publishing.facts import FindingFact, TargetFact

    Attached = TypeVar("Attached", TargetFact, FindingFact)

__all__ = ["with_tasks"]

_LAST = 1 << 60


def with_tasks(
    facts: Iterable[Attached], task_of: Callable[[Attached], int | None]
) -> tuple[tuple[int | None, Attached], ...]:
    """Each fact once with the index of its task: task by task, as the text goes, those of no task last."""

    def order(pair: tuple[int | None, Attached]) -> tuple[int, int, str, str]:
        task, fact = pair
        return _LAST if task is None else task, _LAST if fact.start is None else fact.start, fact.plan, repr(fact)

    return tuple(sorted(((task_of(fact), fact) for fact in set(facts)), key=order))
