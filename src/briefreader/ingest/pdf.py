"""Reads a PDF: its lines by PDFium, then as a scraped text is read. Needs the `pdf` extra.

What a PDF says of itself is often wrong: its title may be a file name, its date that of a copy.
Both count less than what is printed.
"""

import re
from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.ingest.dates import parse_date
from briefreader.ingest.draft import Draft
from briefreader.ingest.limits import MAX_BODY_CHARACTERS, MAX_PARAGRAPHS, MAX_PDF_PAGES
from briefreader.ingest.lines import Line, folded
from briefreader.ingest.pdf_layout import (
    Paragraph,
    PdfLine,
    join_paragraphs,
    split_running_lines,
)
from briefreader.ingest.text import clean_lines
from briefreader.models.article import Report
from briefreader.sanitise import sanitise_line

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

SIGNATURE = b"%PDF-"
"""What a PDF begins with."""
INSTALL_COMMAND = 'pip install "briefreader[pdf]"'

_BROKEN_WORD = (0x02, 0xFFFE)
"""What PDFium gives for a hyphen that divides a word between two lines."""
_LINE_ENDS = (0x0A, 0x0D)
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?")
_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|rtf|pdf|indd|qxp|pages|txt|html?|tex|dvi|pptx?)$|^(?:microsoft word|untitled)",
    re.IGNORECASE,
)
_BROWSER = re.compile(r"mozilla|firefox|chrome|safari", re.IGNORECASE)
"""What made a PDF whose date is the day somebody saved a page."""
_SITE = re.compile(r"\s+[|\-–—·•»]\s+")
_HEADING = 1.2
"""How many times as high as those of the text the letters of a headline are at least."""
_HEADING_AMONG = 15
"""Paragraphs among which the headline is looked for."""


def read_pdf(data: bytes, source: str = "") -> Report:
    """Read one PDF. Raises InputError if it holds no report, or the extra is not installed."""
    try:
        import pypdfium2 as pdfium
    except ImportError:
        raise InputError(f"is a PDF; to read such files: {INSTALL_COMMAND}") from None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        encrypted = "password" in str(error).lower()
        raise InputError("is encrypted" if encrypted else "is a damaged PDF") from None
    try:
        count = len(document)
        if count > MAX_PDF_PAGES:
            raise InputError(f"has {count:,} pages; a report can have {MAX_PDF_PAGES:,}")
        stated = document.get_metadata_dict()
        pages, running = split_running_lines(_read_pages(document))
    except pdfium.PdfiumError:
        raise InputError("is a damaged PDF") from None
    finally:
        document.close()
    paragraphs = join_paragraphs(pages)
    if not paragraphs:
        raise InputError(
            "is a PDF of pictures without text, such as a scan: recognise its text first (OCR)"
        )
    draft = Draft(source)
    for text in running:
        draft.drop("furniture", text)
    return _report(paragraphs[: MAX_PARAGRAPHS + 1], stated, draft)


def _report(paragraphs: list[Paragraph], stated: dict[str, str], draft: Draft) -> Report:
    lines = [
        Line(number, text)
        for number, paragraph in enumerate(paragraphs)
        if (text := sanitise_line(paragraph.text))
    ]
    if len(lines) > MAX_PARAGRAPHS:
        raise InputError(f"has more than {MAX_PARAGRAPHS:,} paragraphs")
    if title := _title(paragraphs, stated.get("Title", "")):
        draft.put("title", title, "found")
    clean_lines(lines, draft, titled=bool(draft.get("title")))
    made = _day(stated.get("CreationDate", ""))
    if made and _BROWSER.search(stated.get("Creator", "")):
        draft.flag(f"printed from a browser on {made}")
    elif made and not draft.get("published"):
        draft.put("published", made, "inferred")
        draft.flag("no date is printed: this is the day the PDF was made")
    return draft.finish(line.text for line in lines if line.role == "body")


def _title(paragraphs: list[Paragraph], stated: str) -> str:
    """Choose the stated title if the text prints it, else the headline, else the stated one."""
    stated = sanitise_line(stated, 500)
    if _FILE_NAME.search(stated) or len(stated.split()) < 2:
        stated = ""
    without_site = _SITE.split(stated)[0]
    printed = [folded(paragraph.text) for paragraph in paragraphs[:_HEADING_AMONG]]
    for title in (stated, without_site):
        if len(title) > 8 and folded(title) in printed:
            return title
    return _headline(paragraphs) or stated


def _headline(paragraphs: list[Paragraph]) -> str:
    """Return the largest paragraph at the beginning, if it could be a headline."""
    text = max(paragraphs, key=lambda paragraph: len(paragraph.text))
    large = [
        paragraph
        for paragraph in paragraphs[:_HEADING_AMONG]
        if paragraph.height >= _HEADING * text.height and 3 <= len(paragraph.text.split()) <= 30
    ]
    return max(large, key=lambda paragraph: paragraph.height).text if large else ""


def _day(stated: str) -> str:
    match = _DATE.match(stated)
    return parse_date("-".join(part for part in match.groups() if part)) if match else ""


def _read_pages(document: "PdfDocument") -> list[list[PdfLine]]:
    pages: list[list[PdfLine]] = []
    characters = 0
    for page in document:
        lines = _read_lines(page, 2 * MAX_BODY_CHARACTERS - characters)
        characters += sum(len(line.text) for line in lines)
        pages.append(lines)
        page.close()
    return pages


def _read_lines(page: "PdfPage", most: int) -> list[PdfLine]:
    """Return the lines of a page in the order in which they are printed."""
    from pypdfium2 import raw

    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise InputError(
            f"holds more text than one report can ({MAX_BODY_CHARACTERS:,} characters)"
        )
    lines: list[PdfLine] = []
    start = 0
    codes: list[int] = []
    for index in range(count + 1):
        code = raw.FPDFText_GetUnicode(text, index) if index < count else _LINE_ENDS[0]
        broken = code in _BROKEN_WORD
        if code not in _LINE_ENDS and not broken:
            if not codes:
                start = index
            codes.append(code)
            continue
        plain = _plain(codes)
        if plain.strip():
            left, bottom, _, top = text.get_charbox(start, loose=True)
            right = text.get_charbox(index - 1, loose=True)[2]
            height = max(abs(top - bottom), 1.0)
            lines.append(PdfLine(plain.strip(), left, right, bottom, height, broken))
        codes = []
    text.close()
    return lines


def _plain(codes: list[int]) -> str:
    """Return characters as text; halves of one character are put together."""
    units = "".join(chr(code) for code in codes if code <= 0x10FFFF)
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace").translate(_LIGATURES)
