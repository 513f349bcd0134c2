"""The panel beside the results: what they can be narrowed by, with counts. Knows no search."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.message import Message

from briefreader.render.facets import FacetRow
from briefreader.render.glyphs import Glyphs
from briefreader.render.lines import Run
from briefreader.tui.bindings import bindings
from briefreader.tui.widgets.choice_list import Choice, ChoiceList
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.pane import Pane


class FacetList(ChoiceList):
    """The values, with the keys that choose them."""

    BINDINGS = bindings("facets")

    class ListWanted(Message):
        """The reader wants to go to the results."""

    def action_search_list(self) -> None:
        """Go to the results."""
        self.post_message(self.ListWanted())


class FacetPanel(Pane):
    """A heading over the values."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="facets")
        self.heading = LineBar((Run(" Narrow", ("heading",)),), glyphs=glyphs, classes="heading")
        """Stands over the values."""
        self.list = FacetList(glyphs=glyphs, id="facet-list")
        """The values."""

    def compose(self) -> ComposeResult:
        """Lay the panel out."""
        yield self.heading
        yield self.list

    def show(self, rows: Sequence[FacetRow]) -> None:
        """Show these rows."""
        self.list.show([Choice(row.left, row.right, row.choice) for row in rows])
