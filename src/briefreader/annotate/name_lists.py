"""Word lists that tell names apart: ranks, origins, organisations, places, openers.

Evidence, not truth: a list makes a reading likely, the rules decide.
"""

from briefreader.annotate.lexicon import word_set

HONORIFICS = {
    "Mr": "he", "Mrs": "she", "Ms": "she", "Miss": "she", "Mx": "", "Dr": "", "Sir": "he",
    "Dame": "she", "Lord": "he", "Lady": "she", "Prof": "", "Rev": "",
    "Msgr": "he", "Hon": "", "Mme": "she", "Herr": "he", "Frau": "she",
}  # fmt: skip
"""Forms of address before a name, with the pronoun they settle; no office."""

RANKS = word_set(
    """
    president vice-president chancellor premier minister secretary ambassador senator
    congressman congresswoman representative governor mayor general admiral colonel major
    captain lieutenant sergeant commander commissioner director chairman chairwoman
    chairperson chair speaker justice judge king queen prince princess emperor sultan emir
    pope cardinal archbishop bishop rabbi imam reverend pastor ayatollah attorney solicitor
    prosecutor sheriff chief marshal inspector detective superintendent officer spokesman
    spokeswoman spokesperson adviser advisor aide envoy negotiator diplomat delegate
    lawmaker councillor councilman councilwoman councilor alderman deputy undersecretary
    professor dean principal rector provost chancellor economist analyst strategist
    scientist researcher historian scholar author writer editor columnist reporter
    journalist correspondent anchor host lawyer counsel coach manager captain striker
    goalkeeper founder co-founder owner executive ceo cfo coo boss head leader co-leader
    whip treasurer auditor ombudsman doctor surgeon physician nurse engineer architect
    curator activist organizer organiser campaigner candidate nominee pollster consultant
    businessman businesswoman billionaire investor banker fellow expert specialist
    coordinator supervisor administrator comptroller sen rep gov gen lt col sgt capt cmdr
    adm maj cpl pvt supt det insp actor actress singer director filmmaker poet novelist
    farmer fisherman teacher shopkeeper resident witness survivor hydrologist geologist
    meteorologist member schoolteacher driver worker trader grocer baker butcher carpenter
    fisher miner pilot skipper sailor harbourmaster
    reps sens congressmen senators representatives
    """
)
"""Head words of offices and callings, lower case, without a stop."""

RANK_MODIFIERS = word_set(
    """
    deputy vice assistant associate acting interim former ex- ex then late outgoing incoming
    senior junior chief first second lead under prime foreign defense defence interior
    finance justice health education energy trade state attorney solicitor lieutenant
    brigadier major rear district federal national regional local county city town parish
    campaign press communications party majority minority house senate white opposition
    union labor labour police fire army navy air force military intelligence security
    executive managing general supreme crown co- elect cabinet home prime culture transport
    environment agriculture economy economics veteran political policy legal medical
    research head top special democratic republican conservative liberal independent public
    council board school bus retired trust supporters' supporters’ club
    """
)
"""Words that may stand before a rank inside a title, lower case."""

OFFICE_TAILS = word_set(
    """
    State Defense Defence Treasury Energy Commerce Labor Labour Security Homeland Health
    Human Services Interior Veterans Affairs Foreign Education Agriculture Transportation
    Transport Staff Exchequer Housing Police Justice War Finance Europe Operations
    Intelligence
    National Diplomatic Public Political Economic Management Budget Elections Communications
    House Commons Lords Parliament Senate Environment Culture Science Technology
    """
)
"""Words that complete an office behind `of` or `for`: Secretary of State."""

NATIONALITIES = word_set(
    """
    Afghan African Albanian Algerian American Arab Argentine Armenian Asian Australian
    Austrian Azerbaijani Bangladeshi Belarusian Belgian Bolivian Bosnian Brazilian British
    Bulgarian Cambodian Canadian Chilean Chinese Colombian Croatian Cuban Cypriot Czech
    Danish Dutch Egyptian English Estonian Ethiopian European Filipino Finnish French
    Georgian German Ghanaian Greek Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish
    Israeli Italian Jamaican Japanese Jordanian Kazakh Kenyan Korean Kosovar Kuwaiti Latvian
    Lebanese Libyan Lithuanian Malaysian Maltese Mexican Moldovan Mongolian Moroccan
    Nepalese Nigerian Norwegian Pakistani Palestinian Peruvian Philippine Polish Portuguese
    Qatari Romanian Russian Saudi Scottish Serbian Singaporean Slovak Slovenian Somali
    Soviet Spanish Sudanese Swedish Swiss Syrian Taiwanese Thai Tunisian Turkish Ugandan
    Ukrainian Uzbek Venezuelan Vietnamese Welsh Western Yemeni Zimbabwean US U.S. UK U.K. UN
    U.N. EU E.U. NATO Republican Democratic Democrat Conservative Labour Liberal Communist
    Socialist Green Libertarian Catholic Muslim Jewish Christian Hispanic Latino
    """
)
"""Adjectives of origin and party that stand before a title or a noun, as printed."""

ORGANISATION_WORDS = word_set(
    """
    Academy Administration Agency Airlines Airport Alliance Army Assembly Associates
    Association Authority Bank Board Brigade Broadcasting Bureau Cabinet Campaign Center
    Centre Chamber Church Club Coalition College Commission Committee Company Confederation
    Conference Congress Cooperation Corp Corporation Council Court Department Directorate
    Division Duma Electric Enterprises Federation Force Forces Forum Foundation Fund Group
    Guard Headquarters Herald Holdings Hospital House Inc Industries Initiative Institute
    Institution Institutes Journal Laboratory League Legion Ltd Magazine Ministry Movement
    Museum Navy Network News Office Organisation Organization Parliament Partners Party
    Patrol Pentagon Police Post Press Programme Program Project Radio Reserve School Senate
    Service Services Society Standard Station Studios Supreme Syndicate Systems Technologies
    Television Times Treasury Tribunal Tribune Trust Union University Watch
    """
) | word_set(
    """
    Rovers Wanderers Athletic Athletics Albion Rangers Hotspur Thistle Argyle Orient Harriers
    Rams Jets Sox Mets Cubs Dodgers Yankees Braves Angels Giants Phillies Astros Padres Marlins
    Mariners Brewers Pirates Royals Twins Tigers Lions Bears Eagles Falcons Hawks Panthers
    Broncos Packers Steelers Patriots Cowboys Redskins Ravens Titans Vikings Raiders Chiefs
    Seahawks Saints Dolphins Bengals Texans Lakers Celtics Knicks Bulls Spurs Pistons Rockets
    Warriors Pacers Grizzlies Bruins Canucks Flyers Penguins Sabres Oilers Flames Harlequins
    Saracens Wasps Wolverines Gators Wildcats Bulldogs Longhorns Hurricanes Trojans Heels Knights
    Therapeutics Pharmaceuticals Pharma Biotech Bioscience Motors Energy Airways Aviation Foods
    Stores Insurance Capital Securities Software Semiconductor Networks Media Pictures Records
    Electronics Chemical Chemicals Petroleum Mining Minerals Resources Brewing Brewery Railways
    Logistics Shipping Properties Estates Hotels Resorts Labs Laboratories Research Analytics
    Consulting Advisors Advisers Brothers Co Limited PLC Plc Exchange Finance Financial Markets
    Ventures International Auto Water Utilities Telecom Communications Broadcasting Productions
    Bancorp Bancshares Savings Offshore Data Intelligence Insights
    """
)
"""Words that make a capitalised run an organisation, as printed; clubs are named by the second."""

THING_WORDS = word_set(
    """
    Index Games Championship Championships Cup Open Festival Awards Prize Act Bill Report Review
    Show Daily Music Tech Core Pro Plus Air TV TVs War Space Allowance Dems Data Standard Series
    Final Finals Tour Trophy Day Night Week Project Edition Album Film Movie Clock Phone Tablet
    Laptop Console Engine Gardens Pub Hotel Store Mall Tower Stadium Arena Hall Palace Castle
    """
)
"""Words that end the name of a thing or an occasion, and no person's."""

PLACE_WORDS = word_set(
    """
    Avenue Bay Beach Boulevard Bridge Canal Canyon Cape City Coast County Creek Dam Desert
    District Drive East Falls Forest Gulf Harbor Harbour Heights Highway Hill Hills Island
    Islands Lake Lane Mount Mountain Mountains North Ocean Park Parish Peninsula Plaza Port
    Province Region Republic Ridge River Road Sea South Springs Square Strait Street
    Territory Town Township Valley Village West Woods
    """
)
"""Words that make a capitalised run a place, as printed."""

PLACE_OPENERS = word_set(
    "Los Las San Santa Sao Hong Fort Port Mount Lake Cape Gulf New North South Latin Royal World"
)
"""Words that a place's name of several words begins with, and hardly a person's."""

COUNTRIES = word_set(
    """
    Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan
    Bahrain Bangladesh Belarus Belgium Bolivia Bosnia Brazil Britain Bulgaria Cambodia
    Cameroon Canada Chad Chile China Colombia Congo Croatia Cuba Cyprus Denmark Ecuador
    Egypt England Eritrea Estonia Ethiopia Finland France Germany Ghana Greece Guatemala
    Haiti Honduras Hungary Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica
    Japan Kazakhstan Kenya Kosovo Kuwait Kyrgyzstan Laos Latvia Lebanon Libya Lithuania
    Luxembourg Malaysia Mali Malta Mexico Moldova Mongolia Montenegro Morocco Mozambique
    Myanmar Namibia Nepal Netherlands Nicaragua Niger Nigeria Norway Oman Pakistan Palestine
    Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia Rwanda Scotland
    Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria
    Taiwan Tajikistan Tanzania Thailand Tunisia Turkey Turkmenistan Uganda Ukraine Uruguay
    Uzbekistan Venezuela Vietnam Wales Yemen Zambia Zimbabwe Europe Asia Africa America
    Antarctica Crimea Siberia Baltics Balkans Caucasus Alabama Alaska Arizona Arkansas
    California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana
    Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota
    Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania Tennessee
    Texas Utah Vermont Wisconsin Wyoming Amsterdam Athens Atlanta Baghdad Bangkok Barcelona
    Beijing Beirut Belgrade Berlin Bonn Boston Brussels Bucharest Budapest Cairo Chicago
    Copenhagen Dallas Damascus Delhi Detroit Dublin Edinburgh Frankfurt Gaza Geneva Hamburg
    Helsinki Houston Istanbul Jakarta Jerusalem Kabul Karachi Kharkiv Kiev Kyiv Lagos Lisbon
    London Madrid Manchester Manila Miami Milan Minsk Montreal Moscow Mumbai Munich Nairobi
    Odesa Oslo Ottawa Paris Philadelphia Prague Riga Rome Seattle Seoul Shanghai Stockholm
    Sydney Tallinn Tehran Tokyo Toronto Tripoli Vienna Vilnius Warsaw Washington Zurich
    """
)
"""Countries, states and cities of one word that news names often."""

NOT_NAMES = word_set(
    """
    The A An In On At By For From With To Of As And But Or So Yet He She It They We I You
    His Her Its Their Our My Your This That These Those There Here If When While After
    Before Since Although Though Because Until Once During Despite Under Over Between Among
    According No Not All Some Many Most Both Each Every One Two Three Four Five Six Seven
    Eight Nine Ten Several Another Other What Who Why How Where Which Is Are Was Were Do
    Does Did Has Have Had Can Could Will Would Should May Might Let Then Now Also However
    Meanwhile Still Even Just Only Such Than Asked Speaking Talks Officials Neither Either
    Nobody Everyone Someone Nothing Everything Last Earlier Later Today Yesterday Tomorrow
    Tonight Yes Well Oh Ok Okay Mr Mrs Ms Dr Monday Tuesday Wednesday Thursday Friday
    Saturday Sunday January February March April May June July August September October
    November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Christmas Easter
    Thanksgiving Ramadan Internet God Covid COVID Covid-19 AM PM Read Photo Image Video
    Watch Related Updated Breaking Exclusive Opinion Editor Follow Back Like Unlike Its
    Following Given Because Instead Perhaps Maybe Indeed Thus Hence Moreover Furthermore
    Besides Rather Later Soon Again Never Always Often Sometimes Almost About Around Against
    Through Throughout Within Without Toward Towards Upon Across Behind Beyond Near Next
    First Second Third Finally Recently Currently Previously Additionally Overall Americans
    Russians Democrats Republicans Europeans Germans Britons Ukrainians Israelis
    Palestinians Iranians Muslims Jews Christians Catholics Conservatives Liberals Twitter
    Facebook YouTube Instagram Snapchat Google Apple Amazon Microsoft Netflix
    Corps Doctrine Constitution Relations Nation Republican Democrat Security Medicare Medicaid
    Amendment Reform Treaty Agreement Protocol Rights Affairs Weekly United States Strengthen
    Passwords Declaration Charter Bible Quran Olympics Presidents Missourians Texans Floridians
    Californians Londoners Parisians Scots Poles Turks Danes Swedes Finns Jewish Islamic
    Lords Commons MPs
    """
)
"""Words that are no part of a person's name even with a capital."""

FUNCTION_OPENERS = word_set(
    """
    The A An In On At By For From With To Of As And But Or So Yet He She It They We I You
    His Her Its Their Our My Your This That These Those There Here If When While After
    Before Since Although Though Because Until Once During Despite Under Over Between Among
    According No Not All Some Many Most Both Each Every Another Other What Who Why How Where
    Which Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should Might Let
    Then Now Also However Meanwhile Still Even Just Only Such Than Asked Speaking Neither
    Either Last Earlier Later Today Yesterday Tomorrow Yes Well Like Unlike Following Given
    Instead Perhaps Maybe Indeed Thus Rather Soon Again Never Always Often Sometimes Almost
    About Around Against Through Within Without Upon Across Behind Beyond Near Next First
    Second Third Finally Recently Der Die Das Den Dem Des Ein Eine Für Im Am Auf Mit Nach
    Von Bei Es Er Sie Wir Und Aber Auch Als Wenn Wie Zu Zum Zur Doch Bis Seit
    """
)
"""Words that begin sentences; with a capital there they belong to no name."""
