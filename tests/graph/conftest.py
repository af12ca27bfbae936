"""An invented plan of three tasks, as extraction would hand it over."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal

import pytest

from qgraph.model import (
    Agency,
    AgencyKind,
    Assignment,
    Citation,
    Comparator,
    Document,
    Letterhead,
    Level,
    Place,
    Plan,
    Printed,
    Problem,
    Qualifier,
    Relation,
    Role,
    Scope,
    ScopeKind,
    Section,
    Span,
    Target,
    Task,
)

TEXT = """甲市人民政府办公室关于印发甲市好茶年度行动计划的通知
甲府办〔2031〕7号
各有关单位:
现将计划印发给你们。
2031年3月1日
甲市好茶年度行动计划
为贯彻落实《乙省好茶纲要》(乙府〔2030〕9号),制定本计划。
一、种好茶
(一)扩种。围绕绿茶、红茶等2种茶扩种。到2031年,茶园达到90家以上。(市农业局牵头,市林业局等参与)
(二)护茶。按规定护茶,力争合格率达95.5%。(市林业局、市农业局按职责分工负责)
二、卖好茶
(三)护茶卖茶。按规定护茶卖茶。(依照乙府〔2030〕9号文职责分工,各县(市、区)人民政府负责)
"""


def printed(words: str, after: str = "") -> Printed:
    """Words of TEXT, the first time they stand behind ``after``."""
    start = TEXT.index(words, TEXT.index(after))
    return Printed(words, Span(start, start + len(words)))


def line(beginning: str) -> Span:
    start = TEXT.index(beginning)
    return Span(start, TEXT.index("\n", start))


@pytest.fixture(scope="session")
def invented_plan() -> Plan:
    """A notice with a plan of two sections, three tasks, five assignments, two targets and one list."""
    return plan()


def plan() -> Plan:
    return Plan(
        document=document(),
        title="甲市好茶年度行动计划",
        place="990100",
        issuer="990100/zhengfuban",
        period=(date(2031, 1, 1), date(2031, 12, 31)),
        sections=sections(),
        tasks=tasks(),
        assignments=assignments(),
        targets=targets(),
        scopes=(
            Scope(
                task=1,
                ordinal=1,
                kind=ScopeKind.PRODUCT,
                label="扩种的茶",
                items=(printed("绿茶"), printed("红茶")),
                span=printed("绿茶、红茶等2种").span,
                count=2,
            ),
        ),
        citations=citations(),
        agencies=agencies(),
        places=(
            Place(code="990100", name="甲市", level=Level.PREFECTURE, parent="990000"),
            Place(code="990000", name="乙省", level=Level.PROVINCE),
        ),
        overlaps=((2, 3, 0.61),),
        problems=(Problem(code="unclear", message="“护茶”所指不明", span=printed("护茶", after="(三)").span),),
    )


def document() -> Document:
    head = Letterhead(
        title=printed("甲市好茶年度行动计划", after="2031年3月1日"),
        notice=printed("甲市人民政府办公室关于印发甲市好茶年度行动计划的通知"),
        number=printed("甲府办〔2031〕7号"),
        issuer=printed("甲市人民政府办公室"),
        signed=date(2031, 3, 1),
        signed_span=printed("2031年3月1日").span,
    )
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    return Document(text=TEXT, source="tea.txt", sha256=digest, format="text", letterhead=head)


def sections() -> tuple[Section, ...]:
    first, second = line("一、种好茶"), line("二、卖好茶")
    return (
        Section(
            ordinal=1,
            number="一、",
            title="种好茶",
            level=1,
            parent=None,
            span=first,
            extent=Span(first.start, second.start),
        ),
        Section(
            ordinal=2,
            number="二、",
            title="卖好茶",
            level=1,
            parent=None,
            span=second,
            extent=Span(second.start, len(TEXT)),
        ),
    )


def tasks() -> tuple[Task, ...]:
    rows = ((1, "(一)", "扩种", 1), (2, "(二)", "护茶", 1), (3, "(三)", "护茶卖茶", 2))
    return tuple(
        Task(
            ordinal=ordinal,
            number=number,
            title=title,
            section=section,
            span=line(number),
            heading=printed(number + title).span,
        )
        for ordinal, number, title, section in rows
    )


def assignments() -> tuple[Assignment, ...]:
    def one(  # noqa: PLR0917 - a row of a table
        task: int, names: int, ordinal: int, role: Role, cue: str, name: str, agency: str, *, open_list: bool = False
    ) -> Assignment:
        number = ("(一)", "(二)", "(三)")[task - 1]
        clause = (
            "(市农业局牵头,市林业局等参与)",
            "(市林业局、市农业局按职责分工负责)",
            "(依照乙府〔2030〕9号文职责分工,各县(市、区)人民政府负责)",
        )
        return Assignment(
            task=task,
            clause=task,
            list=names,
            ordinal=ordinal,
            role=role,
            cue=cue,
            name=printed(name, after=number),
            clause_span=printed(clause[task - 1]).span,
            agency=f"990100/{agency}",
            open=open_list,
            conforms_to="乙府〔2030〕9号" if task == 3 else None,
        )

    return (
        one(1, 1, 1, Role.LEAD, "牵头", "市农业局", "nongyeju"),
        one(1, 2, 1, Role.PARTICIPANT, "参与", "市林业局", "linyeju", open_list=True),
        one(2, 3, 1, Role.JOINT, "按职责分工负责", "市林业局", "linyeju"),
        one(2, 3, 2, Role.JOINT, "按职责分工负责", "市农业局", "nongyeju"),
        one(3, 4, 1, Role.RESPONSIBLE, "负责", "各县(市、区)人民政府", "gexianzhengfu"),
    )


def targets() -> tuple[Target, ...]:
    return (
        Target(
            ordinal=1,
            task=1,
            section=1,
            indicator="茶园数",
            comparator=Comparator.AT_LEAST,
            printed=printed("茶园达到90家以上"),
            sentence=printed("到2031年,茶园达到90家以上").span,
            value=Decimal(90),
            lower=Decimal(90),
            unit="家",
            deadline=date(2031, 12, 31),
        ),
        Target(
            ordinal=1,
            task=2,
            section=1,
            indicator="茶叶合格率",
            comparator=Comparator.REACHES,
            printed=printed("合格率达95.5%"),
            sentence=printed("按规定护茶,力争合格率达95.5%").span,
            value=Decimal("95.5"),
            lower=Decimal("95.5"),
            unit="%",
            qualifiers=(Qualifier.ASPIRATIONAL,),
            notes=(("ellipsis", "指标名称由标题补全"),),
        ),
    )


def citations() -> tuple[Citation, ...]:
    title, number = printed("乙省好茶纲要"), "乙府〔2030〕9号"
    return (
        Citation(task=None, relation=Relation.IMPLEMENTS, title=title.text, number=number, span=title.span),
        Citation(task=3, relation=Relation.CONFORMS, title=None, number=number, span=printed(number, "(三)").span),
    )


def agencies() -> tuple[Agency, ...]:
    government = Agency(id="990100/zhengfu", name="甲市人民政府", kind=AgencyKind.GOVERNMENT, place="990100")

    def department(slug: str, name: str) -> Agency:
        return Agency(
            id=f"990100/{slug}",
            name=f"甲{name}",
            kind=AgencyKind.DEPARTMENT,
            place="990100",
            aliases=(name,),
            parent=government.id,
        )

    group = Agency(
        id="990100/gexianzhengfu",
        name="各县(市、区)人民政府",
        kind=AgencyKind.GOVERNMENT,
        place="990100",
        group=True,
        definition="甲市所辖各县级人民政府",
    )
    office = department("zhengfuban", "市人民政府办公室")
    return (government, office, department("nongyeju", "市农业局"), department("linyeju", "市林业局"), group)
