"""How much of anything is read before it is refused. Knows no format."""

MAX_DOCUMENT_BYTES = 10 * 1024 * 1024
"""Size of one text, page or feed, and of one line of JSONL."""

MAX_BODY_CHARACTERS = 2_000_000
"""Length of one report's body: about 300,000 words, three thick novels."""

MAX_PARAGRAPHS = 20_000
"""Paragraphs of one report, and lines of one text."""

MAX_ELEMENTS = 20_000
"""Elements of one page. Real news pages measured have up to 1,700."""

MAX_METADATA_CHARACTERS = 500
"""Length of a title, byline or any other metadata value."""

MAX_FILES = 200_000
"""Files that one folder or pattern may bring in."""

MAX_ARCHIVED_FILES = 20_000
"""Files that one archive may list."""

MAX_ARCHIVE_LISTING = 4 * 1024 * 1024
"""Size of the list of files at the end of an archive; 20,000 usual names take half of it."""

MAX_ARCHIVE_BYTES = 500 * 1024 * 1024
"""What one archive may unpack to in all."""

MAX_INFLATION = 200
"""How many times its size a file in an archive may unpack to; text comes to 3 to 20 times."""

MAX_PDF_PAGES = 500
"""Pages of one PDF."""

MAX_MAIL_PARTS = 100
"""Parts that one message may be divided into; newsletters have two or three."""

MAX_TABLE_COLUMNS = 1_000
"""Columns of one table."""


def megabytes(count: int) -> str:
    """Return `count` bytes as people write it: `10 MB`."""
    return f"{count / (1024 * 1024):.0f} MB"
