"""Where reports that say one thing part in their words. Knows no layout."""

import re
from collections import Counter
from collections.abc import Iterator

from briefreader.models.ledger import BriefLine, Evidence, LedgerCell, LedgerRow

_WORD = re.compile(r"\w+(?:[-'’.,]\w+)*")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def deviating(row: LedgerRow) -> frozenset[int]:
    """Return the articles whose cells part from what most cells say, from the first in a tie.

    A quotation that only stops earlier does not part from the longer one. Empty for a row
    whose outlets agree, or where there is one alone.
    """
    if row.verdict not in ("differ", "update", "plain"):
        return frozenset()
    keys = {cell.article: _key(row, cell) for cell in row.cells}
    ((usual, _),) = Counter(keys.values()).most_common(1)
    if row.kind == "quote":
        # The longest of those that agree: what was trimmed stands inside it.
        usual = max((key for key in keys.values() if _holds(key, usual)), key=len)
    return frozenset(article for article, key in keys.items() if not _holds(usual, key))


def unshared_words(row: LedgerRow, cell: LedgerCell) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the words of a cell's quotation that not all other cells have."""
    if row.kind != "quote" or row.verdict not in ("differ", "plain"):
        return
    others = [set(_words(other.text)) for other in row.cells if other is not cell]
    for match in _WORD.finditer(cell.text):
        if not all(_folded(match[0]) in words for words in others):
            yield match.span()


def says_the_same(text: str, other: str) -> bool:
    """Tell whether two texts part in nothing but case, marks and blanks."""
    return tuple(_words(text)) == tuple(_words(other))


def other_wordings(line: BriefLine) -> list[tuple[str, tuple[Evidence, ...]]]:
    """Return how reports word a brief's line otherwise, each wording once with all its places.

    Wordings that part in nothing but case, marks and blanks are one.
    """
    said = tuple(_words(line.text))
    found: dict[tuple[str, ...], tuple[str, list[Evidence]]] = {}
    for wording, place in zip(line.variants, line.evidence, strict=False):
        if (words := tuple(_words(wording))) != said:
            found.setdefault(words, (wording, []))[1].append(place)
    return [(wording, tuple(places)) for wording, places in found.values()]


def _key(row: LedgerRow, cell: LedgerCell) -> tuple[str, ...]:
    """Return what a cell says without what makes no difference: hedges, case, quote marks."""
    if row.kind == "figure" and (numbers := _NUMBER.findall(cell.text)):
        return tuple(numbers)
    return tuple(_words(cell.text))


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _words(text: str) -> Iterator[str]:
    return (_folded(match[0]) for match in _WORD.finditer(text))


def _folded(word: str) -> str:
    """Return a word by which it is known again: `U.S.` and `US` are one, `1.5` and `15` are not."""
    folded = word.casefold().replace("’", "'")
    return folded if any(map(str.isdigit, folded)) else folded.replace(".", "")
