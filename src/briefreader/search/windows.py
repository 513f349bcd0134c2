"""Chooses and cuts the part of a body that is shown. Knows matches by their places only."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from briefreader.search.highlight import Found
from briefreader.search.query_tree import Place

WIDTH = 200
"""Characters of a window; a single match that is longer gets more room."""

_MARK = "\u2026"
_LEAD = 60
"""Characters shown before the first match where its sentence begins farther off."""
_SPREAD = WIDTH - 40
"""Characters within which matches can be shown together."""

_SENTENCE_END = re.compile(
    r"""
    [.!?\n] (?: (?<=\n) \n* | (?:(?<=[^\W_]{3}.)|(?<=[\d%)].)) [.!?]* ["'\u2019\u201d)]* \s+ )
    (?= ["'\u2018\u201c(]? [^\W\da-z_] )
    """,
    re.VERBOSE,
)
"""Where a sentence ends, but not behind "Mr." and the like."""
_SPACE = re.compile(r"\s+")


class Window(NamedTuple):
    """A part of a body on one line, with what stands before and behind it for what is left out."""

    before: str
    text: str
    behind: str


def best_window(body: str, found: Sequence[Found], weights: Mapping[Place, int]) -> Window:
    """Return the part of `body` that shows most of the query, as near the top as possible.

    `found` is in order. Each part of a query counts once, as much as `weights` says.
    """
    if not found:
        return _cut(body, 0, 0)
    first = found[_best_begin(found, weights)][0]
    near = [end for start, end, _ in found if first <= start and end - first <= _SPREAD]
    if not near:
        near = [end for start, end, _ in found if first == start]
    return _cut(body, first, max(near))


def _best_begin(found: Sequence[Found], weights: Mapping[Place, int]) -> int:
    """Return which place begins the stretch that shows most."""
    most = sum([weights[asked] for asked in {asked for _, _, asked in found}])
    shown = dict.fromkeys(weights, 0)
    value = best = best_begin = begin = 0
    for at, (_, end, asked) in enumerate(found):
        if not shown[asked]:
            value += weights[asked]
        shown[asked] += 1
        while begin < at and end - found[begin][0] > _SPREAD:
            left = found[begin][2]
            shown[left] -= 1
            if not shown[left]:
                value -= weights[left]
            begin += 1
        if value > best:
            best, best_begin = value, begin
            if best == most:
                break
    return best_begin


def _cut(body: str, first: int, last: int) -> Window:
    """Return about WIDTH characters of `body` around `first` to `last`, sentences kept whole."""
    room = max(WIDTH, last - first + 2) - 2
    begin, whole = _sentence_start(body, first)
    if last - begin > room:
        lead = min(_LEAD, room - (last - first))
        begin = _word_start(body, max(first - lead, 0), first, last - room)
        whole = begin == 0
    end, complete = _sentence_stop(body, begin, last, begin + room)
    text = " ".join(body[begin:end].split())
    return Window("" if whole else _MARK, text, "" if complete else _MARK)


def _sentence_start(body: str, first: int) -> tuple[int, bool]:
    start = max(0, first - WIDTH)
    for match in reversed([*_SENTENCE_END.finditer(body, start, first + 2)]):
        if match.end() <= first:
            return match.end(), True
    return (_word_start(body, start, first, start), start == 0)


def _word_start(body: str, start: int, first: int, earliest: int) -> int:
    """Return where the first word from `start` on begins.

    If none does before `first`, the word that this stands in is shown whole if it begins behind
    `earliest`.
    """
    if start == 0:
        return 0
    if space := _SPACE.search(body, start - 1, first):
        return space.end()
    begin = start
    while begin > max(earliest, 0) and not body[begin - 1].isspace():
        begin -= 1
    return begin if begin == 0 or body[begin - 1].isspace() else first


def _sentence_stop(body: str, begin: int, last: int, limit: int) -> tuple[int, bool]:
    if limit >= len(body):
        return len(body), True
    for match in reversed([*_SENTENCE_END.finditer(body, last, limit + 2)]):
        stop = match.start() + len(match.group().rstrip())
        if last <= stop <= limit and stop - begin > WIDTH // 2:
            return stop, True
    end = limit
    while end > last and not body[end].isspace():
        end -= 1
    return (end if end > last else limit), False
