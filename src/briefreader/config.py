"""The reader's settings: frozen, read once from TOML."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from briefreader.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything `config.toml` can say, with the values used where it says nothing."""

    theme: str = "briefreader-dark"
    """Name of a theme: `briefreader-dark`, `briefreader-light` or one of Textual's."""
    ascii: bool = False
    """Draw with ASCII characters only."""
    mark_read: bool = True
    """Mark a report read when it is opened."""
    list_width: int = 44
    """Columns of the article list where list and reader stand side by side."""
    show_stories: bool = True
    """Start with reports folded into stories."""
    search_time_limit: float = 2.0
    """Seconds after which a search is given up."""
    allow_private_hosts: bool = False
    """Let pages and feeds be fetched from private and loopback addresses."""
    watch_folders: tuple[str, ...] = ()
    """Folders whose new and changed files come in while the reader is open."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Other keys for actions: `compare = "C"`; the names stand in docs/formats.md."""


_KINDS: dict[type, str] = {
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    str: "a text",
    tuple: "a list of texts",
    dict: "a table of texts",
}


_RANGES: dict[str, tuple[float, float]] = {
    "list_width": (20, 200),
    "search_time_limit": (0.1, 60),
}
"""The least and the largest value of settings that are numbers."""


def load_settings(path: Path) -> Settings:
    """Read `path`; a missing file means all defaults.

    Raises SettingsError, naming the file and the key, for a file that is not TOML, an
    unknown key or a value of the wrong type or size.
    """
    try:
        with path.open("rb") as file:
            import tomllib  # here, because most readers have no settings to be read

            given = tomllib.load(file)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror or error}.") from None
    except ValueError as error:  # no TOML, or no UTF-8
        raise SettingsError(f"{path} cannot be read as TOML: {error}. Mend or remove it.") from None
    return Settings(**{key: _checked(path, key, value) for key, value in given.items()})


def _checked(path: Path, key: str, value: Any) -> Any:
    defaults = {item.name: getattr(Settings(), item.name) for item in fields(Settings)}
    if key not in defaults:
        known = ", ".join(sorted(defaults))
        raise SettingsError(f"{path}: there is no setting {key!r}; known are {known}.")
    expected = defaults[key]
    if isinstance(expected, bool) or isinstance(value, bool):
        fits = isinstance(expected, bool) and isinstance(value, bool)
    elif isinstance(expected, float):
        fits = isinstance(value, int | float)
    elif isinstance(expected, tuple):
        fits = isinstance(value, list) and all(isinstance(item, str) for item in value)
        value = tuple(value) if fits else value
    elif isinstance(expected, Mapping):
        fits = isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
    else:
        fits = isinstance(value, type(expected))
    if not fits:
        raise SettingsError(f"{path}: {key} must be {_KINDS[type(expected)]}, not {value!r}.")
    if key in _RANGES:
        least, most = _RANGES[key]
        if not least <= value <= most:
            raise SettingsError(f"{path}: {key} must be from {least} to {most}, not {value}.")
    return value
