"""The page's own script, joined from the modules in ``templates/script``.

The modules are ordinary ECMAScript modules, checked as such by TypeScript. A page is one file and its policy lets
nothing be loaded, so they are joined here: each becomes a function that gives back what the module exports, after
the modules it imports. Exports are constants, as a copy of them is what others see.
"""

from __future__ import annotations

import posixpath
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ScriptError", "joined", "page_source"]

ENTRY = "start.js"
_IMPORT = re.compile(r'^import \{([^{}]*)\} from "(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function|const|class) (\w+))", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
# Whole lines of comment, types within a line, lines left empty.
_COMMENT = re.compile(
    r"^[ \t]*(?://[^\n]*|/\*\*(?:(?!\*/).)*\*/[ \t]*)?\n|/\*\* @\w[^\n]*?\*/ ?", re.MULTILINE | re.DOTALL
)

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)  # no text of ours that goes over lines begins one with a space


class ScriptError(ValueError):
    """The modules cannot be joined: they import each other in a circle, or in a form that is not known here."""


def joined(entry: str, load: Callable[[str], str]) -> str:
    r"""The module ``entry`` and all it imports as one text, each module after those it needs.

    ``load`` gives the text of a module by its path.

    Raises:
        ScriptError: modules import each other in a circle, import what the other does not export, or use a form other
            than ``import { a, b } from "./module.js";`` and ``export const``, ``function`` or ``class``.

    >>> modules = {"start.js": 'import { one } from "./a.js";\nuse(one);\n', "a.js": "export const one = 1;\n"}
    >>> print(joined("start.js", modules.__getitem__), end="")
    const m0 = (() => {
    const one = 1;
    return { one };
    })();
    const m1 = (() => {
    const { one } = m0;
    use(one);
    return {  };
    })();
    """
    texts = _collect(entry, load)
    names = {path: f"m{at}" for at, path in enumerate(texts)}
    exports = {path: _EXPORT.findall(text) for path, text in texts.items()}
    return "".join(_function(path, text, names, exports) for path, text in texts.items())


def _beside(path: str, other: str) -> str:
    """The path of a module as another one names it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), other))


def _collect(entry: str, load: Callable[[str], str]) -> dict[str, str]:
    """The modules by path, each after those it imports."""
    done: dict[str, str] = {}
    under_way: list[str] = []

    def visit(path: str) -> None:
        if path in under_way:
            circle = [*under_way[under_way.index(path) :], path]
            raise ScriptError(f"{' → '.join(circle)}: modules import each other")
        if path in done:
            return
        under_way.append(path)
        text = load(path)
        for _, other in _IMPORT.findall(text):
            visit(_beside(path, other))
        done[under_way.pop()] = text

    visit(entry)
    return done


def _function(path: str, text: str, names: dict[str, str], exports: dict[str, list[str]]) -> str:
    """A module as a function's result under its short name, without lines of comment."""

    def taken(match: re.Match[str]) -> str:
        wanted, other = [name.strip() for name in match[1].split(",") if name.strip()], _beside(path, match[2])
        for name in wanted:
            if name not in exports[other]:
                raise ScriptError(f"{path}: {other} does not export {name}")
        return f"const {{ {', '.join(wanted)} }} = {names[other]};\n"

    bare = _INDENT.sub("", _COMMENT.sub("", _EXPORT.sub("", _IMPORT.sub(taken, text))))
    left = _LEFT_OVER.search(bare)
    if left:
        raise ScriptError(f"{path}: {left.group()!r} is no form of import or export that can be joined")
    return f"const {names[path]} = (() => {{\n{bare}return {{ {', '.join(exports[path])} }};\n}})();\n"


@cache
def page_source() -> str:
    """The script of the page as one function in strict mode, so that nothing of it leaks into the page."""
    folder = files("qgraph.publishing") / "templates" / "script"
    source = joined(ENTRY, lambda path: folder.joinpath(path).read_text(encoding="utf-8"))
    return f'(() => {{\n"use strict";\n{source}}})();\n'
