"""Turns text into search terms with their places. Knows neither queries nor an index.

Articles and queries go through the same functions, so that whatever is typed the way a report
prints it is found:

- A *word* is the folded form of what is printed: no case, no accents, ligatures and full-width
  forms spelt out (`Œuvre` is `oeuvre`). This is the exact form, matched inside quotes.
- The *stem* of a word, by Snowball's stemmer for the article's language (English where it is
  not known), is the form that an unquoted word matches.
- Words and stems run in parallel: the n-th stem belongs to the n-th word, and n is the position
  that phrases count in. No stop word is left out, so phrases keep theirs.

What counts as one word: `100,000` is `100000` and `3.5` stays whole; `U.S.` is `us`;
`Russia's` is `russia`, `don't` is `dont`, `l'Elysee` is `elysee`; hyphens divide. Scripts
written without spaces (Han, kana, Hangul, Thai and its neighbours) become overlapping pairs of
characters, and the last character of each run once more alone, so that a single character is
found by prefix wherever it stands.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

Token = tuple[str, int, int]
"""(term, start, end): the term and the characters of the text it was read from."""

STEMMED_LANGUAGES = {
    "ar": "arabic",
    "ca": "catalan",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "et": "estonian",
    "eu": "basque",
    "fi": "finnish",
    "fr": "french",
    "ga": "irish",
    "hi": "hindi",
    "hu": "hungarian",
    "hy": "armenian",
    "id": "indonesian",
    "it": "italian",
    "lt": "lithuanian",
    "ne": "nepali",
    "nb": "norwegian",
    "nl": "dutch",
    "nn": "norwegian",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sr": "serbian",
    "sv": "swedish",
    "ta": "tamil",
    "tr": "turkish",
    "yi": "yiddish",
}
"""Snowball's stemmer for each ISO 639-1 code; words of other languages are left as they are."""

VERSION = 1
"""Rises whenever the same text gives other terms, since an index holds them as they were."""

MAX_WORD = 64
"""Characters of a word that are kept; the rest is noise such as base64."""

_CACHED_WORDS = 1 << 17
_CACHED_LENGTH = 24

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # accents, Hebrew
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"  # Arabic
    "\u0900-\u0963\u0966-\u0dff\u200d\ufe20-\ufe2f"  # Indic vowels and joiners
)
_SPACELESS = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81-\u0ece\u1000-\u1049\u1050-\u109f\u1780-\u17d3"  # Thai, Khmer
    "\u1100-\u11ff\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3131-\u318e"  # kana, jamo
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"  # Han, Hangul
    "\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U0003ffff"  # half width, later additions
)
_WORD = rf"(?:[^\W_]|[{_MARKS}])"
_APOSTROPHE = "['\u2018\u2019\uff07]"

_JOINED = rf"[\w{_MARKS}{_SPACELESS}]+"
_CHUNK = re.compile(rf"{_JOINED}(?:(?:[.,]|\.?{_APOSTROPHE}){_JOINED})*")
"""What may hold together: words joined by a single full stop, comma or apostrophe."""
_ASCII_CHUNK = re.compile(r"\w+(?:(?:[.,]|\.?')\w+)*", re.ASCII)
"""The same in text of ASCII only, found faster."""

_LETTER = rf"(?:(?![{_SPACELESS}]){_WORD})"
_PIECE = re.compile(
    rf"""
      (?P<spaceless> [{_SPACELESS}]+ )
    | (?P<number> \d{{1,3}}(?:,\d{{3}}){{1,9}}(?![\d,])(?:\.\d+)? | \d+(?:\.\d+)+ )
    | (?P<initials> [^\W\d_](?:\.[^\W\d_])+ (?!{_LETTER}) (?:\.?{_APOSTROPHE}s(?!{_LETTER}))? )
    | (?P<elision> (?<!{_LETTER}) (?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|dell|dall|nell|sull|all|un)
        {_APOSTROPHE} (?={_LETTER}{{3}}) )
    | (?P<word> {_LETTER}+ (?:{_APOSTROPHE}{_LETTER}+)* )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPACELESS_START = re.compile(f"[{_SPACELESS}]")
_APOSTROPHES = re.compile(_APOSTROPHE)
_CLITIC = re.compile(rf"\.?{_APOSTROPHE}(?:s|ll|re|ve|d|m)$", re.IGNORECASE)

_OWN_LETTERS = frozenset("йїў")
"""Letters with a mark of their own: `й` is no accented `и`."""
_DROPPED_MARKS = re.compile(
    "[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u200d\ufe20-\ufe2f]"
)
_SPELT_OUT = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ŧ": "t",
        "ə": "a",
        "ى": "ي",
        "ی": "ي",
        "ک": "ك",
        "ة": "ه",
    }
)


def fold(text: str) -> str:
    """Return `text` without case, accents, ligatures and width; its length may change."""
    if text.isascii():
        return text.lower()
    return "".join(map(_FOLDED.__getitem__, unicodedata.normalize("NFC", text)))


def is_spaceless(term: str) -> bool:
    """Tell whether `term` begins in a script that is written without spaces."""
    return _SPACELESS_START.match(term) is not None


def tokens(text: str) -> list[Token]:
    """Return the words of `text` in their exact form, with their places."""
    pieces = _PIECES
    return [
        (word, match.start() + start, match.start() + end)
        for match in _pattern(text).finditer(text)
        for word, start, end in pieces[match.group()]
    ]


def chunks(text: str) -> list[str]:
    """Return the parts of `text` that words are cut from: what one holds depends on it alone.

    A chunk stands where it first occurs behind the one before it.
    """
    return _pattern(text).findall(text)


def words(text: str) -> list[str]:
    """Return the words of `text` in their exact form; several times as fast as `tokens`."""
    return list(chain.from_iterable(map(_WORDS.__getitem__, chunks(text))))


def query_tokens(text: str) -> list[Token]:
    """Return the words of `text` as something to look for.

    They differ from `tokens` where the text ends with a script without spaces: the last
    character stands alone only if nothing of its run is before it, as what is looked for may
    go on in the report.
    """
    found = tokens(text)
    if len(found) > 1:
        (_, first, behind), (_, start, end) = found[-2:]
        if end - start == 1 and first < start and behind == end:
            found.pop()
    return found


def stem(word: str, lang: str = "") -> str:
    """Return the stem of a word in its exact form, by the stemmer for `lang`."""
    return _stems_of(lang)[word]


def stems(exact: Iterable[str], lang: str = "") -> list[str]:
    """Return the stems of words in their exact form, in the same order; nothing is remembered."""
    stem_word = _stems_of(lang).stem_word
    return [stem_word(word) for word in exact]


def analyse(text: str, lang: str = "") -> list[Token]:
    """Return the stems of the words of `text`, with the places of the words."""
    known = _stems_of(lang)
    return [(known[word], start, end) for word, start, end in tokens(text)]


class _FoldedCharacters(dict[str, str]):
    """The folded form of each character met."""

    def __missing__(self, character: str) -> str:
        lower = character.casefold()
        if lower not in _OWN_LETTERS:
            lower = unicodedata.normalize("NFKD", lower).casefold()  # of 𝐀, only now
            plain = _DROPPED_MARKS.sub("", unicodedata.normalize("NFKD", lower))
            lower = unicodedata.normalize("NFC", plain).translate(_SPELT_OUT)
        self[character] = lower
        return lower


class _Pieces(dict[str, tuple[Token, ...]]):
    """The words of each chunk met, with places counted from the chunk's first character."""

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        found = tuple(_cut(chunk))
        if len(chunk) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_WORDS:
                self.clear()
            self[chunk] = found
        return found


class _ChunkWords(dict[str, tuple[str, ...]]):
    """The words of each chunk met, without their places."""

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = tuple([word for word, _, _ in _cut(chunk)])
        if len(chunk) <= _CACHED_LENGTH:
            if len(self) >= _CACHED_WORDS:
                self.clear()
            self[chunk] = found
        return found


class _Stems(dict[str, str]):
    """The stem of each word met in one language."""

    def __init__(self, stem_plain: Callable[[str], str]) -> None:
        super().__init__()
        self._stem_plain = stem_plain

    def stem_word(self, word: str) -> str:
        """Return the stem of a word."""
        return self._stem_plain(word) or word if len(word) > 2 and word.isalpha() else word

    def __missing__(self, word: str) -> str:
        if len(self) >= _CACHED_WORDS:
            self.clear()
        found = self[word] = self.stem_word(word)
        return found


def _pattern(text: str) -> re.Pattern[str]:
    return _ASCII_CHUNK if text.isascii() else _CHUNK


def _cut(chunk: str) -> Iterable[Token]:
    for match in _PIECE.finditer(chunk):
        kind, start, end = match.lastgroup, match.start(), match.end()
        text = match.group()
        if kind == "spaceless":
            for place in range(start, end):
                yield fold(chunk[place : min(place + 2, end)]), place, min(place + 2, end)
            continue
        if kind == "elision":
            continue
        if clitic := _CLITIC.search(text):
            text = text[: clitic.start()]
            end = start + len(text)
        if kind == "number":
            text = text.replace(",", "")
        elif kind == "initials":
            text = text.replace(".", "")
        if word := fold(_APOSTROPHES.sub("", text))[:MAX_WORD]:
            yield word, start, end


def _stems_of(lang: str) -> _Stems:
    code = lang[:2].lower() or "en"
    if (known := _STEMS.get(code)) is None:
        if name := STEMMED_LANGUAGES.get(code):
            import snowballstemmer

            stemmer = snowballstemmer.stemmer(name)
            stemmer.maxCacheSize = 0  # PyStemmer's cache takes longer than its stemming
            known = _Stems(stemmer.stemWord)
        else:
            known = _Stems(str)
        _STEMS[code] = known
    return known


_FOLDED = _FoldedCharacters()
_PIECES = _Pieces()
tokens_of_chunk: Callable[[str], Sequence[Token]] = _PIECES.__getitem__
"""Returns the words of a chunk, with places counted from its first character."""
_WORDS = _ChunkWords()
_STEMS: dict[str, _Stems] = {}
