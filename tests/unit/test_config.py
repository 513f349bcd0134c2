"""What `config.toml` may say, and what is said of what it may not."""

from pathlib import Path

import pytest

from briefreader.config import Settings, load_settings
from briefreader.errors import SettingsError


def settings(folder: Path, text: str) -> Settings:
    path = folder / "config.toml"
    path.write_text(text)
    return load_settings(path)


def test_without_a_file_everything_is_as_it_comes(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "config.toml") == Settings()


def test_values_of_every_kind_are_read(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        'ascii = true\nlist_width = 50\nsearch_time_limit = 3\nwatch_folders = ["~/a", "b"]\n'
        '[keys]\ncompare = "C"\n',
    )
    assert (found.ascii, found.list_width, found.search_time_limit) == (True, 50, 3)
    assert found.watch_folders == ("~/a", "b")
    assert found.keys == {"compare": "C"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ascii = 7", "ascii must be true or false"),
        ('list_width = "wide"', "list_width must be a whole number"),
        ('watch_folders = "~/Reports"', "watch_folders must be a list of texts"),
        ("watch_folders = [1]", "watch_folders must be a list of texts"),
        ("[keys]\ncompare = 3", "keys must be a table of texts"),
        ("list_widht = 3", "there is no setting 'list_widht'"),
        ("ascii = ", "cannot be read as TOML"),
        ("list_width = -3", "list_width must be from 20 to 200, not -3"),
        ("search_time_limit = nan", "search_time_limit must be from 0.1 to 60, not nan"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsError, match=told):
        settings(tmp_path, text)


def test_a_file_that_cannot_be_opened_is_not_called_faulty(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load_settings(tmp_path / "config.toml")
