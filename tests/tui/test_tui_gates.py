"""The last gate before the terminal, and the colours worked out for any theme."""

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from briefreader.render.lines import Role
from briefreader.tui.filters import AsciiOnly, NoControls
from briefreader.tui.roles import LOOKS
from briefreader.tui.theme import DARK, LIGHT, ink_variables

BLACK = Color(0, 0, 0)


def painted(line_filter: NoControls | AsciiOnly, text: str) -> str:
    return "".join(segment.text for segment in line_filter.apply([Segment(text)], BLACK))


@pytest.mark.parametrize("hostile", ["a\x1b[2Jb", "a\x9b31mb", "a\u202eb", "a\x07b", "a\tb"])
def test_controls_are_replaced_and_the_width_is_kept(hostile: str) -> None:
    shown = painted(NoControls(), hostile)
    assert shown.isprintable()
    assert shown.startswith("a")
    assert cell_len(shown) >= cell_len(hostile)


def test_what_is_clean_is_passed_on_as_it_is() -> None:
    segments = [Segment("plain"), Segment("Baerbock “said”")]
    assert NoControls().apply(segments, BLACK) is segments


@pytest.mark.parametrize("text", ["“Baerbock” – é …", "東京", "│ ● ▏█", "naïve 🚢", "→ ↑"])
def test_everything_is_shown_in_ascii_as_wide_as_before(text: str) -> None:
    shown = painted(AsciiOnly(), text)
    assert shown.isascii()
    assert cell_len(shown) == cell_len(text)


def test_letters_keep_their_base() -> None:
    assert painted(AsciiOnly(), "é–“x” ¶3") == 'e-"x" #3'


@pytest.mark.parametrize("theme", [DARK, LIGHT, *BUILTIN_THEMES.values()], ids=lambda t: t.name)
def test_every_theme_gives_every_colour(theme: object) -> None:
    variables = theme.to_color_system().generate()  # type: ignore[attr-defined]
    inks = ink_variables(variables)
    for look in LOOKS.values():
        for name in (look.ink, look.paper):
            assert not name or Color.parse(inks[name]) is not None


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_our_own_themes_can_be_read(theme: object) -> None:
    """Contrast of text on its paper: 4.5 to 1 for words, 3 to 1 for signs and asides."""
    inks = ink_variables(theme.to_color_system().generate())  # type: ignore[attr-defined]
    paper = Color.parse(inks["paper"])
    words = ("ink", "ink-muted", "ink-primary", "ink-accent", "ink-warning", "ink-error")
    for name in words:
        assert contrast(Color.parse(inks[name]), paper) >= 4.5, name
    assert contrast(Color.parse(inks["ink-faint"]), paper) >= 3.0
    for name in ("paper-cursor", "paper-blurred", "paper-hit", "paper-copied", "paper-flash"):
        assert contrast(Color.parse(inks["ink"]), Color.parse(inks[name])) >= 4.5, name


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (color.r / 255, color.g / 255, color.b / 255)
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_what_matters_is_told_without_colour_too() -> None:
    """Matches, changes, the cursor's counterpart: each has an attribute of the text as well."""
    telling: tuple[Role, ...] = (
        "hit",
        "hit-current",
        "edit",
        "altered",
        "noted",
        "copied",
        "mark",
        "flash",
    )
    assert all(LOOKS[role].text for role in telling)
