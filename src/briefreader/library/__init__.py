"""The one facade that both front ends use: the store, the search and the rules together."""

from briefreader.library.library import Library

__all__ = ["Library"]
