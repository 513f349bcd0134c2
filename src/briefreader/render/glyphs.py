"""The few signs that briefreader draws with, in Unicode and in ASCII, each one cell wide."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from briefreader.models.comparison import RowRelation

_RELATIONS: "Mapping[RowRelation, str]" = {
    "same": "=",
    "reworded": "~",
    "only-left": "<",
    "only-right": ">",
}


class Glyphs(NamedTuple):
    """One set of signs. The defaults are for terminals that show Unicode."""

    unread: str = "●"
    star: str = "★"
    note: str = "✎"
    separator: str = "·"
    ellipsis: str = "…"
    rule: str = "─"
    bar: str = "│"
    cursor: str = "▌"
    folded: str = "▸"
    unfolded: str = "▾"
    up: str = "↑"
    down: str = "↓"
    differs: str = "!"
    quote: str = '"'
    copied: str = "≡"
    rejected: str = "×"
    busy: str = "◌"
    chosen: str = "✓"
    relations: "Mapping[RowRelation, str]" = _RELATIONS
    """The sign of each way in which a row of two reports can relate."""


UNICODE = Glyphs()
ASCII = Glyphs(
    unread="*",
    star="+",
    note="&",
    separator="-",
    ellipsis="~",
    rule="-",
    bar="|",
    cursor=">",
    folded=">",
    unfolded="v",
    up="^",
    down="v",
    copied="#",
    rejected="x",
    busy="o",
    chosen="x",
)
