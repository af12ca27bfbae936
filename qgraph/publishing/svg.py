"""Elements of SVG pictures, as text that is valid XML whatever the words in it are.

Only presentation attributes, no style and no script: a picture may stand in a page whose Content-Security-Policy
forbids both.
"""

from __future__ import annotations

import re
from html import escape

from markupsafe import Markup

__all__ = ["element", "plain"]

# What XML 1.0 (section 2.2) does not allow, and signs that turn the direction of what follows them.
_FORBIDDEN = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def plain(words: str) -> str:
    r"""Words without what XML forbids and without marks of direction.

    >>> plain("甲\x00乙\u202e丙")
    '甲乙丙'
    """
    return _FORBIDDEN.sub("", words)


def element(tag: str, /, *children: str, **attributes: str | float) -> Markup:
    """An element; children that are not ``Markup`` are text. An underscore in a name of an attribute is a hyphen.

    >>> print(element("text", "a < b", x=1.5, font_size=12))
    <text x="1.5" font-size="12">a &lt; b</text>
    """
    written = "".join(f' {name.replace("_", "-")}="{_value(value)}"' for name, value in attributes.items())
    inner = "".join(child if isinstance(child, Markup) else escape(plain(child)) for child in children)
    return Markup(f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>")  # noqa: S704  escaped above


def _value(value: str | float) -> str:
    return escape(plain(value)) if isinstance(value, str) else f"{round(value, 1):g}"
