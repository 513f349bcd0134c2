"""Names of news outlets and agencies. A list, no rules.

`AGENCIES` maps what is printed to a short name; `OUTLETS` are names without the article. An
outlet that is on neither list can still be told by its last word (`Gazette`).
"""

AGENCIES = {
    "Associated Press": "AP", "The Associated Press": "AP", "AP": "AP", "Reuters": "Reuters",
    "Thomson Reuters": "Reuters", "AFP": "AFP", "Agence France-Presse": "AFP",
    "Agence France Presse": "AFP", "dpa": "dpa", "DPA": "dpa", "Deutsche Presse-Agentur": "dpa",
    "Bloomberg": "Bloomberg", "Bloomberg News": "Bloomberg", "UPI": "UPI",
    "United Press International": "UPI", "TASS": "TASS", "Tass": "TASS", "Interfax": "Interfax",
    "RIA Novosti": "RIA Novosti", "RIA": "RIA Novosti", "Ria": "RIA Novosti",
    "Xinhua": "Xinhua", "Kyodo": "Kyodo", "Kyodo News": "Kyodo", "ANSA": "ANSA", "EFE": "EFE",
    "PTI": "PTI", "Press Trust of India": "PTI", "ANI": "ANI", "PA Media": "PA", "PA": "PA",
    "Press Association": "PA", "AAP": "AAP", "APA": "APA", "SDA": "SDA", "ATS": "ATS",
    "Ukrinform": "Ukrinform", "Anadolu Agency": "Anadolu", "Yonhap": "Yonhap", "Belga": "Belga",
    "Tribune News Service": "TNS", "TNS": "TNS", "IANS": "IANS", "Sputnik": "Sputnik",
    "Tribune Content Agency": "Tribune Content Agency", "MTI": "MTI",
    "Canadian Press": "Canadian Press", "The Canadian Press": "Canadian Press",
}  # fmt: skip
"""News agencies as printed, with their short name."""

OUTLETS = frozenset({
    "ABC News", "Al Arabiya", "Al Jazeera", "Axios", "BBC", "Boston Globe", "Breitbart",
    "BuzzFeed", "BuzzFeed News", "C-SPAN", "CBC", "CBS", "CBS News", "CNBC", "CNN",
    "Chicago Tribune", "Corriere della Sera", "Daily Beast", "Daily Mail", "Daily Mirror",
    "Daily Telegraph", "Der Spiegel", "Deutsche Welle", "Die Welt", "Die Zeit", "ESPN",
    "El País", "Financial Times", "Fox Business", "Fox News", "Frankfurter Allgemeine Zeitung",
    "Guardian", "Haaretz", "HuffPost", "Huffington Post", "Kommersant", "La Repubblica",
    "Le Figaro", "Le Monde", "Los Angeles Times", "MSNBC", "Miami Herald", "NBC", "NBC News",
    "NPR", "New York Post", "New York Times", "New Yorker", "Newsweek", "PBS", "Politico",
    "ProPublica", "Rolling Stone", "Rossiya 1", "Russia Today", "Sky News",
    "Süddeutsche Zeitung", "Telegraph", "USA Today", "Univision", "Vanity Fair", "Vice News",
    "Wall Street Journal", "Washington Examiner", "Washington Post", "Washington Times",
    "Yahoo News",
})  # fmt: skip
"""Outlets as news names them."""

OUTLET_HEADS = (
    "Times", "Post", "Herald", "Tribune", "Journal", "Gazette", "Chronicle", "Courier", "Ledger",
    "Standard", "Observer", "Examiner", "Dispatch", "Radio", "Television", "TV", "News Agency",
    "Press Agency", "News Service",
)  # fmt: skip
"""Last words that make a capitalised run the name of an outlet."""
