"""PDFs: what is printed, in its order and its paragraphs; hostile ones are refused."""

import builtins
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pdf_making import assemble, column, pdf

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.fetch import Fetcher
from briefreader.ingest.pdf import read_pdf
from briefreader.ingest.reader import Reader
from briefreader.ingest.sandbox import FILE, FileJob, Sandbox
from briefreader.ingest.web_page import read_web_page

pytest.importorskip("pypdfium2", reason="needs the pdf extra")

FIRST = (
    "The harbour of Port Ellery will stay closed until spring, the mayor said\n"
    "on Monday, because ice has damaged two of its three gates and nobody\n"
    "can say when they will be mended."
)
SECOND = (
    "Fishermen who met in the town hall asked for money. They were promised\n"
    "an answer by the end of the month, and left without another word to us\n"
    "who waited outside."
)
HEADLINE = (72, 760, 24, "Harbour closed until spring")


def plain(paragraph: str) -> str:
    return paragraph.replace("\n", " ")


def test_paragraphs_are_put_together_from_their_lines() -> None:
    report = read_pdf(pdf([HEADLINE, *column(FIRST, SECOND)]))
    assert report.title == "Harbour closed until spring"
    assert report.provenance["title"] == "found"
    assert report.paragraphs == (plain(FIRST), plain(SECOND))
    assert report.lang == "en"


def test_an_indent_divides_paragraphs_too() -> None:
    report = read_pdf(pdf([HEADLINE, *column(FIRST, SECOND, indent=12, gap=0)]))
    assert report.paragraphs == (plain(FIRST), plain(SECOND))


def test_a_short_line_that_ends_a_sentence_divides_paragraphs_too() -> None:
    report = read_pdf(pdf([HEADLINE, *column(FIRST, SECOND, gap=0)]))
    assert report.paragraphs == (plain(FIRST), plain(SECOND))


def test_a_paragraph_goes_on_in_the_next_column_and_on_the_next_page() -> None:
    first, second, third = FIRST.split("\n")
    page = [HEADLINE, *column(first), *column(second, left=320)]
    report = read_pdf(pdf(page, column(third, SECOND)))
    assert report.paragraphs == (plain(FIRST), plain(SECOND))


def test_a_divided_word_is_put_together() -> None:
    divided = FIRST.replace("\non Monday", " on Mon-\nday")
    report = read_pdf(pdf([HEADLINE, *column(divided, SECOND)]))
    assert report.paragraphs[0] == plain(FIRST)


def test_what_every_page_prints_at_its_edge_is_left_out() -> None:
    def page(number: int, *paragraphs: str) -> list[Any]:
        head = (72.0, 800.0, 8.0, f"The Harbour Post, page {number}")
        return [head, *column(*paragraphs), (72.0, 30.0, 8.0, f"- {number} -")]

    report = read_pdf(pdf([HEADLINE, *page(1, FIRST)], page(2, SECOND), page(3, FIRST[:70] + ".")))
    assert len(report.paragraphs) == 3
    assert {piece.text for piece in report.dropped} >= {"The Harbour Post, page 1", "- 1 -"}


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Harbour closed until spring", "Harbour closed until spring"),
        ("Harbour closed until spring | Harbour Post", "Harbour closed until spring"),
        ("Microsoft Word - harbour_v3.docx", "Harbour closed until spring"),
        ("Quarterly report", "Harbour closed until spring"),
    ],
)
def test_a_stated_title_counts_where_the_text_prints_it(stated: str, title: str) -> None:
    assert read_pdf(pdf([HEADLINE, *column(FIRST, SECOND)], title=stated)).title == title


def test_a_stated_title_serves_where_none_is_printed() -> None:
    report = read_pdf(pdf(column(FIRST, SECOND), title="Port Ellery waits for spring"))
    assert (report.title, report.provenance["title"]) == ("Port Ellery waits for spring", "found")


def test_the_day_a_pdf_was_made_is_no_more_than_inferred() -> None:
    made = "D:20220109174100+01'00'"
    report = read_pdf(pdf([HEADLINE, *column(FIRST, SECOND)], made=made))
    assert (report.published, report.provenance["published"]) == ("2022-01-09", "inferred")
    assert "no date is printed: this is the day the PDF was made" in report.flags
    dated = [HEADLINE, (72, 730, 10, "Published 5 January 2022"), *column(FIRST, SECOND)]
    report = read_pdf(pdf(dated, made=made))
    assert (report.published, report.provenance["published"]) == ("2022-01-05", "found")


def test_the_day_a_page_was_saved_is_no_date_of_its_report() -> None:
    made = "D:20220109174100+01'00'"
    creator = "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/156.0.0.0"
    report = read_pdf(pdf([HEADLINE, *column(FIRST, SECOND)], made=made, creator=creator))
    assert report.published == ""
    assert "printed from a browser on 2022-01-09" in report.flags


def test_a_pdf_without_text_is_said_to_be_a_picture() -> None:
    with pytest.raises(InputError, match=r"pictures without text.*OCR"):
        read_pdf(pdf([]))


def test_without_the_extra_a_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    system = builtins.__import__

    def refuse(name: str, *args: Any, **options: Any) -> Any:
        if name == "pypdfium2":
            raise ImportError(name)
        return system(name, *args, **options)

    monkeypatch.delitem(sys.modules, "pypdfium2", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError, match=r'pip install "briefreader\[pdf\]"') as caught:
        read_pdf(pdf(column(FIRST)))
    assert "\n" not in str(caught.value)


def test_an_address_may_lead_to_a_pdf() -> None:
    data = pdf([HEADLINE, *column(FIRST, SECOND)])
    (found,) = read_web_page(data, "https://harbour.example/news.pdf")
    assert found.report is not None
    assert found.report.url == "https://harbour.example/news.pdf"


# --- in the process that may do nothing else -----------------------------------------------------


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(1) as made:
        yield made


def read(sandbox: Sandbox, data: bytes) -> Candidate:
    (found,) = sandbox.run(FILE, FileJob("file.pdf", "pdf"), data).candidates
    return found


def test_a_folder_with_a_pdf_is_read_without_rights(sandbox: Sandbox, tmp_path: Path) -> None:
    (tmp_path / "harbour.pdf").write_bytes(pdf([HEADLINE, *column(FIRST, SECOND)]))
    (found,) = Reader(sandbox, Fetcher()).read([str(tmp_path)])
    assert found.report is not None
    assert found.report.title == "Harbour closed until spring"


def bomb() -> bytes:
    """A page whose content unpacks to 3 GB of blanks."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(b" " * 30_000_000) for _ in range(100)) + packer.flush()


def doubled_bomb() -> bytes:
    """A page whose content is packed three times over: 4 KB that unpack to gigabytes."""
    packed = bomb()
    for _ in range(2):
        packed = zlib.compress(packed, 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[4 0 R]>>",
        stream % (len(packed), packed), page,
    ]  # fmt: skip
    return assemble(objects, b"/Root 1 0 R")


def circle() -> bytes:
    """Pages whose parents are their children."""
    return assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"],
        b"/Root 1 0 R",
    )


def nested() -> bytes:
    return assemble(
        [b"<</Type/Catalog/Pages " + b"[" * 100_000 + b"]" * 100_000 + b">>"], b"/Root 1 0 R"
    )


def encrypted() -> bytes:
    secret = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>/ID[<00><00>]" % (
        b"41" * 32, b"42" * 32,
    )  # fmt: skip
    return pdf(column(FIRST)).replace(b"/Info 4 0 R", b"/Info 4 0 R" + secret)


HOSTILE = {
    "nothing but a head": (lambda: b"%PDF-1.4\n", "damaged"),
    "truncated": (lambda: pdf(column(FIRST, SECOND))[:300], "damaged"),
    "noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 2000, "damaged"),
    "10,000 pages": (
        lambda: pdf(*[column("One.")] * 10_000),
        "10,000 pages; a report can have 500",
    ),
    "a bomb": (lambda: pdf(contents=bomb()), ""),
    "a bomb in bombs": (doubled_bomb, ""),
    "pages in a circle": (circle, ""),
    "100,000 nested arrays": (nested, ""),
    "encrypted": (encrypted, "is encrypted"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pdf_is_refused_in_one_line_and_the_next_is_fine(
    sandbox: Sandbox, name: str
) -> None:
    make, reason = HOSTILE[name]
    try:
        found = read(sandbox, make())
        told = found.reason
    except InputError as error:
        found, told = None, str(error)
    assert found is None or found.report is None
    assert reason in told
    assert told.isprintable()
    assert 0 < len(told) < 160
    fine = read(sandbox, pdf([HEADLINE, *column(FIRST, SECOND)]))
    assert fine.report is not None


def test_escapes_in_a_pdf_do_not_come_through() -> None:
    lines = column("The harbour\x1b]52;c;x\x07 of Port\x9b31m Ellery is closed\x00, all of it.")
    report = read_pdf(pdf([HEADLINE, *lines], title="Harbour closed\x1b[31m until spring"))
    assert all(text.isprintable() for text in (report.title, *report.paragraphs))
