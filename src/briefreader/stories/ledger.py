"""Sets a story's quotes, figures, dates, names and titles out as rows, its reports as columns."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefreader.annotate.words import words
from briefreader.models.annotation import Figure, Span
from briefreader.models.comparison import Comparison, FigurePair, QuotePair
from briefreader.models.ledger import (
    Evidence,
    Ledger,
    LedgerCell,
    LedgerKind,
    LedgerRow,
    LedgerVerdict,
)
from briefreader.models.published import sort_key
from briefreader.models.story import Story
from briefreader.stories.pairs import Item, StoryReports, join_items
from briefreader.stories.same_figures import same_figures

Link = tuple[Item, Item]
"""Items of two reports that tell of one thing."""

_ONE_QUOTE = frozenset({"same", "trimmed", "altered", "reworded"})
_SHORTEST_QUOTE = 4
"""Words; shorter quotations are terms, not statements."""


def make_ledger(story: Story, compared: StoryReports) -> Ledger:
    """Return the ledger of a story. Rows of a kind stand in the order they are first printed."""
    return Ledger(
        story=story,
        columns=tuple((article, report.report.outlet) for _, article, report in compared),
        rows=(
            *quote_rows(compared),
            *figure_rows(compared),
            *person_rows(compared),
            *date_rows(compared),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Pairs:
    """What the comparisons of a story say of items of one kind."""

    links: list[Link]
    """The items that were compared with each other."""
    rejected: list[Link]
    """The items whose comparison the reader called wrong; not among `links`."""
    of: Mapping[str, set[Link]]
    """Those of `links` by their relation; empty for a relation that does not occur."""


def _pair(
    compared: StoryReports,
    items: Iterable[Item],
    pairs_of: Callable[[Comparison], Iterable[QuotePair | FigurePair]],
) -> _Pairs:
    """Collect the pairs of some items from all comparisons of a story."""
    known = set(items)
    found = _Pairs([], [], defaultdict(set))
    for (left, right), comparison in compared.pairs.items():
        for pair in pairs_of(comparison):
            if pair.left is None or pair.right is None:
                continue
            link = ((left, pair.left), (right, pair.right))
            if not known.issuperset(link):
                continue
            if pair.rejected:
                found.rejected.append(link)
            else:
                found.links.append(link)
                found.of[pair.relation].add(link)
    return found


def quote_rows(compared: StoryReports) -> list[LedgerRow]:
    """Return one row for each quotation, whatever its variants."""
    items = [
        (place, at)
        for place, _, report in compared
        for at, quote in enumerate(report.annotation.quotes)
        if len(quote.text.split()) >= _SHORTEST_QUOTE
    ]
    found = _pair(
        compared, items, lambda both: (one for one in both.quotes if one.relation in _ONE_QUOTE)
    )

    def span(item: Item) -> Span:
        return compared.reports[item[0]].annotation.quotes[item[1]].span

    rows = []
    for group in join_items(items, found.links):
        quotes = [compared.reports[place].annotation.quotes[at] for place, at in group]
        members = set(group)
        entries = [
            (place, quote.text, quote.speaker or quote.speaker_text, quote.span)
            for (place, _), quote in zip(group, quotes, strict=True)
        ]
        verdict = _verdict(
            group,
            differ=_within(found.of["altered"], members),
            plain=_within(found.of["reworded"], members),
        )
        label = max((quote.text for quote in quotes), key=len)
        wrong = _rejected(compared, members, found.rejected, span)
        rows.append(_row("quote", label, verdict, compared, entries, wrong))
    return rows


def figure_rows(compared: StoryReports) -> list[LedgerRow]:
    """Return one row for each thing that is counted, with every outlet's figure for it."""
    items = [
        (place, at)
        for place, _, report in compared
        for at, figure in enumerate(report.annotation.figures)
        if figure.unit
    ]
    found = _pair(compared, items, lambda both: both.figures)
    known = set(items)
    links = [link for link in same_figures(compared) if known.issuperset(link)]

    def span(item: Item) -> Span:
        return compared.reports[item[0]].annotation.figures[item[1]].span

    rows = []
    for group in join_items(items, [*links, *found.links]):
        figures = [compared.reports[place].annotation.figures[at] for place, at in group]
        disagree = _within(found.of["differ"], set(group))
        verdict = _verdict(group, differ=disagree)
        if disagree and _rises(compared, group, figures):
            verdict = "update"
        entries = [
            (place, figure.text, _credited(compared, place, figure), figure.span)
            for (place, _), figure in zip(group, figures, strict=True)
        ]
        wrong = _rejected(compared, set(group), found.rejected, span)
        rows.append(_row("figure", figures[0].text, verdict, compared, entries, wrong))
    return rows


def _rises(compared: StoryReports, group: Sequence[Item], figures: Sequence[Figure]) -> bool:
    """Tell whether later reports raise the figure step by step, as a toll or a count does.

    Reports are later than others only as far as their dates tell: two of one day, one of them
    without an hour, are of one time.
    """
    dates = [compared.reports[place].report.published for place, _ in group]
    if any(len(published) < len("2024-01-01") for published in dates):
        return False
    timed = all(len(published) >= len("2024-01-01T09:00") for published in dates)
    printed: dict[str, set[float]] = {}
    for published, figure in zip(dates, figures, strict=True):
        moment = sort_key(published) if timed else published[:10]
        printed.setdefault(moment, set()).add(figure.value)
    if len(printed) < 2 or any(len(values) > 1 for values in printed.values()):
        return False
    values = [printed[moment].pop() for moment in sorted(printed)]
    return values == sorted(values) and values[0] < values[-1]


def _credited(compared: StoryReports, place: int, figure: Figure) -> str:
    """Return who the report gives as the source in the figure's own sentence."""
    annotation = compared.reports[place].annotation
    if figure.quoted:
        for quote in annotation.quotes:
            if quote.span.holds(figure.span):
                return quote.speaker or quote.speaker_text
    return next((s.name for s in annotation.sources if s.sentence == figure.sentence), "")


def person_rows(compared: StoryReports) -> list[LedgerRow]:
    """Return a row for each person's name, and one for the titles they are given."""
    items = [
        (place, at) for place, _, report in compared for at in range(len(report.annotation.people))
    ]
    links: list[Link] = []
    differ: set[Link] = set()
    spelt: set[Link] = set()
    wrong_titles: list[Link] = []
    wrong_names: list[Link] = []
    for (left, right), comparison in compared.pairs.items():
        for pair in comparison.people:
            if pair.left is None or pair.right is None:
                continue
            link = ((left, pair.left), (right, pair.right))
            if pair.rejected and pair.relation != "title-differs":
                wrong_names.append(link)
                continue
            links.append(link)
            if pair.rejected:  # titles that do not differ are still those of one person
                wrong_titles.append(link)
            elif pair.relation == "title-differs":
                differ.add(link)
            elif pair.relation == "spelling":
                spelt.add(link)

    def mention(item: Item) -> Span | None:
        return next(iter(compared.reports[item[0]].annotation.people[item[1]].mentions), None)

    def title_span(item: Item) -> Span | None:
        titles = compared.reports[item[0]].annotation.people[item[1]].titles
        return next((title.span for title in titles), None)

    names, titles = [], []
    for group in join_items(items, links):
        people = [(place, compared.reports[place].annotation.people[at]) for place, at in group]
        label = max((person.name for _, person in people), key=len)
        members = set(group)
        named = [
            (place, name, "", person.mentions[0] if person.mentions else None)
            for place, person in people
            for name in (person.name, *person.variants)
        ]
        verdict = _verdict(group, plain=_within(spelt, members))
        wrong = _rejected(compared, members, wrong_names, mention)
        names.append(_row("name", label, verdict, compared, named, wrong))
        titled = [
            (place, title.title, "", title.span)
            for place, person in people
            for title in person.titles
        ]
        if titled:
            holders = [
                item for item, (_, person) in zip(group, people, strict=True) if person.titles
            ]
            wrong = _rejected(compared, members, wrong_titles, title_span)
            verdict = _verdict(holders, differ=_within(differ, members), plain=bool(wrong))
            titles.append(_row("title", label, verdict, compared, titled, wrong))
    return names + titles


def date_rows(compared: StoryReports) -> list[LedgerRow]:
    """Return a row for each day that is named; days are never said to differ."""
    items = [
        (place, at)
        for place, _, report in compared
        for at, mention in enumerate(report.annotation.dates)
        if mention.iso
    ]
    first: dict[str, Item] = {}
    links = []
    for item in items:
        iso = compared.reports[item[0]].annotation.dates[item[1]].iso
        if (earlier := first.setdefault(iso, item)) != item:
            links.append((earlier, item))
    rows = []
    for group in join_items(items, links):
        mentions = [compared.reports[place].annotation.dates[at] for place, at in group]
        entries = [
            (place, mention.text, "", mention.span)
            for (place, _), mention in zip(group, mentions, strict=True)
        ]
        rows.append(_row("date", mentions[0].iso, _verdict(group), compared, entries))
    return sorted(rows, key=lambda row: row.label.lstrip("-"))


Entry = tuple[int, str, str, Span | None]
"""(place of the report, text, credited, span)."""

Rejected = Mapping[int, tuple[Evidence, ...]]
"""By the place of a report: where others stand that it was wrongly compared with."""


def _row(
    kind: LedgerKind,
    label: str,
    verdict: LedgerVerdict,
    compared: StoryReports,
    entries: Sequence[Entry],
    rejected: Rejected = MappingProxyType({}),
) -> LedgerRow:
    return LedgerRow(kind, label, verdict, _cells(compared, entries, rejected))


def _rejected(
    compared: StoryReports,
    members: set[Item],
    links: Iterable[Link],
    span: Callable[[Item], Span | None],
) -> Rejected:
    """Return what the reader rejected of a row's items: where the other item of each pair is."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for one, other in links:
        for here, there in ((one, other), (other, one)):
            if here in members:
                found[here[0]].append(Evidence(compared.ids[there[0]], span(there)))
    return {place: tuple(dict.fromkeys(across)) for place, across in found.items()}


def _cells(
    compared: StoryReports, entries: Sequence[Entry], rejected: Rejected
) -> tuple[LedgerCell, ...]:
    """Put what one report prints into one cell, each wording once.

    A subheading quotes words of the quotation below it: what stands in a longer wording is left
    out.
    """
    cells = []
    for place in sorted({place for place, *_ in entries}):
        mine = [entry for entry in entries if entry[0] == place]
        texts = _longest(dict.fromkeys(text for _, text, _, _ in mine))
        credited = dict.fromkeys(credit for _, _, credit, _ in mine if credit)
        evidence = tuple(Evidence(compared.ids[place], span) for _, _, _, span in mine)
        cells.append(
            LedgerCell(
                compared.ids[place],
                "; ".join(texts),
                "; ".join(credited),
                evidence,
                rejected.get(place, ()),
            )
        )
    return tuple(cells)


def _longest(texts: Iterable[str]) -> list[str]:
    """Return the texts that stand in no other; only the last keeps its comma before `she said`."""
    plain = {text: f" {' '.join(words(text))} " for text in texts}
    kept = [
        text
        for text, own in plain.items()
        if not any(own in other and own != other for other in plain.values())
    ]
    return [*(text.rstrip(",") for text in kept[:-1]), *kept[-1:]]


def _verdict(group: Sequence[Item], *, differ: bool = False, plain: bool = False) -> LedgerVerdict:
    if len({place for place, _ in group}) == 1:
        return "single"
    if differ:
        return "differ"
    return "plain" if plain else "agree"


def _within(links: Iterable[Link], members: set[Item]) -> bool:
    return any(left in members and right in members for left, right in links)
