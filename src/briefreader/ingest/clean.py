"""Rules that tell what a line is besides body: furniture, copyright, distribution, credits.

Each rule looks at one line only. Every rule that takes a line away is short-sighted on
purpose: long lines, and lines that read like prose, are left to the body.
"""

import re
from collections.abc import Iterable

from briefreader.ingest import phrases
from briefreader.ingest.lines import ends_sentence


def _any_of(patterns: Iterable[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _flat(groups: dict[str, tuple[str, ...]]) -> Iterable[str]:
    return (pattern for group in groups.values() for pattern in group)


_OPENING = re.compile(rf"[^\w©@]*(?:{_any_of(_flat(phrases.OPENINGS))})", re.IGNORECASE)
_WHOLE_LINE = re.compile(rf"\W*(?:{_any_of(_flat(phrases.LINES))})[\W\d]*", re.IGNORECASE)
_LIST_HEADING = re.compile(rf"\W*(?:{_any_of(phrases.LIST_HEADINGS)})[\W\d]*", re.IGNORECASE)
_COMMENTS = re.compile(rf"\W*(?:{_any_of(phrases.COMMENT_HEADINGS)})\W*", re.IGNORECASE)
_CLOSING_CALL = re.compile(
    rf"(?:^|[.!?:]\s+)(?:{_any_of(phrases.CLOSING_CALLS)})\W*$", re.IGNORECASE
)
_ABBREVIATED_END = re.compile(r"\b(?:[a-zA-Z]\.)+$|…$|\.\.\.$")
_PROMOTION = re.compile(_any_of(phrases.PROMOTION), re.IGNORECASE)
_PROMOTION_VERB = re.compile(_any_of(phrases.PROMOTION_VERBS), re.IGNORECASE)
_COPYRIGHT = re.compile(rf"\W{{0,3}}(?:{_any_of(phrases.COPYRIGHT_OPENINGS)})", re.IGNORECASE)
_COPYRIGHT_SIGN = re.compile(r"\W{0,3}©")
_COPYRIGHT_INSIDE = re.compile(_any_of(phrases.COPYRIGHT_ANYWHERE), re.IGNORECASE)
_DISTRIBUTION = re.compile(rf"\W*(?:{_any_of(phrases.DISTRIBUTION_OPENINGS)})", re.IGNORECASE)
_CREDIT = re.compile(rf"\W*(?:{_any_of(phrases.CREDIT_OPENINGS)})", re.IGNORECASE)
_REPORTING = re.compile(r"\b(?:said|says|told|announced|according to)\b|[“\"„«]", re.IGNORECASE)
_FINITE_VERB = re.compile(
    r"\b(?:said|says|told|was|were|has|had|is|are|will|would|could|did|does)\b", re.IGNORECASE
)
_NO_LETTERS = re.compile(r"[\W_]+")

_QUOTES = "“\"„«‘'"
_SHORT = 12
"""Words up to which a line that opens like furniture is furniture."""
_SENTENCE = 8
"""Words above which it is a sentence of the report where it ends as one."""
_CALL_WORDS = 14
_LABEL = 20
"""Words up to which it is where it does not end as a sentence: `Read more: …`."""
_PROMOTION_WORDS = 40
_NOTICE_WORDS = 60
_CREDIT_WORDS = 30
_HEADLINE_WORDS = 20


def is_copyright(line: str) -> bool:
    """Tell whether `line` is a copyright notice: `©2022 Bloomberg L.P.`."""
    if len(line) > 900:
        return False
    words = len(line.split())
    if match := _COPYRIGHT.match(line):
        prose = words > _SHORT and _FINITE_VERB.search(line) and not _COPYRIGHT_INSIDE.search(line)
        return bool(_COPYRIGHT_SIGN.match(match[0])) or not prose
    return words <= _NOTICE_WORDS and bool(_COPYRIGHT_INSIDE.search(line))


def is_distribution(line: str) -> bool:
    """Tell whether `line` says whose text this is: `Distributed by Tribune Content Agency`."""
    return (
        len(line) < 300 and len(line.split()) <= _CREDIT_WORDS and bool(_DISTRIBUTION.match(line))
    )


def is_text_credit(line: str) -> bool:
    """Tell whether `line` credits writers or sources: `(Reporting by A; editing by B)`."""
    return len(line) < 300 and len(line.split()) <= _CREDIT_WORDS and bool(_CREDIT.match(line))


def heads_list(line: str) -> bool:
    """Tell whether `line` heads a list of other reports or of keywords: `Most read`, `Tags`."""
    return len(line) <= 80 and bool(_LIST_HEADING.fullmatch(line))


def heads_comments(line: str) -> bool:
    """Tell whether readers' comments follow `line`."""
    return len(line) <= 60 and bool(_COMMENTS.fullmatch(line))


def is_list_item(line: str) -> bool:
    """Tell whether `line` can be an item of such a list: a headline, or keywords."""
    words = len(line.split())
    keywords = line.count(",") >= 3 and words <= 4 * line.count(",")
    sentence = line.endswith(".") and not _ABBREVIATED_END.search(line)
    return not sentence and (words <= _HEADLINE_WORDS or keywords) and len(line) < 600


def is_furniture(line: str) -> bool:
    """Tell whether `line` belongs to the page rather than to the report.

    A button (`Sign up`), a call to the reader (`Follow us on Twitter`) or a promotion of
    the outlet's products (`Download the NBC News app for breaking news`). A longer line that
    quotes someone or is a full sentence of report stays, however it begins.
    """
    if len(line) > 400:
        return False
    if _WHOLE_LINE.fullmatch(line) or heads_list(line) or _NO_LETTERS.fullmatch(line):
        return True
    if line[0] in _QUOTES:
        return False
    words = len(line.split())
    if _OPENING.match(line):
        promotes = bool(_PROMOTION.search(line))
        if words > (_PROMOTION_WORDS if promotes else _SHORT if ends_sentence(line) else _LABEL):
            return False
        return promotes or words <= _SENTENCE or not ends_sentence(line)
    if words <= _CALL_WORDS and _CLOSING_CALL.search(line):
        return True
    return (
        words <= _CREDIT_WORDS
        and bool(_PROMOTION.search(line))
        and bool(_PROMOTION_VERB.search(line))
        and not _REPORTING.search(line)
    )
