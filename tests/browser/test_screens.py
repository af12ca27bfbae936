"""The page of the first plan looks as in docs/screens; `make screenshots` takes the pictures anew."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from docs.screenshots import SCREENS, SHOTS, Shot, draw_pages, pixels_of, take

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from qgraph.publishing.facts import PageFacts

BLOCK = 8  # pixels; letters that are drawn a little otherwise leave a block as bright as it was
DIFFERENT = 16.0  # of 255, in the mean brightness of a block
MOST = 0.02  # of all blocks
FONTS = ("Noto Sans CJK SC", "Noto Serif CJK SC")
# Whether a font is there: without it, Latin letters are as wide as in the font named behind it.
INSTALLED = """(font) => {
    const pen = document.createElement("canvas").getContext("2d");
    const width = (family) => { pen.font = `40px ${family}`; return pen.measureText("mmmiiWW").width; };
    return width(`"${font}", monospace`) !== width("monospace") || width(`"${font}", cursive`) !== width("cursive");
}"""


def brightness(pixels: bytes, width: int) -> list[float]:
    """The mean brightness of each block of a picture, row by row."""
    grey = [
        (3 * red + 6 * green + blue) / 10
        for red, green, blue in zip(pixels[::4], pixels[1::4], pixels[2::4], strict=True)
    ]
    height = len(grey) // width
    return [
        sum(sum(grey[line * width + left : line * width + left + BLOCK]) for line in range(top, top + BLOCK)) / BLOCK**2
        for top in range(0, height - BLOCK + 1, BLOCK)
        for left in range(0, width - BLOCK + 1, BLOCK)
    ]


def apart(one: list[float], other: list[float]) -> float:
    """The share of blocks in which two pictures of one size are not alike."""
    assert len(one) == len(other), "the pictures are not of one size"
    return sum(abs(a - b) > DIFFERENT for a, b in zip(one, other, strict=True)) / len(one)


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Page:
    page = browser.new_page()
    missing = [font for font in FONTS if not page.evaluate(INSTALLED, font)]
    if missing:
        pytest.skip(f"the pictures are drawn with {' and '.join(missing)}, which is not installed here")
    return page


@pytest.fixture(scope="module")
def look(browser: Browser, blank: Page, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Shot], list[float]]:
    """How the page looks now."""
    pages = draw_pages(tmp_path_factory.mktemp("first"))
    return partial(looked, browser, blank, pages)


def looked(browser: Browser, blank: Page, pages: Mapping[bool, Path], shot: Shot) -> list[float]:
    return brightness(pixels_of(blank, take(browser, pages, shot)), shot.width)


def kept(blank: Page, shot: Shot) -> list[float]:
    """How it looked when the pictures were taken."""
    return brightness(pixels_of(blank, (SCREENS / f"{shot.name}.png").read_bytes()), shot.width)


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_view_looks_as_in_its_picture(look: Callable[[Shot], list[float]], blank: Page, shot: Shot) -> None:
    assert apart(look(shot), kept(blank, shot)) <= MOST, "if this is as it should be: make screenshots"


def test_another_look_is_seen(look: Callable[[Shot], list[float]], blank: Page) -> None:
    """A filter, a choice and another theme each change more than the tolerance lets pass."""
    matrix = next(shot for shot in SHOTS if shot.name == "matrix")
    filtered, chosen = (matrix._replace(address=f"#view=matrix&{what}") for what in ("not-roles=2", "at=t11"))
    for changed in (filtered, chosen, matrix._replace(scheme="dark")):
        assert apart(look(changed), kept(blank, matrix)) > MOST, changed


def test_every_view_has_its_picture(open_page: Any, first_facts: PageFacts) -> None:
    names = {shot.name for shot in SHOTS}
    assert set(open_page(first_facts).views()) <= names
    assert {path.stem for path in SCREENS.glob("*.png")} == names
    assert sum(path.stat().st_size for path in SCREENS.glob("*.png")) < 1_000_000
