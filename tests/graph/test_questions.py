from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from qgraph.errors import LexiconError, QueryError
from qgraph.graph.questions import ParameterKind, Question, ask, parse, question, questions
from qgraph.graph.rules import derive
from qgraph.graph.store import MEMORY, Store
from qgraph.graph.triples import plan_graphs
from qgraph.graph.versions import triples_of
from qgraph.model import Agency, Assignment, Comparator, Plan, Printed, Role

if TYPE_CHECKING:
    from qgraph.graph.answers import Value

HEADER = """# title 甲 | A
# about 乙 | B
# column plan 计划 | plan
# parameter plan plan optional 计划 | plan
SELECT ?plan WHERE { ?plan a qg:ActionPlan }
"""
NEEDED: dict[ParameterKind, Any] = {
    ParameterKind.AGENCY: "甲市农业局",
    ParameterKind.INTEGER: 1,
    ParameterKind.NUMBER: "94.2",
    ParameterKind.DATE: "2031-12-31",
    ParameterKind.TEXT: "茶园数",
    ParameterKind.PLAN: "甲府办〔2031〕7号",
}


def of_city(plan: Plan, code: str, name: str, number: str) -> Plan:
    """The same plan in another city: other document, other agencies, the same short names."""

    def there(identity: str) -> str:
        return identity.replace("990100", code)

    def agency(one: Agency) -> Agency:
        parent = there(one.parent) if one.parent else None
        return replace(one, id=there(one.id), name=one.name.replace("甲", name), place=there(one.place), parent=parent)

    def assignment(one: Assignment) -> Assignment:
        return replace(one, agency=there(one.agency) if one.agency else None)

    head = plan.document.letterhead
    assert head.number
    assert head.notice
    notice = Printed(head.notice.text.replace("甲", name), head.notice.span)
    document = replace(
        plan.document,
        sha256=code * 10,
        letterhead=replace(head, number=Printed(number, head.number.span), notice=notice),
    )
    return replace(
        plan,
        document=document,
        title=plan.title.replace("甲", name),
        place=code,
        issuer=there(plan.issuer or ""),
        agencies=tuple(map(agency, plan.agencies)),
        assignments=tuple(map(assignment, plan.assignments)),
        places=tuple(replace(place, code=there(place.code)) for place in plan.places),
    )


def store_of(*plans: Plan) -> Store:
    store = Store.open(MEMORY, write=True)
    for plan in plans:
        graphs = plan_graphs(plan)
        store.replace(graphs, derive(triples_of(graphs.document)))
    return store


@pytest.fixture(scope="module")
def one(invented_plan: Plan) -> Store:
    return store_of(invented_plan)


@pytest.fixture(scope="module")
def two(invented_plan: Plan) -> Store:
    return store_of(invented_plan, of_city(invented_plan, "990200", "丙", "丙府办〔2031〕3号"))


def needed(asked: Question) -> dict[str, Any]:
    return {each.name: NEEDED[each.kind] for each in asked.parameters if each.required}


@pytest.mark.parametrize("asked", questions(), ids=lambda asked: asked.name)
class TestEveryQuestion:
    def test_its_columns_are_those_of_its_header(self, asked: Question, one: Store) -> None:
        answer = ask(one, asked.name, **needed(asked))
        assert answer.columns == tuple(asked.columns)
        assert answer.titles == asked.columns

    def test_its_select_line_has_columns_and_parameters_and_nothing_else(self, asked: Question) -> None:
        line = re.search(r"^SELECT (.*?) WHERE", asked.sparql, re.DOTALL | re.MULTILINE)
        assert line
        columns = set(line[1].split()) - {"DISTINCT"}
        assert columns == {f"?{name}" for name in (*asked.columns, *(p.name for p in asked.parameters))}

    def test_it_orders_its_rows_the_same_each_time(self, asked: Question, two: Store, invented_plan: Plan) -> None:
        other = store_of(of_city(invented_plan, "990200", "丙", "丙府办〔2031〕3号"), invented_plan)
        assert ask(two, asked.name, **needed(asked)).rows == ask(other, asked.name, **needed(asked)).rows
        assert "ORDER BY" in asked.sparql

    def test_an_empty_store_answers_nothing(self, asked: Question) -> None:
        if {"agency", "other"} & needed(asked).keys():
            pytest.skip("an empty store knows no agency or plan to ask about")
        with Store.open(MEMORY) as empty:
            assert ask(empty, asked.name, **needed(asked)).rows == ()


@pytest.mark.parametrize("asked", [each for each in questions() if not each.across], ids=lambda asked: asked.name)
class TestEveryQuestionOfOnePlan:
    def test_one_plan_of_two_answers_as_when_it_is_alone(self, asked: Question, one: Store, two: Store) -> None:
        alone = ask(one, asked.name, **needed(asked)).rows
        assert ask(two, asked.name, plan="甲市好茶", **needed(asked)).rows == alone
        assert ask(one, asked.name, plan="甲府办〔2031〕7号", **needed(asked)).rows == alone

    def test_two_plans_answer_twice_as_much_and_mix_nothing(self, asked: Question, one: Store, two: Store) -> None:
        if "agency" in needed(asked):
            pytest.skip("asks about one agency of one city")
        alone, both = ask(one, asked.name, **needed(asked)).rows, ask(two, asked.name, **needed(asked)).rows
        assert len(both) == 2 * len(alone)
        assert set(alone) <= set(both)


def test_there_is_a_question_for_each_file() -> None:
    folder = files("qgraph.graph").joinpath("questions")
    assert [each.name for each in questions()] == sorted(path.name[:-3] for path in folder.iterdir())
    assert len(questions()) >= 60
    assert sum(each.across for each in questions()) >= 10


def test_titles_are_chinese_and_english() -> None:
    for asked in questions():
        for chinese, english in (
            asked.title,
            asked.about,
            *asked.columns.values(),
            *(p.title for p in asked.parameters),
        ):
            assert re.search("[一-鿿]", chinese), (asked.name, chinese)
            assert english.replace("等", "").isascii(), (asked.name, english)


def test_the_assignments_are_those_of_the_plan(one: Store, invented_plan: Plan) -> None:
    names = {agency.id: agency for agency in invented_plan.agencies}
    expected = {
        (
            each.task,
            names[str(each.agency)].name,
            each.role.value,
            each.ordinal,
            each.name.text,
            each.cue,
            each.clause_span.of(invented_plan.document.text),
            each.name.span.start,
            each.name.span.end,
            each.open,
            each.implied,
            names[str(each.agency)].group,
        )
        for each in invented_plan.assignments
    }
    columns = (
        "ordinal",
        "name",
        "role",
        "position",
        "printed",
        "cue",
        "clause",
        "start",
        "end",
        "open",
        "implied",
        "group",
    )
    found = [tuple(row[column] for column in columns) for row in ask(one, "assignments").records()]
    assert set(found) == expected
    assert len(found) == len(expected)
    shorts = {(row["name"], row["short"], row["kind"]) for row in ask(one, "assignments").records()}
    assert ("甲市农业局", "市农业局", "department") in shorts
    assert ("各县(市、区)人民政府", "各县(市、区)人民政府", None) in shorts


def test_a_name_nobody_could_identify_keeps_its_row(invented_plan: Plan) -> None:
    unknown = tuple(replace(each, agency=None) for each in invented_plan.assignments)
    rows = ask(store_of(replace(invented_plan, assignments=unknown)), "assignments").records()
    assert len(rows) == 5
    assert {(row["agency"], row["name"], row["short"], row["group"]) for row in rows} == {(None, None, None, False)}
    assert {row["printed"] for row in rows} == {each.name.text for each in invented_plan.assignments}


def test_an_implied_assignment_shows_the_rule_that_adds_it(invented_plan: Plan) -> None:
    text = invented_plan.document.text
    rule = invented_plan.tasks[2].span
    first, *others = invented_plan.assignments
    plan = replace(invented_plan, assignments=(replace(first, implied=True, rule=rule), *others))
    row = next(row for row in ask(store_of(plan), "assignments").records() if row["implied"])
    assert (row["printed"], row["clause"]) == (first.name.text, rule.of(text))


def test_tasks_and_targets_give_words_and_place(one: Store, invented_plan: Plan) -> None:
    text = invented_plan.document.text
    for row in ask(one, "tasks").records():
        task = invented_plan.tasks[int(str(row["ordinal"])) - 1]
        assert (row["number"], row["title"]) == (task.number, task.title)
        assert (row["text"], row["start"], row["end"]) == (task.span.of(text), task.span.start, task.span.end)
    first, second = ask(one, "targets").records()
    assert (first["indicator"], first["comparator"], first["value"], first["unit"]) == (
        "茶园数",
        ">=",
        Decimal(90),
        "家",
    )
    assert (first["deadline"], first["quote"]) == (date(2031, 12, 31), "茶园达到90家以上")
    assert (second["qualifiers"], second["note"]) == ("aspirational", "指标名称由标题补全")
    assert text[int(str(second["start"])) : int(str(second["end"]))] == second["quote"]


def test_targets_by_agency_and_unit(one: Store) -> None:
    def indicators(**parameters: Any) -> list[Value]:
        return [row["indicator"] for row in ask(one, "targets", **parameters).records()]

    assert indicators(agency="市农业局") == ["茶园数", "茶叶合格率"]
    assert indicators(agency="市林业局") == ["茶叶合格率"]  # it only takes part in the first task
    assert indicators(unit="%") == ["茶叶合格率"]
    assert indicators(unit="%", agency="市林业局") == ["茶叶合格率"]
    assert indicators(unit="吨") == []


def test_plans_say_who_when_where(one: Store) -> None:
    (row,) = ask(one, "plans").records()
    assert (row["title"], row["number"], row["issuer"]) == (
        "甲市好茶年度行动计划",
        "甲府办〔2031〕7号",
        "甲市人民政府办公室",
    )
    assert (row["issued"], row["place"], row["source"]) == (date(2031, 3, 1), "甲市", "tea.txt")


def test_figures_are_those_counted_from_the_plan(one: Store, invented_plan: Plan) -> None:
    (row,) = ask(one, "summary").records()
    roles = Counter(each.role for each in invented_plan.assignments)
    assert {role: row[role.value] for role in Role} == {role: roles[role] for role in Role}
    assert (row["sections"], row["tasks"], row["agencies"], row["groups"]) == (2, 3, 2, 1)
    words = sum(each.comparator is Comparator.WORDS for each in invented_plan.targets)
    assert (row["targets"], row["targets_in_words"], row["problems"]) == (len(invented_plan.targets) - words, words, 1)
    bodies = {
        task.ordinal: {a.agency for a in invented_plan.assignments if a.task == task.ordinal}
        for task in invented_plan.tasks
    }
    found = {row["ordinal"]: row["bodies"] for row in ask(one, "largest-tasks").records()}
    assert found == {ordinal: len(group) for ordinal, group in bodies.items()}
    same = {(a, b) for a, b in combinations(sorted(bodies), 2) if bodies[a] == bodies[b]}
    assert {(row["first"], row["second"]) for row in ask(one, "same-bodies").records()} == same


def test_load_of_the_busiest(one: Store) -> None:
    first = ask(one, "busiest-agencies").records()[0]
    columns = ("name", "tasks", "lead", "responsible", "joint", "participant")
    assert [first[column] for column in columns] == ["甲市农业局", 2, 1, 0, 1, 0]


def test_who_is_missing(one: Store, invented_plan: Plan) -> None:
    assert [row["ordinal"] for row in ask(one, "no-lead").records()] == [2]
    assert ask(one, "nobody-accountable").rows == ()
    helpers = tuple(replace(each, role=Role.PARTICIPANT) for each in invented_plan.assignments if each.task != 3)
    found = ask(store_of(replace(invented_plan, assignments=helpers)), "nobody-accountable").records()
    assert [(row["ordinal"], row["participants"]) for row in found] == [(1, 2), (2, 2), (3, 0)]


def test_groups_delegation_scopes_citations_and_doubts(one: Store) -> None:
    (group,) = ask(one, "group-tasks").records()
    assert (group["ordinal"], group["name"], group["members"], group["names"]) == (3, "各县(市、区)人民政府", 0, None)
    (task,) = ask(one, "delegated").records()
    assert (task["ordinal"], task["document_number"], task["document_title"]) == (3, "乙府〔2030〕9号", "乙省好茶纲要")
    assert "职责分工" in str(task["clause"])
    (scope,) = ask(one, "scopes").records()
    assert (scope["kind"], scope["items"], scope["named"], scope["declared"]) == ("product", "红茶、绿茶", 2, 2)
    cited = [(row["relation"], row["ordinal"], row["quote"]) for row in ask(one, "cited-documents").records()]
    assert cited == [("implements", None, "乙省好茶纲要"), ("conforms", 3, "乙府〔2030〕9号")]
    (doubt,) = ask(one, "problems").records()
    assert (doubt["severity"], doubt["code"], doubt["ordinal"], doubt["quote"]) == ("warning", "unclear", 3, "护茶")
    (overlap,) = ask(one, "overlaps").records()
    assert (overlap["first"], overlap["second"], overlap["likeness"]) == (2, 3, Decimal("0.61"))


def test_a_body_outside_the_government(invented_plan: Plan) -> None:
    outside = tuple(
        replace(agency, parent=None) if agency.id.endswith("linyeju") else agency for agency in invented_plan.agencies
    )
    found = ask(store_of(replace(invented_plan, agencies=outside)), "outside-bodies").records()
    assert [(row["name"], row["tasks"]) for row in found] == [("甲市林业局", 2)]


@pytest.mark.parametrize(
    ("name", "parameters", "reason"),
    [
        ("dosier", {}, "did you mean dossier"),
        ("什么", {}, "`qgraph questions` lists them"),
        ("dossier", {}, "--agency is needed"),
        ("dossier", {"agency": None}, "--agency is needed"),
        ("dossier", {"agency": "市农业局", "unit": "%"}, "takes no unit; its parameters are agency, plan"),
        ("task-roles", {"task": "一"}, "a whole number"),
        ("tasks", {"plan": "没有的计划"}, "no plan is called that"),
        ("dossier", {"agency": "市渔业局"}, "did you mean 市"),
    ],
)
def test_a_wrong_question_is_told(one: Store, name: str, parameters: dict[str, Any], reason: str) -> None:
    with pytest.raises(QueryError, match=reason):
        ask(one, name, **parameters)


def test_a_hostile_parameter_is_only_a_name(one: Store) -> None:
    assert ask(one, "targets", unit='"} DROP ALL {"').rows == ()
    with pytest.raises(QueryError, match="no agency"):
        ask(one, "dossier", agency="> } ; DROP ALL #")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# title 甲 | A\n", ""),
        ("# about 乙 | B", "# about 乙"),
        ("# column plan 计划 | plan\n", ""),
        ("# column plan", "# colum plan"),
        ("plan plan optional", "plan plan maybe"),
        ("plan plan optional", "plan planet optional"),
        ("# parameter plan", "# parameter other"),
        ("# title", "#\n# title"),
    ],
)
def test_a_wrong_header_is_an_error(old: str, new: str) -> None:
    assert parse("right", HEADER).title == ("甲", "A")
    with pytest.raises(LexiconError, match=r"questions/wrong\.rq"):
        parse("wrong", HEADER.replace(old, new))


def test_a_question_by_name() -> None:
    assert question("dossier").parameters[0].required
