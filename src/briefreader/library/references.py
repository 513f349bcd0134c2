"""Finds a report by what a reader calls it: an article's id, one of its texts, or a file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefreader.sanitise import sanitise_line
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.models.annotation import AnnotatedReport
    from briefreader.models.article import Article, Report

_REFERENCE = re.compile(r"([0-9]{1,30})(?:@([0-9]{1,30}))?")


class ArticleReference(NamedTuple):
    """An article, `12`, or one of the texts it had, `12@1`."""

    id: int
    version: int | None = None
    """None for the newest text."""


class NamedReport(NamedTuple):
    """A report that was asked for by its name."""

    label: str
    """What to call it beside others: its outlet if that is known, and its version if named."""
    annotated: "AnnotatedReport"
    id: int | None = None
    """The article it belongs to; None for a file that is not in the library."""
    version: int | None = None
    """Which of the article's texts it is; None for a file."""
    newest: bool = False
    """Whether it is the article's newest text, which is what verdicts and vectors are kept of."""


def parse_reference(text: str) -> ArticleReference | None:
    """Read `12` or `12@1`; None for anything else, which may be the name of a file."""
    found = _REFERENCE.fullmatch(text)
    if found is None:
        return None
    return ArticleReference(int(found[1]), int(found[2]) if found[2] else None)


class NamedReports:
    """The part of the library that gives out reports by name, and their older texts."""

    store: Store

    def article_at(self, article: int, version: int | None = None) -> "Article":
        """Return an article with one of its texts, by default the newest.

        What the reader corrected by hand holds for every text. Raises NotFoundError.
        """
        newest = self.store.article(article)
        if version is None or version == newest.version:
            return newest
        report = self.store.report_of_version(article, version)
        return replace(newest, version=version, report=_corrected(report, newest.report))

    def versions(self, article: int) -> list[tuple[int, str]]:
        """Return (version, when stored in UTC) of every text of an article, oldest first."""
        return self.store.versions(article)

    def named_article(self, named: ArticleReference) -> NamedReport:
        """Return the text that `named` names, with what is found in it. Raises NotFoundError."""
        from briefreader.library.reading import annotated_article

        article = self.article_at(named.id, named.version)
        label = article.report.outlet or f"report {named.id}"
        if named.version is not None:
            label = f"{label}, version {named.version}"
        annotated = annotated_article(self.store, article)
        newest = self.store.versions(article.id)[-1][0] == article.version
        return NamedReport(label, annotated, article.id, article.version, newest)

    def named_report(self, reference: str) -> NamedReport:
        """Return what an article's id, an id with a version, or a file's path names.

        Raises NotFoundError for an id or version that is not there, InputError for a file
        that cannot be read or holds several reports.
        """
        named = parse_reference(reference)
        if named is not None:
            return self.named_article(named)
        from briefreader.library.reading import annotated_file

        path = Path(reference)
        annotated = annotated_file(path)
        return NamedReport(annotated.report.outlet or sanitise_line(path.name), annotated)

    def named_reports(self, reference: str) -> Iterator[NamedReport]:
        """Yield every report of what an article's id or a file's path names.

        Raises NotFoundError as `named_report`; InputError, after the readable ones, for a
        file that cannot be read or holds something that cannot.
        """
        named = parse_reference(reference)
        if named is not None:
            yield self.named_article(named)
            return
        from briefreader.library.reading import annotated_file_reports

        path = Path(reference)
        for annotated in annotated_file_reports(path):
            yield NamedReport(annotated.report.outlet or sanitise_line(path.name), annotated)


def _corrected(report: "Report", newest: "Report") -> "Report":
    """Return an older text under the corrections and tags that its article has now."""
    by_hand = [name for name, origin in newest.provenance.items() if origin == "set"]
    return replace(
        report,
        **{name: getattr(newest, name) for name in by_hand},
        provenance={**report.provenance, **dict.fromkeys(by_hand, "set")},
        tags=newest.tags,
    )
