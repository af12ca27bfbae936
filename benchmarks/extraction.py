"""How fast documents are read and what they say is extracted, beside a plain pass over the same text and jieba.

Every round does the same work in four ways, one after the other, so that whatever else the machine does falls on all
of them alike; a ratio is taken within its round. Printed are medians and the half of the rounds around them. What one
process does is counted in processor time, what many do by the clock. Before the rounds every document is read in one
process and in many, and what was extracted must be the same to the letter. Then come the memory each document takes,
in a process of its own, and how time grows with a document's length.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING, NamedTuple

from qgraph.extraction import extract, record
from qgraph.extraction.tables import table
from qgraph.reading import document_suffixes, read
from qgraph.workers import Lost, each, processors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus" / "docs"
MB = 1_000_000
MANY = f"{processors()} processes"
COPIES = 10  # of the corpus for many processes, which take half a second to start
PATIENCE = 3600.0  # seconds for one document
# Figures before these words differ from copy to copy of a text that is made longer.
_FIGURE = re.compile("[1-9][0-9]*(?=[家个项万亿%])")

# Run in a process of its own: what the interpreter takes alone, and with one document read.
_PEAK = """
import sys
def peak():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        import resource
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most / (1 << 20 if sys.platform == "darwin" else 1 << 10)
before = peak()
import time
from qgraph.extraction import extract
from qgraph.reading import read
extract(read(sys.argv[1]))  # loads the tables
start = time.process_time()
extract(read(sys.argv[2]))
print(time.process_time() - start, peak() - before)
"""


class Fresh(NamedTuple):
    """What a document takes in a process of its own: processor time, the tables being loaded, and MB of memory."""

    seconds: float
    memory: float


def plain_pass() -> re.Pattern[str]:
    """The words that labels of roles are made of (牵头, 单位) and all brackets, as one alternation."""
    label = table("roles")["label"]
    words = {*label["tails"], *(word for row in label["stem"] for word in row["words"])}
    longest_first = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return re.compile("|".join([*longest_first, "[()（）〔〕\\[\\]【】]"]))


def count(path: Path) -> tuple[int, int]:
    """How many assignments and targets a document states."""
    plan = extract(read(path))
    return len(plan.assignments), len(plan.targets)


def fingerprint(path: Path) -> str:
    """The SHA-256 of all that was extracted from a document."""
    said = json.dumps(record(extract(read(path))), ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def by_all(work: Callable[[Path], object], paths: Sequence[Path]) -> list[object]:
    """What ``work`` makes of each path, by a process for each processor; the function is handed on by its name."""
    named: Callable[[Path], object] = getattr(import_module("extraction"), work.__name__)
    found = list(each(named, paths, jobs=processors(), seconds=PATIENCE))
    if lost := [str(path) for path, one in zip(paths, found, strict=True) if isinstance(one, Lost)]:
        sys.exit(f"lost: {', '.join(lost)}")
    return found


class Spent(NamedTuple):
    """The time a piece of work took, in seconds of this process and by the clock."""

    processor: float
    clock: float


def spent(work: Callable[[], object]) -> Spent:
    gc.collect()
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Spent(time.process_time() - processor, time.perf_counter() - clock)


def rounds(paths: Sequence[Path], texts: Sequence[str], repeats: int) -> dict[str, list[Spent]]:
    """The time of each way in every round."""
    import jieba  # noqa: PLC0415  # only this benchmark needs it

    jieba.setLogLevel("ERROR")
    jieba.initialize()
    pattern = plain_pass()
    ways: dict[str, Callable[[], object]] = {
        "re": lambda: [pattern.findall(text) for text in texts],
        "jieba": lambda: [jieba.lcut(text) for text in texts],
        "one process": lambda: [count(path) for path in paths],
        MANY: lambda: by_all(count, [*paths] * COPIES),
    }
    times: dict[str, list[Spent]] = {name: [] for name in ways}
    for _ in range(repeats):
        for name, work in ways.items():
            times[name].append(spent(work))
    return times


def figure(values: Sequence[float], digits: int = 2) -> str:
    """Median and interquartile range."""
    if len(values) < 2:
        return f"{values[0]:.{digits}f}"
    low, _, high = quantiles(values, n=4)
    return f"{median(values):.{digits}f} ({low:.{digits}f} to {high:.{digits}f})"


def table_of(times: dict[str, list[Spent]], documents: int, size: int) -> Iterator[str]:
    """One line a way: megabytes and documents a second, and its time by that of the pass, of jieba, of one process."""
    bases = ("re", "jieba", "one process")
    yield _line("", "MB/s", "documents/s", *(f"time / {base}" for base in bases))
    for name, taken in times.items():
        clock = [one.clock / COPIES for one in taken] if name == MANY else []
        own = clock or [one.processor for one in taken]
        cells = [figure([size / MB / one for one in own]), figure([documents / one for one in own], 0)]
        for base in bases:
            others = [one.clock if clock else one.processor for one in times[base]]
            ratios = [one / other for one, other in zip(own, others, strict=True)]
            cells.append("" if base == name or (clock and base != bases[-1]) else figure(ratios))
        yield _line(name, *cells)


def _line(name: str, *cells: str) -> str:
    return (name.ljust(14) + "".join(cell.ljust(24) for cell in cells)).rstrip()


def fresh(first: Path, path: Path) -> Fresh:
    """A document read in a process of its own, after a first one."""
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, str(first), str(path)], check=True, capture_output=True, text=True, cwd=ROOT
    )
    return Fresh(*map(float, done.stdout.split()))


def longer(texts: Sequence[str], size: int) -> Iterator[str]:
    """All texts again and again with other figures, up to ``size`` bytes."""
    copy, written = 0, 0
    while True:
        for text in texts:
            grown = _FIGURE.sub(_more(copy), text) + "\n"
            written += len(grown.encode())
            yield grown
            if written >= size:
                return
        copy += 1


def _more(by: int) -> Callable[[re.Match[str]], str]:
    return lambda figure: str(int(figure[0]) + by)


def lengths(texts: Sequence[str], sizes: Iterable[float], smallest: Path) -> Iterator[str]:
    """One line a length: what one document of so many megabytes takes."""
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            path = Path(folder) / f"{size:g}.txt"
            path.write_text("".join(longer(texts, int(size * MB))), encoding="utf-8")
            spent, memory = fresh(smallest, path)
            rate = path.stat().st_size / MB / spent
            yield f"{size:5g} MB in one document: {spent:7.2f} s, {rate:.2f} MB/s, {memory:.0f} MB of memory"


def documents_in(folder: Path | None) -> list[Path]:
    chosen = folder or (CORPUS if CORPUS.is_dir() else ROOT / "data")
    paths = sorted(
        path for path in chosen.iterdir() if path.suffix in document_suffixes() and path.stem.lower() != "readme"
    )
    print(
        f"{len(paths)} documents of {chosen.name}{'' if folder or chosen == CORPUS else ' (there is no corpus here)'}"
    )
    return paths


def main() -> None:
    """Compare, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, help="documents to read (default ../shared/corpus/docs)")
    options.add_argument("--repeats", type=int, default=7, help="rounds to run (default 7)")
    options.add_argument("--sizes", default="1,5,50", help="lengths of one document in MB (default 1,5,50)")
    chosen = options.parse_args()
    paths = documents_in(chosen.folder)
    texts = [read(path).text for path in paths]
    size = sum(len(text.encode()) for text in texts)
    if [fingerprint(path) for path in paths] != by_all(fingerprint, paths):
        sys.exit("one process and many do not extract the same")
    print(f"{size / MB:.2f} MB of text; one process and {processors()} extract the same\n")
    print("\n".join(table_of(rounds(paths, texts, chosen.repeats), len(paths), size)))
    smallest = min(paths, key=lambda path: path.stat().st_size)
    most = max(fresh(path, path).memory for path in paths)
    print(f"\nmost memory over the bare interpreter for one document: {most:.0f} MB")
    for line in lengths(texts, map(float, chosen.sizes.split(",")), smallest):
        print(line)
    print(f"\n{chosen.repeats} rounds, Python {sys.version.split()[0]}, {processors()} processors")


if __name__ == "__main__":
    main()
