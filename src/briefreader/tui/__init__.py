"""The terminal interface. Importing this package imports no Textual."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.config import Settings
    from briefreader.locations import Locations

__all__ = ["run_app"]


def run_app(locations: "Locations", settings: "Settings", *, demo: bool = False) -> int:
    """Open the terminal interface and return the exit code once the reader leaves it.

    With `demo` it opens on the sample corpus, in a library that is deleted afterwards.
    Raises StoreError where the library at `locations` cannot be opened.
    """
    from briefreader.tui.run import run

    return run(locations, settings, demo=demo)
