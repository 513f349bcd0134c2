"""Finds whom a pronoun or an office means. Follows the text unit by unit; never looks ahead."""

from collections.abc import Sequence

from briefreader.annotate.lexicon import word_set
from briefreader.annotate.name_lists import NATIONALITIES
from briefreader.annotate.people import People

_REACH = 8
"""How many sentences back a pronoun may point."""
_EMPTY = word_set("the a an former")
_SPELLED_OUT = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general"}


class Resolver:
    """Remembers whom the text has spoken of, nearest first."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._recent: list[tuple[int, ...]] = []
        self._titles = [
            {_core(title.title) for title in person.titles} for person in people.persons
        ]

    def remember(self, persons: Sequence[int]) -> None:
        """Note the persons of one sentence, the most prominent first."""
        self._recent.append(tuple(dict.fromkeys(persons)))

    def pronoun(self, word: str, before: Sequence[int] = ()) -> int:
        """Return the person that `he` or `she` means, or -1.

        `before` are the persons named earlier in the same sentence. A sentence that speaks of
        one fitting person settles it; of several, the most prominent.
        """
        wanted = word.lower()
        if wanted not in ("he", "she"):
            return -1
        for persons in (tuple(before), *reversed(self._recent[-_REACH:])):
            for person in persons:
                if self._people.persons[person].pronoun in ("", wanted):
                    return person
        return -1

    def described(self, phrase: str) -> int:
        """Return the one person whose title the phrase repeats (`the foreign minister`), or -1."""
        if not phrase.lower().startswith("the "):
            return -1
        core = _core(phrase)
        if not core:
            return -1
        fitting = [
            person
            for person, titles in enumerate(self._titles)
            if any(title == core or title.endswith(" " + core) for title in titles)
        ]
        exact = [person for person in fitting if core in self._titles[person]]
        if len(fitting) == 1:
            return fitting[0]
        return exact[0] if len(exact) == 1 else -1


def _core(title: str) -> str:
    """Return a title in small letters without origin, article and abbreviation."""
    kept = []
    for word in title.split():
        bare = word.rstrip(".,")
        if word in NATIONALITIES or bare in NATIONALITIES or bare.lower() in _EMPTY:
            continue
        kept.append(_SPELLED_OUT.get(bare.lower(), bare.lower()))
    return " ".join(kept)
