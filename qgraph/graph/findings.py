"""What checks find in a store: each finding with its place, the words it rests on, and a mark by which it is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qgraph.cards import table_card
from qgraph.graph import lookup
from qgraph.graph.checks import Check, checks
from qgraph.graph.places import Place, Places, Words
from qgraph.graph.shacl import breaches
from qgraph.model import Severity, fold
from qgraph.slugs import fingerprint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from qgraph.graph.headers import Titles
    from qgraph.graph.shacl import Breach
    from qgraph.graph.store import Store

__all__ = ["Finding", "Findings", "check"]

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_PLANS = "SELECT DISTINCT ?plan WHERE { ?plan a qg:ActionPlan } ORDER BY ?plan"
_BY_BYTES = "/doc/file-"  # how the IRI of a document without title and number goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a supervisor would send back.

    ``fingerprint`` stays the same while the words do, wherever in the file they stand and whatever number the task
    has. ``words`` is absent where nothing is printed that a person could look at.
    """

    check: Check
    severity: Severity
    message: Titles
    node: str  # IRI of what it is about
    place: Place
    words: Words | None
    file: str = ""
    key: str = ""
    fingerprint: str = ""

    def record(self) -> dict[str, Any]:
        """The finding as JSON has it."""
        return {
            "check": self.check.id,
            "severity": self.severity.value,
            "zh": self.message[0],
            "en": self.message[1],
            "plan": self.place.plan_title,
            "file": self.file,
            "task": self.place.ordinal,
            "number": self.place.number,
            "title": self.place.title,
            "start": self.words.start if self.words else None,
            "end": self.words.end if self.words else None,
            "sentence": self.words.text if self.words else None,
            "node": self.node,
            "fingerprint": self.fingerprint,
        }


@dataclass(frozen=True, slots=True)
class Findings:
    """Findings in the order of the documents and of their text; ``plans`` are the IRIs of those looked at."""

    rows: tuple[Finding, ...] = ()
    plans: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def at_least(self, severity: Severity) -> Findings:
        """Those that matter as much as ``severity``, or more."""
        kept = _ORDER[: _ORDER.index(severity) + 1]
        return replace(self, rows=tuple(each for each in self.rows if each.severity in kept))

    def without(self, fingerprints: Collection[str]) -> Findings:
        """Those that are not known already."""
        return replace(self, rows=tuple(each for each in self.rows if each.fingerprint not in fingerprints))

    def counts(self) -> dict[Severity, int]:
        """How many there are of each severity, the gravest first."""
        counted = Counter(each.severity for each in self.rows)
        return {severity: counted[severity] for severity in _ORDER}

    def records(self) -> list[dict[str, Any]]:
        """The findings as JSON has them."""
        return [each.record() for each in self.rows]

    def _repr_html_(self) -> str:
        heads = ("级别 severity", "编号 task", "发现 finding", "原文 words")
        rows = [
            (one.severity, one.place.number, " · ".join(one.message), one.words.text if one.words else "")
            for one in self.rows
        ]
        return table_card(f"{len(self)} 处发现 · findings", heads, rows)


def check(store: Store, plan: str | None = None) -> Findings:
    """What a careful supervisor would send back in the plans of a store, or in one (its title, number or IRI).

    Raises:
        QueryError: No plan fits, or several do.

    >>> from qgraph.graph.store import Store
    >>> len(check(Store.open(":memory:")))
    0
    """
    iri = lookup.plan(store, plan) if plan is not None else None
    plans = [iri] if iri else [str(row[0]) for row in store.rows(_PLANS)]
    places = Places(store.inner)
    found = [*_asked(store, iri, places), *_shaped(store, iri, places)]
    return Findings(tuple(_marked(sorted(found, key=_in_order))), tuple(plans))


def _asked(store: Store, plan: str | None, places: Places) -> Iterator[Finding]:
    """What the queries find; of several rows about one thing the first."""
    for each in checks():
        seen: set[tuple[str, str]] = set()
        answer = store.answer(each.sparql, {"plan": plan})
        for row in sorted(answer.records(), key=lambda row: [str(value) for value in row.values()]):
            said = {name: "" if value is None else str(value) for name, value in row.items()}
            about = (said["this"], said.get("key", ""))
            if about not in seen:
                seen.add(about)
                yield _finding(each, said, places)


def _finding(found_by: Check, said: Mapping[str, str], places: Places) -> Finding:
    # What plans share, as an area, stands in none of them.
    place = places.place(said["this"]) or places.place(said["plan"])
    words = places.words(said.get("at") or said["this"])
    return Finding(
        check=found_by,
        severity=Severity(said.get("severity") or found_by.severity),
        message=(found_by.message[0].format_map(said), found_by.message[1].format_map(said)),
        node=said["this"],
        place=place,
        words=words,
        file=words.file if words else places.file_of(said["plan"]),
        key=said.get("key", ""),
    )


def _shaped(store: Store, plan: str | None, places: Places) -> Iterator[Finding]:
    """What the shapes find and no query says better."""
    better = {name for each in checks() for name in each.instead_of}
    for breach in breaches(store.inner, plan):
        if breach.shape not in better:
            said = {"this": breach.node, "key": breach.value, "plan": breach.plan}
            yield _finding(_shape(breach), said, places)


def _shape(breach: Breach) -> Check:
    """A shape as a check."""
    chinese, english = breach.message
    shape = breach.shape.replace("{", "").replace("}", "")
    message = (
        chinese or f"图谱数据不合约束 {shape}",
        english or f"the data of the graph is not as the shape {shape} asks",
    )
    return Check(
        id=f"shape-{shape}",
        title=message,
        about=(
            "SHACL 约束,见 shapes.ttl。错误是程序或手工改动所致,提醒说的是原文。",
            "A SHACL shape of shapes.ttl. An error comes from a program or a change by hand, a warning is of the text.",
        ),
        message=message,
        severity=breach.severity,
    )


def _in_order(one: Finding) -> tuple[str, int, str, str, str]:
    return one.place.plan or "", one.words.start if one.words else -1, one.check.id, one.node, one.key


def _marked(found: Iterable[Finding]) -> Iterator[Finding]:
    """Each with its fingerprint; what would have the same is counted."""
    seen: Counter[str] = Counter()
    for one in found:
        plan = one.place.plan or ""
        mark = fingerprint(
            "\n".join(
                (
                    one.check.id,
                    one.file if _BY_BYTES in plan else plan,
                    one.place.title or one.place.number,
                    _plain(one.words.text) if one.words else "",
                    one.key,
                )
            ),
            16,
        )
        seen[mark] += 1
        yield replace(one, fingerprint=mark if seen[mark] == 1 else f"{mark}-{seen[mark]}")


def _plain(words: str) -> str:
    """Words whatever their width and spaces."""
    return "".join(fold(words).split())
