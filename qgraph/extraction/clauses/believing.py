"""Whether what reads like a clause is one: most of its names look like public bodies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qgraph.extraction.clauses.names import is_no_name, is_office, is_organ, looks_like_body, names_nobody

if TYPE_CHECKING:
    from qgraph.extraction.clauses.parts import Clause, NameList

__all__ = ["believed"]


def _likely(names: NameList, folded: str) -> bool:
    """Whether at least half of the names look like public bodies; behind a label, the first is enough."""
    printed = [name.span.of(folded) for name in names.names]
    if names.labelled and (looks_like_body(printed[0], strictly=True) or is_office(printed[0])):
        return True
    return 2 * sum(map(looks_like_body, printed)) >= len(printed)


def _surely(names: NameList, folded: str) -> bool:
    """Whether every name is one of a body by its ending, and an organ of state is among them."""
    printed = [name.span.of(folded) for name in names.names]
    return all(looks_like_body(name, strictly=True) for name in printed) and any(map(is_organ, printed))


def _without_what_is_no_name(clause: Clause, folded: str) -> Clause:
    """The clause with those words of its lists left unread that are certainly no names."""
    lists, odd = [], []
    for names in clause.lists:
        kept = tuple(name for name in names.names if not is_no_name(name.span.of(folded)))
        odd += [name.span for name in names.names if name not in kept]
        lists += [replace(names, names=kept)] if kept else []
    return replace(clause, lists=tuple(lists), unread=(*clause.unread, *odd)) if odd else clause


def believed(clause: Clause, folded: str) -> Clause | None:
    """The clause without lists that hardly name bodies; None where that makes it no clause at all.

    A label says what follows, so one good list vouches for the clause, and the names of the others are reported; so
    does a first list of nothing but organs of state. Verbs also stand in prose: else every list must be likely.
    """
    clause = _without_what_is_no_name(clause, folded)
    likely = [names for names in clause.lists if _likely(names, folded)]
    printed = [name.span.of(folded) for names in likely if not names.labelled for name in names.names]
    if not likely or (printed and all(map(names_nobody, printed)) and not any(names.labelled for names in likely)):
        return None
    if len(likely) == len(clause.lists):
        return clause
    if not any(names.labelled for names in likely) and not _surely(clause.lists[0], folded):
        return None
    odd = [name.span for names in clause.lists if names not in likely for name in names.names]
    return replace(clause, lists=tuple(likely), unread=(*clause.unread, *odd))
