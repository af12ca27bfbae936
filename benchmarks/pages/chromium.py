"""One page opened in a Chromium of its own without network, and what is measured of it.

Times are in seconds since navigation began. *Draw* is the frame after the first stroke, fill or image that leaves a
canvas of at least 40,000 square pixels other than blank, or the first contentful paint where the page has no such
canvas. *Interactive* is the end of the last task of more than 50 ms, or *draw* where that is later, once the main
thread has been quiet for a second. *Complete* is *draw* but for qgraph's network, which paints its background in
slices and says when it is done; it counts as at rest only then. *CPU* is what the renderer's main thread has worked
until then. Frames are counted by ``requestAnimationFrame`` while a mouse drags, or turns its wheel, for three
seconds; a page is taken to keep its edges while it is dragged when three quarters of the coloured dots remain. Every
wait ends: what did not come in time is None.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.async_api import Error, async_playwright

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from playwright.async_api import CDPSession, Page, Playwright

    from benchmarks.pages.contenders import Contender
    from benchmarks.pages.drawing import Drawing

__all__ = ["Measured", "measure"]

HERE = Path(__file__).parent
FLAGS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run")
WINDOW = {"width": 1280, "height": 800}
QUIET = 1.0  # seconds without a long task after which a page counts as at rest
MOVING = 3.0  # seconds of one drag or of turning the wheel
STEP = 1 / 60
SETTLED = 1500.0  # milliseconds until a page without a canvas is taken to have none
ANSWER = 20.0  # seconds for an answer of a page that is at rest
KEPT = 0.75  # share of the coloured dots


@dataclass
class Measured:
    """What was measured of one page in one round; ``trouble`` says what did not happen."""

    draw: float | None = None
    complete: float | None = None
    interactive: float | None = None
    cpu: float | None = None
    script: float | None = None
    heap: float | None = None
    pan: float | None = None
    zoom: float | None = None
    kept: float | None = None
    nodes: int | None = None
    edges: int | None = None
    places: list[dict[str, float]] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    trouble: str = ""

    @property
    def keeps_edges(self) -> bool | None:
        """Whether edges stay while the picture is dragged."""
        return None if self.kept is None else self.kept >= KEPT


async def measure(file: Path, contender: Contender, drawing: Drawing, limit: float) -> Measured:
    """Opens a file and measures it; ``limit`` is in seconds, for the page to come to rest."""
    found = Measured()
    async with async_playwright() as playwright:
        as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        browser = await playwright.chromium.launch(executable_path=chromium(playwright), args=[*FLAGS, *as_root])
        try:
            context = await browser.new_context(viewport=WINDOW, offline=True)  # type: ignore[arg-type]
            await context.add_init_script(path=HERE / "watch.js")
            page = await context.new_page()
            listen(page, found)
            cdp = await context.new_cdp_session(page)
            await within(cdp.send("Performance.enable"), ANSWER)
            blank = await context.new_page()
            await page.bring_to_front()
            if await at_rest(page, file.as_uri() + contender.address, limit, found, sliced=contender.sliced):
                await work(cdp, found)
                await answers(page, contender.hook, drawing, found)
                if contender.moves:
                    await movement(page, cdp, blank, found)
            else:
                found.trouble = f"not within {limit:.0f} s"
        except (Error, TimeoutError) as error:
            found.trouble = (str(error) or "no answer in time").splitlines()[0]
        finally:
            await within(browser.close(), ANSWER)
    return found


def chromium(playwright: Playwright) -> str:
    """The Chromium named in the environment, else the system's, else Playwright's own."""
    named = os.environ.get("QGRAPH_CHROMIUM")
    return (shutil.which(named) if named else None) or shutil.which("chromium") or playwright.chromium.executable_path


def listen(page: Page, found: Measured) -> None:
    """Writes down what the page asks the network for, and its errors."""
    page.on("request", lambda one: found.requests.append(one.url) if one.url.startswith("http") else None)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("console", lambda one: found.errors.append(one.text) if one.type == "error" else None)


async def within(wanted: Awaitable[Any], seconds: float) -> Any:
    """What is awaited; TimeoutError where it does not come in time."""
    return await asyncio.wait_for(wanted, seconds)


async def movement(page: Page, cdp: CDPSession, blank: Page, found: Measured) -> None:
    """What happens while the picture is dragged and while the wheel turns."""
    box = await within(page.evaluate("window.watch.picture()"), ANSWER)
    found.kept = await kept(cdp, blank, box)
    await within(page.evaluate("window.watch.count()"), ANSWER)
    found.pan = await frames(page, drag(cdp, box))
    found.zoom = await frames(page, wheel(cdp, box))


async def at_rest(page: Page, address: str, limit: float, found: Measured, *, sliced: bool = False) -> bool:
    """Whether the page was drawn and then quiet in time; the times of both."""
    end = time.monotonic() + limit
    try:
        await within(page.goto(address, wait_until="load", timeout=limit * 1000), limit + 1)
        while time.monotonic() < end:
            seen = await within(page.evaluate("window.watch.ask()"), end - time.monotonic())
            now, drawn = seen["now"], seen["drawn"]
            if now < SETTLED:
                drawn = None  # a canvas may yet come
            whole = max(drawn or 0, seen["complete"] or 0)
            busy = max(drawn or 0, seen["busy"])
            if drawn and (seen["complete"] or not sliced) and now - max(whole, busy) > QUIET * 1000:
                found.draw, found.complete, found.interactive = drawn / 1000, whole / 1000, busy / 1000
                return True
            await asyncio.sleep(0.1)
    except (TimeoutError, Error):
        return False
    return False


async def work(cdp: CDPSession, found: Measured) -> None:
    """Seconds of the renderer's main thread and of scripts, and MB of the heap after everything unused is gone."""
    got = await within(cdp.send("Performance.getMetrics"), ANSWER)
    metrics = {one["name"]: one["value"] for one in got["metrics"]}
    found.cpu, found.script = metrics["TaskDuration"], metrics["ScriptDuration"]
    await within(cdp.send("HeapProfiler.collectGarbage"), ANSWER)
    found.heap = (await within(cdp.send("Runtime.getHeapUsage"), ANSWER))["usedSize"] / 1e6


async def answers(page: Page, hook: str, drawing: Drawing, found: Measured) -> None:
    """How much of the graph the page holds, and where it has three of its nodes."""
    if hook:
        await within(page.evaluate(f"() => {{ {hook} }}"), ANSWER)
    ask = "(ids) => ({ nodes: bench.nodes(), edges: bench.edges(), places: ids.map((id) => bench.at(id)) })"
    said = await within(page.evaluate(ask, [node.id for node in drawing.probes]), ANSWER)
    found.nodes, found.edges, found.places = said["nodes"], said["edges"], said["places"]


async def mouse(cdp: CDPSession, kind: str, x: float, y: float, **more: Any) -> None:
    """One event of the mouse, as the system would send it; a page that is busy takes it later."""
    await within(cdp.send("Input.dispatchMouseEvent", {"type": kind, "x": x, "y": y, **more}), ANSWER)


async def ink(cdp: CDPSession, blank: Page, box: dict[str, float]) -> int:
    """The coloured dots of the picture, at half its size."""
    shot = await within(cdp.send("Page.captureScreenshot", {"format": "png", "clip": {**box, "scale": 0.5}}), ANSWER)
    script = (HERE / "ink.js").read_text(encoding="utf-8").split("\n", 1)[1]
    return int(await within(blank.evaluate(script, shot["data"]), ANSWER))


async def kept(cdp: CDPSession, blank: Page, box: dict[str, float]) -> float:
    """The share of coloured dots that is left while a mouse holds the picture, dragged a little."""
    before = await ink(cdp, blank, box)
    x, y = box["x"] + box["width"] * 0.05, box["y"] + box["height"] * 0.08
    await mouse(cdp, "mousePressed", x, y, button="left", buttons=1, clickCount=1)
    for step in range(1, 7):
        await mouse(cdp, "mouseMoved", x + 3 * step, y + 2 * step, button="left", buttons=1)
        await asyncio.sleep(STEP)
    during = await ink(cdp, blank, box)
    await mouse(cdp, "mouseReleased", x + 18, y + 12, button="left", clickCount=1)
    return during / max(before, 1)


async def drag(cdp: CDPSession, box: dict[str, float]) -> None:
    """Drags the picture to and fro from near its corner."""
    x, y = box["x"] + box["width"] * 0.05, box["y"] + box["height"] * 0.08
    await mouse(cdp, "mousePressed", x, y, button="left", buttons=1, clickCount=1)
    end, turn = time.monotonic() + MOVING, 0
    while time.monotonic() < end:
        turn += 1
        away = abs((turn * 4) % 400 - 200)
        await mouse(cdp, "mouseMoved", x + away, y + away / 2, button="left", buttons=1)
        await asyncio.sleep(STEP / 2)
    await mouse(cdp, "mouseReleased", x, y, button="left", clickCount=1)


async def wheel(cdp: CDPSession, box: dict[str, float]) -> None:
    """Turns the wheel over the middle, in and out again."""
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    end, turn = time.monotonic() + MOVING, 0
    while time.monotonic() < end:
        turn += 1
        await mouse(cdp, "mouseWheel", x, y, deltaX=0, deltaY=-30 if turn // 40 % 2 == 0 else 30)
        await asyncio.sleep(STEP / 2)


async def frames(page: Page, moving: Awaitable[None]) -> float:
    """Frames per second while something moves."""
    ask = "[watch.frames, performance.now()]"
    first, start = await within(page.evaluate(ask), ANSWER)
    await moving
    last, end = await within(page.evaluate(ask), ANSWER)
    return float((last - first) / (end - start) * 1000)
