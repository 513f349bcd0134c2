"""What is known of a file that is watched. Reads none."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FileStamp:
    """What changes when a file is written or replaced."""

    modified: int
    """Nanoseconds."""
    size: int
    inode: int
