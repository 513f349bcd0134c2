"""Finds where a report says it knows something from. Judges no source.

Four kinds: named people, unnamed people (`US officials`, `a source close to the talks`), other
outlets (`Interfax reported`, `told CNN`), and documents (`a draft agreement seen by`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefreader.annotate.agencies import AGENCIES
from briefreader.annotate.lexicon import PURE_SPEECH
from briefreader.annotate.people import People
from briefreader.models.annotation import Quote, SourceKind, SourceMention, Span

OUTLETS = frozenset(
    """ABC News|ABC|Al Arabiya|Al Jazeera|Axios|Barron's|BBC|Bild|Boston Globe|Breitbart|BuzzFeed News|BuzzFeed|C-SPAN|
CBC|CBS News|CBS|Channel 4|Chicago Tribune|CNBC|CNN|Corriere della Sera|Daily Beast|Daily Mail|Daily Mirror|
Daily Telegraph|Der Spiegel|Deutsche Welle|Die Welt|Die Zeit|DW|Economist|El País|ESPN|Facebook|Financial Times|Forbes|Fortune|
Fox Business|Fox News|Frankfurter Allgemeine Zeitung|Guardian|Haaretz|Hill|Huffington Post|HuffPost|Independent|
Kommersant|La Repubblica|Le Figaro|Le Monde|Los Angeles Times|Miami Herald|MSNBC|NBC News|NBC|New York Post|New York Times|
New Yorker|Newsweek|NPR|PBS|Politico|ProPublica|Rossiya 1|RT|Russia Today|Rolling Stone|Slate|Sky News|Süddeutsche Zeitung|
Times of London|Telegraph|Twitter|USA Today|Univision|Vanity Fair|Vice News|Vox|Wall Street Journal|Washington Examiner|
Washington Post|Washington Times|Yahoo News|YouTube""".replace("\n", "").split("|")
) - {"Facebook", "Twitter", "YouTube", "Hill", "Independent", "Times of London"}
"""Outlets as news names them, without the article."""

_AMBIGUOUS_OUTLETS = frozenset(
    {
        "ABC",
        "AP",
        "PA",
        "Slate",
        "Vox",
        "Fortune",
        "Forbes",
        "Bild",
        "RT",
        "DW",
        "RIA",
        "Ria",
        "Anadolu",
    }
)
_OUTLET_NAMES = "|".join(
    re.escape(name) for name in sorted(OUTLETS | set(AGENCIES), key=len, reverse=True)
)
_INVENTED = (
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3} (?:Times|Post|Herald|Tribune|Journal|Gazette|Chronicle|Courier"
    r"|Ledger|Standard|Observer|Examiner|Dispatch|News Agency|Press Agency|Public Radio|Radio|Television|TV|News)"
)
_OUTLET = rf"(?P<outlet>{_OUTLET_NAMES}|{_INVENTED})(?![\w])"
_SPEECH = "|".join(
    sorted(PURE_SPEECH | {"reported", "reports", "citing", "cited"}, key=len, reverse=True)
)
_OUTLET_SOURCES = (
    re.compile(
        rf"\b(?:told|according to|reported by|interview with|interview on|cited by|quoted by|carried by|published by|published in|seen by|on)\s(?:(?:the|state|Russian|U\.S\.|US|local|news|agency|broadcaster|newspaper|television|radio|state-run|daily|network|magazine)\s){{0,5}}{_OUTLET}"
    ),
    re.compile(
        rf"(?:\b(?:[Tt]he|agency|newspaper|broadcaster)\s)?\b{_OUTLET}(?:\s(?:first|also|earlier|had|has|later|on \w+day))*\s(?:reported|reports|said|says|quoted|cited|wrote|found|published|revealed|announced)\b"
    ),
    re.compile(rf"\breported (?:the )?{_OUTLET}"),
    re.compile(
        r"\b(?P<outlet>(?:local|state|Russian|German|American|Western|Israeli|Chinese|Ukrainian|British|French|news|state-run|U\.S\.|US) (?:media|television|newspapers)|news reports|media reports|local reports|reports said)\b(?= (?:report|said|say|suggest|quot|that|indicat)|[.,]|$)"
    ),
)
_PEOPLE_WORDS = (
    r"officials?|sources?|diplomats?|aides?|advisers|advisors|lawmakers|analysts|experts|insiders?|witness(?:es)?|residents"
    r"|spokes(?:man|woman|person|people)|authorities|investigators|prosecutors|critics|observers|executives?|employees|staffers|delegates|negotiators"
)
_UNNAMED = re.compile(
    rf"""\b(?P<who>
      (?:[Tt]he\s|[Aa]n?\s|[Oo]ne\s|[Tt]wo\s|[Tt]hree\s|[Ss]everal\s|[Ss]ome\s|[Mm]any\s|[Aa]nother\s|[Ss]enior\s|[Tt]op\s)?
      (?:(?:U\.S\.|[A-Z][a-z]+|[A-Z]{{2,4}}|[a-z]+(?:-[a-z]+)?)\s){{0,3}}?(?:{_PEOPLE_WORDS})
      | [Pp]eople\s(?:familiar|close|briefed|with\sknowledge) | [Ss]omeone\s(?:familiar|close)
    )\b
    (?=(?P<rest>[^.;"“”]{{0,70}}?\b(?:{_SPEECH}|say|believe|anonym\w+|expressed|indicated|feared|estimated)\b))""",
    re.VERBOSE,
)
_UNNAMED_BEHIND = re.compile(
    rf"(?:\b(?:according to|citing|quoting|{_SPEECH})|told by)\s(?P<who>(?:(?:the|an?|one|two|three|several|some|unnamed|anonymous|senior|top)\s)*(?:(?:U\.S\.|[A-Z][\w.]+|[a-z]+)\s){{0,2}}?(?:{_PEOPLE_WORDS}|people\s(?:familiar|close|briefed)))\b"
)
_DOCUMENT = re.compile(
    r"""\b(?:according\sto|in|cited|citing|obtained|reviewed|seen|published|released|said|says|showed?|shows|per|read)\s
    (?:by\s\w+\s)?(?P<who>(?:(?:the|an?|its|his|her|their|court|internal|new|final|official|annual|leaked|police|draft|joint|written|government|federal|public|confidential|[A-Z][\w’'.]+)\s){0,4}
      (?:documents?|filings?|statements?|reports?|memos?|memorandum|letters?|transcripts?|records?|e-?mails?|agreements?|papers?|minutes|indictment|affidavit|complaint|lawsuit|ruling|communiqu[eé]|survey|poll|study|audit|figures|data|press\srelease))\b""",
    re.VERBOSE,
)
_GENERIC = frozenset({"local officials"})


def find_sources(
    paragraphs: Sequence[str],
    sentences: Sequence[Span],
    quotes: Sequence[Quote],
    people: People,
) -> tuple[SourceMention, ...]:
    """Return the source mentions of a report in reading order, one a place."""
    starts = [(sentence.par, sentence.start) for sentence in sentences]
    found: dict[Span, tuple[SourceKind, str]] = {}
    for quote in quotes:
        if (
            quote.speaker_span is not None
            and quote.speaker_kind in ("name", "pronoun")
            and quote.speaker
        ):
            found.setdefault(quote.speaker_span, ("named", quote.speaker))
    for span, name in _named_in_prose(paragraphs, people):
        found.setdefault(span, ("named", name))
    for par, paragraph in enumerate(paragraphs):
        masked = _without_quotes(par, paragraph, quotes)
        for start, end, kind in _in_paragraph(masked):
            span = Span(par, start, end)
            if not any(span.touches(other) for other in found if other.par == par):
                found[span] = (kind, _plain_name(paragraph[start:end], kind))
    return tuple(
        SourceMention(kind, name, span, max(0, bisect_right(starts, (span.par, span.start)) - 1))
        for span, (kind, name) in sorted(found.items())
    )


def _without_quotes(par: int, paragraph: str, quotes: Sequence[Quote]) -> str:
    """Blank the quoted words: a source named inside a quotation is the speaker's."""
    for quote in quotes:
        if quote.span.par == par:
            length = quote.span.end - quote.span.start
            paragraph = (
                paragraph[: quote.span.start] + "\x00" * length + paragraph[quote.span.end :]
            )
    return paragraph


_VERB_BEHIND = re.compile(rf"(?:,? (?:also|later|had|has|then|on \w+day|\w+day))* (?:{_SPEECH})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?$")


def _named_in_prose(paragraphs: Sequence[str], people: People) -> Iterator[tuple[Span, str]]:
    """Yield people whose words are reported without quotation marks."""
    for par, mentions in enumerate(people.mentions):
        paragraph = paragraphs[par]
        for mention in mentions:
            behind = _VERB_BEHIND.match(paragraph, mention.span.end)
            before = paragraph[max(0, mention.whole.start - 20) : mention.whole.start]
            if behind or _ACCORDING.search(before):
                yield mention.span, people.persons[mention.person].name


def _in_paragraph(paragraph: str) -> Iterator[tuple[int, int, SourceKind]]:
    for pattern in _OUTLET_SOURCES:
        for match in pattern.finditer(paragraph):
            if match["outlet"] in _AMBIGUOUS_OUTLETS and match["outlet"] not in AGENCIES:
                continue
            yield match.start("outlet"), match.end("outlet"), "outlet"
    for pattern in (_UNNAMED_BEHIND, _UNNAMED):
        for match in pattern.finditer(paragraph):
            yield match.start("who"), match.end("who"), "unnamed"
    for match in _DOCUMENT.finditer(paragraph):
        yield match.start("who"), match.end("who"), "document"


def _plain_name(printed: str, kind: SourceKind) -> str:
    if kind == "outlet":
        return AGENCIES.get(printed, printed)
    return re.sub(r"^(?:[Tt]he|[Aa]n?) ", "", printed)
