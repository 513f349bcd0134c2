"""Disks that are full or read-only, files that may not be read: what tests need of the system."""

import os
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

SMALL_DISK_BYTES = 2_000_000

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Programs of a test run in the background would inherit it, and never be interrupted.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is a disk of 2 MB; skip where this user cannot mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_BYTES}", "tmpfs", folder],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture
def remount_read_only() -> Callable[[Path], None]:
    """Give a function that makes a mounted disk read-only."""

    def remount(folder: Path) -> None:
        subprocess.run(["mount", "-o", "remount,ro", folder], check=True)

    return remount


@pytest.fixture
def bound_by_permissions(tmp_path: Path) -> None:
    """Skip where this user may read and write everything."""
    closed = tmp_path / "closed-file"
    closed.write_text("text")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("this user may read every file")
