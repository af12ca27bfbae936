"""Named questions: SPARQL in ``questions/*.rq`` whose header says what is asked and which parameters it takes.

Each line of a header is one of::

    # title 中文 | English
    # about 中文 | English
    # column NAME 中文 | English
    # parameter NAME KIND required|optional 中文 | English
    # source WHERE THE QUESTION OR ITS MEASURE COMES FROM
    # across plans

The columns stand in the order of the SELECT line; a parameter is the variable of its name there, which need not be
a column. Every question takes the parameter ``plan``. One that goes ``across plans`` compares plans: of an only plan it
has nothing to say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from qgraph.errors import LexiconError, QueryError
from qgraph.graph import lookup
from qgraph.graph.headers import Titles, queries, titles
from qgraph.graph.sparql import TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgraph.graph.answers import Answer, Value
    from qgraph.graph.store import Store

__all__ = ["Parameter", "ParameterKind", "Question", "ask", "parse", "question", "questions"]


class ParameterKind(StrEnum):
    """What a parameter takes."""

    AGENCY = "agency"  # a name in any form the store knows, or an IRI
    PLAN = "plan"  # part of a title, a document number, or an IRI
    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"  # 94.2
    DATE = "date"  # 2017-12-31


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A value a question takes."""

    name: str
    kind: ParameterKind
    required: bool
    title: Titles


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A named query. ``columns`` gives the titles of each column, in order.

    ``source`` is the work a question or its measure is taken from, where there is one.
    """

    name: str
    title: Titles
    about: Titles
    columns: Mapping[str, Titles]
    parameters: tuple[Parameter, ...]
    sparql: str
    source: str | None = None
    across: bool = False


@cache
def questions() -> tuple[Question, ...]:
    """All named questions, sorted by name."""
    return tuple(parse(name, text) for name, text in queries("questions").items())


def question(name: str) -> Question:
    """The question of that name.

    Raises:
        QueryError: There is none.
    """
    known = {each.name: each for each in questions()}
    if name not in known:
        near = lookup.near(name, known)
        raise QueryError(f"没有这个问题 · no question is called {name!r}{near}; `qgraph questions` lists them")
    return known[name]


def ask(
    store: Store,
    name: str,
    /,
    parameters: Mapping[str, Value] | None = None,
    *,
    timeout: float = TIMEOUT,
    **named: Value,
) -> Answer:
    """The answer to a named question; ``timeout`` is in seconds, and parameters that are None count as not given.

    Parameters are given by name, as in ``ask(store, "dossier", agency="市质监局")``, or as a mapping.

    Raises:
        QueryError: The question or a parameter is unknown, a required one is missing, or a name fits no agency or
            several.
    """
    asked = question(name)
    given = {key: value for key, value in {**(parameters or {}), **named}.items() if value is not None}
    _check(asked, given)
    bindings = _bindings(store, asked, given)
    return store.answer(asked.sparql, bindings, titles=asked.columns, timeout=timeout)


def _check(asked: Question, given: Mapping[str, Value]) -> None:
    """Refuse parameters the question does not take, and miss those it needs."""
    known = {each.name: each for each in asked.parameters}
    for name in given:
        if name not in known:
            takes = ", ".join(known)
            raise QueryError(f"{asked.name}: 没有参数 {name} · takes no {name}; its parameters are {takes}")
    for each in asked.parameters:
        if each.required and each.name not in given:
            raise QueryError(f"{asked.name}: 缺少参数 {each.name} · --{each.name} is needed: {' · '.join(each.title)}")


def _bindings(store: Store, asked: Question, given: Mapping[str, Value]) -> dict[str, Value]:
    """The values to bind, names looked up; the plan first, since a short name may belong to one body there."""
    bindings: dict[str, Value] = {}
    for each in sorted(asked.parameters, key=lambda parameter: parameter.kind != ParameterKind.PLAN):
        if each.name in given:
            bindings[each.name] = _read(store, each, given[each.name], bindings)
    return bindings


def _read(store: Store, parameter: Parameter, value: Value, bound: Mapping[str, Value]) -> Value:
    """The value a parameter stands for."""
    written = str(value).strip()
    try:
        match parameter.kind:
            case ParameterKind.AGENCY:
                return lookup.agency(store, written, plan=str(bound["plan"]) if "plan" in bound else None)
            case ParameterKind.PLAN:
                return lookup.plan(store, written)
            case ParameterKind.INTEGER:
                return int(written)
            case ParameterKind.NUMBER:
                return Decimal(written)
            case ParameterKind.DATE:
                return date.fromisoformat(written)
            case ParameterKind.TEXT:
                return written
    except (ValueError, InvalidOperation):
        form = _FORMS[parameter.kind]
        raise QueryError(f"--{parameter.name} {written!r}: 须为{form}") from None


_FORMS = {
    ParameterKind.INTEGER: "整数 · a whole number",
    ParameterKind.NUMBER: "数值 · a number such as 94.2",
    ParameterKind.DATE: "日期 · a day such as 2017-12-31",
}


@dataclass(slots=True)
class _Header:
    """A header on its way from lines to a question."""

    titles: dict[str, Titles] = field(default_factory=dict)
    columns: dict[str, Titles] = field(default_factory=dict)
    parameters: list[Parameter] = field(default_factory=list)
    source: str | None = None
    across: bool = False


def parse(name: str, text: str) -> Question:
    """The question a ``.rq`` file holds; its header is the comment lines before the query.

    Raises:
        LexiconError: A line of the header is wrong, or one is missing.
    """
    header = _Header()
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.startswith("#"):
            break
        try:
            _read_line(header, *line.removeprefix("#").split(maxsplit=1))
        except (KeyError, ValueError, TypeError) as error:
            raise LexiconError(f"questions/{name}.rq", number, f"{line!r} is no line of a header ({error})") from error
    missing = [key for key in ("title", "about") if key not in header.titles]
    if missing or not header.columns or "plan" not in {each.name for each in header.parameters}:
        raise LexiconError(f"questions/{name}.rq", 1, "a header has a title, a line about it, columns and a plan")
    return Question(
        name=name,
        title=header.titles["title"],
        about=header.titles["about"],
        columns=header.columns,
        parameters=tuple(header.parameters),
        sparql=text,
        source=header.source,
        across=header.across,
    )


def _read_line(header: _Header, key: str, rest: str) -> None:
    """Add one line of a header."""
    if key in {"title", "about"}:
        header.titles[key] = titles(rest)
    elif key == "column":
        column, words = rest.split(maxsplit=1)
        header.columns[column] = titles(words)
    elif key == "parameter":
        name, kind, need, words = rest.split(maxsplit=3)
        required = {"required": True, "optional": False}[need]
        header.parameters.append(Parameter(name=name, kind=ParameterKind(kind), required=required, title=titles(words)))
    elif key == "source":
        header.source = rest.strip()
    elif (key, rest) == ("across", "plans"):
        header.across = True
    else:
        raise KeyError(key)
