"""Where everything stands in the picture of a matrix, and what is said there."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from qgraph.publishing.assets import own_text, page_terms
from qgraph.publishing.labels import Label, width_of
from qgraph.publishing.svg import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgraph.publishing.content import Assigned, Content

__all__ = [
    "BAR",
    "CELL",
    "EDGE",
    "LINE",
    "MOST_BODIES",
    "MOST_TASKS",
    "NAME",
    "SUM",
    "Matrix",
    "fitted",
    "label_of",
    "measured",
]

MOST_TASKS, MOST_BODIES = 150, 60  # what is drawn; the rest is counted
CELL, EDGE, NAME, SUM = 24, 28, 308, 84  # pixels: a cell, the margin, the columns of titles and of totals
BAR, LETTERS, LINE = (
    34,
    10,
    14,
)  # over a column: height of a bar, letters of a name at most, pixels from letter to letter


@cache
def _terms() -> dict[str, list[str]]:
    """The words of the picture, those of the page among them, [中文, English] by key."""
    return {**page_terms(), **tomllib.loads(own_text("figures.toml"))}


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the matrix: a task, or where ``work`` is absent the band of a section; ``y`` is its upper edge."""

    y: int
    section: int
    work: int | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """What is drawn and where: the first ``bodies`` agencies, and the tasks of the lines.

    ``duties`` are all assignments by task and body, those beyond the bounds among them.
    """

    content: Content
    lang: str
    lines: tuple[Line, ...]
    bodies: int
    top: int  # where the first row begins
    duties: Mapping[tuple[int, int], Sequence[Assigned]]
    carried: Sequence[Assigned]  # without those of an older plan that are gone

    def say(self, key: str, *values: object) -> str:
        """Words in the language of the picture."""
        return _terms()[key][self.lang != "zh"].format(*values)

    def name(self, section: int) -> str:
        """The number and title of a section, with its plan where there are several and none is held against another."""
        plan, number, title, _ = self.content.sections[section]
        name = " ".join(filter(None, (number, title))) or "—"
        several = len(self.content.plans) > 1 and not self.content.compared
        return f"{name} · {self.content.plans[plan].title}" if several else name

    @property
    def title(self) -> str:
        """The titles of the plans, cut where they are longer than anybody reads."""
        return fitted(" · ".join(plan.title for plan in self.content.plans if plan.title), 100, 1)

    @property
    def left(self) -> int:
        """Where the first column begins."""
        return EDGE + NAME + SUM

    @property
    def right(self) -> int:
        """Where the last column ends; where there are few, where the key does."""
        return self.left + max(self.bodies, 20) * CELL

    @property
    def foot(self) -> int:
        """Where the last row ends."""
        return self.top + len(self.lines) * CELL


def measured(content: Content, lang: str) -> Matrix:
    """The place of every row and column; ``lang`` is the language of the picture, ``zh`` or ``en``."""
    duties = defaultdict(list)
    for duty in content.assigned:
        duties[duty.work, duty.body].append(duty)
    bodies = min(len(content.bodies), MOST_BODIES)
    deepest = max((width_of(label_of(body.short)) for body in content.bodies[:bodies]), default=2)
    top = EDGE + 112 + ceil(deepest) * LINE + BAR + 22
    carried = [duty for duty in content.assigned if duty.change != "gone"]
    return Matrix(content, lang, tuple(_lines(content, top)), bodies, top, duties, carried)


def _lines(content: Content, y: int) -> Iterator[Line]:
    """Tasks under the bands of their sections, from ``y`` on."""
    shown = enumerate(content.works[:MOST_TASKS])
    for section, works in groupby(shown, key=lambda pair: pair[1].section):
        yield Line(y, section)
        for at, _ in works:
            y += CELL
            yield Line(y, section, at)
        y += CELL


def label_of(name: str) -> str:
    """A name as it stands over a column."""
    return Label.of(plain(name), width=LETTERS, most=1).lines[0]


def fitted(words: str, width: float, size: float) -> str:
    """Words in one line of so many pixels at a size of letters in pixels."""
    return Label.of(plain(words), width=width / size, most=1).lines[0]
