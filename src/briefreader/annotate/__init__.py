"""Finds what one report says: sentences, quotations, figures, dates, people, sources."""
