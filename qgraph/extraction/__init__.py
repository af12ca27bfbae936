"""A document becomes a plan: outline, clauses, assignments, agencies, targets, scopes, citations."""

from qgraph.extraction.coverage import coverage
from qgraph.extraction.plan import extract
from qgraph.extraction.record import record

__all__ = ["coverage", "extract", "record"]
