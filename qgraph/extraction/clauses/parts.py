"""What a clause is made of: lists of names, rules it states, and the words that were not read."""

from __future__ import annotations

from dataclasses import dataclass

from qgraph.model import Printed, Role, Span

__all__ = ["Clause", "NameList", "StatedRule"]


@dataclass(frozen=True, slots=True)
class NameList:
    """One printed list of names that share a role. ``labelled``: the role stood before the list, in a label."""

    role: Role
    cue: str
    names: tuple[Printed, ...]
    open: bool
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class StatedRule:
    """A rule the text states once for what follows.

    ``names`` are the bodies it adds, ``role`` theirs; ``rest`` is the role of those that do not lead, where it says.
    """

    name: str
    span: Span
    names: tuple[Printed, ...] = ()
    role: Role = Role.PARTICIPANT
    rest: Role | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A printed clause: its span with brackets, its lists, and what of it was not read."""

    span: Span
    lists: tuple[NameList, ...]
    deadline: str | None = None
    conforms_to: str | None = None
    rules: tuple[StatedRule, ...] = ()
    unread: tuple[Span, ...] = ()
