"""What the reader says on stories holds, and can be taken back."""

from pathlib import Path

import pytest

from briefreader.config import Settings
from briefreader.errors import InputError, NotFoundError
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.models.article import Report

TEXTS = (
    "The ferry Marigold caught fire off Tarn Point on Monday and 212 passengers were taken off "
    "by lifeboats, the coastguard said. Captain Ilse Brandt ordered the ship abandoned.",
    "All 212 passengers of the ferry Marigold were rescued after a fire broke out near Tarn "
    "Point, according to the coastguard. Captain Ilse Brandt was the last to leave.",
    "Councillors in Orrin Vale voted nine to six for a budget that closes two libraries. Mayor "
    "Tessa Quill called the cuts to the Orrin Vale libraries unavoidable.",
    "Orrin Vale will close two libraries after its council passed the budget by nine votes to "
    "six. Mayor Tessa Quill said the council had no choice.",
    "A rye loaf won the bread prize of the northern bakers; the judges praised its crust.",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A library with a story of 1 and 2, a story of 3 and 4, and 5 by itself."""
    library = Library.open(Locations.within(tmp_path), Settings())
    library.store.add_many(
        Report(text[:30], (text,), outlet=f"Outlet {text[4:9]}", published="2024-03-04")
        for text in TEXTS
    )
    library.group()
    assert groups(library) == {(1, 2), (3, 4)}
    return library


def groups(library: Library) -> set[tuple[int, ...]]:
    return {tuple(sorted(story.articles)) for story in library.stories()}


def names(library: Library) -> set[str]:
    return {story.title for story in library.stories() if story.named_by_hand}


def test_a_report_by_itself_joins_a_story_with_all_that_is_in_it(library: Library) -> None:
    story = library.join_reports([5, 1])
    assert sorted(library.story(story).articles) == [1, 2, 5]
    library.group()
    assert groups(library) == {(1, 2, 5), (3, 4)}


def test_one_report_of_each_story_joins_them(library: Library) -> None:
    library.join_reports([2, 3])
    assert groups(library) == {(1, 2, 3, 4)}


def test_what_cannot_be_joined_is_refused(library: Library) -> None:
    with pytest.raises(InputError, match="two reports"):
        library.join_reports([1, 1])
    with pytest.raises(NotFoundError):
        library.join_reports([1, 99])
    assert groups(library) == {(1, 2), (3, 4)}


def test_a_merge_is_taken_back_with_the_names_that_stories_had(library: Library) -> None:
    story = library.article(3).story
    assert story is not None
    library.rename_story(story, "The Orrin Vale cuts")
    before = library.arrangement([1, 3])
    merged = library.join_reports([1, 3])
    library.rename_story(merged, "Everything")
    library.rearrange(before)
    assert groups(library) == {(1, 2), (3, 4)}
    assert names(library) == {"The Orrin Vale cuts"}
    assert library.store.links() == []


def test_a_split_is_taken_back(library: Library) -> None:
    story = library.article(1).story
    assert story is not None
    before = library.arrangement([1])
    library.split_story(story, [1])
    assert groups(library) == {(3, 4)}
    library.rearrange(before)
    assert groups(library) == {(1, 2), (3, 4)}


def test_what_was_said_before_holds_again(library: Library) -> None:
    story = library.article(1).story
    assert story is not None
    library.split_story(story, [1])
    before = library.arrangement([1, 2])
    library.join_reports([1, 2])
    assert groups(library) == {(1, 2), (3, 4)}
    library.rearrange(before)
    assert groups(library) == {(3, 4)}


def test_a_name_is_taken_back(library: Library) -> None:
    story = library.article(1).story
    assert story is not None
    before = library.arrangement([1])
    library.rename_story(story, "Fire!")
    library.rearrange(before)
    assert names(library) == set()


def test_going_back_leaves_out_what_is_gone(library: Library) -> None:
    library.join_reports([1, 5])
    before = library.arrangement([1, 3])
    library.join_reports([1, 3])
    library.remove([1])
    library.rearrange(before)
    assert groups(library) == {(3, 4)}
