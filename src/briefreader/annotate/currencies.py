"""Reads the currency printed before or behind an amount. Knows no amounts.

A bare `$` is taken for the American dollar and a bare `£` for sterling, as news does; a word
of an older or shorter kind (`dlrs`, `marks`) is read as the agencies print it.
"""

import re
from dataclasses import dataclass

_SIGNS = {
    "$": "usd", "€": "eur", "£": "gbp", "¥": "jpy", "₹": "inr", "₽": "rub", "₴": "uah",
    "US$": "usd", "A$": "aud", "C$": "cad", "HK$": "hkd", "NZ$": "nzd", "R$": "brl",
    "$US": "usd", "$A": "aud", "AU$": "aud", "CA$": "cad", "S$": "sgd",
}  # fmt: skip
_WORDS = {
    "dollar": "usd", "usd": "usd", "buck": "usd", "dlr": "usd", "euro": "eur", "eur": "eur",
    "pound": "gbp", "gbp": "gbp", "stg": "gbp", "yen": "jpy", "yuan": "cny", "renminbi": "cny",
    "ruble": "rub", "rouble": "rub", "rupee": "inr", "hryvnia": "uah", "franc": "chf",
    "peso": "mxn", "rand": "zar", "won": "krw", "krona": "sek", "krone": "nok", "zloty": "pln",
    "lira": "try", "shekel": "ils", "mark": "dem", "cent": "cent", "ct": "cent", "pence": "pence",
}  # fmt: skip
_ABROAD = {
    "canadian": "cad", "australian": "aud", "hong kong": "hkd", "new zealand": "nzd",
    "singapore": "sgd",
}  # fmt: skip
"""Dollars that are not American, by the word before them."""
CURRENCIES = frozenset({*_SIGNS.values(), *_WORDS, *_WORDS.values(), *_ABROAD.values()})
"""All units of money; the word itself (`rupee`) where whose money it is is not clear."""
_FRONT = re.compile(r"(?P<sign>(?:US|AU|CA|HK|NZ|[ACSR])\$|\$(?:US|A)|[$€£¥₹₽₴])\s?$")
_LONGEST_SIGN = 4
_BEHIND = re.compile(
    r"\s?(?P<sign>[€£$])(?![\d\w])"
    r"|[ -](?:(?P<whose>US|U\.S\.|American|British|Canadian|Australian|Hong Kong|New Zealand"
    r"|Singapore|deutsche|D-?) ?)?"
    r"(?P<word>dollars?|USD|dlrs?|bucks|euros?|EUR|pounds?|GBP|stg|yen|yuan|renminbi|rou?bles?"
    r"|rupees?|hryvnias?|(?:French |Swiss )?francs?|zlotys?|lira|shekels?|kronor|marks"
    r"|pence|cents?|cts?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency and where its sign or word stands."""

    unit: str
    """Its code in lower case (`usd`); `cent` and `pence` for parts of one."""
    start: int
    end: int


def read_currency_front(text: str, position: int) -> Currency | None:
    """Return the currency whose sign ends at `position`: `$`, `US$`, `€ `."""
    match = _FRONT.search(text, max(0, position - _LONGEST_SIGN), position)
    return Currency(_SIGNS[match["sign"]], match.start(), match.end()) if match else None


def read_currency_behind(text: str, position: int) -> Currency | None:
    """Return the currency printed right behind an amount that ends at `position`."""
    match = _BEHIND.match(text, position)
    if not match:
        return None
    if match["sign"]:
        return Currency(_SIGNS[match["sign"]], match.start(), match.end())
    word = match["word"].lower().rpartition(" ")[2]
    singular = word[:-1] if word.endswith("s") else word
    unit = _WORDS.get(singular, singular)
    if unit == "usd" and match["whose"]:
        unit = _ABROAD.get(match["whose"].lower(), unit)
    return Currency(unit, match.start(), match.end())
