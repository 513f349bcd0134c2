"""The interface is on the screen before anything is imported that its first list does not need."""

import subprocess
import sys
from pathlib import Path

from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.models.article import Report

NOT_YET = {
    "click",
    "json",
    "numpy",
    "tomllib",
    "whoosh",
    "briefreader.models.annotation",
    "briefreader.models.article",
    "briefreader.models.feed",
    "briefreader.models.ledger",
    "briefreader.tui.screens.compare",
    "briefreader.tui.screens.filter",
    "briefreader.tui.widgets.welcome",
}
START = """
import sys
from pathlib import Path
import briefreader.cli.main, briefreader.tui.app, briefreader.tui.run
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.tui.background import Background
from briefreader.tui.story_listing import StoryListing
with Library.open(Locations.within(Path(sys.argv[1]))) as library:
    listing = StoryListing.begin(library, Background(), 50, folds=True)
    assert listing.pages.entry(0).story.listed == 2
print("\\n".join(sys.modules))
"""


def test_the_first_list_needs_little(tmp_path: Path) -> None:
    with Library.open(Locations.within(tmp_path)) as library:
        library.store.add_many(Report(f"Ferry {word}", (word,)) for word in ("fire", "flood"))
        library.store.assign_stories(dict.fromkeys([1, 2], library.store.new_story("Ferry")))
    ran = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert set(ran.stdout.split()) & NOT_YET == set()
