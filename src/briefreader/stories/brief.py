"""Sums up what a story's reports say, by how many of them say it.

Holds no sentence that is not in a report or a plain statement of counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from briefreader.compare.quantities import compatible, unit_class
from briefreader.models.annotation import Annotation, Figure, Span
from briefreader.models.comparison import Comparison, Edit, QuotePair
from briefreader.models.ledger import (
    Brief,
    BriefLine,
    BriefSection,
    Evidence,
    Ledger,
    LedgerRow,
    WireCopy,
)
from briefreader.models.story import Story
from briefreader.stories.ledger import make_ledger
from briefreader.stories.origins import Origins
from briefreader.stories.pairs import Item, StoryReports

MOST_ONLY = 5
"""Sentences shown of what a single report says; the rest is counted."""
_SHORTEST_SENTENCE = 5
"""Words; shorter sentences say nothing by themselves."""

_DENIALS = frozenset({"negation", "quantifier"})
"""Notes of which the two sides cannot both be what a statement says."""
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

    sentences: Mapping[int, int]
    """The sentence of each report, by the report's place, in order of publication."""
    lead: int
    """Place of the report whose sentence has most in common with the others."""


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
    """Return what at least two reports say, what most of them say first.

    Each statement is built around the sentence with the strongest counterparts, and holds its
    direct counterparts only: what merely resembles a counterpart may say something else.
    """
    links: dict[Item, dict[Item, float]] = {}
    for (left, right), comparison in compared.pairs.items():
        differing = _differing_sentences(comparison)
        for row in comparison.rows:
            if row.rejected:
                continue
            for mine, theirs in product(row.left, row.right):
                if (mine, theirs) in differing:
                    continue
                links.setdefault((left, mine), {})[right, theirs] = row.score
                links.setdefault((right, theirs), {})[left, mine] = row.score
    statements = []
    told: set[Item] = set()
    for centre in sorted(links, key=lambda item: (-sum(links[item].values()), item)):
        found: dict[int, tuple[float, Item]] = {}
        for item, score in links[centre].items():
            if item not in told:
                found[item[0]] = max(found.get(item[0], (0.0, item)), (score, item))
        if centre in told or not found:
            continue
        members = sorted([centre, *(item for _, item in found.values())])
        told.update(members)
        statements.append(_Statement(dict(members), centre[0]))
    return sorted(statements, key=lambda statement: -len(statement.sentences))


def _differing_sentences(comparison: Comparison) -> set[tuple[int, int]]:
    """Return the pairs of sentences that do not say one thing, however alike they are.

    Those with an altered quotation, a figure that differs or a "not" that one lacks; and those
    with figures of one unit that do not fit one another, even where none is called different.
    """
    left, right = comparison.left.annotation, comparison.right.annotation
    differing = {
        (left.figures[pair.left].sentence, right.figures[pair.right].sentence)
        for pair in comparison.figures
        if pair.relation == "differ"
        and not pair.rejected
        and pair.left is not None
        and pair.right is not None
    }
    for pair in comparison.quotes:
        if pair.relation == "altered" and not pair.rejected:
            differing.update(_altered_sentences(left, right, pair))
    for note in comparison.notes:
        if note.kind in _DENIALS and not note.rejected and note.left and note.right:
            differing.update(
                product(_touched(left.sentences, note.left), _touched(right.sentences, note.right))
            )
    ours, theirs = _by_sentence(left.figures), _by_sentence(right.figures)
    for row in comparison.rows:
        differing.update(
            (mine, other)
            for mine, other in product(row.left, row.right)
            if not _fit(ours.get(mine, ()), theirs.get(other, ()))
        )
    return differing


def _altered_sentences(
    left: Annotation, right: Annotation, pair: QuotePair
) -> Iterator[tuple[int, int]]:
    """Return the pairs of sentences in which the words of an altered quotation part.

    Words that one side alone has part from every sentence of the quotation on the other.
    """
    assert pair.left is not None  # noqa: S101  an altered quotation has both sides
    assert pair.right is not None  # noqa: S101
    whole = left.quotes[pair.left].span, right.quotes[pair.right].span
    for edit in pair.edits or (Edit("replaced", *whole),):
        yield from product(
            _touched(left.sentences, edit.left or whole[0]),
            _touched(right.sentences, edit.right or whole[1]),
        )


def _touched(sentences: Sequence[Span], span: Span) -> list[int]:
    return [at for at, sentence in enumerate(sentences) if sentence.touches(span)]


def _by_sentence(figures: Iterable[Figure]) -> dict[int, list[Figure]]:
    found: dict[int, list[Figure]] = {}
    for figure in figures:
        found.setdefault(figure.sentence, []).append(figure)
    return found


def _fit(figures: Sequence[Figure], others: Sequence[Figure]) -> bool:
    """Tell whether, of every unit that both sentences print, one side's figures fit the other's."""
    for unit in {unit_class(figure.unit) for figure in figures}:
        ours = [figure for figure in figures if unit_class(figure.unit) == unit]
        theirs = [figure for figure in others if unit_class(figure.unit) == unit]
        fewer, more = sorted((ours, theirs), key=len)
        if not all(any(compatible(one, other) for other in more) for one in fewer):
            return False
    return True


def _lines(
    compared: StoryReports, statements: Iterable[_Statement], fewest: int, most: int
) -> tuple[BriefLine, ...]:
    return tuple(
        _statement_line(compared, statement)
        for statement in statements
        if max(2, fewest) <= len(statement.sentences) <= most
    )


def _statement_line(compared: StoryReports, statement: _Statement) -> BriefLine:
    """Say a statement in the words of its lead, with the wordings of all."""
    items = statement.sentences.items()
    wordings = {place: compared.reports[place].sentence_text(at) for place, at in items}
    return BriefLine(
        wordings[statement.lead],
        tuple(_sentence_evidence(compared, place, at) for place, at in items),
        tuple(wordings.values()),
    )


def _sentence_evidence(compared: StoryReports, place: int, sentence: int) -> Evidence:
    return Evidence(compared.ids[place], compared.reports[place].annotation.sentences[sentence])


def _only_sections(compared: StoryReports, shared: Sequence[_Statement]) -> Iterable[BriefSection]:
    told = {item for statement in shared for item in statement.sentences.items()}
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
    """Set a ledger row out as a line; each outlet's own words follow where they part."""
    shown = [_shown(row, cell.text, cell.credited) for cell in row.cells]
    evidence = tuple(cell.evidence[0] for cell in row.cells)
    if len(set(shown)) == 1:
        return BriefLine(shown[0], evidence)
    label = _shown(row, row.label, "") if row.kind == "quote" else row.label
    return BriefLine(label, evidence, tuple(shown))


def _shown(row: LedgerRow, text: str, credited: str) -> str:
    """Return a cell's words; the comma before "he said" is not part of a quotation."""
    words = f"“{text.rstrip(',')}”" if row.kind == "quote" else text
    return f"{words} ({credited})" if credited else words


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
    named = {article: item.report.outlet or "an unknown outlet" for _, article, item in compared}
    agencies = {article for _, article, item in compared if item.report.agency == named[article]}
    first = {
        article: next((member for member in group if member in agencies), group[0])
        for group in origins.groups
        for article in group
    }
    for _, article, item in compared:
        report = item.report
        when = report.published.replace("T", " ") or "undated"
        credit = (
            f", credited to {report.agency}" if report.agency and article not in agencies else ""
        )
        same = ""
        evidence: tuple[Evidence, ...] = (Evidence(article, None),)
        if (source := first.get(article, article)) != article:
            copy = _copy_of(origins, article, source)
            other = copy.right if copy.left == article else copy.left
            same = (
                f", one text in origin with {named[other]}: {copy.share:.0%} of the shorter one’s"
                " words stand in both"
            )
            evidence = _copied(copy, article) + _copied(copy, other)
        yield BriefLine(
            f"{when}: {named[article]}, “{report.title}”{credit}{same}.",
            evidence,
        )


def _copy_of(origins: Origins, article: int, source: int) -> WireCopy:
    """Return why a report is one text in origin with `source`, or with a copy that leads there."""
    pairs = [copy for copy in origins.copies if article in (copy.left, copy.right)]
    return max(pairs, key=lambda copy: (source in (copy.left, copy.right), copy.share))


def _copied(copy: WireCopy, article: int) -> tuple[Evidence, ...]:
    """Return the passages of a report that the other one prints too."""
    spans = copy.left_spans if article == copy.left else copy.right_spans
    ordered = sorted(spans, key=lambda span: (span.par, span.start))
    return tuple(Evidence(article, span) for span in ordered)
