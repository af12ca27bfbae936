r"""qgraph: who does what in a policy plan, and where it says so.

The public names load on first use, so that importing qgraph costs next to nothing:

>>> import qgraph
>>> plan = qgraph.extract(qgraph.read_bytes("一、质量\\n(一)抽检。(市质监局牵头,市农业局等参与)".encode(), "plan.txt"))
>>> [(assignment.role.value, assignment.name.text) for assignment in plan.assignments]
[('lead', '市质监局'), ('participant', '市农业局')]
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qgraph.analysis.comparison import compare
    from qgraph.analysis.coordination import measure
    from qgraph.analysis.networks import cooperation_network, responsibility_network
    from qgraph.build import build as build_graph
    from qgraph.errors import DocumentError, LexiconError, OutputError, QGraphError, QueryError, StoreError
    from qgraph.extraction import coverage, extract, read_lexicon, record
    from qgraph.graph.findings import check
    from qgraph.graph.questions import ask, questions
    from qgraph.graph.store import Store
    from qgraph.publishing.inline import dossier, matrix, page
    from qgraph.reading import read, read_bytes

__version__ = "0.1.0"

__all__ = [
    "DocumentError",
    "LexiconError",
    "OutputError",
    "QGraphError",
    "QueryError",
    "Store",
    "StoreError",
    "ask",
    "build_graph",
    "check",
    "compare",
    "cooperation_network",
    "coverage",
    "dossier",
    "extract",
    "matrix",
    "measure",
    "page",
    "questions",
    "read",
    "read_bytes",
    "read_lexicon",
    "record",
    "responsibility_network",
]

_HOMES = {
    "Store": ("qgraph.graph.store", "Store"),
    "ask": ("qgraph.graph.questions", "ask"),
    # Not `build`: that is the name of the module it comes from.
    "build_graph": ("qgraph.build", "build"),
    "check": ("qgraph.graph.findings", "check"),
    "compare": ("qgraph.analysis.comparison", "compare"),
    "cooperation_network": ("qgraph.analysis.networks", "cooperation_network"),
    "coverage": ("qgraph.extraction", "coverage"),
    "dossier": ("qgraph.publishing.inline", "dossier"),
    "extract": ("qgraph.extraction", "extract"),
    "matrix": ("qgraph.publishing.inline", "matrix"),
    "measure": ("qgraph.analysis.coordination", "measure"),
    "page": ("qgraph.publishing.inline", "page"),
    "questions": ("qgraph.graph.questions", "questions"),
    "read": ("qgraph.reading", "read"),
    "read_bytes": ("qgraph.reading", "read_bytes"),
    "read_lexicon": ("qgraph.extraction", "read_lexicon"),
    "record": ("qgraph.extraction", "record"),
    "responsibility_network": ("qgraph.analysis.networks", "responsibility_network"),
}


def __getattr__(name: str) -> Any:
    """The public object of that name, loaded now."""
    if name.endswith("Error") and name in __all__:
        return getattr(import_module("qgraph.errors"), name)
    if name not in _HOMES:
        raise AttributeError(f"module 'qgraph' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    """The public names."""
    return sorted([*globals(), *__all__])
