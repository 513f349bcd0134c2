"""The ledger of a story, and the report that one of its facts stands in."""

from briefreader.tui.screens.ledger.screen import LedgerScreen

__all__ = ["LedgerScreen"]
