"""A plan: its sections and tasks, and all that was read of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.model.duties import Role

if TYPE_CHECKING:
    from datetime import date

    from qgraph.model.aims import Citation, Scope, Target
    from qgraph.model.document import Document, Problem
    from qgraph.model.duties import Agency, Assignment, Place
    from qgraph.model.text import Span

__all__ = ["Plan", "Section", "Task"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A headed division of a plan (章节). ``level`` is 1 for the outermost, ``parent`` the ordinal of the one above."""

    ordinal: int
    number: str
    title: str
    level: int
    parent: int | None
    span: Span  # the heading line
    extent: Span  # heading and all below it


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A numbered unit of work (任务). ``number`` is as printed, ``ordinal`` its place in the plan, from 1."""

    ordinal: int
    number: str
    title: str
    section: int | None
    span: Span  # number, title, body and clause
    heading: Span  # number and title

    @property
    def id(self) -> str:
        """The identifier of the task within its document."""
        return str(self.ordinal)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a document says: sections, tasks, who does them, what is to be reached, and what was not understood.

    ``place`` is the GB/T 2260 code of the area the plan is for, ``issuer`` the id of an agency in ``agencies``.
    ``agencies`` holds every body named, with the parents and members they refer to; ``places`` likewise.
    ``overlaps`` are pairs of task ordinals whose texts are largely the same, with their likeness from 0 to 1.
    """

    document: Document
    title: str
    place: str | None = None
    issuer: str | None = None
    period: tuple[date, date] | None = None
    sections: tuple[Section, ...] = ()
    tasks: tuple[Task, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    targets: tuple[Target, ...] = ()
    scopes: tuple[Scope, ...] = ()
    citations: tuple[Citation, ...] = ()
    agencies: tuple[Agency, ...] = ()
    places: tuple[Place, ...] = ()
    overlaps: tuple[tuple[int, int, float], ...] = ()
    problems: tuple[Problem, ...] = ()

    def _repr_html_(self) -> str:
        """What the plan is, how much it holds, who is in most tasks, what was not read."""
        from qgraph.cards import table_card  # noqa: PLC0415  only a notebook asks

        head = self.document.letterhead
        return table_card(
            self.title,
            ("", ""),
            [
                ("发布 issuer", head.issuer.text if head.issuer else "—"),
                ("文号 number", head.number.text if head.number else "—"),
                ("日期 date", head.signed or "—"),
                ("章节 · 任务 sections · tasks", f"{len(self.sections)} · {len(self.tasks)}"),
                ("责任分工 assignments", "、".join(f"{role} {count}" for role, count in self._roles()) or "—"),
                ("任务最多 busiest", "、".join(f"{name} {count}" for name, count in self._busiest()) or "—"),
                ("目标值 targets", len(self.targets)),
                ("待核 problems", len(self.problems)),
            ],
        )

    def _roles(self) -> list[tuple[str, int]]:
        counts = Counter(one.role for one in self.assignments)
        return [(role.label, counts[role]) for role in Role if counts[role]]

    def _busiest(self) -> list[tuple[str, int]]:
        names = {agency.id: agency.name for agency in self.agencies}
        named = {(one.agency, one.task) for one in self.assignments if one.agency}
        tasks = Counter(names.get(agency, agency) for agency, _ in named)
        return sorted(tasks.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
