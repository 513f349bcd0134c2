"""Lets the pictures be taken of the same fictional reports as the tests of the keys."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tui"))
