"""The JSON that briefreader promises, as plain dicts. Described in docs/formats.md.

Names and meanings are stable: scripts read them. Character offsets count into
`paragraphs[par]` of the report they belong to.
"""

from collections.abc import Iterable
from typing import Any

from briefreader.models.annotation import (
    AnnotatedReport,
    DateMention,
    Figure,
    Person,
    Quote,
    Span,
)
from briefreader.models.article import Article
from briefreader.models.comparison import Claim, Comparison, Edit, Note, Passage
from briefreader.models.ledger import Brief, Evidence, Ledger
from briefreader.models.listing import ArticleRow
from briefreader.models.search import Hit, SavedSearch, SearchResults
from briefreader.models.story import Story

Json = dict[str, Any]


def row_json(row: ArticleRow) -> Json:
    """One entry of `list`."""
    return {
        "id": row.id,
        "title": row.title,
        "outlet": row.outlet,
        "published": row.published,
        "words": row.words,
        "read": row.read,
        "starred": row.starred,
        "story": row.story,
    }


def report_json(
    annotated: AnnotatedReport, article: int | None = None, version: int | None = None
) -> Json:
    """A report with all that is found in it: `show` and `annotate`, and a side of `compare`.

    `article` is the id and `version` says which of the article's texts this is; both are None
    for a report that is not in the library.
    """
    report, found = annotated.report, annotated.annotation
    return {
        "id": article,
        "version": version,
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "byline": report.byline,
        "agency": report.agency,
        "lang": report.lang,
        "url": report.url,
        "source": report.source,
        "provenance": dict(report.provenance),
        "remarks": list(report.flags),
        "paragraphs": list(report.paragraphs),
        "dropped": [{"kind": piece.kind, "text": piece.text} for piece in report.dropped],
        "sentences": [span_json(span) for span in found.sentences],
        "quotes": [quote_json(quote) for quote in found.quotes],
        "figures": [figure_json(figure) for figure in found.figures],
        "people": [person_json(person) for person in found.people],
        "dates": [date_json(mention) for mention in found.dates],
    }


def version_json(article: Article, stored: str) -> Json:
    """One entry of `show --versions`: one text of an article, and when it was stored."""
    return {
        "version": article.version,
        "stored": stored,
        "published": article.report.published,
        "words": article.report.words,
        "title": article.report.title,
    }


def span_json(span: Span) -> list[int]:
    """A place in a report: paragraph, start, end."""
    return [span.par, span.start, span.end]


def quote_json(quote: Quote) -> Json:
    """A quotation with its speaker."""
    return {
        "text": quote.text,
        **_place(quote.span),
        "speaker": quote.speaker,
        "speaker_text": quote.speaker_text,
        "cue": quote.cue,
    }


def figure_json(figure: Figure) -> Json:
    """A number with what it counts."""
    return {
        "text": figure.text,
        "value": figure.value,
        "unit": figure.unit,
        "hedge": figure.hedge,
        **_place(figure.span),
    }


def person_json(person: Person) -> Json:
    """A person with the titles the report gives, each once."""
    titles = dict.fromkeys(titled.title for titled in person.titles)
    return {"name": person.name, "titles": list(titles)}


def date_json(mention: DateMention) -> Json:
    """A date in the text."""
    return {"text": mention.text, "iso": mention.iso, **_place(mention.span)}


def search_json(results: SearchResults) -> Json:
    """The answer to `search`."""
    return {
        "query": results.query,
        "total": results.total,
        "took_ms": round(results.took_ms, 2),
        "facets": {name: [list(pair) for pair in pairs] for name, pairs in results.facets.items()},
        "suggestion": results.suggestion,
        "hits": [_hit_json(hit) for hit in results.hits],
    }


def saved_search_json(saved: SavedSearch, unread: int | None) -> Json:
    """One entry of `searches`; `unread` is None where the search could not be made."""
    return {"name": saved.name, "query": saved.query, "sort": saved.sort, "unread": unread}


def story_json(story: Story) -> Json:
    """One entry of `stories`."""
    return {
        "id": story.id,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "outlets": list(story.outlets),
        "origins": story.origins,
        "articles": list(story.articles),
    }


def ledger_json(ledger: Ledger) -> Json:
    """The answer to `ledger`."""
    return {
        "story": story_json(ledger.story),
        "columns": [{"id": article, "outlet": outlet} for article, outlet in ledger.columns],
        "rows": [
            {
                "kind": row.kind,
                "label": row.label,
                "verdict": row.verdict,
                "cells": [
                    {
                        "id": cell.article,
                        "text": cell.text,
                        "credited": cell.credited,
                        "evidence": [evidence_json(place) for place in cell.evidence],
                        "rejected": [evidence_json(place) for place in cell.rejected],
                    }
                    for cell in row.cells
                ],
            }
            for row in ledger.rows
        ],
    }


def brief_json(brief: Brief) -> Json:
    """The answer to `brief`."""
    return {
        "story": story_json(brief.story),
        "reports": [
            {"id": article, "outlet": outlet, "published": published, "title": title}
            for article, outlet, published, title in brief.outlets
        ],
        "sections": [
            {
                "title": section.title,
                "lines": [
                    {
                        "text": line.text,
                        "evidence": [evidence_json(place) for place in line.evidence],
                        "variants": list(line.variants),
                    }
                    for line in section.lines
                ],
            }
            for section in brief.sections
        ],
    }


def evidence_json(evidence: Evidence) -> Json:
    """Where a statement stands; `span` is null where the whole report is the evidence."""
    span = evidence.span
    return {"id": evidence.article, "span": None if span is None else span_json(span)}


def comparison_json(
    comparison: Comparison,
    left: int | None = None,
    right: int | None = None,
    *,
    versions: tuple[int | None, int | None] = (None, None),
) -> Json:
    """The answer to `compare`; `left` and `right` are the ids of the articles, if any."""
    a, b = comparison.left.annotation, comparison.right.annotation
    reuse = comparison.reuse
    return {
        "left": report_json(comparison.left, left, versions[0]),
        "right": report_json(comparison.right, right, versions[1]),
        "problem": comparison.problem,
        "reuse": {
            "left": round(reuse.left, 4),
            "right": round(reuse.right, 4),
            "quoted_left": round(reuse.quoted_left, 4),
            "quoted_right": round(reuse.quoted_right, 4),
            "passages": [_passage_json(passage) for passage in reuse.passages],
        },
        "rows": [
            {
                "relation": row.relation,
                "moved": row.moved,
                "score": round(row.score, 4),
                "left": list(row.left),
                "right": list(row.right),
                **_verdict(row),
            }
            for row in comparison.rows
        ],
        "quotes": [
            {
                "relation": pair.relation,
                "left": None if pair.left is None else quote_json(a.quotes[pair.left]),
                "right": None if pair.right is None else quote_json(b.quotes[pair.right]),
                "edits": _edits_json(pair.edits),
                **_verdict(pair),
            }
            for pair in comparison.quotes
        ],
        "figures": [
            {
                "relation": figures.relation,
                "left": None if figures.left is None else figure_json(a.figures[figures.left]),
                "right": None if figures.right is None else figure_json(b.figures[figures.right]),
                **_verdict(figures),
            }
            for figures in comparison.figures
        ],
        "people": [
            {
                "relation": people.relation,
                "left": None if people.left is None else person_json(a.people[people.left]),
                "right": None if people.right is None else person_json(b.people[people.right]),
                **_verdict(people),
            }
            for people in comparison.people
        ],
        "notes": [_note_json(note) for note in comparison.notes],
    }


def _place(span: Span) -> Json:
    return {"par": span.par, "start": span.start, "end": span.end}


def _optional(span: Span | None) -> list[int] | None:
    return None if span is None else span_json(span)


def _hit_json(hit: Hit) -> Json:
    return {
        "id": hit.id,
        "title": hit.title,
        "outlet": hit.outlet,
        "published": hit.published,
        "score": round(hit.score, 4),
        "snippet": hit.snippet,
        "spans": [list(span) for span in hit.spans],
    }


def _passage_json(passage: Passage) -> Json:
    return {
        "left": span_json(passage.left),
        "right": span_json(passage.right),
        "words": passage.words,
        "quoted": passage.quoted,
    }


def _edits_json(edits: Iterable[Edit]) -> list[Json]:
    return [
        {
            "kind": edit.kind,
            "left": _optional(edit.left),
            "right": _optional(edit.right),
            "weight": round(edit.weight, 4),
        }
        for edit in edits
    ]


def _note_json(note: Note) -> Json:
    return {
        "kind": note.kind,
        "text": note.text,
        "left": _optional(note.left),
        "right": _optional(note.right),
        **_verdict(note),
    }


def _verdict(claim: Claim) -> Json:
    """Say that the reader rejected a claim; nothing is said of all others."""
    return {"rejected": True} if claim.rejected else {}
