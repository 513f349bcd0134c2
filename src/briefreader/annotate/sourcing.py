"""Finds where a report says it knows something from. Judges no source.

Four kinds: named people, unnamed people (`US officials`, `a source close to the talks`), other
outlets (`Interfax reported`, `told CNN`), and documents (`a draft agreement seen by`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from briefreader.annotate.lexicon import PURE_SPEECH
from briefreader.annotate.outlets import AGENCIES, OUTLET_HEADS, OUTLETS
from briefreader.annotate.people import People
from briefreader.models.annotation import Quote, SourceKind, SourceMention, Span

_SPEECH = "|".join(sorted(PURE_SPEECH | {"reported", "reports", "citing"}, key=len, reverse=True))
_LISTED = "|".join(re.escape(name) for name in sorted(OUTLETS | set(AGENCIES), key=len)[::-1])
_BY_HEAD = rf"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,3}}\s(?:{'|'.join(OUTLET_HEADS)})"
_OUTLET = rf"(?P<outlet>{_LISTED}|{_BY_HEAD})(?!\w)"
_OUTLET_BEHIND = re.compile(
    rf"""
    \b(?:told | according\sto | interview\s(?:with|on) | (?:reported|cited|quoted|carried|seen)\sby
       | published\s(?:by|in) | reported | report\sby | to)\s
    (?:(?:the|state|local|news|agency|broadcaster|newspaper|television|radio|state-run|daily
        |network|magazine|[A-Z][a-z]+n|U\.S\.|US)\s){{0,5}}
    {_OUTLET}
    """,
    re.VERBOSE,
)
_OUTLET_IN_FRONT = re.compile(
    rf"""
    \b{_OUTLET}(?:\s(?:first|also|earlier|had|has|later|on\s\w+day))*
    \s(?:reported|reports|said|says|quoted|cited|wrote|found|published|revealed|announced)\b
    """,
    re.VERBOSE,
)
_MEDIA = re.compile(
    r"""
    \b(?P<outlet>(?:local|state|state-run|news|[A-Z][a-z]+n|U\.S\.|US|German|British|French|Chinese)
         \s(?:media|television|newspapers) | (?:news|media|local)\sreports | reports(?=\ssaid))
    (?=\s(?:report|sa(?:y|id)|suggest|quote|that|indicate)|[.,]|$)
    """,
    re.VERBOSE,
)
_SOMEBODY = r"""
    (?:officials? | sources? | diplomats? | aides? | advis[eo]rs? | lawmakers | analysts | experts
     | insiders? | witness(?:es)? | residents | spokes(?:man|woman|person|people) | authorities
     | investigators | prosecutors | critics | observers | executives? | employees | staffers
     | delegates | negotiators)
"""
_MODIFIERS = r"""
    (?:senior | top | former | local | federal | law\senforcement | administration | campaign
     | intelligence | military | government | defen[cs]e | party | state | city | police | company
     | industry | union | school | hospital | court | transition | congressional | diplomatic
     | security | health | labou?r | unnamed | anonymous | multiple | other | several | election)
"""
_UNNAMED_IN_FRONT = re.compile(
    rf"""
    \b(?P<who>
       (?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]ome|[Mm]any|[Aa]nother|[Tt]op)\s)?
       (?:(?:U\.S\.|[A-Z][a-z]+|[A-Z]{{2,4}}|{_MODIFIERS})\s){{0,3}}{_SOMEBODY}
     | [Pp]eople\s(?:familiar|close|briefed|with\sknowledge) | [Ss]omeone\s(?:familiar|close)
    )\b
    (?=[^.;"“”\x00]{{0,70}}?
       \b(?:{_SPEECH}|say|believe|anonym\w+|expressed|indicated|feared|estimated)\b)
    """,
    re.VERBOSE,
)
_UNNAMED_BEHIND = re.compile(
    rf"""
    \b(?:according\sto | citing | quoting | told\sby | {_SPEECH})\s
    (?P<who>(?:(?:the|an?|one|two|three|several|some|unnamed|anonymous|senior|top)\s)*
       (?:(?:U\.S\.|[A-Z][\w.]+|{_MODIFIERS})\s){{0,2}}
       (?:{_SOMEBODY}|people\s(?:familiar|close|briefed)))\b
    """,
    re.VERBOSE,
)
_DOCUMENT = re.compile(
    r"""
    \b(?:according\sto | in | cited | citing | obtained | reviewed | seen | published | released
       | said | says | showed? | shows | per | read)\s(?:by\s\w+\s)?
    (?P<who>(?:(?:the|an?|its|his|her|their|court|internal|new|final|official|annual|leaked|police
          |draft|joint|written|government|federal|public|confidential|[A-Z][\w’'.]+)\s){0,4}
       (?:documents?|filings?|statements?|reports?|memos?|memorandum|letters?|transcripts?|records?
         |e-?mails?|agreements?|papers?|minutes|indictment|affidavit|complaint|lawsuit|ruling
         |communiqu[eé]|survey|poll|study|audit|press\srelease))\b
    """,
    re.VERBOSE,
)
_VERB_BEHIND = re.compile(rf"(?:,? (?:also|later|had|has|then|on \w+day|\w+day))* (?:{_SPEECH})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the )?$")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_REACH = 20
"""How many characters before a name `according to` is looked for."""


def find_sources(
    paragraphs: Sequence[str],
    sentences: Sequence[Span],
    quotes: Sequence[Quote],
    people: People,
) -> tuple[SourceMention, ...]:
    """Return the source mentions of a report in reading order, one a place."""
    starts = [(sentence.par, sentence.start) for sentence in sentences]
    quoted: list[list[Span]] = [[] for _ in paragraphs]
    for quote in quotes:
        quoted[quote.span.par].append(quote.span)
    named = _named(paragraphs, quotes, people)
    mentions = []
    for par, paragraph in enumerate(paragraphs):
        found = named[par]
        taken = bytearray(len(paragraph))
        for span in found:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
        for span, kind in _in_paragraph(par, _masked(paragraph, quoted[par])):
            if not any(taken[span.start : span.end]):
                taken[span.start : span.end] = b"\1" * (span.end - span.start)
                found[span] = (kind, _plain_name(paragraph[span.start : span.end], kind))
        for span, (kind, name) in sorted(found.items()):
            sentence = max(0, bisect_right(starts, (par, span.start)) - 1)
            mentions.append(SourceMention(kind, name, span, sentence))
    return tuple(mentions)


_Found = dict[Span, tuple[SourceKind, str]]


def _named(paragraphs: Sequence[str], quotes: Sequence[Quote], people: People) -> list[_Found]:
    """Return the people who are quoted, or whose words are reported without marks."""
    found: list[_Found] = [{} for _ in paragraphs]
    for quote in quotes:
        if quote.speaker_span and quote.speaker and quote.speaker_kind in ("name", "pronoun"):
            place = found[quote.speaker_span.par]
            place.setdefault(quote.speaker_span, ("named", quote.speaker))
    for par, mentions in enumerate(people.mentions):
        paragraph = paragraphs[par]
        for mention in mentions:
            before = paragraph[max(0, mention.whole.start - _REACH) : mention.whole.start]
            speaks = _VERB_BEHIND.match(paragraph, mention.span.end) or _ACCORDING.search(before)
            if speaks and not any(mention.span.touches(other) for other in found[par]):
                name = people.persons[mention.person].name
                found[par][mention.span] = ("named", name)
    return found


def _masked(paragraph: str, quoted: Sequence[Span]) -> str:
    """Blank the quoted words: a source named inside a quotation is the speaker's."""
    pieces, position = [], 0
    for span in quoted:
        if span.start >= position:
            pieces.append(paragraph[position : span.start])
            pieces.append("\x00" * (span.end - span.start))
            position = span.end
    pieces.append(paragraph[position:])
    return "".join(pieces)


def _in_paragraph(par: int, paragraph: str) -> Iterator[tuple[Span, SourceKind]]:
    for pattern in (_OUTLET_BEHIND, _OUTLET_IN_FRONT, _MEDIA):
        for match in pattern.finditer(paragraph):
            yield Span(par, match.start("outlet"), match.end("outlet")), "outlet"
    for pattern in (_UNNAMED_BEHIND, _UNNAMED_IN_FRONT):
        for match in pattern.finditer(paragraph):
            yield Span(par, match.start("who"), match.end("who")), "unnamed"
    for match in _DOCUMENT.finditer(paragraph):
        yield Span(par, match.start("who"), match.end("who")), "document"


def _plain_name(printed: str, kind: SourceKind) -> str:
    if kind == "outlet":
        return AGENCIES.get(printed, printed)
    return _ARTICLE.sub("", printed)
