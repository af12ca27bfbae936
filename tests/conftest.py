"""What several tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something of the machine and nothing of the law. Where tests decide whether a change
# is taken in, examples are the same each time; elsewhere they go on looking.
settings.register_profile(
    "laws", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT.parent / "shared" / "corpus"


@pytest.fixture(scope="session")
def root() -> Path:
    """The top folder of the project."""
    return ROOT


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents and gold annotations, which stays outside the project."""
    if not CORPUS.is_dir():
        pytest.skip("the corpus of real documents is not beside the project (../shared/corpus)")
    return CORPUS


@pytest.fixture(scope="session")
def first_plan(corpus: Path) -> Path:
    """The first plan, in full."""
    return corpus / "docs" / "000-shanwei-2017.txt"
