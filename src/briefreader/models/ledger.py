"""What the reports of a story say taken together: its ledger of facts, and its brief."""

from dataclasses import dataclass, replace
from typing import Literal

from briefreader.models.annotation import Span
from briefreader.models.story import Story


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a statement about several reports can be checked."""

    article: int
    """Article id."""
    span: Span | None
    """None where the whole report is the evidence (its title, its date)."""


@dataclass(frozen=True, slots=True)
class WireCopy:
    """Two reports of a story that are one text in origin."""

    left: int
    right: int
    """Article ids."""
    share: float
    """Share of the shorter report's words that both print, 0 to 1."""
    left_spans: tuple[Span, ...] = ()
    right_spans: tuple[Span, ...] = ()


LedgerKind = Literal["quote", "figure", "date", "name", "title"]
LedgerChoice = Literal["all", "differ", "single", "agree"]
"""Which rows of a ledger to show."""
LedgerVerdict = Literal["agree", "differ", "update", "single", "plain"]
"""`agree`: all that mention it say the same. `differ`: they do not. `update`: a later report
raises an earlier figure. `single`: only one outlet has it. `plain`: shown without a verdict."""


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """What one report says on a ledger row."""

    article: int
    text: str
    """The value as printed: the quoted words, the figure, the title."""
    credited: str = ""
    """Who the report credits for it: a speaker, a source; empty if nobody."""
    evidence: tuple[Evidence, ...] = ()
    rejected: tuple[Evidence, ...] = ()
    """Places in other reports; what was said of them and this one the reader called wrong."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One quote, figure, date, name or title across all reports of a story."""

    kind: LedgerKind
    label: str
    """What the row is about: the longest variant of a quote, what a figure counts, a name."""
    verdict: LedgerVerdict
    cells: tuple[LedgerCell, ...]
    """One for each report that mentions it, in order of publication."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """A story's facts as rows and its reports as columns."""

    story: Story
    columns: tuple[tuple[int, str], ...]
    """(article id, outlet) in order of publication."""
    rows: tuple[LedgerRow, ...]

    def only(self, choice: LedgerChoice) -> "Ledger":
        """Return the ledger with the chosen rows alone; an update is a difference too."""
        if choice == "all":
            return self
        wanted = ("differ", "update") if choice == "differ" else (choice,)
        return replace(self, rows=tuple(row for row in self.rows if row.verdict in wanted))


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One statement of a brief, with where it stands."""

    text: str
    """A sentence of a report, or a plain statement of counts."""
    evidence: tuple[Evidence, ...]
    variants: tuple[str, ...] = ()
    """Other wordings, where outlets differ; parallel to `evidence` where given."""


@dataclass(frozen=True, slots=True)
class BriefSection:
    """A titled part of a brief."""

    title: str
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the reports of one story say, sorted by how many say it."""

    story: Story
    outlets: tuple[tuple[int, str, str, str], ...]
    """(article id, outlet, published, title) in order of publication."""
    sections: tuple[BriefSection, ...]
