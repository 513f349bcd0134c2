"""Says in words what a comparison found: its counts, and a statement for each finding."""

from collections.abc import Iterator
from dataclasses import dataclass

from briefreader.models.annotation import Quote, Span
from briefreader.models.comparison import Comparison, QuotePair
from briefreader.models.story import Story
from briefreader.render.dates import display_span
from briefreader.render.lines import Role

REJECTED = "rejected by you"
"""What is said of everything that the reader called wrong."""
_LEAST_COPIED = 0.005
"""Share of copied words below which none are spoken of: it would be called 0%."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One finding in a plain sentence, with where it stands in either report."""

    text: str
    left: Span | None
    right: Span | None
    rejected: bool = False
    """The reader called it wrong."""
    certain: bool = True
    """False for a note, which is not proven to be a difference."""

    @property
    def line(self) -> str:
        """The sentence, and that it is rejected where it is."""
        return f"{self.text} ({REJECTED})" if self.rejected else self.text


def summary_line(comparison: Comparison) -> str:
    """Return `12 shared, 4 reworded, 7 only DW, 9 only The Hill, 20% copied`."""
    left = comparison.left.report.outlet or "left"
    right = comparison.right.report.outlet or "right"
    if left == right:
        left, right = f"{left} (left)", f"{right} (right)"
    return ", ".join(text for text, _ in summary_parts(comparison, left, right))


def summary_parts(comparison: Comparison, left: str, right: str) -> list[tuple[str, Role]]:
    """Say what the comparison found, in parts that each have a role.

    `left` and `right` name the two reports.
    """
    counts = comparison.summary
    parts: list[tuple[str, Role]] = [
        (f"{counts.shared} shared", "ink"),
        (f"{counts.reworded} reworded", "reworded"),
        (f"{counts.only_left} only {left}", "only-left"),
        (f"{counts.only_right} only {right}", "only-right"),
    ]
    for count, one, many in (
        (counts.quotes_altered, "quote altered", "quotes altered"),
        (counts.figures_differ, "figure differs", "figures differ"),
        (counts.titles_differ, "title differs", "titles differ"),
    ):
        if count:
            parts.append((f"{count} {one if count == 1 else many}", "differs"))
    if counts.copied >= _LEAST_COPIED:
        parts.append((f"{counts.copied:.0%} copied", "muted"))
    if counts.rejected:
        parts.append((f"{counts.rejected} {REJECTED}", "faint"))
    return parts


def story_line(story: Story) -> str:
    """Return `9 reports, 8 outlets, 4 origins; 5–10 Jan 2022`."""
    counts = ", ".join(
        f"{count} {noun}" if count == 1 else f"{count} {noun}s"
        for count, noun in (
            (len(story.articles), "report"),
            (len(story.outlets), "outlet"),
            (story.origins, "origin"),
        )
    )
    return f"{counts}; {display_span(story.first, story.last)}"


def difference_statements(comparison: Comparison) -> list[Statement]:
    """Return what differs, most certain first: quotes, figures, titles, then notes."""
    return [
        *_quotes(comparison),
        *_figures(comparison),
        *_titles(comparison),
        *_notes(comparison),
    ]


def _quotes(comparison: Comparison) -> Iterator[Statement]:
    for pair in comparison.quotes:
        if pair.relation == "altered":
            left, right = _quote_sides(comparison, pair)
            yield Statement(
                f"Quote altered: “{left.text.rstrip(',')}” against “{right.text.rstrip(',')}”.",
                left.span,
                right.span,
                pair.rejected,
            )


def _quote_sides(comparison: Comparison, pair: QuotePair) -> tuple[Quote, Quote]:
    assert pair.left is not None  # noqa: S101  an altered quotation has both sides
    assert pair.right is not None  # noqa: S101
    return (
        comparison.left.annotation.quotes[pair.left],
        comparison.right.annotation.quotes[pair.right],
    )


def _figures(comparison: Comparison) -> Iterator[Statement]:
    for pair in comparison.figures:
        if pair.relation == "differ" and pair.left is not None and pair.right is not None:
            left = comparison.left.annotation.figures[pair.left]
            right = comparison.right.annotation.figures[pair.right]
            yield Statement(
                f"Figure differs: {left.text} against {right.text}.",
                left.span,
                right.span,
                pair.rejected,
            )


def _titles(comparison: Comparison) -> Iterator[Statement]:
    for pair in comparison.people:
        if pair.relation == "title-differs" and pair.left is not None and pair.right is not None:
            left = comparison.left.annotation.people[pair.left]
            right = comparison.right.annotation.people[pair.right]
            said = (
                " and ".join(dict.fromkeys(title.title for title in person.titles))
                for person in (left, right)
            )
            yield Statement(
                f"Title differs for {left.name}: {' against '.join(said)}.",
                left.titles[0].span if left.titles else None,
                right.titles[0].span if right.titles else None,
                pair.rejected,
            )


def _notes(comparison: Comparison) -> Iterator[Statement]:
    for note in comparison.notes:
        yield Statement(f"Note: {note.text}", note.left, note.right, note.rejected, certain=False)
