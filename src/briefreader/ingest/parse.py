"""Turns the bytes of one file into reports, whatever its format."""

from collections.abc import Iterator

from briefreader.errors import InputError
from briefreader.ingest import jsonl
from briefreader.ingest.candidate import Candidate, Format
from briefreader.ingest.detect import decode, detect_format, require_text
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES, megabytes
from briefreader.ingest.mailbox import split_mailbox
from briefreader.models.article import Report


def parse(data: bytes, source: str, *, hint: Format | None = None) -> list[Candidate]:
    """Read `data`, the content of one file, into one candidate a report.

    `source` names it to the user and helps to tell its format; `hint` settles the format.
    Never raises for bad input: what cannot be read is a candidate with its reason.
    """
    return list(iter_candidates(data, source, hint=hint))


def iter_candidates(data: bytes, source: str, *, hint: Format | None = None) -> Iterator[Candidate]:
    """Yield what `parse` returns, one by one."""
    try:
        if not data.strip(b" \t\r\n\x0b\x0c"):
            raise InputError("is empty")
        require_text(data)
        kind = hint or detect_format(data, source)
        if kind == "jsonl":
            yield from jsonl.read_lines(_lines_of(data), source)
            return
        if kind == "table":
            from briefreader.ingest.table import read_rows

            yield from read_rows(_lines_of(data, keepends=True), source)
            return
        if kind == "mbox":
            for line, message in split_mailbox(_lines_of(data, keepends=True)):
                yield from iter_candidates(message, f"{source}:{line}", hint="mail")
            return
        if len(data) > MAX_DOCUMENT_BYTES:
            raise InputError(
                f"is larger than one document may be ({megabytes(MAX_DOCUMENT_BYTES)})"
            )
        if kind == "json":
            yield from jsonl.read_document(data, source)
        elif kind == "feed":
            from briefreader.ingest.feed import read_feed

            yield from read_feed(data, source)
        elif kind == "warc":
            from briefreader.ingest.warc import read_record

            yield from read_record(data, source)
        else:
            yield Candidate(source, _read_one(data, source, kind))
    except InputError as error:
        yield Candidate.failed(source, str(error))


def _lines_of(data: bytes, *, keepends: bool = False) -> list[bytes]:
    """Split into lines; other encodings than UTF-8 are decoded first."""
    if b"\x00" in data[:100]:
        data = decode(data).encode("utf-8", "replace")
    return data.splitlines(keepends)


def _read_one(data: bytes, source: str, kind: Format) -> Report:
    # Each reader is imported when its format first comes: page libraries cost half a second.
    if kind == "html":
        from briefreader.ingest.html import read_page

        return read_page(data, source)
    if kind == "mail":
        from briefreader.ingest.mail import read_mail

        return read_mail(data, source)
    if kind == "pdf":
        from briefreader.ingest.pdf import read_pdf

        return read_pdf(data, source)
    if kind == "markdown":
        from briefreader.ingest.markdown import read_markdown

        return read_markdown(decode(data), source)
    from briefreader.ingest.text import read_text

    return read_text(decode(data), source)
