"""What one report says, as spans of its paragraphs. Knows neither other reports nor a screen."""

from dataclasses import dataclass
from typing import Literal

from briefreader.models.article import Report


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters inside one paragraph: `paragraphs[par][start:end]`."""

    par: int
    start: int
    end: int

    def of(self, paragraphs: tuple[str, ...]) -> str:
        """Return the text this span covers."""
        return paragraphs[self.par][self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.par == other.par and self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.par == other.par and self.start < other.end and other.start < self.end


SpeakerKind = Literal["name", "pronoun", "description", "none"]
QuoteKind = Literal["speech", "fragment", "scare"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation and who it is credited to. No speaker rather than a guess."""

    text: str
    """The quoted words, without the outer marks."""
    span: Span
    """Where those words stand, marks excluded. A quotation that runs over paragraphs is
    one Quote per paragraph, the later ones with `continues` set."""
    sentence: int
    """Index of the sentence the quotation starts in."""
    kind: QuoteKind = "speech"
    """`speech` of four words or more, a shorter `fragment`, or a `scare` quote (a term)."""
    speaker: str = ""
    """Who said it: a name in its fullest form in this report where one is known, else the
    description as printed ("a senior official"); empty when the report does not say."""
    speaker_text: str = ""
    """The speaker as printed at the quotation: `Ryabkov`, `he`, `the minister`."""
    speaker_span: Span | None = None
    speaker_kind: SpeakerKind = "none"
    cue: str = ""
    """The verb or phrase of attribution as printed: `said`, `told reporters`."""
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it counts and how firmly it is stated."""

    text: str
    """The figure as printed, hedge and unit included: `more than 10,000 Russian troops`."""
    span: Span
    sentence: int
    value: float
    unit: str
    """What is counted, lower case and singular where a rule reaches (`troop`, `percent`,
    `usd`, `year`); empty when it is not clear, and then never compared."""
    hedge: str = ""
    """The words that loosen it (`more than`, `about`, `up to`), lower case."""
    high: float | None = None
    """The upper end of a range (`10,000 to 15,000`); None for a single number."""
    quoted: bool = False
    """Whether it stands inside a quotation."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text, resolved as far as the publication date allows."""

    text: str
    span: Span
    sentence: int
    iso: str
    """`2022-01-09`, `--01-09` where no year is known, `2014`; empty if it cannot be resolved."""


@dataclass(frozen=True, slots=True)
class Titled:
    """One place where a person is given a title or office."""

    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the report, all mentions under the fullest name."""

    name: str
    titles: tuple[Titled, ...] = ()
    mentions: tuple[Span, ...] = ()
    variants: tuple[str, ...] = ()
    """Other spellings of the name that this same report prints (Baerbock, Baerbrock)."""
    pronoun: str = ""
    """`he` or `she` where the report's words or the first name tell; empty where they do not."""


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation or place, as far as rules carry."""

    kind: Literal["organisation", "place"]
    name: str
    mentions: tuple[Span, ...] = ()


SourceKind = Literal["named", "unnamed", "outlet", "document"]


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A place where the report says where it knows something from."""

    kind: SourceKind
    name: str
    """`Sergei Ryabkov`, `US officials`, `Interfax`, `draft agreements`."""
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything found in one report. Derived: it can be computed again at any time."""

    sentences: tuple[Span, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    dates: tuple[DateMention, ...] = ()
    people: tuple[Person, ...] = ()
    entities: tuple[Entity, ...] = ()
    sources: tuple[SourceMention, ...] = ()
    agencies: tuple[str, ...] = ()
    """Agencies credited in the text for the text itself."""


@dataclass(frozen=True, slots=True)
class AnnotatedReport:
    """A report with its annotation: what a comparison reads."""

    report: Report
    annotation: Annotation

    def sentence_text(self, index: int) -> str:
        """Return the text of sentence `index`."""
        return self.annotation.sentences[index].of(self.report.paragraphs)
