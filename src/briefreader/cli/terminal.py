"""Tells what stands behind the standard streams. Imports nothing that takes time."""

import os
import sys
from typing import TextIO


def is_terminal(stream: TextIO | None) -> bool:
    """Tell whether a standard stream is a terminal; a closed one is none."""
    return stream is not None and not stream.closed and stream.isatty()


def has_terminal() -> bool:
    """Tell whether a full-screen interface can be shown and used."""
    usable = os.environ.get("TERM", "") not in ("", "dumb")
    return usable and is_terminal(sys.stdin) and is_terminal(sys.stdout)
