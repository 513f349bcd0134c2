"""Writes a brief as a page: every line cites outlet and paragraph."""

from collections.abc import Iterable, Iterator, Mapping

from briefreader.models.ledger import Brief, BriefLine, BriefSection, Evidence
from briefreader.render.citations import brief_labels, citations
from briefreader.render.html.page import page, paragraph, text
from briefreader.render.statements import story_line
from briefreader.render.variants import other_wordings


def brief_html(brief: Brief) -> str:
    """Return a brief as a page."""
    labels = brief_labels(brief)
    body = [f"<h1>{text(brief.story.title)}</h1>", paragraph("counts", story_line(brief.story))]
    links = (
        f'<a href="#part-{number}">{text(section.title)}</a>'
        for number, section in enumerate(brief.sections, 1)
    )
    body.append(f"<nav>{' '.join(links)}</nav>")
    for number, section in enumerate(brief.sections, 1):
        body += _section(number, section, labels)
    return page(brief.story.title, "brief", body)


def _section(number: int, section: BriefSection, labels: Mapping[int, str]) -> Iterator[str]:
    yield f'<h2 id="part-{number}">{text(section.title)}</h2>'
    yield "<ul>"
    for line in section.lines:
        yield _line(line, labels)
    yield "</ul>"


def _line(line: BriefLine, labels: Mapping[int, str]) -> str:
    variants = "".join(
        f"<li>{text(wording)} {_cite(places, labels)}</li>"
        for wording, places in other_wordings(line)
    )
    nested = f"<ul>{variants}</ul>" if variants else ""
    return f"<li>{text(line.text)} {_cite(line.evidence, labels)}{nested}</li>"


def _cite(evidence: Iterable[Evidence], labels: Mapping[int, str]) -> str:
    """Return citations, none of them broken over lines where one line holds it."""
    cited = (f"<span>{text(each)}</span>" for each in citations(evidence, labels))
    return f"<cite>{'; '.join(cited)}</cite>"
