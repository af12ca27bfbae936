"""A document becomes a plan: outline, clauses, assignments, agencies, targets, scopes, citations."""

from qgraph.extraction.agencies.lexicon import Lexicon
from qgraph.extraction.agencies.own import read_lexicon
from qgraph.extraction.coverage import coverage
from qgraph.extraction.plan import extract
from qgraph.extraction.record import record

__all__ = ["Lexicon", "coverage", "extract", "read_lexicon", "record"]
