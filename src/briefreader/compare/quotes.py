"""Matches the quotations of two reports and says what became of the words.

Ends that differ are trimming, not alteration: every outlet cuts. Words that differ inside are
an alteration, unless the outlet says so itself with an ellipsis or brackets, or only common
words differ that change no sense. A quotation that the other report prints elsewhere unchanged
is never called altered.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from briefreader.compare.align import THRESHOLD
from briefreader.compare.edits import CONTENT_WEIGHT, Gap, find_edits, find_gaps, weigh_edit
from briefreader.compare.people import family_name, names_clash
from briefreader.compare.side import PlacedWord, Side
from briefreader.compare.similarity import Likeness
from briefreader.models.annotation import Quote, Span
from briefreader.models.comparison import QuotePair, QuoteRelation

FEWEST_WORDS = 2
"""A single quoted word is a term, not a quotation to be matched."""
SPEECH_WORDS = 4
"""From this length on equal words prove one quotation, whoever is credited."""
LONGEST_EDIT = 4
"""More differing words in one place are another passage, not an edit."""
_AGREED_SHARE = 0.6
_ALTERED_SHARE = 0.7
_LONG_PHRASE = 10
"""Words in common that prove one quotation, whatever else the two say."""
_CUT_SHARE = 0.75
"""Of a shorter quotation this share must stand in the other."""
_SHORT_AGREED = 3
"""Words that short quotations must have in common, in sentences that are alike."""
_EMPTY_SHARE = 0.8
"""Of quotations whose common words are all common ones, much more must agree."""
_CUTS = ("…", "...", ". . .")
_INSERTIONS = ("[", "(")
_FEW_GAPS = 2
"""Where more than this differs, another word at an end is where another sentence begins."""
_REWORDED_STEMS = 3
_REWORDED_SHARE = 0.6
_PRINTED_SHARE = 0.8
_TELLING_STEMS = 2
_MOST_CANDIDATES = 8
_MOST_HOLDERS = 200
"""A word that more quotations hold does not help to find the counterpart."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation with its words."""

    index: int
    quote: Quote
    places: range
    """Its words as indexes into the side's words."""
    words: tuple[PlacedWord, ...]
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Match:
    relation: QuoteRelation
    left: _Quoted
    right: _Quoted
    agreed: int
    """How many words the two have in common, in order."""


def compare_quotes(left: Side, right: Side, likeness: Likeness) -> tuple[QuotePair, ...]:
    """Return every quotation of both reports with its counterpart, or alone.

    In the left report's order, then those only the right report prints. A quotation that the
    other report divides in two is paired with each part.
    """
    ours, theirs = _quotations(left), _quotations(right)
    matches = _best_matches(left, right, ours, theirs, likeness)
    pairs = [
        QuotePair(
            match.relation,
            match.left.index,
            match.right.index,
            ()
            if match.relation == "same"
            else find_edits(left, match.left.places, right, match.right.places),
        )
        for match in matches
    ]
    matched_left = {match.left.index for match in matches}
    matched_right = {match.right.index for match in matches}
    printed_right, printed_left = _Printed(right), _Printed(left)
    for quoted in ours:
        if quoted.index not in matched_left:
            evidence = printed_right.find(quoted.words)
            alone: QuoteRelation = "unquoted-right" if evidence else "only-left"
            pairs.append(QuotePair(alone, quoted.index, None, (), evidence))
    pairs.sort(key=lambda pair: (pair.left or 0, pair.right or 0))
    for quoted in theirs:
        if quoted.index not in matched_right:
            evidence = printed_left.find(quoted.words)
            alone = "unquoted-left" if evidence else "only-right"
            pairs.append(QuotePair(alone, None, quoted.index, (), evidence))
    return tuple(pairs)


def _quotations(side: Side) -> list[_Quoted]:
    found: list[_Quoted] = []
    for index, quote in enumerate(side.source.annotation.quotes):
        first, behind = side.within(quote.span)
        words = side.words[first:behind]
        if len(words) >= FEWEST_WORDS and quote.kind != "scare":
            stems = frozenset(word.stem for word in words if word.stem)
            found.append(_Quoted(index, quote, range(first, behind), words, stems))
    return found


def _best_matches(
    left: Side,
    right: Side,
    ours: Sequence[_Quoted],
    theirs: Sequence[_Quoted],
    likeness: Likeness,
) -> list[_Match]:
    """Return, for every quotation on either side, its best match; each pair once."""
    best: dict[tuple[str, int], _Match] = {}
    for ours_at, theirs_at in _candidates(ours, theirs):
        match = _match(left, right, ours[ours_at], theirs[theirs_at], likeness)
        if match is None:
            continue
        for key in (("left", match.left.index), ("right", match.right.index)):
            if key not in best or _rank(match) > _rank(best[key]):
                best[key] = match
    unchanged = {key for key, match in best.items() if match.relation in ("same", "trimmed")}
    kept = {
        (match.left.index, match.right.index): match
        for match in best.values()
        if match.relation in ("same", "trimmed")
        or not {("left", match.left.index), ("right", match.right.index)} & unchanged
    }
    return [kept[key] for key in sorted(kept)]


def _rank(match: _Match) -> tuple[bool, int, bool]:
    return match.relation == "same", match.agreed, match.relation == "trimmed"


def _candidates(ours: Sequence[_Quoted], theirs: Sequence[_Quoted]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share enough words to be looked at, as places in the two lists."""
    holders: dict[str, list[int]] = defaultdict(list)
    for index, quoted in enumerate(theirs):
        for word in {word.word for word in quoted.words}:
            holders[word].append(index)
    for index, quoted in enumerate(ours):
        shared: dict[int, float] = defaultdict(float)
        for word in {word.word for word in quoted.words}:
            if len(holders.get(word, ())) > _MOST_HOLDERS:
                continue
            for other in holders.get(word, ()):
                shared[other] += 1 / len(holders[word])
        likely = nlargest(_MOST_CANDIDATES, shared, key=shared.__getitem__)
        yield from ((index, other) for other in likely)


def _match(
    left: Side, right: Side, ours: _Quoted, theirs: _Quoted, likeness: Likeness
) -> _Match | None:
    gaps = find_gaps(ours.words, theirs.words)
    agreed = len(ours.words) - sum(behind - first for (first, behind), _ in gaps)
    if not gaps:
        return _Match("same", ours, theirs, agreed)
    relation: QuoteRelation | None = None
    if _is_one_quotation(ours, theirs, agreed, likeness):
        relation = _relation(left, right, ours, theirs, gaps)
    if relation is None and _reworded(ours, theirs, likeness):
        relation = "reworded"
    return None if relation is None else _Match(relation, ours, theirs, agreed)


def _is_one_quotation(ours: _Quoted, theirs: _Quoted, agreed: int, likeness: Likeness) -> bool:
    """Tell whether `agreed` words in order prove two quotations to be one."""
    shorter = min(len(ours.words), len(theirs.words))
    if agreed >= SPEECH_WORDS and agreed >= _AGREED_SHARE * shorter:
        return True
    if shorter > SPEECH_WORDS or agreed < min(shorter, _SHORT_AGREED):
        return False
    return likeness.of(ours.quote.sentence, theirs.quote.sentence) >= THRESHOLD


def _relation(
    left: Side, right: Side, ours: _Quoted, theirs: _Quoted, gaps: Sequence[Gap]
) -> QuoteRelation | None:
    """Judge two quotations that have most of their words in common."""
    trimmed = altered = False
    if _is_a_shared_phrase(ours, theirs, gaps):
        return None
    for gap in gaps:
        (first, behind), (other_first, other_behind) = gap
        at_edge = _at_edge(ours, theirs, gap)
        shortest, longest = sorted(_lengths(gap))
        if (at_edge and (shortest == 0 or longest > 1 or len(gaps) > _FEW_GAPS)) or (
            longest > LONGEST_EDIT
            or _is_marked(
                _printed(left, ours, first, behind),
                _printed(right, theirs, other_first, other_behind),
            )
        ):
            trimmed = True
        else:
            changed = ours.words[first:behind], theirs.words[other_first:other_behind]
            altered = altered or weigh_edit(*changed) >= CONTENT_WEIGHT
    if altered:
        return "altered" if _is_altered_surely(ours, theirs, gaps) else None
    return "trimmed" if trimmed else "same"


def _lengths(gap: Gap) -> tuple[int, int]:
    (first, behind), (other_first, other_behind) = gap
    return behind - first, other_behind - other_first


def _at_edge(ours: _Quoted, theirs: _Quoted, gap: Gap) -> bool:
    (first, behind), (other_first, other_behind) = gap
    opens = first == other_first == 0
    return opens or (behind == len(ours.words) and other_behind == len(theirs.words))


def _is_a_shared_phrase(ours: _Quoted, theirs: _Quoted, gaps: Sequence[Gap]) -> bool:
    """Tell whether two statements merely have a phrase in common.

    Outlets cut a quotation; where both go on with words of their own, what they share must be
    long to be one.
    """
    agreed = len(ours.words) - sum(behind - first for (first, behind), _ in gaps)
    parted = any(_at_edge(ours, theirs, gap) and min(_lengths(gap)) > 1 for gap in gaps)
    whole = min(len(ours.words), len(theirs.words))
    return agreed < _LONG_PHRASE and (parted or agreed < _CUT_SHARE * whole)


def _is_altered_surely(ours: _Quoted, theirs: _Quoted, gaps: Sequence[Gap]) -> bool:
    """Tell whether so much agrees that the rest is an edit and not another statement."""
    agreed = len(ours.words) - sum(behind - first for (first, behind), _ in gaps)
    if agreed < _LONG_PHRASE and _by_two_people(ours.quote, theirs.quote):
        return False
    shorter, longer = sorted((len(ours.words), len(theirs.words)))
    shared = len(ours.stems & theirs.stems)
    if shared >= _TELLING_STEMS:
        return agreed >= _ALTERED_SHARE * shorter and _changed_stems(ours, theirs, gaps) <= shared
    return agreed >= max(SPEECH_WORDS + 2, _EMPTY_SHARE * longer)


def _by_two_people(quote: Quote, other: Quote) -> bool:
    """Tell whether two people are named as the speakers."""
    named = quote.speaker_kind == other.speaker_kind == "name"
    return named and names_clash(quote.speaker, other.speaker)


def _changed_stems(ours: _Quoted, theirs: _Quoted, gaps: Sequence[Gap]) -> int:
    """Return how many telling words differ where both quotations go on behind the difference."""
    changed: set[str] = set()
    for gap in gaps:
        (first, behind), (other_first, other_behind) = gap
        if not _at_edge(ours, theirs, gap):
            changed.update(word.stem for word in ours.words[first:behind])
            changed.update(word.stem for word in theirs.words[other_first:other_behind])
    return len(changed - {""})


def _printed(side: Side, quoted: _Quoted, first: int, behind: int) -> str:
    """Return the text between the words around a gap, signs included; empty at the ends."""
    if first == 0 or behind == len(quoted.words):
        return ""
    before, after = side.words[quoted.places[first - 1]], side.words[quoted.places[behind]]
    if before.par != after.par:
        return _CUTS[0]
    return side.source.report.paragraphs[before.par][before.end : after.start]


def _is_marked(ours: str, theirs: str) -> bool:
    """Tell whether one outlet shows that it left words out or put words in, and the other not."""
    return any((mark in ours) != (mark in theirs) for mark in (*_CUTS, *_INSERTIONS))


def _reworded(ours: _Quoted, theirs: _Quoted, likeness: Likeness) -> bool:
    """Tell whether the two are one statement in other words, by one speaker as far as is known."""
    shared = len(ours.stems & theirs.stems)
    fewest = min(len(ours.stems), len(theirs.stems))
    if shared < _REWORDED_STEMS or shared < _REWORDED_SHARE * fewest:
        return False
    speakers = ours.quote.speaker, theirs.quote.speaker
    if all(speakers):
        return family_name(speakers[0]) == family_name(speakers[1])
    return likeness.of(ours.quote.sentence, theirs.quote.sentence) >= THRESHOLD


class _Printed:
    """The words of a report as they run, to look for a quotation printed without marks."""

    def __init__(self, side: Side) -> None:
        self._side = side
        self._runs: dict[tuple[str, ...], list[int]] | None = None

    def find(self, words: Sequence[PlacedWord]) -> Span | None:
        """Return where the report prints nearly all of `words` in a row outside quotations."""
        if len(words) < SPEECH_WORDS:
            return None
        wanted = [word.word for word in words]
        best = (0, 0)
        for start in range(len(wanted) - SPEECH_WORDS + 1):
            for place in self._places(tuple(wanted[start : start + SPEECH_WORDS])):
                best = max(best, (self._length(wanted, start, place), place))
        length, place = best
        inside = self._side.words[place : place + length]
        enough = length >= max(SPEECH_WORDS, _PRINTED_SHARE * len(wanted))
        telling = len({word.stem for word in inside if word.stem}) >= _TELLING_STEMS
        quoted = sum(self._side.quoted[place : place + length])
        if not (enough and telling and 2 * quoted < length and inside[0].par == inside[-1].par):
            return None
        return self._side.span(place, place + length)

    def _places(self, run: tuple[str, ...]) -> list[int]:
        if self._runs is None:
            self._runs = defaultdict(list)
            texts = [word.word for word in self._side.words]
            for place in range(len(texts) - SPEECH_WORDS + 1):
                self._runs[tuple(texts[place : place + SPEECH_WORDS])].append(place)
        return self._runs.get(run, [])[:_MOST_CANDIDATES]

    def _length(self, wanted: Sequence[str], start: int, place: int) -> int:
        words = self._side.words
        length = 0
        while (
            start + length < len(wanted)
            and place + length < len(words)
            and words[place + length].word == wanted[start + length]
        ):
            length += 1
        return length
