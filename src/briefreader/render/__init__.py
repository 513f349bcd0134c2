"""Turns data into rich Text, Markdown and HTML. Decides nothing."""
