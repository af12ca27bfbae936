"""A plan: its sections and tasks, and all that was read of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
        from qgraph.cards import plan_card  # noqa: PLC0415  only a notebook asks

        return plan_card(self)
