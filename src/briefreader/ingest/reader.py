"""Brings in files and addresses; what strangers may have written is parsed without rights.

Pages, feeds and PDFs are parsed by libraries of a hundred thousand lines, and long Markdown can be
made to cost seconds: they are read in processes of their own, several at a time. Plain text,
JSONL and Markdown of ordinary length are read here.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.detect import SNIFFED_BYTES, detect_format, known_as_binary
from briefreader.ingest.fetch import Fetcher
from briefreader.ingest.inputs import Document, Found, WebAddress, find_documents, shown
from briefreader.ingest.parse import parse
from briefreader.ingest.sandbox import FILE, PAGE, FileJob, PageJob, Sandbox

_NEEDS_SANDBOX = frozenset({"html", "feed", "mail", "pdf", "warc"})
_LONG_MARKDOWN = 65_536
"""Bytes above which Markdown is read without rights; a report of 10,000 words is shorter."""


class Reader:
    """Reads inputs of every kind, with the rights and the limits it was given."""

    def __init__(self, sandbox: Sandbox, fetcher: Fetcher) -> None:
        self._sandbox = sandbox
        self._fetcher = fetcher

    def read(self, inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Candidate]:
        """Yield one candidate for every report, and for every failure, in `inputs`.

        As `read_inputs`, and an input may be an address too. Several documents are read at a
        time; what comes of them keeps their order. A failure never stops the others.
        """
        for candidates in self._sandbox.each(self._read, find_documents(inputs, stdin=stdin)):
            yield from candidates

    def _read(self, found: Found) -> Sequence[Candidate]:
        match found:
            case Candidate():
                return [found]
            case WebAddress(url):
                return self._read_address(url)
            case Document():
                return self._read_document(found)

    def _read_document(self, document: Document) -> Sequence[Candidate]:
        head = document.data[:SNIFFED_BYTES]
        kind = document.hint or ("" if known_as_binary(head) else detect_format(head))
        long = kind == "markdown" and len(document.data) > _LONG_MARKDOWN
        if kind not in _NEEDS_SANDBOX and not long:
            return parse(document.data, document.source, hint=document.hint)
        job = FileJob(document.source, document.hint)
        try:
            return self._sandbox.run(FILE, job, document.data).candidates
        except InputError as error:
            return [Candidate.failed(document.source, str(error))]

    def _read_address(self, url: str) -> Sequence[Candidate]:
        try:
            page = self._fetcher.get(url)
            job = PageJob(page.url, page.charset)
            return self._sandbox.run(PAGE, job, page.body).candidates
        except InputError as error:
            return [Candidate.failed(shown(url), str(error))]


def read_safely(
    inputs: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    allow_private: bool = False,
) -> Iterator[Candidate]:
    """Read `inputs` with processes that live as long as the reading does."""
    fetcher = Fetcher(allow_private=allow_private)
    try:
        with Sandbox() as sandbox:
            yield from Reader(sandbox, fetcher).read(inputs, stdin=stdin)
    finally:
        fetcher.close()
