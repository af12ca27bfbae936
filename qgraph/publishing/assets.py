"""What a page is put together from: our template, style and scripts, and vis-network as pyvis installs it.

Everything travels inside the one file. The Content-Security-Policy names the scripts and the style by their
SHA-256, and forbids all else, so that markup smuggled in by a document could not run even if it got in.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tomllib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from qgraph.publishing.scripts import page_source

__all__ = ["bare_environment", "environment", "light_colours", "own_text", "page_terms", "script_json", "style"]

# The order in which style sheets follow each other: what stands later refines what stands before it.
STYLES = (
    "base",
    "panel",
    "matrix",
    "targets",
    "network",
    "agencies",
    "compare",
    "figures",
    "findings",
    "phone",
    "print",
)
_ESCAPES = {c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def script_json(value: object) -> Markup:
    r"""JSON that is safe inside a ``<script>`` element: no markup characters, Chinese as it is.

    >>> print(script_json({"题": "</script>"}))
    {"题":"\u003c/script\u003e"}
    """
    # Nothing here holds itself, and watching out for it takes a fifth of the time.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False)
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)  # in megabytes, far faster than a table of translations
    # A lone surrogate, which no file in UTF-8 can hold, becomes a question mark.
    return Markup(text.encode("utf-8", "replace").decode("utf-8"))  # noqa: S704  escaped above


def source_hash(text: str) -> Markup:
    """The SHA-256 of an inline script or style as a CSP source."""
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return Markup("'sha256-{}'").format(Markup(base64.b64encode(digest).decode("ascii")))  # noqa: S704  base64


def own_text(name: str) -> str:
    """A file of the templates."""
    return (files("qgraph.publishing") / "templates" / name).read_text(encoding="utf-8")


def _inline(text: str, tag: str) -> Markup:
    """Text of ours as the content of an element; it must not close its own element."""
    if f"</{tag}" in text.lower():
        raise ValueError(f"</{tag} inside an inlined <{tag}>")
    return Markup(text)  # noqa: S704  package data, not document text


@cache
def page_script() -> Markup:
    """Our modules as one script."""
    return _inline(page_source(), "script")


@cache
def page_style() -> Markup:
    """Our style sheets as one, bare of comments and indents, and what holds where the browser runs no script."""
    sheets = "".join(own_text(f"style/{name}.css") for name in STYLES)
    sheets = re.sub(r"(?s)/\*.*?\*/\n?|(?m:^[ \t]+)", "", sheets)
    return _inline(f"{sheets}@media (scripting: none) {{\n{still_style()}}}\n", "style")


@cache
def still_style() -> Markup:
    """The style of a page without scripts, for the ``<noscript>`` that says so where the browser cannot tell."""
    return style("still.css")


@cache
def page_terms() -> dict[str, list[str]]:
    """Every word the page itself says, [中文, English] by key."""
    groups = tomllib.loads(own_text("words.toml")).values()
    return {key: pair for group in groups for key, pair in group.items()}


@cache
def page_words() -> Markup:
    """Every word the page itself says, [中文, English] by key, as JSON."""
    return script_json(page_terms())


@cache
def light_colours() -> dict[str, str]:
    """The page's colours in daylight, by meaning, for pictures that stand alone."""
    [daylight] = re.findall(r":root \{([^}]*)\}", own_text("style/base.css"))
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", daylight))


@cache
def style(name: str) -> Markup:
    """One of our style sheets."""
    return _inline(own_text(name), "style")


@cache
def vis_script() -> Markup:
    """vis-network from the installed pyvis, without the pointer to a source map a browser might try to fetch."""
    library = files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return _inline(re.sub(r"(?m)^//# sourceMappingURL=.*$", "", library.read_text(encoding="utf-8")), "script")


def bare_environment() -> Environment:
    """A template environment that escapes everything and forgives no missing name."""
    env = Environment(
        loader=PackageLoader("qgraph.publishing"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(script_json=script_json, source_hash=source_hash)
    return env


def environment() -> Environment:
    """The environment of the page that draws a plan, with its scripts, style and words."""
    env = bare_environment()
    env.globals.update(
        page_script=page_script(),
        page_style=page_style(),
        page_words=page_words(),
        still_style=still_style(),
        vis_script=vis_script(),
    )
    return env
