"""Articles are read by page, corrected by hand and removed for good."""

from collections.abc import Callable

import pytest

from briefreader.errors import NotFoundError
from briefreader.models.article import Report
from briefreader.store import Store

MakeReport = Callable[..., Report]


def test_rows_come_in_the_order_asked_for_without_those_that_are_gone(
    store: Store, make_report: MakeReport
) -> None:
    store.add_many(make_report(number) for number in range(5))
    store.remove([3])
    assert [row.id for row in store.rows([5, 3, 1, 99])] == [5, 1]


def test_rows_are_read_past_the_limit_of_one_statement(
    store: Store, make_report: MakeReport
) -> None:
    store.add_many(make_report(number) for number in range(1200))
    ids = list(reversed(store.ids()))
    assert [row.id for row in store.rows(ids)] == ids
    assert [text.id for text in store.texts(ids)] == ids
    assert [article.id for article in store.articles(ids)] == ids


def test_texts_hold_what_is_indexed(store: Store, make_report: MakeReport) -> None:
    article = store.add(make_report(tags=("coast",), lang="en", agency="ERN")).id or 0
    (text,) = store.texts([article])
    assert text.paragraphs == make_report().paragraphs
    assert (text.title, text.outlet, text.lang, text.agency) == (
        "Lighthouse 1 relit", "The Harbour Post", "en", "ERN",
    )  # fmt: skip
    assert text.tags == ("coast",)


def test_an_edit_is_marked_as_set_by_hand(store: Store, make_report: MakeReport) -> None:
    article = store.add(make_report(provenance={"outlet": "inferred"})).id or 0
    store.edit(article, "outlet", "Evening Post")
    report = store.article(article).report
    assert report.outlet == "Evening Post"
    assert report.provenance == {"outlet": "set"}


def test_an_edited_date_moves_the_article_in_the_list(
    store: Store, make_report: MakeReport
) -> None:
    store.add_many([make_report(1), make_report(2)])
    assert list(store.ids()) == [2, 1]
    store.edit(1, "published", "2025")
    assert list(store.ids()) == [1, 2]


def test_an_edited_address_is_where_new_versions_are_known_by(
    store: Store, make_report: MakeReport
) -> None:
    article = store.add(make_report()).id or 0
    store.edit(article, "url", "https://post.example/relit")
    outcome = store.add(make_report(2, url="https://post.example/relit"))
    assert (outcome.status, outcome.id) == ("updated", article)


def test_what_was_derived_from_an_article_goes_with_an_edit(
    store: Store, make_report: MakeReport
) -> None:
    article = store.add(make_report()).id or 0
    store.put_derived("annotation", "1", [(article, 1, b"dates of 2024")])
    store.edit(article, "published", "2021-01-01")
    assert store.derived(article, 1, "annotation", "1") is None


def test_a_removed_article_is_gone_with_all_that_belongs_to_it(
    store: Store, make_report: MakeReport
) -> None:
    article = store.add(make_report(tags=("coast",))).id or 0
    store.put_derived("annotation", "1", [(article, 1, b"x")])
    assert store.remove([article, 99]) == [article]
    assert store.count() == 0
    assert store.tags() == []
    assert store.check() == []
    assert store.add(make_report()).status == "added"


def test_an_id_is_never_given_twice(store: Store, make_report: MakeReport) -> None:
    first = store.add(make_report()).id or 0
    store.remove([first])
    assert (store.add(make_report()).id or 0) > first


def test_what_is_not_there_is_said(store: Store) -> None:
    for ask in (
        lambda: store.article(7),
        lambda: store.versions(7),
        lambda: store.report_of_version(7, 1),
        lambda: store.edit(7, "title", "x"),
        lambda: store.set_note(7, "x"),
        lambda: store.story(7),
    ):
        with pytest.raises(NotFoundError, match="7"):
            ask()


def test_a_number_too_large_for_any_library_is_not_there(store: Store) -> None:
    for ask in (store.article, store.story, store.versions, lambda n: store.remove([n])):
        with pytest.raises(NotFoundError):
            ask(2**63)
