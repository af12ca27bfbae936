"""Any number of invented plans: the same number gives the same text, and no two plans are one document.

Only the names of cities are real, since identity hangs on them; everything the plans say is made up and lies in a
time to come. Cities, years, agencies, roles, targets and lists vary in steps of their own, so that plans share some
of each and no two are alike.

    from tests.plans import write_plans
    write_plans(folder, 1000)
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.tables import places_table

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["invented_text", "write_plans"]

THEMES = ("茶产业", "数字贸易", "绿色建筑", "养老服务", "现代种业", "海洋经济", "文化旅游", "智慧物流")
AGENCIES = (
    *("市发改局", "市教育局", "市科技局", "市公安局", "市民政局", "市财政局", "市住建局", "市水务局", "市商务局"),
    *("市农业农村局", "市文化广电旅游局", "市卫生健康局", "市应急管理局", "市审计局", "市统计局", "市医保局"),
    *("市生态环境局", "市市场监管局", "市交通运输局", "市自然资源局", "市工业和信息化局"),
)
SECTIONS = ("打牢基础", "培育主体", "优化服务", "强化保障")
WORKS = ("摸清家底", "建好园区", "引进人才", "完善标准", "开拓市场", "保护品牌", "办好展会", "加强监管", "改进统计")
AIMS = (
    "到{year}年,培育龙头企业{n}家以上。",
    "到{year}年,抽检合格率稳定在{percent}%以上。",
    "力争新增示范基地{n}个。",
    "到{year}年,培训从业人员{n}万人次左右。",
    "重点监测企业达{n}家以上,投诉办结率达100%。",
    "到{year}年,产品质量显著提升。",
)
LISTS = (
    "围绕绿茶、红茶、{theme}设备等3种重点产品,提升质量。",
    "在现代物流、金融、餐饮等领域,制定服务标准。",
    "",
)
NUMERALS = "一二三四五六七八九十"


def write_plans(folder: Path, count: int, *, first: int = 0) -> list[Path]:
    """Write ``count`` plans, numbered from ``first``, into ``folder``, which is made where it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:04}.txt" for number in range(first, first + count)]
    for number, path in enumerate(paths, start=first):
        path.write_text(invented_text(number), encoding="utf-8")
    return paths


def invented_text(number: int) -> str:
    """The text of a notice with its plan: six to twelve tasks in two to four sections.

    >>> invented_text(7).splitlines()[0]
    '承德市人民政府办公室关于印发承德市海洋经济2031年行动计划的通知'
    """
    cities = _cities()
    city, theme = cities[number % len(cities)], THEMES[number * 3 % len(THEMES)]
    year = 2031 + number // len(cities)
    title = f"{city}{theme}{year}年行动计划"
    office = f"{city}人民政府办公室"
    head = (
        f"{office}关于印发{title}的通知",
        f"{city.removesuffix('市')}府办〔{year}〕{number % 40 + 1}号",
        "各县(市、区)人民政府,市政府各部门:",
        "现将计划印发给你们,请认真执行。",
        office,
        f"{year}年{number % 6 + 1}月{number % 27 + 1}日",
        title,
        f"为贯彻落实《{theme}发展纲要({year // 5 * 5 + 1}-{year // 5 * 5 + 5}年)》,制定本计划。",
    )
    return "\n".join((*head, *_body(number, theme, year), ""))


def _body(number: int, theme: str, year: int) -> list[str]:
    lines: list[str] = []
    tasks = 6 + number % 7
    sections = 2 + number % 3
    for task in range(tasks):
        section, place = divmod(task, -(-tasks // sections))
        if place == 0:
            lines.append(f"{NUMERALS[section]}、{SECTIONS[section]}")
        lines.append(_task(number, task, theme, year))
    return lines


def _task(number: int, task: int, theme: str, year: int) -> str:
    step = number * 5 + task * 7
    work = f"{WORKS[(number + task) % len(WORKS)]}{'' if task < len(WORKS) else '续'}"
    aim = AIMS[step % len(AIMS)].format(year=year, n=3 + step % 90, percent=90 + step % 10)
    scope = LISTS[(number + task) % len(LISTS)].format(theme=theme)
    numeral = NUMERALS[task] if task < len(NUMERALS) else "十" + NUMERALS[task - len(NUMERALS)]
    return f"({numeral}){work}。推动{theme}{work}。{scope}{aim}({_clause(step)})"


def _clause(step: int) -> str:
    """Who does it: a lead and others, several bodies jointly, one body, or a group."""
    names = [AGENCIES[(step + offset * (1 + step % 4)) % len(AGENCIES)] for offset in range(3 + step % 3)]
    others = "、".join(dict.fromkeys(names[1:]))
    return (
        f"{names[0]}牵头,{others}等单位参与",
        f"{names[0]}、{others}按职责分工负责",
        f"{names[0]}负责",
        f"{names[0]}牵头,各县(市、区)人民政府配合",
    )[step % 4]


@cache
def _cities() -> tuple[str, ...]:
    """The cities of prefecture level in every edition of the codes, in the order of these."""
    rows = ((code, name) for code, name, _, last in places_table() if last == 2023 and name.endswith("市"))
    return tuple(dict.fromkeys(name for code, name in rows if code[2:4] != "00" and code.endswith("00")))
