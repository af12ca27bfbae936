"""Names in a list: where one ends and the next begins, and whether the words look like a public body at all."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from qgraph.extraction.agencies.force import in_force, kept
from qgraph.extraction.agencies.locating import locate
from qgraph.extraction.agencies.naming import is_listed
from qgraph.extraction.agencies.places import is_short_name
from qgraph.extraction.clauses.cues import match_open
from qgraph.extraction.clauses.english import is_english, looks_like_english_body
from qgraph.extraction.tables import table
from qgraph.model import Span

__all__ = [
    "begins_like_body",
    "compounds",
    "core_length",
    "describes_several",
    "is_no_name",
    "is_office",
    "is_organ",
    "looks_like_body",
    "names_nobody",
    "person_behind",
    "split_joined",
]

_LONGEST = 36
_LONGEST_ODD = 16  # of what does not end as names do
# A plan prints the same names again and again: what was read of a name is kept for this many of them.
_KEPT = 2048
# 〈含开发区,下同〉 or (下同) after a name explains it and is no part of it.
_REMARK = re.compile(
    r"\s*[(〈<\[〔][^()〈〉<>\[\]〔〕]{0,60}(?:含|下同|包括|除外|简称|负责[^()]{2,}|负责人|责任人|联系人|参照|\d年|\d月|底前|长期|持续)[^()〈〉<>\[\]〔〕]{0,60}[)〉>\]〕]$"
)
_BRACKETED_END = re.compile(r"[(〈][^()〈〉]{1,30}[)〉]$")


@cache
def _endings() -> re.Pattern[str]:
    words = [word for row in table("names")["ending"] for word in row["words"]]
    return re.compile("(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + ")$")


@cache
def _fields() -> frozenset[str]:
    return frozenset(word for row in table("names")["field"] for word in row["words"])


@cache
def _refusals() -> tuple[frozenset[str], re.Pattern[str]]:
    rows = table("names")["not"]
    return frozenset(word for row in rows for word in row["words"]), re.compile(
        "|".join(pattern for row in rows for pattern in row.get("patterns", ())) or r"(?!)"
    )


def is_no_name(words: str) -> bool:
    """Whether words in a list of names are none: they begin or end as no name does, or go on for too long.

    >>> [is_no_name(words) for words in ("以下各项不再注明", "甲资本", "市质监局")]
    [True, False, False]
    """
    bare = "".join(words.split())
    long = len(bare) > _LONGEST_ODD and not looks_like_body(words)
    return not is_english(words) and (long or bool(_refusals()[1].search(bare)))


@cache
def _joints() -> re.Pattern[str]:
    words = [word for row in table("names")["conjunction"] for word in row["words"]]
    return re.compile("|".join([*words, r"\s+", "[/·・•|]", r"\s*(?=[①-⑳])"]))


@cache
def _compound() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("names")["compound"]))


def compounds(folded: str, within: Span) -> list[Span]:
    """Where names stand that hold a list sign themselves: 各区、县(市)政府.

    >>> text = "市财政局、各区、县(市)政府"
    >>> [span.of(text) for span in compounds(text, Span(0, len(text)))]
    ['各区、县(市)政府']
    """
    return [Span(*match.span()) for match in _compound().finditer(folded, within.start, within.end)]


@lru_cache(_KEPT)
def core_length(name: str) -> int:
    """How many characters of a name are the name: a remark in brackets after it (含…, 下同) is not.

    >>> core_length("各区人民政府〈含开发区,下同〉"), core_length("各县(市、区)人民政府")
    (6, 11)
    """
    remark = _REMARK.search(name)
    return remark.start() if remark else len(name)


_PERSON = re.compile(
    r"(?:\s*[(〈][\u4e00-\u9fff]{2,4}[)〉]|\s+[\u4e00-\u9fff]{1,4}(?:\s+[\u4e00-\u9fff]{1,2})?|\s*-+\s*[\u4e00-\u9fff]{2,4})$"
)


@kept(_KEPT)
def person_behind(name: str) -> int:
    """How many characters at the end of a name are a person's, behind a space, a dash or in brackets.

    >>> person_behind("市科技局 张三"), person_behind("市科技局(张三)"), person_behind("市科技局")
    (3, 4, 0)
    """
    match = _PERSON.search(name)
    return len(match.group()) if match and not looks_like_body(match.group().strip(" ()〈〉-")) else 0


@cache
def _descriptions() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in table("names")["description"]))


@lru_cache(_KEPT)
def describes_several(name: str) -> bool:
    """Whether words describe several bodies without naming one.

    >>> describes_several("各有关部门"), describes_several("市质监局")
    (True, False)
    """
    return bool(_descriptions().match(name))


@kept(_KEPT)
def looks_like_body(name: str, *, strictly: bool = False) -> bool:
    """Whether words look like the name of a public body or of a group of them, or a person's own table has them.

    ``strictly``: by their ending alone, and not because they begin with 各 or 有关, are an area's short name, as in
    济南、青岛市政府, or the field of a body, as in 公安、城管等部门.

    >>> [looks_like_body(name) for name in ("市质监局", "各县(市、区)人民政府", "全社会", "智能制造")]
    [True, True, False, False]
    """
    if is_english(name):
        return looks_like_english_body(name.strip())
    bare = "".join(name.split())
    words, patterns = _refusals()
    if not 2 <= len(bare) <= _LONGEST or bare in words or patterns.search(bare):
        return False
    if _endings().search(bare) or _endings().search(_BRACKETED_END.sub("", bare)):
        return True
    if in_force().adds(bare):
        return True
    return not strictly and (bare in _fields() or describes_several(bare) or is_short_name(bare))


@cache
def _organ() -> re.Pattern[str]:
    return re.compile(table("names")["organ"]["pattern"])


@lru_cache(_KEPT)
def is_organ(name: str) -> bool:
    """Whether a name ends as those of organs of state or of the party do, and not as those of companies or places.

    >>> [is_organ(name) for name in ("市科技局", "各县(市、区)人民政府", "甲集团", "甲市")]
    [True, True, False, False]
    """
    return bool(_organ().search("".join(name.split())))


@cache
def _unnamed() -> re.Pattern[str]:
    return re.compile(table("names")["unnamed"]["pattern"])


def names_nobody(name: str) -> bool:
    """Whether words stand for bodies of every kind: 执法部门, which is nobody's name.

    >>> [names_nobody(name) for name in ("执法部门", "市直有关部门", "各有关部门")]
    [True, False, False]
    """
    return bool(_unnamed().match("".join(name.split())))


@cache
def _office() -> re.Pattern[str]:
    return re.compile(table("names")["office"]["pattern"])


def is_office(name: str) -> bool:
    """Whether words name an office inside a body (人事科): a name only where a label says so.

    >>> is_office("人事科"), is_office("学科"), is_office("以人事科")
    (True, True, False)
    """
    bare = "".join(name.split())
    return bool(_office().match(bare)) and not is_no_name(bare)


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(table("names")["beginning"]["pattern"])


@kept(_KEPT)
def begins_like_body(name: str) -> bool:
    """Whether a name begins with its area, with 各 or 有关, or is listed: in a sentence, 报市科技局 is no name.

    >>> [begins_like_body(name) for name in ("市科技局", "广州市财政局", "财政部", "报市科技局")]
    [True, True, True, False]
    """
    bare = "".join(name.split())
    return bool(_beginning().match(bare)) or is_listed(bare) or locate(bare) is not None


@kept(_KEPT)
def split_joined(name: str) -> tuple[tuple[int, int], ...]:
    """Where the names lie that a conjunction, a space or a slash joins, as (start, end); the whole where none does.

    It joins only where a body's name ends before it, so that names which contain one stay whole.

    >>> text = "市农业局和市发展和改革局"
    >>> [text[start:end] for start, end in split_joined(text)]
    ['市农业局', '市发展和改革局']
    """
    joints = list(_joints().finditer(name))
    whole = compounds(name, Span(0, len(name))) if joints else []
    parts, start = [], 0
    for number, match in enumerate(joints):
        if match.start() <= start or any(span.start < match.start() < span.end for span in whole):
            continue
        if "\n" in match.group() and not begins_like_body(name[match.end() :]):
            continue  # half a name before the end of the line
        after = name[match.end() : _end_of_what_follows(joints[number : number + _LONGEST], len(name))]
        if _joins(name[start : match.start()], after) and not _inside_brackets(name, match.start()):
            parts.append((start, match.start()))
            start = match.end()
    return (*parts, (start, len(name)))


def _end_of_what_follows(joints: list[re.Match[str]], end: int) -> int:
    """Where the words behind the first joint end: at the last joint a name can reach, where more follow than that."""
    begins = joints[0].end()
    if end - begins <= _LONGEST:
        return end
    return max((one.start() for one in joints[1:] if one.start() - begins <= _LONGEST), default=end)


def _joins(before: str, after: str) -> bool:
    """Whether both sides of a joint are names."""
    unfinished = match_open(before)  # 教育部等和各省级人民政府
    if unfinished:
        before = before[: unfinished[0]]
    nouns = {word for row in table("names")["class_noun"] for word in row["words"]}
    return after not in nouns and looks_like_body(before, strictly=True) and looks_like_body(after)


def _inside_brackets(name: str, at: int) -> bool:
    return name.count("(", 0, at) > name.count(")", 0, at)
