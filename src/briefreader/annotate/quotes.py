"""Puts quotations together with their speakers. The rules themselves stand elsewhere.

`quote_marks` finds the spans, `speakers` the credited; here each becomes a `Quote` of a kind:
speech, a fragment, or a scare quote (a term, a title, a slogan that nobody is heard to say).
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from briefreader.annotate.lexicon import word_set
from briefreader.annotate.people import People
from briefreader.annotate.quote_marks import Quotation, find_quotations
from briefreader.annotate.speakers import Credit, credit_quotations
from briefreader.models.annotation import Quote, QuoteKind, Span

_SPEECH_WORDS = 4
"""Words from which a quotation counts as speech rather than a fragment."""
_TITLE_SMALL = word_set("a an the of in on at to for and or with from by vs is de la du")
_TITLED = re.compile(
    r"(?:['’]s|\b(?:called|titled|entitled|show|programme?|film|movie|book|song|album|novel|series"
    r"|podcast|newsletter|magazine|column|drama|musical|opera))\s$"
)
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def find_quotes(
    paragraphs: Sequence[str], sentences: Sequence[Span], people: People
) -> tuple[Quote, ...]:
    """Return the quotations of a report in reading order, with their speakers."""
    quotations = [each for each in find_quotations(paragraphs) if _has_words(paragraphs, each)]
    spoken = [not _is_work(paragraphs, each) for each in quotations]
    credited = credit_quotations(paragraphs, quotations, people, spoken)
    starts = [(sentence.par, sentence.start) for sentence in sentences]
    return tuple(
        _quote(paragraphs, quotation, credit, starts)
        for quotation, credit in zip(quotations, credited, strict=True)
    )


def _text(paragraphs: Sequence[str], quotation: Quotation) -> str:
    return paragraphs[quotation.par][quotation.start : quotation.end]


def _has_words(paragraphs: Sequence[str], quotation: Quotation) -> bool:
    return any(char.isalnum() for char in _text(paragraphs, quotation))


def _is_work(paragraphs: Sequence[str], quotation: Quotation) -> bool:
    """Tell whether the marks enclose the title of a work or programme."""
    text = _text(paragraphs, quotation)
    if _is_title(text):
        return True
    before = paragraphs[quotation.par][max(0, quotation.outer_start - 24) : quotation.outer_start]
    single = len(text.split()) == 1 and text[0].isupper() and text.rstrip(",")[-1].isalpha()
    return single and bool(_TITLED.search(before))


def _is_title(text: str) -> bool:
    """Tell whether the words read like the title of a work: `The Art of the Deal`."""
    words = _WORD.findall(text)
    if len(words) < 2 or text[-1] in ".!?" or text.isupper():
        return False
    big = [word for word in words if word.lower() not in _TITLE_SMALL]
    return bool(big) and words[0][0].isupper() and all(not word[0].islower() for word in big)


def _quote(
    paragraphs: Sequence[str],
    quotation: Quotation,
    credit: Credit,
    sentence_starts: list[tuple[int, int]],
) -> Quote:
    text = _text(paragraphs, quotation)
    sentence = max(0, bisect_right(sentence_starts, (quotation.par, quotation.start)) - 1)
    return Quote(
        text=text,
        span=Span(quotation.par, quotation.start, quotation.end),
        sentence=sentence,
        kind=_kind(text, credit),
        speaker=credit.speaker,
        speaker_text=credit.printed,
        speaker_span=None if credit.par < 0 else Span(credit.par, credit.start, credit.end),
        speaker_kind=credit.kind,
        cue=credit.cue,
        continues=quotation.continues,
    )


def _kind(text: str, credit: Credit) -> QuoteKind:
    words = len(text.split()) if " " in text else len(_WORD.findall(text))
    if _is_title(text) and credit.kind == "none":
        return "scare"
    if words >= _SPEECH_WORDS or (not text.isascii() and len(text) > 12):
        return "speech"
    return "scare" if credit.kind == "none" else "fragment"
