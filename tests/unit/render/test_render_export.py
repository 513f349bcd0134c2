"""What is taken away has a safe name, and each of its forms says the same."""

import csv
import io
import json

import pytest

from briefreader.models.annotation import AnnotatedReport, Annotation, Span
from briefreader.models.article import Report
from briefreader.models.comparison import Comparison, Row
from briefreader.models.ledger import Brief, Evidence, Ledger, LedgerCell, LedgerRow
from briefreader.models.story import Story
from briefreader.render.export import export_brief, export_comparison, export_ledger
from briefreader.render.markdown import ledger_markdown

EVIL = "\x1b]52;c;ZXZpbA==\x07\u202e"


def story(title: str) -> Story:
    return Story(1, title, "2024-03-04", "2024-03-05", ("Post", "Star"), (1, 2), 2)


def cell(article: int, text: str, par: int, credited: str = "") -> LedgerCell:
    return LedgerCell(article, text, credited, (Evidence(article, Span(par, 0, 3)),))


LEDGER = Ledger(
    story(f"The | bridge {EVIL}"),
    ((1, "Post"), (2, f"=Star {EVIL}")),
    (
        LedgerRow("figure", "12 hurt", "differ", (cell(1, "12 hurt", 0), cell(2, "14 hurt", 4))),
        LedgerRow("name", "+44 Lind", "single", (cell(1, "+44 Lind", 2, "@police"),)),
    ),
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ferry fire", "ferry-fire-brief"),
        ("../../.bashrc", "bashrc-brief"),
        ("/etc/passwd\x00", "etc-passwd-brief"),
        ("Пожар на пароме", "пожар-на-пароме-brief"),
        (f"{EVIL}", "brief"),
        ("x" * 300, f"{'x' * 50}-brief"),
    ],
)
def test_the_name_of_a_file_leads_to_no_other_folder(title: str, name: str) -> None:
    assert export_brief(Brief(story(title), (), ())).name == name


def test_a_spreadsheet_finds_a_table_and_no_formula() -> None:
    written = export_ledger(LEDGER).forms[".csv"]()
    head, figure, name = csv.reader(io.StringIO(written))
    assert head == ["kind", "what", "verdict", "Post", "'=Star"]
    assert figure == ["figure", "12 hurt", "differ", "12 hurt ¶1", "14 hurt ¶5"]
    assert name == ["name", "'+44 Lind", "one outlet", "'+44 Lind (@police) ¶3", ""]


def test_markdown_shows_a_ledger_as_tables() -> None:
    written = ledger_markdown(LEDGER)
    assert "# The \\| bridge" in written
    assert "| ! | 12 hurt | 12 hurt ¶1 | 14 hurt ¶5 |" in written
    assert "|---|---|---|---|" in written


@pytest.mark.parametrize("form", [".md", ".html", ".json", ".csv", ".txt"])
def test_no_form_holds_a_control_character(form: str) -> None:
    written = export_ledger(LEDGER).forms[form]()
    assert not any(sign in written for sign in "\x1b\x07\u202e")


def test_a_comparison_is_the_same_in_json_as_on_the_command_line() -> None:
    side = AnnotatedReport(
        Report("t", ("It rained.",), outlet="Post"), Annotation((Span(0, 0, 10),))
    )
    comparison = Comparison(side, side, (Row("same", (0,), (0,), 1.0),))
    export = export_comparison(comparison, ("Post", "Star"), (3, 4), (1, 2))
    assert export.name == "post-and-star"
    value = json.loads(export.forms[".json"]())
    assert (value["left"]["id"], value["right"]["version"]) == (3, 2)
    assert value["rows"][0]["relation"] == "same"
    assert "It rained." in export.forms[".txt"]()
