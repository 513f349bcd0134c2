"""What the parts of the library screen share: its widgets, and which report they are about."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from briefreader.errors import BriefreaderError
from briefreader.models.listing import ArticleRow, ListFilter
from briefreader.tui.listings import Listing
from briefreader.tui.screens.base import BriefreaderScreen
from briefreader.tui.screens.library.headings import Headings
from briefreader.tui.widgets.article_list import ArticleList
from briefreader.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from briefreader.models.article import Article

P = ParamSpec("P")
T = TypeVar("T")


class LibraryBase(BriefreaderScreen[None]):
    """The state of the library screen."""

    headings: Headings
    """What stands around the panes; made with them."""

    def __init__(self) -> None:
        super().__init__()
        self.filter = ListFilter()
        """Which reports are listed when no search is shown."""
        self.listing: Listing | None = None
        """What the list shows."""
        self.version = -1
        """State of the library that the list shows."""
        self.query_shown = ""
        """The search whose results the list shows; empty where it shows the library."""

        self.target: int | None = None
        """The report that the reader pane shows, or is about to."""
        self.filling = False
        """Whether the sample corpus is being brought in."""

    @property
    def articles(self) -> ArticleList:
        """The list."""
        return self.query_one(ArticleList)

    @property
    def reader(self) -> Reader:
        """The reader pane."""
        return self.query_one(Reader)

    @property
    def narrow(self) -> bool:
        """Whether only one pane is shown at a time."""
        return self.has_class("-narrow")

    @property
    def reading(self) -> bool:
        """Whether the reader pane is where the keys go, or all there is to see."""
        return self.reader.has_focus or self.has_class("-reading")

    @property
    def chosen(self) -> int | None:
        """The report that an action is about: the one being read, else the one in the list."""
        if self.reading and self.target is not None:
            return self.target
        row = self.articles.current
        return row.id if row else None

    @property
    def chosen_reports(self) -> tuple[int, ...]:
        """The reports that a mark is about; those of a story where the cursor is on one."""
        return () if self.chosen is None else (self.chosen,)

    def show_library_heading(self) -> None:
        """Say what the list shows when it shows no search."""
        self.headings.show_library(self.filter)
        self.show_place()

    def show_place(self) -> None:
        """Say where the cursor is in the list, or how much was found."""
        articles = self.articles
        if self.query_shown:
            self.headings.show_found(articles.pages.count)
        else:
            self.headings.show_place(articles.cursor, articles.pages.count)

    def show_reader_heading(self) -> None:
        """Say which report the reader pane shows."""
        reader = self.reader
        self.headings.show_report(reader.article, hit=reader.hit_number, hits=reader.hit_count)

    async def ask(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | None:
        """Return the library's answer; None where it failed, which the reader is told."""
        try:
            return await self.session.background.quick(work, *args, **kwargs)
        except BriefreaderError as error:
            self.complain(error)
            return None

    async def write(self, work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Change something in the library and show the change; False where it failed.

        The list is not read anew for a change made here: under the filter `unread` a report
        would vanish from under the cursor as soon as it is opened.
        """
        library = self.session.library

        def change() -> int:
            unchanged = library.version() == self.version
            work(*args, **kwargs)
            return library.version() if unchanged else self.version

        try:
            self.version = await self.session.background.quick(change)
        except BriefreaderError as error:
            self.complain(error)
            return False
        return True

    async def show_anew(self, *articles: int) -> None:
        """Show the newest state of reports in the list and the reader."""
        library = self.session.library
        rows = await self.ask(library.rows, articles)
        if rows:
            self.articles.update_rows(rows)
        shown = self.reader.article
        if shown is not None and shown.id in articles:
            newest = await self.ask(library.article, shown.id)
            if newest is not None:
                self.reader.show(newest)
                self.show_reader_heading()

    async def chosen_row(self) -> ArticleRow | None:
        """Return the row of the chosen report in its newest state."""
        if self.chosen is None:
            return None
        rows = await self.ask(self.session.library.rows, [self.chosen])
        return rows[0] if rows else None

    async def chosen_article(self) -> "Article | None":
        """Return the chosen report in its newest state."""
        if self.chosen is None:
            return None
        return await self.ask(self.session.library.article, self.chosen)
