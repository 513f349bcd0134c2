"""Narrowing a search from the library screen: a panel of facets with counts beside the results."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work
from textual.widget import Widget

from briefreader.errors import BriefreaderError
from briefreader.tui.listings import HitListing
from briefreader.tui.screens.library.searching import SearchActions

if TYPE_CHECKING:
    from briefreader.render.facets import Facets
    from briefreader.tui.widgets.choice_list import ChoiceList
    from briefreader.tui.widgets.facet_panel import FacetPanel


class FacetActions(SearchActions):
    """The panel of facets: opened by a key, kept up with what is typed.

    What it is made of is imported when it is opened first; the start needs none of it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._facets: Facets = {}
        self._unfolded: frozenset[str] = frozenset()
        self._stories: dict[str, str] = {}
        self._panel: FacetPanel | None = None
        self._came_from: Widget | None = None

    async def action_facets(self) -> None:
        """Go to the facets, opened if need be; from the facets themselves, close them."""
        if self._panel is not None and self._panel.list.has_focus:
            self.close_facets()
            return
        came_from = self.focused
        if not self.searching:
            self.action_search()
        self.remove_class("-reading", "-zen")
        if self._panel is None:
            from briefreader.tui.widgets.facet_panel import FacetPanel

            self._panel = FacetPanel(self.session.glyphs)
            await self.mount(self._panel, after="#list-pane")
        if not self.counts:
            self._came_from = came_from
            self.counts = True
            self.add_class("-facets")
            self._panel.show([])
            self.count()
        self.add_class("-narrowing")
        self.set_focus(self._panel.list)

    def close_facets(self) -> None:
        """Close the panel and go back to where the reader was before it."""
        self._forget_facets()
        if not self.box.value:
            self.close_search()
        elif self._came_from is not None and self._came_from.display:
            self._came_from.focus()
        else:
            self.articles.focus()

    def close_search(self) -> None:
        """Leave the search, and the facets with it."""
        self._forget_facets()
        super().close_search()

    def _forget_facets(self) -> None:
        self.counts = False
        self._unfolded = frozenset()
        self.remove_class("-facets", "-narrowing")

    # -- counts

    def show_hits(self, listing: HitListing, cursor: int, first: int | None) -> None:
        """Show results, and what they can be narrowed by."""
        super().show_hits(listing, cursor, first)
        if self.counts and listing.request.facets:
            self._show_facets(listing.results.facets)
        elif self.counts:
            self.count()

    def show_origin(self) -> None:
        """Show the library again, and what all of it can be narrowed by."""
        super().show_origin()
        if self.counts:
            self.count()

    @work(group="facets", exclusive=True)
    async def count(self) -> None:
        """Count what is shown, or all reports where no search is shown."""
        from briefreader.models.search import SearchRequest

        shown = self.hits
        request = SearchRequest("*") if shown is None else shown.request
        try:
            client = await self.session.searcher()
            results = await client.search(replace(request, limit=0, facets=True), lane="facets")
        except BriefreaderError:
            return  # the search itself says what is wrong
        if self.hits is shown:
            self._show_facets(results.facets)

    def _show_facets(self, facets: "Facets") -> None:
        self._facets = facets
        self._paint()
        unknown = [int(story) for story, _ in facets.get("story", ()) if story not in self._stories]
        if unknown:
            self.name_stories(unknown)

    def _paint(self) -> None:
        from briefreader.render.facets import facet_rows

        if self._panel is not None:
            rows = facet_rows(
                self._facets,
                self.box.value,
                self.order,
                self.session.glyphs,
                unfolded=self._unfolded,
                stories=self._stories,
            )
            self._panel.show(rows)

    @work(group="names", exclusive=True)
    async def name_stories(self, stories: list[int]) -> None:
        """Learn the titles of stories."""
        found = await self.ask(self.session.library.stories, stories)
        self._stories |= {str(story.id): story.title for story in found or []}
        self._paint()

    # -- choosing

    def on_choice_list_chosen(self, event: "ChoiceList.Chosen") -> None:
        """Narrow the search by a value, or take that back; show more values; change the order."""
        from briefreader.render.facets import ORDERS, FacetChoice
        from briefreader.search.query_terms import toggle_term

        if not isinstance(event.key, FacetChoice):
            return
        kind, value = event.key
        if kind == "term":
            self.box.put(toggle_term(self.box.value, value))
        elif kind == "more":
            self._unfolded |= {value}
            self._paint()
        else:
            self.order = next(order for order in ORDERS if order == value)
            self._paint()
            self.run_search(self.box.value)

    def on_facet_list_list_wanted(self) -> None:
        """Go from the facets to the results."""
        self.remove_class("-narrowing")  # in a slim terminal it hides the list
        self.articles.focus()
