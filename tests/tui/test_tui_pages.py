"""Keeping a long list by page."""

from briefreader.models.listing import ArticleRow
from briefreader.render.listing import Entry
from briefreader.tui.widgets.article_list.pages import KEPT, PAGE, Pages


def entries(first: int, count: int = PAGE) -> list[Entry]:
    return [Entry(ArticleRow(number, "", "", "", 0)) for number in range(first, first + count)]


def test_a_page_is_asked_for_once() -> None:
    pages = Pages(1000)
    assert pages.missing(90, 110) == [0, 1]
    assert pages.missing(90, 110) == []
    pages.forget(1)
    assert pages.missing(90, 110) == [1]


def test_nothing_is_asked_for_beyond_the_ends() -> None:
    assert Pages(150).missing(-50, 500) == [0, 1]
    assert Pages(0).missing(0, 10) == []


def test_entries_are_found_by_place_and_by_article() -> None:
    pages = Pages(1000)
    pages.fill(2, entries(500))
    assert pages.entry(2 * PAGE + 7) == Entry(ArticleRow(507, "", "", "", 0))
    assert pages.entry(7) is None
    assert pages.find(507) == 2 * PAGE + 7
    assert pages.find(7) is None


def test_a_short_page_has_an_end() -> None:
    pages = Pages(3)
    pages.fill(0, entries(1, 3))
    assert pages.entry(3) is None


def test_pages_long_unused_are_let_go() -> None:
    pages = Pages(100 * PAGE)
    for number in range(KEPT + 1):
        pages.fill(number, entries(number * PAGE))
    assert pages.entry(0) is None
    assert pages.entry(PAGE) is not None
    assert pages.missing(0, 0) == [0]


def test_newer_rows_take_the_place_of_older_ones() -> None:
    pages = Pages(3)
    pages.fill(0, entries(1, 3))
    pages.update([ArticleRow(2, "newer", "", "", 0)])
    entry = pages.entry(1)
    assert entry is not None
    assert entry.row.title == "newer"


def test_a_page_of_which_the_first_few_are_known_is_asked_for_when_more_is_seen() -> None:
    pages = Pages(1000)
    pages.fill(0, entries(1, 20), begun=True)
    assert pages.missing(0, 19) == []
    assert pages.missing(0, 20) == [0]
    pages.fill(0, entries(1))
    assert pages.missing(0, PAGE - 1) == []
