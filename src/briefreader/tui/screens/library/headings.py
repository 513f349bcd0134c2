"""The lines around the panes of the library screen: what each pane shows, and what goes on."""

from typing import TYPE_CHECKING

from briefreader.models.listing import ListFilter
from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.filter_name import filter_name
from briefreader.render.lines import Line, Run
from briefreader.tui.actions import Action
from briefreader.tui.session import Session
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_bar import LineBar

if TYPE_CHECKING:
    from briefreader.models.article import Article
    from briefreader.models.search import IndexState


class Headings:
    """The heading of the list, that of the reader, and the key bar with the state of things."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._progress = ""
        self._indexing = ""
        self.list = LineBar(glyphs=session.glyphs, id="list-heading", classes="heading -active")
        """Stands over the list."""
        self.reader = LineBar(glyphs=session.glyphs, id="reader-heading", classes="heading")
        """Stands over the report."""
        self.keys = KeyBar(keymap=session.keymap)
        """Stands below all."""

    def show_active(self, *, reader: bool, actions: list[Action]) -> None:
        """Say which pane the keys go to, and which they are."""
        self.list.set_class(not reader, "-active")
        self.reader.set_class(reader, "-active")
        self.keys.show_actions(actions)

    # -- over the list

    def show_library(self, chosen: ListFilter) -> None:
        """Say that the list shows what `chosen` leaves of the library."""
        name = "Sample corpus" if self._session.demo else "Library"
        left: Line = (Run(f" {name}", ("heading",)),)
        if limits := filter_name(chosen):
            left = (*left, Run(f"  {limits}", ("accent",)))
        self.list.show(left=left)

    def show_place(self, cursor: int, count: int) -> None:
        """Say where the cursor is in a list of `count` entries."""
        place = f"{cursor + 1:,} of {count:,} " if count else "empty "
        self.list.show(right=(Run(place, ("muted",)),))

    def show_found(self, total: int) -> None:
        """Say how many reports the search has found."""
        self.list.show(right=(Run(f"{total:,} found ", ("muted",)),))

    def show_results(self, total: int, suggestion: str, said: str = "") -> None:
        """Say that the list shows the results of a search, and what is to be `said` of it."""
        left: Line = (Run(" Search", ("heading",)),)
        if said:
            left = (*left, Run(f"  {display_line(said, 80)}", ("accent",)))
        if suggestion:
            left = (*left, Run("  did you mean ", ("muted",)), Run(display_line(suggestion, 80)))
        elif not total:
            left = (*left, Run("  nothing found", ("warning",)))
        self.list.show(left=left)
        self.show_found(total)

    def show_searching(self) -> None:
        """Say that the search takes its time."""
        glyphs = self._session.glyphs
        busy = f" {glyphs.busy} searching{glyphs.ellipsis} "
        self.list.show(right=(Run(busy, ("muted",)),))

    def show_search_note(self, text: str, *, failed: bool = False) -> None:
        """Say something about the search that is typed."""
        note = Run(f"  {display_line(text, 200)}", ("warning" if failed else "muted",))
        self.list.show(left=(Run(" Search", ("heading",)), note), right=())

    # -- over the report

    def show_report(self, article: "Article | None", *, hit: int, hits: int) -> None:
        """Say which report is shown and which of its matches is the current one, 0 for none."""
        if article is None:
            self.reader.show(left=(), right=())
            return
        report = article.report
        left = [Run(f" {display_line(report.outlet) or 'Unknown outlet'}", ("heading",))]
        if date := display_date(report.published):
            left.append(Run(f"  {date}", ("muted",)))
        right = []
        if name := self._session.mark_names().get(article.id):
            right.append(Run(f"marked {name}  ", ("mark",)))
        if hits:
            right.append(Run(f"match {hit} of {hits} " if hit else f"{hits} matches ", ("muted",)))
        self.reader.show(left=tuple(left), right=tuple(right))

    # -- in the key bar

    def show_progress(self, text: str) -> None:
        """Say how far something that takes long has come; an empty text once it is done."""
        self._progress = text
        self._show_state()

    def show_index_state(self, state: "IndexState") -> None:
        """Say how far the index is behind the library."""
        self._indexing = ""
        if state.problem:
            self._indexing = display_line(state.problem, 120)
        elif state.pending:
            done = state.articles
            self._indexing = f"indexing {done:,} of {done + state.pending:,}"
        self._show_state()

    def _show_state(self) -> None:
        text = self._progress or self._indexing
        busy = f"{self._session.glyphs.busy} {text} " if text else ""
        self.keys.show_status((Run(busy, ("accent",)),) if text else ())
