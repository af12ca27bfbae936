"""The title at the head of a document, and the title of the plan a notice carries."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgraph.model import Span
from qgraph.reading.furniture import furniture_kind
from qgraph.reading.lexicon import alternation, rows
from qgraph.reading.lines import Line, joined, squash

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Title", "carried_titles", "head_end", "head_title", "is_heading", "is_title", "plan_title", "single_quotes"]

_ENDING = re.compile(f"(?:{alternation('titles', 'notice')}|{alternation('titles', 'ending')})$")
_NOTICE_ENDING = re.compile(alternation("titles", "notice") + "$")
_CARRIERS = tuple(re.compile(row.pattern.pattern + "$") for row in rows("titles") if row.kind == "carrier")
_CARRYING = re.compile("印发|转发|批转|公布|发布|颁布|下发|印送")
_NUMBER = alternation("numbers")
_ALONE = re.compile(_NUMBER)
_NUMBER_BEFORE = re.compile(_NUMBER + r"[-—_|:]?(?=\S{6})")
_NUMBER_AFTER = re.compile(r"\(?" + _NUMBER + r"\)?$")
_BRACKET_AFTER = re.compile(r"\([^()]{1,30}\)$")
_HEADING = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.,]|\([一二三四五六七八九十]{1,3}\)|第[一二三四五六七八九十百零]{1,5}[章节条]|\d{1,2}[.、](?!\d)"
)
_NOT_TITLE = re.compile(r"附件|附:|\[|【|抄送|相关|政策解读|上一|下一|·|•")
_QUOTED = re.compile("《([^《》]{4,120}(?:《[^《》]{1,80}》[^《》]{0,40})?)》")
_DOUBLE = str.maketrans("〈〉", "《》")  # a title within a title
_SENTENCE = re.compile("[。;!?:]")
_UNPRINTED = re.compile("[《》〈〉“”\"'‘’的]")  # differs between a notice's wording and the plan's own title line


@dataclass(frozen=True, slots=True)
class Title:
    """A title on lines ``first`` to ``last``: squashed text, span, and the title inside it of what it carries."""

    text: str
    span: Span
    first: int
    last: int
    carried: str | None = None


def is_heading(text: str) -> bool:
    """Whether folded ``text`` begins like a numbered heading of the body: 一、 (一) 1. 第一条."""
    return _HEADING.match(text) is not None


def head_end(lines: list[Line]) -> int:
    """The index of the first line that is surely body: a numbered heading, or a paragraph of prose."""
    for index, line in enumerate(lines):
        if is_heading(line.text) or _is_prose(line.text):
            return index
    return len(lines)


def _is_prose(text: str) -> bool:
    return len(text) > 150 or ("。" in text and len(text) > 30)


def is_title(squashed: str) -> bool:
    """Whether a squashed line can be the title of an official document.

    >>> is_title("关于印发甲市乙事行动计划的通知"), is_title("请认真贯彻执行"), is_title("关于印发甲市扶持政策")
    (True, False, False)
    """
    core = _core(squashed)
    if not 6 <= len(core) <= 120 or _SENTENCE.search(core) or is_heading(core) or _NOT_TITLE.match(core):
        return False
    # 关于印发甲市扶持政策 is a title broken before 的通知
    unfinished = _CARRYING.search(core) is not None and not _NOTICE_ENDING.search(core)
    return _ENDING.search(core) is not None and not unfinished


def _core(squashed: str) -> str:
    """A title without the document number and brackets some sites put before or after it."""
    before = _NUMBER_BEFORE.match(squashed)
    core = squashed[before.end() :] if before else squashed
    after = _NUMBER_AFTER.search(core)
    core = core[: after.start()] if after and after.start() > 6 else core
    for _ in range(3):
        core = _BRACKET_AFTER.sub("", core)
    return core[1:-1] if _quoted(core) else core


def _quoted(core: str) -> bool:
    """Whether a site has put the whole title of a notice into 《》; a bare 《…》 is a document cited."""
    return core.startswith("《") and core.find("》") == len(core) - 1 and "关于" in core


def head_title(lines: list[Line], named: str | None) -> Title | None:
    """The title of the document at the head of ``lines``, preferring the one the page's metadata name.

    Without such a name a title that says 关于… comes first (with its issuer before without), then the last title
    before the text begins, since menus stand above titles and not below them.
    """
    found = list(_candidates(lines))
    wanted = squash(named or "")
    for title in found:
        if wanted and (wanted.startswith(title.text) or title.text == wanted):
            return title
    about = [title for title in found if "关于" in title.text or title.carried]
    if about:
        return next((title for title in about[:2] if not title.text.startswith(("关于", "印发"))), about[0])
    return found[-1] if found else None


def _candidates(lines: list[Line]) -> Iterator[Title]:
    end = head_end(lines)
    skip = 0
    for first in range(end):
        if first < skip or furniture_kind(lines[first].text, "head") or not _may_begin(lines[first].squashed):
            continue
        for last, text in joined(lines[:end], first):
            # 甲局文件 heads a document and is no part of its title; short lines are menus
            if lines[last].text.endswith("文件") or (last > first and len(lines[first].squashed) < 8):
                break
            if is_title(text):
                yield _title(lines, first, last, text)
                skip = last + 1
                break


def _may_begin(squashed: str) -> bool:
    return (
        6 <= len(squashed) <= 130
        and not squashed.endswith(("文件", "网", "网站"))
        and not _ALONE.fullmatch(squashed)
        and _SENTENCE.search(squashed) is None
        and not _NOT_TITLE.match(squashed)
    )


def _title(lines: list[Line], first: int, last: int, squashed: str) -> Title:
    """A title without a number printed before or after it on its line."""
    span = Span(lines[first].span.start, lines[last].span.end)
    core = squashed
    before, after = _NUMBER_BEFORE.match(lines[first].text), _NUMBER_AFTER.search(lines[last].text)
    if before:
        span = Span(span.start + before.end(), span.end)
        core = core[len(squash(before.group())) :]
    if after and after.start() > 6:
        span = Span(span.start, span.end - len(after.group()))
        core = core[: -len(squash(after.group()))]
    if _quoted(core):
        core, span = core[1:-1], Span(span.start + 1, span.end - 1)
    return Title(core, span, first, last, _carried(core))


def _carried(core: str) -> str | None:
    """The title of the document a notice's title says it carries."""
    inner = single_quotes(core)
    for carrier in _CARRIERS:
        match = carrier.search(inner)
        if match:
            return match["plan"]
    return None


def single_quotes(title: str) -> str:
    """``title`` with one kind of quotation marks: the 〈〉 of a title within a title become 《》.

    >>> single_quotes("《甲市落实〈乙条例〉方案》")
    '《甲市落实《乙条例》方案》'
    """
    return title.translate(_DOUBLE)


def carried_titles(lines: list[Line], title: Title | None) -> list[str]:
    """Titles of what the notice carries: from its title, then from 《》 in its sentences that issue something."""
    found = [title.carried] if title and title.carried else []
    start = title.last + 1 if title else 0
    for line in lines[start : start + 12]:
        if is_heading(line.text):
            break
        if _CARRYING.search(line.text) and not is_title(line.squashed):
            found += _QUOTED.findall(line.text)
    return found


def plan_title(lines: list[Line], start: int, names: list[str]) -> Title | None:
    """The first line or lines from ``start`` on that repeat one of ``names``, white space, quotes and 的 apart."""
    wanted = {_bare(name) for name in names}
    longest = max((len(name) for name in wanted), default=0)
    for first in range(start, min(start + 120, len(lines))):
        for last, text in joined(lines, first):
            if len(text) > longest + 20:
                break
            if _bare(text) in wanted:
                return Title(text, Span(lines[first].span.start, lines[last].span.end), first, last)
    return None


def _bare(title: str) -> str:
    return _UNPRINTED.sub("", squash(title))
