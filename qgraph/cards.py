"""How values show themselves in a notebook: small HTML tables, every word escaped."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgraph.model import Plan

__all__ = ["plan_card", "table_card"]

_ROLES = {"lead": "牵头", "responsible": "负责", "joint": "按职责分工负责", "participant": "参与"}
_SHOWN = 100  # rows of a table; the rest is counted


def table_card(caption: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """An HTML table of at most a hundred rows, which says how many more there are.

    >>> table_card("甲", ["a<b"], [["<script>"]])
    '<table><caption>甲</caption><thead><tr><th>a&lt;b</th></tr></thead><tbody><tr><td>&lt;script&gt;</td></tr></tbody></table>'
    """
    listed = list(rows)
    head = "".join(f"<th>{escape(name)}</th>" for name in heads)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape('' if value is None else str(value))}</td>" for value in row) + "</tr>"
        for row in listed[:_SHOWN]
    )
    rest = len(listed) - _SHOWN
    more = f"<p>另有 {rest} 行 · {rest} more rows</p>" if rest > 0 else ""
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"
    )


def plan_card(plan: Plan) -> str:
    """A plan in a few lines: what it is, how much it holds, who is in most tasks, what was not read."""
    head = plan.document.letterhead
    roles = Counter(_ROLES[one.role] for one in plan.assignments)
    names = {agency.id: agency.name for agency in plan.agencies}
    tasks = Counter(names.get(agency or "", "") for agency, _ in {(one.agency, one.task) for one in plan.assignments})
    busiest = sorted(tasks.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    rows = [
        ("发布 issuer", head.issuer.text if head.issuer else "—"),
        ("文号 number", head.number.text if head.number else "—"),
        ("日期 date", head.signed or "—"),
        ("章节 · 任务 sections · tasks", f"{len(plan.sections)} · {len(plan.tasks)}"),
        ("责任分工 assignments", "、".join(f"{role} {count}" for role, count in sorted(roles.items())) or "—"),
        ("任务最多 busiest", "、".join(f"{name} {count}" for name, count in busiest) or "—"),
        ("目标值 targets", len(plan.targets)),
        ("待核 problems", len(plan.problems)),
    ]
    return table_card(plan.title, ("", ""), rows)
