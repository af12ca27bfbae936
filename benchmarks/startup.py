"""How long qgraph takes to answer, beside what Python and rdflib take to start.

Every round runs each command once, one after the other, so that whatever else the machine does falls on all of
them alike; a ratio is taken within its round. Printed are the median of the ratios and the half of them around it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
QGRAPH = [str(Path(PYTHON).parent / "qgraph")]

COMMANDS = {
    "python -c pass": [PYTHON, "-c", "pass"],
    "python -c 'import rdflib'": [PYTHON, "-c", "import rdflib"],
    "qgraph --help": [*QGRAPH, "--help"],
    "qgraph query busiest-agencies": [*QGRAPH, "query", "busiest-agencies"],
}
BASELINES = list(COMMANDS)[:2]
MEASURED = list(COMMANDS)[2:]


class Run(NamedTuple):
    """One run of a command: its time in seconds and what it printed."""

    seconds: float
    output: bytes


def run(command: list[str], store: Path) -> Run:
    """One run; an exit status other than 0 ends the benchmark."""
    start = time.perf_counter()
    result = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "QGRAPH_STORE": str(store)})
    return Run(time.perf_counter() - start, result.stdout)


def rounds(repeats: int, store: Path) -> dict[str, list[float]]:
    """The times of every command in every round, in seconds; each must print the same every time."""
    first = {name: run(command, store).output for name, command in COMMANDS.items()}  # warms the disk's cache too
    if any(not first[name] for name in MEASURED):
        sys.exit("a command printed nothing")
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(repeats):
        for name, command in COMMANDS.items():
            seconds, output = run(command, store)
            if output != first[name]:
                sys.exit(f"{name} printed something else than before")
            times[name].append(seconds)
    return times


def figure(ratios: list[float]) -> str:
    """Median and interquartile range."""
    low, _, high = quantiles(ratios, n=4)
    return f"{median(ratios):5.2f} ({low:.2f} to {high:.2f})"


def table(times: dict[str, list[float]]) -> str:
    """One line a measured command, one column a baseline."""
    lines = ["command".ljust(32) + "".join(f"/ {name}".ljust(30) for name in BASELINES)]
    for name in MEASURED:
        ratios = ([mine / base for mine, base in zip(times[name], times[other], strict=True)] for other in BASELINES)
        lines.append(name.ljust(32) + "".join(figure(list(column)).ljust(30) for column in ratios))
    return "\n".join(line.rstrip() for line in lines)


def main() -> None:
    """Build the demo store in a folder of its own, measure, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--repeats", type=int, default=21, help="rounds to run (default 21)")
    repeats = options.parse_args().repeats
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        plan = ROOT / "data" / "shanwei-2017.txt"
        subprocess.run([*QGRAPH, "build", str(plan), "--store", str(store)], check=True, capture_output=True)
        print(table(rounds(repeats, store)))
    print(f"\n{repeats} rounds, Python {sys.version.split()[0]}; every run ended with status 0 and the same output")


if __name__ == "__main__":
    main()
