"""Says what a list is narrowed to. Knows no dialog."""

from briefreader.models.listing import ListFilter
from briefreader.render.display import display_line


def filter_name(chosen: ListFilter) -> str:
    """Say in a few words what a filter lets through; empty if it lets everything through."""
    parts = [
        name
        for name, on in (
            ("unread", chosen.unread),
            ("starred", chosen.starred),
            ("with a note", chosen.noted),
        )
        if on
    ]
    if chosen.outlet:
        parts.append(display_line(chosen.outlet, 40))
    if chosen.tag:
        parts.append(f"tag {display_line(chosen.tag, 40)}")
    return ", ".join(parts)
