"""Cuts a paragraph into sentences. Knows neither quotations nor other paragraphs.

A stop ends a sentence unless what stands around it says otherwise: an abbreviation or an
initial before it, a small letter or a speaker behind it. A sentence keeps its closing
quotation mark. Scraped text also glues sentences together (`flags.Denis`); those part again.
"""

import re

from briefreader.annotate.lexicon import SPEECH_VERBS, word_set

_TITLES = word_set("""
    mr mrs ms mx messrs dr prof rev fr hon gov sen rep sens reps gen lt maj col sgt cpl pvt capt
    cmdr adm supt det insp amb dep asst atty msgr st ste mt ft vs v cf eg ie viz al approx
    est dept hr frau herr mme mlle sr sra srta dra ing bzw ca nr z.b d.h u.a
    """)
"""Abbreviations that always go with the word behind them."""
_SMALL_TITLES = word_set("vs v cf approx al ca bzw")
_ALSO_WORDS = word_set("no mar art par sec sep")
"""Abbreviations that are words, too: only a number behind them makes them one."""
_BEFORE_NUMBER = word_set("""
    jan feb mar apr jun jul aug sep sept oct nov dec no nos vol fig figs p pp art sec ch par
    ver op ext tel nr
    """)
"""Abbreviations that go with a number behind them."""
_AMBIGUOUS = word_set("""
    inc corp co cos ltd llc plc bros jr sr esq etc a.m p.m ph.d m.d d.c u.s u.k u.n e.u u.s.a
    ave blvd rd assn bn mln min max univ intl govt
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb
    nev okla ore pa tenn tex va vt wash wis wyo n.y n.j n.c n.d n.h n.m s.c s.d w.va r.i
    mon tue tues wed thu thurs fri sat sun
    """)
"""Abbreviations that may end a sentence: what comes next decides."""
_OPENERS = word_set("""
    the a an in on at by for from with to of as and but or so yet he she it they we i you his her
    its their our my this that these those there here if when while after before since although
    though because until once during despite under over between among according no not all some
    many most both each every one two three several another other what who why how where which
    is are was were do does did has have had can could will would should may might let then now
    also however meanwhile still even just only such than asked police officials neither either
    nobody everyone someone nothing everything last earlier later today yesterday
    """)
"""Words that, with a capital, begin a sentence rather than a name."""
_MONTHS_AFTER_ORDINAL = word_set(
    "januar jänner februar märz april mai juni juli august september oktober november dezember "
    "jahrhundert"
)

_OPEN_MARKS = "\"'“‘„‚«»‹›([{¿¡*•·—–-"
_BREAK = re.compile(
    r"""
      (?P<stop>[.!?…؟۔।]+) (?P<close>["'”’»›“)\]}]*) (?P<space>\s+|$|(?=\S))
    | (?P<wide>[。！？｡]+ ["'”’」』）)】]*) \s*
    | (?P<line>\n[ \t]*(?:\n|(?=[-*•·–]\s|\d{1,2}[.)]\s)))
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"[^\s\"“”„«»‘(\[—–/]*$")
_NEXT_WORD = re.compile(rf"[{re.escape(_OPEN_MARKS)}\s]*([^\W_][\w'’.&-]*)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})$")
_GLUED = re.compile(r"[^\W\d_]{2}[’']?$|\d{2}$|[^\W\d_]{2}[)%]$")
_ADDRESS = re.compile(r"(?:@|://|www\.|/)\S*$|\S*(?:@|://)", re.IGNORECASE)
_SPEAKER_WORDS = re.compile(r"[\w'’.-]+,?")
_INSIDE_NAMES = word_set("of the de la van von der bin al el")
_SENTENCE_PRONOUNS = word_set("He She They We It")
_DASHES = frozenset("-–—―")
_REACH = 60
"""How many characters to either side of a stop are looked at; keeps long paragraphs cheap."""


def split_sentences(paragraph: str) -> list[tuple[int, int]]:
    """Return the sentences of `paragraph` as (start, end) offsets, without outer spaces.

    Nothing but white space lies outside the sentences; a piece without a letter or digit
    belongs to the sentence before it. Text without capitals, of all capitals, or in a script
    without capitals is cut at every stop that is not an abbreviation's.
    """
    caseless = not any(char.isupper() for char in paragraph)
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(paragraph):
        if match.end() >= len(paragraph):
            break
        cut = _cut_at(paragraph, match, start, caseless)
        if cut > start:
            _add(bounds, paragraph, start, cut)
            start = cut
            while start < len(paragraph) and paragraph[start].isspace():
                start += 1
    _add(bounds, paragraph, start, len(paragraph))
    return bounds


def _add(bounds: list[tuple[int, int]], paragraph: str, start: int, end: int) -> None:
    while start < end and paragraph[start].isspace():
        start += 1
    while end > start and paragraph[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if bounds and not any(char.isalnum() for char in paragraph[start:end]):
        bounds[-1] = (bounds[-1][0], end)
    else:
        bounds.append((start, end))


def _cut_at(paragraph: str, match: re.Match[str], start: int, caseless: bool) -> int:
    """Return where the sentence ends if `match` ends it, else -1."""
    if match.lastgroup == "line":
        return match.start()
    if match["wide"]:
        return match.end("wide")
    if not match["space"]:
        return _glued_cut(paragraph, match)
    stop, close, cut = match["stop"], match["close"], match.end("close")
    following = _NEXT_WORD.match(paragraph, match.end())
    next_word = (following and following[1]) or ""
    if not next_word:
        return cut if following and following.end() == match.end() else -1
    if next_word[0].islower() and not caseless:
        return -1
    if stop == "." and not close:
        before = _LAST_WORD.search(paragraph, max(start, match.start() - _REACH), match.start())
        dash = paragraph[match.end()] in _DASHES
        if before and dash and before.group().lower() in _AMBIGUOUS:
            return -1
        if before and _binds(before.group(), next_word, before.start() <= start, caseless):
            return -1
    if close and stop[-1] in "?!…" and _speaker_follows(paragraph, match.end()):
        return -1
    return cut


def _binds(word: str, next_word: str, at_start: bool, caseless: bool) -> bool:
    """Tell whether the stop behind `word` belongs to it rather than to the sentence."""
    lower = word.lower()
    opener = next_word.lower() in _OPENERS and len(next_word) > 1
    if lower in _TITLES and (caseless or word[0].isupper() or lower in _SMALL_TITLES):
        return True
    if lower in _BEFORE_NUMBER:
        return next_word[0].isdigit() or not (opener or lower in _ALSO_WORDS)
    if at_start and _LIST_NUMBER.match(word):
        return True
    if word.isdigit():
        return len(word) < 3 and next_word.lower() in _MONTHS_AFTER_ORDINAL
    if lower in _AMBIGUOUS:
        return not opener
    return bool(_INITIALS.match(word)) and word != "I" and not opener


def _glued_cut(paragraph: str, match: re.Match[str]) -> int:
    """Return where a stop without a space behind it ends a sentence, else -1."""
    stop, close, after = match["stop"], match["close"], match.end("close")
    begins_word = paragraph[after].isupper() and paragraph[after + 1 : after + 2].islower()
    begins_quote = stop in ".?!" and not close and paragraph[after] in "“„"
    if stop == "…" or not (begins_word or begins_quote):
        return -1
    low = max(0, match.start() - _REACH)
    if not _GLUED.search(paragraph, low, match.start()):
        return -1
    if _ADDRESS.search(paragraph[low : match.start()].rpartition(" ")[2]):
        return -1
    before = _LAST_WORD.search(paragraph, low, match.start())
    if before and before.group().lower() in _TITLES | _AMBIGUOUS | _BEFORE_NUMBER:
        return -1
    if close in {'"', "'"}:
        opens = paragraph.count(close, 0, match.start("close")) % 2 == 0
        return match.end("stop") if opens else after
    return match.end("stop") if close and close[0] in "“(" else after


def _speaker_follows(paragraph: str, position: int) -> bool:
    """Tell whether `Mr. Smith said` or the like stands at `position`."""
    for count, match in enumerate(_SPEAKER_WORDS.finditer(paragraph, position, position + _REACH)):
        word = match.group()
        if word in _SENTENCE_PRONOUNS:
            return False
        if word.lower().rstrip(".,") in SPEECH_VERBS:
            return count > 0
        if count > 4 or not (word[0].isupper() or word in _INSIDE_NAMES):
            return False
        if word[-1] == "." and len(word) > 2 and word[:-1].lower() not in _TITLES:
            return False
    return False
