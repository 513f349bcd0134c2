"""One report made ready for comparing: its words in order, each with its place.

Built once per report and comparison, so that no part of the comparison cuts text again.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from briefreader.annotate.words import STOP_WORDS, stem, tokenise
from briefreader.models.annotation import AnnotatedReport, Span


class PlacedWord(NamedTuple):
    """A normalised word and where it stands."""

    word: str
    stem: str
    """Empty for a word too common to prove anything."""
    par: int
    start: int
    end: int
    sentence: int
    """Index of the sentence it stands in; -1 outside all of them."""
    capital: bool
    """Printed with a capital letter where a sentence does not ask for one."""


@dataclass(frozen=True)
class Side:
    """A report and its words."""

    source: AnnotatedReport
    words: tuple[PlacedWord, ...]
    sentences: tuple[tuple[int, int], ...]
    """First word and the one behind the last, as indexes into `words`, by sentence."""

    @classmethod
    def of(cls, source: AnnotatedReport) -> "Side":
        """Cut `source` into words, each assigned to the sentence it stands in."""
        spans = source.annotation.sentences
        by_paragraph: dict[int, list[int]] = {}
        for index, span in enumerate(spans):
            by_paragraph.setdefault(span.par, []).append(index)
        words: list[PlacedWord] = []
        bounds = [(0, 0)] * len(spans)
        for par, text in enumerate(source.report.paragraphs):
            inside = by_paragraph.get(par, [])
            starts = [spans[index].start for index in inside]
            shouting = text.isupper()
            last = -2
            for token in tokenise(text):
                place = bisect_right(starts, token.start) - 1
                sentence = inside[place] if place >= 0 else -1
                if sentence >= 0 and token.start >= spans[sentence].end:
                    sentence = -1
                first, last = sentence != last, sentence
                capital = not first and not shouting and text[token.start].isupper()
                common = token.word in STOP_WORDS
                words.append(
                    PlacedWord(
                        token.word,
                        "" if common else stem(token.word),
                        par,
                        token.start,
                        token.end,
                        sentence,
                        capital,
                    )
                )
                if sentence >= 0:
                    begin = bounds[sentence][0] if bounds[sentence][1] else len(words) - 1
                    bounds[sentence] = (begin, len(words))
        return cls(source, tuple(words), tuple(bounds))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """The words in reading order, each without its ending: `asked` and `asks` are one."""
        return tuple(word.stem or word.word for word in self.words)

    @cached_property
    def quoted(self) -> bytes:
        """One byte a word: 1 where it stands inside quotation marks."""
        flags = bytearray(len(self.words))
        for quote in self.source.annotation.quotes:
            first, behind = self.within(quote.span)
            flags[first:behind] = b"\1" * (behind - first)
        return bytes(flags)

    @cached_property
    def _places(self) -> list[tuple[int, int]]:
        return [(word.par, word.start) for word in self.words]

    def within(self, span: Span) -> tuple[int, int]:
        """Return the range of words that begin inside `span`."""
        first = bisect_right(self._places, (span.par, span.start - 1))
        behind = bisect_right(self._places, (span.par, span.end - 1))
        return first, max(first, behind)

    def sentence_words(self, sentence: int) -> tuple[str, ...]:
        """Return the normalised words of one sentence."""
        return tuple(word.word for word in self.words[slice(*self.sentences[sentence])])

    def of_sentences(self, sentences: Sequence[int]) -> list[int]:
        """Return the indexes of the words of `sentences`, in reading order."""
        return [
            index for sentence in sorted(sentences) for index in range(*self.sentences[sentence])
        ]

    def span(self, first: int, behind: int) -> Span:
        """Return the text from word `first` to before word `behind`, inside one paragraph."""
        opening, closing = self.words[first], self.words[behind - 1]
        return Span(opening.par, opening.start, closing.end)
