"""What was printed comes back: names of the lexicon, in any style, brackets and widths."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from qgraph.extraction.clauses.finding import find_clauses
from qgraph.extraction.clauses.names import begins_like_body, compounds, looks_like_body
from qgraph.extraction.tables import table
from qgraph.model import Document, Span

_FULL_WIDTH = str.maketrans("(),:;", "（），：；")


class Style(NamedTuple):
    """How a clause is printed, and the role of each of its lists. ``signs``: what may stand between two names."""

    words: str
    roles: tuple[str, ...]
    signs: str = "、"


STYLES = [
    Style("({0}负责)", ("responsible",), "、,"),
    Style("({0}按职责分工负责)", ("joint",), "、,"),
    Style("({0}牵头,{1}配合)", ("lead", "participant")),
    Style("({0}牵头负责;{1}分别负责,2030年底前完成)", ("lead", "joint")),
    Style("(由{0}牵头,会同{1}落实)", ("lead", "responsible")),
    Style("({0}指导,{1}组织实施)", ("responsible", "responsible")),
    Style("(责任单位:{0})", ("responsible",), "、,; "),
    Style("(牵头单位:{0};配合单位:{1})", ("lead", "participant"), "、, "),
    Style("(牵头领导:张三;牵头单位:{0};责任单位:{1};完成时限:2030年12月底)", ("lead", "responsible")),
    Style("(牵头单位为{0},参加单位为{1})", ("lead", "participant")),
    Style("(责任单位:{0}牵头,{1}参与)", ("lead", "participant")),
    Style("(牵头单位:{0},{1}配合)", ("lead", "participant")),
    Style("(牵头单位:{0})(责任单位:{1})", ("lead", "responsible"), "、,"),
    Style("【牵头单位】{0}【协办单位】{1}", ("lead", "participant")),
    Style("\n责任单位:{0}", ("responsible",), "、,"),
    Style("\n牵头单位:{0}\n配合单位:{1}\n完成时限:2030年底", ("lead", "participant"), "、,"),
    Style("\n牵头部门:{0}。责任部门:{1}。", ("lead", "responsible")),
    Style("由{0}牵头,{1}配合。", ("lead", "participant")),
    Style("\n此项工作由{0}负责。", ("responsible",)),
]
BRACKETS = ("()", "〔〕", "[]", "【】")
OPEN = ("", "等", "等单位", "等有关部门")


def _names() -> list[str]:
    """Names the lexicon's own examples print, of bodies that any clause may name."""
    rows = [
        row
        for name in ("agencies", "departments")
        for kind in table(name).values()
        if isinstance(kind, list)
        for row in kind
    ]
    printed = {name for row in rows for example in row.get("examples", ()) for name in example.split(" = ")}
    plain = [name for name in sorted(printed) if begins_like_body(name) and looks_like_body(name, strictly=True)]
    return [name for name in plain if not compounds(f"甲、{name}", Span(0, len(name) + 2)) and name.isprintable()]


NAMES = _names()
lists = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)


def test_the_lexicon_has_names_enough() -> None:
    assert len(NAMES) > 300


@given(
    st.sampled_from(STYLES),
    st.tuples(lists, lists),
    st.tuples(st.sampled_from(OPEN), st.sampled_from(OPEN)),
    st.sampled_from(BRACKETS),
    st.data(),
)
def test_a_printed_clause_is_read_as_it_was_meant(
    style: Style, groups: tuple[list[str], list[str]], more: tuple[str, str], brackets: str, data: st.DataObject
) -> None:
    sign = data.draw(st.sampled_from(style.signs))
    words = style.words
    if words.startswith("(") and words.count("(") == 1:
        words = brackets[0] + words[1:-1] + brackets[1]
    words = words.format(*(sign.join(names) + open_ for names, open_ in zip(groups, more, strict=True)))
    if data.draw(st.booleans()):
        words = words.translate(_FULL_WIDTH)
        groups = tuple([name.translate(_FULL_WIDTH) for name in names] for names in groups)  # type: ignore[assignment]
    text = f"开展抽检,公布结果。{words}\n开展宣传。"
    found = find_clauses(Document(text=text, source="case.txt", sha256="0" * 64, format="text"), Span(0, len(text)), [])
    read = [
        (names.role.value, [name.text for name in names.names], names.open)
        for clause in found.clauses
        for names in clause.lists
    ]
    printed = zip(style.roles, groups, more, strict=False)
    assert read == [(role, names, bool(open_)) for role, names, open_ in printed], text
    assert not [span for clause in found.clauses for span in clause.unread]


@given(
    st.lists(
        st.sampled_from([*NAMES[:40], *"()（）〔〕【】、,;:。\n", "牵头", "负责", "责任单位:", "由", "等", "和"]),
        max_size=30,
    )
)
def test_no_name_is_made_up_and_every_place_quotes_the_text(words: list[str]) -> None:
    text = "".join(words)
    found = find_clauses(Document(text=text, source="case.txt", sha256="0" * 64, format="text"), Span(0, len(text)), [])
    ends = 0
    for clause in found.clauses:
        assert clause.span.start >= ends, "two clauses overlap"
        ends = clause.span.end
        names = [name for one in clause.lists for name in one.names]
        assert all(name.span.of(text) == name.text and clause.span.covers(name.span) for name in names)
        assert len({name.span for name in names}) == len(names), "a name is read twice"
        assert all(clause.span.covers(span) for span in clause.unread)
