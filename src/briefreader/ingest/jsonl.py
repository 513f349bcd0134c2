"""Reads records of JSONL and JSON: reports that a program wrote, one object each.

Their text is taken as it is: whoever wrote a body field has chosen what belongs to it.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from briefreader.errors import InputError
from briefreader.ingest.bylines import cut_dateline
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.detect import decode
from briefreader.ingest.draft import Draft
from briefreader.ingest.fields import normalise_keys, read_body, read_fields
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES, megabytes
from briefreader.models.article import Report

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def read_lines(lines: Iterable[bytes], source: str) -> Iterator[Candidate]:
    """Read each line as one report; a line that is none becomes a failure named `source:line`.

    A line longer than 10 MB is refused; blank lines are passed over.
    """
    empty = True
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        empty = False
        where = f"{source}:{number}"
        try:
            if len(line) > MAX_DOCUMENT_BYTES:
                raise InputError(f"is a line of more than {megabytes(MAX_DOCUMENT_BYTES)}")
            yield Candidate(where, read_record(_load(line), where))
        except InputError as error:
            yield Candidate.failed(where, str(error))
    if empty:
        yield Candidate.failed(source, "is empty")


def read_document(data: bytes, source: str) -> Iterator[Candidate]:
    """Read a JSON document: one object is one report, an array is one report an element."""
    try:
        document = _load(data)
    except InputError as error:
        yield Candidate.failed(source, str(error))
        return
    records = document if isinstance(document, list) else [document]
    if not records:
        yield Candidate.failed(source, "holds an empty list")
    for number, record in enumerate(records, start=1):
        where = f"{source}:{number}" if isinstance(document, list) else source
        try:
            yield Candidate(where, read_record(record, where))
        except InputError as error:
            yield Candidate.failed(where, str(error))


def read_record(record: Any, source: str) -> Report:
    """Make a report of one record; raises InputError, naming the key that is wrong."""
    if not isinstance(record, dict):
        raise InputError("is not a JSON object")
    plain = normalise_keys(record)
    draft = Draft(source)
    read_fields(plain, draft)
    body = read_body(plain)
    if not body.strip():
        raise InputError("has no body")
    paragraphs = [" ".join(part.split()) for part in _BLANK_LINE.split(body)]
    opening = next((part for part in paragraphs if part), "")
    if not draft.get("agency") and (dateline := cut_dateline(opening)):
        draft.add_agencies(dateline.agencies)
    return draft.finish(paragraphs)


def _load(data: bytes) -> Any:
    try:
        return json.loads(decode(data))
    except json.JSONDecodeError as error:
        raise InputError(f"is not JSON: {error.msg} at character {error.pos + 1}") from None
    except RecursionError:
        raise InputError("is JSON nested too deeply") from None
    except ValueError:
        raise InputError("holds a number too large to read") from None
