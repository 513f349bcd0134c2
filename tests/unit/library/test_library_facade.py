"""One object serves both front ends, checks what the reader types, and caches what is found."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import briefreader.annotate as annotate_package
from briefreader.config import Settings
from briefreader.errors import InputError, LibraryReadOnlyError, NotFoundError, SettingsError
from briefreader.library import Library
from briefreader.library.reading import ANNOTATION, annotation_stamp
from briefreader.locations import Locations
from briefreader.models.annotation import Annotation
from briefreader.models.article import Report
from briefreader.models.search import SearchRequest

TEXT = 'The coastguard took 212 people off.\n\n"All are well," said Ann Corrie on Monday.\n'


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(Locations.within(tmp_path / "home"), Settings()) as opened:
        opened.store.add(
            Report(
                title="Ferry fire",
                paragraphs=("The coastguard took 212 people off on Monday.", "“All are well.”"),
                published="2024-07-13",
                lang="en",
            )
        )
        yield opened


def test_the_settings_are_read_where_none_are_given(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("ascii = true\n")
    with Library.open(Locations.within(tmp_path)) as library:
        assert library.settings.ascii
    (tmp_path / "config.toml").write_text("ascii = 7\n")
    with pytest.raises(SettingsError):
        Library.open(Locations.within(tmp_path))


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("headline", "x", "There is no field"),
        ("title", "\x1b[0m ", "needs a title"),
        ("published", "1.2.2024", "is not a date"),
        ("url", "file:///etc/passwd", "http"),
        ("url", "https://post.example/a b", "http"),
    ],
)
def test_what_cannot_be_is_refused(library: Library, field: str, value: str, reason: str) -> None:
    before = library.article(1)
    with pytest.raises(InputError, match=reason):
        library.edit(1, field, value)
    with pytest.raises(InputError, match=reason):
        library.add(["x.txt"], given={field: value})
    assert library.article(1) == before


def test_what_the_reader_types_is_sanitised(library: Library) -> None:
    library.edit(1, "outlet", "The\x1b]0;x\x07 Harbour\nPost")
    library.tag([1], " sea\u202e ")
    library.set_note(1, "call\x9b31m\nCorrie ")
    article = library.article(1)
    assert article.report.outlet == "The Harbour Post"
    assert article.report.tags == ("sea",)
    assert article.note == "call\nCorrie"
    with pytest.raises(InputError):
        library.untag([1], "\u200b")


def test_a_note_that_is_too_long_is_refused_rather_than_cut(library: Library) -> None:
    library.set_note(1, "kept")
    with pytest.raises(InputError, match="20,000"):
        library.set_note(1, "x" * 20_001)
    assert library.article(1).note == "kept"


def test_an_annotation_is_computed_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    first = library.annotated(1)
    assert [quote.text for quote in first.annotation.quotes] == ["All are well."]

    def fail(_: Report) -> None:
        raise AssertionError("annotated twice")

    monkeypatch.setattr(annotate_package, "annotate", fail)
    assert library.annotated(1) == first


def test_new_rules_annotate_again(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    library.annotated(1)
    monkeypatch.setattr(annotate_package, "RULES_VERSION", annotate_package.RULES_VERSION + 1)
    found_now = Annotation(agencies=("ERN",))
    monkeypatch.setattr(annotate_package, "annotate", lambda _: found_now)
    assert library.annotated(1).annotation == found_now


def test_a_damaged_cache_entry_is_computed_again(library: Library) -> None:
    right = library.annotated(1)
    library.store.put_derived(ANNOTATION, annotation_stamp(), [(1, 1, b"not packed")])
    assert library.annotated(1) == right
    assert library.annotated(1) == right


def test_a_corrected_date_is_what_dates_in_the_text_rest_on(library: Library) -> None:
    assert library.annotated(1).annotation.dates[0].iso == "2024-07-08"
    library.edit(1, "published", "2023-07-13")
    assert library.annotated(1).annotation.dates[0].iso == "2023-07-10"


def test_a_cache_that_cannot_be_written_is_no_reason_to_refuse(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryReadOnlyError("read-only")

    monkeypatch.setattr(library.store, "put_derived", refuse)
    assert library.annotated(1).annotation.sentences


def test_a_report_is_named_by_its_id_or_by_a_file(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text(f"---\noutlet: Beacon\ntitle: Ferry\n---\n\n{TEXT}")
    named = library.named_report(str(path))
    assert (named.label, named.id, named.version) == ("Beacon", None, None)
    assert named.annotated.report.title == "Ferry"
    named = library.named_report("1")
    assert (named.label, named.id, named.version, named.newest) == ("report 1", 1, 1, True)
    assert library.named_report("1@1").label == "report 1, version 1"
    with pytest.raises(NotFoundError):
        library.named_report("99")
    with pytest.raises(InputError, match="neither"):
        library.named_report("nowhere.txt")
    assert library.count() == 1


def test_two_articles_are_compared(library: Library) -> None:
    library.store.add(Report(title="Fire", paragraphs=("A ferry burned.",), lang="en"))
    comparison = library.compare(1, 2)
    assert comparison.left.report.title == "Ferry fire"
    assert comparison.summary.only_right == 1
    with pytest.raises(NotFoundError):
        library.compare(1, 9)


def test_marks_of_another_process_are_noticed(library: Library) -> None:
    before = library.version()
    with Library.open(library.locations, Settings()) as other:
        other.mark([1], read=True)
    assert library.version() > before


def test_a_search_sees_what_was_just_added(library: Library) -> None:
    assert library.search(SearchRequest("coastguard")).total == 1
    library.store.add(Report(title="More", paragraphs=("The coastguard again.",)))
    assert library.search(SearchRequest("coastguard")).total == 2
    assert library.index_state().pending == 0
    assert library.matches("coastguard", 2).body == ((0, 4, 14),)


def test_the_demo_holds_the_sample_corpus(tmp_path: Path) -> None:
    with Library.open_demo(tmp_path / "demo") as library:
        count = library.count()
        assert count >= 24
        assert len(library.outlets()) >= 4
    with Library.open_demo(tmp_path / "demo") as again:
        assert again.count() == count


def test_a_library_can_be_used_from_many_threads(library: Library) -> None:
    def use(number: int) -> int:
        library.store.add(Report(title=f"T{number}", paragraphs=(f"Text {number}.",)))
        library.mark([1], read=number % 2 == 0)
        return len(library.rows(library.ids()))

    with ThreadPoolExecutor(6) as pool:
        assert all(count >= 2 for count in pool.map(use, range(24)))
    assert library.count() == 25
