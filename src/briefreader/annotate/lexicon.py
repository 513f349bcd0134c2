"""Words that several rules must agree on: the verbs that credit words to a speaker."""


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between them."""
    return frozenset(listed.split())


_DOUBLED = word_set("admit quip slam rebut")


def inflect(verb: str) -> tuple[str, ...]:
    """Return the forms of a regular English verb: `deny`, `denies`, `denied`, `denying`."""
    if verb in _DOUBLED:
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


_REGULAR = word_set(
    """
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert
    assure attack attest bark beg bemoan blast boast brag brand call caution challenge chant
    charge chide cite claim comment compare complain concede conclude condemn confess
    confide confirm contend continue counter criticise criticize cry declare decry defend
    demand denounce deny deride describe dismiss disclose echo elaborate emphasise emphasize
    estimate exclaim explain exhort encourage express fume gush hint implore imply incite
    inform insist instruct interject interrupt intone joke label lambaste lament liken
    maintain mention mock muse note object observe opine phrase plead pledge point ponder
    post praise pray predict proclaim promise pronounce propose protest quip quote rant
    reaffirm reason reassure rebuke recall recite recommend recount reflect reiterate relate
    remark remember remind repeat reply report request respond retort retweet reveal
    ridicule scoff scold scream shout sigh signal sneer speculate state stress suggest
    surmise taunt tease testify thank theorize thunder tout tweet urge vow wail warn whisper
    wonder worry yell
    """
)
_IRREGULAR = word_set(
    """
    sagt sagte erklärt erklärte betont betonte meint meinte fordert forderte warnt warnte
    kritisiert kritisierte schreibt schrieb say says said saying tell tells told telling
    write writes wrote writing written read reads reading put puts sing sings sang singing
    swear swears swore swearing shot believe believes believed refer refers referred
    referring hear heard begin began shoot quoth go goes went characterise characterised
    characterises characterising characterize characterized characterizes characterizing
    hit
    """
) - word_set("hear heard begin began shoot quoth go goes went hit")

SPEECH_VERBS = frozenset(form for verb in _REGULAR for form in inflect(verb)) | _IRREGULAR
"""Forms that can credit a quotation, lower case."""

NOUNS_TOO = frozenset(
    form
    for verb in word_set(
        """
    answer attack boast call caution challenge chant charge claim comment cry demand echo
    estimate hint mention note object phrase pledge point ponder post praise promise protest
    quip quote rebuke recall remark reply report request retort retweet shout sigh signal
    sneer state stress taunt tease tout tweet vow wail whisper wonder worry yell question
    counter joke muse reason put read insult mock rant
    """
    )
    for form in inflect(verb)[:2]
) | word_set("saying writing warning reading posting pleading warnings sayings posts")
"""Forms that are nouns as often as verbs."""

PURE_SPEECH = word_set(
    """
    said says say told tells added adds asked asks wrote writes tweeted tweets replied
    replies explained explains noted notes argued argues warned warns insisted insists
    declared declares stated continued concluded remarked quipped recalled testified
    responded answered exclaimed joked lamented complained commented observed reiterated
    conceded sagte sagt erklärte betonte acknowledged announced stressed emphasized
    emphasised predicted claimed claims
    """
)
"""Forms that hardly mean anything but speaking."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
CALENDAR = frozenset((*WEEKDAYS, *MONTHS))
"""Names of days and months in small letters."""
