"""What is shown goes to a file of the reader's choice, and over no other."""

import csv
import io
import json
from pathlib import Path

import pytest
from piloting import Open, press, settle, told
from textual.pilot import Pilot
from textual.widgets import Input, Label

from briefreader.errors import InputError
from briefreader.library import Library
from briefreader.render.export import Export, export_ledger
from briefreader.tui.exporting import write_export
from briefreader.tui.screens.export import ExportDialog

NOTE = Export("note", {".md": lambda: "# Note\n", ".txt": lambda: "Note\n"})


@pytest.fixture(autouse=True)
def story(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """One story of the two reports on the bridge; the reader is in a folder of its own."""
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)
    made = library.store.new_story("Harbour bridge / shut")
    library.store.assign_stories({1: made, 2: made})
    return made


async def write(pilot: Pilot[str], name: str) -> None:
    """Give the open dialog a name and press enter."""
    pilot.app.screen.query_one(Input).value = name
    await pilot.press("enter")
    await pilot.pause(0.1)
    await settle(pilot)


OPENERS = {"compare": ("v", "c", "e"), "ledger": ("m", "e"), "brief": ("B", "e")}
FORMS = [
    *(("compare", form) for form in ("md", "html", "json", "txt")),
    *(("ledger", form) for form in ("md", "html", "json", "csv", "txt")),
    *(("brief", form) for form in ("md", "html", "json")),
]


@pytest.mark.parametrize(("what", "form"), FORMS)
async def test_each_form_is_written_and_where_it_went_is_said(
    open_app: Open, what: str, form: str
) -> None:
    async with open_app() as pilot:
        await press(pilot, *OPENERS[what])
        await write(pilot, f"bridge.{form}")
        path = Path.cwd() / f"bridge.{form}"
        assert told(pilot) == f"Written to {path}"
        text = path.read_bytes().decode()
        assert "bridge" in text.casefold()
        if form == "json":
            assert isinstance(json.loads(text), dict)
        elif form == "html":
            assert text.startswith("<!DOCTYPE html>")
        elif form == "csv":
            head, *rows = csv.reader(io.StringIO(text))
            assert head == ["kind", "what", "verdict", "Harbour Post", "Northern Star"]
            assert all(len(row) == len(head) for row in rows)


async def test_a_name_is_offered_that_leads_nowhere_else(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, *OPENERS["ledger"])
        assert pilot.app.screen.query_one(Input).value == "harbour-bridge-shut-ledger.md"
        await pilot.press("enter")
        await pilot.pause(0.1)
        await settle(pilot)
        assert [path.name for path in Path.cwd().iterdir()] == ["harbour-bridge-shut-ledger.md"]


async def test_a_file_that_is_there_stays_and_the_dialog_says_so(open_app: Open) -> None:
    taken = Path("taken.md")
    taken.write_text("mine", encoding="utf-8")
    async with open_app() as pilot:
        await press(pilot, *OPENERS["brief"])
        await write(pilot, "taken.md")
        dialog = pilot.app.screen
        assert isinstance(dialog, ExportDialog)
        problem = dialog.query_one(".dialog-problem", Label)
        assert problem.display
        assert "is there already" in str(problem.content)
        assert taken.read_text(encoding="utf-8") == "mine"
        await write(pilot, "other.md")
        assert Path("other.md").exists()


async def test_escape_writes_nothing(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, *OPENERS["compare"], "escape")
        assert not list(Path.cwd().iterdir())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "Give the file a name"),
        ("note", "End the name with .md or .txt"),
        ("note.pdf", "End the name with .md or .txt"),
        ("no/such/folder/note.md", "cannot be written: No such file or directory"),
        ("~nobody-of-that-name/note.md", "cannot be written"),
        ("dangling.md", "is there already"),
        ("folder.md", "is there already"),
        (f"{'x' * 300}.md", "cannot be written: File name too long"),
    ],
)
def test_a_name_that_will_not_do_is_explained(name: str, said: str) -> None:
    Path("dangling.md").symlink_to("elsewhere")
    Path("folder.md").mkdir()
    with pytest.raises(InputError, match=said):
        write_export(NOTE, name)
    assert not Path("elsewhere").exists()


def test_nothing_is_left_of_a_file_that_does_not_fit_on_the_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no full device")
    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, *how, **more: (path.touch(), opened(Path("/dev/full"), "w"))[1]
    )
    with pytest.raises(InputError, match="No space left"):
        write_export(NOTE, "note.md")
    assert not list(Path.cwd().iterdir())


def test_no_cell_of_a_table_is_a_formula(library: Library, story: int) -> None:
    library.rename_story(story, "=1+1")
    library.edit(1, "outlet", '=HYPERLINK("http://example.org")')
    written = export_ledger(library.ledger(story)).forms[".csv"]()
    head = next(csv.reader(io.StringIO(written)))
    assert head[3] == '\'=HYPERLINK("http://example.org")'
