"""A page as a government site serves it: GB18030 that calls itself gb2312, menus above, share links below."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.making.plan import Part

__all__ = ["html"]

_PAGE = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<title>{title}_甲市人民政府门户网站</title>
<meta name="ArticleTitle" content="{title}">
<meta name="ContentSource" content="本网">
<script>var share = "牵头单位：无";</script>
<style>.menu {{ color: red }}</style>
</head>
<body>
<div class="top"><a href="#">无障碍浏览</a> | <a href="#">繁體版</a></div>
<ul class="menu"><li><a href="#">首页</a></li><li><a href="#">政务公开</a></li><li><a href="#">互动交流</a></li></ul>
<div class="position">当前位置：<a href="#">首页</a> &gt; <a href="#">政务公开</a> &gt; <a href="#">规范性文件</a></div>
<h1>{title}</h1>
<p class="info">发布时间：2017-03-17 08:54 &nbsp; 来源：本网 &nbsp; 【字体：<a>大</a> <a>中</a> <a>小</a>】</p>
<div id="zoom">
{body}
</div>
<div class="share">分享到：<a>微信</a> <a>微博</a></div>
<p>【打印本页】 【关闭窗口】</p>
<div class="foot">版权所有：甲市人民政府 &nbsp; 主办：甲市人民政府办公室</div>
</body>
</html>
"""
# Editors keep lines of the source short; between two Chinese characters no reader sees where.
_LONG, _SHORTER = re.compile("(.{40,60}?[\u4e00-\u9fff])(?=[\u4e00-\u9fff])"), r"\1\n"
_ALIGNED = {"notice": "center", "title": "center", "signature": "right"}


def html(parts: list[Part]) -> bytes:
    """The plan in the middle of such a page."""
    title = escape(next(part.text for part in parts if part.kind == "notice"))
    return _PAGE.format(title=title, body="\n".join(_paragraph(part) for part in parts)).encode("gb18030")


def _paragraph(part: Part) -> str:
    words = escape(part.number + part.text)
    if part.kind in _ALIGNED:
        return f'<p style="text-align:{_ALIGNED[part.kind]}"><span style="font-size:16pt">{words}</span></p>'
    if part.kind == "section":
        words = f"<strong>{words}</strong>"
    return f"<p>　　{_LONG.sub(_SHORTER, words)}</p>"
