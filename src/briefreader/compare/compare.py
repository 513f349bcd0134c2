"""Puts the comparison of two reports together. Draws no conclusion of its own."""

from collections.abc import Callable

from briefreader.compare.align import Group, align_sentences
from briefreader.compare.edits import CONTENT_WEIGHT, find_edits
from briefreader.compare.figures import compare_figures
from briefreader.compare.notes import write_notes
from briefreader.compare.people import compare_people
from briefreader.compare.quotes import compare_quotes
from briefreader.compare.reuse import measure_reuse
from briefreader.compare.side import Side
from briefreader.compare.similarity import measure_likeness
from briefreader.compare.vectors import Vectors
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.comparison import Comparison, Row, RowRelation


def compare_reports(
    left: AnnotatedReport,
    right: AnnotatedReport,
    *,
    vectors: Vectors | None = None,
    progress: Callable[[float], None] | None = None,
) -> Comparison:
    """Return what `left` and `right` share and where they part.

    `vectors` brings what the sentences mean, from the semantic extra. `progress` is told the
    share of the work done, 0 to 1, a few times; raising from it gives the comparison up. Reports
    that cannot be compared well give a Comparison with its `problem`, never an exception.
    """
    tell = progress or (lambda _: None)
    ours, theirs = Side.of(left), Side.of(right)
    tell(0.2)
    likeness = measure_likeness(ours, theirs, vectors)
    tell(0.5)
    rows = tuple(_row(ours, theirs, group) for group in align_sentences(likeness))
    reuse = measure_reuse(ours, theirs)
    tell(0.7)
    quotes = compare_quotes(ours, theirs, likeness)
    tell(0.9)
    figures = compare_figures(ours, theirs, likeness, rows)
    people = compare_people(ours, theirs)
    notes = write_notes(ours, theirs, likeness, rows, quotes, people)
    tell(1.0)
    return Comparison(
        left, right, rows, reuse, quotes, figures, people, notes, _problem(ours, theirs)
    )


def _row(left: Side, right: Side, group: Group) -> Row:
    if not group.right:
        return Row("only-left", group.left, ())
    if not group.left:
        return Row("only-right", (), group.right)
    edits = find_edits(left, left.of_sentences(group.left), right, right.of_sentences(group.right))
    changed = any(edit.weight >= CONTENT_WEIGHT for edit in edits)
    relation: RowRelation = "reworded" if changed else "same"
    return Row(relation, group.left, group.right, group.strength, group.moved, edits)


def _problem(left: Side, right: Side) -> str:
    """Return why little can be said of the two, in words for the reader; empty if all is well."""
    empty = [name for name, side in (("left", left), ("right", right)) if not side.words]
    if len(empty) > 1:
        return "neither report has any text to compare"
    if empty:
        return f"the {empty[0]} report has no text to compare"
    ours, theirs = left.source.report, right.source.report
    if ours.paragraphs == theirs.paragraphs:
        return "both reports print the same text"
    if ours.lang and theirs.lang and ours.lang[:2].lower() != theirs.lang[:2].lower():
        return (
            f"the reports are in different languages ({ours.lang}, {theirs.lang}): "
            "only names, figures and copied words can be compared"
        )
    return ""
