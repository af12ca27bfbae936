"""Findings in SARIF 2.1.0 (OASIS, 2020), which editors and code hosts show beside the text.

Places are counted in characters of the stored text, which for text files is the file itself.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from qgraph.graph.checks import checks

if TYPE_CHECKING:
    from qgraph.graph.checks import Check
    from qgraph.graph.findings import Finding, Findings

__all__ = ["sarif"]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif(findings: Findings, version: str) -> bytes:
    """The log of one run, as JSON in UTF-8; ``version`` is qgraph's own. The same findings give the same bytes."""
    rules = {one.id: one for one in (*checks(), *(finding.check for finding in findings))}
    order = {name: at for at, name in enumerate(rules)}
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "qgraph",
                        "semanticVersion": version,
                        "rules": [_rule(one) for one in rules.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, order[finding.check.id]) for finding in findings],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _text(words: tuple[str, str]) -> dict[str, str]:
    return {"text": " · ".join(words)}


def _rule(one: Check) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": one.id,
        "shortDescription": _text(one.title),
        "fullDescription": _text(one.about),
        "defaultConfiguration": {"level": one.severity.value},
    }
    if one.basis:
        rule["help"] = _text(one.basis)
    return rule


def _result(finding: Finding, rule: int) -> dict[str, Any]:
    return {
        "ruleId": finding.check.id,
        "ruleIndex": rule,
        "level": finding.severity.value,
        "message": _text(finding.message),
        "locations": [_location(finding)],
        "partialFingerprints": {"qgraph/v1": finding.fingerprint},
    }


def _location(finding: Finding) -> dict[str, Any]:
    """Where it stands: the place in the file, and the task by its number and title."""
    place = finding.place
    location: dict[str, Any] = {}
    if finding.file:
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(finding.file)}}
        if finding.words:
            physical["region"] = {
                "charOffset": finding.words.start,
                "charLength": finding.words.end - finding.words.start,
                "snippet": {"text": finding.words.text},
            }
        location["physicalLocation"] = physical
    names = [place.plan_title, f"{place.number}{place.title}"]
    logical = {"name": names[1] or names[0] or finding.node, "fullyQualifiedName": "/".join(filter(None, names))}
    location["logicalLocations"] = [{key: name for key, name in logical.items() if name}]
    return location
