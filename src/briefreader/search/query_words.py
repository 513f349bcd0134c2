"""Reads one word or quotation of a query: patterns, `~`, compounds. Knows no operators."""

import re
from dataclasses import dataclass

from briefreader.errors import QueryError
from briefreader.search.analysis import fold, is_spaceless, query_tokens
from briefreader.search.query_tree import (
    And,
    Boosted,
    Everything,
    Node,
    Or,
    Pattern,
    Place,
    QueryField,
    Similar,
    Words,
)

MAX_DISTANCE = 2
"""Changes of a letter that `~` can allow; more finds anything and costs much."""
MIN_SIMILAR = 3
"""Letters a word needs before `~` means anything."""
MAX_SLOP = 100
MAX_BOOST = 100.0

_WORD = re.compile(
    r"(?P<base>(?:\\.|[^\\~^])+?)(?P<similar>~(?P<distance>[\d.]*))?(?:\^(?P<boost>[\d.]*))?",
    re.DOTALL,
)
_SUFFIX = re.compile(r"(?:~(?P<distance>[\d.]*))?(?:\^(?P<boost>[\d.]*))?")
_CLOSING = re.compile(r"(?<!\\)[?!.,;:\u2026]+$")
_WILD = re.compile(r"(?<!\\)[*?]")
_ESCAPE = re.compile(r"\\(.)|\\$", re.DOTALL)
_COMPOUND = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)+")
_PATTERN_PART = re.compile(r"(?:[^\W_]|[*?'\u2019])+")
_APOSTROPHES = re.compile("['\u2019]")


@dataclass(frozen=True, slots=True)
class Typed:
    """A piece of a query as typed."""

    text: str
    field: QueryField
    place: Place
    growing: bool = False
    """The query is still being typed and ends within this word."""


def read_word(typed: Typed) -> Node | None:
    """Return what an unquoted word asks for; None if it is nothing but punctuation.

    Raises QueryError for a pattern without a beginning and for a `~` out of bounds.
    """
    match = _WORD.fullmatch(typed.text)
    if not match:
        return _plain(typed, _ESCAPE.sub(r"\1", typed.text))
    base = _CLOSING.sub("", match.group("base"))
    if _WILD.search(base):
        node = _patterns(typed, base)
    elif match.group("similar"):
        node = _similar(typed, _ESCAPE.sub(r"\1", base), match.group("distance"))
    else:
        node = _plain(typed, _ESCAPE.sub(r"\1", base))
    return boosted(node, match.group("boost"), typed.place)


def read_quotation(typed: Typed, suffix: str = "") -> Node | None:
    """Return what a quotation asks for; `suffix` is what stands behind its closing mark.

    Raises QueryError for a distance out of bounds.
    """
    match = _SUFFIX.fullmatch(suffix)
    distance = (match and match.group("distance")) or "0"
    if not distance.isdigit() or int(distance) > MAX_SLOP:
        raise _refuse(
            f"Behind a quotation ~ says how many words may stand in each gap: ~1 to ~{MAX_SLOP}.",
            typed.place,
        )
    words = tuple(word for word, _, _ in query_tokens(typed.text))
    if not words:
        return None
    node: Node = Words(typed.field, words, typed.place, exact=True, slop=int(distance))
    if typed.growing:
        node = _growing(Words(typed.field, words, typed.place, exact=True))
    return boosted(node, match and match.group("boost"), typed.place)


def boosted(node: Node | None, factor: str | None, place: Place) -> Node | None:
    """Return `node` counting `factor` times; None and an empty factor change nothing."""
    if node is None or not factor:
        return node
    try:
        value = float(factor)
    except ValueError:
        value = 0.0
    if not 0 < value <= MAX_BOOST:
        raise _refuse(f"Behind ^ stands how much a word counts: ^0.1 to ^{MAX_BOOST:.0f}.", place)
    return Boosted(node, value)


def _plain(typed: Typed, text: str) -> Node | None:
    words = tuple(word for word, _, _ in query_tokens(text))
    if not words:
        return None
    found = Words(typed.field, words, typed.place)
    if len(words) == 1 and len(words[0]) == 1 and is_spaceless(words[0]):
        return Pattern(typed.field, f"{words[0]}*", typed.place)
    forms = [found]
    if _COMPOUND.fullmatch(text):
        forms.append(Words(typed.field, (fold(re.sub(r"\W", "", text)),), typed.place))
    if typed.growing and not is_spaceless(words[-1]):
        return Or(tuple(part for form in forms for part in _growing(form).parts))
    return Or(tuple(forms)) if len(forms) > 1 else found


def _growing(found: Words) -> Or:
    """Let the last word match as the beginning of a longer one too."""
    *before, last = found.words
    beginning = Pattern(found.field, f"{last}*", found.place)
    if not before:
        return Or((found, beginning))
    first = Words(found.field, tuple(before), found.place, found.exact)
    return Or((found, And((first, beginning))))


def _patterns(typed: Typed, base: str) -> Node | None:
    if not base.strip("*"):
        return Everything()
    parts: list[Node] = []
    for match in _PATTERN_PART.finditer(base.replace("\\", "")):
        text = re.sub(r"\*[*?]+", "*", fold(_APOSTROPHES.sub("", match.group())))
        if not set(text) & {"*", "?"}:
            parts.extend(filter(None, [_plain(Typed(text, typed.field, typed.place), text)]))
        elif text[0] in "*?":
            raise _refuse(
                "A word cannot begin with * or ?; write its first letters, as in negotiat*.",
                typed.place,
            )
        elif len(text) > 2 and text.endswith("*") and is_spaceless(text[0]):
            parts.extend(filter(None, [_plain(typed, text.rstrip("*"))]))
        else:
            parts.append(Pattern(typed.field, text, typed.place))
    return parts[0] if len(parts) == 1 else And(tuple(parts)) if parts else None


def _similar(typed: Typed, text: str, degree: str) -> Node | None:
    if degree not in {"", "0", "1", "2"}:
        raise _refuse(
            f"Behind ~ stands how many letters may differ: ~1 or ~{MAX_DISTANCE}.", typed.place
        )
    distance = int(degree or "1")
    words = [word for word, _, _ in query_tokens(text)]
    if not words:
        return None
    if distance == 0:
        return Words(typed.field, tuple(words), typed.place, exact=True)
    if len(words) > 1:
        raise _refuse("~ allows for misspelling in one word; write the words apart.", typed.place)
    if len(words[0]) < MIN_SIMILAR:
        raise _refuse(
            f"~ needs a word of {MIN_SIMILAR} letters or more; in a shorter one too much fits.",
            typed.place,
        )
    return Similar(typed.field, words[0], distance, typed.place)


def _refuse(message: str, place: Place) -> QueryError:
    return QueryError(message, place[0], max(place[1] - place[0], 1))
