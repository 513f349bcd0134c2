"""The article index keeps what it is given, says how far it is, and answers while it changes."""

import errno
import gc
import multiprocessing
import time
from pathlib import Path

import pytest
from whoosh import query

from briefreader.errors import SearchError, SearchSupersededError, SearchTimeoutError
from briefreader.models.article import ArticleText
from briefreader.search.arrays import ArrayFileWriter
from briefreader.search.index import ArticleIndex
from briefreader.search.lock import exclusive_lock


def article(number: int, body: str = "Talks began.", title: str = "", **values: str) -> ArticleText:
    known = {"outlet": "", "published": "", "byline": "", "agency": "", "lang": "en"} | values
    return ArticleText(id=number, title=title, paragraphs=tuple(body.split("\n\n")), **known)


def ids(index: ArticleIndex, wanted: query.Query) -> list[int]:
    return index.view().find(wanted).ids


@pytest.fixture
def index(tmp_path: Path) -> ArticleIndex:
    return ArticleIndex.create(tmp_path / "index")


def test_an_empty_index_finds_nothing(index: ArticleIndex) -> None:
    found = index.view().find(query.Every(), facets=True)
    assert (found.total, found.ids, index.applied, index.articles) == (0, [], 0, 0)
    assert list(index.view().terms("text")) == []


def test_the_number_of_the_last_change_is_kept_with_the_commit(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 17)
    assert ArticleIndex.open(index.folder).applied == 17
    index.apply([], [], 20)
    assert ArticleIndex.open(index.folder).applied == 20
    index.apply([article(1)], [], 18)
    assert index.applied == 20, "what is applied once more does not set the number back"
    assert index.articles == 1


def test_a_failing_source_leaves_the_index_as_it_was(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 1)

    def failing() -> object:
        yield article(2)
        raise ConnectionError

    with pytest.raises(ConnectionError):
        index.apply(failing(), [1], 2)
    assert ids(index, query.Every()) == [1]
    assert index.applied == 1
    index.apply([article(3)], [], 3)
    assert set(ids(index, query.Every())) == {1, 3}


def test_a_full_disk_is_told_and_leaves_the_index_as_it_was(
    index: ArticleIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    index.apply([article(1)], [], 1)
    with monkeypatch.context() as patch:

        def refuse(writer: ArrayFileWriter, facts: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        patch.setattr(ArrayFileWriter, "close", refuse)
        with pytest.raises(SearchError, match="No space left"):
            index.apply([article(2)], [1], 2)
    assert ids(index, query.Every()) == [1]
    index.apply([article(2)], [], 2)
    assert set(ids(index, query.Every())) == {1, 2}


def test_a_view_does_not_see_what_is_committed_later(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 1)
    view = index.view()
    index.apply([article(2)], [1], 2)
    assert view.find(query.Every()).ids == [1]
    assert view.find(query.Term("text", "talk")).ids == [1]
    assert ids(index, query.Every()) == [2]


def test_a_word_of_the_title_weighs_more(index: ArticleIndex) -> None:
    filler = "one two three four five six"
    index.apply([article(1, f"{filler} snow", "Roads"), article(2, filler, "Snow")], [], 1)
    assert ids(index, query.Term("text", "snow")) == [2, 1]


def test_a_phrase_does_not_reach_from_title_to_body(index: ArticleIndex) -> None:
    index.apply([article(1, "snow fell", "Heavy")], [], 1)
    assert ids(index, query.Phrase("text_exact", ["heavy", "snow"], slop=1000)) == []


def test_a_stem_belongs_to_the_language_of_the_article(index: ArticleIndex) -> None:
    german = article(1, "Die Verhandlungen dauern an.", lang="de")
    english = article(2, "The Verhandlungen lasted.")
    index.apply([german, english], [], 1)
    assert ids(index, query.Term("text", "verhandlung")) == [1]
    assert set(ids(index, query.Term("text", "verhandlungen"))) == {1, 2}
    assert set(index.view().stem_forms("verhandlung")) == {"verhandlungen"}


def test_stems_outlast_merges_with_deletions_in_every_language(index: ArticleIndex) -> None:
    bodies = {"en": "The parties are negotiating", "de": "Die Verhandlungen dauern an"}
    number = 0
    for _ in range(30):
        for lang, body in bodies.items():
            number += 1
            index.apply([article(number, f"{body} word{number}.", lang=lang)], [number - 9], number)
    assert len(index.view()._snapshot.segments) < 8
    assert ids(index, query.Term("text", "negotiate")) == [59, 57, 55, 53]
    assert ids(index, query.Term("text", "verhandlung")) == [60, 58, 56, 54, 52]
    assert ids(index, query.Term("text", "word1")) == []
    assert ids(index, query.Term("text", "word60")) == [60]


def test_long_texts_and_frequent_words_keep_their_places(index: ArticleIndex) -> None:
    body = "word " * 70_000 + "the end"
    index.apply([article(1, body, "word " * 20), article(2, "the end word")], [], 1)
    assert set(ids(index, query.Phrase("text_exact", ["the", "end"]))) == {1, 2}
    assert ids(index, query.Phrase("text_exact", ["word", "the", "end"])) == [1]
    assert ids(index, query.Term("title", "word")) == [1]
    assert set(ids(index, query.Term("body", "word"))) == {1, 2}
    index.apply([article(3)], [], 2)
    assert set(ids(index, query.Phrase("text_exact", ["the", "end"]))) == {1, 2}


def test_dates_are_ranges_of_numbers_and_unknown_ones_lie_in_none(index: ArticleIndex) -> None:
    dates = {1: "2022-01-09T17:41", 2: "2022", 3: "", 4: "2022-02-01", 5: "not a date"}
    index.apply([article(n, published=date) for n, date in dates.items()], [], 1)
    view = index.view()
    january = query.NumericRange("published", 202201000000, 202201999999)
    assert view.find(january).ids == [1]
    assert view.find(query.NumericRange("published", None, None)).total == 3
    assert view.find(query.Every(), sort="newest").ids == [4, 1, 2, 5, 3]
    assert view.find(query.Every(), sort="oldest").ids == [2, 1, 4, 3, 5]


def test_suggestions_come_from_the_terms_of_live_articles(index: ArticleIndex) -> None:
    index.apply([article(n, "geneva genf") for n in (1, 2)] + [article(3, "geneve geneva")], [], 1)
    view = index.view()
    assert view.expand_prefix("text_exact", "gen", 2) == ["geneva", "genf"]
    assert view.near_terms("text_exact", "genev", 1) == [("geneva", 1, 3), ("geneve", 1, 1)]
    assert view.doc_freq("text_exact", "genf") == 2
    index.apply([article(n) for n in range(4, 40)], [3], 2)
    assert index.view().near_terms("text_exact", "geneve", 0) == []
    assert "geneve" not in index.view().expand_prefix("text_exact", "gen")


def test_a_search_can_be_stopped(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 1)
    view = index.view()
    with pytest.raises(SearchTimeoutError):
        view.find(query.Every(), deadline=time.monotonic() - 1)
    with pytest.raises(SearchSupersededError):
        view.find(query.Every(), cancelled=lambda: True)


def test_what_a_search_took_is_freed_without_the_garbage_collector(index: ArticleIndex) -> None:
    """Its arrays are large, and collecting garbage would stop one search in twenty."""
    index.apply([article(1, "Harbour talks."), article(2, "Talks ended.", lang="de")], [], 2)
    talks, harbour = query.Term("text", "talks"), query.Term("text", "harbour")
    view = index.view()
    for wanted in (
        talks,
        query.And([talks, query.Not(harbour)]),
        query.Or([talks, harbour]),
        query.Phrase("text", ["harbour", "talks"]),
        query.Prefix("text_exact", "ta"),
        query.FuzzyTerm("text_exact", "tolks"),
    ):
        view.find(wanted, facets=True)
        gc.collect()
        view.find(wanted, facets=True)
        assert gc.collect() == 0, wanted


def test_unknown_fields_match_nothing(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 1)
    for wanted in (
        query.Term("nowhere", "talks"),
        query.Prefix("nowhere", "t"),
        query.Phrase("nowhere", ["talks", "began"]),
        query.NumericRange("nowhere", 1, 2),
        query.Every("nowhere"),
        query.NullQuery,
    ):
        assert ids(index, wanted) == []


def test_a_rebuild_takes_the_place_of_the_old_index_in_one_step(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 1)
    with ArticleIndex.rebuild(index.folder) as fresh:
        fresh.apply([article(2)], [], 5)
        assert ids(index, query.Every()) == [1]
    assert ids(index, query.Every()) == [2]
    assert ArticleIndex.open(index.folder).applied == 5
    assert [path.name for path in index.folder.parent.iterdir() if "." in path.name] == [
        "index.lock"
    ]


def test_a_rebuild_mends_what_is_damaged_or_open_to_others(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 1)
    (index.folder / "articles.toc").write_bytes(b"nonsense")
    with ArticleIndex.rebuild(index.folder) as fresh:
        fresh.apply([article(2)], [], 5)
    assert ids(ArticleIndex.open(index.folder), query.Every()) == [2]
    index.folder.chmod(0o777)
    with ArticleIndex.rebuild(index.folder) as fresh:
        fresh.apply([article(3)], [], 6)
    assert index.folder.stat().st_mode & 0o077 == 0
    assert ids(ArticleIndex.open(index.folder), query.Every()) == [3]


def test_a_rebuild_that_fails_leaves_the_old_index(index: ArticleIndex) -> None:
    index.apply([article(1)], [], 1)
    with pytest.raises(ConnectionError), ArticleIndex.rebuild(index.folder):
        raise ConnectionError
    assert ids(index, query.Every()) == [1]


def _add_some(folder: Path, first: int) -> None:
    for number in range(first, first + 10):
        ArticleIndex.open(folder).apply([article(number)], [], number)


def test_writers_in_several_processes_take_turns(index: ArticleIndex) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_add_some, args=(index.folder, n)) for n in (1, 101, 201)]
    for writer in writers:
        writer.start()
    seen = 0
    while any(writer.is_alive() for writer in writers):
        found = ArticleIndex.open(index.folder).view().find(query.Every()).total
        assert found >= seen
        seen = found
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    assert index.view().find(query.Every()).total == 30
    assert index.applied == 210


def test_a_writer_that_does_not_wait_is_told_so(index: ArticleIndex) -> None:
    with exclusive_lock(index.folder), index.exclusive(wait=False) as held:
        assert not held
    with index.exclusive(wait=False) as held:
        assert held
        index.apply([article(1)], [], 1)
    assert index.articles == 1
