"""How well real plans are read, held against pinned floors: `make gate`.

Every annotated document of the corpus beside this project is read and scored with the corpus's own scorer. The floors
in floors.json are what has been reached once; falling below one of them fails. They hold for one corpus only, which is
why its fingerprint stands with them. `--update` raises floors, takes new documents in, and never lowers a floor.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parents[2] / "shared" / "corpus"
GOLD = (CORPUS / "gold", HERE / "gold")
FLOORS = HERE / "floors.json"
MISSING = f"the corpus of real plans is not at {CORPUS.parent.name}/{CORPUS.name} beside the project"
NEGATIVES = "negatives"

Figures = dict[str, dict[str, float]]


class Floors(NamedTuple):
    """What must not be fallen below, by document and figure, and the fingerprint of the corpus it was measured on."""

    corpus: str
    floors: Figures


def gold_files() -> list[Path]:
    """The gold files, the corpus's own first."""
    return [path for folder in GOLD for path in sorted(folder.glob("[0-9]*.json"))]


def fingerprint() -> str:
    """One hash of all annotations and of the documents they are of."""
    whole = hashlib.sha256()
    for path in [*gold_files(), *sorted((CORPUS / "docs").iterdir())]:
        whole.update(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


@cache
def scorer() -> ModuleType:
    """The corpus's own scorer, as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_out(document: Path) -> dict[str, Any]:
    """What `qgraph extract --format json` prints of a document."""
    from qgraph.extraction import extract
    from qgraph.extraction.record import record
    from qgraph.reading import read

    return record(extract(read(document)))


def figures_of(path: Path) -> dict[str, float]:
    """The figures of one annotated document: roles, open lists, targets where they are annotated, invented names."""
    score = scorer()
    gold = json.loads(path.read_text(encoding="utf-8"))
    document = CORPUS / "docs" / gold["file"]
    output = read_out(document)
    wanted, ignored = score.gold_roles(gold)
    found = score.printed_roles(output)
    found = {pair: count for pair, count in found.items() if pair in wanted or pair[1] not in ignored}
    hit = sum(min(count, wanted[pair]) for pair, count in found.items())
    text = score.bare(document.read_bytes().decode("utf-8", "replace"))
    figures = {
        "roles": score.f1(hit, sum(found.values()), wanted.total())[2],
        "not invented": float(all(name in text for _, name in found)),
    }
    return figures | (targets_of(gold, output) if gold.get("indicators_complete") else {})


def targets_of(gold: dict[str, Any], output: dict[str, Any]) -> dict[str, float]:
    """F1 of the targets of a document whose targets are annotated completely."""
    score = scorer()
    aims = [row for row in gold["indicators"] if row.get("kind") in score.TARGET_KINDS]
    others = score.targets([row for row in gold["indicators"] if row.get("kind") not in score.TARGET_KINDS])
    wanted, found = score.targets(aims), score.targets(output["targets"]) - others
    return {"targets": score.f1((wanted & found).total(), found.total(), wanted.total())[2]}


def silent(name: str) -> float:
    """1.0 where a document that assigns nothing gives nothing, else 0.0."""
    return float(not scorer().printed_roles(read_out(CORPUS / "docs" / name)))


def measure() -> Figures:
    """The figures of all annotated documents, and of those that must give nothing."""
    paths = gold_files()
    names = [row["file"] for row in json.loads((GOLD[0] / "negatives.json").read_text(encoding="utf-8"))["files"]]
    with ProcessPoolExecutor() as pool:
        figures = dict(zip((path.stem for path in paths), pool.map(figures_of, paths), strict=True))
        figures[NEGATIVES] = dict(zip(names, pool.map(silent, names), strict=True))
    return figures


def below(figures: Mapping[str, Mapping[str, float]], floors: Mapping[str, Mapping[str, float]]) -> list[str]:
    """A line for every figure that is lower than its floor, or gone."""
    return [
        f"{document}: {name} {figures.get(document, {}).get(name, 0.0):.4f}, floor {floor:.4f}"
        for document, pinned in floors.items()
        for name, floor in pinned.items()
        if figures.get(document, {}).get(name, 0.0) < floor - 5e-5
    ]


def pinned() -> Floors:
    """The floors as they stand in floors.json; none where there is no such file yet."""
    if not FLOORS.exists():
        return Floors("", {})
    return Floors(**json.loads(FLOORS.read_text(encoding="utf-8")))


def update(figures: Figures, floors: Floors) -> list[str]:
    """Write the figures as floors, unless one would be lowered; the lines that say which."""
    lowered = below(figures, floors.floors)
    if not lowered:
        rounded = {name: {key: round(value, 4) for key, value in row.items()} for name, row in figures.items()}
        text = json.dumps({"corpus": fingerprint(), "floors": rounded}, ensure_ascii=False, indent=1)
        FLOORS.write_text(text + "\n", encoding="utf-8")
    return lowered


def table(figures: Figures) -> Iterable[str]:
    """A line for each document, and the means."""
    for document, row in figures.items():
        yield f"{document:10} " + "  ".join(f"{name} {value:.4f}" for name, value in row.items())
    for name in ("roles", "targets"):
        values = [row[name] for row in figures.values() if name in row]
        yield f"mean {name}: {sum(values) / len(values):.4f} over {len(values)} documents, lowest {min(values):.4f}"


def main() -> int:
    """Print the figures; status 1 where a floor is broken or the corpus is another one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    options = parser.parse_args()
    if not CORPUS.exists():
        print(f"gate: {MISSING}; nothing was measured")
        return 0
    figures, floors = measure(), pinned()
    print("\n".join(table(figures)))
    wrong = update(figures, floors) if options.update else below(figures, floors.floors)
    if not options.update and floors.corpus != fingerprint():
        wrong.append("the corpus or its annotations are not those the floors were measured on: look, then --update")
    print("\n".join(f"gate: {line}" for line in wrong) or "gate: every floor holds")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
