"""The length of a body in words, in scripts with spaces and without."""

import pytest

from briefreader.models.article import Report


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bridge is closed.", 4),
        ("Die Brücke – gesperrt seit heute.", 6),
        ("港の橋が閉鎖。", 6),
        ("港口大桥关闭。", 6),
        ("NATOは月曜日、12人を。", 8),
        ("다리가 월요일에 폐쇄되었다.", 3),
        ("", 0),
    ],
)
def test_words_are_counted_as_readers_of_the_language_do(text: str, words: int) -> None:
    assert Report(title="T", paragraphs=(text,)).words == words


def test_the_words_of_all_paragraphs_count() -> None:
    assert Report(title="T", paragraphs=("One two.", "Three.")).words == 3
