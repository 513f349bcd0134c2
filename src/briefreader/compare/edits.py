"""Finds the words that differ between two pieces of text, and how much each difference weighs."""

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA, LCSseq

from briefreader.annotate.lexicon import word_set
from briefreader.annotate.rarity import rarity
from briefreader.compare.side import PlacedWord, Side
from briefreader.compare.spelling import one_spelling
from briefreader.models.annotation import Span
from briefreader.models.comparison import Edit, EditKind, Row

NEGATIONS = word_set("not no never neither nor none nobody nothing nowhere without")
"""Words that turn a statement into its opposite."""
MODALS = word_set("can could may might must shall should will would")
"""Words that say how sure or how binding a statement is."""
NEGATION_WEIGHT = 1.0
NUMBER_WEIGHT = 0.9
CONTENT_WEIGHT = 0.6
"""Weight from which on an edit changes what is said."""
LIGHT_WEIGHT = 0.1
"""Weight of an edit that touches only common words or endings."""
_SAYS_NOTHING = frozenset(["", "00"])
"""What common words have for a stem, and the minutes of a full hour (`6:00 p.m.`, `6 p.m.`)."""
ONE_PLACE = 0.6
"""Share of equal words from which on two sentences are one, edited."""
_UNKNOWN, _KNOWN = 6.5, 5.0
"""Rarities that tell what is no word of the language from what is one."""
_TWO_WORDS = 2
_MOST_CELLS = 4_000_000
"""Two texts of more than 2,000 words each are not sentences; they are not compared by word."""

Gap = tuple[tuple[int, int], tuple[int, int]]
"""A stretch on the left and one on the right that stand for one another; either may be empty."""
Block = tuple[int, int, int]
"""Where equal words begin on the left and on the right, and how many they are."""


def find_edits(
    left: Side, left_words: Sequence[int], right: Side, right_words: Sequence[int]
) -> tuple[Edit, ...]:
    """Return what differs between two texts, given as indexes into each side's words.

    In reading order; a stretch of differing words is one edit, cut where a paragraph ends
    or where the sentences compared do not follow one another.
    """
    ours = [left.words[index] for index in left_words]
    theirs = [right.words[index] for index in right_words]
    found: list[Edit] = []
    for (first, behind), (other_first, other_behind) in find_gaps(ours, theirs):
        weight = weigh_edit(ours[first:behind], theirs[other_first:other_behind])
        here = _pieces(left, left_words[first:behind])
        there = _pieces(right, right_words[other_first:other_behind])
        for turn in range(max(len(here), len(there))):
            span = here[turn] if turn < len(here) else None
            counterpart = there[turn] if turn < len(there) else None
            kind: EditKind = "right-only" if span is None else "left-only"
            if span and counterpart:
                kind = "replaced"
            found.append(Edit(kind, span, counterpart, weight))
    return tuple(found)


def find_gaps(left: Sequence[PlacedWord], right: Sequence[PlacedWord]) -> list[Gap]:
    """Return the stretches of `left` and `right` outside their longest common subsequence.

    A lone common word or two that happen to match between two larger differences are
    counted as different: "of the" in the midst of new wording is no agreement.
    """
    blocks = _equal_blocks(
        [one_spelling(word.word) for word in left],
        [one_spelling(word.word) for word in right],
    )
    blocks = _join_blocks(blocks, left, right)
    kept: list[Block] = []
    for index, (at_left, at_right, size) in enumerate(blocks):
        before = kept[-1] if kept else (0, 0, 0)
        after = blocks[index + 1] if index + 1 < len(blocks) else (len(left), len(right), 0)
        chance = size <= _TWO_WORDS and not any(
            word.stem for word in left[at_left : at_left + size]
        )
        around = (
            max(at_left - before[0] - before[2], at_right - before[1] - before[2]),
            max(after[0] - at_left - size, after[1] - at_right - size),
        )
        if not (chance and min(around) > size):
            kept.append((at_left, at_right, size))
    return list(_between(kept, len(left), len(right)))


def _equal_blocks(left: list[str], right: list[str]) -> list[Block]:
    """Return the runs of the longest common subsequence; of giants only what they begin with."""
    if len(left) * len(right) > _MOST_CELLS:
        pairs = enumerate(zip(left, right, strict=False))
        size = next(
            (at for at, (word, other) in pairs if word != other), min(len(left), len(right))
        )
        return [(0, 0, size)] if size else []
    return [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(left, right)
        if code.tag == "equal"
    ]


def _join_blocks(
    blocks: Sequence[Block], left: Sequence[PlacedWord], right: Sequence[PlacedWord]
) -> list[Block]:
    """Move a block up to the next one where its words stand there too: fewer, longer blocks."""
    joined: list[Block] = []
    for at_left, at_right, size in blocks:
        block = (at_left, at_right, size)
        while joined:
            before_left, before_right, before = joined[-1]
            again_left, again_right = block[0] - before, block[1] - before
            movable = again_left >= before_left and again_right >= before_right
            if not movable or any(
                left[again_left + step].word != right[again_right + step].word
                for step in range(before)
            ):
                break
            joined.pop()
            block = (again_left, again_right, before + block[2])
        joined.append(block)
    return joined


def _between(blocks: Sequence[Block], left_length: int, right_length: int) -> Iterator[Gap]:
    at_left = at_right = 0
    for next_left, next_right, size in (*blocks, (left_length, right_length, 0)):
        if next_left > at_left or next_right > at_right:
            yield (at_left, next_left), (at_right, next_right)
        at_left, at_right = next_left + size, next_right + size


def weigh_edit(left: Sequence[PlacedWord], right: Sequence[PlacedWord]) -> float:
    """Return how much it changes the sense to put `right` for `left`, 0 to 1."""
    if _letters(left) == _letters(right) or _is_misprint(left, right):
        return LIGHT_WEIGHT
    words = {word.word for word in left}, {word.word for word in right}
    if bool(words[0] & NEGATIONS) != bool(words[1] & NEGATIONS):
        return NEGATION_WEIGHT
    if words[0] & MODALS != words[1] & MODALS:
        return CONTENT_WEIGHT
    stems = {word.stem for word in left}, {word.stem for word in right}
    changed = (stems[0] ^ stems[1]) - _SAYS_NOTHING
    if any(stem[0].isdigit() for stem in changed):
        return NUMBER_WEIGHT
    if changed:
        return min(0.85, CONTENT_WEIGHT + 0.05 * (len(changed) - 1))
    return LIGHT_WEIGHT


def _letters(words: Sequence[PlacedWord]) -> str:
    """Return the words without the spaces: `pre-condition` and `precondition` are one."""
    return "".join(word.word for word in words)


def _is_misprint(left: Sequence[PlacedWord], right: Sequence[PlacedWord]) -> bool:
    """Tell whether one word is another with a letter wrong, and no word itself."""
    if len(left) != 1 or len(right) != 1:
        return False
    rarities = sorted(rarity(word.stem) if word.stem else 0.0 for word in (left[0], right[0]))
    if rarities[1] < _UNKNOWN or rarities[0] > _KNOWN:
        return False
    return OSA.distance(left[0].word, right[0].word, score_cutoff=1) <= 1


def equal_share(left: Side, right: Side, row: Row) -> float:
    """Return how much of the longer side of a row stands in the other, word for word."""
    shares = []
    for side, sentences, spans in (
        (left, row.left, [edit.left for edit in row.edits]),
        (right, row.right, [edit.right for edit in row.edits]),
    ):
        changed = sum(behind - first for first, behind in map(side.within, filter(None, spans)))
        shares.append(1 - changed / max(1, len(side.of_sentences(sentences))))
    return min(shares)


def _pieces(side: Side, words: Sequence[int]) -> list[Span]:
    """Return the text of `words`, one span for each run without a break."""
    runs: list[list[int]] = []
    for index in words:
        follows = bool(runs) and index == runs[-1][-1] + 1
        if follows and side.words[index].par == side.words[runs[-1][-1]].par:
            runs[-1].append(index)
        else:
            runs.append([index])
    return [side.span(run[0], run[-1] + 1) for run in runs]
