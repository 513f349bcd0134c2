"""Writes what is taken away to a file of the reader's choice, and never over another. Blocks."""

import os
from pathlib import Path

from briefreader.errors import InputError
from briefreader.render.export import Export


def write_export(export: Export, name: str) -> Path:
    """Write `export` to a new file, in the form that its ending names; return its full path.

    Raises InputError for a name without such an ending, a file that is there already, and
    whatever else keeps it from being written; nothing is left of a file that failed.
    """
    if not name.strip():
        raise InputError("Give the file a name.")
    try:
        path = Path(os.path.abspath(Path(name.strip()).expanduser()))  # noqa: PTH100  links stay
    except (OSError, RuntimeError) as error:
        raise InputError(f"{name} cannot be written: {error}.") from error
    write = export.forms.get(path.suffix.lower())
    if write is None:
        raise InputError(f"End the name with {endings(export)}.")
    text = write()
    try:
        # A name that is taken, be it by a link, is never written to.
        with path.open("x", encoding="utf-8", newline="") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:
                path.unlink()
                raise
    except FileExistsError:
        raise InputError(f"{path} is there already; give another name.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError(f"{path} cannot be written: {reason}.") from error
    return path


def endings(export: Export) -> str:
    """Return the endings that a file can have: `.md, .html or .json`."""
    *most, last = export.forms
    return f"{', '.join(most)} or {last}" if most else last
