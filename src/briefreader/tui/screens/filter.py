"""Asks which reports the list is to hold and in what order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from briefreader.models.listing import ListFilter, ListOrder
from briefreader.render.display import display_line, display_text
from briefreader.render.filter_name import filter_name
from briefreader.tui.screens.base import Dialog

_ORDERS: dict[ListOrder, str] = {
    "newest": "Newest first",
    "oldest": "Oldest first",
    "added": "Last added first",
    "outlet": "By outlet",
    "title": "By title",
}


class _Choice(NamedTuple):
    """One line of the dialog."""

    name: str
    on: bool
    """Whether the present filter says so already."""
    result: ListFilter
    """The filter once this is chosen."""


class FilterDialog(Dialog[ListFilter | None]):
    """Answers with the filter chosen; choosing what is on already takes it off."""

    BINDINGS: ClassVar = [Binding("q", "cancel", show=False)]

    def __init__(
        self,
        now: ListFilter,
        outlets: Sequence[tuple[str, int]],
        tags: Sequence[tuple[str, int]],
    ) -> None:
        super().__init__()
        self._choices: list[_Choice | None] = [
            _Choice("All reports", not filter_name(now), ListFilter(order=now.order)),
            _Choice("Unread", now.unread, replace(now, unread=not now.unread)),
            _Choice("Starred", now.starred, replace(now, starred=not now.starred)),
            _Choice("With a note", now.noted, replace(now, noted=not now.noted)),
            None,
            *(
                _Choice(name, order == now.order, replace(now, order=order))
                for order, name in _ORDERS.items()
            ),
        ]
        self._add_group(_outlet_choice(now, *outlet) for outlet in outlets)
        self._add_group(_tag_choice(now, *tag) for tag in tags)

    def _add_group(self, choices: Iterable[_Choice]) -> None:
        if group := list(choices):
            self._choices += [None, *group]

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Label(display_text("Which reports, in what order"), classes="dialog-title")
            yield OptionList(*self._options(), markup=False, compact=True)
            yield Label(
                display_text("enter chooses or takes off, esc closes"), classes="dialog-help"
            )

    def _options(self) -> list[Option | None]:
        return [
            choice
            and Option(display_text(f"[{'x' if choice.on else ' '}] {choice.name}"), id=str(number))
            for number, choice in enumerate(self._choices)
        ]

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Answer with the choice under the cursor."""
        choice = self._choices[int(event.option_id or 0)]
        self.dismiss(choice.result if choice else None)


def _outlet_choice(now: ListFilter, name: str, count: int) -> _Choice:
    on = now.outlet == name
    label = f"{display_line(name, 60)}  {count:,}"
    return _Choice(label, on, replace(now, outlet="" if on else name))


def _tag_choice(now: ListFilter, name: str, count: int) -> _Choice:
    on = now.tag == name
    label = f"tag {display_line(name, 60)}  {count:,}"
    return _Choice(label, on, replace(now, tag="" if on else name))
