"""Puts the comparison of two reports together. Draws no conclusion of its own."""

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
    left: AnnotatedReport, right: AnnotatedReport, *, vectors: Vectors | None = None
) -> Comparison:
    """Return what `left` and `right` share and where they part."""
    ours, theirs = Side.of(left), Side.of(right)
    likeness = measure_likeness(ours, theirs, vectors)
    rows = tuple(_row(ours, theirs, group) for group in align_sentences(likeness))
    quotes = compare_quotes(ours, theirs, likeness)
    people = compare_people(ours, theirs)
    return Comparison(
        left,
        right,
        rows=rows,
        reuse=measure_reuse(ours, theirs),
        quotes=quotes,
        figures=compare_figures(ours, theirs, likeness, rows),
        people=people,
        notes=write_notes(ours, theirs, likeness, rows, quotes, people),
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
