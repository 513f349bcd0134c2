"""Annotates one report: runs every finder over its paragraphs. Holds no rules itself."""

from briefreader.annotate.agencies import find_agencies
from briefreader.annotate.capitals import find_runs
from briefreader.annotate.dates import find_dates
from briefreader.annotate.entities import find_entities
from briefreader.annotate.figures import find_figures
from briefreader.annotate.people import find_people
from briefreader.annotate.quotes import find_quotes
from briefreader.annotate.sentences import split_sentences
from briefreader.annotate.sourcing import find_sources
from briefreader.models.annotation import Annotation, Span
from briefreader.models.article import Report

RULES_VERSION = 2
"""Raised with every change of the rules that can change an annotation, so that stored
annotations are known to be old."""


def annotate(report: Report) -> Annotation:
    """Return what `report` says, as spans of its paragraphs.

    Depends on the report alone: the same report gives the same annotation. Never raises,
    whatever the text; an empty body gives an empty annotation.
    """
    paragraphs = report.paragraphs
    sentences = tuple(
        Span(par, start, end)
        for par, paragraph in enumerate(paragraphs)
        for start, end in split_sentences(paragraph)
    )
    runs = [find_runs(paragraph) for paragraph in paragraphs]
    people = find_people(paragraphs, runs)
    quotes = find_quotes(paragraphs, sentences, people)
    dates = find_dates(paragraphs, sentences, report.published, quotes)
    return Annotation(
        sentences=sentences,
        quotes=quotes,
        figures=find_figures(paragraphs, sentences, dates, quotes, report.lang),
        dates=dates,
        people=people.persons,
        entities=find_entities(paragraphs, runs, people),
        sources=find_sources(paragraphs, sentences, quotes, people),
        agencies=find_agencies(paragraphs),
    )
