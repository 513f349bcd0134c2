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


def megabytes(count: int) -> str:
    """Return `count` bytes as people write it: `10 MB`."""
    return f"{count / (1024 * 1024):.0f} MB"
