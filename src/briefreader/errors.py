"""The one exception tree. What `str()` of any of these says is fit to show a user.

BriefreaderError
├── InputError            something brought in cannot be read
│   └── FetchError        an address could not be fetched
├── NotFoundError         a report, story, feed or saved search is not there
├── QueryError            a search is not written in the query language
├── SearchError           the search engine could not answer
│   ├── IndexUnusableError  the index is missing, foreign or damaged: rebuild it
│   ├── SearchTimeoutError
│   └── SearchSupersededError
├── StoreError            the library could not be read or written
│   ├── LibraryBusyError
│   ├── LibraryDamagedError
│   ├── LibraryFullError
│   ├── LibraryReadOnlyError
│   └── LibraryTooNewError
└── SettingsError         the configuration file is wrong
"""


class BriefreaderError(Exception):
    """Anything briefreader can foresee going wrong; its text says what to do."""

    exit_code = 2
    """What the command line exits with: 1 nothing found, 2 bad input or a fault."""


class InputError(BriefreaderError):
    """A file, folder, page or stream that cannot be read as a report."""


class FetchError(InputError):
    """An address that cannot or must not be fetched."""


class NotFoundError(BriefreaderError):
    """Something was asked for by a name or number that the library does not hold."""

    exit_code = 1


class QueryError(BriefreaderError):
    """A search that is not written in the query language."""

    def __init__(self, message: str, column: int = 0, length: int = 1) -> None:
        super().__init__(message)
        self.column = column
        """Offset of the first character at fault, counted from 0."""
        self.length = length
        """How many characters are at fault."""


class SearchError(BriefreaderError):
    """The search engine could not answer."""


class IndexUnusableError(SearchError):
    """The search index is missing, foreign, unsafe or damaged, and has to be built anew."""


class SearchTimeoutError(SearchError):
    """A search took longer than its time limit and was stopped."""


class SearchSupersededError(SearchError):
    """A newer search took this one's place before it was answered."""


class StoreError(BriefreaderError):
    """The library file could not be read or written."""


class LibraryBusyError(StoreError):
    """Another process has held the library's write lock for too long."""


class LibraryDamagedError(StoreError):
    """The library file is not a sound SQLite database of ours."""


class LibraryFullError(StoreError):
    """The disk has no room left for the library."""


class LibraryReadOnlyError(StoreError):
    """The library, or the folder it lies in, cannot be written."""


class LibraryTooNewError(StoreError):
    """The library was written by a later release of briefreader."""


class SettingsError(BriefreaderError):
    """The configuration file cannot be used as it stands."""
