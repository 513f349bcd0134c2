"""The library on disk: SQLite, the one truth. All SQL of the project is here."""

from briefreader.store.store import Store

__all__ = ["Store"]
