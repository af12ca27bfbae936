"""The whole way from a document to a plan: the first plan, the gold, hostile text, laws."""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qgraph.extraction import extract, record
from qgraph.model import Document, Plan, Severity
from qgraph.reading import read, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(scope="module")
def plan(first_plan: Path) -> Plan:
    return extract(read(first_plan))


def test_the_first_plan_in_figures(plan: Plan) -> None:
    assert (len(plan.sections), len(plan.tasks), len(plan.assignments)) == (10, 38, 229)
    roles = Counter(one.role.value for one in plan.assignments)
    assert roles == {"lead": 12, "joint": 140, "responsible": 3, "participant": 74}
    agencies = {agency.id: agency for agency in plan.agencies}
    named = {agencies[str(one.agency)] for one in plan.assignments}
    assert Counter(agency.group for agency in named) == {False: 31, True: 3}
    numeric = [target for target in plan.targets if target.comparator != "words"]
    assert (len(numeric), len(plan.targets) - len(numeric)) == (36, 5)
    tasks = Counter(agencies[str(one.agency)].name for one in plan.assignments)
    assert tasks.most_common(4) == [
        ("汕尾市质监局", 32),
        ("汕尾市商务局", 19),
        ("汕尾市工商局", 18),
        ("汕尾检验检疫局", 16),
    ]
    assert len({(one.task, one.role) for one in plan.assignments if one.open}) == 34


def test_the_first_plan_s_head(plan: Plan) -> None:
    assert plan.title == "汕尾市实施质量强市战略2017年度行动计划"
    assert (plan.place, plan.issuer) == ("441500", "441500/zhengfubangongshi")
    assert plan.period
    assert [day.year for day in plan.period] == [2017, 2017]


def test_every_value_quotes_the_text(plan: Plan) -> None:
    assert_quotes(plan)


def assert_quotes(plan: Plan) -> None:
    text = plan.document.text
    for one in plan.assignments:
        assert one.name.span.of(text) == one.name.text
        assert one.implied or one.clause_span.covers(one.name.span)
    for target in plan.targets:
        assert target.printed.span.of(text) == target.printed.text
    for scope in plan.scopes:
        assert all(item.span.of(text) == item.text for item in scope.items)
    for task in plan.tasks:
        assert task.title in "".join(task.heading.of(text).split()) or not task.title or " " in task.title


def test_every_document_of_the_corpus_reads_and_quotes(corpus: Path) -> None:
    for path in sorted((corpus / "docs").iterdir()):
        plan = extract(read(path))
        assert_quotes(plan)
        known = {agency.id for agency in plan.agencies}
        assert {one.agency for one in plan.assignments} <= known, path.name


def bare(text: str) -> str:
    import re
    import unicodedata

    return re.sub(r"[\s*<>|]", "", unicodedata.normalize("NFKC", text))


def gold_files() -> list[str]:
    return ["000", "004", "028", "050", "053", "060", "076"]


@pytest.mark.parametrize("name", gold_files())
def test_roles_are_those_of_the_gold(corpus: Path, name: str) -> None:
    gold = json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    wanted = Counter(
        (role, bare(printed))
        for clause in gold["clauses"]
        for role in ("lead", "participate", "responsible")
        for printed in clause[role]
    )
    plan = extract(read(corpus / "docs" / gold["file"]))
    led = {one.clause for one in plan.assignments if one.role == "lead"}
    folded = {"lead": "lead", "participant": "participate", "joint": "responsible", "responsible": "responsible"}
    found: Counter[tuple[str, str]] = Counter()
    for one in plan.assignments:
        if not one.implied:
            role = folded[one.role.value]
            found["participate" if role == "responsible" and one.clause in led else role, bare(one.name.text)] += 1
    assert found == wanted


def test_documents_without_clauses_assign_nothing(corpus: Path) -> None:
    for row in json.loads((corpus / "gold" / "negatives.json").read_text(encoding="utf-8"))["files"]:
        assert not extract(read(corpus / "docs" / row["file"])).assignments, row["file"]


def test_bracket_soup_ends_soon_without_tasks_and_with_a_problem() -> None:
    start = time.process_time()
    plan = extract(read_bytes("（".encode() * 3_000_000, "soup.txt"))
    assert time.process_time() - start < 8
    assert not plan.tasks
    assert [problem.severity for problem in plan.problems] == [Severity.ERROR]


@settings(max_examples=150)
@given(
    st.text(
        alphabet="一二三、(（)）1.。，,；;\n 市质监局牵头负责参与等单位责任：到2017年95%以上力争《》〔〕号",
        max_size=400,
    )
)
def test_text_never_raises_and_values_quote_it(text: str) -> None:
    plan = extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))
    assert_quotes(plan)
    json.dumps(record(plan))


def test_the_record_is_flat_lists_of_plain_values(plan: Plan) -> None:
    flat = json.loads(json.dumps(record(plan), ensure_ascii=False))
    assert {"document", "tasks", "assignments", "targets", "scopes", "citations", "problems"} <= set(flat)
    for name, rows in flat.items():
        if name != "document":
            assert isinstance(rows, list)
            assert len({tuple(row) for row in rows}) <= 1, f"rows of {name} differ in their keys"
    first = flat["assignments"][0]
    assert (first["task"], first["role"], first["printed"], first["open"]) == ("1", "lead", "市质监局", False)
    text = plan.document.text
    assert all(text[row["start"] : row["end"]] == row["printed"] for row in flat["assignments"])


SOUPS = (
    "(",
    "（牵头",
    "(市局负责)",
    "责任单位:市局、",
    "一、甲(市局负责)\n",
    "(一)甲。\n1.乙。\n",
    "(市局负责)\n二、乙\n",
    "到2030年达90%以上。",
    "《》〔2030〕1号",
    "([〔)】]",
    "责任单位:",
    "牵头单位:;",
    "责任单位:市财政局\n",
    "责任单位 市财政局 ",
    "以下均需各区政府落实,不再列出。(市局负责)",
    "排在第一位的为牵头单位,下同。(市局、县局负责)",
    "1234567890",
    "1,234.5-",
    "万亿百",
    "三家、",
    "、",
    ",",
    "甲",
    "甲\n",
    " ",
    "甲、乙、丙等产品",
)


@pytest.mark.parametrize("soup", SOUPS)
def test_extraction_takes_linear_time(soup: str, takes_linear_time: Callable[..., None]) -> None:
    def read_all(text: str) -> Plan:
        return extract(Document(text=text, source="case.txt", sha256="0" * 64, format="text"))

    takes_linear_time(read_all, soup, 3_000)
