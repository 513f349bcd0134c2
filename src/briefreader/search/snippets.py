"""Makes a snippet of a body: the window that shows best why it matches. Knows no index.

Where matches probably stand decides which window is shown; a body in which none is seen is read
in full. What is shown as a match is always found exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.search.highlight import Span, Vocabulary, spans
from briefreader.search.needles import QuickFinder
from briefreader.search.query_tree import TextLeaf, Words
from briefreader.search.windows import Window, best_window

_READ = 100_000
"""Characters of a body that are read word by word at most."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of a body on one line, with where the matches stand in it."""

    text: str
    spans: tuple[Span, ...] = ()


class SnippetMaker:
    """Makes snippets of many bodies for one query, and finds the matches in their titles."""

    def __init__(self, leaves: Sequence[TextLeaf], vocabulary: Vocabulary) -> None:
        self._titles = [leaf for leaf in leaves if leaf.field in {"text", "title"}]
        self._bodies = [leaf for leaf in leaves if leaf.field in {"text", "body"}]
        self._vocabulary = vocabulary
        self._title_finders: dict[str, QuickFinder] = {}
        self._body_finders: dict[str, QuickFinder] = {}
        self._weights = {leaf.place: _weight(leaf) for leaf in self._bodies}

    def title_spans(self, title: str, lang: str = "") -> tuple[Span, ...]:
        """Return where a title matches."""
        if (finder := self._title_finders.get(lang)) is None:
            finder = self._body_finders.get(lang) if self._titles == self._bodies else None
            finder = finder or QuickFinder(self._titles, self._vocabulary, lang)
            self._title_finders[lang] = finder
        return spans(finder.find(title))

    def make(self, body: str, lang: str = "") -> Snippet:
        """Return the best window of `body`: the most of the query, and as near the top."""
        if (finder := self._body_finders.get(lang)) is None:
            finder = QuickFinder(self._bodies, self._vocabulary, lang)
            self._body_finders[lang] = finder
        if probable := finder.probable(body):
            snippet = _mark(best_window(body, probable, self._weights), finder)
            if snippet.spans:
                return snippet
        found = finder.find_slowly(body[:_READ])
        return _mark(best_window(body, found, self._weights), finder)


def _weight(leaf: TextLeaf) -> int:
    """Return how much it matters to show a match: a quotation says more than one of its words."""
    return len(leaf.words) if isinstance(leaf, Words) else 1


def _mark(window: Window, finder: QuickFinder) -> Snippet:
    """Find the matches in a window."""
    shift = len(window.before)
    found = spans(finder.find(window.text))
    return Snippet(
        window.before + window.text + window.behind,
        tuple([(start + shift, end + shift) for start, end in found]),
    )
