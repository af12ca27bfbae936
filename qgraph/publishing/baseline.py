"""Baselines: files that name findings somebody has seen and accepted, so that only new ones are reported.

JSON with one entry a finding, in order, which a person can read and a version control can compare. A finding is known
by its fingerprint; all else is there for the reader.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgraph.errors import DocumentError
from qgraph.model import Severity
from qgraph.publishing.files import replacing

if TYPE_CHECKING:
    from qgraph.graph.findings import Finding, Findings

__all__ = ["read_baseline", "write_baseline"]

_FORM = 1
_MOST = 50_000_000  # bytes; one finding takes about 300


def read_baseline(path: str | Path) -> frozenset[str]:
    """The fingerprints a baseline accepts.

    Raises:
        DocumentError: There is no such file, or it is no baseline.
    """
    return frozenset(entry["fingerprint"] for entry in _entries(path))


def write_baseline(path: str | Path, findings: Findings, least: Severity = Severity.NOTE) -> int:
    """How many findings the baseline accepts now: those that are at least so grave, and what it accepted before.

    Of that it forgets only what was looked for and not found again: what it says of other plans, and of milder
    findings that are still there, stays.

    Raises:
        DocumentError: The file is there and is no baseline.
        OutputError: It cannot be written.
    """
    before = _entries(path) if Path(path).exists() else []
    accepted, looked_at = findings.at_least(least), {*findings.plans, ""}
    milder = {one.fingerprint for one in findings} - {one.fingerprint for one in accepted}
    kept = [entry for entry in before if entry["plan"] not in looked_at or entry["fingerprint"] in milder]
    entries = sorted([*kept, *map(_entry, accepted)], key=lambda entry: (entry["plan"], entry["fingerprint"]))
    with replacing(path) as stream:
        text = json.dumps({"qgraph-baseline": _FORM, "accepted": entries}, ensure_ascii=False, indent=1)
        stream.write(text.encode("utf-8", "replace") + b"\n")
    return len(entries)


def _entry(finding: Finding) -> dict[str, Any]:
    return {
        "fingerprint": finding.fingerprint,
        "check": finding.check.id,
        "plan": finding.place.plan or "",
        "task": f"{finding.place.number}{finding.place.title}",
        "message": " · ".join(finding.message),
    }


def _entries(path: str | Path) -> list[dict[str, Any]]:
    try:
        with Path(path).open("rb") as stream:
            data = stream.read(_MOST + 1)
        if len(data) > _MOST:
            raise DocumentError(path, f"基线文件过大 · the baseline is larger than {_MOST // 1_000_000} MB")
        read = json.loads(data.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        reason = getattr(error, "strerror", None) or error
        raise DocumentError(path, f"基线文件无法读取 · the baseline cannot be read: {reason}") from error
    entries = read.get("accepted") if isinstance(read, dict) and read.get("qgraph-baseline") == _FORM else None
    if not isinstance(entries, list) or not all(_is_entry(entry) for entry in entries):
        raise DocumentError(path, "不是基线文件 · this is no baseline; --update-baseline writes one")
    return entries


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in ("fingerprint", "plan"))
