"""What a query answers: rows of plain values, or the same in the formats SPARQL 1.1 defines."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import IO, TYPE_CHECKING, Any, TypeAlias

import pyoxigraph as ox

from qgraph.errors import OutputError
from qgraph.graph.names import PREFIXES
from qgraph.graph.serialization import GRAPH_FORMATS, write_triples
from qgraph.graph.sparql import TIMEOUT, Inquiry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["FORMATS", "Answer", "Kind", "Value", "term"]

Value: TypeAlias = "str | int | float | Decimal | date | bool | None"
Result: TypeAlias = "ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples"


class Kind(StrEnum):
    """The three things a query can answer."""

    SELECT = "select"  # rows
    ASK = "ask"  # yes or no
    GRAPH = "graph"  # triples, from CONSTRUCT and DESCRIBE


_TABLES = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
FORMATS: dict[Kind, tuple[str, ...]] = {
    Kind.SELECT: tuple(_TABLES),
    Kind.ASK: tuple(_TABLES),
    Kind.GRAPH: (*GRAPH_FORMATS, "json", "csv", "tsv"),
}


class Answer:
    """What a query answered.

    ``columns`` are the names of the variables asked for; an ASK has the one column ``answer``, a graph has
    ``subject``, ``predicate`` and ``object``. ``titles`` gives (中文, English) for columns of a named question.

    Rows are tuples of Python values, in the order of ``columns``: ``str`` for IRIs and strings (without language),
    ``int``, ``Decimal``, ``float``, ``date``, ``bool``, and None where nothing is bound. Other datatypes stay as
    they are written.
    """

    def __init__(
        self,
        ask: Callable[[], Result],
        *,
        timeout: float = TIMEOUT,
        titles: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        self._ask, self._timeout = ask, timeout
        self._inquiry: Inquiry[Result] | None = Inquiry(ask, timeout)
        self.kind, variables = self._inquiry.run(_header)
        self._shown = tuple(at for at, variable in enumerate(variables) if not titles or variable in titles)
        self._is_whole = len(self._shown) == len(variables)
        self.columns = tuple(variables[at] for at in self._shown)
        self.titles = dict(titles or {})

    @cached_property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """All rows."""
        inquiry = self._take()
        shown = None if self._is_whole else self._shown
        return inquiry.run(lambda result: tuple(inquiry.watch(_rows(result, shown))))

    def __iter__(self) -> Iterator[tuple[Value, ...]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __bool__(self) -> bool:
        """The answer to an ASK; of others, whether there is any row."""
        return bool(self.rows[0][0]) if self.kind is Kind.ASK else bool(self.rows)

    def records(self) -> list[dict[str, Value]]:
        """The rows as dictionaries by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def _repr_html_(self) -> str:
        from qgraph.cards import table_card  # noqa: PLC0415 - only a notebook asks

        heads = [" ".join(self.titles.get(column, (column,))) for column in self.columns]
        return table_card(f"{len(self)} 行 · rows", heads, self.rows)

    def write(self, out: IO[bytes], format: str) -> None:  # noqa: A002 - the word of the command line
        """Write the answer to ``out``, in UTF-8.

        SELECT and ASK know ``json``, ``csv``, ``tsv`` and ``xml`` (SPARQL 1.1 Query Results), graphs ``turtle``,
        ``ntriples`` and ``jsonld``. What the standard does not define: an ASK in CSV or TSV is one line, ``true`` or
        ``false``; a graph in ``json`` is JSON-LD, in ``csv`` and ``tsv`` one row a triple.

        Raises:
            OutputError: The format does not go with the kind of answer.
        """
        known = FORMATS[self.kind]
        if format not in known:
            raise OutputError(format, f"此类结果不支持该格式 · a {self.kind} answer is written as {', '.join(known)}")
        inquiry = self._take()
        watched = _Watched(out, inquiry)
        if self.kind is Kind.GRAPH:
            inquiry.run(lambda result: _write_graph(result, watched, format))
        elif self._is_whole:
            inquiry.run(lambda result: _write_table(result, watched, format))
        else:
            inquiry.run(lambda result: _write_table(_narrowed(result, self._shown), watched, format))

    def _take(self) -> Inquiry[Result]:
        """The result, which can be walked through once only; asked for again when it has been."""
        inquiry, self._inquiry = self._inquiry, None
        return inquiry or Inquiry(self._ask, self._timeout)


def _write_table(result: Result, out: IO[bytes], format: str) -> None:  # noqa: A002
    if not isinstance(result, ox.QueryTriples):
        result.serialize(out, _TABLES[format])
    if isinstance(result, ox.QueryBoolean) or format == "json":
        out.write(b"\n")


def _write_graph(result: Result, out: _Watched, format: str) -> None:  # noqa: A002
    if not isinstance(result, ox.QueryTriples):
        return
    triples = sorted(set(out.inquiry.watch(result)), key=str)
    if format in {"csv", "tsv"}:
        _write_rows(triples, out, format)
        return
    write_triples(triples, out, GRAPH_FORMATS.get(format, ox.RdfFormat.JSON_LD))


def _write_rows(triples: list[ox.Triple], out: IO[bytes], format: str) -> None:  # noqa: A002
    """Triples as the rows a SELECT of subject, predicate and object would give in CSV or TSV."""
    lines = io.StringIO(newline="")
    if format == "csv":
        writer = csv.writer(lines)
        writer.writerow(("subject", "predicate", "object"))
        writer.writerows([str(_value(term)) for term in triple] for triple in triples)
    else:
        lines.write("?subject\t?predicate\t?object\n")
        lines.writelines("\t".join(map(str, triple)) + "\n" for triple in triples)
    out.write(lines.getvalue().encode())


class _Watched(io.BytesIO):
    """A stream that stops taking bytes when the time is over."""

    def __init__(self, out: IO[bytes], inquiry: Inquiry[Result]) -> None:
        super().__init__()
        self._out, self.inquiry = out, inquiry

    def write(self, data: Any) -> int:
        self.inquiry.check()
        self._out.write(data)
        return len(data)


def term(value: str | float | Decimal | date) -> ox.NamedNode | ox.Literal:
    """A Python value as a term: text that begins with ``http://`` or ``https://`` is an IRI."""
    if isinstance(value, str):
        return ox.NamedNode(value) if value.startswith(("http://", "https://")) else ox.Literal(value)
    if isinstance(value, Decimal):
        return ox.Literal(format(value, "f"), datatype=ox.NamedNode(_XSD + "decimal"))
    if isinstance(value, datetime):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(_XSD + "dateTime"))
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(_XSD + "date"))
    return ox.Literal(value)


def _header(result: Result) -> tuple[Kind, tuple[str, ...]]:
    """What kind of answer it is, and its columns."""
    if isinstance(result, ox.QueryBoolean):
        return Kind.ASK, ("answer",)
    if isinstance(result, ox.QuerySolutions):
        return Kind.SELECT, tuple(variable.value for variable in result.variables)
    return Kind.GRAPH, ("subject", "predicate", "object")


def _rows(result: Result, shown: tuple[int, ...] | None) -> Iterator[tuple[Value, ...]]:
    if isinstance(result, ox.QueryBoolean):
        return iter([(bool(result),)])
    if shown is None:
        return (tuple(map(_value, row)) for row in result)
    return (tuple(_value(row[at]) for at in shown) for row in result)


def _narrowed(result: Result, shown: tuple[int, ...]) -> Result:
    """The same solutions with some variables only, so that Oxigraph can write them."""
    if not isinstance(result, ox.QuerySolutions):
        return result
    head = " ".join(str(result.variables[at]) for at in shown)
    rows = (" ".join(str(row[at] or "UNDEF") for at in shown) for row in result)
    # Terms print themselves as SPARQL writes them, escaped; the blank nodes VALUES does not allow are not in a store.
    return ox.Store().query(f"SELECT {head} WHERE {{ VALUES ({head}) {{ {' '.join(f'({row})' for row in rows)} }} }}")


def _value(term: object) -> Value:
    """A term as a Python value."""
    if isinstance(term, ox.Literal):
        read = _READERS.get(term.datatype.value)
        return term.value if read is None else read(term.value)
    if term is None or isinstance(term, ox.NamedNode):
        return term.value if term is not None else None
    return str(term)


def _day(written: str) -> Value:
    """A date; as it is written where Python has none for it (a time zone, a year before 1)."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return written


_XSD = PREFIXES["xsd"]
# Oxigraph gives every integer as xsd:integer and never an ill-typed number: those it keeps as they were written,
# under the same datatype, hence the guards.
_READERS: dict[str, Callable[[str], Value]] = {
    _XSD + "integer": lambda written: _or_text(int, written),
    _XSD + "decimal": lambda written: _or_text(Decimal, written),
    _XSD + "double": lambda written: _or_text(float, written),
    _XSD + "boolean": lambda written: {"true": True, "false": False}.get(written, written),
    _XSD + "date": _day,
}


def _or_text(read: Callable[[str], Value], written: str) -> Value:
    try:
        return read(written)
    except (ValueError, ArithmeticError):
        return written
