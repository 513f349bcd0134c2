"""A damaged or planted index is noticed; it never gives a wrong answer and never runs code."""

# ruff: noqa: S301, S311  # tests of traps, and random ones

import contextlib
import pickle
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from search_samples import random_article, random_query
from search_sizes import DAMAGES, SEED
from whoosh import query

from briefreader.errors import IndexUnusableError
from briefreader.search import arrays, doclists, merge
from briefreader.search.collect import Matches
from briefreader.search.index import ArticleIndex
from briefreader.search.toc import TOC_NAME, ArticleFileIndex

QUERIES = [random_query(random.Random(seed)) for seed in range(25)]


def answers(folder: Path) -> list[Matches]:
    """Open the index anew and ask everything of it."""
    view = ArticleIndex.open(folder).view()
    found = [view.find(wanted, limit=100, facets=True) for wanted in QUERIES]
    orders = ("newest", "oldest", "outlet")
    return [*found, *(view.find(query.Every(), sort=sort, limit=100) for sort in orders)]


@pytest.fixture
def index_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of several segments, with deletions, in several checksum blocks a file."""
    monkeypatch.setattr(arrays, "BLOCK", 1 << 9)
    monkeypatch.setattr(merge, "SEGMENT_LIMIT", 60)
    monkeypatch.setattr(doclists, "BLOCK", 20)
    folder = tmp_path / "index"
    index = ArticleIndex.create(folder)
    draw = random.Random(3)
    for start in (1, 51, 81):
        puts = [random_article(draw, number) for number in range(start, start + 50)]
        index.apply(puts, [start + 5], start)
    assert len(index.view()._snapshot.segments) > 1
    return folder


def change_a_byte(folder: Path, draw: random.Random) -> Callable[[], None]:
    """Change a byte of any file, rather of a large one; return what undoes it."""
    files = sorted(path for path in folder.iterdir() if path.stat().st_size)
    sizes = [path.stat().st_size for path in files]
    path = draw.choices(files, sizes if draw.random() < 0.7 else None)[0]
    data = path.read_bytes()
    place = draw.randrange(len(data))
    changed = bytes([data[place] ^ draw.randint(1, 255)])
    path.write_bytes(data[:place] + changed + data[place + 1 :])

    def undo() -> None:
        path.write_bytes(data)

    return undo


def test_a_changed_byte_anywhere_is_noticed_or_harmless(index_folder: Path) -> None:
    sound = answers(index_folder)
    draw = random.Random(SEED)
    noticed = 0
    for number in range(DAMAGES):
        undo = change_a_byte(index_folder, draw)
        try:
            assert answers(index_folder) == sound, number
        except IndexUnusableError:
            noticed += 1
        undo()
    assert noticed > DAMAGES / 2
    assert answers(index_folder) == sound


def merge_all(folder: Path) -> None:
    ArticleFileIndex(folder).optimize()


def exchange_some(folder: Path) -> None:
    draw = random.Random(5)
    puts = [random_article(draw, number) for number in range(70, 100)]
    ArticleIndex.open(folder).apply(puts, range(1, 40), 200)


@pytest.mark.parametrize("change", [merge_all, exchange_some])
def test_damage_is_not_carried_into_new_segments(
    index_folder: Path, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    """What a merge copies gets new checksums, so it has to be looked at before."""
    folder = tmp_path / "copy"
    shutil.copytree(index_folder, folder)
    change(folder)
    sound = answers(folder)
    draw = random.Random(SEED)
    for number in range(DAMAGES // 2):
        shutil.rmtree(folder)
        shutil.copytree(index_folder, folder)
        change_a_byte(folder, draw)
        with contextlib.suppress(IndexUnusableError):
            change(folder)
            assert answers(folder) == sound, number


def test_a_file_cut_short_or_gone_is_noticed(index_folder: Path) -> None:
    for path in sorted(index_folder.glob("articles*.*")):
        data = path.read_bytes()
        for length in (0, 1, len(data) // 2, len(data) - 1):
            path.write_bytes(data[:length])
            with pytest.raises(IndexUnusableError):
                answers(index_folder)
        path.unlink()
        with pytest.raises(IndexUnusableError):
            answers(index_folder)
        path.write_bytes(data)


def test_a_sound_file_of_another_segment_in_its_place_is_noticed(index_folder: Path) -> None:
    one, other, *_ = sorted(index_folder.glob("*.terms"))
    shutil.copy(one, other)
    with pytest.raises(IndexUnusableError):
        answers(index_folder)


class Trap:
    """Creates a file when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self._marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return (Path.touch, (self._marker,))


def test_pickles_planted_in_the_index_are_never_loaded(tmp_path: Path, index_folder: Path) -> None:
    marker = tmp_path / "sprung"
    trap = pickle.dumps(Trap(marker))
    pickle.loads(trap)
    assert marker.exists()
    marker.unlink()
    sound = answers(index_folder)
    for name in ("_articles_999.toc", "_MAIN_999.toc", "articles_aaaaaaaaaaaaaaaa.terms"):
        (index_folder / name).write_bytes(trap)
    assert answers(index_folder) == sound
    for path in sorted(index_folder.iterdir()):
        data = path.read_bytes()
        path.write_bytes(trap)
        with contextlib.suppress(IndexUnusableError):
            assert answers(index_folder) == sound
        path.write_bytes(data)
    assert not marker.exists()


def test_a_table_of_contents_that_names_files_elsewhere_is_refused(index_folder: Path) -> None:
    import json
    import zlib

    content = json.loads((index_folder / TOC_NAME).read_bytes().rpartition(b"\n")[0])
    content["segments"][0]["id"] = "../../elsewhere"
    data = json.dumps(content).encode()
    (index_folder / TOC_NAME).write_bytes(data + b"\n%08x" % zlib.crc32(data))
    with pytest.raises(IndexUnusableError):
        ArticleIndex.open(index_folder)


@pytest.mark.parametrize("mode", [0o770, 0o702, 0o777])
def test_a_folder_that_others_can_write_to_is_refused(index_folder: Path, mode: int) -> None:
    index_folder.chmod(mode)
    with pytest.raises(IndexUnusableError, match="chmod"):
        ArticleIndex.open(index_folder)
    with pytest.raises(IndexUnusableError):
        ArticleIndex.create(index_folder)


def test_a_missing_index_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(IndexUnusableError, match="no search index"):
        ArticleIndex.open(tmp_path / "nothing")
    (tmp_path / "empty").mkdir(mode=0o700)
    with pytest.raises(IndexUnusableError, match="no search index"):
        ArticleIndex.open(tmp_path / "empty")
