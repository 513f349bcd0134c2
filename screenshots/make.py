"""Takes the pictures of README and documents from the real app on the sample corpus.

Run: python screenshots/make.py    (SVG always; PNG too where chromium is installed)

The app runs at a fixed size without a terminal, keys are pressed as a reader would press them,
and what it shows is exported.
"""

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from textual.pilot import Pilot

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.locations import Locations, sample_corpus
from briefreader.tui.app import Briefreader

HERE = Path(__file__).parent
SEARCH = "ferry boats"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: where the app is led before it is taken."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]
    theme: str = "briefreader-dark"
    png: bool = False


def typed(text: str) -> tuple[str, ...]:
    """Return the keys that type `text`."""
    return tuple("space" if character == " " else character for character in text)


GENEVA = ("slash", *typed("geneva outlet:kestrel OR outlet:orbit"), "tab", "v", "j", "v", "c")
PICTURES = (
    Picture("library", (140, 40), ("j", "j", "enter"), png=True),
    Picture("search", (140, 40), ("slash", *typed(SEARCH), "enter"), png=True),
    Picture("compare", (140, 40), (*GENEVA, *"nnnnnnn"), png=True),
    Picture("compare-facts", (140, 40), (*GENEVA, "5", "j")),
    Picture("ledger", (140, 40), (*GENEVA, "m")),
    Picture("brief", (140, 40), (*GENEVA, "B", "j", "l")),
    Picture("small", (80, 24), ("j", "j")),
    Picture("small-compare", (80, 24), (*GENEVA, *"nn")),
    Picture("tiny", (40, 15), ("j", "enter")),
    Picture("light", (140, 40), ("j", "j", "enter"), theme="briefreader-light"),
    Picture("help", (100, 40), ("question_mark",)),
)


async def settle(pilot: Pilot[str]) -> None:
    """Wait until a key has had all its effects."""
    await pilot.pause()
    await asyncio.sleep(0.15)
    while any(not worker.is_finished for worker in pilot.app.workers):
        await asyncio.sleep(0.01)
    await pilot.pause()


async def take(library: Library, picture: Picture) -> str:
    """Return one picture as SVG."""
    app = Briefreader(library, Settings(theme=picture.theme))
    async with app.run_test(size=picture.size) as pilot:
        await settle(pilot)
        for key in picture.keys:
            await pilot.press(key)
            await settle(pilot)
        return app.export_screenshot(title="briefreader")


def own_fonts(svg: str) -> str:
    """Return the SVG without fonts loaded from the network."""
    return re.sub(r"@font-face\s*\{[^}]*\}\s*", "", svg)


def write_png(svg: Path, browser: str) -> None:
    """Let a browser draw an SVG file beside it."""
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg.read_text(encoding="utf-8"))
    if size is None:
        raise SystemExit(f"{svg} has no size")
    width, height = (round(float(number)) for number in size.groups())
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                f"--user-data-dir={profile}",
                "--default-background-color=00000000", f"--window-size={width},{height}",
                f"--screenshot={svg.with_suffix('.png')}", svg.resolve().as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip


def main() -> None:
    wanted = set(sys.argv[1:]) or {picture.name for picture in PICTURES}
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    with (
        tempfile.TemporaryDirectory() as folder,
        Library.open(Locations.within(Path(folder)), Settings()) as library,
    ):
        for _ in library.add([str(sample_corpus() / "reports")]):
            pass
        library.group()
        library.catch_up()
        library.mark(library.ids()[5:14:2], read=True)
        for picture in PICTURES:
            if picture.name not in wanted:
                continue
            svg = HERE / f"{picture.name}.svg"
            svg.write_text(own_fonts(asyncio.run(take(library, picture))), encoding="utf-8")
            if picture.png and browser:
                write_png(svg, browser)
            print(svg.name)


if __name__ == "__main__":
    main()
