"""Saved searches on the library screen: saving the one that is shown, opening one of them."""

from typing import TYPE_CHECKING

from textual import work

from briefreader.tui.screens.library.searching import SearchActions
from briefreader.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from briefreader.models.search import SavedSearch


class SavedActions(SearchActions):
    """The way to the saved searches and into them."""

    @work(group="dialog", exclusive=True)
    async def action_save_search(self) -> None:
        """Ask for a name and save the search that is shown, as it is written.

        While one types, the last word also finds longer ones; a saved search does not, and
        that is shown before it is saved.
        """
        from briefreader.tui.screens.write import WriteDialog

        query = self.box.value.strip() if self.searching else ""
        if not query:
            self.say("Search for something first: press / and type.")
            return
        saved_as, typed = self.saved_as, self.hits
        self.wait_no_more()
        if not await self.search(query, typing=False) or self.hits is None:
            self.say_error()
            return
        total = self.hits.results.total
        found = f"{total:,} found for {query}"
        if typed is not None and typed.request.query == query and typed.results.total > total:
            found += f" as it is written; {query}* finds longer words"
        name = await self.app.push_screen_wait(
            WriteDialog(
                "Save the search",
                saved_as or query,
                help=f"{found}; enter saves under this name, esc leaves",
                lines=1,
            )
        )
        if name is not None and await self.write(
            self.session.library.save_search, name, query, self.order
        ):
            self.saved_as = name
            self.show_found()
            self.say(f"Saved as {name}.")

    @work(group="dialog", exclusive=True)
    async def action_saved(self) -> None:
        """List the saved searches and open the one that is chosen."""
        from briefreader.tui.screens.saved_searches import SavedSearches

        chosen = await self.app.push_screen_wait(SavedSearches())
        if chosen is not None:
            await self._open_saved(chosen)

    async def _open_saved(self, saved: "SavedSearch") -> None:
        if not self.box.has_focus:
            self.action_search()
        with self.box.prevent(SearchBox.Changed):
            self.box.put(saved.query)
        self.wait_no_more()
        self.order, self.saved_as = saved.sort, saved.name
        await self.search(saved.query, typing=False)
        self.set_focus(self.articles)
