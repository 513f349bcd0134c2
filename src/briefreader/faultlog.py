"""Writes unexpected errors to the log file, which never grows past a limit."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

from briefreader import __version__

LIMIT = 1_000_000
"""Bytes past which the log is set aside as `….old` and begun anew."""


def record(error: BaseException, log: Path) -> Path | None:
    """Append `error` with its traceback to `log`; return the file, or None if it cannot be."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    text = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LIMIT:
            log.replace(log.with_name(f"{log.name}.old"))
        descriptor = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{moment} briefreader {__version__}\n{text}\n")
    except OSError:
        return None
    return log
