"""briefreader's own two themes, and the colours of its texts worked out for any theme.

Painted lines need opaque colours, so shades of the ink are blended here instead of in CSS.
"""

from collections.abc import Mapping

from textual.color import Color, ColorParseError
from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="briefreader-dark",
    primary="#7aa2d6",
    secondary="#9ab0a8",
    accent="#8fc7c2",
    foreground="#d8dadf",
    background="#14171c",
    surface="#191d23",
    panel="#232932",
    success="#8fbf8a",
    warning="#e0b072",
    error="#e58a80",
    dark=True,
)
LIGHT = Theme(
    name="briefreader-light",
    primary="#2f5f9e",
    secondary="#53665e",
    accent="#1d6d6a",
    foreground="#22252b",
    background="#fbfaf7",
    surface="#f4f2ec",
    panel="#e6e3da",
    success="#2f6d33",
    warning="#8a5300",
    error="#a8322a",
    dark=False,
)
THEMES = {**BUILTIN_THEMES, DARK.name: DARK, LIGHT.name: LIGHT}
"""All themes by name, Textual's and our own."""


def ink_variables(given: Mapping[str, str]) -> dict[str, str]:
    """Return the CSS variables `$ink-…` for a theme whose variables are `given`."""
    try:
        ink, paper = Color.parse(given["foreground"]), Color.parse(given["background"])
        panel = Color.parse(given["panel"])
        tones = {
            name: Color.parse(given[name])
            for name in ("primary", "accent", "warning", "error", "success")
        }
    except ColorParseError:
        ink = paper = panel = Color(0, 0, 0, ansi=-1)
        tones = {}
    if ink.ansi is not None or paper.ansi is not None or not tones:
        return dict.fromkeys(_NAMES, "ansi_default") | _ANSI
    return {
        "ink": ink.hex,
        "paper": paper.hex,
        "ink-muted": ink.blend(paper, 0.34).hex,
        "ink-faint": ink.blend(paper, 0.49).hex,
        "ink-rule": ink.blend(paper, 0.78).hex,
        "ink-primary": tones["primary"].hex,
        "ink-accent": tones["accent"].hex,
        "ink-warning": tones["warning"].hex,
        "ink-error": tones["error"].hex,
        "ink-success": tones["success"].hex,
        "paper-cursor": tones["primary"].blend(paper, 0.72).hex,
        "paper-blurred": panel.hex,
        "paper-hit": tones["warning"].blend(paper, 0.70).hex,
        "paper-copied": tones["primary"].blend(paper, 0.84).hex,
        "paper-flash": tones["success"].blend(paper, 0.55).hex,
    }


_NAMES = (
    "ink",
    "paper",
    "ink-muted",
    "ink-faint",
    "ink-rule",
    "ink-primary",
    "ink-accent",
    "ink-warning",
    "ink-error",
    "ink-success",
    "paper-cursor",
    "paper-blurred",
    "paper-hit",
    "paper-copied",
    "paper-flash",
)
_ANSI = {
    "ink-faint": "ansi_bright_black",
    "ink-rule": "ansi_bright_black",
    "ink-primary": "ansi_blue",
    "ink-accent": "ansi_cyan",
    "ink-warning": "ansi_yellow",
    "ink-error": "ansi_red",
    "ink-success": "ansi_green",
    "paper-cursor": "ansi_bright_black",
    "paper-blurred": "ansi_bright_black",
}
