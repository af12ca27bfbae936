"""SPARQL is asked within a time limit, reads only, and opens no connection."""

from __future__ import annotations

import re
import threading
import weakref
from queue import Empty, Queue
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from qgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["DEEPEST", "LONGEST", "TIMEOUT", "Inquiry", "refuse_unsafe"]

R = TypeVar("R")
T = TypeVar("T")

TIMEOUT = 60.0  # seconds

LONGEST = 1_000_000  # characters of a query
DEEPEST = 200  # brackets inside brackets: Oxigraph's parser calls itself for each, and some thousands end the process

# A query in pieces. What may hold any word comes first: comments, IRIs, strings, variables, language tags. A string
# that is never closed takes the rest. Every group is possessive, so that one pass is linear in the query's length.
_PIECE = re.compile(
    r"""\#[^\n\r]*+
      | <[^<>"{}|^`\\\s]*+>
      | "{3}(?:[^"\\]|\\.|"(?!""))*+(?:"{3})? | '{3}(?:[^'\\]|\\.|'(?!''))*+(?:'{3})?
      | "(?:[^"\\\n\r]|\\.)*+"? | '(?:[^'\\\n\r]|\\.)*+'?
      | [?$@]\w++
      | (?P<word>\w[\w.-]*+)
      | :(?:[\w.:%-]|\\[^uU])*+
      | (?P<escape>\\[uU])
      | (?P<opens>[{(\[])
      | (?P<closes>[})\]])
    """,
    re.VERBOSE | re.DOTALL,
)


def refuse_unsafe(sparql: str) -> None:
    """Nothing, for a query that asks only this store and that its parser can bear.

    Oxigraph answers ``SERVICE`` by calling out over HTTP; a query typed by a stranger must not. It needs no white
    space between words (``SERVICESILENT``, ``1SERVICE``), so any bare word or prefix that holds the word is refused.

    Raises:
        QueryError: The query has a ``SERVICE`` clause, is longer than ``LONGEST`` or nests deeper than ``DEEPEST``.

    >>> refuse_unsafe('SELECT * WHERE { ?service rdfs:label "SERVICE" }  # SERVICE')
    """
    if len(sparql) > LONGEST:
        raise QueryError(f"查询过长 · the query is longer than {LONGEST} characters")
    depth = 0
    for found in _PIECE.finditer(sparql):
        if found["escape"] or (found["word"] and "SERVICE" in found["word"].upper()):
            raise QueryError("不支持 SERVICE 联合查询 · SERVICE is not allowed: a query opens no connection")
        depth += bool(found["opens"]) - bool(found["closes"])
        if depth > DEEPEST:
            raise QueryError(f"查询嵌套过深 · the query nests deeper than {DEEPEST} brackets")


class Inquiry(Generic[R]):
    """One query, asked and read in a thread of its own, with a time limit for each step.

    Oxigraph's results cannot change threads, so the thread that asks also does what is done with the result.

    What the limit cannot do: a query cannot be stopped from Python, so the thread of one that was given up goes
    on to its next row or its end and keeps a core and its memory meanwhile (a process that ends takes it along).
    Nor is there a limit on memory.
    """

    def __init__(self, ask: Callable[[], R], seconds: float) -> None:
        self._seconds = seconds
        self._over = threading.Event()
        self._steps: Queue[Callable[[R], object] | None] = Queue()
        self._outcomes: Queue[tuple[object, BaseException | None]] = Queue()
        arguments = (ask, self._steps, self._outcomes)
        threading.Thread(target=_converse, args=arguments, name="qgraph-query", daemon=True).start()
        weakref.finalize(self, self._steps.put, None)

    def run(self, step: Callable[[R], T]) -> T:
        """What ``step`` makes of the result; what asking or the step raises is raised here.

        Raises:
            QueryError: It was not done in time.
        """
        self._steps.put(step)
        try:
            value, error = self._outcomes.get(timeout=self._seconds)
        except BaseException as reason:  # time is over, or the person waiting pressed Ctrl-C
            self._over.set()
            if isinstance(reason, Empty):
                raise QueryError(f"查询超时 · the query was given up after {self._seconds:g} seconds") from None
            raise
        if isinstance(error, OSError) and not isinstance(error, BrokenPipeError):
            # Rows are made while they are read: what the disk says then must not look like our own mistake.
            said = " ".join(str(error).split())
            raise QueryError(f"查询失败 · the query failed while it was read: {said}") from error
        if error is not None:
            raise error
        return cast("T", value)

    def check(self) -> None:
        """End a step that was given up, at a point of its own choosing."""
        if self._over.is_set():
            raise QueryError("查询超时 · given up")

    def watch(self, rows: Iterable[T]) -> Iterator[T]:
        """The same rows, checked one by one."""
        for row in rows:
            self.check()
            yield row


def _converse(
    ask: Callable[[], R],
    steps: Queue[Callable[[R], object] | None],
    outcomes: Queue[tuple[object, BaseException | None]],
) -> None:
    """Ask once, then take steps until there are no more or one fails."""
    try:
        result = ask()
        while step := steps.get():
            outcomes.put((step(result), None))
    except BaseException as error:
        # Without its traceback, whose frames would carry the result into the other thread.
        outcomes.put((None, error.with_traceback(None)))
