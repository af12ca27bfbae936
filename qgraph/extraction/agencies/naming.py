"""What a printed name says: which area's body it is, and which row of the lexicon knows it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from qgraph.extraction.agencies.force import in_force
from qgraph.extraction.agencies.locating import locate, locate_short
from qgraph.extraction.agencies.places import NATION, UNKNOWN, above, beside, is_named, place, short_name
from qgraph.extraction.tables import table
from qgraph.model import Level, Place

if TYPE_CHECKING:
    from qgraph.extraction.agencies.lexicon import Form, Lexicon, Row

__all__ = [
    "Named",
    "Way",
    "begins_with_the_state",
    "is_listed",
    "is_national_word",
    "read_name",
    "sign_of",
    "without_party",
]

_REMARK = re.compile(r"[(〈][^()〈〉]*[)〉]$")
_ENDS_A_BODY = re.compile(r"[局委办厅部]$")
_RANKS = (Level.NATIONAL, Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)


class Way(StrEnum):
    """How the area of a name was found."""

    FORM = "form"  # inside the whole name: 团市委
    STATE = "state"  # a body of the whole state: 国家…, or bare in a plan of the state
    PRINTED = "printed"  # in full before the body: 泰安市财政局
    SHORT = "short"  # for short before the body: 泰安海关
    PLACE = "place"  # a body one area has: 中关村管委会
    SIGN = "sign"  # by a word for the plan's own area or the one above: 市财政局
    INSIDE = "inside"  # by such a word and the name of an area below: 市城区财政局
    LOWER = "lower"  # by a word for areas below: 区财政局 in a plan of a city
    OFFICE = "office"  # at the end of the name of a local office: 国家某局泰安分局
    ALONE = "alone"  # not printed


@dataclass(frozen=True, slots=True)
class Named:
    """A name that was read: the words after the area, the area they were printed with, the row that knows them.

    ``way`` is how the area was found, ``sign`` the words that say it, where they stand before the body.
    ``lower`` is the word for a level below the plan's own (区 in a plan of a city), where no single area is meant.
    ``form`` is the form the whole name has, ``whole_state`` whether ``row`` is of bodies only the whole state has,
    ``local`` whether words no row knows are the local office of a body of the whole state.
    """

    core: str
    area: Place | None = None
    row: Row | None = None
    form: Form | None = None
    lower: str = ""
    whole_state: bool = False
    local: bool = False
    way: Way = Way.ALONE
    sign: str = ""


@cache
def _signs() -> re.Pattern[str]:
    signs = sorted(table("places")["levels"], key=lambda sign: (-len(sign), sign))
    return re.compile("|".join(signs))


@cache
def _begins_a_word() -> re.Pattern[str]:
    """Words such as 市场 and 省级, whose first character is no area."""
    return re.compile(str(table("places")["words"]["pattern"]))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(str(table("places")["before"]["pattern"]))


@cache
def _only_national() -> re.Pattern[str]:
    return re.compile(str(table("places")["national"]["pattern"]))


def is_national_word(name: str) -> bool:
    """Whether a name begins as those of bodies of the whole state do: 国家…, 全国…."""
    return name.startswith(tuple(table("places")["national"]["starts"]))


def begins_with_the_state(words: str) -> bool:
    """Whether words begin with a body of the whole state: 国务院办公厅…, 教育部等…, and not 教育部门….

    >>> [begins_with_the_state(words) for words in ("教育部等七部门", "教育部门", "国家数据局", "甲市教育局")]
    [True, False, True, False]
    """
    if is_national_word(words):
        return True
    heads = (words[:length] for length in range(2, 13) if words[length : length + 1] not in {"门", "分"})
    return any(_only_national().search(head) and in_force().national_row(head) for head in heads)


def without_party(words: str) -> str:
    """Words without 中共 before the name of an area, which says nothing of it."""
    return _before().sub("", words)


def is_listed(name: str) -> bool:
    """Whether a row of the lexicon has this name, of a body of some area or of the whole state."""
    lexicon = in_force()
    return (lexicon.row(name) or lexicon.national_row(name)) is not None


def sign_of(area: Place) -> str:
    """The word that stands for an area before the names of its bodies: 市质监局, 自治区财政厅, 县教育局."""
    for other in beside():
        if other.area == area:
            return other.sign
    for ending in ("自治区", "地区"):
        if area.name.endswith(ending):
            return ending
    ends = {"省", "市", "县", "区", "州", "盟", "旗"}
    default = {Level.PROVINCE: "省", Level.PREFECTURE: "市", Level.COUNTY: "县"}
    return area.name[-1] if area.name[-1] in ends else default.get(area.level, "")


def read_name(name: str, home: Place, lexicon: Lexicon) -> Named:
    """What a name says in a plan of ``home``; the first rule that knows the name decides.

    The rules: a form of the whole name (团市委); a body of the whole state; an area printed in the name, taken at
    its word; 省, 市, 县, 区 for the plan's own area at that level, or for the areas of a level below it.
    """
    name = without_party(name)
    return (
        _of_a_form(name, home, lexicon)
        or _of_the_state(name, home, lexicon)
        or _with_area(name, home, lexicon)
        or _with_sign(name, home, lexicon)
        or _of_the_centre(name, home)
        or _core(name, None, lexicon)
    )


def _core(core: str, area: Place | None, lexicon: Lexicon) -> Named:
    """The row of the words after an area: without a remark (人才办), 政府 before a department, or a second body."""
    bare = _REMARK.sub("", core) or core
    inner = re.sub(r"^(?:人民)?政府|^党(?=委.)", "", bare)
    for words in (bare, inner, _first_of_two(bare, lexicon)):
        row = lexicon.row(words, area) if words else None
        if row:
            return Named(words, area, lexicon.in_area(row, area) if area else row)
    return Named(bare, area)


def _first_of_two(core: str, lexicon: Lexicon) -> str:
    """The first of two names that stand together without a sign between them: 经信局市新经济委."""
    for sign in _signs().finditer(core, 0, 40):
        first, second = core[: sign.start()], core[sign.end() :]
        whole = len(first) > 1 and _ENDS_A_BODY.search(second)  # 委省政府督查办 does not begin with 市委
        if whole and lexicon.row(first) and not _begins_a_word().match(core[sign.start() :]):
            return first
    return ""


def _of_a_form(name: str, home: Place, lexicon: Lexicon) -> Named | None:
    for form, match in lexicon.forms_of(name):
        words = match.group("area") or ""
        area = _meant(words, home)
        fits = area and area != NATION and (form.level or area.level) == area.level
        if fits and area and not (form.short and words == area.name):
            return Named(name, area, lexicon.row_of(form.agency), form, way=Way.FORM, sign=words)
    return None


def _meant(words: str, home: Place) -> Place | None:
    """The area that words inside a name mean: 市, 泰安, 泰安市; none the plan's own."""
    if words in table("places")["levels"]:
        return _own(words, home)
    return locate_short(words, home) if words else home


def _of_the_state(name: str, home: Place, lexicon: Lexicon) -> Named | None:
    """A body of the whole state: printed as one, or bare in a plan of the state, or of a name only the state has."""
    prefix = next((start for start in table("places")["national"]["starts"] if name.startswith(start)), "")
    core = name[len(prefix) :]
    words = [_REMARK.sub("", word) for word in (name, f"委{core}" if prefix == "中央" else core, core)]
    own = next((row for word in words if (row := lexicon.national_row(word))), None)
    if own and (prefix or home == NATION or words[0] in own.national or _only_national().search(name)):
        return Named(own.names[0], NATION, own, whole_state=not own.national, way=Way.STATE, sign=prefix)
    if not prefix and home != NATION:
        return None
    known = next((word for word in words if lexicon.row(word)), None)
    if known is None or (known == name and home != NATION):
        return None
    return Named(known, NATION, lexicon.row(known), way=Way.STATE, sign=prefix)


def _with_area(name: str, home: Place, lexicon: Lexicon) -> Named | None:
    """A body printed with the name of its area; an area alone means its government."""
    found = locate(name, home)
    if found:
        rest = name[found[1] :]
        named = _core(rest if _REMARK.sub("", rest) else "人民政府", found[0], lexicon)
        return replace(named, way=Way.PRINTED, sign=name[: found[1]])
    own = _of_one_place(name, home, lexicon)
    if own or lexicon.row(name):
        return own or _core(name, None, lexicon)
    if not home.code.isdigit() and is_named(home) and name.startswith(home.name):
        return replace(_core(name[len(home.name) :] or "人民政府", home, lexicon), way=Way.PRINTED, sign=home.name)
    short = short_name(home)
    if home.code.isdigit() and name.startswith(short) and lexicon.row(name[len(short) :], home):
        return replace(_core(name[len(short) :], home, lexicon), way=Way.SHORT, sign=short)
    for start in range(2, min(len(name) - 1, 12)):
        row = lexicon.row(name[start:])
        area = locate_short(name[:start], home) if row and row.label_short else None
        if area:
            return Named(name[start:], area, row, way=Way.SHORT, sign=name[:start])
    return None


def _of_one_place(name: str, home: Place, lexicon: Lexicon) -> Named | None:
    """A body that one area has, in a plan of that area or of an area in it."""
    area: Place | None = home
    while area:
        row = lexicon.row_of_area(name, area)
        if row:
            return Named(name, area, row, way=Way.PLACE)
        area = place(area.parent) if area.parent else None
    return None


def _with_sign(name: str, home: Place, lexicon: Lexicon) -> Named | None:
    """A body printed with 省, 市, 县, 区 for its area."""
    match = _signs().match(name)
    core = name[match.end() :] if match else ""
    if not match or not core or (_begins_a_word().match(name) and not lexicon.row(core)):
        return None
    level = Level(table("places")["levels"][match[0]])
    area = _own(match[0], home)
    inner = locate(core, area) if area else None
    if inner and area and inner[0].parent == area.code:  # 市城区财政局
        named = _core(core[inner[1] :] or "人民政府", inner[0], lexicon)
        return replace(named, way=Way.INSIDE, sign=name[: len(match[0]) + inner[1]])
    if area is None and _RANKS.index(level) > _RANKS.index(home.level):
        known = _core(core, None, lexicon)
        return Named(known.core, None, known.row, lower=match[0], way=Way.LOWER, sign=match[0])
    return replace(_core(core, area, lexicon), way=Way.SIGN, sign=match[0]) if area else None


def _own(sign: str, home: Place) -> Place | None:
    """The plan's own area at the level of a word, or the one above; a place without code where that is not known.

    None where the level lies below the plan's own, and where the area is not of that kind: no 省 stands above a
    municipality, and 县 is not said of a city.
    """
    other = next((other for other in beside() if sign == other.sign or home == other.area), None)
    if other and sign == other.sign:
        return other.area if home.code[:2] == other.area.code[:2] else None
    if other:  # 自治区 in a plan of 兵团
        home = place(home.parent or "") or NATION
    level = Level(table("places")["levels"][sign])
    if sign == "市" and home.name.endswith("市"):
        return home
    if _RANKS.index(level) > _RANKS.index(home.level):
        return None
    return _above(sign, level, home)


def _above(sign: str, level: Level, home: Place) -> Place | None:
    """The plan's own area or the one above it at a level, where it is of the kind a word says."""
    if not home.code.isdigit() and home.level is level:
        return home
    if not home.code.isdigit() and not home.parent:
        return Place(code=f"{home.code}-{level.value}", name=UNKNOWN, level=level)
    found = above(home.code if home.code.isdigit() else home.parent or "", level)
    return found if found and found.name.endswith(sign[-1]) else None


def _of_the_centre(name: str, home: Place) -> Named | None:
    """A body of the whole state no row knows; its local office lies in the area its name holds."""
    if not is_national_word(name):
        return None
    office = table("places")["office"]
    match = re.match(office["bracketed"], name) or re.search(office["pattern"], name[-16:])
    for start in range(len(match["words"]) if match else 0):
        area = locate_short(match["words"][start:], home) if match else None
        if area:
            return Named(name, area, local=True, way=Way.OFFICE, sign=match["words"][start:] if match else "")
    return Named(name, NATION, way=Way.STATE)
