"""Bringing reports in from the library screen, with what became of them told as it happens."""

import re
from collections import Counter
from typing import TYPE_CHECKING

from textual import work

from briefreader.errors import BriefreaderError
from briefreader.locations import sample_corpus
from briefreader.render.display import display_line
from briefreader.tui.screens.base import ended
from briefreader.tui.screens.library.listing import ListActions
from briefreader.tui.screens.library.watching import WatchActions

if TYPE_CHECKING:
    from briefreader.models.article import AddOutcome


_ABOVE_AN_ADDRESS = re.compile(r"^~/(?=https?://)", re.IGNORECASE)
"""What the dialog begins with, where an address was pasted behind it."""


class AddActions(WatchActions, ListActions):
    """The actions that fill the library."""

    @work(group="dialog", exclusive=True)
    async def action_add(self) -> None:
        """Ask for a file, a folder, a pattern or an address and bring it in."""
        from briefreader.tui.screens.write import PathSuggester, WriteDialog

        given = await self.app.push_screen_wait(
            WriteDialog(
                "Add a file, folder, *.html or address",
                "~/",
                help="right arrow completes, enter adds, esc leaves",
                lines=1,
                suggester=PathSuggester(),
            )
        )
        if given and given.strip():
            self.bring_in([_ABOVE_AN_ADDRESS.sub("", given.strip())])

    def action_sample(self) -> None:
        """Open the sample corpus in a library of its own."""
        if self.session.demo:
            self.say("This is the sample corpus.")
        else:
            self.app.exit("demo")

    @work(group="samples")
    async def bring_in_samples(self) -> None:
        """Fill the temporary library with the sample corpus."""
        self.filling = True
        await ended(self.bring_in([str(sample_corpus() / "reports")], quietly=True))
        while not await ended(self.load_list()):
            pass  # the list was read anew meanwhile
        self.filling = False

    @work(group="adding")
    async def bring_in(self, inputs: list[str], *, quietly: bool = False) -> None:
        """Bring files in while reading goes on, then say what became of them."""
        counts: Counter[str] = Counter()
        failures: list[AddOutcome] = []

        def add() -> None:
            for number, outcome in enumerate(self.session.library.add(inputs), 1):
                counts[outcome.status] += 1
                if outcome.status == "failed":
                    failures.append(outcome)
                if number % 25 == 0:
                    self.app.call_from_thread(self.headings.show_progress, f"{number:,} read")

        self.headings.show_progress("reading reports")
        try:
            await self.session.background.slow(add)
        except BriefreaderError as error:
            self.complain(error)
        finally:
            self.headings.show_progress("")
        for failure in failures[:3]:
            self.complain(f"{display_line(failure.source, 200)}: {failure.reason}")
        if len(failures) > 3:
            self.complain(
                f"{len(failures) - 3} more could not be read; `briefreader add` names all."
            )
        if not quietly:
            self.announce(_said(counts))


def _said(counts: Counter[str]) -> str:
    parts = [
        f"{counts[status]:,} {words}"
        for status, words in (
            ("added", "added"),
            ("updated", "updated"),
            ("duplicate", "in the library already"),
            ("failed", "could not be read"),
        )
        if counts[status]
    ]
    return ", ".join(parts) or "Nothing was found there."
