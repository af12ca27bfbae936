"""The examples rows of tables carry: names as a plan would print them, and what they are read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgraph.extraction.agencies.places import NATION, place
from qgraph.extraction.agencies.register import Register

if TYPE_CHECKING:
    from qgraph.extraction.agencies.lexicon import Lexicon
    from qgraph.model import Agency

__all__ = ["forms_of", "read_example"]

# Examples speak of the invented city 海州 and the invented province 海东; these areas stand in for them.
_STAND_INS = {"海州": "汕尾", "海东": "广东"}
_CITY = "441500"
_HOMES = {
    "省": "440000",
    "自": "450000",
    "县": "441521",
    "区": "440303",
    "州": "522300",
    "盟": "152200",
    "旗": "152221",
}
_YEAR = 2022


def forms_of(example: str) -> list[str]:
    """The forms of one name that an example gives, with = between them.

    >>> forms_of("市科技局 = 市科学技术局")
    ['市科技局', '市科学技术局']
    """
    return [form for part in example.split("=") if (form := part.strip())]


def read_example(form: str, lexicon: Lexicon, code: str | None = None) -> Agency:
    """The body an example is read as in a plan of the area ``code``, else of the one it speaks of, else of a city."""
    for invented, real in _STAND_INS.items():
        form = form.replace(invented, real)
    home = place(code or _HOMES.get(form[:1], _CITY)) or NATION
    register = Register(home, _YEAR, lexicon)
    return register.agencies[register.identify(form)]
