"""The figures of one report with what stands around them. Compares nothing but two of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from briefreader.annotate.lexicon import CALENDAR, word_set
from briefreader.annotate.numerals import NUMBER_WORDS
from briefreader.compare.evidence import (
    CHANGES,
    Setting,
    is_generic,
    is_of_a_moment,
    is_of_several,
    is_partial,
    moves_apart,
    supposes,
)
from briefreader.compare.quantities import FATES
from briefreader.compare.side import PlacedWord, Side
from briefreader.models.annotation import DateMention, Figure, Span

_BEFORE, _BEHIND = 7, 5
"""How many words around a figure tell what it is about."""
_CLAUSE = 8
_ROOT = 5
"""Letters by which `Ukraine` and `Ukrainian` are one name."""
_TABLE = 6
"""Figures in one sentence from which on it is a row of a table, not a statement."""
_ONE_TIME = 7
"""Days within which reports of one disaster count its victims."""
_TELLS_NOTHING = (
    CALENDAR
    | CHANGES
    | word_set("percent pct percentage per year years month months week weeks day days compared")
)
"""Words that stand around the figures of any two quantities."""
_MOVE = 4
"""Words before a figure that may say whether it rises or falls."""


@dataclass(frozen=True, slots=True)
class PlacedFigure:
    """A figure with the words around it."""

    index: int
    figure: Figure
    context: frozenset[str]
    """Stems of the telling words near it."""
    names: frozenset[str]
    """Roots of the words of its sentence that are printed with a capital."""
    beside: frozenset[str]
    """Stems of the words right before and right behind it."""
    kinds: frozenset[str]
    """Stems between number and unit: `undersea` of `two undersea cables`."""
    movement: frozenset[str]
    """The words before it among which one may tell of a rise or a fall."""
    day: str
    """The day, month or year that its sentence names nearest to it, resolved where it can be."""
    supposed: bool
    """The words around it tell of what may come."""
    partial: bool
    """It counts what is left of something."""
    of_several: bool
    """It adds up several disasters."""
    of_place: bool
    """It counts those of one place only: `two people from Riverside`."""
    aside: bool
    """It restates the amount before it (`$11bn (£5.7bn)`), stands in a row of a table, or is a
    market's, which two outlets read at two moments."""


def place_figures(side: Side) -> list[PlacedFigure]:
    """Return the figures of a report in order."""
    figures = side.source.annotation.figures
    in_sentence: dict[int, int] = {}
    for figure in figures:
        in_sentence[figure.sentence] = in_sentence.get(figure.sentence, 0) + 1
    dates: dict[int, list[DateMention]] = {}
    for mention in side.source.annotation.dates:
        dates.setdefault(mention.sentence, []).append(mention)
    return [
        _place(
            side,
            index,
            _nearest_day(figure, dates.get(figure.sentence, ())),
            aside=in_sentence[figure.sentence] >= _TABLE or _restates(side, figures, index),
        )
        for index, figure in enumerate(figures)
    ]


def _nearest_day(figure: Figure, dates: Sequence[DateMention]) -> str:
    """Return the day that a sentence names nearest to a figure; empty if it names none."""
    nearest = min(dates, key=lambda mention: _gap(figure.span, mention.span), default=None)
    return "" if nearest is None else nearest.iso or nearest.text.casefold()


def _gap(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def _restates(side: Side, figures: Sequence[Figure], index: int) -> bool:
    """Tell whether a figure stands in brackets right behind another."""
    if index == 0:
        return False
    span, before = figures[index].span, figures[index - 1].span
    text = side.source.report.paragraphs[span.par]
    return span.par == before.par and text[before.end : span.start].strip() == "("


def _place(side: Side, index: int, day: str, *, aside: bool) -> PlacedFigure:
    figure = side.source.annotation.figures[index]
    first, behind = side.within(figure.span)
    opening, closing = side.sentences[figure.sentence]
    before = side.words[max(opening, first - _BEFORE) : first]
    around = (*before, *side.words[behind : min(closing, behind + _BEHIND)])
    sentence = side.words[opening:closing]
    near = side.words[max(opening, first - _CLAUSE) : min(closing, behind + _CLAUSE)]
    inside = side.words[first:behind]
    edges = (
        *side.words[max(opening, first - 1) : first],
        *side.words[behind : min(closing, behind + 1)],
    )
    return PlacedFigure(
        index,
        figure,
        context=_stems(around),
        names=frozenset(
            word.stem[:_ROOT]
            for word in sentence
            if word.capital and word.stem and word.word not in CALENDAR
        ),
        beside=_stems(edges),
        kinds=_stems(word for word in inside[:-1] if word.word not in NUMBER_WORDS),
        movement=frozenset(word.word for word in before[-_MOVE:]),
        day=day,
        supposed=supposes({word.word for word in near}),
        partial=is_partial({word.word for word in inside}, [word.word for word in near]),
        of_several=is_of_several([word.word for word in before]),
        of_place=_are_from(side.words[behind : min(closing, behind + 2)]),
        aside=aside
        or (is_generic(figure.unit) and is_of_a_moment({word.word for word in near}, figure.unit)),
    )


def _are_from(behind: Sequence[PlacedWord]) -> bool:
    return [word.word for word in behind[:1]] == ["from"] and behind[-1].capital


def _stems(words: Iterable[PlacedWord]) -> frozenset[str]:
    return frozenset(
        word.stem
        for word in words
        if word.stem and not word.stem[0].isdigit() and word.word not in _TELLS_NOTHING
    )


def setting_of(here: PlacedFigure, there: PlacedFigure, alike: float, *, sole: bool) -> Setting:
    """Return what surrounds two figures; `alike` is the likeness of their sentences."""
    return Setting(
        alike,
        len(here.context & there.context),
        sole,
        strangers=bool(here.names and there.names) and not here.names & there.names,
        governed=bool(here.beside & there.beside),
    )


def of_two_things(here: PlacedFigure, there: PlacedFigure) -> bool:
    """Tell whether what stands around two figures shows them to be of two quantities."""
    if here.partial or there.partial or here.aside or there.aside:
        return True
    if here.supposed != there.supposed:
        return True
    if here.of_place != there.of_place or here.of_several != there.of_several:
        return True
    if here.kinds and there.kinds and not here.kinds & there.kinds:
        return True
    fate = bool({here.figure.unit, there.figure.unit} & FATES)
    if not fate and here.names and there.names and not here.names & there.names:
        return True
    if moves_apart(here.movement, there.movement):
        return True
    if here.day and there.day:
        return not _is_one_time(here.day, there.day, _ONE_TIME if fate else 0)
    return fate and _is_month_or_year(here.day or there.day)


def _is_one_time(day: str, other: str, most: int) -> bool:
    """Tell whether two dates are at most `most` days apart, as far as both are known."""
    if day.startswith(other) or other.startswith(day):
        return True
    if day.startswith("--") or other.startswith("--"):
        return day[-5:] == other[-5:]
    one, two = _date(day), _date(other)
    return one is not None and two is not None and abs((one - two).days) <= most


def _is_month_or_year(day: str) -> bool:
    """Tell `2021-09`, `--09` and `2021` from a day: by those a report reaches back to the past."""
    return len(day) in (len("2021"), len("2021-09")) and day[-1].isdigit()


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
