"""Draws docs/first-plan.png anew: the picture of the plan that ships with qgraph. Run by hand after a change of looks.

    python docs/screenshots.py

Needs the test extra (Playwright) and a Chromium, which QGRAPH_CHROMIUM may name.
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

from playwright.sync_api import Page, sync_playwright

from qgraph.build import build, first_plan
from qgraph.graph.store import Store
from qgraph.publishing.facts import read_facts
from qgraph.publishing.page import write_page

DOCS = Path(__file__).resolve().parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb"]


def draw_first_plan(folder: Path) -> Path:
    """The page of the first plan, in a file of ``folder``."""
    path = folder / "plan.html"
    with Store.open(":memory:") as store:
        build([first_plan()], store)
        write_page(read_facts(store), path)
    return path


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


def shoot(page: Page) -> bytes:
    """A picture of the page once everything is drawn."""
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(500)
    return page.screenshot()


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
    """Writes the picture, 1280 by 800 pixels."""
    chromium = os.environ.get("QGRAPH_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
        page.goto(draw_first_plan(Path(folder)).as_uri())
        picture = base64.b64encode(shoot(page)).decode("ascii")
        page.goto("about:blank")  # our own page's policy lets nothing be loaded, not even this picture
        pixels = base64.b64decode(page.evaluate(PIXELS, picture))
        (DOCS / "first-plan.png").write_bytes(palette_png(pixels, 1280))
        browser.close()


if __name__ == "__main__":
    main()
