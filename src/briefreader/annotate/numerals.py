"""Reads numbers as news prints them, in digits or words. Knows not what they count."""

import re
from collections.abc import Mapping

_SMALL = {
    "zero": 0.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0,
    "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0, "twelve": 12.0,
    "thirteen": 13.0, "fourteen": 14.0, "fifteen": 15.0, "sixteen": 16.0, "seventeen": 17.0,
    "eighteen": 18.0, "nineteen": 19.0, "twenty": 20.0,
}  # fmt: skip
_TENS = {
    "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "seventy": 70.0,
    "eighty": 80.0, "ninety": 90.0,
}  # fmt: skip
_GERMAN = {
    "zwei": 2.0, "drei": 3.0, "vier": 4.0, "fünf": 5.0, "sechs": 6.0, "sieben": 7.0,
    "acht": 8.0, "neun": 9.0, "zehn": 10.0, "elf": 11.0, "zwölf": 12.0,
}  # fmt: skip
_WORDS: Mapping[str, float] = _SMALL | _TENS | _GERMAN | {"dozen": 12.0}
_SCALES: Mapping[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12, "dozen": 12.0,
    "millionen": 1e6, "mio": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "tausend": 1e3,
}  # fmt: skip
NUMBER_WORDS = frozenset({*_WORDS, *_SCALES, "half"})
"""Words that numbers are made of, in small letters."""

_WORD_NUMBER = "|".join(sorted(_WORDS, key=len, reverse=True))
_UNIT_WORD = "|".join(word for word in _SMALL if 0 < _SMALL[word] < 10)
_TENS_AND_UNIT = rf"(?:{'|'.join(_TENS)}|twenty)[- ](?:{_UNIT_WORD})"
_HUNDREDS = re.compile(r"(\w+) hundred (?:and )?(.+)")
NUMBER = rf"""(?:
      \d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)
    | \d+(?:[.,]\d+)?
    | (?i:(?:a|{_UNIT_WORD})\ hundred\ (?:and\ )?
          (?:{_TENS_AND_UNIT}|{_WORD_NUMBER})(?!\w)
        | {_TENS_AND_UNIT}(?!\w)
        | (?:a|half\sa)(?=\s(?:hundred|thousand|million|billion|dozen)\b)
        | (?:{_WORD_NUMBER})(?!\w))
    )"""
"""A number without its scale, for a verbose pattern."""
SCALE = r"""(?:
      (?i:[ -]?(?:hundred|thousand|million|billion|trillion|dozen|Millionen|Milliarden?|Tausend)\b
        (?:[ -](?:thousand|million|billion)\b)?)
    | [ ](?:mln|mrd)\b
    | \s?(?:Mio|Mrd)\.
    | (?<=\d)\s?(?:bn|mn|mln|tn|[mMkKbB])(?![\w-])
    )"""
"""`million` and the like, or a letter glued to digits, for a verbose pattern."""

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
_GROUPED_BY_STOPS = re.compile(r"\d{1,3}(?:\.\d{3})+$")
_LONGEST_DIGITS = 18


def read_number(number: str, scale: str = "", *, comma_decimal: bool = False) -> float | None:
    """Return the value of a printed number (`10,000`, `twenty-seven`, `2.4` with `billion`).

    `comma_decimal` is for languages that write 2,8 and 4.100. None for what is no number.
    """
    value = _plain(number, comma_decimal)
    if value is None:
        return None
    for word in re.findall(r"[a-z]+", scale.lower()):
        value *= _SCALES.get(word, 1.0)
    return round(value, 6)


def _plain(number: str, comma_decimal: bool) -> float | None:
    if number[0].isdigit():
        if len(number) > _LONGEST_DIGITS or not number.isascii():
            return None
        if comma_decimal and _GROUPED_BY_STOPS.match(number):
            return float(number.replace(".", ""))
        if _GROUPED.match(number):
            return float(number.replace(",", ""))
        return float(number.replace(",", "."))
    lower = number.lower()
    if hundreds := _HUNDREDS.fullmatch(lower):
        count, rest = _plain(hundreds[1], comma_decimal), _plain(hundreds[2], comma_decimal)
        return None if count is None or rest is None else 100 * count + rest
    if lower == "a":
        return 1.0
    if lower.startswith("half"):
        return 0.5
    if lower in _WORDS:
        return _WORDS[lower]
    tens, _, ones = lower.replace(" ", "-").partition("-")
    return _WORDS[tens] + _WORDS[ones] if tens in _WORDS and ones in _WORDS else None
