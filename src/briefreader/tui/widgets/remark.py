"""Says something in passing on the last line of the screen, over the keys. Knows no screen."""

from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from briefreader.render.display import display_line
from briefreader.render.lines import BLANK, Line, Run, mark_line
from briefreader.render.wrap import wrap
from briefreader.tui.widgets.painter import Painter

LEAST_SECONDS = 4.0
SECONDS_PER_CHARACTER = 0.08
"""How long a remark stays for the eye to find and to read it."""


class Remark(Widget):
    """One remark, gone with the next key or after a while; a long one takes more lines."""

    DEFAULT_CSS = """
    Remark {
        layer: above;
        dock: bottom;
        height: auto;
        width: 100%;
        background: $paper-cursor;
    }
    """
    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._painter = Painter(self)
        self._lines: list[Line] = []
        self._timer: Timer | None = None
        self.text = ""
        """What is said; empty for nothing."""

    def on_mount(self) -> None:
        """Be nothing to see before something is said."""
        self.display = bool(self.text)

    def show(self, text: str) -> None:
        """Say `text` instead of what was said before."""
        self.text = display_line(text)
        self._lines = []
        lead = Run(" ")
        for start, end in wrap(self.text, max(10, self.app.size.width - 2)):
            self._lines.append((lead, *mark_line(self.text, start, end, (), ("strong",))))
        self.styles.height = len(self._lines)
        self.display = True
        self.refresh()
        if self._timer is not None:
            self._timer.stop()
        stay = max(LEAST_SECONDS, SECONDS_PER_CHARACTER * len(self.text))
        self._timer = self.set_timer(stay, self.hide)

    def hide(self) -> None:
        """Say nothing any more."""
        if self.text:
            self.text = ""
            self.display = False

    def render_line(self, y: int) -> Strip:
        """Paint line `y`."""
        line = self._lines[y] if y < len(self._lines) else BLANK
        return self._painter.strip(line, self.size.width)

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()
