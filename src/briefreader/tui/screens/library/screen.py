"""The library screen: its panes, which of them is seen, and where the keys go."""

import gc
from collections.abc import Mapping
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.events import DescendantFocus, Resize
from textual.widget import Widget

from briefreader.errors import BriefreaderError
from briefreader.render.filter_name import filter_name
from briefreader.tui.actions import Context, actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.library.adding import AddActions
from briefreader.tui.screens.library.arranging import ArrangeActions
from briefreader.tui.screens.library.comparing import CompareActions
from briefreader.tui.screens.library.feeds import FeedActions
from briefreader.tui.screens.library.headings import Headings
from briefreader.tui.screens.library.keeping import SavedActions
from briefreader.tui.screens.library.narrowing import FacetActions
from briefreader.tui.screens.library.reading import ReadActions
from briefreader.tui.story_listing import StoryListing
from briefreader.tui.widgets.article_list import ArticleList
from briefreader.tui.widgets.pane import Pane
from briefreader.tui.widgets.reader import Reader

SIDE_BY_SIDE_FROM = 100
"""Columns of the terminal from which the list stands beside the reader."""
ROOMY_FROM = 130
"""Columns from which the facets stand between the two; below, in the reader's place."""
SLIM_BELOW = 60
"""Columns below which the facets take the place of the list."""
LATER_STYLES = Path(__file__).parents[2] / "later.tcss"
"""How what is not seen at first looks, read once the list is on the screen."""
GARBAGE = (1000, 50, 100)
"""When Python looks for garbage: a full look takes as long as a key may, so it is to be rare."""
POLL_EVERY = 0.7
"""Seconds between two looks at whether another process has changed the library."""

_CONTEXTS: Mapping[str, Context] = {"reader": "reader", "search": "search", "facet-list": "facets"}
"""What the keys mean, by the id of the widget that has the focus; elsewhere it is the list."""


class LibraryScreen(
    ReadActions,
    ArrangeActions,
    FacetActions,
    SavedActions,
    CompareActions,
    AddActions,
    FeedActions,
):
    """The list of reports beside the reader; in a narrow terminal one at a time."""

    BINDINGS = bindings("library")
    BLANK = True  # the panes and the key bar cover all of it

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        glyphs = self.session.glyphs
        self.headings = Headings(self.session)
        wide = self._fit_to(self.app.size.width)
        with Pane(id="list-pane") as list_pane:
            list_pane.styles.width = wide
            yield self.headings.list
            yield ArticleList(glyphs=glyphs, id="list")
        with Pane(id="reader-pane"):
            yield self.headings.reader
            yield Reader(glyphs=glyphs, id="reader")
        yield self.headings.keys

    def on_mount(self) -> None:
        """Read the list, and begin to look for changes once it is on the screen."""
        self.folds = self.session.settings.show_stories
        self.articles.focus()
        self.watch(self.articles, "cursor", self.show_place, init=False)  # painted in one go
        self._show_focus(self.articles)
        self.session.on_index = self.follow_index
        self.session.on_restart = self.complain
        if not self.show_at_once():
            self.load_list(keep=False)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if not self.app.is_headless:
            gc.freeze()
            gc.set_threshold(*GARBAGE)
            gc.enable()
        self.app.stylesheet.read(LATER_STYLES)
        self.app.stylesheet.parse()
        self.make_box()
        if self.session.demo:
            self.bring_in_samples()
        self.set_interval(POLL_EVERY, self.look_for_changes)
        self.start_search()
        if isinstance(self.listing, StoryListing) and not self.listing.complete:
            self.load_list()
        self.look_for_changes()

    @work(group="start")
    async def start_search(self) -> None:
        """Start the search process, so that the first search finds it ready."""
        try:
            await self.session.searcher()
        except BriefreaderError as error:
            self.complain(error)

    def action_next_pane(self) -> None:
        """Go to the other pane."""
        if self.reader.has_focus:
            self.remove_class("-reading", "-zen")
            self.articles.focus()
        elif (article := self.chosen) is not None:
            self.open(ArticleList.Opened(article))

    def action_back(self) -> None:
        """Go back to where the reader came from; from the list itself, leave briefreader."""
        if not self._step_back():
            self.app.exit()

    def action_cancel(self) -> None:
        """Close what is open."""
        self._step_back()

    def _step_back(self) -> bool:
        """Take one step back; False where there is nothing to go back from."""
        if self.has_class("-zen"):
            self.remove_class("-zen")
        elif self.reading:
            self.remove_class("-reading")
            self.articles.focus()
        elif self.has_class("-facets"):
            self.close_facets()
        elif self.searching:
            self.close_search()
        elif filter_name(self.filter):
            self.filter = type(self.filter)(order=self.filter.order)
            self.load_list()
        else:
            return False
        return True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show where the keys go now."""
        self._show_focus(event.widget)

    def _show_focus(self, focused: Widget) -> None:
        """Show the keys of the pane that has the focus, and which one that is."""
        context = _CONTEXTS.get(focused.id or "", "list")
        in_reader = context == "reader"
        if not self.narrow:
            self.set_class(in_reader, "-reading")
        self.set_class(context == "facets", "-narrowing")
        shown = [*actions_of("library"), *actions_of("everywhere")]
        if context == "search":  # where letters are text
            shown = [action for action in shown if action.keys.startswith("ctrl+")]
        elif context == "facets":
            shown = actions_of("everywhere")
        self.headings.show_active(reader=in_reader, actions=[*actions_of(context), *shown])

    def on_resize(self, event: Resize) -> None:
        """Keep the pane that is used in sight when the terminal becomes narrow."""
        self.query_one("#list-pane").styles.width = self._fit_to(event.size.width)
        if not self.narrow and not self.reader.has_focus:
            self.remove_class("-reading")

    def _fit_to(self, columns: int) -> int | str:
        """Show one pane or two in a terminal so wide; return the width of the list."""
        wide = columns >= SIDE_BY_SIDE_FROM
        self.set_class(not wide, "-narrow")
        self.set_class(columns < SLIM_BELOW, "-slim")
        self.set_class(SIDE_BY_SIDE_FROM <= columns < ROOMY_FROM, "-tight")
        return self.session.settings.list_width if wide else "1fr"
