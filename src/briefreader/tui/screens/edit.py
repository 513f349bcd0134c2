"""Shows the facts about a report with where each comes from, and lets the reader correct them."""

from typing import ClassVar, get_args

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label

from briefreader.models.article import MetadataField, Provenance, Report
from briefreader.models.published import is_published
from briefreader.render.display import display_line, display_text
from briefreader.sanitise import safe_url
from briefreader.tui.screens.base import Dialog
from briefreader.tui.widgets.line_box import LineBox

_ORIGINS: dict[Provenance, str] = {
    "given": "given with the report",
    "found": "found in the text",
    "inferred": "inferred, not certain",
    "set": "set by you",
}


class EditDialog(Dialog[dict[str, str] | None]):
    """Answers with the values that were changed, by field; None if nothing is to change."""

    BINDINGS: ClassVar = [
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, report: Report) -> None:
        super().__init__()
        self._report = report

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Label(display_text("What is known about this report"), classes="dialog-title")
            with VerticalScroll(can_focus=False):
                for name in get_args(MetadataField):
                    yield from self._field(name)
            yield Label(
                display_text("enter or ctrl+s keeps, esc leaves all as it was; empty: not known"),
                classes="dialog-help",
            )

    def _field(self, name: MetadataField) -> ComposeResult:
        value = display_line(str(getattr(self._report, name)))
        origin = self._report.provenance.get(name)
        with Horizontal(classes="field"):
            yield Label(name, classes="field-name")
            yield LineBox(value, id=f"field-{name}", compact=True, select_on_focus=False)
            said = _ORIGINS[origin] if origin and value else "not known" if not value else ""
            yield Label(said, classes="field-origin")

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Answer with what was changed, unless a value cannot be."""
        changed: dict[str, str] = {}
        for name in get_args(MetadataField):
            box = self.query_one(f"#field-{name}", Input)
            value = display_line(box.value)
            if value == display_line(str(getattr(self._report, name))):
                continue
            if problem := _problem(name, value):
                self.notify(problem, severity="error", markup=False)
                box.focus()
                return
            changed[name] = value
        self.dismiss(changed)


def _problem(name: MetadataField, value: str) -> str:
    """Return why `value` cannot be, fit to show; empty if it can."""
    if name == "title" and not value:
        return "A report needs a title."
    if name == "published" and value and not is_published(value):
        return "Write a date as 2022, 2022-01, 2022-01-09 or 2022-01-09T17:41."
    if name == "url" and value and not safe_url(value):
        return "An address begins with http:// or https://."
    return ""
