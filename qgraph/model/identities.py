"""A body as a reader looks it up: what it is called, where it stands, and how much falls to it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

__all__ = ["Identity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """One agency or group of a store, or one row of the lexicon.

    ``id`` is as in ``Agency``; of a row it is the slug alone. ``printed`` are the names texts print, ``names`` all
    others it is known by. ``place`` is the code of its area, ``area`` the name of it; None in a row. The figures count
    tasks: in any role, and in each. ``table`` is where a row stands, None for a body of a store.
    """

    id: str
    name: str
    kind: str | None
    group: bool = False
    level: str | None = None
    place: str | None = None
    area: str | None = None
    names: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    tasks: int = 0
    lead: int = 0
    responsible: int = 0
    joint: int = 0
    participant: int = 0
    table: str | None = None

    def record(self) -> dict[str, Any]:
        """The fields as plain values for JSON."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}
