"""The library as a reader knows it. Both front ends do everything through this one object.

Safe to use from several threads. What is slow to import (search, annotation, comparison) is
imported by the first method that needs it.
"""

import re
from array import array
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Self, get_args

from briefreader.config import Settings, load_settings
from briefreader.errors import InputError
from briefreader.library.arranging import Arranged
from briefreader.library.comparing import Compared
from briefreader.library.feeds import FollowedFeeds
from briefreader.library.outlets import OutletRules, learn_outlet
from briefreader.library.references import NamedReports
from briefreader.library.saved_searches import RememberedSearches
from briefreader.locations import Locations, sample_corpus
from briefreader.models.listing import ArticleRow, ListFilter
from briefreader.models.published import is_published
from briefreader.sanitise import safe_url, sanitise, sanitise_line
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.library.doctor import Check
    from briefreader.models.article import AddOutcome, Article
    from briefreader.models.ledger import Brief, Ledger
    from briefreader.models.story import Story
    from briefreader.search.engine import Progress

TITLE_LIMIT = 500
"""Characters kept of a metadata value or a tag."""
NOTE_LIMIT = 20_000
"""Characters that a note may have."""


class Library(FollowedFeeds, NamedReports, OutletRules, Compared, RememberedSearches, Arranged):
    """Reports, what the reader did to them, and everything that is found in them."""

    def __init__(self, locations: Locations, settings: Settings, store: Store) -> None:
        self.locations = locations
        self.settings = settings
        self.store = store
        super().__init__()

    @classmethod
    def open(cls, locations: Locations, settings: Settings | None = None) -> Self:
        """Open the library at `locations`, making it where there is none.

        Raises SettingsError for a faulty configuration file, StoreError for a library that
        cannot be used.
        """
        chosen = load_settings(locations.settings_file) if settings is None else settings
        return cls(locations, chosen, Store.open(locations.library_file))

    @classmethod
    def open_demo(cls, folder: Path, settings: Settings | None = None) -> Self:
        """Open a library in `folder` that holds the sample corpus.

        Raises InputError where the installation lacks it, StoreError.
        """
        reports = sample_corpus() / "reports"
        if not reports.is_dir():
            raise InputError(f"The sample corpus is not in {reports}: install briefreader again.")
        library = cls.open(Locations.within(folder), settings or Settings())
        for _ in library.add([str(reports)]):
            pass
        return library

    def close(self) -> None:
        """Let go of all files."""
        self.close_search()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- bringing in -----------------------------------------------------------------------

    def add(
        self,
        inputs: Sequence[str],
        *,
        given: Mapping[str, str] | None = None,
        stdin: BinaryIO | None = None,
        allow_private: bool | None = None,
    ) -> "Iterator[AddOutcome]":
        """Bring in files, folders, globs, addresses and `-`; say what became of each report.

        Outcomes come as soon as what they tell of is safe on disk. `given` is metadata that
        holds for all of them; `allow_private` lets addresses be private ones, None means as
        the settings say. Raises InputError for a value in `given` that cannot be,
        StoreError where nothing more can be stored.
        """
        from briefreader.ingest.reader import read_safely
        from briefreader.library.adding import store_candidates

        checked = {name: _metadata_value(name, value) for name, value in (given or {}).items()}
        private = self.settings.allow_private_hosts if allow_private is None else allow_private
        candidates = read_safely(inputs, stdin=stdin, allow_private=private)
        return store_candidates(self.store, candidates, checked)

    # --- reading ---------------------------------------------------------------------------

    def article(self, article: int) -> "Article":
        """Return an article. Raises NotFoundError."""
        return self.store.article(article)

    def ids(self, chosen: ListFilter = ListFilter()) -> "array[int]":  # noqa: B008  frozen
        """Return the ids that a list of `chosen` holds, in its order."""
        return self.store.ids(chosen)

    def ids_and_stories(self, chosen: ListFilter) -> "tuple[array[int], array[int]]":
        """Return the ids that a list of `chosen` holds and, beside each, its story; 0 for none."""
        return self.store.ids_and_stories(chosen)

    def newest_and_stories(self, first: int) -> "tuple[array[int], array[int]]":
        """Return the `first` ids of a list of everything, and the rest of their stories. Fast."""
        return self.store.newest_and_stories(first)

    def count_folded(self) -> int:
        """Return how many places everything takes if all reports of a story share one."""
        return self.store.count_folded()

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Return what lists show of articles, in the order of `ids`; gone ones are left out."""
        return self.store.rows(ids)

    def count(self, chosen: ListFilter = ListFilter()) -> int:  # noqa: B008  frozen
        """Return how many articles a list of `chosen` holds."""
        return self.store.count(chosen)

    def outlets(self) -> list[tuple[str, int]]:
        """Return every known outlet with its number of articles, most frequent first."""
        return self.store.outlets()

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag with its number of articles, most frequent first."""
        return self.store.tags()

    def last_change(self) -> int:
        """Return the number of the last change to any article's text or metadata."""
        return self.store.last_change()

    def version(self) -> int:
        """Return a number that rises with every visible change by any process, marks included."""
        return self.store.revision()

    # --- the reader's hand -----------------------------------------------------------------

    def edit(self, article: int, field: str, value: str) -> str:
        """Correct one metadata value; an empty one means: not known.

        An outlet that its page did not name is remembered for the page's host, which is
        returned; in other cases nothing is.

        Raises InputError for an unknown field or an impossible value, NotFoundError.
        """
        checked = _metadata_value(field, value)
        learnt = ""
        if field == "outlet":
            learnt = learn_outlet(self.store, self.store.article(article), checked)
        self.store.edit(article, field, checked)  # type: ignore[arg-type]  # checked just now
        return learnt

    def remove(self, ids: Iterable[int]) -> list[int]:
        """Take articles out for good and return those that were there."""
        from briefreader.library.grouping import ungroup

        gone = list(ids)
        ungroup(self.store, gone)
        return self.store.remove(gone)

    def mark(
        self, ids: Iterable[int], *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        """Set the marks that are given."""
        self.store.mark(ids, read=read, starred=starred)

    def set_note(self, article: int, text: str) -> None:
        """Put a note on an article, or take it off with an empty text.

        Raises NotFoundError, InputError for a note that is too long to keep.
        """
        self.store.set_note(article, _note(text))

    def check_edits(
        self, fields: Mapping[str, str], tags: Iterable[str] = (), note: str = ""
    ) -> None:
        """Raise InputError for a value that `edit`, `tag` or `set_note` would refuse.

        Who changes several things at once asks first, so that not half of them is done.
        """
        for name, value in fields.items():
            _metadata_value(name, value)
        for tag in tags:
            _tag(tag)
        _note(note)

    def tag(self, ids: Iterable[int], tag: str) -> None:
        """Put a tag on articles. Raises InputError for an empty tag."""
        self.store.tag(ids, _tag(tag))

    def untag(self, ids: Iterable[int], tag: str) -> None:
        """Take a tag off articles. Raises InputError for an empty tag."""
        self.store.untag(ids, _tag(tag))

    # --- stories ---------------------------------------------------------------------------

    def group(self, progress: "Progress | None" = None) -> int:
        """Group the reports that were not grouped yet and return how many there were."""
        from briefreader.library.grouping import group_articles

        return group_articles(self.store, progress)

    def group_some(self) -> int:
        """Group the newest of the reports that were not grouped yet; return how many, 0 for none.

        A few seconds' work; what it finds can be seen at once.
        """
        from briefreader.library.grouping import group_some

        return group_some(self.store)

    def count_origins(self) -> "Generator[Story]":
        """Work out the origins of stories that lack them; yield each story when it is done."""
        from briefreader.library.telling import count_origins

        return count_origins(self.store, self.annotated)

    def needs_housekeeping(self) -> bool:
        """Tell whether reports lack their story, stories their origins, or texts vectors. Cheap."""
        from briefreader.library.grouping import is_grouped
        from briefreader.library.meaning import lacks_vectors

        if not is_grouped(self.store) or self.store.stories_without_origins():
            return True
        return lacks_vectors(self.store)

    def housekeeping_command(self) -> list[str]:
        """Return the command of a process that groups, counts origins, annotates and so on."""
        from briefreader.library.housekeeping import command

        return command(self.locations)

    def update_command(self) -> list[str]:
        """Return the command of a process that asks the feeds, tells of each, and ends."""
        from briefreader.library.feed_process import command

        return command(self.locations)

    def stories(self, ids: Sequence[int] | None = None) -> "list[Story]":
        """Return stories as they were last grouped, newest report first; all, or those of `ids`."""
        return self.store.stories(ids)

    def story(self, story: int) -> "Story":
        """Return one story. Raises NotFoundError."""
        return self.store.story(story)

    def ledger(self, story: int) -> "Ledger":
        """Return a story's facts as rows, its reports as columns. Raises NotFoundError."""
        from briefreader.library.telling import tell_ledger

        return tell_ledger(self.store, self.compare_all, story)

    def brief(self, story: int) -> "Brief":
        """Return what a story's reports say, by how many say it. Raises NotFoundError."""
        from briefreader.library.telling import tell_brief

        return tell_brief(self.store, self.compare_all, story)

    def rename_story(self, story: int, name: str) -> None:
        """Give a story a name of the reader's own, or its made title with an empty one.

        Raises NotFoundError.
        """
        self.store.name_story(story, sanitise_line(name, TITLE_LIMIT))

    def merge_stories(self, stories: Sequence[int]) -> int:
        """Make one story of several for good and return its id.

        Raises NotFoundError, InputError for fewer than two.
        """
        from briefreader.library.telling import merge_stories

        return merge_stories(self.store, stories)

    def split_story(self, story: int, articles: Sequence[int]) -> None:
        """Take articles out of a story for good.

        Raises NotFoundError, InputError where they are none or all of its articles.
        """
        from briefreader.library.telling import split_story

        split_story(self.store, story, articles)

    def siblings(self, article: int) -> list[int]:
        """Return the other reports of an article's story, in order of publication."""
        return self.store.siblings(article)

    # --- health ----------------------------------------------------------------------------

    def doctor(self) -> "list[Check]":
        """Look whether library, index and folders are sound."""
        from briefreader.library.doctor import diagnose

        return list(diagnose(self.locations))


def _metadata_value(field: str, value: str) -> str:
    from briefreader.models.article import MetadataField

    if field not in get_args(MetadataField):
        known = ", ".join(get_args(MetadataField))
        raise InputError(f"There is no field {field!r}; known are {known}.")
    clean = sanitise_line(value, TITLE_LIMIT if field != "url" else None)
    if field == "title" and not clean:
        raise InputError("A report needs a title.")
    if field == "published" and clean and not is_published(clean):
        raise InputError(
            f"{clean!r} is not a date. Write 2022, 2022-01, 2022-01-09 or 2022-01-09T17:41."
        )
    if field == "lang":
        clean = clean.lower()
        if clean and not re.fullmatch(r"[a-z]{2}", clean):
            raise InputError(f"{clean!r} is not a language code. Write two letters, such as en.")
    if field == "url" and clean and not safe_url(clean):
        raise InputError(f"{clean!r} is not a plain http or https address.")
    return clean


def _note(text: str) -> str:
    note = sanitise(text).strip()
    if len(note) > NOTE_LIMIT:
        raise InputError(f"A note may have {NOTE_LIMIT:,} characters; this one has {len(note):,}.")
    return note


def _tag(tag: str) -> str:
    clean = sanitise_line(tag, TITLE_LIMIT)
    if not clean:
        raise InputError("A tag needs a name.")
    return clean
