"""Gives annotated reports out, from the library's cache or from a file."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.errors import InputError, StoreError
from briefreader.models.annotation import AnnotatedReport, Annotation
from briefreader.models.article import Article
from briefreader.models.codec import pack, shape_of, unpack
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.ingest.candidate import Candidate

ANNOTATION = "annotation"
"""The kind under which annotations are cached in the store."""


def annotation_stamp() -> str:
    """Return what a cached annotation must have been made by to be used: rules and fields."""
    from briefreader.annotate import RULES_VERSION

    return f"{RULES_VERSION}.{shape_of(Annotation)}"


def annotated_article(store: Store, article: Article) -> AnnotatedReport:
    """Return an article annotated, computing it only where the cache has nothing."""
    from briefreader.annotate import annotate

    stamp = annotation_stamp()
    kept = store.derived(article.id, article.version, ANNOTATION, stamp)
    if kept is not None:
        with suppress(ValueError):
            return AnnotatedReport(article.report, unpack(Annotation, kept))
    annotation = annotate(article.report)
    # A cache that cannot be written is no reason to refuse the answer.
    with suppress(StoreError):
        item = (article.id, article.version, pack(annotation))
        store.put_derived(ANNOTATION, stamp, [item])
    return AnnotatedReport(article.report, annotation)


def annotated_file(path: Path) -> AnnotatedReport:
    """Return the one report a file holds, annotated. Raises InputError."""
    from briefreader.annotate import annotate

    candidates = list(islice(_candidates(path), 2))
    if not candidates or candidates[0].report is None:
        raise InputError(f"{path}: {candidates[0].reason if candidates else 'no report in it'}")
    if len(candidates) > 1:
        raise InputError(
            f"{path} holds several reports. Add it to the library and name one by its id."
        )
    return AnnotatedReport(candidates[0].report, annotate(candidates[0].report))


def annotated_file_reports(path: Path) -> Iterator[AnnotatedReport]:
    """Yield all reports of a file, annotated. Raises InputError at the end for what failed."""
    from briefreader.annotate import annotate

    failures: list[str] = []
    for candidate in _candidates(path):
        if candidate.report is None:
            failures.append(f"{candidate.source}: {candidate.reason}")
        else:
            yield AnnotatedReport(candidate.report, annotate(candidate.report))
    if failures:
        raise InputError("\n".join(failures))


def _candidates(path: Path) -> "Iterator[Candidate]":
    from briefreader.ingest.reader import read_safely

    if not path.is_file():
        raise InputError(f"{path} is neither the id of a report nor a file.")
    return read_safely([str(path)])
