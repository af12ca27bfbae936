"""The store: every document's triples, one named graph a document, kept by Oxigraph in a folder or in memory."""

from __future__ import annotations

import os
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pyoxigraph as ox

from qgraph.errors import QueryError, StoreError
from qgraph.graph import changes
from qgraph.graph.answers import Answer, term
from qgraph.graph.names import PREFIXES
from qgraph.graph.sparql import TIMEOUT, refuse_unsafe
from qgraph.graph.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from types import TracebackType

    import rdflib

    from qgraph.graph.answers import Result, Value
    from qgraph.graph.changes import Term
    from qgraph.graph.triples import PlanGraphs
    from qgraph.graph.versions import Version

__all__ = ["DEFAULT_LOCATION", "MEMORY", "Store"]

DEFAULT_LOCATION = "qgraph-store"
MEMORY = ":memory:"
VARIABLE = "QGRAPH_STORE"  # environment
_ATTEMPTS = 6


class Store:
    """Documents as triples, in a folder or in memory.

    Any number of readers and one writer can go on at the same time: a reader sees the store as it was when it was
    opened. Use it with ``with``, which writes everything to disk and frees the writer's lock.
    """

    def __init__(self, opener: Callable[[], ox.Store], location: str, *, write: bool) -> None:
        self._opener: Callable[[], ox.Store] | None = opener
        self._inner: ox.Store | None = None
        self.location = location
        self.write = write
        self._described = False  # whether it holds the ontology as it is now, for certain

    @classmethod
    def open(cls, location: str | Path | None = None, *, write: bool = False) -> Self:
        """The store in the folder ``location``, or a new one in memory for ``:memory:``.

        Without a location it is the one ``QGRAPH_STORE`` names, else ``./qgraph-store``. A folder that is not
        there is made for writing only; an empty one is taken. For writing nothing on the disk changes before
        the store is first used: a build that fails while it reads its file leaves no trace.

        Raises:
            StoreError: The location is no store or is not there. That another process writes to it shows when a
                store opened for writing is first used.
        """
        name = str(location or os.environ.get(VARIABLE) or DEFAULT_LOCATION)
        if name == MEMORY:
            return cls(ox.Store, name, write=True)
        if "://" in name:
            raise StoreError(name, "尚不支持远程端点 · an endpoint on the network cannot be opened yet; give a folder")
        folder = Path(name)
        _check(folder, write=write)
        if write:
            return cls(partial(_writer, folder), name, write=True)
        opened = _reader(folder)
        return cls(lambda: opened, name, write=False)

    def replace(self, graphs: PlanGraphs, derived: Iterable[ox.Triple] = ()) -> bool:
        """Whether anything had to change so that the store holds this version of the document and no other.

        The named graph of the document, the graph derived from it and what the reference graph says of the
        entities it mentions change in one transaction. Entities no document mentions any more are removed.

        Raises:
            StoreError: The store was opened for reading, or the disk fails.
        """
        return self.put(version_of(graphs, derived))

    def put(self, version: Version) -> bool:
        """As ``replace``, for a version made ready beforehand."""
        if not self.write:
            raise StoreError(self.location, "只读打开 · opened for reading only")
        change = changes.replacement(self.inner, version)
        if not self._described:
            change |= changes.vocabulary(self.inner)
        try:
            change.apply(self.inner)
        except OSError as error:
            raise StoreError(self.location, f"写入失败 · cannot be written: {_one_line(error)}") from error
        self._described = True
        return bool(change)

    def rows(self, sparql: str, *, timeout: float = TIMEOUT, **bindings: Value) -> Answer:
        """The answer to a SPARQL query over all graphs together; prefixes of ``names.PREFIXES`` need no PREFIX line.

        ``bindings`` give values to variables by name: a ``str`` that begins with ``http://`` or ``https://`` is an
        IRI, every other value the literal Python has for it, None nothing. Such a variable must stand in the SELECT
        line, which is Oxigraph's rule. ``timeout`` is in seconds; ``sparql.Inquiry`` says what it cannot do.

        Raises:
            QueryError: The query does not parse, is an update, calls SERVICE, or takes too long.

        >>> with Store.open(":memory:") as store:
        ...     store.rows("SELECT ?double WHERE { BIND(2 * 21 AS ?double) }").rows
        ((42,),)
        """
        return self.answer(sparql, bindings, timeout=timeout)

    def answer(
        self,
        sparql: str,
        bindings: Mapping[str, Value],
        *,
        titles: Mapping[str, tuple[str, str]] | None = None,
        timeout: float = TIMEOUT,
    ) -> Answer:
        """As ``rows``; with ``titles`` (中文, English) of columns, only those that have one are shown."""
        refuse_unsafe(sparql)
        inner = self.inner

        def ask() -> Result:
            return inner.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=values)

        try:
            values: dict[ox.Variable, Term] = {
                ox.Variable(name): term(value) for name, value in bindings.items() if value is not None
            }
            return Answer(ask, timeout=timeout, titles=titles)
        except SyntaxError as error:
            raise QueryError(f"SPARQL 语法错误 · not a SPARQL query: {_one_line(error)}") from error
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(f"查询失败 · the query failed: {_one_line(error)}") from error

    def dataset(self) -> rdflib.Dataset:
        """The same store through rdflib, with all graphs together as the default graph.

        A store opened for reading cannot be changed through it either. Its ``query`` is Oxigraph's own: for SPARQL
        from strangers use ``rows``, which refuses ``SERVICE`` and keeps a time limit.
        """
        import rdflib  # noqa: PLC0415 - slow to load, and most answers do without
        from oxrdflib import OxigraphStore  # noqa: PLC0415

        dataset = rdflib.Dataset(store=OxigraphStore(store=self.inner), default_union=True)
        for prefix, namespace in PREFIXES.items():
            dataset.bind(prefix, namespace, replace=True)
        return dataset

    @property
    def inner(self) -> ox.Store:
        """The Oxigraph store itself, for the rest of this room.

        Raises:
            StoreError: The store was closed.
        """
        if self._opener is None:
            raise StoreError(self.location, "已关闭 · the store is closed")
        if self._inner is None:
            self._inner = self._opener()
        return self._inner

    def close(self) -> None:
        """Write everything to disk and free the lock; closing twice is closing once."""
        if self._inner is not None and self.write and self.location != MEMORY:
            self._inner.flush()
        self._inner = self._opener = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _check(folder: Path, *, write: bool) -> None:
    """Refuse what is no store, before Oxigraph makes one of it."""
    if folder.exists() and not folder.is_dir():
        raise StoreError(folder, "是文件而非图库文件夹 · this is a file; a store is a folder")
    filled = folder.is_dir() and any(folder.iterdir())
    if filled and not (folder / "CURRENT").is_file():
        raise StoreError(folder, "文件夹不是图库 · this folder holds something else than a store")
    if not filled and not write:
        raise StoreError(
            folder, "图库不存在,请先建库 · there is no store here; build first: qgraph build FILE --store FOLDER"
        )


def _writer(folder: Path) -> ox.Store:
    try:
        return ox.Store(folder)
    except (OSError, RuntimeError, ValueError) as error:
        if "lock" in str(error).lower():
            reason = "另一进程正在写入 · another process is writing to this store; wait for it to end"
            raise StoreError(folder, reason) from error
        raise StoreError(folder, f"无法打开 · cannot be opened: {_one_line(error)}") from error


def _reader(folder: Path) -> ox.Store:
    """The store as it is now. A writer may tidy files away between two looks, so a failure is tried again."""
    for attempt in range(_ATTEMPTS):
        try:
            return ox.Store.read_only(str(folder))
        except (OSError, RuntimeError, ValueError) as error:
            reason = _one_line(error)
            time.sleep(0.01 * 2**attempt)
    raise StoreError(folder, f"无法读取,可能已损坏 · cannot be read, perhaps damaged: {reason}")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
