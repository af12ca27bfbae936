"""What a page is in a notebook: a frame that runs apart, and words for where neither frames nor scripts are shown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgraph.cards import table_card
from qgraph.publishing.assets import page_terms
from qgraph.publishing.content import ROLES
from qgraph.publishing.svg import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qgraph.publishing.content import Assigned, Content

__all__ = ["dossier_card", "dossier_text", "framed", "only", "summary"]

_LOOK = "width:100%;height:720px;border:1px solid #8884;border-radius:8px"
_SHOWN = 40  # tasks of a dossier in plain text; the rest is counted


def framed(title: str, page: str) -> str:
    """HTML of a frame that may run the scripts of ``page`` and save what it exports, and nothing else."""
    return (
        f'<iframe title="{escape(title)}" sandbox="allow-scripts allow-downloads" style="{_LOOK}" '
        f'srcdoc="{escape(page)}"></iframe>'
    )


def only(bundle: Mapping[str, str], include: Iterable[str] | None, exclude: Iterable[str] | None) -> dict[str, str]:
    """What a front end asks for of all a value can show, by media type (IPython's ``_repr_mimebundle_``).

    >>> only({"text/html": "<p>", "text/plain": "p"}, None, ["text/html"])
    {'text/plain': 'p'}
    """
    wanted, unwanted = set(include or bundle), set(exclude or ())
    return {kind: value for kind, value in bundle.items() if kind in wanted and kind not in unwanted}


def summary(content: Content, title: str) -> str:
    """A page in one line."""
    return _line(f"{title} · {' · '.join(_both('counts', *content.counts))}")


def dossier_card(content: Content, body: int) -> str:
    """The tasks of a body with their sentences as an HTML table that opens on a click and needs no script."""
    rows = [
        (" ".join(_both(duty.role)), _task(content, duty), content.passages[duty.passage].text)
        for duty in _duties(content, body)
    ]
    heads = ("责任 role", "任务 task", "原文 sentence")
    table = table_card(content.bodies[body].name, heads, rows)
    return f"<details><summary>文字版 · As text</summary>{table}</details>"


def dossier_text(content: Content, body: int) -> str:
    """The tasks of a body with their sentences as lines of plain text, at most forty of them."""
    duties = _duties(content, body)
    lines = [f"{content.bodies[body].name} {len(duties)}"]
    for duty in duties[:_SHOWN]:
        role, task = " ".join(_both(duty.role)), _task(content, duty)
        lines.append(f"  {role} | {task} | {content.passages[duty.passage].text}")
    if len(duties) > _SHOWN:
        lines.append(f"  另有 {len(duties) - _SHOWN} 项 · {len(duties) - _SHOWN} more")
    return "\n".join(map(_line, lines))


def _duties(content: Content, body: int) -> Sequence[Assigned]:
    """The assignments of a body, the strongest role first, then as the text goes."""
    order = list(ROLES)
    return sorted(
        (duty for duty in content.assigned if duty.body == body), key=lambda duty: (order.index(duty.role), duty.work)
    )


def _task(content: Content, duty: Assigned) -> str:
    work = content.works[duty.work]
    return " ".join(filter(None, (work.number, work.title))) or "—"


def _both(key: str, *values: object) -> list[str]:
    """The words of the page in Chinese and English."""
    return [words.format(*values) for words in page_terms()[key]]


def _line(words: str) -> str:
    """Words in one line, without what would drive a terminal; indents stay."""
    indent = len(words) - len(words.lstrip(" "))
    return " " * indent + " ".join(plain(words).split())
