"""Writes the table of keys in docs/formats.md from the table of actions.

`python -m briefreader.tui.reference docs/formats.md` puts it between its two markers; a test
fails while the document says something else.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from briefreader.tui.actions import actions_of, contexts, key_names

BEGIN = "<!-- keys: written by `python -m briefreader.tui.reference docs/formats.md` -->"
END = "<!-- /keys -->"


def reference() -> str:
    """Return the tables of all keys as Markdown, one a place."""
    return "\n".join(_tables())


def with_reference(document: str) -> str:
    """Return a document with the tables between their markers. Raises ValueError without them."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} … {END} in the document")
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def _tables() -> Iterator[str]:
    for context in contexts():
        actions = list(actions_of(context))
        if not actions:
            continue
        yield f"### Keys: {context}"
        yield ""
        yield "| key | name in `[keys]` | what it does |"
        yield "|---|---|---|"
        for action in actions:
            keys = " ".join(f"`{key}`" for key in key_names(action.keys)).replace("|", r"\|")
            yield f"| {keys} | `{action.name}` | {action.help} |"
        yield ""


def main() -> None:
    """Rewrite the document that is named on the command line."""
    path = Path(sys.argv[1])
    path.write_text(with_reference(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
