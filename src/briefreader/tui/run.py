"""Opens the library and runs the interface on it. Imports Textual."""

import gc
import tempfile
from contextlib import ExitStack
from pathlib import Path

from briefreader.config import Settings
from briefreader.locations import Locations


def run(locations: Locations, settings: Settings, *, demo: bool) -> int:
    """Run the interface until the reader leaves it. Raises StoreError."""
    # Until the first list is painted nearly all that is made is kept: looking for garbage
    # costs a tenth of the start and finds none. The app turns it on again.
    gc.disable()
    code, wanted = _run_once(locations, settings, demo=demo)
    if wanted == "demo":
        code, _ = _run_once(locations, settings, demo=True)
    return code


def _run_once(locations: Locations, settings: Settings, *, demo: bool) -> tuple[int, str | None]:
    """Return the exit code, and what the reader wants next."""
    log = locations.log_file  # that of a temporary library would be gone with it
    with ExitStack() as stack:
        if demo:
            folder = tempfile.TemporaryDirectory(prefix="briefreader-", ignore_cleanup_errors=True)
            locations = Locations.within(Path(stack.enter_context(folder)))
        # First, so that a library that cannot be opened is said at once; and one after the
        # other, because two threads that import get in each other's way.
        from briefreader.library import Library

        library = stack.enter_context(Library.open(locations, settings))
        from briefreader.tui.app import Briefreader

        app = Briefreader(library, settings, demo=demo, log=log)
        wanted = app.run()
        return app.return_code or 0, wanted
