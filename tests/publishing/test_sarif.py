"""Findings as SARIF: what readers of the format need is there, and every result points to its rule and its words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from qgraph.build import build
from qgraph.graph.findings import check
from qgraph.graph.store import Store
from qgraph.publishing.sarif import sarif

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "甲县好茶计划\n一、种茶\n(一)扩种。种茶。(县农业局、县林业局参与)\n(二)护茶。护茶。(县农业局负责)\n"


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path: Path = tmp_path_factory.mktemp("sarif") / "好 茶.txt"
    path.write_text(TEXT, encoding="utf-8")
    with Store.open(":memory:") as store:
        build([path], store)
        findings = check(store)
    written = sarif(findings, "1.2.3")
    assert written == sarif(findings, "1.2.3")
    log = json.loads(written)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert len(run["results"]) == len(findings) > 2
    return dict(run)


def test_a_result_names_its_rule_and_its_level(run: dict[str, Any]) -> None:
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("qgraph", "1.2.3")
    for result in run["results"]:
        rule = driver["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        assert result["partialFingerprints"]["qgraph/v1"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(ids) == len(set(ids))
    assert next(rule for rule in driver["rules"] if rule["id"] == "no-lead")["help"]["text"]


def test_a_region_holds_the_words_of_the_file(run: dict[str, Any]) -> None:
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = (each for each in run["results"] if each["ruleId"] == "nobody-answers")
    (location,) = result["locations"]
    physical = location["physicalLocation"]
    assert unquote(physical["artifactLocation"]["uri"]) == "好 茶.txt"
    assert physical["artifactLocation"]["uri"].isascii()
    region = physical["region"]
    start = region["charOffset"]
    assert TEXT[start : start + region["charLength"]] == region["snippet"]["text"] == "(县农业局、县林业局参与)"
    assert location["logicalLocations"] == [{"name": "(一)扩种", "fullyQualifiedName": "甲县好茶计划/(一)扩种"}]
