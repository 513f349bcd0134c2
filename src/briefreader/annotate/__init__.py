"""Finds what one report says: sentences, quotations, figures, dates, people, sources."""

from briefreader.annotate.annotate import RULES_VERSION, annotate

__all__ = ["RULES_VERSION", "annotate"]
