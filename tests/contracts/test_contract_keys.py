"""Every key is documented, and every document on keys is made from the table of actions."""

from dataclasses import fields
from pathlib import Path

from briefreader.config import Settings
from briefreader.tui.actions import ACTIONS
from briefreader.tui.reference import with_reference

FORMATS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_table_of_keys_in_the_documents_is_what_the_actions_say() -> None:
    assert with_reference(FORMATS) == FORMATS, "run: make docs"


def test_every_action_is_in_the_documents() -> None:
    assert [action.name for action in ACTIONS if f"| `{action.name}` |" not in FORMATS] == []


def test_every_setting_is_in_the_documents() -> None:
    settings = FORMATS.partition("## Configuration")[2]
    missing = [
        field.name
        for field in fields(Settings)
        if f"| `{field.name}` |" not in settings and f"| `[{field.name}]` |" not in settings
    ]
    assert missing == []
