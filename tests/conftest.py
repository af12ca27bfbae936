"""What several tests share."""

from __future__ import annotations

from pathlib import Path

import pytest

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
