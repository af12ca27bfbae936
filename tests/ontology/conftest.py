"""The ontology and what it is checked with."""

from __future__ import annotations

import pytest
from rdflib import Graph

from qgraph.graph.ontology import ontology_text


@pytest.fixture(scope="package")
def ontology() -> Graph:
    """``ontology.ttl`` as a graph."""
    return Graph().parse(data=ontology_text(), format="turtle")
