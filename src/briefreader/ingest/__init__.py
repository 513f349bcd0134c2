"""Turns what people have (text, pages, feeds, archives) into clean reports."""
