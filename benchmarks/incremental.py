"""What one changed document costs in a store of a thousand plans, beside the same in a store of ten.

The plans are invented (``tests/plans.py``) and built once into two stores. Every round then builds a new version of
one plan into each store, one after the other, in the other order each time, so that whatever else the machine does
falls on both alike; a ratio is taken within its round. Measured are the whole command, and its last step alone: to
open the store, to replace the document, and to write everything to disk.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # for the plans of the tests

from qgraph.build import build  # noqa: E402
from qgraph.extraction import extract  # noqa: E402
from qgraph.graph.store import Store  # noqa: E402
from qgraph.graph.triples import plan_graphs  # noqa: E402
from qgraph.graph.versions import version_of  # noqa: E402
from qgraph.reading import read  # noqa: E402
from tests.plans import invented_text, write_plans  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

FEW, MANY = 10, 1000
CHANGED = 3  # the plan that gets a new version each round
BOUND = 1.5


def new_version(folder: Path, turn: int) -> Path:
    """A file with another version of the same document than the one of the turn before."""
    text = invented_text(CHANGED)
    path = folder / "changed.txt"
    path.write_text(text.replace("推动", "大力推动") if turn % 2 else text, encoding="utf-8")
    return path


def command(file: Path, store: Path) -> float:
    """Seconds that ``qgraph build`` takes for one file."""
    line = [sys.executable, "-m", "qgraph", "build", str(file), "--store", str(store)]
    start = time.perf_counter()
    subprocess.run(line, check=True, capture_output=True, cwd=ROOT)
    return time.perf_counter() - start


def replacement(file: Path, store: Path) -> float:
    """Seconds that opening a store, replacing a document and closing the store take."""
    version = version_of(plan_graphs(extract(read(file))))
    start = time.perf_counter()
    with Store.open(store, write=True) as opened:
        changed = opened.put(version)
    seconds = time.perf_counter() - start
    if not changed:
        sys.exit("nothing was changed, so nothing was measured")
    return seconds


def ratios(measure: Callable[[Path, Path], float], stores: dict[int, Path], folder: Path, turns: range) -> list[float]:
    """The time in the large store by that in the small one, once a turn; the first turn only warms up."""
    found = []
    for turn in turns:
        file = new_version(folder, turn)
        order = sorted(stores, reverse=bool(turn % 2))
        times = {count: measure(file, stores[count]) for count in order}
        found.append(times[MANY] / times[FEW])
    return found[1:]


def main() -> None:
    """Build both stores in a folder of its own, measure, print; status 1 where the median is over the bound."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rounds", type=int, default=20, help="rounds to measure (default 20)")
    rounds = options.parse_args().rounds
    medians = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stores = {count: folder / f"store-{count}" for count in (FEW, MANY)}
        plans = write_plans(folder / "plans", MANY)
        for count, location in stores.items():
            with Store.open(location, write=True) as store:
                build(plans[:count], store)
        measures = (("qgraph build FILE", command), ("the store alone", replacement))
        for position, (label, measure) in enumerate(measures):
            # Turns go on from one measure to the next, so that each brings another version than the one before.
            turns = range(1 + position * (rounds + 1), 1 + (position + 1) * (rounds + 1))
            found = ratios(measure, stores, folder, turns)
            low, middle, high = quantiles(found, n=4)
            medians.append(median(found))
            print(f"{label.ljust(20)} {MANY} plans / {FEW} plans: {middle:5.2f} ({low:.2f} to {high:.2f})", flush=True)
    sys.exit(max(medians) > BOUND)


if __name__ == "__main__":
    main()
