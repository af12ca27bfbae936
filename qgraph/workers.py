"""Work handed to other processes, item by item: one that dies or takes too long costs its item and nothing else.

Each process has a thread that gives it one item at a time, so that it is always known which item ended it; the
processes of ``concurrent.futures`` share one fate, and one that hangs cannot be stopped. They are started afresh, not
forked, because a store may be open; and the caller's own program is not run again in them, as ``multiprocessing``
would do, so that a script needs no guard.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from faulthandler import cancel_dump_traceback_later, dump_traceback_later
from pathlib import Path
from queue import SimpleQueue
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

__all__ = ["Lost", "each", "processors", "serve"]

Item = TypeVar("Item")
Result = TypeVar("Result")

# As many results may wait for a slow item before them, a process.
_AHEAD = 8
_LAST_WORDS = 5.0  # seconds
_CHILD = "import sys; sys.path[:] = sys.argv[1:]; from qgraph.workers import serve; serve()"


@dataclass(frozen=True, slots=True)
class Lost:
    """An item without a result, and why."""

    reason: str


def processors() -> int:
    """How many processes can run at the same time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def each(
    work: Callable[[Item], Result], items: Iterable[Item], *, jobs: int, seconds: float
) -> Generator[Result | Lost]:
    """What ``work`` makes of each item, in the order of the items, by ``jobs`` processes; Lost where one of them ends.

    ``work`` is a function of a module that does not raise; items and results can be pickled. An item that takes
    longer than ``seconds`` is given up. Items are taken and results kept only a few ahead. Close the iterator where it
    is not read to its end: that ends the processes.
    """
    processes = [_Process(work, seconds) for _ in range(jobs)]
    idle: SimpleQueue[_Process[Item, Result]] = SimpleQueue()
    for process in processes:
        idle.put(process)

    def ask(item: Item) -> Result | Lost:
        process = idle.get()
        try:
            return process.ask(item)
        finally:
            idle.put(process)

    waiting: deque[Future[Result | Lost]] = deque()
    with ThreadPoolExecutor(jobs) as threads:
        try:
            for item in items:
                waiting.append(threads.submit(ask, item))
                if len(waiting) > _AHEAD * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()
            for process in processes:
                process.close()


class _Process(Generic[Item, Result]):
    """A process that answers one item at a time; started when an item comes, and again after it has died."""

    def __init__(self, work: Callable[[Item], Result], seconds: float) -> None:
        self._orders, self._seconds = (work, seconds), seconds
        self._inner: subprocess.Popen[bytes] | None = None
        self._closed = False
        self._lock = Lock()

    def ask(self, item: Item) -> Result | Lost:
        """The result for an item; a process that does not give one is ended."""
        inner, begun = self._started(), monotonic()
        if inner is None:
            return Lost("已取消 · given up")
        try:
            _send(inner, item)
            answer: Result = _received(inner)
        except (OSError, EOFError, pickle.UnpicklingError):
            with suppress(subprocess.TimeoutExpired):
                inner.wait(_LAST_WORDS)  # its pipe is closed before its status is known
            self._end()
            return Lost(_too_long(self._seconds) if monotonic() - begun >= self._seconds else _ended(inner.returncode))
        return answer

    def close(self) -> None:
        """End the process for good."""
        with self._lock:
            self._closed = True
        self._end()

    def _started(self) -> subprocess.Popen[bytes] | None:
        """The process; None once it was closed."""
        with self._lock:
            if self._inner is None and not self._closed:
                command = [sys.executable, "-c", _CHILD, *sys.path]
                self._inner = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
                with suppress(OSError):  # one that dies at once is noticed with its first item
                    _send(self._inner, self._orders)
            return self._inner

    def _end(self) -> None:
        with self._lock:
            inner, self._inner = self._inner, None
        if inner:
            inner.kill()
            inner.wait()
            for stream in (inner.stdin, inner.stdout):
                with suppress(OSError):  # what could not be sent to a process that is gone
                    stream.close()  # type: ignore[union-attr]


def _send(inner: subprocess.Popen[bytes], thing: object) -> None:
    if inner.stdin:
        pickle.dump(thing, inner.stdin, pickle.HIGHEST_PROTOCOL)
        inner.stdin.flush()


def _received(inner: subprocess.Popen[bytes]) -> Any:
    if inner.stdout is None:
        raise EOFError
    return pickle.load(inner.stdout)  # noqa: S301  # written by our own process


def _too_long(seconds: float) -> str:
    return f"超过 {seconds:g} 秒,已放弃 · took longer than {seconds:g} seconds and was given up"


def _ended(status: int) -> str:
    if status < 0:
        number = -status
        return (
            f"处理它的进程被终止(信号 {number}),可能内存不足 · its process was killed (signal {number}); out of memory?"
        )
    return f"处理它的进程意外结束(状态 {status}) · its process ended unexpectedly (status {status})"


def serve() -> None:
    """Answer the items that come on standard input until it ends; what the processes of ``each`` run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the caller ends us
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # whatever a library prints must not come between the answers
        items = sys.stdin.buffer
        work, seconds = pickle.load(items)  # noqa: S301  # written by our own caller, like all that follows
        with suppress(EOFError), Path(os.devnull).open("w") as nowhere:
            while True:
                item = pickle.load(items)  # noqa: S301
                # Ends this process from outside Python, wherever it hangs.
                dump_traceback_later(seconds, exit=True, file=nowhere)
                pickle.dump(work(item), answers, pickle.HIGHEST_PROTOCOL)
                answers.flush()
                cancel_dump_traceback_later()
