"""Cuts text into normalised words with offsets. Knows no language but English endings.

Two reports write one thing in several ways: curly or straight apostrophes, `can't` or
`cannot`, `U.S.`, `US` or `United States`, `10,000` or `10000`. Words are brought into one
form here, so that whatever compares them need not know.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from briefreader.annotate.lexicon import word_set


class Token(NamedTuple):
    """One word of a text in its normal form."""

    word: str
    """Lower case, without accents, apostrophes and the possessive; never empty."""
    start: int
    """Offset of its first character in the text it was cut from."""
    end: int


_PLAIN_PUNCTUATION = str.maketrans(
    {
        "\u2019": "'", "\u2018": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "`": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
        "\u00a0": " ",
    }
)  # fmt: skip


def plain_punctuation(text: str) -> str:
    """Return `text` with straight quotes and plain hyphens, offset for offset the same."""
    return text if text.isascii() else text.translate(_PLAIN_PUNCTUATION)


_WORD = re.compile(
    r"""
      (?P<named>(?i:United[ ]States(?:[ ]of[ ]America)?|United[ ]Nations|United[ ]Kingdom
                |European[ ]Union))(?!\w)
    | (?P<dotted>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)
    | (?P<number>\d+(?:[.,]\d+)*)(?!\w)
    | (?P<symbol>[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])
    | (?P<word>[^\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+
         (?:'[^\W\d_]+)*)
    """,
    re.VERBOSE,
)
_NAMED = {
    "united states": "usa",
    "united states of america": "usa",
    "united nations": "un",
    "united kingdom": "uk",
    "european union": "eu",
}
_COUNTRY_CODES = {"US": "usa", "USA": "usa"}
_IS_AFTER = word_set("it he she that there what who here where how")
_SHORTENED = {"re": "are", "ve": "have", "ll": "will", "m": "am", "d": "would"}
_IRREGULAR_NOT = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}
_GROUPED_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")


def tokenise(text: str) -> list[Token]:
    """Return the words of `text` in their normal form, in order, with offsets into it.

    Contractions become their words (`can't`: `can`, `not`), a possessive loses its ending,
    hyphenated compounds fall apart, thousands lose their commas, dotted abbreviations their
    dots; the United States are `usa` however written. CJK text gives one token a character.
    """
    plain = plain_punctuation(text)
    shouting = plain.isupper()
    tokens: list[Token] = []
    for match in _WORD.finditer(plain):
        group = match.lastgroup
        raw = match.group()
        start, end = match.span()
        if group == "word":
            if not shouting and raw in _COUNTRY_CODES:
                tokens.append(Token(_COUNTRY_CODES[raw], start, end))
            elif "'" in raw:
                _add_contraction(tokens, raw, start)
            else:
                word = fold(raw)
                if word == "cannot":
                    tokens.append(Token("can", start, start + 3))
                    tokens.append(Token("not", start + 3, end))
                else:
                    tokens.append(Token(word, start, end))
        elif group == "number":
            plain_number = raw.replace(",", "") if _GROUPED_THOUSANDS.match(raw) else raw
            tokens.append(Token(plain_number, start, end))
        elif group == "dotted":
            word = fold(raw.replace(".", ""))
            tokens.append(Token("usa" if word == "us" else word, start, end))
        elif group == "named":
            tokens.append(Token(_NAMED[raw.lower()], start, end))
        else:
            tokens.append(Token(raw, start, end))
    return tokens


def _add_contraction(tokens: list[Token], raw: str, start: int) -> None:
    end = start + len(raw)
    head, _, tail = raw.rpartition("'")
    head, tail = fold(head), tail.lower()
    cut = start + raw.rindex("'")
    if tail == "t" and len(head) > 1 and head.endswith("n"):
        verb = head[:-1]
        tokens.append(
            Token(_IRREGULAR_NOT.get(verb, verb), start, cut - 1 if verb != "ca" else cut)
        )
        tokens.append(Token("not", tokens[-1].end, end))
    elif tail in _SHORTENED and head:
        tokens.append(Token(head, start, cut))
        tokens.append(Token(_SHORTENED[tail], cut, end))
    elif tail == "s":
        if head in _IS_AFTER or head == "let":
            tokens.append(Token(head, start, cut))
            tokens.append(Token("us" if head == "let" else "is", cut, end))
        else:
            tokens.append(Token(head, start, end))
    else:
        tokens.append(Token(fold(raw), start, end))


@lru_cache(maxsize=32768)
def fold(word: str) -> str:
    """Return `word` in lower case and without accents."""
    word = word.casefold()
    if word.isascii():
        return word
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char)
    )
    return bare or word


def words(text: str) -> list[str]:
    """Return the normalised words of `text` without their places."""
    return [token.word for token in tokenise(text)]


def content_stems(text: str) -> list[str]:
    """Return the stems of the words of `text` that carry meaning, in order."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


STOP_WORDS = word_set("""
    a about after again against all also am an and any are as at be because been before being
    between both but by can could d did do does doing down during each few for from further had
    has have having he her here hers herself him himself his how i if in into is it its itself
    just ll m may me might more most must my myself no nor not of off on once only or other our
    ours ourselves out over own re s same shall she should so some such t than that the their
    theirs them themselves then there these they this those through to too under until up ve
    very was we were what when where which while who whom whose why will with would you your
    yours yourself yourselves
    said say says saying told tell tells according added
    """)
"""English words too common to prove that two sentences speak of one thing."""

_SPELLINGS = {
    "defence": "defense", "defences": "defense", "offence": "offense", "offences": "offense",
    "licence": "license", "licences": "license", "centre": "center", "centres": "center",
    "theatre": "theater", "theatres": "theater", "programme": "program",
    "programmes": "program", "travelled": "travel", "travelling": "travel",
    "cancelled": "cancel", "cancelling": "cancel", "grey": "gray", "tonnes": "ton",
    "tonne": "ton", "men": "man", "women": "woman", "children": "child", "people": "person",
    "said": "say", "told": "tell", "held": "hold", "met": "meet", "left": "leave",
    "went": "go", "gone": "go", "took": "take", "taken": "take", "gave": "give",
    "given": "give", "made": "make", "led": "lead", "lost": "lose", "won": "win",
    "began": "begin", "begun": "begin", "fell": "fall", "fallen": "fall", "rose": "rise",
    "risen": "rise", "sent": "send", "sold": "sell", "bought": "buy", "found": "find",
    "thought": "think", "brought": "bring", "kept": "keep", "came": "come", "saw": "see",
    "seen": "see", "ran": "run", "spoke": "speak", "spoken": "speak", "wrote": "write",
    "written": "write", "knew": "know", "known": "know", "drew": "draw", "drawn": "draw",
    "chose": "choose", "chosen": "choose", "shot": "shoot", "fought": "fight",
    "caught": "catch", "paid": "pay", "died": "die", "dying": "die", "agreed": "agree",
    "freed": "free", "goes": "go", "crises": "crisis", "news": "news",
}  # fmt: skip
"""Irregular forms and British spellings that news prints often, by their common form."""

_ENDINGS = (
    ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("isations", "iz"),
    ("izations", "iz"), ("isation", "iz"), ("ization", "iz"), ("ications", "y"),
    ("ication", "y"), ("ations", "at"), ("ation", "at"), ("nesses", ""), ("ments", ""),
    ("ment", ""), ("ness", ""), ("iers", "y"), ("ies", "y"), ("ied", "y"), ("ying", "y"),
    ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("ings", ""), ("ing", ""),
    ("edly", ""), ("ily", "y"), ("ions", ""), ("ion", ""), ("ers", "er"), ("ed", ""),
    ("ly", ""), ("es", "e"), ("s", ""),
)  # fmt: skip
_SHORTEST_STEM = 3


@lru_cache(maxsize=32768)
def stem(word: str) -> str:
    """Return what the forms of an English word share (`threatening`, `threatened`: `threaten`).

    Light: it takes one ending off and settles a final `e`, a doubled letter and the
    British/American pairs `-ise/-ize` and `-our/-or`. It aims at equality, not at a word.
    Words of other scripts come back as they are.
    """
    if len(word) < 4 or not word.isascii() or not word.isalpha():
        return _SPELLINGS.get(word, word)
    word = _SPELLINGS.get(word, word)
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            rest = len(word) - len(ending)
            kept = (ending == "s" and word[-2] in "siu") or (ending == "ed" and word[-3] == "e")
            if rest >= _SHORTEST_STEM and not kept:
                word = word[:rest] + instead
                break
    if word.endswith("our") and len(word) > 4:
        word = word[:-3] + "or"
    if len(word) > 3 and word[-1] == "e":
        word = word[:-1]
    if word.endswith("is") and len(word) > 4:
        word = word[:-1] + "z"
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiosl":
        word = word[:-1]
    return word
