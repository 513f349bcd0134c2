"""What `briefreader` does without a command: the reader, or a list where no terminal is."""

from briefreader.cli import output
from briefreader.cli.session import Session
from briefreader.cli.terminal import has_terminal


def open_reader(session: Session) -> int:
    """Open the reader and return the exit code once it is left."""
    if has_terminal():
        from briefreader.tui import run_app

        return run_app(session.locations, session.settings())
    return print_overview(session)


def print_overview(session: Session) -> int:
    """Print what the reader would start with: the stories known so far, then other reports."""
    from briefreader.cli.listing import print_list, print_rows
    from briefreader.models.listing import ListFilter

    with session.library() as library:
        stories = library.stories() if library.settings.show_stories else []
        if not stories:
            print_list(library, ListFilter())
            return output.DONE
        told: set[int] = set()
        for story in stories:
            output.heading(f"{story.title} ({len(story.articles)} reports)")
            print_rows(library, story.articles)
            told.update(story.articles)
        rest = [article for article in library.ids() if article not in told]
        if rest:
            output.heading("Other reports")
            print_rows(library, rest)
    return output.DONE
