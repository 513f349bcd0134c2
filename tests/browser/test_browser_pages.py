"""The pages that leave briefreader are harmless and readable in a real browser."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.article import Report
from briefreader.render.html import comparison_html

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
