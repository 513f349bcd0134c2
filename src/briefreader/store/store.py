"""The library on disk as one object, put together from its parts."""

from briefreader.store.adding import Adding
from briefreader.store.articles import Articles
from briefreader.store.changes import Changes
from briefreader.store.derived import Derived
from briefreader.store.feeds import Feeds
from briefreader.store.judgements import Judgements
from briefreader.store.listing import Listing
from briefreader.store.marks import Marks
from briefreader.store.searches import Searches
from briefreader.store.stories import Stories
from briefreader.store.told import Told
from briefreader.store.watched import Watched


class Store(
    Adding,
    Articles,
    Listing,
    Marks,
    Changes,
    Derived,
    Stories,
    Searches,
    Judgements,
    Feeds,
    Told,
    Watched,
):
    """Everything that is kept. Usable from any thread; other processes may use it too.

    Every method raises a subclass of StoreError where the file cannot be used.
    """
