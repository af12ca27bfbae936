"""The plain values everything else passes along: a document, and the plan that was read out of it.

All of them are frozen. Offsets count Unicode characters of ``Document.text``, half open, so that
``document.text[span.start:span.end]`` is always the words a value was read from.
"""

from qgraph.model.aims import Citation, Comparator, Qualifier, Relation, Scope, ScopeKind, Target
from qgraph.model.document import Document, Letterhead, Problem, Severity
from qgraph.model.duties import Agency, AgencyKind, Assignment, Level, Place, Role
from qgraph.model.identities import Identity
from qgraph.model.plan import Plan, Section, Task
from qgraph.model.tables import Cell, Table
from qgraph.model.text import Printed, Span, fold, spelled

__all__ = [
    "Agency",
    "AgencyKind",
    "Assignment",
    "Cell",
    "Citation",
    "Comparator",
    "Document",
    "Identity",
    "Letterhead",
    "Level",
    "Place",
    "Plan",
    "Printed",
    "Problem",
    "Qualifier",
    "Relation",
    "Role",
    "Scope",
    "ScopeKind",
    "Section",
    "Severity",
    "Span",
    "Table",
    "Target",
    "Task",
    "fold",
    "spelled",
]
