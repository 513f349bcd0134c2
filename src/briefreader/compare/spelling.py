"""Brings British, American and short spellings of a word into one form. Knows no meanings.

What houses of style write this way or that at will is no change of anybody's words. The forms
made here are for holding two words against each other; they are not words to be shown.
"""

import re
from functools import lru_cache

_WRITTEN_OUT = {
    "sen": "senator", "rep": "representative", "gov": "governor", "dr": "doctor",
    "gen": "general", "st": "saint", "ok": "okay", "pct": "percent", "vs": "versus",
    "govt": "government",
    "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven",
    "8": "eight", "9": "nine", "10": "ten", "11": "eleven", "12": "twelve", "1st": "first",
    "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth", "10th": "tenth",
    "11th": "eleventh",
    "tyre": "tire", "tyres": "tires", "kerb": "curb", "kerbs": "curbs", "cheque": "check",
    "cheques": "checks", "grey": "gray", "programme": "program", "programmes": "programs",
    "plough": "plow", "sceptical": "skeptical", "sceptic": "skeptic", "mum": "mom",
    "mums": "moms", "whilst": "while", "amongst": "among", "amid": "amidst", "towards": "toward",
    "learnt": "learned", "burnt": "burned", "dreamt": "dreamed", "spelt": "spelled",
    "aluminium": "aluminum", "jewellery": "jewelry", "moustache": "mustache",
    "judgement": "judgment", "ageing": "aging", "draught": "draft", "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers", "instalment": "installment", "instalments": "installments",
    "fulfil": "fulfill", "enrol": "enroll", "skilful": "skillful", "wilful": "willful",
    "defence": "defense", "offence": "offense", "licence": "license", "pretence": "pretense",
    "practise": "practice", "practised": "practiced", "catalogue": "catalog",
    "dialogue": "dialog", "analogue": "analog", "paediatric": "pediatric",
    "anaesthetic": "anesthetic",
}  # fmt: skip
_ENDINGS = (
    (
        re.compile(r"(?<=[a-z]{2})our(?=(?:s|ed|ing|ite|ites|able|ably|ful|less|hood|hoods)?$)"),
        "or",
    ),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=[sd]?$)"), "er"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|es|ed|ing|er|ers|ation|ations|ational)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{2}ly)s(?=(?:e|es|ed|ing)$)"), "z"),
    (re.compile(r"([aeiou][a-z]*[^aeiou][aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)"), r"\1l"),
)
"""`neighbour`, `centre`, `organise`, `analyse`, `travelled`: what stands in for their endings."""
_SHORTEST = 5


@lru_cache(maxsize=8192)
def one_spelling(word: str) -> str:
    """Return one form for all spellings of a word in small letters."""
    if word in _WRITTEN_OUT:
        return _WRITTEN_OUT[word]
    if len(word) >= _SHORTEST:
        for pattern, instead in _ENDINGS:
            word = pattern.sub(instead, word)
    return word
