"""Writes docs/checks.md anew from the checks in qgraph/graph/checks. Run by hand after a change of one.

python docs/checks.py
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgraph.graph.checks import checks

if TYPE_CHECKING:
    from qgraph.graph.checks import Check

__all__ = ["PAGE", "page"]

PAGE = Path(__file__).resolve().parent / "checks.md"
SEVERITIES = {"error": "错误", "warning": "警告", "note": "提示"}
HEAD = """# 督查规则 · Checks

`qgraph check` 像一位细心的督查员那样读计划:哪些地方该退回修改。每处发现附级别、中英文说明、位置和原句。本页由规则本身生成(`python docs/checks.py`)。
*`qgraph check` reads a plan as a careful supervisor would and says what to send back, each finding with its severity, a message in both languages, its place and the sentence. This page is made from the checks themselves.*

```
qgraph check                               # 图谱库中的全部计划 · every plan of the store
qgraph check --plan 质量强市               # 其中一份 · one of them
qgraph check --from plan.txt --severity warning
qgraph check -o findings.html              # 网页;.sarif 供编辑器和代码托管平台,.json 供程序 · a page, SARIF, JSON
qgraph check --baseline known.json --update-baseline   # 接受现有发现 · accept what is found now
qgraph check --baseline known.json         # 此后只报新的 · from then on only what is new
```

退出码:0 无发现,1 有发现,2 未能完成。基线按内容认一处发现,不看它在第几个字、第几项:正文前后增删不影响。更新时加 `--severity`,只接受这么重的,较轻的照旧。
*Exit status: 0 nothing found, 1 something found, 2 could not. A baseline knows a finding by its words, not by where they stand: text before or behind may come and go. An update with `--severity` accepts what is so grave and keeps what was accepted of the milder.*

规则是 SPARQL 查询(`qgraph/graph/checks/*.rq`),每一行结果是一处发现;此外按 `shapes.ttl` 的 SHACL 约束核对图谱数据,规则名以 `shape-` 开头。
*Checks are SPARQL queries, each row a finding; beside them the data of the graph is held against the SHACL shapes of `shapes.ttl`, under names that begin with `shape-`.*
"""  # noqa: E501 - a paragraph of a page is one line


def page() -> str:
    """The page as Markdown, the gravest checks first."""
    order = list(SEVERITIES)
    listed = sorted(checks(), key=lambda one: (order.index(one.severity), one.id))
    rows = [
        f"| [`{one.id}`](#{one.id}) | {SEVERITIES[one.severity]} {one.severity} | {' · '.join(one.title)} |"
        for one in listed
    ]
    table = "\n".join(["| 规则 check | 级别 severity | 查什么 what it looks for |", "|---|---|---|", *rows])
    return "\n".join([HEAD, table, "", *map(_section, listed)])


def _section(one: Check) -> str:
    lines = [f"## {one.id}", "", f"**{one.title[0]} · {one.title[1]}**", "", f"{one.about[0]}  ", f"*{one.about[1]}*"]
    if one.basis:
        lines += ["", f"依据 · basis: {one.basis[0]}  ", f"*{one.basis[1]}*"]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
