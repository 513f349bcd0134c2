"""Sums up what a story's reports say, by how many of them say it.

Holds no sentence that is not in a report or a plain statement of counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefreader.models.story import (
    Brief,
    BriefLine,
    BriefSection,
    Evidence,
    Ledger,
    LedgerRow,
    Story,
)
from briefreader.stories.ledger import make_ledger
from briefreader.stories.origins import Origins
from briefreader.stories.pairs import Item, StoryReports, join_items

MOST_ONLY = 5
"""Sentences shown of what a single report says; the rest is counted."""
_SHORTEST_SENTENCE = 5
"""Words; shorter sentences say nothing by themselves."""

_CAN_DIFFER = frozenset({"quote", "figure", "title"})
_SOURCE_KINDS = (
    ("named", "by name"),
    ("unnamed", "unnamed"),
    ("outlet", "other outlets"),
    ("document", "documents"),
)


@dataclass(frozen=True, slots=True)
class _Statement:
    """One thing said, in the words of each report that says it."""

    items: tuple[Item, ...]
    strength: float
    """Sum of the alignment scores that hold it together."""


def make_brief(story: Story, compared: StoryReports, origins: Origins) -> Brief:
    """Return the brief of a story; empty sections are left out."""
    ledger = make_ledger(story, compared)
    shared = _statements(compared)
    everyone = len(compared.ids)
    sections = (
        BriefSection("What all report", _lines(compared, shared, everyone, everyone)),
        BriefSection("What several report", _lines(compared, shared, 2, everyone - 1)),
        *_only_sections(compared, shared),
        BriefSection("What differs", _difference_lines(ledger)),
        BriefSection("Quotations", _quotation_lines(ledger)),
        BriefSection("Sources", tuple(_source_lines(compared))),
        BriefSection("Timeline", tuple(_timeline(compared, origins))),
    )
    return Brief(
        story=story,
        outlets=tuple(
            (article, item.report.outlet, item.report.published, item.report.title)
            for _, article, item in compared
        ),
        sections=tuple(section for section in sections if section.lines),
    )


def _statements(compared: StoryReports) -> list[_Statement]:
    """Return what at least two reports say, the best supported first."""
    scores: dict[tuple[Item, Item], float] = {}
    for (left, right), comparison in compared.pairs.items():
        for row in comparison.rows:
            for mine in row.left:
                for theirs in row.right:
                    scores[(left, mine), (right, theirs)] = row.score
    items = {item for link in scores for item in link}
    statements = []
    for group in join_items(items, scores):
        members = set(group)
        strength = sum(score for link, score in scores.items() if members.issuperset(link))
        statements.append(_Statement(group, strength))
    return sorted(statements, key=lambda statement: (-_reach(statement), statement.items[0]))


def _reach(statement: _Statement) -> int:
    return len({place for place, _ in statement.items})


def _lines(
    compared: StoryReports, statements: Iterable[_Statement], fewest: int, most: int
) -> tuple[BriefLine, ...]:
    if most < 2:
        return ()
    return tuple(
        _statement_line(compared, statement)
        for statement in statements
        if fewest <= _reach(statement) <= most
    )


def _statement_line(compared: StoryReports, statement: _Statement) -> BriefLine:
    """Say a statement in the words of the first report to print it, with all wordings."""
    firsts: dict[int, int] = {}
    for place, sentence in statement.items:
        firsts.setdefault(place, sentence)
    wordings = tuple(
        compared.reports[place].sentence_text(sentence) for place, sentence in firsts.items()
    )
    evidence = tuple(
        _sentence_evidence(compared, place, sentence) for place, sentence in firsts.items()
    )
    return BriefLine(wordings[0], evidence, wordings)


def _sentence_evidence(compared: StoryReports, place: int, sentence: int) -> Evidence:
    return Evidence(compared.ids[place], compared.reports[place].annotation.sentences[sentence])


def _only_sections(compared: StoryReports, shared: Sequence[_Statement]) -> Iterable[BriefSection]:
    told = {item for statement in shared for item in statement.items}
    for place, article, report in compared:
        alone = [
            sentence
            for sentence in range(len(report.annotation.sentences))
            if (place, sentence) not in told
            and len(report.sentence_text(sentence).split()) >= _SHORTEST_SENTENCE
        ]
        lines = [
            BriefLine(
                report.sentence_text(sentence), (_sentence_evidence(compared, place, sentence),)
            )
            for sentence in alone[:MOST_ONLY]
        ]
        if (more := len(alone) - len(lines)) > 0:
            noun = "sentence stands" if more == 1 else "sentences stand"
            lines.append(
                BriefLine(f"{more} more {noun} in this report only.", (Evidence(article, None),))
            )
        outlet = report.report.outlet or "an unknown outlet"
        yield BriefSection(f"Only in {outlet}", tuple(lines))


def _difference_lines(ledger: Ledger) -> tuple[BriefLine, ...]:
    return tuple(
        _variants_line(row)
        for row in ledger.rows
        if row.verdict in ("differ", "update") and row.kind in _CAN_DIFFER
    )


def _quotation_lines(ledger: Ledger) -> tuple[BriefLine, ...]:
    return tuple(_variants_line(row) for row in ledger.rows if row.kind == "quote")


def _variants_line(row: LedgerRow) -> BriefLine:
    """Set a ledger row out as a line: its label, and each outlet's own words as variants."""
    variants = tuple(
        f"{cell.text} ({cell.credited})" if cell.credited else cell.text for cell in row.cells
    )
    return BriefLine(row.label, tuple(cell.evidence[0] for cell in row.cells), variants)


def _source_lines(compared: StoryReports) -> Iterable[BriefLine]:
    for _, article, report in compared:
        outlet = report.report.outlet or "An unknown outlet"
        parts, evidence = [], []
        for kind, phrase in _SOURCE_KINDS:
            mentions = [source for source in report.annotation.sources if source.kind == kind]
            if mentions:
                names = list(dict.fromkeys(source.name for source in mentions))
                parts.append(f"{phrase}: {', '.join(names)}")
                evidence += [Evidence(article, source.span) for source in mentions]
        if parts:
            yield BriefLine(f"{outlet} — {'; '.join(parts)}.", tuple(evidence))


def _timeline(compared: StoryReports, origins: Origins) -> Iterable[BriefLine]:
    origin_of = {article: group[0] for group in origins.groups for article in group}
    outlets = {
        article: report.report.outlet or "an unknown outlet" for _, article, report in compared
    }
    for _, article, item in compared:
        report = item.report
        when = report.published.replace("T", " ") or "undated"
        credit = f", credited to {report.agency}" if report.agency else ""
        origin = origin_of.get(article, article)
        same = f", one text in origin with {outlets[origin]}" if origin != article else ""
        yield BriefLine(
            f"{when}: {outlets[article]}, “{report.title}”{credit}{same}.",
            (Evidence(article, None),),
        )
