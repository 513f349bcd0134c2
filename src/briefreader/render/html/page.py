"""The frame of every page, and the gate that text from outside passes on its way into one."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from briefreader.render.lines import Role, Run
from briefreader.sanitise import sanitise_line

_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is loaded from anywhere and no script runs, whatever a report holds."""
_MARKED: tuple[Role, ...] = ("copied", "edit", "altered", "noted")


def text(given: str, *, keep_ends: bool = False) -> str:
    """Sanitise and escape text; blanks at its ends stay where it is part of a sentence."""
    line = sanitise_line(given)
    if keep_ends and line:
        line = f"{' ' * given[:1].isspace()}{line}{' ' * given[-1:].isspace()}"
    return escape(line or (" " if keep_ends and given else ""))


def marked(runs: Iterable[Run]) -> str:
    """Return a piece of a report with what was found in it marked."""
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    shown = text(run.text, keep_ends=True)
    classes = " ".join(role for role in _MARKED if role in run.roles)
    return f'<mark class="{classes}">{shown}</mark>' if classes else shown


def paragraph(kind: str, given: str) -> str:
    """Return a paragraph of text from outside, with a class."""
    return f'<p class="{kind}">{text(given)}</p>'


def page(title: str, kind: str, body: Iterable[str]) -> str:
    """Return a whole page; `kind` is the class of its body."""
    style = _STYLE.read_text(encoding="ascii")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="{kind}">\n' + "\n".join(body) + "\n</body>\n</html>\n"
    )
