"""A story's ledger: facts as rows, outlets as columns."""

from briefreader.tui.widgets.ledger.ledger_table import LedgerTable

__all__ = ["LedgerTable"]
