"""The change log tells an index all it has to do, and nothing twice."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.models.article import Change, Report
from briefreader.store import Store

MakeReport = Callable[..., Report]


def test_a_new_library_has_no_changes(store: Store) -> None:
    assert store.last_change() == 0
    assert store.changes(0) == []


def test_only_the_last_change_of_an_article_is_kept(store: Store, make_report: MakeReport) -> None:
    store.add_many([make_report(1), make_report(2)])
    store.edit(1, "outlet", "Beacon")
    assert store.changes(0) == [Change(2, 2, "put"), Change(3, 1, "put")]
    store.remove([2])
    assert store.changes(2) == [Change(3, 1, "put"), Change(4, 2, "remove")]


def test_changes_come_in_pages(store: Store, make_report: MakeReport) -> None:
    store.add_many(make_report(number) for number in range(7))
    pages, after = [], 0
    while page := store.changes(after, limit=3):
        pages.append([change.article for change in page])
        after = page[-1].number
    assert pages == [[1, 2, 3], [4, 5, 6], [7]]
    assert store.pending(4) == 3


def test_numbers_are_not_used_again_after_the_last_change_went(
    store: Store, make_report: MakeReport
) -> None:
    article = store.add(make_report()).id or 0
    store.remove([article])
    last = store.last_change()
    store.add(make_report(2))
    assert store.last_change() > last


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "edit", "remove", "tag", "apply"]), st.integers(1, 6)),
        max_size=30,
    )
)
def test_replaying_the_log_gives_exactly_the_library(
    steps: list[tuple[str, int]],
) -> None:
    """Whatever happens between two catch-ups, the index ends with the library's texts."""
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "library.db") as store:
        index: dict[int, object] = {}
        applied = 0
        for step, number in [*steps, ("apply", 0)]:
            if step == "add":
                store.add(Report(title=f"T{number}", paragraphs=(f"Text {number}.",)))
            elif step == "remove":
                store.remove([number])
            elif step == "tag":
                store.tag([number], "seen")
            elif step == "edit" and store.existing([number]):
                store.edit(number, "outlet", "Beacon")
            elif step == "apply":
                for change in store.changes(applied):
                    index.pop(change.article, None)
                    if change.kind == "put":
                        index[change.article] = store.texts([change.article])[0]
                    applied = change.number
        assert index == {text.id: text for text in store.texts(store.ids())}
