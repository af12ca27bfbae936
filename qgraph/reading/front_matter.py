"""What stands between two lines of --- at the head of a text written for a site generator (Jekyll, Hugo)."""

from __future__ import annotations

import re

__all__ = ["front_matter"]

_BLOCK = re.compile(r"[\s\ufeff]{0,99}---[ \t]*\r?\n(?P<lines>(?:(?!---)[^\n]{0,2000}\n){0,60})---[ \t]*(?:\r?\n|$)")
_LINE = re.compile(r"^(\w{1,30}):[ \t]*(\S[^\r\n]*)", re.MULTILINE)


def front_matter(text: str) -> tuple[dict[str, str], int]:
    r"""What the block says, names in lower case, and where it ends; nothing and 0 where the text has none.

    >>> front_matter("---\nTitle: '甲县计划'\nlayout: page\n---\n一、种树")
    ({'title': '甲县计划', 'layout': 'page'}, 35)
    """
    block = _BLOCK.match(text)
    if block is None:
        return {}, 0
    found = {name.lower(): value.strip() for name, value in _LINE.findall(block["lines"])}
    return {name: _unquoted(value) for name, value in found.items()}, block.end()


def _unquoted(value: str) -> str:
    quoted = len(value) > 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
