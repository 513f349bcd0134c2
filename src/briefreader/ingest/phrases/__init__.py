"""Phrases of page furniture in the languages of news pages. Data, no rules.

`OPENINGS` begin a short line of furniture and may run on; `LINES` are the whole line, give
or take punctuation and counts. A word that also begins sentences of reports ("watch",
"share", "search") belongs into `LINES`, never into `OPENINGS`.
"""

from briefreader.ingest.phrases import english, other_languages
from briefreader.ingest.phrases.notices import (
    BYLINE_OPENINGS,
    CAPTION_OPENINGS,
    COPYRIGHT_ANYWHERE,
    COPYRIGHT_OPENINGS,
    CREDIT_OPENINGS,
    DISTRIBUTION_OPENINGS,
    PHOTO_LABELS,
)
from briefreader.ingest.phrases.promotion import (
    CLOSING_CALLS,
    COMMENT_HEADINGS,
    LIST_HEADINGS,
    PROMOTION,
    PROMOTION_VERBS,
)

OPENINGS = english.OPENINGS | other_languages.OPENINGS
LINES = english.LINES | other_languages.LINES

__all__ = [
    "BYLINE_OPENINGS",
    "CAPTION_OPENINGS",
    "CLOSING_CALLS",
    "COMMENT_HEADINGS",
    "COPYRIGHT_ANYWHERE",
    "COPYRIGHT_OPENINGS",
    "CREDIT_OPENINGS",
    "DISTRIBUTION_OPENINGS",
    "LINES",
    "LIST_HEADINGS",
    "OPENINGS",
    "PHOTO_LABELS",
    "PROMOTION",
    "PROMOTION_VERBS",
]
