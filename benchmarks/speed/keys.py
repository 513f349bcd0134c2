"""Measures what a key costs in the list, the reader and where reports are compared, as CPU time.

Run: python benchmarks/speed/keys.py [--news FILE.jsonl.gz] [--keys 200]

The app runs without a terminal at 140 x 40; what it would send is made and thrown away. The
time of a key runs from pressing it until the screen has been painted anew and nothing is
waiting; the CPU time is that of the whole process.
"""

import argparse
import asyncio
import gc
import statistics
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.locations import Locations, sample_corpus
from briefreader.tui.app import Briefreader
from briefreader.tui.screens.brief import BriefScreen
from briefreader.tui.screens.ledger.screen import LedgerScreen
from briefreader.tui.screens.library.screen import GARBAGE

SIZE = (140, 40)
FRAME = 0.04
"""Seconds after a key within which what it moves is painted; sleeping costs no CPU time."""
PREVIEW = 0.25
"""Seconds after a key within which the report under the cursor is shown beside the list."""


class Untidied(Library):
    """A library that no other process tidies, which would take a core from what is measured."""

    def needs_housekeeping(self) -> bool:
        return False


async def idle(pilot: Pilot[str]) -> None:
    """Wait until nothing is under way."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await asyncio.sleep(0.001)
    await pilot.pause()


async def measure(pilot: Pilot[str], name: str, keys: list[str], *, until: float = FRAME) -> None:
    """Press keys and print what one costs within `until` seconds."""
    costs = []
    for key in keys:
        began = time.process_time()
        pilot.app.simulate_key(key)
        await pilot.pause()
        await asyncio.sleep(until)
        costs.append((time.process_time() - began) * 1000)
        await asyncio.sleep(PREVIEW - until)
        await idle(pilot)
    costs.sort()
    print(
        f"{name:24} median {statistics.median(costs):5.1f} ms CPU"
        f"   95% below {costs[int(len(costs) * 0.95)]:5.1f} ms   ({len(costs)} keys)"
    )


async def run(library: Library, count: int) -> None:
    app = Briefreader(library, Settings())
    async with app.run_test(size=SIZE) as pilot:
        await asyncio.sleep(1)
        await idle(pilot)
        gc.collect()
        gc.freeze()  # what was brought in above is not in memory of a real reader's program
        gc.set_threshold(*GARBAGE)  # as at a terminal
        await measure(pilot, "a key that does nothing", ["f12"] * (count // 4))
        await measure(pilot, "list, j", ["j"] * count)
        await measure(pilot, "list, j with the report", ["j"] * count, until=PREVIEW)
        await measure(pilot, "list, ctrl+d", ["ctrl+d"] * (count // 4))
        await measure(pilot, "list, G and g", ["G", "g"] * (count // 8))
        await pilot.press("enter")
        await idle(pilot)
        await measure(pilot, "reader, j", ["j", "j", "j", "k", "k", "k"] * (count // 6))
        await measure(pilot, "reader, space and b", ["space", "b"] * (count // 4))
        await pilot.press("v", "J", "c")
        await asyncio.sleep(2)
        await idle(pilot)
        await measure(pilot, "comparison, j and k", (["j"] * 8 + ["k"] * 8) * (count // 16))
        await measure(pilot, "comparison, n and N", (["n"] * 4 + ["N"] * 4) * (count // 8))
        await measure(pilot, "comparison, tab", ["tab"] * (count // 4))
        await measure(pilot, "comparison, views", ["2", "1", "5", "1"] * (count // 16))
        story = max(library.stories(), key=lambda story: len(story.articles)).id
        await open_over(pilot, LedgerScreen(story))
        await measure(pilot, "ledger, j and k", (["j"] * 8 + ["k"] * 8) * (count // 16))
        await measure(pilot, "ledger, l and h", ["l", "l", "h", "h"] * (count // 8))
        await measure(pilot, "ledger, filters", ["2", "1"] * (count // 8))
        await open_over(pilot, BriefScreen(story))
        await measure(pilot, "brief, j and k", (["j"] * 8 + ["k"] * 8) * (count // 16))


async def open_over(pilot: Pilot[str], screen: LedgerScreen | BriefScreen) -> None:
    """Show another screen, and wait until it shows what it makes."""
    pilot.app.push_screen(screen)
    await asyncio.sleep(1)
    await idle(pilot)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--news", help="JSONL of many reports, gzipped or not")
    parser.add_argument("--keys", type=int, default=200)
    options = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        Untidied.open(Locations.within(Path(folder)), Settings()) as library,
    ):
        for _ in library.add([options.news or str(sample_corpus() / "reports")]):
            pass
        library.group()
        library.catch_up()
        print(f"{library.count():,} articles")
        asyncio.run(run(library, options.keys))


if __name__ == "__main__":
    main()
