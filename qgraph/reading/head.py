"""A document's head while it is read: its lines, its titles, its signature, what the site added.

Each part is found when first asked for, from parts found before it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from qgraph.model import Span
from qgraph.reading.labels import facts
from qgraph.reading.lines import FOOT, Line, foot_lines, head_lines
from qgraph.reading.margins import foot_furniture, head_furniture
from qgraph.reading.signature import Signature, find_signature
from qgraph.reading.titles import Title, carried_titles, head_end, head_title, is_heading, plan_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgraph.model import Table

__all__ = ["Head"]


@dataclass(frozen=True)
class Head:
    """The text, the metadata its page gives, whether it is a page, its tables; the rest follows from these."""

    text: str
    metadata: Mapping[str, str] = field(default_factory=dict)
    page: bool = False
    tables: Sequence[Table] = ()

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the beginning."""
        return head_lines(self.text)

    @cached_property
    def foot(self) -> list[Line]:
        """The lines of the end; of a short text, all of them."""
        return self.lines if len(self.text) <= FOOT else foot_lines(self.text)

    @cached_property
    def foot_cut(self) -> int | None:
        """The line of the foot from which on all is the site's; it lies behind every table of some size."""
        end = max((table.span.end for table in self.tables if _is_large(table)), default=0)
        above = bisect_right(self.foot, end, key=lambda line: line.span.start)
        cut = foot_furniture(self.foot[above:])
        return None if cut is None else above + cut

    @cached_property
    def foot_start(self) -> int:
        """Where the site's foot begins; the end of the text where there is none."""
        return self.foot[self.foot_cut].span.start if self.foot_cut is not None else len(self.text)

    @cached_property
    def title(self) -> Title | None:
        """The first title, of a notice or of the plan."""
        return head_title(self.lines, self.metadata.get("articletitle") or self.metadata.get("title"))

    @cached_property
    def start(self) -> int:
        """The line after the first title."""
        return self.title.last + 1 if self.title else 0

    @cached_property
    def body_line(self) -> int:
        """The line of the first numbered heading after the title."""
        rest = range(self.start, len(self.lines))
        return next((index for index in rest if is_heading(self.lines[index].text)), len(self.lines))

    @cached_property
    def signature(self) -> Signature | None:
        """The signature of the notice, above the first heading, else the one at the end of the text."""
        above = find_signature(self.lines, self.start, min(self.body_line, self.start + 60))
        if above:
            return above
        last = self.foot_cut if self.foot_cut is not None else len(self.foot)
        return find_signature(self.foot, max(0, last - 25), last)

    @cached_property
    def signed_above(self) -> bool:
        """Whether the signature stands before the plan, as under a notice."""
        below = self.lines[self.body_line].span.start if self.body_line < len(self.lines) else len(self.text)
        return self.signature is not None and self.signature.signed_span.start < below and self.body_line > self.start

    @cached_property
    def plan(self) -> Title | None:
        """The plan's own title line, where a notice stands before it."""
        names = carried_titles(self.lines, self.title)
        if self.signed_above and self.signature is not None:
            after = plan_title(self.lines, self.signature.last + 1, names)
            if after:
                return after
        return plan_title(self.lines, self.start, names)

    @cached_property
    def labels(self) -> dict[str, Span]:
        """Labelled facts above the body and among the furniture of the foot, the first of each kind."""
        tail = self.foot[self.foot_cut :] if self.foot_cut is not None else []
        return facts([*self.lines[: self.start + head_end(self.lines[self.start :])], *tail])[0]

    @cached_property
    def furniture(self) -> tuple[Span, ...]:
        """Everything the site added, adjoining lines as one span."""
        found = head_furniture(self.lines, self.title, page=self.page)
        if self.foot_cut is not None:
            found.append(Span(self.foot[self.foot_cut].span.start, self.foot[-1].span.end))
        return tuple(_merged(self.text, sorted(found)))


def _is_large(table: Table) -> bool:
    """Whether a table has more columns and rows than those that sites put into their feet."""
    columns = max((cell.column for cell in table.cells), default=0)
    rows = max((cell.row for cell in table.cells), default=0)
    return columns >= 2 and rows >= 2


def _merged(text: str, spans: list[Span]) -> Iterator[Span]:
    """The spans in order, those with nothing but white space between them as one."""
    current: Span | None = None
    for span in spans:
        if current and not text[current.end : span.start].strip():
            current = Span(current.start, max(current.end, span.end))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current
