"""Finds the agencies credited for a text. Knows nothing of who is cited inside it.

A credit (`MOSCOW (Reuters) -`, `with files from AFP`, `©2022 Bloomberg L.P.`) says whose the
text is; a mention inside a sentence only says where a fact comes from.
"""

import re
from collections.abc import Sequence

from briefreader.annotate.outlets import AGENCIES

_KNOWN = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_AGENCY = rf"""(?P<agency>{_KNOWN}
    |[A-Z][\w.&-]*(?:[ ][A-Z][\w.&-]*){{0,3}}[ ](?:News|Press|Wire)[ ](?:Agency|Service))"""
_AT_START = re.compile(
    rf"""
      (?:[A-Z][\w.,'’ -]{{1,50}})?(?<![\w])\((?:The[ ])?{_AGENCY}\)\s?[—–:-]
    | \(?{_AGENCY.replace("agency", "bare")}\)?\s?[—–]\s
    """,
    re.VERBOSE,
)
_ANYWHERE = re.compile(
    rf"""
    (?: (?:©|\([cC]\)|[Cc]opyright)\s?(?:\d{{4}}\s)?(?:by\s)?
      | \b[Ww]ith\s(?:additional\s)?(?:files|reporting|material|information)\s(?:from|by)\s
      | \b[Dd]istributed\sby\s | \b[Cc]ontributed\sby\s
    ) (?:[Tt]he\s)?{_AGENCY}\b
    """,
    re.VERBOSE,
)
_AT_END = re.compile(
    rf"""
    (?:\((?:[^()]{{0,60}}[/,;]\s?)?{_AGENCY}\) | (?:[—–]\s?|/){_AGENCY.replace("agency", "bare")})
    \s*$
    """,
    re.VERBOSE,
)
_WHOLE = re.compile(
    rf"""
    (?:The[ ])?{_AGENCY}
    (?:[ ]contributed[ ]to[ ]this[ ](?:report|story)|[ ]and[ ]staff[ ]reports)?\.?$
    """,
    re.VERBOSE,
)
_EDGE_PARAGRAPHS = 3
"""Credits stand in the first or last paragraphs of a text."""
_EDGE = 160
"""Characters at either end of a paragraph in which a credit stands."""


def find_agencies(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return the agencies credited in the text for the text, by short name, each once."""
    found: dict[str, None] = {}
    last = len(paragraphs) - _EDGE_PARAGRAPHS
    for par, paragraph in enumerate(paragraphs):
        if par < _EDGE_PARAGRAPHS or par >= last:
            found.update(dict.fromkeys(_credited(paragraph)))
    return tuple(found)


def _credited(paragraph: str) -> list[str]:
    head, tail = paragraph[:_EDGE], paragraph[-_EDGE:]
    matches = (_AT_START.match(head), _ANYWHERE.search(tail), _AT_END.search(tail))
    found = [match for match in (*matches, _WHOLE.match(head)) if match]
    printed = [match.groupdict().get("bare") or match["agency"] for match in found]
    return [AGENCIES.get(name, name) for name in printed]
