"""Two plans side by side: what a person would say has changed, and laws that hold for any two."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qgraph import build_graph
from qgraph.analysis.assignments import AssignmentRow
from qgraph.analysis.comparison import Comparison, compare, compare_rows
from qgraph.analysis.plans import PlanRows, TargetRow, TaskRow, plan_rows
from qgraph.errors import QueryError
from qgraph.graph.store import MEMORY, Store
from tests.plans import invented_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from qgraph.analysis.pairs import Pair

HEAD = """汕尾市人民政府办公室关于印发汕尾市好茶{year}年行动计划的通知
汕府办〔{year}〕90{digit}号
各县(市、区)人民政府:
现将《汕尾市好茶{year}年行动计划》印发给你们。
汕尾市人民政府办公室
{year}年3月5日

汕尾市好茶{year}年行动计划
"""
OLD = HEAD.format(year=2017, digit=1) + (
    "一、打牢基础\n"
    "(一)通网络。到2018年,行政村网络覆盖率达到90%以上。(市科技局牵头,市农业局、市财政局参与)\n"
    "(二)育人才。办好茶艺学校,新增乡村茶艺人才20名。(市质监局、市工商局、市教育局按职责分工负责)\n"
    "(三)办夜校。在村里开办夜间课堂,请老茶农讲课。(市教育局负责)\n"
    "二、开拓市场\n"
    "(四)办茶会。每年春天举办一次茶叶展销会。(市商务局负责)\n"
)
NEW = HEAD.format(year=2031, digit=2) + (
    "一、打牢基础\n"
    "(一)培育人才。办好茶艺学校,新增乡村茶艺人才30名。(市市场监管局、市教育局按职责分工负责)\n"
    "(二)通网络。到2033年,行政村网络覆盖率达到93%以上。(市财政局牵头,市科技局、市统计局参与)\n"
    "(三)办茶会。每年春天举办一次茶叶展销会。(市商务局负责)\n"
    "二、开拓市场\n"
    "(四)建网店。开设十家网上茶叶专卖店,送货到家。(市商务局负责)\n"
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("plans")
    with Store.open(MEMORY, write=True) as opened:
        build_graph(written(folder, OLD, NEW), opened)
        yield opened


def written(folder: Path, *texts: str) -> list[Path]:
    """A file for each text."""
    files = [folder / f"{at}.txt" for at in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    return files


@pytest.fixture(scope="module")
def found(store: Store) -> Comparison:
    return compare(store, "2017", "2031")


def told(comparison: Comparison, kind: str) -> set[tuple[Any, ...]]:
    rows = [row for row in comparison.to_rows() if row["kind"] == kind]
    return {(row["change"], row["what"], row["differs"], row["before"], row["after"]) for row in rows}


def test_tasks_are_found_again_under_other_titles_and_in_other_sections(found: Comparison) -> None:
    assert told(found, "task") == {
        ("changed", "培育人才", "title wording", "育人才", "培育人才"),
        ("changed", "通网络", "wording", "", ""),
        ("changed", "办茶会", "section", "开拓市场", "打牢基础"),
        ("gone", "办夜校", "", "办夜校", ""),
        ("added", "建网店", "", "", "建网店"),
    }


def test_roles_change_and_bodies_of_a_reform_take_the_place_of_others(found: Comparison) -> None:
    assert told(found, "assignment") == {
        ("changed", "市科技局", "role", "lead", "participant"),
        ("changed", "市财政局", "role", "participant", "lead"),
        ("gone", "市农业局", "", "participant", ""),
        ("added", "市统计局", "", "", "participant"),
        ("changed", "市市场监管局", "body", "市质监局 joint", "市市场监管局 joint"),
        ("changed", "市市场监管局", "body", "市工商局 joint", "市市场监管局 joint"),
        ("gone", "市教育局", "", "responsible", ""),
        ("added", "市商务局", "", "", "responsible"),
    }
    assert ("changed", "汕尾市市场监管局", "name", "汕尾市工商局", "汕尾市市场监管局") in told(found, "agency")
    assert ("added", "汕尾市统计局", "", "", "汕尾市统计局") in told(found, "agency")


def test_figures_and_deadlines_change(found: Comparison) -> None:
    assert told(found, "target") == {
        ("changed", "行政村网络覆盖率", "value deadline", "≥ 90% (2018-12-31)", "≥ 93% (2033-12-31)"),
        ("changed", "乡村茶艺人才数", "value", "20名", "30名"),
    }


def test_a_deadline_that_moves_with_the_plan_is_no_change(tmp_path: Path) -> None:
    texts = [
        HEAD.format(year=year, digit=1)
        + f"一、打牢基础\n(一)通网络。到{year + 1}年,行政村网络覆盖率达到90%以上。(市科技局负责)\n"
        for year in (2030, 2031)
    ]
    with Store.open(MEMORY, write=True) as other:
        build_graph(written(tmp_path, *texts), other)
        assert not told(compare(other, "2030", "2031"), "target")
        assert not told(compare(other, "2031", "2030"), "target")


def test_what_is_gone_stands_after_what_stood_before_it(found: Comparison) -> None:
    assert [pair.shown.title for pair in found.tasks] == ["培育人才", "办夜校", "通网络", "办茶会", "建网店"]


def test_every_difference_shows_its_words_and_where_they_stand(found: Comparison) -> None:
    for row in found.to_rows():
        for text, side in ((OLD, "old"), (NEW, "new")):
            words, start = row[f"{side}_words"], row[f"{side}_start"]
            if row["kind"] in {"task", "target"} and words:
                assert text.startswith(words, start)
            assert words in text


def test_a_section_with_another_name_is_the_same_section(tmp_path: Path) -> None:
    with Store.open(MEMORY, write=True) as other:
        build_graph(written(tmp_path, OLD, OLD.replace("一、打牢基础", "一、夯实根基").replace("901", "903")), other)
        found = compare(other, "汕府办〔2017〕901号", "汕府办〔2017〕903号")
    assert [(row["kind"], row["before"], row["after"]) for row in found.to_rows()] == [
        ("section", "打牢基础", "夯实根基")
    ]


def test_two_editions_of_one_document_are_compared_across_two_stores(tmp_path: Path) -> None:
    plans = []
    for path in written(tmp_path, OLD, OLD.replace("市科技局牵头", "市科技局、市统计局牵头")):
        with Store.open(MEMORY, write=True) as alone:
            build_graph([path], alone)
            plans.append(plan_rows(alone, "2017"))
    rows = compare_rows(*plans).to_rows()
    assert [(row["kind"], row["change"]) for row in rows] == [("assignment", "added"), ("agency", "added")]


def test_a_body_is_followed_through_reforms_whose_bodies_no_plan_names(tmp_path: Path) -> None:
    text = (
        "普惠信贷{year}年行动计划\n国务院办公厅\n{year}年1月2日\n一、便民\n(一)送贷下乡。开展信贷下乡。({body}负责)\n"
    )
    old, new = text.format(year=2017, body="银监会"), text.format(year=2031, body="金融监管总局")
    plans = []
    for path in written(tmp_path, old, new):
        with Store.open(MEMORY, write=True) as alone:
            build_graph([path], alone)
            plans.append(plan_rows(alone))
    [duty] = compare_rows(*plans).assignments
    assert duty.old
    assert duty.new
    assert (duty.old.printed, duty.new.printed, duty.differs) == ("银监会", "金融监管总局", ("body",))


def test_bodies_of_an_area_no_table_has_are_found_again(tmp_path: Path) -> None:
    text = (
        "滨江高新技术产业开发区优化环境{year}年行动计划\n"
        "一、提升服务\n"
        "(一)优化登记。压缩办理时间。(区财政局牵头,{other}参与)\n"
    )
    files = written(tmp_path, text.format(year=2031, other="区经发局"), text.format(year=2032, other="区教育局"))
    with Store.open(MEMORY, write=True) as store:
        build_graph(files, store)
        found = compare(store, "2031", "2032")
    assert {(change, what) for change, what, *_ in told(found, "assignment")} == {
        ("gone", "区经发局"),
        ("added", "区教育局"),
    }
    assert len(told(found, "agency")) == 2


def test_a_plan_that_is_not_there_is_told(store: Store) -> None:
    with pytest.raises(QueryError):
        compare(store, "2017", "2099")


def test_titles_are_escaped_in_a_notebook() -> None:
    old = PlanRows(plan="a", title="<script>", tasks=(TaskRow("a", "a/1", title="<b>"),))
    assert "<script>" not in compare_rows(old, PlanRows(plan="b"))._repr_html_()
    assert "&lt;b&gt;" in compare_rows(old, PlanRows(plan="b"))._repr_html_()


def test_alike_titles_alone_do_not_make_one_task_of_two() -> None:
    def plan(name: str, title: str, text: str) -> PlanRows:
        return PlanRows(plan=name, tasks=(TaskRow(name, f"{name}/1", title=title, text=text),))

    one = plan("a", "加强品牌建设", "引导企业注册商标,培养地方名品,举办茶叶节庆活动。")
    other = plan("b", "加强标准建设", "制定绿茶红茶等级标准,推行包装标签统一管理。")
    assert {pair.change for pair in compare_rows(one, other).tasks} == {"gone", "added"}


# --- laws ---

TITLES = st.sampled_from(("通网络", "建网店", "建好网店", "办夜校", "", "加强品牌建设", "加强标准建设"))
WORDS = st.sampled_from(("", "开办夜间课堂,请老茶农讲课。", "开办课堂,请茶农讲课。", "举办一次茶叶展销会。", "甲" * 30))
BODIES = ("质监局", "工商局", "市场监管局", "教育局", "")
HEIRS = {f"id/{body}": frozenset({"id/市场监管局"}) for body in ("质监局", "工商局")}


@st.composite
def plans(draw: st.DrawFn, name: str) -> PlanRows:
    """A plan of a few tasks that are much alike, with assignments and targets in and outside of them."""
    tasks, duties, targets = [], [], []
    for at in range(draw(st.integers(0, 6))):
        task, section = f"{name}/task/{at}", draw(st.sampled_from(("", "甲", "乙")))
        title, words = draw(TITLES), draw(WORDS)
        tasks.append(
            TaskRow(
                *(name, task, at, f"({at})", title, f"{name}/{section}" if section else None, None, section or None),
                text=title + words,
                start=100 * at,
            )
        )
        pairs = draw(st.lists(st.tuples(st.sampled_from(BODIES), st.sampled_from("LP")), max_size=4, unique=True))
        duties += [
            AssignmentRow(name, task, role, f"id/{body}" if body else None, body, printed=body, start=place)
            for place, (body, role) in enumerate(pairs)
        ]
    for start in range(draw(st.integers(0, 5))):
        home = draw(st.sampled_from([None, *(task.task for task in tasks)]))
        value, unit = draw(st.integers(1, 3)), draw(st.sampled_from("家%"))
        targets.append(TargetRow(name, home, draw(st.sampled_from("甲乙")), ">=", value, unit=unit, start=start))
    return PlanRows(
        plan=name, tasks=tuple(tasks), assignments=tuple(duties), targets=tuple(dict.fromkeys(targets)), heirs=HEIRS
    )


def pairs_of(comparison: Comparison) -> dict[str, Counter[Any]]:
    return {kind: Counter(pairs) for kind, pairs in comparison.kinds().items()}


@given(plans("a"))
def test_a_plan_compared_with_itself_has_not_changed(plan: PlanRows) -> None:
    comparison = compare_rows(plan, plan)
    assert not comparison
    assert comparison.to_rows() == []
    assert [pair.new for pair in comparison.tasks] == [pair.old for pair in comparison.tasks]


@given(plans("a"), plans("b"))
def test_the_other_way_round_everything_is_mirrored(one: PlanRows, other: PlanRows) -> None:
    there, back = compare_rows(one, other), compare_rows(other, one)
    assert pairs_of(there) == {kind: Counter(pair.mirrored() for pair in pairs) for kind, pairs in back.kinds().items()}


@given(plans("a"), plans("b"))
def test_nothing_is_lost_and_no_task_or_target_is_two(one: PlanRows, other: PlanRows) -> None:
    comparison = compare_rows(one, other)
    sides: dict[str, tuple[Any, Any]] = {"task": (one.tasks, other.tasks), "target": (one.targets, other.targets)}
    for kind, (old, new) in sides.items():
        pairs = comparison.kinds()[kind]
        assert Counter(pair.old for pair in pairs if pair.old) == Counter(old)
        assert Counter(pair.new for pair in pairs if pair.new) == Counter(new)
    duties = comparison.assignments
    assert {pair.old for pair in duties} - {None} == set(one.assignments)
    assert {pair.new for pair in duties} - {None} == set(other.assignments)


@given(plans("a"), plans("b"))
def test_assignments_are_compared_within_one_task(one: PlanRows, other: PlanRows) -> None:
    comparison = compare_rows(one, other)
    matched = {(pair.old.task, pair.new.task) for pair in comparison.tasks if pair.old and pair.new}
    held: tuple[Pair[Any], ...] = (*comparison.assignments, *comparison.targets)
    for pair in held:
        if pair.old and pair.new and pair.old.task:
            assert (pair.old.task, pair.new.task) in matched


@pytest.mark.parametrize("number", range(4))
def test_invented_plans_are_the_same_as_themselves(number: int, tmp_path: Path) -> None:
    with Store.open(MEMORY, write=True) as alone:
        build_graph(written(tmp_path, invented_text(number)), alone)
        [(plan, *_)] = alone.rows("SELECT ?plan WHERE { ?plan a qg:ActionPlan }")
        assert not compare(alone, str(plan), str(plan))


def test_a_match_needs_no_rare_words_where_titles_are_one() -> None:
    tasks = [tuple(TaskRow(p, f"{p}/{at}", at, title=f"第{at}件", text=f"{p}") for at in range(60)) for p in "ab"]
    pairs = compare_rows(PlanRows(plan="a", tasks=tasks[0]), PlanRows(plan="b", tasks=tasks[1])).tasks
    assert all(pair.old and pair.new and pair.old.title == pair.new.title for pair in pairs)
    assert len(pairs) == 60


def test_equal_tasks_are_paired_by_section_and_number_first() -> None:
    def plan(name: str, *numbers: str) -> PlanRows:
        rows = (TaskRow(name, f"{name}/{at}", at, number, "检查", text="检查") for at, number in enumerate(numbers))
        return PlanRows(plan=name, tasks=tuple(rows))

    pairs = compare_rows(plan("a", "1", "2", "3"), plan("b", "3", "1", "2")).tasks
    assert {(pair.old.number, pair.new.number) for pair in pairs if pair.old and pair.new} == set(
        zip("123", "123", strict=True)
    )
