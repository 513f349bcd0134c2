"""Every way that Whoosh offers to write works on the article index or is refused in plain words."""

# ruff: noqa: S311  # tests of traps, and random ones

import random
from pathlib import Path
from typing import Any

import pytest
from search_samples import random_article
from whoosh import query
from whoosh.codec import default_codec
from whoosh.filedb.filestore import RamStorage
from whoosh.writing import AsyncWriter, BufferedWriter, IndexingError

from briefreader.search.codec import ArrayCodec
from briefreader.search.index import ArticleIndex
from briefreader.search.toc import ArticleFileIndex


@pytest.fixture
def whoosh_index(tmp_path: Path) -> ArticleFileIndex:
    ArticleIndex.create(tmp_path / "index")
    return ArticleFileIndex(tmp_path / "index")


def document(number: int, body: str = "talks in Geneva") -> dict[str, Any]:
    return {"id": number, "text": (f"Report {number}", body), "outlet": "DW", "lang": "en"}


def ids(index: ArticleFileIndex, wanted: query.Query) -> set[int]:
    return set(ArticleIndex.open(index.folder).view().find(wanted, limit=1000).ids)


def native_ids(index: ArticleFileIndex, wanted: query.Query) -> set[int]:
    with index.searcher() as searcher:
        return {hit["id"] for hit in searcher.search(wanted, limit=None)}


def test_whoosh_default_commits_merge_and_stay_correct(whoosh_index: ArticleFileIndex) -> None:
    for number in range(1, 41):
        with whoosh_index.writer(codec=ArrayCodec()) as writer:
            writer.add_document(**document(number, f"word{number} talks"))
    assert len(whoosh_index._read_toc().segments) < 10
    assert ids(whoosh_index, query.Term("text", "talk")) == set(range(1, 41))
    assert ids(whoosh_index, query.Term("text", "word17")) == {17}


def test_commits_without_merging_keep_every_segment(whoosh_index: ArticleFileIndex) -> None:
    for number in range(1, 6):
        writer = whoosh_index.writer()
        writer.add_document(**document(number))
        writer.commit(merge=False)
    assert len(whoosh_index._read_toc().segments) == 5
    assert ids(whoosh_index, query.Term("text", "talk")) == set(range(1, 6))


def test_optimising_leaves_one_segment_without_the_deleted(whoosh_index: ArticleFileIndex) -> None:
    for number in range(1, 6):
        writer = whoosh_index.writer()
        writer.add_document(**document(number))
        writer.commit(merge=False)
    whoosh_index.delete_by_term("id", "3")
    whoosh_index.optimize()
    [segment] = whoosh_index._read_toc().segments
    assert segment.doc_count_all() == 4
    assert ids(whoosh_index, query.Term("text", "talk")) == {1, 2, 4, 5}


def test_updating_a_document_replaces_the_one_with_its_id(whoosh_index: ArticleFileIndex) -> None:
    for body in ("snow in the north", "talks in Geneva"):
        with whoosh_index.writer() as writer:
            writer.update_document(**document(7, body))
    assert ids(whoosh_index, query.Every()) == {7}
    assert ids(whoosh_index, query.Term("text", "snow")) == set()


def test_deleting_by_query_is_seen_by_both_searchers(whoosh_index: ArticleFileIndex) -> None:
    with whoosh_index.writer() as writer:
        for number in range(1, 6):
            writer.add_document(**document(number, f"word{number} talks"))
    whoosh_index.delete_by_query(query.Term("text_exact", "word2"))
    whoosh_index.delete_by_term("id", "4")
    assert ids(whoosh_index, query.Term("text", "talks")) == {1, 3, 5}
    assert native_ids(whoosh_index, query.Term("text", "talks")) == {1, 3, 5}


def test_a_cancelled_writer_leaves_the_index_as_it_was(whoosh_index: ArticleFileIndex) -> None:
    with whoosh_index.writer() as writer:
        writer.add_document(**document(1))
    writer = whoosh_index.writer()
    writer.add_document(**document(2))
    writer.delete_by_term("id", "1")
    writer.cancel()
    assert ids(whoosh_index, query.Every()) == {1}


def test_an_async_writer_works(whoosh_index: ArticleFileIndex) -> None:
    writer = AsyncWriter(whoosh_index)
    writer.add_document(**document(1))
    writer.commit()
    assert ids(whoosh_index, query.Every()) == {1}


def test_a_buffered_writer_is_refused(whoosh_index: ArticleFileIndex) -> None:
    writer = BufferedWriter(whoosh_index, period=None, limit=2)
    with pytest.raises(IndexingError, match="BufferedWriter"):
        writer.add_document(**document(1))
    writer.writer.cancel()


def test_several_processes_another_codec_and_another_storage_are_refused(
    whoosh_index: ArticleFileIndex,
) -> None:
    with pytest.raises(IndexingError, match="one process"):
        whoosh_index.writer(procs=2)
    with pytest.raises(IndexingError, match="ArrayCodec"):
        whoosh_index.writer(codec=default_codec())
    codec, storage = ArrayCodec(), RamStorage()
    segment = codec.new_segment(storage, "articles")
    with pytest.raises(IndexingError, match="FileStorage"):
        codec.per_document_writer(storage, segment)


def test_single_postings_are_refused(whoosh_index: ArticleFileIndex) -> None:
    writer = whoosh_index.writer()
    with pytest.raises(IndexingError, match="single postings"):
        writer.fieldwriter.add_postings(None, None, [("text_exact", b"word", 0, 1.0, b"")])
    writer.cancel()


def test_the_schema_cannot_be_pickled(whoosh_index: ArticleFileIndex) -> None:
    import pickle

    with pytest.raises(IndexingError):
        pickle.dumps(whoosh_index.schema)


def test_stored_values_are_read_back_after_merges(whoosh_index: ArticleFileIndex) -> None:
    draw = random.Random(1)
    articles = [random_article(draw, number) for number in range(1, 30)]
    index = ArticleIndex.open(whoosh_index.folder)
    for article in articles:
        index.apply([article], [], article.id)
    with whoosh_index.searcher() as searcher:
        stored = {fields["id"]: fields for fields in searcher.documents()}
    for article in articles:
        fields = stored[article.id]
        assert (fields["outlet"], fields["agency"]) == (article.outlet, article.agency)
        assert fields["story"] == (article.story or 0)
