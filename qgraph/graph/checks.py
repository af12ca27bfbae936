"""Checks: what a careful supervisor would send back, as SPARQL in ``checks/*.rq`` whose every row is a finding.

Each line of a header is one of::

    # title 中文 | English
    # about 中文 | English            why it is sent back, and what would be right
    # severity error|warning|note
    # message 中文 | English          with {column} for what a row says
    # basis 中文 | English            the rule or usage it rests on, where there is one
    # instead-of SHAPE ...           shapes that find the same and need not say it again

Four columns have a meaning: ``plan``; ``this``, the node a finding is about; ``at``, the node whose words are shown,
``this`` where it is missing; ``key``, what tells findings about one node apart. ``severity`` may stand in for that of
the header. All others are for the message.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from qgraph.errors import LexiconError
from qgraph.graph.headers import Titles, queries, titles
from qgraph.model import Severity

__all__ = ["Check", "checks", "parse"]

_KEYS = {"title", "about", "message", "basis", "severity", "instead-of"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A rule that plans are held against; ``sparql`` is empty for one that is a SHACL shape."""

    id: str
    title: Titles
    about: Titles
    message: Titles
    severity: Severity
    basis: Titles | None = None
    instead_of: tuple[str, ...] = ()
    sparql: str = ""


@cache
def checks() -> tuple[Check, ...]:
    """All checks that are queries, sorted by name."""
    return tuple(parse(name, text) for name, text in queries("checks").items())


def parse(name: str, text: str) -> Check:
    """The check a ``.rq`` file holds; its header is the comment lines before the query.

    Raises:
        LexiconError: A line of the header is wrong, or one is missing.
    """
    header: defaultdict[str, str] = defaultdict(str)
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        key, _, rest = line.removeprefix("#").strip().partition(" ")
        if key not in _KEYS or not rest.strip():
            raise LexiconError(f"checks/{name}.rq", number, f"{line!r} is no line of a header")
        header[key] = rest.strip()
    try:
        return Check(
            id=name,
            title=titles(header["title"]),
            about=titles(header["about"]),
            message=titles(header["message"]),
            severity=Severity(header["severity"]),
            basis=titles(header["basis"]) if header["basis"] else None,
            instead_of=tuple(header["instead-of"].split()),
            sparql=text,
        )
    except ValueError as error:
        reason = f"a header has a title, a line about it, a severity and a message ({error})"
        raise LexiconError(f"checks/{name}.rq", 1, reason) from error
