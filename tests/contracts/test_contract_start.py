"""The interface is on the screen before anything is imported that its first list does not need."""

import json
import subprocess
import sys

NOT_YET = {
    "click",
    "numpy",
    "tomllib",
    "whoosh",
    "briefreader.models.article",
    "briefreader.models.feed",
    "briefreader.tui.screens.compare",
    "briefreader.tui.screens.filter",
    "briefreader.tui.widgets.welcome",
}


def test_the_first_list_needs_little() -> None:
    script = (
        "import json, sys\n"
        "import briefreader.cli.main, briefreader.library\n"
        "import briefreader.tui.app, briefreader.tui.run\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60
    )
    assert set(json.loads(ran.stdout)) & NOT_YET == set()
