"""What a reader does to a report from the library screen: marks, note, tags, facts, browser."""

from textual import work

from briefreader.sanitise import safe_url
from briefreader.tui.screens.library.base import LibraryBase


class MarkActions(LibraryBase):
    """The actions that change what the library keeps about the chosen report."""

    @work(group="marks")
    async def action_mark_read(self) -> None:
        """Mark the chosen report read, or all of the chosen story."""
        await self.set_read(*self.chosen_reports, read=True)

    @work(group="marks")
    async def action_mark_unread(self) -> None:
        """Mark the chosen report unread, or all of the chosen story."""
        await self.set_read(*self.chosen_reports, read=False)

    async def set_read(self, *articles: int, read: bool) -> None:
        """Mark reports read or unread."""
        library = self.session.library
        if articles and await self.write(library.mark, articles, read=read):
            await self.show_anew(*articles)

    @work(group="marks")
    async def action_star(self) -> None:
        """Star the chosen report, or take its star away."""
        row = await self.chosen_row()
        if row is None:
            return
        library = self.session.library
        if await self.write(library.mark, [row.id], starred=not row.starred):
            await self.show_anew(row.id)

    @work(group="dialog", exclusive=True)
    async def action_note(self) -> None:
        """Write a note to the chosen report."""
        from briefreader.tui.screens.write import WriteDialog

        article = await self.chosen_article()
        if article is None:
            return
        note = await self.app.push_screen_wait(
            WriteDialog("Note", article.note, help="ctrl+s keeps it, esc leaves it as it was")
        )
        if note is None or note == article.note:
            return
        if await self.write(self.session.library.set_note, article.id, note):
            await self.show_anew(article.id)

    @work(group="dialog", exclusive=True)
    async def action_tag(self) -> None:
        """Change the tags of the chosen report."""
        from briefreader.tui.screens.write import WriteDialog

        article = await self.chosen_article()
        if article is None:
            return
        old = article.report.tags
        given = await self.app.push_screen_wait(
            WriteDialog("Tags", ", ".join(old), help="divided by commas; enter keeps them", lines=1)
        )
        if given is None:
            return
        new = tuple(dict.fromkeys(name for tag in given.split(",") if (name := tag.strip())))
        library = self.session.library
        for tag in [tag for tag in old if tag not in new]:
            await self.write(library.untag, [article.id], tag)
        for tag in [tag for tag in new if tag not in old]:
            await self.write(library.tag, [article.id], tag)
        await self.show_anew(article.id)

    @work(group="dialog", exclusive=True)
    async def action_edit(self) -> None:
        """See where the facts about the chosen report come from, and correct them."""
        from briefreader.tui.screens.edit import EditDialog

        article = await self.chosen_article()
        if article is None:
            return
        changed = await self.app.push_screen_wait(EditDialog(article.report))
        learnt: list[str] = []

        def correct(name: str, value: str) -> None:
            if host := self.session.library.edit(article.id, name, value):
                learnt.append(f"Reports from {host} that come in later will be by {value}.")

        for name, value in (changed or {}).items():
            if not await self.write(correct, name, value):
                break
        if changed:
            await self.show_anew(article.id)
        for remark in learnt:
            self.announce(remark)

    @work(group="dialog", exclusive=True)
    async def action_browse(self) -> None:
        """Open the chosen report's page in the reader's browser."""
        article = await self.chosen_article()
        if article is None:
            return
        if url := safe_url(article.report.url):
            self.app.open_url(url)
            self.say(f"Opening {url}")
        else:
            self.say("No web address is known for this report; press e to give it one.")
