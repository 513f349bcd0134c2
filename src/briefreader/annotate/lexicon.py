"""Words that several rules must agree on: the verbs that credit words to a speaker."""


def word_set(listed: str) -> frozenset[str]:
    """Return the words of a list that is written with spaces between them."""
    return frozenset(listed.split())


_DOUBLED = frozenset("admit quip blab chat rebut".split(" "))


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


_REGULAR = word_set("""
    accuse acknowledge add admit advise affirm agree allege announce answer argue ask assert assure
    attack attest bark beg bemoan blast boast brag brand call caution challenge chant charge chide cite
    claim comment compare complain concede conclude condemn confess confide confirm contend continue
    counter criticise criticize cry declare decry defend demand denounce deny deride describe
    dismiss disclose echo elaborate emphasise emphasize estimate exclaim explain exhort encourage express fume gush
    hint implore imply incite inform insist instruct interject interrupt intone joke label lambaste lament liken
    maintain mention mock muse note object observe opine phrase plead pledge point ponder post praise
    pray predict proclaim promise pronounce propose protest quip quote rant reaffirm reason
    reassure rebuke recall recite recommend recount reflect reiterate relate remark remember
    remind repeat reply report request respond retort retweet reveal ridicule scoff scold scream
    shout sigh signal sneer speculate state stress suggest surmise taunt tease testify thank
    theorize thunder tout tweet urge vow wail warn whisper wonder worry yell
""")
_IRREGULAR = word_set("""
    say says said saying tell tells told telling write writes wrote writing written read reads
    reading put puts sing sings sang singing swear swears swore swearing shot believe believes believed refer refers referred referring hear heard
    begin began shoot quoth go goes went characterise characterised characterises characterising
    characterize characterized characterizes characterizing slam slams slammed slamming hit
""") - word_set("hear heard begin began shoot quoth go goes went hit")

SPEECH_VERBS = frozenset(form for verb in _REGULAR for form in inflect(verb)) | _IRREGULAR
"""Forms that can credit a quotation, lower case."""

NOUNS_TOO = frozenset(
    form
    for verb in word_set("""
        answer attack boast call caution challenge chant charge claim comment cry demand echo
        estimate hint mention note object phrase pledge point ponder post praise promise protest quip
        quote rebuke recall remark reply report request retort retweet shout sigh signal sneer
        state stress taunt tease tout tweet vow wail whisper wonder worry yell question counter
        joke muse reason put read insult mock rant
    """)
    for form in inflect(verb)[:2]
) | word_set("saying writing warning reading posting pleading warnings sayings posts")
"""Forms that are nouns as often as verbs."""

PURE_SPEECH = word_set("""
    said says say told tells added adds asked asks wrote writes tweeted tweets replied replies
    explained explains noted notes argued argues warned warns insisted insists declared declares
    stated continued concluded remarked quipped recalled testified responded answered exclaimed
    joked lamented complained commented observed reiterated conceded acknowledged announced
    stressed emphasized emphasised predicted claimed claims
""")
"""Forms that hardly mean anything but speaking."""

HONORIFICS = {
    "Mr": "he", "Mrs": "she", "Ms": "she", "Miss": "she", "Mx": "", "Dr": "", "Sir": "he",
    "Dame": "she", "Lord": "he", "Lady": "she", "Prof": "", "Rev": "", 
    "Msgr": "he", "Hon": "", "Mme": "she", "Herr": "he", "Frau": "she",
}  # fmt: skip
"""Forms of address before a name, with the pronoun they settle; no office."""

RANKS = word_set("""
    president vice-president chancellor premier minister secretary ambassador senator congressman
    congresswoman representative governor mayor general admiral colonel major captain lieutenant
    sergeant commander commissioner director chairman chairwoman chairperson chair speaker justice
    judge king queen prince princess emperor sultan emir pope cardinal archbishop bishop rabbi
    imam reverend pastor ayatollah attorney solicitor prosecutor sheriff chief marshal inspector
    detective superintendent officer spokesman spokeswoman spokesperson adviser advisor aide envoy
    negotiator diplomat delegate lawmaker councillor councilman councilwoman councilor alderman
    deputy undersecretary professor dean principal rector provost chancellor economist analyst
    strategist scientist researcher historian scholar author writer editor columnist reporter
    journalist correspondent anchor host lawyer counsel coach manager captain striker goalkeeper
    founder co-founder owner executive ceo cfo coo boss head leader co-leader whip treasurer
    auditor ombudsman doctor surgeon physician nurse engineer architect curator activist organizer
    organiser campaigner candidate nominee pollster consultant businessman businesswoman
    billionaire investor banker fellow expert specialist coordinator supervisor administrator
    comptroller sen rep gov gen lt col sgt capt cmdr adm maj cpl pvt supt det insp
    actor actress singer director filmmaker poet novelist farmer fisherman teacher shopkeeper
    resident witness survivor hydrologist geologist meteorologist union organiser
""")
"""Head words of offices and callings, lower case, without a stop."""

RANK_MODIFIERS = word_set("""
    deputy vice assistant associate acting interim former ex- ex then late outgoing incoming
    senior junior chief first second lead under prime foreign defense defence interior finance
    justice health education energy trade state attorney solicitor lieutenant brigadier major rear
    district federal national regional local county city town parish campaign press communications
    party majority minority house senate white opposition union labor labour police fire army navy
    air force military intelligence security executive managing general supreme crown co- elect
    cabinet home prime culture transport environment agriculture economy economics veteran
    political policy legal medical research head top special democratic republican conservative
    liberal independent water public works
""")
"""Words that may stand before a rank inside a title, lower case."""

OFFICE_TAILS = word_set("""
    State Defense Defence Treasury Energy Commerce Labor Labour Security Homeland Health Human
    Services Interior Veterans Affairs Foreign Education Agriculture Transportation Transport
    Staff Exchequer Housing Police Justice War Finance Europe Operations Intelligence
""")
"""Words that complete an office behind `of` or `for`: Secretary of State."""

NATIONALITIES = word_set("""
    Afghan African Albanian Algerian American Arab Argentine Armenian Asian Australian Austrian
    Azerbaijani Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British Bulgarian
    Cambodian Canadian Chilean Chinese Colombian Croatian Cuban Cypriot Czech Danish Dutch
    Egyptian English Estonian Ethiopian European Filipino Finnish French Georgian German Ghanaian
    Greek Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Jamaican
    Japanese Jordanian Kazakh Kenyan Korean Kosovar Kuwaiti Latvian Lebanese Libyan Lithuanian
    Malaysian Maltese Mexican Moldovan Mongolian Moroccan Nepalese Nigerian Norwegian Pakistani
    Palestinian Peruvian Philippine Polish Portuguese Qatari Romanian Russian Saudi Scottish
    Serbian Singaporean Slovak Slovenian Somali Soviet Spanish Sudanese Swedish Swiss Syrian
    Taiwanese Thai Tunisian Turkish Ugandan Ukrainian Uzbek Venezuelan Vietnamese Welsh Western
    Yemeni Zimbabwean US U.S. UK U.K. UN U.N. EU E.U. NATO Republican Democratic Democrat
    Conservative Labour Liberal Communist Socialist Green Libertarian Catholic Muslim Jewish
    Christian Hispanic Latino
""")
"""Adjectives of origin and party that stand before a title or a noun, as printed."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

ORGANISATION_WORDS = word_set("""
    Academy Administration Agency Airlines Airport Alliance Army Assembly Associates Association
    Authority Bank Board Brigade Broadcasting Bureau Cabinet Campaign Center Centre Chamber
    Church Club Coalition College Commission Committee Company Confederation Conference Congress
    Cooperation Corp Corporation Council Court Department Directorate Division Duma Electric
    Enterprises Federation Force Forces Forum Foundation Fund Group Guard Headquarters Herald
    Holdings Hospital House Inc Industries Initiative Institute Institution Institutes Journal
    Laboratory League Legion Ltd Magazine Ministry Movement Museum Navy Network News Office
    Organisation Organization Parliament Partners Party Patrol Pentagon Police Post Press
    Programme Program Project Radio Reserve School Senate Service Services Society Standard Station
    Studios Supreme Syndicate Systems Technologies Television Times Treasury Tribunal Tribune Trust
    Union University Watch
""")
"""Words that make a capitalised run an organisation, as printed."""

PLACE_WORDS = word_set("""
    Avenue Bay Beach Boulevard Bridge Canal Canyon Cape City Coast County Creek Dam Desert District
    Drive East Falls Forest Gulf Harbor Harbour Heights Highway Hill Hills Island Islands Lake
    Lane Mount Mountain Mountains North Ocean Park Parish Peninsula Plaza Port Province Region
    Republic Ridge River Road Sea South Springs Square Strait Street Territory Town Township Valley
    Village West Woods
""")
"""Words that make a capitalised run a place, as printed."""

COUNTRIES = word_set("""
    Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bahrain
    Bangladesh Belarus Belgium Bolivia Bosnia Brazil Britain Bulgaria Cambodia Cameroon Canada Chad
    Chile China Colombia Congo Croatia Cuba Cyprus Denmark Ecuador Egypt England Eritrea Estonia
    Ethiopia Finland France Germany Ghana Greece Guatemala Haiti Honduras Hungary Iceland India
    Indonesia Iran Iraq Ireland Israel Italy Jamaica Japan Kazakhstan Kenya Kosovo Kuwait
    Kyrgyzstan Laos Latvia Lebanon Libya Lithuania Luxembourg Malaysia Mali Malta Mexico Moldova
    Mongolia Montenegro Morocco Mozambique Myanmar Namibia Nepal Netherlands Nicaragua Niger
    Nigeria Norway Oman Pakistan Palestine Panama Paraguay Peru Philippines Poland Portugal Qatar
    Romania Russia Rwanda Scotland Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan
    Sweden Switzerland Syria Taiwan Tajikistan Tanzania Thailand Tunisia Turkey Turkmenistan Uganda
    Ukraine Uruguay Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe
    Europe Asia Africa America Antarctica Crimea Siberia Baltics Balkans Caucasus
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii
    Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan
    Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania
    Tennessee Texas Utah Vermont Wisconsin Wyoming
    Amsterdam Athens Atlanta Baghdad Bangkok Barcelona Beijing Beirut Belgrade Berlin Bonn Boston
    Brussels Bucharest Budapest Cairo Chicago Copenhagen Dallas Damascus Delhi Detroit Dublin
    Edinburgh Frankfurt Gaza Geneva Hamburg Helsinki Houston Istanbul Jakarta Jerusalem Kabul
    Karachi Kharkiv Kiev Kyiv Lagos Lisbon London Madrid Manchester Manila Miami Milan Minsk
    Montreal Moscow Mumbai Munich Nairobi Odesa Oslo Ottawa Paris Philadelphia Prague Riga Rome
    Seattle Seoul Shanghai Stockholm Sydney Tallinn Tehran Tokyo Toronto Tripoli Vienna Vilnius
    Warsaw Washington Zurich
""")
"""Countries, states and cities of one word that news names often."""

NOT_NAMES = word_set("""
    The A An In On At By For From With To Of As And But Or So Yet He She It They We I You His Her
    Its Their Our My Your This That These Those There Here If When While After Before Since
    Although Though Because Until Once During Despite Under Over Between Among According No Not
    All Some Many Most Both Each Every One Two Three Four Five Six Seven Eight Nine Ten Several
    Another Other What Who Why How Where Which Is Are Was Were Do Does Did Has Have Had Can Could
    Will Would Should May Might Let Then Now Also However Meanwhile Still Even Just Only Such Than
    Asked Speaking Talks Officials Neither Either Nobody Everyone Someone Nothing Everything Last
    Earlier Later Today Yesterday Tomorrow Tonight Yes Well Oh Ok Okay Mr Mrs Ms Dr Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
    Christmas Easter Thanksgiving Ramadan Internet God Covid COVID Covid-19 AM PM Read Photo Image
    Video Watch Related Updated Breaking Exclusive Opinion Editor Follow Back Like Unlike Its
    Following Given Because Instead Perhaps Maybe Indeed Thus Hence Moreover Furthermore Besides
    Rather Later Soon Again Never Always Often Sometimes Almost About Around Against Through
    Throughout Within Without Toward Towards Upon Across Behind Beyond Near Next First Second
    Third Finally Recently Currently Previously Additionally Overall Americans Russians Democrats
    Republicans Europeans Germans Britons Ukrainians Israelis Palestinians Iranians Muslims Jews
    Christians Catholics Conservatives Liberals Twitter Facebook YouTube Instagram Snapchat Google
    Apple Amazon Microsoft Netflix
""")
"""Words that are no part of a person's name even with a capital."""

FUNCTION_OPENERS = word_set("""
    The A An In On At By For From With To Of As And But Or So Yet He She It They We I You His Her
    Its Their Our My Your This That These Those There Here If When While After Before Since
    Although Though Because Until Once During Despite Under Over Between Among According No Not
    All Some Many Most Both Each Every Another Other What Who Why How Where Which Is Are Was Were
    Do Does Did Has Have Had Can Could Will Would Should Might Let Then Now Also However Meanwhile
    Still Even Just Only Such Than Asked Speaking Neither Either Last Earlier Later Today
    Yesterday Tomorrow Yes Well Like Unlike Following Given Instead Perhaps Maybe Indeed Thus
    Rather Soon Again Never Always Often Sometimes Almost About Around Against Through Within
    Without Upon Across Behind Beyond Near Next First Second Third Finally Recently
""")
"""Words that begin sentences; with a capital there they belong to no name."""
