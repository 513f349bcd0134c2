"""The places of words: all documents of a segment in a row."""

from pathlib import Path

import numpy as np
import pytest
from whoosh import query

from briefreader.models.article import ArticleText
from briefreader.search import places
from briefreader.search.index import ArticleIndex


def _article(number: int, title: str, body: str, lang: str = "en") -> ArticleText:
    return ArticleText(
        id=number,
        title=title,
        paragraphs=(body,),
        outlet="Harbour Post",
        published="",
        byline="",
        agency="",
        lang=lang,
    )


def _found(folder: Path, articles: list[ArticleText], *words: str, field: str = "text") -> set[int]:
    index = ArticleIndex.create(folder / "index")
    index.apply(articles, [], len(articles))
    return set(index.view().find(query.Phrase(field, list(words))).ids)


def test_a_frequent_word_gives_the_same_phrases_with_and_without_a_bitmap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["the quay of the port", "port of quay the", "of the", "the of", "quay of port the of"]
    articles = [_article(n, "Tide", f"{text} {n}") for n, text in enumerate(texts * 20, 1)]
    found = []
    for most in (0, 10**9):
        monkeypatch.setattr(places, "_FREQUENT", most)
        found.append(_found(tmp_path / str(most), articles, "of", "the"))
    assert found[0] == found[1] == {n for n in range(1, 101) if (n - 1) % 5 in {0, 2}}


def test_a_phrase_does_not_reach_from_one_article_into_the_next(tmp_path: Path) -> None:
    articles = [_article(1, "", "ends with harbour"), _article(2, "", "master begins")]
    assert _found(tmp_path, articles, "harbour", "master") == set()


def test_a_phrase_may_say_a_word_twice(tmp_path: Path) -> None:
    articles = [_article(1, "Fog", "very very thick"), _article(2, "Fog", "very thick, very")]
    assert _found(tmp_path, articles, "very", "very", "thick") == {1}


def test_a_stemmed_phrase_counts_only_forms_of_the_article_s_language(tmp_path: Path) -> None:
    articles = [
        _article(1, "Ports", "the ports closing"),
        _article(2, "Ports", "the port closed", "en"),
        _article(3, "Ports", "the ports closing", "xx"),
    ]
    assert _found(tmp_path, articles, "port", "close") == {1, 2}


def test_places_tell_the_document_and_the_position(tmp_path: Path) -> None:
    index = ArticleIndex.create(tmp_path / "index")
    index.apply([_article(1, "Pier", "a b"), _article(2, "", "b a b")], [], 2)
    [segment] = index.view()._snapshot.segments
    lookup = segment.lookup
    [number] = lookup.forms("text_exact", "b")[0].numbers
    found = lookup.places("text").of_term(number, np.array([0, 1]))
    docs, positions = lookup.places("text").split(found)
    assert docs.tolist() == [0, 1, 1]
    assert (np.diff(found) > 0).all()
    assert positions.tolist() == [102, 100, 102]
