"""Makes reports of the entries of a feed. Opens no addresses, whatever the feed asks for."""

import re
from collections.abc import Iterator

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.draft import Draft
from briefreader.ingest.feed_document import FeedDocument, FeedEntry, read_document
from briefreader.ingest.lines import Line, folded
from briefreader.ingest.page_tree import page_blocks, parse_page
from briefreader.ingest.text import clean_lines
from briefreader.models.article import Report
from briefreader.sanitise import sanitise_line

EXCERPT = "only what the feed gives of it"
"""The remark on a report whose feed gives a summary and no full text."""

_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")


def read_feed(data: bytes, source: str) -> Iterator[Candidate]:
    """Yield one candidate an entry, named `source:number`. Raises InputError for no feed."""
    document = read_document(data)
    if not document.entries:
        raise InputError("is a feed without entries")
    for number, entry in enumerate(document.entries, start=1):
        yield entry_candidate(entry, document, f"{source}:{number}")
    if document.left_out:
        yield Candidate.failed(
            source, f"has {document.left_out:,} more entries than are read of one feed"
        )


def entry_candidate(entry: FeedEntry, document: FeedDocument, source: str) -> Candidate:
    """Make a report of one entry; `source` names it to the user."""
    try:
        return Candidate(source, _read_entry(entry, document, source))
    except InputError as error:
        return Candidate.failed(source, str(error))


def _read_entry(entry: FeedEntry, document: FeedDocument, source: str) -> Report:
    draft = Draft(source)
    draft.put("lang", document.lang, "given")
    draft.put("title", entry.title, "given")
    draft.put("byline", entry.byline, "given")
    draft.put("url", entry.url, "given")
    draft.put("outlet", entry.outlet or document.title, "given")
    draft.put("published", entry.published, "given")
    draft.tags.extend(entry.tags)
    paragraphs = _paragraphs(entry.content or entry.summary)
    lines = [Line(number, text) for number, text in enumerate(paragraphs)]
    if not lines:
        raise InputError("is a feed entry without text")
    if not entry.content:
        draft.flag(EXCERPT)
    clean_lines(lines, draft, titled=bool(draft.get("title")))
    body = [line.text for line in lines if line.role == "body"]
    teaser = " ".join(_paragraphs(entry.summary)) if entry.content else ""
    if folded(teaser) and folded(teaser) not in folded(" ".join(line.text for line in lines)):
        draft.drop("teaser", teaser)
    return draft.finish(body)


def _paragraphs(markup: str) -> list[str]:
    """Return the paragraphs of an entry's text, which is HTML more often than not."""
    if not markup.strip():
        return []
    if not _MARKUP.search(markup):
        return [line for raw in markup.split("\n") if (line := sanitise_line(raw))]
    blocks = page_blocks(parse_page(f"<div>{markup}</div>".encode("utf-8", "replace")))
    return [block.text for block in blocks]
