"""Reports come in as articles, duplicates or new versions, and nothing of them is lost."""

from collections.abc import Callable

import pytest

from briefreader.errors import InputError
from briefreader.models.article import Dropped, Report
from briefreader.store import Store

MakeReport = Callable[..., Report]


def test_a_report_comes_back_as_it_went_in(store: Store) -> None:
    report = Report(
        title="Harbour bridge “closed”",
        paragraphs=("First.\nStill first.", "Zweiter Absatz: größer.", "第三段落。"),
        outlet="The Harbour Post",
        published="2024-03-01T08:15+01:00",
        byline="Ann Example",
        agency="ERN",
        dateline="PORT ELLERY",
        lang="en",
        url="https://post.example/bridge",
        source="inbox/bridge.html",
        tags=("bridge", "harbour"),
        dropped=(Dropped("caption", "The bridge. Photo: ERN", 4), Dropped("credit", "ERN")),
        provenance={"title": "found", "outlet": "inferred"},
        flags=("title made from the lede",),
    )
    outcome = store.add(report)
    assert outcome.status == "added"
    assert outcome.dropped == 2
    assert outcome.id is not None
    article = store.article(outcome.id)
    assert article.report == report
    assert article.sources == ("inbox/bridge.html",)
    assert (article.version, article.read, article.starred, article.note) == (1, False, False, "")


def test_the_outcome_carries_the_row_that_lists_show(store: Store, make_report: MakeReport) -> None:
    outcome = store.add(make_report())
    assert outcome.row == store.rows([outcome.id or 0])[0]
    assert outcome.row is not None
    assert outcome.row.words == 15


def test_the_same_text_again_is_a_duplicate_whose_source_is_noted(
    store: Store, make_report: MakeReport
) -> None:
    first = store.add(make_report())
    shouted = tuple(text.upper() for text in make_report().paragraphs)
    again = store.add(make_report(paragraphs=shouted, source="copy.txt"))
    assert (again.status, again.id) == ("duplicate", first.id)
    assert f"report {first.id}" in again.reason
    assert store.count() == 1
    assert set(store.article(first.id or 0).sources) == {"report-1.txt", "copy.txt"}


def test_a_duplicate_within_one_batch_is_seen(store: Store, make_report: MakeReport) -> None:
    outcomes = store.add_many([make_report(), make_report(), make_report(2)])
    assert [outcome.status for outcome in outcomes] == ["added", "duplicate", "added"]


def test_two_outlets_that_print_one_wire_text_are_two_reports(
    store: Store, make_report: MakeReport
) -> None:
    store.add(make_report(outlet="The Harbour Post"))
    assert store.add(make_report(outlet="Northgate Ledger")).status == "added"
    assert store.add(make_report(outlet="northgate ledger")).status == "duplicate"
    assert store.add(make_report(outlet="")).status == "duplicate"


def test_reports_without_a_body_are_told_apart_by_title(
    store: Store, make_report: MakeReport
) -> None:
    store.add(make_report(title="Gallery one", paragraphs=()))
    assert store.add(make_report(title="Gallery two", paragraphs=())).status == "added"
    assert store.add(make_report(title="Gallery one", paragraphs=())).status == "duplicate"


def test_another_text_at_a_known_address_is_a_new_version(
    store: Store, make_report: MakeReport
) -> None:
    url = "https://post.example/relit"
    first = store.add(make_report(url=url))
    second = store.add(
        make_report(
            url="http://www.post.example/relit/?utm_source=mail#top",
            title="Lighthouse relit at last",
            paragraphs=("It shines again.",),
        )
    )
    assert (second.status, second.id) == ("updated", first.id)
    article = store.article(first.id or 0)
    assert article.version == 2
    assert article.report.title == "Lighthouse relit at last"
    assert article.report.paragraphs == ("It shines again.",)
    assert [number for number, _ in store.versions(article.id)] == [1, 2]
    assert store.report_of_version(article.id, 1).title == "Lighthouse 1 relit"


def test_an_older_version_again_is_a_duplicate_and_changes_nothing(
    store: Store, make_report: MakeReport
) -> None:
    url = "https://post.example/relit"
    store.add(make_report(url=url))
    store.add(make_report(url=url, paragraphs=("It shines again.",)))
    again = store.add(make_report(url=url))
    assert again.status == "duplicate"
    assert "version 1" in again.reason
    assert store.article(again.id or 0).version == 2


def test_what_the_reader_set_survives_a_new_version(store: Store, make_report: MakeReport) -> None:
    url = "https://post.example/relit"
    article = store.add(make_report(url=url, byline="Ann Example")).id or 0
    store.edit(article, "outlet", "Evening Post")
    store.edit(article, "byline", "")
    store.add(
        make_report(
            url=url, paragraphs=("New.",), outlet="Post Online", byline="Bo", title="New title"
        )
    )
    report = store.article(article).report
    assert (report.outlet, report.byline, report.title) == ("Evening Post", "", "New title")
    assert report.provenance["outlet"] == "set"


def test_a_value_that_a_new_version_lacks_is_kept(store: Store, make_report: MakeReport) -> None:
    url = "https://post.example/relit"
    article = store.add(make_report(url=url)).id or 0
    store.add(make_report(url=url, paragraphs=("New.",), published="", outlet=""))
    report = store.article(article).report
    assert (report.published, report.outlet) == ("2024-03-02", "The Harbour Post")


def test_the_front_page_of_a_site_names_no_report(store: Store, make_report: MakeReport) -> None:
    store.add(make_report(1, url="https://post.example/"))
    assert store.add(make_report(2, url="https://post.example/")).status == "added"


def test_an_empty_batch_is_no_write(store: Store) -> None:
    before = store.revision()
    assert store.add_many([]) == []
    assert store.revision() == before


def test_a_batch_is_stored_whole_or_not_at_all(store: Store, make_report: MakeReport) -> None:
    unstorable = make_report(2, title="\ud800 is half a character")
    with pytest.raises(InputError):
        store.add_many([make_report(1), unstorable])
    assert store.count() == 0
    assert store.add(make_report(3)).status == "added"
