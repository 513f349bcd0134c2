"""Finds a "not" that one of two reports of a statement lacks, and "no more" against "more".

Notes, not conflicts: whether a clause is the same clause is judged by its words alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefreader.annotate.lexicon import word_set
from briefreader.compare.edits import (
    MODALS,
    NEGATION_WEIGHT,
    NEGATIONS,
    ONE_PLACE,
    equal_share,
)
from briefreader.compare.side import PlacedWord, Side
from briefreader.compare.similarity import Likeness
from briefreader.models.annotation import Span
from briefreader.models.comparison import Row

_REACH = 6
"""How many words on each side of a negation make its clause."""
_KEY_STEMS = 5
"""A clause with fewer telling words cannot be recognised elsewhere."""
_BEHIND = 3
_FOUND = 0.8
"""Share of the clause's telling words that the other report must print together."""
_SLACK = 2
_LONGEST_SENTENCE = 400
"""A longer run of words is a text without stops, in which a clause cannot be told."""
_EDIT_WORDS = 4
"""An edit of more words changes more than the negation."""
_ALIKE = 0.25
"""Sentences less alike than this are not searched for a clause."""
_NOT_NEGATING = {
    "not": word_set("only just merely simply least necessarily"),
    "no": word_set("doubt matter longer one more less fewer later"),
    "nothing": word_set("but"),
}
"""What makes a negation no denial: `not only`, `no doubt`, `no more than`."""
_SINCE = 8
"""Words behind a negation within which `since` makes it a matter of time: `not met since May`."""
_DENYING_STEMS = word_set("""
    refus deni deny reject fail unlik unabl avoid stop fals imposs declin prevent rul lack oppos
    hard scarc bar block forbid ban far unless
""")
"""Stems that deny without a negation."""
_OBJECT = 2
"""Telling words behind the denied word that must follow it in the other report too."""
_OBJECT_REACH = 7
_WISHED = word_set("to of if whether should for")
_WISH_REACH = 3
"""Words before a verb among which one of those makes it a wish, a choice or a condition."""
_SUBJECT_REACH = 6
_MORE = word_set("more further additional")
_AFTER_MORE = 6
_SHARED_AFTER_MORE = 2


@dataclass(frozen=True, slots=True)
class LostNegation:
    """A negation that one report prints and the other, in the same clause, does not."""

    on_left: bool
    """Which side prints the negation."""
    word: str
    negated: Span
    plain: Span


def find_lost_negations(
    left: Side, right: Side, likeness: Likeness, rows: Sequence[Row]
) -> list[LostNegation]:
    """Return the clauses that one report negates and the other does not.

    First those where a negation is an edit between two sentences that are otherwise nearly
    equal, then clauses that stand inside sentences that differ more.
    """
    found = list(_edited_negations(left, right, rows))
    noted = {lost.negated for lost in found}
    for lost in _negated_clauses(left, right, likeness):
        if not any(span.touches(lost.negated) for span in noted):
            noted.add(lost.negated)
            found.append(lost)
    return found


def _edited_negations(left: Side, right: Side, rows: Sequence[Row]) -> Iterator[LostNegation]:
    for row in rows:
        if not row.edits or equal_share(left, right, row) < ONE_PLACE:
            continue
        for edit in row.edits:
            if edit.weight < NEGATION_WEIGHT:
                continue
            ours, theirs = _words(left, edit.left), _words(right, edit.right)
            if max(len(ours), len(theirs)) > _EDIT_WORDS:
                continue
            on_left = bool(NEGATIONS & {word.word for word in ours})
            side, words = (left, ours) if on_left else (right, theirs)
            others = theirs if on_left else ours
            if any(_denies(word) for word in others) or _stems(words) != _stems(others):
                continue
            if _hedges(others) - _hedges(words):
                continue
            denials = _count_denials(left, row.left), _count_denials(right, row.right)
            if (denials[0] > denials[1]) != on_left or denials[0] == denials[1]:
                continue
            plain = (right, row.right) if on_left else (left, row.left)
            if _denies_that(*plain):
                continue
            negation = next(word for word in words if word.word in NEGATIONS)
            at = side.words.index(negation)
            if _is_harmless(side, at):
                continue
            spans = edit.left or _whole(left, row.left), edit.right or _whole(right, row.right)
            yield LostNegation(on_left, negation.word, *(spans if on_left else spans[::-1]))


def _stems(words: Sequence[PlacedWord]) -> set[str]:
    """Return the telling words of an edit: where more than the negation differs, so may the sense.

    `did not plan` and `planned` have the same; `did not say so` may be a clause of its own.
    """
    return {word.stem for word in words if word.word not in NEGATIONS} - {""}


def _hedges(words: Sequence[PlacedWord]) -> set[str]:
    """Return the words of an edit that make a statement a wish, a question or a possibility."""
    return {word.word for word in words} & (_WISHED | MODALS)


def _count_denials(side: Side, sentences: Sequence[int]) -> int:
    return sum(_denies(side.words[at]) for at in side.of_sentences(sentences))


def _denies_that(side: Side, sentences: Sequence[int]) -> bool:
    """Tell whether sentences deny by a verb what another report negates: `denied that they`."""
    words = [side.words[at] for at in side.of_sentences(sentences)]
    return any(_denies(one) and other.word == "that" for one, other in pairwise(words))


def _words(side: Side, span: Span | None) -> tuple[PlacedWord, ...]:
    if span is None:
        return ()
    first, behind = side.within(span)
    return side.words[first:behind]


def _whole(side: Side, sentences: Sequence[int]) -> Span:
    """Return the first of `sentences`: where the words are missing, all of it is evidence."""
    return side.source.annotation.sentences[sentences[0]]


def _negated_clauses(left: Side, right: Side, likeness: Likeness) -> Iterator[LostNegation]:
    alike = _alike_sentences(likeness)
    for on_left, negating, plain in ((True, left, right), (False, right, left)):
        for at, word in enumerate(negating.words):
            if word.word not in NEGATIONS or word.sentence < 0 or _is_harmless(negating, at):
                continue
            clause = _Clause.around(negating, at)
            if clause is None:
                continue
            for sentence in alike[0 if on_left else 1].get(word.sentence, ()):
                span = clause.find_without_denial(plain, sentence)
                if span is not None:
                    yield LostNegation(on_left, word.word, clause.span, span)
                    break


def _alike_sentences(likeness: Likeness) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return for each sentence of each side the most alike of the other side, best first."""
    by_left: dict[int, list[tuple[float, int]]] = {}
    by_right: dict[int, list[tuple[float, int]]] = {}
    kept = likeness.strength >= _ALIKE
    for left, right, strength in zip(
        likeness.left[kept].tolist(),
        likeness.right[kept].tolist(),
        likeness.strength[kept].tolist(),
        strict=True,
    ):
        by_left.setdefault(left, []).append((-strength, right))
        by_right.setdefault(right, []).append((-strength, left))
    return (
        {index: [other for _, other in sorted(found)] for index, found in by_left.items()},
        {index: [other for _, other in sorted(found)] for index, found in by_right.items()},
    )


def _is_harmless(side: Side, at: int) -> bool:
    """Tell whether a negation denies nothing: `not only`, `or not`, `No. 1`."""
    _, closing = side.sentences[side.words[at].sentence]
    if at + 1 >= closing:
        return True
    before = side.words[at - 1].word if at else ""
    word, after = side.words[at].word, side.words[at + 1].word
    if (
        after in _NOT_NEGATING.get(word, ())
        or before in ("or", "if", "why", "but")
        or after.isdigit()
    ):
        return True
    return any(each.word == "since" for each in side.words[at : min(closing, at + _SINCE)])


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words around a negation, without it."""

    span: Span
    length: int
    key: frozenset[str]
    subject: str
    """The last telling word before the negation."""
    denied: str
    """The first telling word behind it."""
    object: tuple[str, ...]
    """The telling words behind that, in order."""
    wished: bool
    """It denies what somebody may or wants to do, not what is: `not to sell`."""

    @classmethod
    def around(cls, side: Side, at: int) -> "_Clause | None":
        opening, closing = side.sentences[side.words[at].sentence]
        first, behind = max(opening, at - _REACH), min(closing, at + 1 + _REACH)
        before = [word.stem for word in side.words[first:at] if word.stem]
        after = [word.stem for word in side.words[at + 1 : behind] if word.stem]
        key = frozenset((*before, *after))
        if len(key) < _KEY_STEMS or behind - at - 1 < _BEHIND or not (before and after):
            return None
        length = behind - first - 1
        span = side.span(first, behind)
        until = next(word for word in range(at + 1, behind) if side.words[word].stem)
        wished = any(word.word in _WISHED for word in side.words[at + 1 : until])
        return cls(span, length, key, before[-1], after[0], tuple(after[1:]), wished)

    def find_without_denial(self, side: Side, sentence: int) -> Span | None:
        """Return where `sentence` prints this clause without denying anything, if it does."""
        opening, closing = side.sentences[sentence]
        if closing - opening > _LONGEST_SENTENCE:
            return None
        for at in range(opening, closing):
            if side.words[at].stem != self.denied or not self._stands_around(side, at, sentence):
                continue
            first = max(opening, at - self.length // 2 - _SLACK)
            behind = min(closing, at + self.length // 2 + 1 + _SLACK)
            inside = side.words[first:behind]
            held = len(self.key & {word.stem for word in inside})
            wide = side.words[max(opening, first - 4) : min(closing, behind + 4)]
            if held >= _FOUND * len(self.key) and not any(_denies(word) for word in wide):
                return side.span(first, behind)
        return None

    def _stands_around(self, side: Side, at: int, sentence: int) -> bool:
        """Tell whether the subject stands before the word at `at` and the object behind it."""
        opening, closing = side.sentences[sentence]
        before = {word.stem for word in side.words[max(opening, at - _SUBJECT_REACH) : at]}
        behind = [word.stem for word in side.words[at + 1 : min(closing, at + 1 + _OBJECT_REACH)]]
        wished = {word.word for word in side.words[max(opening, at - _WISH_REACH) : at]}
        if self.subject not in before or (wished & _WISHED and not self.wished):
            return False
        wanted = self.object[: _OBJECT + 1]
        return sum(stem in behind for stem in wanted) >= min(_OBJECT, len(wanted))


def _denies(word: PlacedWord) -> bool:
    return word.word in NEGATIONS or word.stem in _DENYING_STEMS


def find_opposed_quantities(left: Side, right: Side) -> list[LostNegation]:
    """Return where one report prints "no more X" and the other "more X", in the left's order."""
    ours, theirs = list(_quantities(left)), list(_quantities(right))
    found: list[LostNegation] = []
    for here in ours:
        for there in theirs:
            shared = len(here.stems & there.stems)
            if here.negated == there.negated or shared < _SHARED_AFTER_MORE:
                continue
            others = theirs if here.negated else ours
            known = here.stems & there.stems
            if any(other.negated and known <= other.stems for other in others):
                continue
            negated, plain = (here, there) if here.negated else (there, here)
            found.append(LostNegation(here.negated, "no", negated.span, plain.span))
    return found


@dataclass(frozen=True, slots=True)
class _Quantity:
    negated: bool
    span: Span
    stems: frozenset[str]


def _quantities(side: Side) -> Iterator[_Quantity]:
    for at, word in enumerate(side.words):
        if word.word not in _MORE or word.sentence < 0:
            continue
        opening, closing = side.sentences[word.sentence]
        before = [item.word for item in side.words[max(opening, at - 2) : at]]
        negated = before[-1:] == ["no"] or before[-1:] == ["not"] or before in (["not", "any"],)
        if _follows_than(side.words[at + 1 : closing]):
            continue
        behind = min(closing, at + 1 + _AFTER_MORE)
        stems = frozenset(item.stem for item in side.words[at + 1 : behind] if item.stem)
        first = max(opening, at - 1) if negated else at
        yield _Quantity(negated, side.span(first, behind), stems)


def _follows_than(words: Sequence[PlacedWord]) -> bool:
    """Tell whether `more` compares (`more than 100`) instead of counting."""
    return bool(words) and words[0].word == "than"
