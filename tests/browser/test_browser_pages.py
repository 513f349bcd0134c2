"""The pages that leave briefreader are harmless and readable in a real browser."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.article import Report
from briefreader.models.ledger import (
    Brief,
    BriefLine,
    BriefSection,
    Evidence,
    Ledger,
    LedgerCell,
    LedgerRow,
)
from briefreader.models.story import Story
from briefreader.render.html import brief_html, comparison_html, ledger_html

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="chromium is not installed")

HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"
LEFT = (
    "Fire swept the harbour of Tarn Point on Monday, the coastguard said.",
    f"Nobody was hurt. {HOSTILE} The pier is closed.",
)
RIGHT = (
    "Fire swept the harbour of Tarn Point on Tuesday, the coastguard said.",
    "A crane fell into the water and two boats sank beside the fish market.",
)


OUTLETS = ("The Northgate Evening Ledger", "Kestrel News Agency", "Orbit 24", "The Daily Skim")
PLACES = tuple(Evidence(article, Span(article, 0, 5)) for article in range(1, 5))
STORY = Story(1, "Fire in the harbour " * 4, "2024-03-04", "2024-03-05", OUTLETS, (1, 2, 3, 4), 4)


def story_pages() -> dict[str, str]:
    """The brief and the ledger of a story of four outlets with long names."""
    line = BriefLine(LEFT[0], PLACES, (LEFT[0], RIGHT[0], RIGHT[1], "A" * 200))
    outlets = tuple(
        (place.article, name, "", "t") for place, name in zip(PLACES, OUTLETS, strict=True)
    )
    cells = tuple(LedgerCell(place.article, RIGHT[0], HOSTILE, (place,)) for place in PLACES)
    row = LedgerRow("quote", LEFT[0], "differ", cells)
    return {
        "brief": brief_html(Brief(STORY, outlets, (BriefSection("What all report", (line,)),))),
        "ledger": ledger_html(Ledger(STORY, tuple(enumerate(OUTLETS, 1)), (row,))),
    }


def page(tmp_path: Path) -> Path:
    sides = [
        AnnotatedReport(report, annotate(report))
        for report in (
            Report(title=f"Fire {HOSTILE}", paragraphs=LEFT, outlet="Orbit", lang="en"),
            Report(title="Harbour burns", paragraphs=RIGHT, outlet="Skim", lang="en"),
        )
    ]
    path = tmp_path / "page.html"
    path.write_text(comparison_html(compare_reports(*sides)), encoding="utf-8")
    return path


def run_browser(tmp_path: Path, *arguments: str) -> str:
    assert BROWSER is not None
    return subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}", *arguments,
        ],
        capture_output=True, text=True, timeout=60, check=True,
    ).stdout  # fmt: skip


@pytest.mark.xdist_group("browser")
def test_nothing_from_a_report_runs_or_becomes_an_element(tmp_path: Path) -> None:
    shown = run_browser(tmp_path, "--dump-dom", page(tmp_path).as_uri())
    assert "<title>Orbit and Skim</title>" in shown
    assert not re.search(r"<(?:script|img)\b", shown)
    assert "&lt;script&gt;" in shown


@pytest.mark.xdist_group("browser")
def test_sides_stand_beside_each_other_on_a_desk_and_below_on_a_phone(tmp_path: Path) -> None:
    # A page without scripts cannot be asked; a copy with one tells where its columns are.
    path = page(tmp_path)
    probe = (
        "<script>const row=document.querySelector('.row.reworded,.row.same');"
        "const [l,r]=['.left','.right'].map(s=>row.querySelector(s).getBoundingClientRect());"
        "document.title=r.left>=l.right?'beside':r.top>=l.bottom?'below':'overlapping'</script>"
    )
    text = re.sub(r"<meta http-equiv[^>]*>", "", path.read_text(encoding="utf-8"))
    path.write_text(text.replace("</body>", probe + "</body>"), encoding="utf-8")
    for width, expected in ((1200, "beside"), (500, "below")):
        shown = run_browser(tmp_path, f"--window-size={width},900", "--dump-dom", path.as_uri())
        assert f"<title>{expected}</title>" in shown


@pytest.mark.xdist_group("browser")
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["brief", "ledger", "comparison"])
def test_no_page_is_wider_than_the_phone_it_is_read_on(
    tmp_path: Path, name: str, width: int
) -> None:
    written = page(tmp_path).read_text(encoding="utf-8")
    pages = {**story_pages(), "comparison": written}
    probe = (
        "<script>const room=document.documentElement.clientWidth;"
        "const wide=[...document.body.querySelectorAll('*')].filter(e=>!e.closest('.wide')"
        "&&e.getBoundingClientRect().right>room+1).map(e=>e.className||e.tagName);"
        "parent.postMessage(room+': '+(document.documentElement.scrollWidth>room?wide:'fits')"
        ",'*')</script>"
    )
    text = re.sub(r"<meta http-equiv[^>]*>", "", pages[name])
    (tmp_path / "inner.html").write_text(text.replace("</body>", f"{probe}</body>"), "utf-8")
    # A window of the browser is never narrower than 500 pixels; a frame in it is.
    frame = f"<iframe src='inner.html' style='width:{width}px;height:800px;border:0'></iframe>"
    listen = "<script>onmessage=e=>document.title=e.data</script>"
    outer = tmp_path / "outer.html"
    outer.write_text(f"<title>silent</title>{listen}<body>{frame}</body>", "utf-8")
    shown = run_browser(
        tmp_path,
        "--window-size=1400,900",
        "--virtual-time-budget=2000",
        "--dump-dom",
        outer.as_uri(),
    )
    assert ": fits</title>" in shown
