"""Pages of the same plan by qgraph and by its peers, measured in turn in a real Chromium without network.

Every contender gets the same invented plan and qgraph's places; every round opens every page once, one after the
other, in the other order each round, so that whatever else the machine does falls on all alike. Printed are medians,
and ratios to qgraph. The run ends with status 1 where a page holds another number of nodes or edges than the plan, or
has a node elsewhere. A contender that did not come to rest in time is not asked for a larger plan.
What each figure means is said in ``chromium.py``.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from benchmarks.pages.chromium import Measured, measure
from benchmarks.pages.contenders import CONTENDERS, Contender, available
from benchmarks.pages.drawing import Drawing, drawing_of
from benchmarks.pages.graphs import SIZES, invented_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.publishing.facts import PageFacts

__all__ = ["main"]

LIMIT = 60.0  # seconds for a page to come to rest
NEAR = 1.0  # how far a node may be from its place, in qgraph's units
HEAD = (
    *("page", "MB", "build s", "draw s", "complete s", "interactive s", "CPU s", "heap MB", "pan FPS", "zoom FPS"),
    "edges stay",
)
TIMES = ("draw", "complete", "interactive", "cpu", "heap", "pan", "zoom")


class Written(NamedTuple):
    """A page as a file, and the seconds from facts to HTML, the median of all rounds; peers are given the layout."""

    file: Path
    megabytes: float
    build: float


class Row(NamedTuple):
    """One contender at one size with all its rounds."""

    contender: Contender
    written: Written
    rounds: list[Measured]

    def figure(self, name: str) -> float | None:
        """The median of a figure over the rounds; None where a round lacks it."""
        values = [getattr(one, name) for one in self.rounds]
        return None if None in values else median(values)


def write_pages(
    chosen: Iterable[Contender], facts: PageFacts, drawing: Drawing, folder: Path, rounds: int
) -> dict[str, Written]:
    """The page of every contender, by its name; contenders with one page share it."""
    files: dict[str, Written] = {}
    for one in chosen:
        key = one.page or one.name
        if key not in files:
            file, builds = folder / f"{key}.html", []
            for _ in range(rounds):
                start = time.perf_counter()
                html = one.write(facts, drawing)
                builds.append(time.perf_counter() - start)
            file.write_text(html, encoding="utf-8")
            files[key] = Written(file, file.stat().st_size / 1e6, median(builds))
    return {one.name: files[one.page or one.name] for one in chosen}


def difference(found: Measured, drawing: Drawing, *, places: bool) -> str:
    """What a page holds otherwise than the plan; nothing where all is the same."""
    if found.nodes is None:
        return ""
    if (found.nodes, found.edges) != (len(drawing.nodes), len(drawing.edges)):
        return f"{found.nodes} nodes and {found.edges} edges, not {len(drawing.nodes)} and {len(drawing.edges)}"
    for node, at in zip(drawing.probes, found.places, strict=True):
        if places and (abs(at["x"] - node.x) > NEAR or abs(at["y"] - node.y) > NEAR):
            return f"{node.id} at {at}, not at {node.x}, {node.y}"
    return ""


def measured(chosen: Sequence[Contender], size: str, rounds: int, limit: float) -> list[Row]:
    """All rounds of one size."""
    facts = invented_facts(*SIZES[size])
    drawing = drawing_of(facts)
    with tempfile.TemporaryDirectory() as name:
        pages = write_pages(chosen, facts, drawing, Path(name), rounds)
        rows = [Row(one, pages[one.name], []) for one in chosen]
        for turn in range(rounds):
            for row in rows if turn % 2 == 0 else reversed(rows):
                if row.rounds and row.rounds[-1].trouble:
                    continue  # what did not come to rest once is not waited for again
                found = asyncio.run(measure(row.written.file, row.contender, drawing, limit))
                wrong = difference(found, drawing, places=row.contender.placed)
                if wrong:
                    sys.exit(f"{row.contender.name} holds {wrong}")
                row.rounds.append(found)
    return rows


def shown(value: float | None, places: int = 2) -> str:
    """A figure, or a dash."""
    return "—" if value is None else f"{value:.{places}f}"


def table(size: str, rows: Sequence[Row]) -> str:
    """One size: a line for each contender, and below the ratios to the first."""
    nodes, edges = SIZES[size]
    lines = [HEAD, *(line(row) for row in rows)]
    widths = [max(len(one[at]) for one in lines) for at in range(len(HEAD))]
    text = [f"{nodes} nodes, {edges} edges; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"]
    text += ["  ".join(cell.rjust(width) for cell, width in zip(one, widths, strict=True)) for one in lines]
    text += [f"{row.contender.name}: {remark}" for row in rows for remark in remarks(row)]
    text += ratios(rows)
    return "\n".join(text)


def line(row: Row) -> tuple[str, ...]:
    """The cells of one contender."""
    last = row.rounds[-1]
    stay = {None: "—", True: "yes", False: "no"}[last.keeps_edges]
    figures = (shown(row.figure(name), places) for name, places in zip(TIMES, (2, 2, 2, 2, 1, 0, 0), strict=True))
    return (row.contender.name, shown(row.written.megabytes), shown(row.written.build), *figures, stay)


def remarks(row: Row) -> list[str]:
    """What else is to be said of a contender."""
    last = row.rounds[-1]
    said = [row.contender.note, last.trouble]
    if last.requests:
        said.append(f"{len(last.requests)} requests, refused")
    own = [error for error in last.errors if "ERR_INTERNET_DISCONNECTED" not in error]
    if own:
        said.append(f"{len(own)} errors, the first: {own[0][:120]}")
    return [one for one in said if one]


def ratios(rows: Sequence[Row]) -> list[str]:
    """The times of every contender by those of qgraph's picture of the same kind."""
    ours = next((row for row in rows if row.contender.name == "qgraph-network"), rows[0])
    lines = []
    for row in rows:
        parts = []
        for name in ("complete", "interactive", "cpu", "heap"):
            one, base = row.figure(name), ours.figure(name)
            if one is not None and base:
                parts.append(f"{name} {one / base:.1f}")
        if row is not ours and parts:
            lines.append(f"{row.contender.name} / {ours.contender.name}: {', '.join(parts)}")
    return lines


def record(size: str, rows: Sequence[Row]) -> list[dict[str, Any]]:
    """All that was measured, as JSON holds it."""
    return [
        {
            "size": size,
            "page": row.contender.name,
            "megabytes": row.written.megabytes,
            "build": row.written.build,
            "rounds": [asdict(one) for one in row.rounds],
        }
        for row in rows
    ]


def chosen_from(names: str) -> list[Contender]:
    """The contenders of these names, all without names; those not installed are told of and left out."""
    wanted = names.split(",") if names else [one.name for one in CONTENDERS]
    known = {one.name: one for one in CONTENDERS}
    unknown = [name for name in wanted if name not in known]
    if unknown:
        sys.exit(f"{unknown[0]}: not one of {', '.join(known)}")
    found = []
    for name in wanted:
        if available(known[name]):
            found.append(known[name])
        else:
            print(f"{name} is not installed (make bench-pages installs it) and left out")
    return found


def main(words: Sequence[str] | None = None) -> None:
    """Measures what the words of the command line say."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.pages", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["first", "1000", "3000", "10000", "30000"])
    parser.add_argument(
        "--only", default="", metavar="NAME,NAME", help="contenders: " + ", ".join(c.name for c in CONTENDERS)
    )
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--limit", type=float, default=LIMIT, help="seconds for a page to come to rest")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures of all rounds")
    said = parser.parse_args(words)
    chosen, records = chosen_from(said.only), []
    for size in said.sizes:
        rows = measured(chosen, size, said.rounds, said.limit)
        print(table(size, rows), end="\n\n", flush=True)
        records += record(size, rows)
        chosen = [row.contender for row in rows if not row.rounds[-1].trouble.startswith("not within")]
        if said.json:
            said.json.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
