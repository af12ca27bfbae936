"""Named questions: SPARQL in ``questions/*.rq`` whose header says what is asked and which parameters it takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qgraph.graph.answers import Answer, Value
    from qgraph.graph.store import Store

__all__ = ["Parameter", "ParameterKind", "Question", "ask", "question", "questions"]


class ParameterKind(StrEnum):
    """What a parameter takes."""

    AGENCY = "agency"  # a name, or an IRI
    PLAN = "plan"  # part of a title, a document number, or an IRI
    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value a question takes. ``default`` is None where it may be left out; titles are (中文, English)."""

    name: str
    kind: ParameterKind
    required: bool
    default: str | None
    title: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A named query. Titles are (中文, English); ``columns`` gives those of each column, in order."""

    name: str
    title: tuple[str, str]
    explanation: tuple[str, str]
    columns: dict[str, tuple[str, str]]
    parameters: tuple[Parameter, ...]
    sparql: str


def questions() -> tuple[Question, ...]:
    """All named questions, sorted by name."""
    raise NotImplementedError


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        QueryError: There is none.
    """
    raise NotImplementedError(name)


def ask(store: Store, name: str, **parameters: Value) -> Answer:
    """The answer to a named question.

    Raises:
        QueryError: The question or a parameter is unknown, a required one is missing, or a name fits no agency or
            several.
    """
    raise NotImplementedError(store, name, parameters)
