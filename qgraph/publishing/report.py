"""Findings as one HTML page without any script: what to look at, plan by plan, with the words and their place."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Any

from qgraph.publishing.assets import bare_environment, style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgraph.graph.findings import Findings

__all__ = ["report_page"]


def report_page(findings: Findings, *, lang: str = "zh") -> str:
    """The page as HTML text; ``lang``, ``zh`` or ``en``, is the language that comes first in every line.

    Nothing of it can run or be fetched: its Content-Security-Policy allows its own style and no more.
    """
    template = bare_environment().get_template("report.html.j2")
    return template.render(
        lang=lang,
        sides=(0, 1) if lang == "zh" else (1, 0),
        tongues=("zh-CN", "en"),
        sheet=style("report.css"),
        plans=list(_by_plan(findings)),
        counts=findings.counts(),
        checks=_by_check(findings),
        looked_at=len(findings.plans),
    )


def _by_plan(findings: Findings) -> Iterator[dict[str, Any]]:
    """Each plan that has findings, with those of each task together."""
    for _, of_plan in groupby(findings, key=lambda one: one.place.plan):
        listed = list(of_plan)
        title, file = listed[0].place.plan_title, listed[0].file
        tasks = [
            {"number": number, "title": name, "findings": list(of_task)}
            for (number, name), of_task in groupby(listed, key=lambda one: (one.place.number, one.place.title))
        ]
        yield {"title": title or file, "file": file, "tasks": tasks, "count": len(listed)}


def _by_check(findings: Findings) -> list[tuple[Any, int]]:
    """The checks that found something and how often: the gravest first, then the most frequent."""
    counted = Counter(one.check.id for one in findings)
    by_id = {one.check.id: one.check for one in findings}
    gravity = list(findings.counts())

    def order(item: tuple[str, int]) -> tuple[int, int, str]:
        name, count = item
        return gravity.index(by_id[name].severity), -count, name

    return [(by_id[name], count) for name, count in sorted(counted.items(), key=order)]
