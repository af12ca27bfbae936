"""The parts of a plan that ships as text, so that it can be made again in other formats."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Part", "Task", "parts", "task"]

_NOTICE = re.compile(r".{4,60}关于印发(.{4,60})的通知")
_SECTION = re.compile(r"([一二三四五六七八九十]+、)(.+)")
_TASK = re.compile(r"(\([一二三四五六七八九十]+\))(.+)")
_CLAUSE = re.compile(r"\((?:[^()]|\([^()]*\))*\)$")
_FAR_RIGHT = " " * 30


@dataclass(frozen=True)
class Part:
    """A paragraph: what it is (notice, title, text, signature, section, task), its number, and its words."""

    kind: str
    text: str
    number: str = ""


@dataclass(frozen=True)
class Task:
    """A task taken apart: its number, its title, what is to be done, and who does it in which words."""

    number: str
    title: str
    content: str
    clause: str


def parts(text: str) -> list[Part]:
    """The paragraphs of a notice and its plan, without what a web site has put around them."""
    lines = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("•")]
    first = next(place for place, line in enumerate(lines) if _NOTICE.fullmatch(line.strip()))
    last = max(place for place, line in enumerate(lines) if _TASK.fullmatch(line.strip()))
    notice = _NOTICE.fullmatch(lines[first].strip())
    assert notice is not None
    return [_part(line, notice[1]) for line in lines[first : last + 1]]


def _part(line: str, title: str) -> Part:
    words = line.strip()
    if section := _SECTION.fullmatch(words):
        return Part("section", section[2], section[1])
    if found := _TASK.fullmatch(words):
        return Part("task", found[2], found[1])
    if _NOTICE.fullmatch(words):
        return Part("notice", words)
    if words == title:
        return Part("title", words)
    return Part("signature" if line.startswith(_FAR_RIGHT) else "text", words)


def task(part: Part) -> Task:
    """The parts of a task."""
    title, content = part.text.split("。", 1)
    clause = _CLAUSE.search(content)
    assert clause is not None
    return Task(part.number, title, content[: clause.start()], clause.group())
