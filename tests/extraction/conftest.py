"""What several tests of extraction share."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeAlias

import pytest

Check: TypeAlias = Callable[[Callable[[str], object], str, int], None]


@pytest.fixture
def takes_linear_time() -> Check:
    """A check that work on eight times as much of a soup takes well under eight times eight times as long.

    Processor time, the best of three: other work on the machine must not count.
    """

    def check(work: Callable[[str], object], soup: str, size: int) -> None:
        short, long = (min(seconds(work, soup * (n // len(soup) + 1)) for _ in range(3)) for n in (size, 8 * size))
        assert long < 30 * max(short, 0.002), f"{soup!r}: {short:.4f} s, eight times as much {long:.4f} s"

    return check


def seconds(work: Callable[[str], object], text: str) -> float:
    """Processor seconds the work takes on a text."""
    start = time.process_time()
    work(text)
    return time.process_time() - start
