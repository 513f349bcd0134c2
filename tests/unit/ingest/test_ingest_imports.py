"""Pages need libraries that take half a second to import: nothing else may import them."""

import subprocess
import sys

import pytest

HEAVY = ("lxml", "trafilatura", "readability", "numpy", "feedparser", "yaml", "markdown_it")
READ_TEXT = "next(read_inputs(['-'], stdin=__import__('io').BytesIO(b'A report of the day.')))"


@pytest.mark.parametrize("then", ["pass", READ_TEXT])
def test_reading_text_imports_no_page_library(then: str) -> None:
    code = (
        f"from briefreader.ingest import read_inputs; {then}; import sys; "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
