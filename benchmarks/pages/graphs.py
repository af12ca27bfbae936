"""Invented plans of any size: so many tasks and agencies, so many assignments, the same on every machine.

About 68 in a hundred nodes are tasks. Agencies belong to areas of work and tasks fall to agencies of their area
mostly, so that there are communities; within an area and among the few general offices the load falls off as a power
law. Roles, clauses and targets are worded as plans word them; nothing is taken from a document.

    from benchmarks.pages.graphs import SIZES, invented_facts
    facts = invented_facts(*SIZES["first"])
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import accumulate

from qgraph.publishing.facts import AssignmentFact, PageFacts, PlanFact, TargetFact, TaskFact

__all__ = ["SIZES", "invented_facts"]

# Nodes and assignments; the first is as large as the first plan qgraph was made for.
SIZES = {
    "first": (72, 229),
    "1000": (1_000, 7_200),
    "3000": (3_000, 21_400),
    "10000": (10_000, 71_000),
    "30000": (30_000, 213_000),
}
PLAN = "urn:plan"
AREAS = ("茶产业", "数字贸易", "绿色建筑", "养老服务", "现代种业", "海洋经济", "文化旅游", "智慧物流", "水资源", "人才")
OFFICES = ("管理局", "服务中心", "促进局", "监察队", "协调办", "研究所", "推广站", "指导组")
GENERAL = ("市统筹局", "市资金局", "市督查局", "市法规局", "市宣传局")
KINDS = ("department", "department", "department", "vertical", "coordination", "party", "government")
VERBS = ("摸清", "建好", "完善", "开拓", "保护", "提升", "规范", "推广")
THINGS = ("企业名录", "示范园区", "标准体系", "交易市场", "区域品牌", "检测能力", "统计口径", "公共平台")
AIM = "到2031年,建成{area}示范点{count}个以上。"
# What a clause says: roles with the words after the names. The first role takes one body where another follows.
FORMS = (
    (("lead", "牵头"), ("participant", "配合")),
    (("responsible", "按职责分工负责"),),
    (("lead", "牵头"), ("joint", "会同办理")),
    (("responsible", "负责"), ("participant", "参与")),
)


@dataclass(frozen=True, slots=True)
class Agencies:
    """The agencies of a plan: names, the area of each (-1 is general), and how likely each is to be named."""

    names: tuple[str, ...]
    areas: tuple[int, ...]
    loads: tuple[float, ...]


def invented_facts(nodes: int, edges: int, *, seed: int = 5) -> PageFacts:
    """The facts of one plan of ``nodes`` tasks and agencies together and ``edges`` assignments.

    No body has two roles in a task, so that libraries which drop parallel edges hold as many edges as we do.

    >>> facts = invented_facts(72, 229)
    >>> len(facts.tasks), len({one.agency for one in facts.assignments}), len(facts.assignments)
    (49, 23, 229)
    """
    chance = random.Random(seed)  # noqa: S311  invented plans are no secret
    tasks = round(nodes * 0.68)
    agencies = invented_agencies(nodes - tasks)
    areas = max(agencies.areas) + 1
    teams = invented_teams([at * areas // tasks for at in range(tasks)], agencies, edges, chance)
    return written(teams, agencies, areas, chance)


def invented_agencies(count: int) -> Agencies:
    """So many agencies in areas of about nine, the general ones first."""
    general = min(len(GENERAL), count // 4)
    areas = max(3, (count - general) // 9)
    rows = [(GENERAL[at], -1, 3.0 / (at + 1)) for at in range(general)]
    for at in range(count - general):
        area, rank = at % areas, at // areas
        rows.append((f"市{area_name(area)}{numbered(OFFICES, rank)}", area, (rank + 1) ** -0.9))
    names, places, loads = zip(*rows, strict=True)
    return Agencies(names, places, loads)


def area_name(area: int) -> str:
    """The name of an area of work, with a number from the second round of names on."""
    return numbered(AREAS, area)


def numbered(names: tuple[str, ...], at: int) -> str:
    """A name from a list that begins anew, counted, when it is through."""
    turn, place = divmod(at, len(names))
    return names[place] + (f"第{turn + 1}" if turn else "")


def invented_teams(areas: list[int], agencies: Agencies, edges: int, chance: random.Random) -> list[list[int]]:
    """The agencies of every task, ``edges`` in all; every task and every agency has one at least."""
    teams: list[list[int]] = [[] for _ in areas]
    homes: dict[int, list[int]] = {}
    for task, area in enumerate(areas):
        homes.setdefault(area, []).append(task)
    for agency, area in enumerate(agencies.areas):
        teams[chance.choice(homes.get(area) or range(len(areas)))].append(agency)
    left = edges - len(agencies.names)
    for team, area in zip(teams, areas, strict=True):
        if not team:
            team.append(agencies.areas.index(area))
            left -= 1
    draws = Draws(agencies, chance)
    while left:
        task = chance.randrange(len(areas))
        agency = draws.one(areas[task])
        if agency not in teams[task]:
            teams[task].append(agency)
            left -= 1
    return teams


class Draws:
    """Draws agencies for an area of work: its own mostly, general ones, and now and then any."""

    def __init__(self, agencies: Agencies, chance: random.Random) -> None:
        self._chance = chance
        self._all = range(len(agencies.names))
        self._pools: dict[int, tuple[list[int], list[float]]] = {}
        for area in sorted(set(agencies.areas)):
            members = [at for at in self._all if agencies.areas[at] == area]
            self._pools[area] = members, list(accumulate(agencies.loads[at] for at in members))

    def one(self, area: int) -> int:
        """An agency that may well have been drawn for the same task before."""
        luck = self._chance.random()
        if luck < 0.2:
            return self._chance.choice(self._all)
        members, weights = self._pools.get(-1 if luck < 0.3 else area, self._pools[area])
        return self._chance.choices(members, cum_weights=weights)[0]


def written(teams: list[list[int]], agencies: Agencies, areas: int, chance: random.Random) -> PageFacts:
    """The facts as if a document had said them, one task after the other."""
    tasks: list[TaskFact] = []
    duties: list[AssignmentFact] = []
    targets: list[TargetFact] = []
    at = 0
    for ordinal, team in enumerate(teams, 1):
        area = (ordinal - 1) * areas // len(teams)
        aim = AIM.format(area=area_name(area), count=ordinal % 90 + 10) if chance.random() < 0.3 else ""
        parts = shared_out([agencies.names[one] for one in team], chance.randrange(len(FORMS)))
        task, named = worded(ordinal, area, at, aim, parts)
        tasks.append(task)
        duties += [body_of(task, named[place], agency) for place, agency in enumerate(team)]
        if aim:
            targets.append(target_of(task, aim, area))
        at += len(task.text) + 1
    plan = PlanFact(
        plan=PLAN, title=f"某市重点工作行动计划(虚构,{len(tasks)}项任务)", issuer="某市人民政府", issued="2030-01-15"
    )
    return PageFacts(plans=(plan,), tasks=tuple(tasks), assignments=tuple(duties), targets=tuple(targets))


@dataclass(frozen=True, slots=True)
class Named:
    """A body as a clause names it, and where its name begins in the document."""

    printed: str
    role: str
    cue: str
    clause: str
    start: int


def worded(
    ordinal: int, area: int, start: int, aim: str, parts: list[tuple[str, str, list[str]]]
) -> tuple[TaskFact, list[Named]]:
    """A task with its text that begins at ``start``, and the bodies of its clause's parts, in their order."""
    title = f"{VERBS[ordinal % 8]}{area_name(area)}{THINGS[ordinal // 8 % 8]}"
    clause = "(" + ";".join("、".join(some) + cue for _, cue, some in parts) + ")"
    head = f"{ordinal}.{title}。分类制定年度方案,明确责任和时限,每季度通报{area_name(area)}进展。{aim}"
    named = []
    at = start + len(head) + 1
    for role, cue, some in parts:
        for name in some:
            named.append(Named(name, role, cue, clause, at))
            at += len(name) + 1
        at += len(cue)
    text = head + clause
    task = TaskFact(
        plan=PLAN,
        task=f"{PLAN}/task/{ordinal}",
        ordinal=ordinal,
        number=f"{ordinal}.",
        title=title,
        section=f"{PLAN}/section/{area + 1}",
        section_number=f"第{area + 1}章",
        section_title=f"发展{area_name(area)}",
        text=text,
        start=start,
        end=start + len(text),
    )
    return task, named


def shared_out(names: list[str], form: int) -> list[tuple[str, str, list[str]]]:
    """The roles of a clause with their words and bodies; who leads is one, who is responsible may be half."""
    first, *rest = FORMS[form]
    if not rest or len(names) == 1:
        return [(*first, names)]
    many = 1 if first[0] == "lead" else (len(names) + 1) // 2
    return [(*first, names[:many]), (*rest[0], names[many:])]


def body_of(task: TaskFact, named: Named, agency: int) -> AssignmentFact:
    """A body's assignment to a task."""
    return AssignmentFact(
        plan=PLAN,
        assignment=f"{task.task}/body/{agency}",
        section=task.section,
        section_title=task.section_title,
        task=task.task,
        number=task.number,
        ordinal=task.ordinal,
        title=task.title,
        agency=f"urn:agency:{agency}",
        name="某" + named.printed,
        short=named.printed,
        kind=KINDS[agency % len(KINDS)],
        role=named.role,
        printed=named.printed,
        cue=named.cue,
        clause=named.clause,
        start=named.start,
        end=named.start + len(named.printed),
    )


def target_of(task: TaskFact, aim: str, area: int) -> TargetFact:
    """The target a task's text promises."""
    start = (task.start or 0) + task.text.index(aim)
    return TargetFact(
        plan=PLAN,
        task=task.task,
        ordinal=task.ordinal,
        number=task.number,
        indicator=f"{area_name(area)}示范点",
        comparator=">=",
        value=str((task.ordinal or 0) % 90 + 10),
        unit="个",
        deadline="2031-12-31",
        quote=aim.rstrip("。"),
        start=start,
        end=start + len(aim) - 1,
        section=task.section,
        section_number=task.section_number,
        section_title=task.section_title,
    )
