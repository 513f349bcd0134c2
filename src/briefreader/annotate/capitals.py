"""Finds runs of capitalised words, the raw material of names. Decides nothing about them.

A run is what stands between ordinary words: `Russian Deputy Foreign Minister Sergei Ryabkov`
is one run. Whether a run is a person, an organisation or a place is for other modules.
"""

import re
from dataclasses import dataclass

from briefreader.annotate.lexicon import word_set

_PARTICLES = (
    r"(?:of\ the|of|for|de\ la|de|del|della|di|da|dos|du|van\ der|van\ den|van|von\ der|von|zu"
    r"|bin|ibn|al|el|ter|den|y|e)"
)
_WORD = r"""(?:
    (?:[A-Z]\.){1,4}(?:-[A-Z][\w-]*)?               # U.S., J., J.R.
  | (?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Prof|Rev|Hon|St|Jr|Sr|Supt|Det
       |Insp|Msgr|Atty|Asst|Fr)\.
  | (?:[dDlL]['’]|[OM]['’]|al-|el-|ul-)?[^\W\d_a-z][^\W_]*(?:['’-][^\W_]+)*\.?(?<!['’]s)
)"""
_RUN = re.compile(
    rf"(?<![\w@#.])(?:al-)?{_WORD}(?:[ ](?:{_PARTICLES}[ ])?{_WORD})*",
    re.VERBOSE,
)
_STOP_AT_END = re.compile(r"(?:(?<![A-Z])|(?<=[A-Z][A-Z]))(?<!Jr)(?<!Sr)(?<!Inc)\.$")
_POSSESSIVE = re.compile(r"['’]s?$")
_INNER_POSSESSIVE = re.compile(r"['’]s? ")
_SMALL = word_set(
    "of for de del della di da dos du van von zu bin ibn al el ter den der la the and y e"
)


@dataclass(frozen=True, slots=True)
class CapitalRun:
    """A run of capitalised words in one paragraph."""

    start: int
    end: int
    words: tuple[str, ...]
    """The words as printed, particles included, without the possessive."""
    offsets: tuple[int, ...]
    """Where each word begins in the paragraph."""
    possessive: bool = False
    """Whether a possessive ending follows the run (`Ukraine's`)."""
    before: str = ""
    """The word right before the run in lower case, or the punctuation mark."""
    after: str = ""
    """The word right behind the run in lower case, or the punctuation mark."""


_NEIGHBOUR = re.compile(r"\s*([^\W_]+|[^\w\s])")
_PRECEDING = re.compile(r"([^\W_]+|[^\w\s])\s*$")


def find_runs(paragraph: str) -> list[CapitalRun]:
    """Return the capitalised runs of `paragraph` in order.

    A run ends at a possessive (`Biden's Secretary` is two runs), at punctuation, and at a full
    stop that is no abbreviation's. In `(US President Joe) Biden` the bracket does not count.
    """
    runs: list[CapitalRun] = []
    for match in _RUN.finditer(paragraph):
        start, text = match.start(), match.group()
        while (inner := _INNER_POSSESSIVE.search(text)) is not None:
            runs.append(_run(paragraph, start, text[: inner.end() - 1]))
            start, text = start + inner.end(), text[inner.end() :]
        stop = 0
        for piece in _pieces(text):
            runs.append(_run(paragraph, start + stop, piece))
            stop += len(piece) + 1
    return _join_across_brackets(
        paragraph, [run for run in runs if run.words and run.words[0][0].isupper()]
    )


_SENTENCE_STOP = re.compile(r"(?<=[a-z]{3})\. ")
_ABBREVIATED = re.compile(
    r"(?:^| )(?:Mrs|Sens?|Reps?|Gov|Gen|Col|Sgt|Capt|Cmdr|Adm|Maj|Prof|Rev|Hon|Supt|Det|Insp|Msgr"
    r"|Atty|Asst)$"
)


def _pieces(text: str) -> list[str]:
    """Cut a run at full stops that end a sentence rather than an abbreviation."""
    pieces = []
    begin = 0
    for stop in _SENTENCE_STOP.finditer(text):
        if not _ABBREVIATED.search(text[begin : stop.start()]):
            pieces.append(text[begin : stop.start() + 1])
            begin = stop.end()
    pieces.append(text[begin:])
    return pieces


def _run(paragraph: str, start: int, text: str) -> CapitalRun:
    if not text.endswith(("Jr.", "Sr.")) and _STOP_AT_END.search(text):
        text = text[:-1]
    possessive = _POSSESSIVE.search(text)
    if possessive:
        text = text[: possessive.start()]
    words, offsets, position = [], [], 0
    for word in text.split(" "):
        words.append(word)
        offsets.append(start + position)
        position += len(word) + 1
    while words and words[-1] in _SMALL:
        words.pop()
        offsets.pop()
    end = offsets[-1] + len(words[-1]) if words else start
    follow = _NEIGHBOUR.match(paragraph, end)
    owned = bool(possessive) or paragraph.startswith(("'s", "’s"), end)
    before = _PRECEDING.search(paragraph[max(0, start - 24) : start])
    return CapitalRun(
        start,
        end,
        tuple(words),
        tuple(offsets),
        owned,
        before[1].lower() if before else "",
        follow[1].lower() if follow else "",
    )


def _join_across_brackets(paragraph: str, runs: list[CapitalRun]) -> list[CapitalRun]:
    joined: list[CapitalRun] = []
    for run in runs:
        last = joined[-1] if joined else None
        if (
            last
            and len(run.words) == 1
            and paragraph[last.end : run.start] == ") "
            and paragraph[last.start - 1 : last.start] == "("
            and len(last.words) > 1
        ):
            joined[-1] = CapitalRun(
                last.start,
                run.end,
                last.words + run.words,
                last.offsets + run.offsets,
                run.possessive,
                last.before,
                run.after,
            )
        else:
            joined.append(run)
    return joined
