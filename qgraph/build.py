"""Documents in, store out: the one place where the whole way is walked."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qgraph.errors import DocumentError
from qgraph.extraction import extract
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import Version, version_of
from qgraph.model import Comparator, Role
from qgraph.reading import document_suffixes, read
from qgraph.workers import Lost, each, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence

    from qgraph.extraction import Lexicon
    from qgraph.graph.store import Store
    from qgraph.model import Plan

__all__ = ["BuildReport", "Built", "Counts", "Skipped", "build", "first_plan"]

_FIRST_PLAN = Path("data", "shanwei-2017.txt")
# Fewer files than this are read here, where nobody has to wait for a process to start.
_FEW = 4
# Longer than a book of plans takes; a document that takes more is not one.
_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much a document holds. ``assignments`` counts by role; agencies and groups are those with a task."""

    sections: int
    tasks: int
    agencies: int
    groups: int
    assignments: Mapping[str, int]
    targets: int  # with a number
    targets_in_words: int
    problems: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One document that is in the store now; ``changed`` is False where it was there already, just so."""

    source: str
    title: str
    graph: str
    counts: Counts
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that was not built; ``failed`` tells a document that could not be read from a file that is none."""

    source: str
    reason: str
    failed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What a build did, document by document in the order of their paths; ``totals`` counts a shared agency once."""

    documents: tuple[Built, ...]
    skipped: tuple[Skipped, ...]
    totals: Counts


def build(
    sources: Iterable[str | Path],
    store: Store,
    on_progress: Callable[[int, int, str], None] | None = None,
    *,
    jobs: int | None = None,
    lexicon: Lexicon | None = None,
) -> BuildReport:
    """Build files and folders into ``store``.

    Folders are walked in the order of their names, without hidden files, those that an office program keeps while a
    document is open, and files whose suffix is none of a document's. Of two files that hold the same document (one
    number, or one issuer and title) the first is built.
    ``on_progress`` is called before each file with its number from 1, how many there are, and its name.

    The documents of a folder, and any number of files, are read by ``jobs`` processes, by default one for each
    processor; a document whose process dies or takes more than two minutes is one that cannot be read. The store is
    the same for any number of them. ``lexicon`` is what ``read_lexicon`` made of a person's own table of bodies.

    Raises:
        DocumentError: A file named in ``sources`` is not there (then nothing is built) or cannot be read (then those
            before it are), or a folder holds none. A document in a folder that cannot be read is reported instead.
        StoreError: The store cannot be written.
    """
    work = _Work(store)
    files = [file for source in sources for file in _files(source, work.skipped)]
    for file in files:
        # Before anything is written: a slip in the last name must not leave half of the work done.
        if file.named and str(file.path) != "-" and not Path(file.path).exists():
            raise DocumentError(file.path, "没有这个文件 · there is no such file")
    with closing(_prepared(files, jobs, lexicon)) as prepared:
        for number, file in enumerate(files, start=1):
            if on_progress:
                on_progress(number, len(files), str(file.path))
            work.add(file, next(prepared))
    return BuildReport(documents=tuple(work.built), skipped=tuple(work.skipped), totals=_totals(work))


def first_plan() -> Path:
    """The plan that comes with qgraph.

    Raises:
        DocumentError: This installation has no ``data`` folder.
    """
    here = Path(__file__).resolve().parent
    for folder in (here, here.parent):
        if (folder / _FIRST_PLAN).is_file():
            return folder / _FIRST_PLAN
    raise DocumentError(
        _FIRST_PLAN, "此安装不含示例计划 · this installation has no example plan; it is in the repository"
    )


@dataclass(frozen=True, slots=True)
class _File:
    """A file to build; ``named`` where the person asked for it and not for its folder."""

    path: str | Path
    named: bool


def _files(source: str | Path, skipped: list[Skipped]) -> Iterator[_File]:
    """The files a source stands for."""
    folder = Path(source)
    if str(source) == "-" or not folder.is_dir():
        yield _File(source, named=True)
        return
    empty = True
    for path in _walk(folder):
        if path.stem.lower() == "readme":
            skipped.append(Skipped(source=str(path), reason="文件夹的说明 · tells of the folder", failed=False))
        elif path.suffix.lower() in document_suffixes() and path.is_file():
            empty = False
            yield _File(path, named=False)
        else:
            skipped.append(
                Skipped(source=str(path), reason="不是文档的格式 · not in a format of documents", failed=False)
            )
    if empty:
        raise DocumentError(source, "文件夹中没有可读的文件 · the folder holds no document")


def _walk(folder: Path) -> Iterator[Path]:
    """What lies below a folder, in the order of the paths; links to folders are not followed."""
    for entry in sorted(folder.iterdir()):
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry)
        else:
            yield entry


@dataclass(frozen=True, slots=True, kw_only=True)
class _Prepared:
    """A document made ready for the store: ``bodies`` are its agencies and groups with a task, True for a group."""

    title: str
    counts: Counts
    bodies: Mapping[str, bool]
    version: Version


def _prepared(files: Sequence[_File], jobs: int | None, lexicon: Lexicon | None) -> Generator[_Prepared | Lost]:
    """Every document made ready for the store, in order; Lost where that cannot be done."""
    paths = [file.path for file in files]
    few = len(files) == 1 or (len(files) < _FEW and all(file.named for file in files))
    if few or "-" in map(str, paths):
        for path in paths:
            yield _prepare(lexicon, path)
    else:
        work = partial(_prepare_whatever_happens, lexicon)
        yield from each(work, paths, jobs=min(jobs or processors(), len(paths)), seconds=_SECONDS)


def _prepare(lexicon: Lexicon | None, source: str | Path) -> _Prepared | Lost:
    try:
        plan = extract(read(source), lexicon)
    except DocumentError as error:
        return Lost(error.reason)
    bodies = _bodies(plan)
    return _Prepared(
        title=plan.title, counts=_counts(plan, bodies), bodies=bodies, version=version_of(plan_graphs(plan))
    )


def _prepare_whatever_happens(lexicon: Lexicon | None, source: str | Path) -> _Prepared | Lost:
    """As ``_prepare``; an error of the program's own costs one document of a build and not the others."""
    try:
        return _prepare(lexicon, source)
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())
        return Lost(f"程序出错,请报告 · an error of the program, please report it: {said}")


@dataclass
class _Work:
    """A build under way."""

    store: Store
    built: list[Built] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    bodies: dict[str, bool] = field(default_factory=dict)  # id of each body with a task: whether it is a group
    sources: dict[str, str] = field(default_factory=dict)  # graph: the file it was built from

    def add(self, file: _File, prepared: _Prepared | Lost) -> None:
        """Put one document into the store; a file by name that could not be read is an error."""
        source = str(file.path)
        if isinstance(prepared, Lost):
            if file.named:
                raise DocumentError(file.path, prepared.reason)
            self.skipped.append(Skipped(source=source, reason=prepared.reason, failed=True))
            return
        name = prepared.version.name
        if earlier := self.sources.get(name):
            reason = f"与 {earlier} 是同一文件 · the same document as {earlier}, which was built"
            self.skipped.append(Skipped(source=source, reason=reason, failed=False))
            return
        changed = self.store.put(prepared.version)
        self.sources[name] = source
        self.bodies |= prepared.bodies
        self.built.append(
            Built(source=source, title=prepared.title, graph=name, counts=prepared.counts, changed=changed)
        )


def _bodies(plan: Plan) -> dict[str, bool]:
    """The agencies and groups with a task, by id; True for a group."""
    assigned = {assignment.agency for assignment in plan.assignments}
    return {agency.id: agency.group for agency in plan.agencies if agency.id in assigned}


def _counts(plan: Plan, bodies: Mapping[str, bool]) -> Counts:
    in_words = sum(target.comparator is Comparator.WORDS for target in plan.targets)
    roles = Counter(assignment.role for assignment in plan.assignments)
    return Counts(
        sections=len(plan.sections),
        tasks=len(plan.tasks),
        agencies=len(bodies) - sum(bodies.values()),
        groups=sum(bodies.values()),
        assignments={role.value: roles[role] for role in Role},
        targets=len(plan.targets) - in_words,
        targets_in_words=in_words,
        problems=len({*plan.document.problems, *plan.problems}),
    )


def _totals(work: _Work) -> Counts:
    counts = [built.counts for built in work.built]
    return Counts(
        sections=sum(each.sections for each in counts),
        tasks=sum(each.tasks for each in counts),
        agencies=len(work.bodies) - sum(work.bodies.values()),
        groups=sum(work.bodies.values()),
        assignments={role.value: sum(each.assignments[role.value] for each in counts) for role in Role},
        targets=sum(each.targets for each in counts),
        targets_in_words=sum(each.targets_in_words for each in counts),
        problems=sum(each.problems for each in counts),
    )
