"""Knows the agencies and outlets that news names, and who is credited for a text.

A credit (`MOSCOW (Reuters) -`, `— with files from AFP`, `©2022 Bloomberg L.P.`) says whose the
text is; a mention inside a sentence only says where a fact comes from.
"""

import re
from collections.abc import Sequence

AGENCIES = {
    "Associated Press": "AP", "The Associated Press": "AP", "AP": "AP", "Reuters": "Reuters",
    "Thomson Reuters": "Reuters", "AFP": "AFP", "Agence France-Presse": "AFP",
    "Agence France Presse": "AFP", "dpa": "dpa", "DPA": "dpa", "Deutsche Presse-Agentur": "dpa",
    "Bloomberg": "Bloomberg", "Bloomberg News": "Bloomberg", "UPI": "UPI",
    "United Press International": "UPI", "TASS": "TASS", "Tass": "TASS", "Interfax": "Interfax",
    "RIA Novosti": "RIA Novosti", "RIA": "RIA Novosti", "Ria": "RIA Novosti",
    "Xinhua": "Xinhua", "Kyodo": "Kyodo", "Kyodo News": "Kyodo", "ANSA": "ANSA", "EFE": "EFE",
    "PTI": "PTI", "Press Trust of India": "PTI", "ANI": "ANI", "PA Media": "PA", "PA": "PA",
    "Press Association": "PA", "AAP": "AAP", "APA": "APA", "SDA": "SDA", "ATS": "ATS",
    "Ukrinform": "Ukrinform", "Anadolu Agency": "Anadolu", "Anadolu": "Anadolu",
    "Yonhap": "Yonhap", "Belga": "Belga", "Tribune News Service": "TNS", "TNS": "TNS",
    "Tribune Content Agency": "Tribune Content Agency", "Canadian Press": "Canadian Press",
    "The Canadian Press": "Canadian Press", "IANS": "IANS", "Sputnik": "Sputnik", "MTI": "MTI",
}  # fmt: skip
"""News agencies as printed, with their short name."""

_NAMES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_UNKNOWN = r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3} (?:News Agency|Press Agency|News Service|Wire Service|Newswire)"
_AGENCY = rf"(?P<agency>{_NAMES}|{_UNKNOWN})"
_CREDITS = (
    re.compile(
        rf"^[^a-z\n]{{2,60}}?(?:, [A-Z][a-z.]+ \d{{1,2}})?\s?\((?P<agency>{_NAMES}|{_UNKNOWN}|[A-Z][A-Za-z]+)\)\s?[—–:-]"
    ),
    re.compile(rf"^[A-Z][\w .,'-]{{2,50}} \({_AGENCY}\)\s?[—–-]"),
    re.compile(rf"^\(?{_AGENCY}\)?\s?[—–]\s"),
    re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)\s?(?:\d{{4}}\s)?(?:by\s)?(?:The\s)?{_AGENCY}\b"),
    re.compile(
        rf"\b(?:[Ww]ith (?:files|reporting|material|information|additional reporting) (?:from|by)|[Dd]istributed by|[Ss]ource:|[Cc]ontributed by)\s(?:the\s)?{_AGENCY}\b"
    ),
    re.compile(rf"\((?:[^()]{{0,60}}[/,;] ?)?{_AGENCY}\)\s*$"),
    re.compile(rf"(?:[—–-]\s?|/){_AGENCY}\s*$"),
    re.compile(rf"^{_AGENCY}(?: contributed to this (?:report|story)| and staff reports)?\.?$"),
    re.compile(rf"^(?:The )?{_AGENCY} contributed to this (?:report|story)"),
)
_EDGE_PARAGRAPHS = 3
"""Credits stand in the first or last paragraphs of a text."""
_NOT_AGENCY = frozenset({"NATO", "EU", "UN", "US", "UK", "USA", "OSCE", "WHO", "CNN", "BBC"})


def find_agencies(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the agencies credited in the text for the text, by short name, each once."""
    found: dict[str, None] = {}
    last = len(paragraphs) - _EDGE_PARAGRAPHS
    for par, paragraph in enumerate(paragraphs):
        if _EDGE_PARAGRAPHS <= par < last:
            continue
        for pattern in _CREDITS:
            match = pattern.search(paragraph[:160]) or pattern.search(paragraph[-160:])
            if match and match["agency"] not in _NOT_AGENCY:
                found[AGENCIES.get(match["agency"], match["agency"])] = None
    return tuple(found)
