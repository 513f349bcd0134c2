"""Where briefreader keeps its files. Creates nothing."""

import os
from pathlib import Path
from typing import NamedTuple

HOME_VARIABLE = "BRIEFREADER_HOME"


class Locations(NamedTuple):
    """The paths of one library and of what belongs to it."""

    config: Path
    """Folder of `config.toml`."""
    data: Path
    """Folder of `library.db`: the only one worth backing up."""
    cache: Path
    """Folder of the search index, which can be deleted at any time."""
    state: Path
    """Folder of the log and the search history."""

    @property
    def settings_file(self) -> Path:
        """The configuration file."""
        return self.config / "config.toml"

    @property
    def library_file(self) -> Path:
        """The SQLite database that holds every report."""
        return self.data / "library.db"

    @property
    def index_dir(self) -> Path:
        """The derived search index."""
        return self.cache / "index"

    @property
    def log_file(self) -> Path:
        """The log of what went wrong."""
        return self.state / "briefreader.log"

    @classmethod
    def within(cls, folder: Path) -> "Locations":
        """Put everything into one folder."""
        return cls(config=folder, data=folder, cache=folder, state=folder)

    @classmethod
    def default(cls, data_dir: Path | None = None) -> "Locations":
        """Find the folders to use.

        `data_dir` (the option `--data-dir`) wins over the environment variable
        `BRIEFREADER_HOME`, which wins over the platform's own folders.
        """
        home = data_dir or (Path(value) if (value := os.environ.get(HOME_VARIABLE)) else None)
        if home is not None:
            return cls.within(home.expanduser().absolute())
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("briefreader", appauthor=False)
        return cls(
            config=dirs.user_config_path,
            data=dirs.user_data_path,
            cache=dirs.user_cache_path,
            state=dirs.user_state_path,
        )


def sample_corpus() -> Path:
    """Return the folder of the sample corpus, in an installed package or in a checkout."""
    packaged = Path(__file__).parent / "corpus"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "corpus"
