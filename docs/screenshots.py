"""Draws docs/screens anew: the page of the plan that ships with qgraph, view by view. Run after a change of looks.

    make screenshots

Needs the test extra (Playwright) and a Chromium, which QGRAPH_CHROMIUM may name. tests/browser/test_screens.py holds
the page against these pictures.
"""

from __future__ import annotations

import base64
import os
import shutil
import struct
import tempfile
import zlib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from playwright.sync_api import sync_playwright

from qgraph.build import build, first_plan
from qgraph.graph.store import Store
from qgraph.publishing.changes import compared_facts, two_plans
from qgraph.publishing.facts import read_facts
from qgraph.publishing.page import write_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Page

SCREENS = Path(__file__).resolve().parent / "screens"
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]


# What an invented edition of the next year says otherwise than the first plan: a title and a date, two leads, a target,
# and a task in place of another.
NEXT_YEAR = (
    ("2017年度行动计划", "2018年度行动计划"),
    ("2017年3月6日", "2018年3月6日"),
    ("到2017年", "到2018年"),
    ("(市住建局牵头,", "(市住建局、市质监局牵头,"),
    ("(市工商局牵头,", "(市知识产权局牵头,"),
    ("力争达90家以上", "力争达120家以上"),
    ("参与广东标准国际化。帮助本地企业参加国际标准的制定。", "举办质量月。请市民走进实验室和车间。"),
)


def draw_pages(folder: Path) -> dict[bool, Path]:
    """The page of the first plan, and (True) that which compares it with the next year's, in files of ``folder``."""
    drawn = {compared: folder / f"{'two plans' if compared else 'plan'}.html" for compared in (False, True)}
    later = folder / "next-year.txt"
    later.write_text(next_year(first_plan().read_text(encoding="utf-8")), encoding="utf-8")
    with Store.open(":memory:") as store:
        build([first_plan()], store)
        write_page(read_facts(store), drawn[False])
        build([later], store)
        write_page(compared_facts(store, *two_plans(store)), drawn[True])
    return drawn


def next_year(text: str) -> str:
    """The text with the changes of ``NEXT_YEAR``, all of which must have something to change."""
    for before, after in NEXT_YEAR:
        if before not in text:
            raise ValueError(f"the first plan does not say {before!r}")
        text = text.replace(before, after)
    return text


# The pixels of a picture as base64 of red, green, blue, alpha.
PIXELS = """async (picture) => {
    const bitmap = await createImageBitmap(await (await fetch("data:image/png;base64," + picture)).blob());
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const pen = canvas.getContext("2d");
    pen.drawImage(bitmap, 0, 0);
    let text = "";
    for (const value of pen.getImageData(0, 0, bitmap.width, bitmap.height).data) text += String.fromCharCode(value);
    return btoa(text);
}"""


class Shot(NamedTuple):
    """One picture: its name, where in which page it is taken, the window in pixels, and the theme."""

    name: str
    address: str
    width: int = 1280
    height: int = 800
    scheme: Literal["light", "dark"] = "light"
    compared: bool = False


SHOTS = (
    Shot("matrix", "#view=matrix"),
    Shot("network", "#view=network"),
    Shot("agencies", "#view=agencies&at=a12"),
    Shot("targets", "#view=targets"),
    Shot("flow", "#view=flow&at=a7"),
    Shot("load", "#view=load"),
    Shot("together", "#view=together"),
    Shot("findings", "#view=findings"),
    Shot("network-dark", "#view=network&by-mode=agencies&at=a2", scheme="dark"),
    Shot("matrix-dark", "#view=matrix&at=t11", scheme="dark"),
    Shot("matrix-phone", "#view=matrix", width=360, height=740),
    Shot("compare", "#view=compare", compared=True),
)


def take(browser: Browser, pages: Mapping[bool, Path], shot: Shot) -> bytes:
    """A picture (PNG) of one of the pages, once everything is drawn."""
    page = browser.new_page(viewport={"width": shot.width, "height": shot.height}, color_scheme=shot.scheme)
    page.goto(pages[shot.compared].as_uri() + shot.address)
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(500)
    picture = page.screenshot()
    page.close()
    return picture


def pixels_of(page: Page, picture: bytes) -> bytes:
    """The pixels of a picture, four bytes each, decoded in a blank page: the policy of ours lets nothing be loaded."""
    text: str = page.evaluate(PIXELS, base64.b64encode(picture).decode("ascii"))
    return base64.b64decode(text)


def palette_of(counts: Counter[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """256 colours: the most frequent of each corner of the colour space, so that rare hues stay, then the others."""
    order = [colour for colour, _ in counts.most_common()]
    corners = {tuple(part >> 5 for part in colour): colour for colour in reversed(order)}
    return list(dict.fromkeys([*corners.values(), *order]))[:256]


def palette_png(pixels: bytes, width: int) -> bytes:
    """The pixels (four bytes each) as a PNG of at most 256 colours, a third of the size Chromium's has."""
    colours = list(zip(pixels[0::4], pixels[1::4], pixels[2::4], strict=True))
    palette = palette_of(Counter(colours))
    place = {colour: at for at, colour in enumerate(palette)}

    @cache
    def nearest(colour: tuple[int, int, int]) -> int:
        if colour in place:
            return place[colour]
        return min(
            range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True))
        )

    rows = bytes(map(nearest, colours))
    height = len(rows) // width
    lines = b"".join(b"\0" + rows[at : at + width] for at in range(0, len(rows), width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = [(b"IHDR", head), (b"PLTE", bytes(sum(palette, ()))), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)


def chunk(name: bytes, data: bytes) -> bytes:
    """One part of a PNG: length, name, data, checksum."""
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def main() -> None:
    """Writes every picture of ``SHOTS`` into docs/screens, and takes away those of other names."""
    chromium = os.environ.get("QGRAPH_CHROMIUM") or shutil.which("chromium")
    SCREENS.mkdir(exist_ok=True)
    for old in SCREENS.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        pages, blank = draw_pages(Path(folder)), browser.new_page()
        for shot in SHOTS:
            pixels = pixels_of(blank, take(browser, pages, shot))
            (SCREENS / f"{shot.name}.png").write_bytes(palette_png(pixels, shot.width))
        browser.close()


if __name__ == "__main__":
    main()
