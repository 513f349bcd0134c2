"""Names of the trade: agencies, outlets, sections, months. Data, no rules.

None of these lists has to be complete: a name that is missing costs a metadata value, which
the reader can set by hand, and never text.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _numbered(first: int, *groups: str) -> dict[str, int]:
    """Number groups of names from `first` on."""
    return {name: number for number, names in enumerate(groups, first) for name in names.split()}


WIRE_AGENCIES: dict[str, tuple[str, ...]] = {
    "Reuters": ("Reuters", "Thomson Reuters", "Reuters News Agency"),
    "Associated Press": ("AP", "A.P.", "The AP", "Associated Press", "The Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "PA": ("PA", "PA Media", "PA Wire", "Press Association", "PA news agency"),
    "Bloomberg": ("Bloomberg", "Bloomberg News", "Bloomberg L.P.", "Bloomberg LP"),
    "Tribune News Service": (
        "Tribune News Service",
        "TNS",
        "Tribune Content Agency",
        "Tribune Content Agency, LLC",
    ),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
    "APA": ("APA",),
    "EFE": ("EFE", "Agencia EFE"),
    "Europa Press": ("Europa Press",),
    "ANSA": ("ANSA",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "TASS": ("TASS", "Tass", "ITAR-TASS"),
    "Interfax": ("Interfax",),
    "RIA Novosti": ("RIA", "RIA Novosti"),
    "Ukrinform": ("Ukrinform",),
    "UPI": ("UPI", "United Press International"),
    "ANI": ("ANI", "Asian News International"),
    "PTI": ("PTI", "Press Trust of India"),
    "IANS": ("IANS",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Jiji": ("Jiji", "Jiji Press"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "AAP": ("AAP", "Australian Associated Press"),
    "The Canadian Press": ("CP", "Canadian Press", "The Canadian Press"),
    "Anadolu": ("AA", "Anadolu", "Anadolu Agency"),
    "Belga": ("Belga",),
    "ANP": ("ANP",),
    "TT": ("TT",),
    "NTB": ("NTB",),
    "Ritzau": ("Ritzau",),
    "STT": ("STT",),
    "PAP": ("PAP",),
    "BNS": ("BNS",),
    "SWNS": ("SWNS",),
    "States Newsroom": ("States Newsroom",),
    "Inter Press Service": ("IPS", "Inter Press Service"),
    "CNN": ("CNN", "CNN Newsource", "CNN Wire"),
}
"""Agencies and services whose text other outlets print, with the spellings they go by."""

PHOTO_AGENCIES = (
    "Getty Images",
    "Getty",
    "AFP via Getty Images",
    "Shutterstock",
    "Alamy",
    "Alamy Stock Photo",
    "Alamy Live News",
    "iStock",
    "iStockphoto",
    "AdobeStock",
    "Adobe Stock",
    "Unsplash",
    "Pexels",
    "Pixabay",
    "NurPhoto",
    "ZUMA",
    "ZUMA Press",
    "ZUMAPRESS",
    "Sipa",
    "Sipa USA",
    "imago",
    "imago images",
    "picture alliance",
    "picture-alliance",
    "WireImage",
    "EPA",
    "EPA-EFE",
    "EPA/EFE",
    "Rex",
    "REX",
    "Corbis",
    "Magnum",
    "Keystone",
    "laif",
    "Redux",
    "Polaris",
    "ddp",
    "Wikimedia Commons",
    "Wikimedia",
    "Flickr",
    "File Photo",
    "Handout",
    "Pool",
    "Pool Photo",
    "USA TODAY Sports",
    "USA TODAY NETWORK",
    "Contributed",
    "Supplied",
    "Submitted",
    "Staff",
    "Staff Photo",
    "Viewer picture",
    "Viewer photo",
    "Reader picture",
    "Reader photo",
    "Facebook",
    "Instagram",
    "Twitter",
    "YouTube",
    "Screengrab",
    "Screenshot",
    "NASA",
)
"""Who pictures are credited to, besides the wire agencies."""

BRANDS: tuple[str, ...] = (
    "NBC News",
    "ABC News",
    "CBS News",
    "Fox News",
    "Sky News",
    "BBC News",
    "BBC",
    "CNN",
    "The Hill",
    "Stars and Stripes",
    "The Guardian",
    "The Times",
    "The Telegraph",
    "The Independent",
    "Daily Mail",
    "Daily Mirror",
    "Daily Express",
    "Evening Standard",
    "Al Jazeera",
    "Euronews",
    "France 24",
    "DW",
    "Deutsche Welle",
    "Politico",
    "Axios",
    "Newsweek",
    "TIME",
    "USA Today",
    "NPR",
    "PBS",
    "PBS NewsHour",
    "The Washington Post",
    "The New York Times",
    "The Wall Street Journal",
    "The Boston Globe",
    "Los Angeles Times",
    "Chicago Tribune",
    "San Francisco Chronicle",
    "Financial Times",
    "The Economist",
    "Bloomberg",
    "Reuters",
    "AP News",
    "MSN",
    "Yahoo News",
    "Yahoo Finance",
    "Newsmax",
    "Breitbart",
    "HuffPost",
    "Business Insider",
    "CNBC",
    "MSNBC",
    "RT",
    "Sputnik",
    "TASS",
    "Kyiv Post",
    "The Kyiv Independent",
    "Ukrinform",
    "The Moscow Times",
    "RFE/RL",
    "Radio Free Europe",
    "Voice of America",
    "VOA",
    "The Irish Times",
    "The Globe and Mail",
    "Toronto Star",
    "CBC News",
    "CTV News",
    "The Sydney Morning Herald",
    "The Hindu",
    "The Times of India",
    "Hindustan Times",
    "South China Morning Post",
    "The Straits Times",
    "The Japan Times",
    "Haaretz",
    "The Times of Israel",
    "The Jerusalem Post",
    "Der Spiegel",
    "Die Zeit",
    "Die Welt",
    "Süddeutsche Zeitung",
    "Frankfurter Allgemeine",
    "Tagesschau",
    "Neue Zürcher Zeitung",
    "Der Standard",
    "Le Monde",
    "Le Figaro",
    "Libération",
    "Le Temps",
    "El País",
    "El Mundo",
    "La Vanguardia",
    "Corriere della Sera",
    "La Repubblica",
    "La Stampa",
    "De Standaard",
    "de Volkskrant",
    "Folha de S.Paulo",
    "Gazeta Wyborcza",
)
"""Outlets whose names are recognised in furniture; also in any letter case there."""

SECTIONS = _words(
    """
    world politics business news sport sports opinion comment europe asia africa us u.s. usa uk
    international national local regional region technology tech science health entertainment
    culture economy markets finance money lifestyle life travel food education environment climate
    weather crime courts law defense defence military security society people style arts books film
    music tv media video videos photos gallery blog blogs features feature analysis exclusive
    breaking latest live top stories story headlines home homepage front page middle east americas
    america north south east west latin pacific australia china russia ukraine germany france
    britain in depth and the of & city metro state states county town coast housing transport energy
    startseite nachrichten politik wirtschaft panorama ausland inland welt wissen kultur meinung
    accueil monde politique économie actualités société
    inicio mundo política economía noticias sociedad internacional nacional esteri mondo cronaca
    articles article archive archives general community obituaries investigations
    """
)
"""Words that sections and breadcrumbs are made of; never an outlet's name by themselves."""

MENU_WORDS = SECTIONS | _words(
    """
    home menu search login account subscribe newsletters podcasts jobs notices homes property
    cars events live tv radio your area buy a photo share pictures e-edition eedition shop puzzles
    crossword games letters obits classifieds help about contact more sections alerts apps
    """
)
"""Words that the menu of a news site is made of, section names included."""

GENERIC_WORDS = _words(
    """
    us our the all more today now here your this free daily google apple app android iphone ios
    facebook twitter instagram youtube privacy terms updates comments
    """
)
"""Words of promotions that are no outlet's name by themselves."""

MASTHEAD_WORDS = _words(
    """
    post times herald gazette ledger tribune chronicle journal standard observer guardian courier
    echo mail express telegraph mirror argus examiner inquirer register sentinel dispatch bulletin
    daily weekly news radio tv broadcasting network press review record globe star sun today online
    advertiser mercury independent citizen monitor reporter bote zeitung tagblatt nachrichten kurier
    anzeiger rundschau allgemeine
    """
)
"""Words that outlets are named with: a hint, never proof."""

CORPORATE_SUFFIXES = _words(
    "inc inc. llc ltd ltd. limited corp corp. corporation plc gmbh ag group holdings holding "
    "media l.p. lp s.a. sa bv b.v. publishing publications company co co."
)
"""Words that mark the owner of a copyright as a company rather than an outlet."""

MONTHS = _numbered(
    1,
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro januari styczeń "
    "stycznia января",
    "february feb februar feber février févr fevrier febrero febbraio fevereiro fev "
    "februari luty lutego февраля",
    "march mar märz mär maerz mars marzo março maart mrt marzec marca марта",
    "april apr avril avr abril abr aprile kwiecień kwietnia апреля",
    "may mai mayo maggio mag maio mei maj maja мая",
    "june jun juni juin junio giugno giu junho czerwiec czerwca июня",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca июля",
    "august aug août aout agosto ago augustus augusti sierpień sierpnia августа",
    "september sep sept septembre septiembre settembre set setembro wrzesień września сентября",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik "
    "października октября",
    "november nov novembre noviembre novembro listopad listopada ноября",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro "
    "decembro desember grudzień grudnia декабря",
)
"""Names and abbreviations of months in the languages that news pages print them in."""

WEEKDAYS = _numbered(
    0,
    "monday mon montag mo lundi lunes lunedì segunda maandag",
    "tuesday tue tues dienstag di mardi martes martedì terça dinsdag",
    "wednesday wed mittwoch mi mercredi miércoles mercoledì quarta woensdag",
    "thursday thu thur thurs donnerstag do jeudi jueves giovedì quinta donderdag",
    "friday fri freitag fr vendredi viernes venerdì sexta vrijdag",
    "saturday sat samstag sonnabend sa samedi sábado sabato zaterdag",
    "sunday sun sonntag so dimanche domingo domenica zondag",
)
"""Names of weekdays, Monday 0, used to tell 9/1 from 1/9."""

ZONES: dict[str, str] = {
    "z": "Z",
    "utc": "+00:00",
    "gmt": "+00:00",
    "est": "-05:00",
    "edt": "-04:00",
    "cdt": "-05:00",
    "mst": "-07:00",
    "mdt": "-06:00",
    "pst": "-08:00",
    "pdt": "-07:00",
    "cet": "+01:00",
    "cest": "+02:00",
    "mez": "+01:00",
    "mesz": "+02:00",
    "bst": "+01:00",
    "eet": "+02:00",
    "eest": "+03:00",
    "msk": "+03:00",
    "jst": "+09:00",
    "aest": "+10:00",
    "aedt": "+11:00",
}
"""Abbreviated time zones that mean one offset only in news; others are left out."""
