"""The tables of the library and how older ones are brought up to date. Opens nothing."""

from collections.abc import Sequence

APPLICATION_ID = 0x42524644
"""Marks an SQLite file as a library of ours (`BRFD`)."""

Migration = Sequence[str]
"""Statements that lift a library by one version, run in one transaction."""

_FIRST: Migration = (
    # One row of facts about the library itself. `revision` rises with every visible change,
    # marks included, so that another process can see cheaply that it must look again.
    """CREATE TABLE library (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        identity TEXT NOT NULL,
        revision INTEGER NOT NULL DEFAULT 0
    )""",
    "INSERT INTO library (only, identity) VALUES (1, lower(hex(randomblob(16))))",
    # What is known of an article now: the newest text's metadata under the reader's
    # corrections. Narrow, because lists walk it; texts lie in `versions`.
    """CREATE TABLE articles (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL DEFAULT 1,
        title TEXT NOT NULL COLLATE NOCASE,
        outlet TEXT NOT NULL COLLATE NOCASE,
        published TEXT NOT NULL,
        byline TEXT NOT NULL,
        agency TEXT NOT NULL,
        dateline TEXT NOT NULL,
        lang TEXT NOT NULL,
        url TEXT NOT NULL,
        words INTEGER NOT NULL,
        added TEXT NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,
        starred INTEGER NOT NULL DEFAULT 0,
        noted INTEGER NOT NULL GENERATED ALWAYS AS (note <> '') VIRTUAL,
        story INTEGER REFERENCES stories (id) ON DELETE SET NULL,
        sort_key TEXT NOT NULL,
        url_key TEXT NOT NULL,
        provenance TEXT NOT NULL,
        note TEXT NOT NULL DEFAULT ''
    )""",
    # One index for each order of the list, holding the columns that filters ask for, so
    # that the ids of 100,000 articles come without touching the table.
    """CREATE INDEX articles_newest
        ON articles (sort_key, id, read, starred, story, outlet, noted)""",
    """CREATE INDEX articles_oldest
        ON articles (sort_key = '', sort_key, id, read, starred, story, outlet, noted)""",
    """CREATE INDEX articles_outlet
        ON articles (outlet = '', outlet, sort_key DESC, id DESC, read, starred, story, noted)""",
    """CREATE INDEX articles_title
        ON articles (title, id, read, starred, story, outlet, noted)""",
    "CREATE INDEX articles_story ON articles (story) WHERE story IS NOT NULL",
    "CREATE INDEX articles_url ON articles (url_key) WHERE url_key <> ''",
    # Every text an article ever had, as it came in: paragraphs, furniture, remarks, metadata.
    """CREATE TABLE versions (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        stored TEXT NOT NULL,
        source TEXT NOT NULL,
        text_key BLOB NOT NULL,
        found TEXT NOT NULL,
        flags TEXT NOT NULL,
        paragraphs TEXT NOT NULL,
        dropped TEXT NOT NULL,
        PRIMARY KEY (article, version)
    )""",
    "CREATE INDEX versions_text ON versions (text_key)",
    # Every path or address that an article was brought in from.
    """CREATE TABLE sources (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        source TEXT NOT NULL,
        seen TEXT NOT NULL,
        PRIMARY KEY (article, source)
    ) WITHOUT ROWID""",
    "CREATE INDEX sources_source ON sources (source)",
    """CREATE TABLE tags (
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        tag TEXT NOT NULL COLLATE NOCASE,
        PRIMARY KEY (article, tag)
    ) WITHOUT ROWID""",
    "CREATE INDEX tags_tag ON tags (tag)",
    # The change log. Only the last change of an article counts for an index that replays
    # it, so one row an article is kept; numbers are never used twice.
    """CREATE TABLE changes (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        article INTEGER NOT NULL UNIQUE,
        kind TEXT NOT NULL CHECK (kind IN ('put', 'remove'))
    )""",
    # What is computed from one version of a text and can be computed again: annotations,
    # sentence vectors. `stamp` names the rules or the model that made it.
    """CREATE TABLE derived (
        article INTEGER NOT NULL,
        version INTEGER NOT NULL,
        kind TEXT NOT NULL,
        stamp TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (article, version, kind),
        FOREIGN KEY (article, version) REFERENCES versions (article, version) ON DELETE CASCADE
    )""",
    # Groups of reports. `name` is the reader's own; it wins over the made `title`.
    """CREATE TABLE stories (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        origins INTEGER NOT NULL DEFAULT 0
    )""",
    # The reader's word on what belongs together, kept whatever the grouping finds.
    """CREATE TABLE story_links (
        low INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        high INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('together', 'apart')),
        PRIMARY KEY (low, high),
        CHECK (low < high)
    ) WITHOUT ROWID""",
    "CREATE INDEX story_links_high ON story_links (high)",
    # Rows of a comparison that the reader called wrong, by the words they show.
    """CREATE TABLE rejections (
        low INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        high INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        row TEXT NOT NULL,
        PRIMARY KEY (low, high, row),
        CHECK (low <= high)
    ) WITHOUT ROWID""",
    "CREATE INDEX rejections_high ON rejections (high)",
    # Which outlet a host is, learnt once.
    """CREATE TABLE outlets (
        host TEXT PRIMARY KEY COLLATE NOCASE,
        outlet TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE saved_searches (
        name TEXT PRIMARY KEY COLLATE NOCASE,
        query TEXT NOT NULL,
        sort TEXT NOT NULL,
        created TEXT NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE search_history (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        query TEXT NOT NULL UNIQUE
    )""",
)

_FEEDS: Migration = (
    # Feeds that are followed. `name` is the reader's own; it wins over what it calls itself.
    """CREATE TABLE feeds (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        url TEXT NOT NULL UNIQUE,
        title TEXT NOT NULL,
        name TEXT NOT NULL DEFAULT '',
        site TEXT NOT NULL,
        folder TEXT NOT NULL,
        full_text INTEGER NOT NULL DEFAULT 0,
        selector TEXT NOT NULL DEFAULT '',
        paused INTEGER NOT NULL DEFAULT 0,
        added TEXT NOT NULL,
        etag TEXT NOT NULL DEFAULT '',
        modified TEXT NOT NULL DEFAULT '',
        body_key TEXT NOT NULL DEFAULT '',
        checked TEXT NOT NULL DEFAULT '',
        failures INTEGER NOT NULL DEFAULT 0,
        problem TEXT NOT NULL DEFAULT '',
        wait_until TEXT NOT NULL DEFAULT ''
    )""",
    # Entries that were dealt with. One whose article was removed does not come back.
    """CREATE TABLE feed_entries (
        feed INTEGER NOT NULL REFERENCES feeds (id) ON DELETE CASCADE,
        key BLOB NOT NULL,
        stamp BLOB NOT NULL,
        PRIMARY KEY (feed, key)
    ) WITHOUT ROWID""",
)

_TOLD: Migration = (
    # What the reader was told of once and is not told again.
    "CREATE TABLE told (notice TEXT PRIMARY KEY) WITHOUT ROWID",
)

_SAMPLES: Migration = (
    # A few numbers of every text, by which texts nearly the same are found.
    """CREATE TABLE samples (
        number INTEGER NOT NULL,
        article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
        PRIMARY KEY (number, article)
    ) WITHOUT ROWID""",
    "CREATE INDEX samples_article ON samples (article)",
)

_WATCHED: Migration = (
    # Files of watched folders that were dealt with, as they were then.
    """CREATE TABLE watched (
        path TEXT PRIMARY KEY,
        modified INTEGER NOT NULL,
        size INTEGER NOT NULL,
        inode INTEGER NOT NULL
    ) WITHOUT ROWID""",
)

_DERIVED: Migration = (
    # What is missing is found without reading past what is there.
    "CREATE INDEX derived_kind ON derived (kind, stamp, article, version)",
)

_ENTRIES: Migration = (
    # When an entry was dealt with, so that the oldest can be forgotten.
    "ALTER TABLE feed_entries ADD COLUMN seen TEXT NOT NULL DEFAULT ''",
)

MIGRATIONS: tuple[Migration, ...] = (
    _FIRST, _FEEDS, _TOLD, _SAMPLES, _WATCHED, _DERIVED, _ENTRIES,
)  # fmt: skip
"""The n-th entry lifts a library from version n to version n + 1. Never edit a released one."""
