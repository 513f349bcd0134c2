"""What two reports share and where they part, every statement with its spans in both."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from briefreader.models.annotation import AnnotatedReport, Span

RowRelation = Literal["same", "reworded", "only-left", "only-right"]
QuoteRelation = Literal[
    "same",
    "trimmed",
    "altered",
    "reworded",
    "only-left",
    "only-right",
    "unquoted-left",
    "unquoted-right",
]
"""`trimmed`: the ends differ, which is no alteration. `altered`: words inside differ.
`unquoted-right`: quoted on the left; the right report prints the words without marks."""
FigureRelation = Literal["agree", "differ", "only-left", "only-right"]
PersonRelation = Literal["same", "title-differs", "spelling", "only-left", "only-right"]
NoteKind = Literal["negation", "quantifier", "speaker", "date", "spelling"]
EditKind = Literal["replaced", "left-only", "right-only"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words that differ between two aligned pieces of text."""

    kind: EditKind
    left: Span | None
    right: Span | None
    weight: float = 0.0
    """How much the edit changes the sense, 0 to 1: negation and content words lead."""


@dataclass(frozen=True, slots=True)
class Row:
    """One aligned row: sentences of the left report beside their counterparts."""

    relation: RowRelation
    left: tuple[int, ...]
    """Sentence indexes in the left report; empty for `only-right`."""
    right: tuple[int, ...]
    score: float = 0.0
    """Strength of the alignment, 0 to 1; 0 for a sentence without a counterpart."""
    moved: bool = False
    """The counterpart stands out of order with the rows around it."""
    edits: tuple[Edit, ...] = ()
    rejected: bool = False
    """The reader called this wrong."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of words that both reports print."""

    left: Span
    right: Span
    words: int
    quoted: bool = False
    """It lies inside quotation marks: a shared quote, not copying."""


@dataclass(frozen=True, slots=True)
class Reuse:
    """How much of each report stands word for word in the other, as shares from 0 to 1."""

    left: float = 0.0
    """Share of the left report's words that the right report prints too, in runs of five and
    more."""
    right: float = 0.0
    quoted_left: float = 0.0
    """The part of `left` that stands in quotation marks in both: a shared quote is no copying."""
    quoted_right: float = 0.0
    passages: tuple[Passage, ...] = ()

    @property
    def copied(self) -> float:
        """The larger of the two shares of words that are shared outside quotations."""
        return max(self.left - self.quoted_left, self.right - self.quoted_right)


@dataclass(frozen=True, slots=True)
class QuotePair:
    """A quotation and its counterpart, as indexes into each annotation's `quotes`."""

    relation: QuoteRelation
    left: int | None
    right: int | None
    edits: tuple[Edit, ...] = ()
    evidence: Span | None = None
    """For `unquoted-…`: where the other report prints the words without marks."""
    rejected: bool = False
    """The reader called this wrong."""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """A figure and its counterpart, as indexes into each annotation's `figures`."""

    relation: FigureRelation
    left: int | None
    right: int | None
    rejected: bool = False
    """The reader called this wrong."""


@dataclass(frozen=True, slots=True)
class PersonPair:
    """A person in both reports or in one, as indexes into each annotation's `people`."""

    relation: PersonRelation
    left: int | None
    right: int | None
    rejected: bool = False
    """The reader called this wrong."""


@dataclass(frozen=True, slots=True)
class Note:
    """An observation that is not proven precise enough to be called a difference."""

    kind: NoteKind
    text: str
    """A plain statement of what was seen, in English."""
    left: Span | None
    right: Span | None
    rejected: bool = False
    """The reader called this wrong."""


Claim = Row | QuotePair | FigurePair | PersonPair | Note
"""What a comparison says of the two reports, and a reader may call wrong."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The counts that the comparison's summary line shows, without what the reader rejected."""

    shared: int
    """Rows of relation `same`."""
    reworded: int
    only_left: int
    only_right: int
    quotes_altered: int
    figures_differ: int
    titles_differ: int
    copied: float
    """The larger of the two shares of copied words outside quotations, 0 to 1."""
    rejected: int = 0
    """What the reader called wrong, rows and findings together."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports of one event, side by side."""

    left: AnnotatedReport
    right: AnnotatedReport
    rows: tuple[Row, ...] = ()
    """In the left report's reading order, `only-right` rows where they fall on the right."""
    reuse: Reuse = Reuse()
    quotes: tuple[QuotePair, ...] = ()
    figures: tuple[FigurePair, ...] = ()
    people: tuple[PersonPair, ...] = ()
    notes: tuple[Note, ...] = ()
    problem: str = ""
    """Why little can be said (`the reports are in different languages`); empty if all is well."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that is said, rows first."""
        return (*self.rows, *self.quotes, *self.figures, *self.people, *self.notes)

    @property
    def summary(self) -> Summary:
        """Count what the summary line shows."""
        relations = [row.relation for row in self.rows if not row.rejected]
        return Summary(
            shared=relations.count("same"),
            reworded=relations.count("reworded"),
            only_left=relations.count("only-left"),
            only_right=relations.count("only-right"),
            quotes_altered=_count(self.quotes, "altered"),
            figures_differ=_count(self.figures, "differ"),
            titles_differ=_count(self.people, "title-differs"),
            copied=self.reuse.copied,
            rejected=sum(claim.rejected for claim in self.claims),
        )


def _count(pairs: Iterable[QuotePair | FigurePair | PersonPair], relation: str) -> int:
    return sum(pair.relation == relation and not pair.rejected for pair in pairs)
