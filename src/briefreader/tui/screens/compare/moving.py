"""Moves the cursor of the compare screen. Knows not what is compared."""

from briefreader.tui.screens.base import BriefreaderScreen
from briefreader.tui.widgets.compare import ComparisonView


class ComparisonMoves(BriefreaderScreen[None]):
    """A screen with a comparison, whose keys move the cursor from row to row."""

    @property
    def columns(self) -> ComparisonView:
        """The two reports."""
        return self.query_one(ComparisonView)

    def action_down(self) -> None:
        """Go to the next row."""
        self.columns.step(1)

    def action_up(self) -> None:
        """Go to the row before."""
        self.columns.step(-1)

    def action_half_down(self) -> None:
        """Go down half a screenful."""
        self.columns.page(self.columns.size.height // 2)

    def action_half_up(self) -> None:
        """Go up half a screenful."""
        self.columns.page(-(self.columns.size.height // 2))

    def action_screen_down(self) -> None:
        """Go down a screenful."""
        self.columns.page(max(1, self.columns.size.height - 2))

    def action_screen_up(self) -> None:
        """Go up a screenful."""
        self.columns.page(-max(1, self.columns.size.height - 2))

    def action_top(self) -> None:
        """Go to the first row."""
        self.columns.go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.columns.go_to_end(1)

    def action_next_difference(self) -> None:
        """Go to the next difference."""
        if not self.columns.step_difference(1):
            self.say("No difference after this one.")

    def action_previous_difference(self) -> None:
        """Go to the difference before."""
        if not self.columns.step_difference(-1):
            self.say("No difference before this one.")
