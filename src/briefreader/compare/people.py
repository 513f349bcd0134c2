"""Compares whom two reports name and by which title."""

from briefreader.annotate.words import fold

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


def family_name(name: str) -> str:
    """Return the last word of `name` that is no suffix, folded: what a report goes on to use."""
    parts = [fold(part).strip(".,") for part in name.split()]
    names = [part for part in parts if part and part not in _SUFFIXES]
    return names[-1] if names else ""
