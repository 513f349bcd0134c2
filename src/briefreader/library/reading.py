"""Gives annotated reports out, from the library's cache or from a file."""

from contextlib import suppress
from pathlib import Path

from briefreader.errors import InputError, StoreError
from briefreader.models.annotation import AnnotatedReport, Annotation
from briefreader.models.article import Article, Report
from briefreader.models.codec import pack, shape_of, unpack
from briefreader.store import Store

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

    report = report_in(path)
    return AnnotatedReport(report, annotate(report))


def report_in(path: Path) -> Report:
    """Return the one report a file holds. Raises InputError."""
    from briefreader.ingest import read_inputs

    if not path.is_file():
        raise InputError(f"{path} is neither the number of an article nor a file.")
    candidates = list(read_inputs([str(path)]))
    reports = [candidate.report for candidate in candidates if candidate.report is not None]
    if not reports:
        raise InputError(f"{path}: {candidates[0].reason if candidates else 'no report in it'}")
    if len(reports) > 1:
        raise InputError(
            f"{path} holds {len(reports)} reports. Add it to the library and name one by its id."
        )
    return reports[0]
