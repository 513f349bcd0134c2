"""The last gate before the terminal: line filters on everything that Textual paints."""

import unicodedata
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from briefreader.sanitise import sanitise


class NoControls(LineFilter):
    """Replaces what a terminal would obey, should a string have come past the display gate."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` without controls, every cell still filled."""
        del background
        if all(text.isprintable() for text, _, _ in segments):
            return segments
        return [Segment(_harmless(text), style, control) for text, style, control in segments]


@lru_cache(4096)
def _harmless(text: str) -> str:
    clean = sanitise(text).translate({9: " ", 10: " "})
    return clean + " " * (cell_len(text) - cell_len(clean))


class AsciiOnly(LineFilter):
    """Shows everything in ASCII, for terminals and fonts that have nothing else."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return `segments` in ASCII, each as wide as before."""
        del background
        if all(text.isascii() for text, _, _ in segments):
            return segments
        return [Segment(_ascii(text), style, control) for text, style, control in segments]


_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−─━═", "-"),
        **dict.fromkeys("│┃║▏▎▍▌▐▕", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯", "+"),
        **dict.fromkeys("▁▂▃▄▅▆▇█▀▔", "#"),
        **dict.fromkeys("•·●○◦", "*"),
        "…": "~",
        "›": ">",
        "‹": "<",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "✓": "x",
        "✗": "x",
        "¶": "#",
    }
)


@lru_cache(4096)
def _ascii(text: str) -> str:
    return "".join(map(_ascii_character, text.translate(_LOOKALIKES)))


def _ascii_character(character: str) -> str:
    if character.isascii():
        return character
    width = cell_len(character)
    base = unicodedata.normalize("NFKD", character)[:1]
    return (base if base.isascii() and base else "?").ljust(width)[:width]
