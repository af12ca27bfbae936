"""The lexicon in force for the extraction under way: what a name may be is asked in every room of extraction."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from qgraph.extraction.agencies.lexicon import Lexicon, built_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["in_force", "kept", "using"]

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
_IN_FORCE: ContextVar[Lexicon | None] = ContextVar("_IN_FORCE", default=None)


def in_force() -> Lexicon:
    """The lexicon of the extraction under way, else the one of the tables."""
    return _IN_FORCE.get() or built_in()


@contextmanager
def using(lexicon: Lexicon | None) -> Iterator[None]:
    """Put a lexicon in force for the extraction of one document; others under way at the same time keep theirs."""
    before = _IN_FORCE.set(lexicon)
    try:
        yield
    finally:
        _IN_FORCE.reset(before)


def kept(size: int) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """As ``lru_cache(size)``, for a function that asks the lexicon: kept only while that of the tables is in force."""

    def keep(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        known: Callable[Asked, Answer] = lru_cache(size)(function)  # type: ignore[assignment]

        @wraps(function)
        def ask(*args: Asked.args, **named: Asked.kwargs) -> Answer:
            return function(*args, **named) if _IN_FORCE.get() else known(*args, **named)

        return ask

    return keep
