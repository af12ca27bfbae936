"""JSON-LD that people can read: the short names of ``context.jsonld``, written into the file itself.

A file carries the part of the context it needs, so that nothing has to be fetched to read it. Names of our own data
are relative to ``@base``. A value that no short name fits stands under its property's full or prefixed name.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import chain, groupby
from operator import attrgetter
from typing import IO, TYPE_CHECKING, Any, TypeAlias

import pyoxigraph as ox

from qgraph.graph.names import DATA, PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["context", "write_jsonld"]

Json: TypeAlias = "str | int | bool | dict[str, Any] | list[Any]"
Statement: TypeAlias = "ox.Triple | ox.Quad"
Reference: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Triple"
Value: TypeAlias = "ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple"

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]
_STRING, _INTEGER, _BOOLEAN = (_XSD + name for name in ("string", "integer", "boolean"))
_IRI_KINDS = ("@id", "@vocab")
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")  # what every JSON reader keeps as it is


def write_jsonld(statements: Sequence[Statement], out: IO[bytes]) -> None:
    """Write triples or quads, sorted by graph and subject, to ``out``: one node a subject, one object a graph."""
    names = _Names()
    deque(_entries(statements, names), maxlen=0)  # to learn which names the context must explain
    head = {"@base": DATA, **{name: context()[name] for name in context() if name in names.needed()}}
    explained = ",\n".join(f"  {_written(name)}: {_written(meaning)}" for name, meaning in head.items())
    out.write(f'{{"@context": {{\n{explained}\n}},\n"@graph": ['.encode())
    for position, entry in enumerate(_entries(statements, names)):
        out.write((",\n" if position else "\n").encode())
        out.write(json.dumps(entry, ensure_ascii=False, indent=1).encode())
    out.write(b"\n]}\n")


@cache
def context() -> dict[str, Any]:
    """The short names of ``context.jsonld`` with what each means."""
    text = files("qgraph.graph").joinpath("context.jsonld").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)["@context"]
    return found


def _written(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)


def _entries(statements: Sequence[Statement], names: _Names) -> Iterator[dict[str, Json]]:
    """The nodes of the default graph, and each named graph with its nodes."""
    for graph, members in groupby(statements, key=lambda each: getattr(each, "graph_name", ox.DefaultGraph())):
        nodes = (names.node(subject, group) for subject, group in groupby(members, key=attrgetter("subject")))
        if isinstance(graph, ox.DefaultGraph):
            yield from nodes
        else:
            yield {"id": names.reference(graph), "@graph": list(nodes)}


@dataclass(frozen=True)
class _Term:
    """A short name for a property: for which kind of value, and whether its values are in a language or a list."""

    name: str
    kind: str | None  # @id, @vocab, or a datatype; None for plain text
    in_language: bool = False
    many: bool = False

    def fits(self, value: Value) -> bool:
        if not isinstance(value, ox.Literal):
            return self.kind in _IRI_KINDS
        if value.language:
            return self.in_language
        return not self.in_language and (self.kind or _STRING) == value.datatype.value


@dataclass(frozen=True)
class _Names:
    """Short names in use, and everything written with them."""

    used: set[str] = field(default_factory=lambda: {"@version", "id", "type"})

    def needed(self) -> set[str]:
        """The names in use and the prefixes that explain them."""
        meanings = [context()[name] for name in self.used if name in context()]
        whole = chain.from_iterable(each.values() if isinstance(each, dict) else [each] for each in meanings)
        return self.used | {each.partition(":")[0] for each in whole if isinstance(each, str)}

    def node(self, subject: Reference, statements: Iterable[Statement]) -> dict[str, Json]:
        """Everything said of one subject."""
        types: list[str] = []
        said: dict[str, list[Value]] = defaultdict(list)
        for statement in statements:
            value = statement.object
            if statement.predicate.value == _TYPE and isinstance(value, ox.NamedNode | ox.BlankNode):
                types.append(self.word(value))
            else:
                said[self.key(statement.predicate.value, value)].append(value)
        node: dict[str, Json] = {"id": self.reference(subject)}
        if types:
            node["type"] = types if len(types) > 1 else types[0]
        return node | {name: self.values(name, said[name]) for name in sorted(said, key=_place)}

    def key(self, predicate: str, value: Value) -> str:
        """The short name of a property that fits a value, else its prefixed or its full name."""
        name = next((term.name for term in _terms().get(predicate, ()) if term.fits(value)), None)
        if name is None:
            return self.short(predicate)
        self.used.add(name)
        return name

    def values(self, name: str, values: list[Value]) -> Json:
        term = _by_name().get(name)
        if term and term.in_language:
            return _by_language(values, many=term.many)
        found = [self.value(term, each) for each in values]
        return found if len(found) > 1 or (term and term.many) else found[0]

    def value(self, term: _Term | None, value: Value) -> Json:
        if isinstance(value, ox.Literal):
            return self.literal(term, value)
        if term is None:
            return {"id": self.reference(value)}
        return self.word(value) if term.kind == "@vocab" else self.reference(value)

    def literal(self, term: _Term | None, value: ox.Literal) -> Json:
        """A number or a truth as itself where JSON has it, a text as itself where its type is clear."""
        if value.datatype.value == _INTEGER and _WHOLE.fullmatch(value.value):
            return int(value.value)
        if value.datatype.value == _BOOLEAN and value.value in {"true", "false"}:
            return value.value == "true"
        if term or value.datatype.value == _STRING:
            return value.value
        if value.language:
            return {"@value": value.value, "@language": value.language}
        return {"@value": value.value, "@type": self.short(value.datatype.value)}

    def word(self, term: Reference) -> str:
        """A term where the short names of classes and concepts are understood."""
        if not isinstance(term, ox.NamedNode):
            return str(term)
        name = _words().get(term.value)
        if name is None:
            return self.short(term.value)
        self.used.add(name)
        return name

    def reference(self, term: Reference) -> str:
        """A term where only addresses are understood: ours relative to the base."""
        if not isinstance(term, ox.NamedNode):
            return str(term)
        path = term.value.removeprefix(DATA)
        plain = path != term.value and path[:1] not in {"", "/", "?", "#"} and ":" not in path.split("/", 1)[0]
        return path if plain else self.short(term.value)

    def short(self, iri: str) -> str:
        """An IRI with a prefix of the context where one fits, else in full."""
        for prefix, namespace in _prefixes().items():
            if iri.startswith(namespace) and (local := iri.removeprefix(namespace)) and not local.startswith("//"):
                self.used.add(prefix)
                return f"{prefix}:{local}"
        return iri


def _by_language(values: Iterable[object], *, many: bool) -> dict[str, Json]:
    """Texts by their language; several of one language, or what may be several, as a list."""
    found: dict[str, list[str]] = defaultdict(list)
    for value in values:
        if isinstance(value, ox.Literal) and value.language:
            found[value.language].append(value.value)
    return {language: texts if many or len(texts) > 1 else texts[0] for language, texts in sorted(found.items())}


@cache
def _prefixes() -> dict[str, str]:
    return {name: meaning for name, meaning in context().items() if str(meaning).endswith(("#", "/"))}


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return _prefixes()[prefix] + local if prefix in _prefixes() else name


@cache
def _terms() -> dict[str, list[_Term]]:
    """The short names of each property, in the order of the context."""
    found: dict[str, list[_Term]] = defaultdict(list)
    for name, meaning in context().items():
        if isinstance(meaning, dict):
            container = meaning.get("@container", ())
            kind = meaning.get("@type")
            term = _Term(name, _full(kind) if kind else None, "@language" in container, "@set" in container)
            found[_full(meaning["@id"])].append(term)
        elif isinstance(meaning, str) and name not in _prefixes() and not meaning.startswith("@"):
            found[_full(meaning)].append(_Term(name, None))
    return found


@cache
def _by_name() -> dict[str, _Term]:
    return {term.name: term for terms in _terms().values() for term in terms}


@cache
def _words() -> dict[str, str]:
    """The short names of classes and concepts by their IRIs."""
    plain = ((name, meaning) for name, meaning in context().items() if isinstance(meaning, str))
    return {_full(meaning): name for name, meaning in plain if name[0].isupper()}


@cache
def _order() -> dict[str, int]:
    return {name: position for position, name in enumerate(context())}


def _place(name: str) -> tuple[int, str]:
    """Names in the order of the context, then the others by alphabet."""
    return _order().get(name, len(_order())), name
