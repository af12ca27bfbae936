"""A file as stored text, and what its head says of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from qgraph.model.text import Printed, Span, fold

if TYPE_CHECKING:
    from datetime import date

    from qgraph.model.tables import Table

__all__ = ["Document", "Letterhead", "Problem", "Severity"]


class Severity(StrEnum):
    """How much a problem matters to a reader."""

    ERROR = "error"  # something was lost
    WARNING = "warning"  # read with doubt
    NOTE = "note"  # worth knowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the text that was not read, or read with doubt (待核)."""

    code: str
    message: str
    span: Span
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the head of a document says of itself; every part as printed, absent where the text does not say it.

    ``title`` is the plan's own title; ``notice`` the title of the notice that carries it, where there is one.
    ``signed`` is the date under the signature, ``posted`` the date a site put the page up. ``site`` is the
    (re)publishing web site, ``origin`` the source that site names; neither is the issuer.
    """

    title: Printed | None = None
    notice: Printed | None = None
    number: Printed | None = None
    issuer: Printed | None = None
    addressee: Printed | None = None
    signed: date | None = None
    signed_span: Span | None = None
    posted: date | None = None
    posted_span: Span | None = None
    site: Printed | None = None
    origin: Printed | None = None
    body: Span | None = None  # the plan proper, without notice and site furniture; None means the whole text


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file as stored text. ``text`` is never changed after reading; rules look at ``folded`` instead.

    ``source`` is the file's name without its folder; ``sha256`` is of the file's bytes; ``furniture`` marks what
    the web site added around the document (menus, share links, footers); ``tables`` are in printed order.
    """

    text: str
    source: str
    sha256: str
    format: str
    encoding: str = "utf-8"
    letterhead: Letterhead = field(default_factory=Letterhead)
    furniture: tuple[Span, ...] = ()
    tables: tuple[Table, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def folded(self) -> str:
        """``text`` with widths folded, of the same length."""
        return fold(self.text)
