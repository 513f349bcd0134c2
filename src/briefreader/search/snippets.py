"""Chooses the window of a body that shows best why it matches. Knows no index.

A first look by plain string search says where matches probably stand, at a tenth of the cost of
reading the body word by word. It misses rare ways of printing a word (accents, apostrophes); a
body in which it sees nothing is read in full. What is shown as a match is always found exactly,
by `highlight`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefreader.search.analysis import is_spaceless
from briefreader.search.highlight import (
    FieldHighlighter,
    Found,
    Span,
    Vocabulary,
    fits,
    own_forms,
    spans,
)
from briefreader.search.query_tree import Pattern, Place, Similar, TextLeaf

WIDTH = 200
"""Characters of a snippet; a single match that is longer gets more room."""

_MARK = "\u2026"
_LEAD = 60
"""Characters shown before the first match where its sentence begins farther off."""
_SPREAD = WIDTH - 40
"""Characters within which matches can be shown together."""
_READ = 100_000
"""Characters of a body that are read word by word at most."""
_MOST_NEEDLES = 32
_MOST_PLACES = 40
"""Probable places looked at for each form; reports say what matters near the top."""

_SENTENCE_END = re.compile(
    r"""
    [.!?\n] (?: (?<=\n) \n* | (?:(?<=[^\W_]{3}.)|(?<=[\d%)].)) [.!?]* ["'\u2019\u201d)]* \s+ )
    (?= ["'\u2018\u201c(]? [^\W\da-z_] )
    """,
    re.VERBOSE,
)
"""Where a sentence ends, but not behind "Mr." and the like."""
_WORD_REST = re.compile(r"\w{1,40}")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A window of a body on one line, with where the matches stand in it."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Needle:
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


class SnippetMaker:
    """Makes snippets of many bodies for one query."""

    def __init__(self, leaves: Sequence[TextLeaf], vocabulary: Vocabulary) -> None:
        self._leaves = [leaf for leaf in leaves if leaf.field in {"text", "body"}]
        self._vocabulary = vocabulary
        self._makers: dict[str, _Maker] = {}

    def make(self, body: str, lang: str = "") -> Snippet:
        """Return the best window of `body`: the most different words, and as near the top."""
        if (maker := self._makers.get(lang)) is None:
            maker = self._makers[lang] = _Maker(self._leaves, self._vocabulary, lang)
        return maker.make(body)


class _Maker:
    """Makes snippets of bodies of one language."""

    def __init__(self, leaves: Sequence[TextLeaf], vocabulary: Vocabulary, lang: str) -> None:
        self._matches = FieldHighlighter(leaves, vocabulary, lang)
        self._needles = [needle for leaf in leaves for needle in _needles(leaf, vocabulary, lang)]

    def make(self, body: str) -> Snippet:
        if probable := self._probable(body):
            text = _window(body, probable)
            if found := self._matches.find(text):
                return Snippet(text, spans(found))
        text = _window(body, self._matches.find(body[:_READ]))
        return Snippet(text, spans(self._matches.find(text)))

    def _probable(self, body: str) -> list[Found]:
        lower = body.lower()
        if len(lower) != len(body):
            return []
        return sorted(found for needle in self._needles for found in _seen(needle, body, lower))


def _needles(leaf: TextLeaf, vocabulary: Vocabulary, lang: str) -> list[_Needle]:
    if isinstance(leaf, Pattern):
        literal = re.split(r"[*?]", leaf.text, maxsplit=1)[0]
        test = None if leaf.prefix is not None else fits(leaf)
        return [_Needle(literal, leaf.place, not is_spaceless(literal), False, test)]
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
        _Needle(root, leaf.place, True, False, known.__contains__, sure, reach)
        if not is_spaceless(root)
        else _Needle(root, leaf.place, False, False, None, sure, reach)
        for root in _roots(known)
    ]
    odd = [
        _Needle(text, leaf.place, True, True, None, sure, reach)
        for form in known
        for text in _printed_oddly(form)
    ]
    return (roots + odd)[:_MOST_NEEDLES]


def _roots(words: Iterable[str]) -> list[str]:
    """Return the fewest of `words` such that each of them begins with one of those."""
    roots: list[str] = []
    for word in sorted(words):
        if not (roots and word.startswith(roots[-1])):
            roots.append(word)
    return roots


def _printed_oddly(word: str) -> Iterator[str]:
    """Yield how `word` may be printed other than as it is: with full stops, with commas."""
    if 1 < len(word) < 5 and word.isalpha():
        yield ".".join(word)
    elif len(word) > 3 and word.isdecimal() and word.isascii():
        yield f"{int(word):,}"


def _seen(needle: _Needle, body: str, lower: str) -> Iterator[Found]:
    start, length = -1, len(needle.text)
    for _ in range(_MOST_PLACES):
        start = lower.find(needle.text, start + 1)
        if start < 0:
            return
        end = start + length
        if needle.begins and start and lower[start - 1].isalnum():
            continue
        if needle.ends and lower[end : end + 1].isalnum():
            continue
        if (rest := _WORD_REST.match(body, end)) and needle.begins:
            end = rest.end()
        if needle.fits is not None and not needle.fits(lower[start:end]):
            continue
        if needle.sure is None:
            yield Found(start, end, needle.place)
        elif sure := needle.sure.find(body[max(0, start - needle.reach) : end + needle.reach]):
            shift = max(0, start - needle.reach)
            yield Found(sure[0].start + shift, sure[-1].end + shift, needle.place)
            return


def _window(body: str, found: Sequence[Found]) -> str:
    """Return the part of `body` in which the most different words are found."""
    if not found:
        return _cut(body, 0, 0)
    most = len({place.asked for place in found})
    best, first, last = 0, found[0].start, found[0].end
    for begin, place in enumerate(found):
        near = [other for other in found[begin : begin + 24] if other.end - place.start <= _SPREAD]
        different = len({other.asked for other in near})
        if different > best:
            best, first = different, place.start
            last = max((other.end for other in near), default=place.end)
            if best == most:
                break
    return _cut(body, first, last)


def _cut(body: str, first: int, last: int) -> str:
    """Return about WIDTH characters of `body` around `first` to `last`, sentences kept whole."""
    width = max(WIDTH, last - first + 2)
    begin, whole = _sentence_start(body, first)
    if last - begin > width - 2:
        begin = _word_start(body, max(first - min(_LEAD, width - 2 - (last - first)), 0), first)
        whole = begin == 0
    end, complete = _sentence_stop(body, begin, last, begin + width - 2)
    text = " ".join(body[begin:end].split())
    return f"{'' if whole else _MARK}{text}{'' if complete else _MARK}"


def _sentence_start(body: str, first: int) -> tuple[int, bool]:
    start = max(0, first - WIDTH)
    ends = [match.end() for match in _SENTENCE_END.finditer(body, start, first + 2)]
    ends = [end for end in ends if end <= first]
    if ends:
        return ends[-1], True
    return (start, start == 0) if start == 0 else (_word_start(body, start, first), False)


def _word_start(body: str, start: int, first: int) -> int:
    """Return where the first word behind `start` begins, at the latest `first`."""
    if start == 0:
        return 0
    space = re.compile(r"\s+").search(body, start - 1, first)
    return space.end() if space else first


def _sentence_stop(body: str, begin: int, last: int, limit: int) -> tuple[int, bool]:
    if limit >= len(body):
        return len(body), True
    limit = max(limit, last)
    stops = [
        match.start() + len(match.group().rstrip())
        for match in _SENTENCE_END.finditer(body, last, limit + 2)
    ]
    stops = [stop for stop in stops if last <= stop <= limit and stop - begin > WIDTH // 2]
    if stops:
        return stops[-1], True
    space = body.rfind(" ", last, limit + 1)
    return (space if space >= max(last, begin + 1) else limit), False
