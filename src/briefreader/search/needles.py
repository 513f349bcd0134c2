"""Finds matches by plain string search, at a fraction of the cost of reading text word by word.

What a word is most likely printed as, its *needle*, is looked for. That misses rare ways of
printing a word (accents, apostrophes), so that it only says where matches probably stand. In a
short text, what may be printed oddly is read word by word besides, and nothing is missed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefreader.search.analysis import is_spaceless
from briefreader.search.highlight import FieldHighlighter, Found, Vocabulary, fits, own_forms
from briefreader.search.query_tree import Pattern, Place, Similar, TextLeaf, Words

MOST_PLACES = 12
"""Probable places looked at for each needle; reports say what matters near the top."""

_MOST_NEEDLES = 32
_ROOT = 4
"""Characters that words have to begin with in common to be looked for together."""

_JOINT = re.compile(r"[.,'](?=\w)|_", re.ASCII)
"""What may join two words, or parts of one."""
_PLAIN_MARKS = str.maketrans("\u2018\u2019\u201c\u201d\u2013\u2014", "''\"\"--")
_WORD_REST = re.compile(r"\w{1,40}")


@dataclass(frozen=True, slots=True)
class Needle:
    """A string that a match is probably printed as."""

    text: str
    place: Place
    begins: bool = True
    """A word has to begin with it."""
    ends: bool = True
    """A word has to end with it."""
    fits: Callable[[str], bool] | None = None
    """What the whole word has to satisfy."""
    sure: FieldHighlighter | None = None
    """What has to find something around it, where the word alone says little."""
    reach: int = 0
    """Characters before and behind in which that is looked for."""

    def seen(self, lower: str, most: int) -> list[Found]:
        """Return where it is seen in a text of lower case, looking at so many places at most."""
        begins, ends, fits, place = self.begins, self.ends, self.fits, self.place
        find, length = lower.find, len(self.text)
        found: list[Found] = []
        start = find(self.text)
        while start >= 0 and most:
            most -= 1
            if not (begins and start and lower[start - 1].isalnum()):
                end = start + length
                goes_on = lower[end : end + 1].isalnum()
                if goes_on and begins and not ends and (rest := _WORD_REST.match(lower, end)):
                    end = rest.end()
                if not (goes_on and ends) and (fits is None or fits(lower[start:end])):
                    if self.sure is None:
                        found.append((start, end, place))
                    elif whole := self._whole(lower, start, end):
                        return [whole]
            start = find(self.text, start + 1)
        return found

    def _whole(self, lower: str, start: int, end: int) -> Found | None:
        """Return the match that the needle is part of."""
        shift = max(0, start - self.reach)
        if found := self.sure.find(lower[shift : end + self.reach]) if self.sure else []:
            return found[0][0] + shift, found[-1][1] + shift, self.place
        return None


class QuickFinder:
    """Finds the matches of some leaves of a query in texts of one language."""

    def __init__(self, leaves: Sequence[TextLeaf], vocabulary: Vocabulary, lang: str = "") -> None:
        self._slow = FieldHighlighter(leaves, vocabulary, lang)
        self._needles = [needle for leaf in leaves for needle in _needles(leaf, vocabulary, lang)]
        self._single = all(isinstance(leaf, Words) and len(leaf.words) == 1 for leaf in leaves)

    def find_slowly(self, text: str) -> list[Found]:
        """Return all matches, reading the text word by word."""
        return self._slow.find(text)

    def probable(self, text: str) -> list[Found]:
        """Return where matches probably stand, in order; none if that cannot be told."""
        lower = text.lower()
        if len(lower) != len(text):
            return []
        found = [place for needle in self._needles for place in needle.seen(lower, MOST_PLACES)]
        found.sort()
        return found

    def find(self, line: str) -> list[Found]:
        """Return all matches in a short text on one line, in any order.

        Single words are looked for as they are; only what is joined by a mark is read.
        """
        plain = line if line.isascii() else line.translate(_PLAIN_MARKS)
        if not self._single or not plain.isascii():
            return self._slow.find(line)
        plain = plain.lower()
        found = [place for needle in self._needles for place in needle.seen(plain, len(plain))]
        for joint in _JOINT.finditer(plain):
            start = plain.rfind(" ", 0, joint.start()) + 1
            end = plain.find(" ", joint.end())
            end = len(plain) if end < 0 else end
            found = [place for place in found if not start <= place[0] < end]
            joined = self._slow.find(line[start:end])
            found += [(first + start, last + start, asked) for first, last, asked in joined]
        return found


def _needles(leaf: TextLeaf, vocabulary: Vocabulary, lang: str) -> list[Needle]:
    if isinstance(leaf, Pattern):
        literal = re.split(r"[*?]", leaf.text, maxsplit=1)[0]
        test = None if leaf.prefix is not None else fits(leaf)
        return [Needle(literal, leaf.place, not is_spaceless(literal), False, test)]
    sure: FieldHighlighter | None = None
    reach = 0
    if isinstance(leaf, Similar):
        pivot, forms = leaf.word, vocabulary.similar(leaf.word, leaf.distance)
    else:
        pivot = max(leaf.words, key=len)
        forms = () if leaf.exact else own_forms(pivot, vocabulary, lang)
        if len(leaf.words) > 1:
            sure = FieldHighlighter([leaf], vocabulary, lang)
            reach = 16 * len(leaf.words) * (leaf.slop + 1)
    known = frozenset([pivot, *forms])
    roots = [
        Needle(root, leaf.place, True, False, known.__contains__, sure, reach)
        if not is_spaceless(root)
        else Needle(root, leaf.place, False, False, None, sure, reach)
        for root in _roots(known)
    ]
    odd = [Needle(text, leaf.place, True, True, None, sure, reach) for text in _oddly(pivot)]
    return (roots + odd)[:_MOST_NEEDLES]


def _roots(words: Iterable[str]) -> list[str]:
    """Return few strings such that each of `words` begins with one of them."""
    roots: list[str] = []
    for word in sorted(words):
        shared = _shared_start(roots[-1], word) if roots else ""
        if shared and (len(shared) >= _ROOT or shared == roots[-1]):
            roots[-1] = shared
        else:
            roots.append(word)
    return roots


def _shared_start(left: str, right: str) -> str:
    same = takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))
    return "".join(character for character, _ in same)


def _oddly(word: str) -> Iterator[str]:
    """Yield how `word` may be printed other than as it is: with full stops, with commas."""
    if 1 < len(word) < 5 and word.isalpha():
        yield ".".join(word)
    elif len(word) > 3 and word.isdecimal() and word.isascii():
        yield f"{int(word):,}"
