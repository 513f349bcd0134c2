"""Reports in the library fall into stories, and the reader has the last word."""

import threading
from pathlib import Path

import pytest

from briefreader.config import Settings
from briefreader.errors import InputError, NotFoundError
from briefreader.library import Library, grouping
from briefreader.library.profiles import PROFILE, StoredProfiles
from briefreader.locations import Locations
from briefreader.models.article import Report
from briefreader.search.lock import exclusive_lock
from briefreader.stories.profile import Profile

FERRY = (
    "The ferry Marigold caught fire off Tarn Point on Monday and 212 passengers were taken off "
    "by lifeboats, the coastguard said. Captain Ilse Brandt ordered the ship abandoned.",
    "All 212 passengers of the ferry Marigold were rescued after a fire broke out near Tarn "
    "Point, according to the coastguard. Captain Ilse Brandt was the last to leave.",
    "Fire swept the car deck of the Marigold, a ferry bound for Tarn Point, forcing Captain "
    "Ilse Brandt to abandon ship. The coastguard counted 212 passengers ashore.",
)
BUDGET = (
    "Councillors in Orrin Vale voted nine to six for a budget that closes two libraries. Mayor "
    "Tessa Quill called the cuts to the Orrin Vale libraries unavoidable.",
    "Orrin Vale will close two libraries after its council passed the budget by nine votes to "
    "six. Mayor Tessa Quill said the council had no choice.",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(Locations.within(tmp_path), Settings())
    add(library, *FERRY[:2], *BUDGET)
    return library


def add(library: Library, *texts: str) -> None:
    library.store.add_many(
        Report(
            title=text[:30],
            paragraphs=(text,),
            outlet=f"Outlet {text[4:9]}",
            published="2024-03-04",
        )
        for text in texts
    )


def groups(library: Library) -> set[tuple[int, ...]]:
    return {tuple(sorted(story.articles)) for story in library.stories()}


def test_reports_are_grouped_once(library: Library) -> None:
    assert library.group() == 4
    assert groups(library) == {(1, 2), (3, 4)}
    assert library.group() == 0


def test_a_new_report_joins_its_story_which_keeps_its_id(library: Library) -> None:
    library.group()
    before = library.siblings(1)
    story = library.article(1).story
    add(library, FERRY[2])
    assert library.group() == 1
    assert library.article(5).story == story
    assert library.siblings(1) == [*before, 5]


def test_a_report_changed_while_it_was_grouped_is_grouped_again(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.edit(3, "published", "2019-01-01")
    taken = StoredProfiles.take

    def correct_and_take(profiles: StoredProfiles, articles: list[int]) -> list[Profile]:
        monkeypatch.undo()
        library.edit(3, "published", "2024-03-04")
        return taken(profiles, articles)

    monkeypatch.setattr(StoredProfiles, "take", correct_and_take)
    library.group()
    assert groups(library) == {(1, 2), (3, 4)}


def test_reports_removed_while_they_were_grouped_are_in_no_story(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = StoredProfiles.take

    def take_and_remove(profiles: StoredProfiles, articles: list[int]) -> list[Profile]:
        found = taken(profiles, articles)
        library.store.remove([3, 4])
        return found

    monkeypatch.setattr(StoredProfiles, "take", take_and_remove)
    library.group()
    assert groups(library) == {(1, 2)}


def test_one_process_at_a_time_groups(library: Library) -> None:
    with exclusive_lock(library.store.path):
        waiting = threading.Thread(target=library.group)
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        assert groups(library) == set()
    waiting.join(30)
    assert groups(library) == {(1, 2), (3, 4)}


def test_grouping_anew_a_few_at_a_time_keeps_every_story_on_the_way(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, FERRY[2])
    library.group()
    before = library.stories()
    monkeypatch.setattr(grouping, "SLICE", 1)
    for kind in (PROFILE, grouping.GROUPED):
        library.store.forget_derived(kind, library.ids())
    while library.group_some():
        assert library.stories() == before


def test_a_story_that_nothing_happened_to_keeps_its_origins(library: Library) -> None:
    library.group()
    assert len(list(library.count_origins())) == 2
    add(library, FERRY[2])
    library.group()
    assert [story.origins for story in library.stories()].count(0) == 1


def test_origins_of_a_story_that_changed_meanwhile_are_not_kept(library: Library) -> None:
    library.group()
    counting = library.count_origins()
    next(counting)
    for story in library.stories():
        library.split_story(story.id, [story.articles[0]])
    counting.close()
    assert library.stories() == []


def test_a_removed_report_leaves_its_story(library: Library) -> None:
    library.group()
    library.remove([4])
    library.group()
    assert groups(library) == {(1, 2)}


def test_a_corrected_date_moves_a_report_out_of_its_story(library: Library) -> None:
    library.group()
    library.edit(2, "published", "2019-01-01")
    library.group()
    assert groups(library) == {(3, 4)}


def test_stories_merged_by_hand_stay_merged(library: Library) -> None:
    library.group()
    merged = library.merge_stories([story.id for story in library.stories()])
    assert sorted(library.story(merged).articles) == [1, 2, 3, 4]
    add(library, FERRY[2])
    library.group()
    assert sorted(library.story(merged).articles) == [1, 2, 3, 4, 5]


def test_a_report_split_off_by_hand_stays_out(library: Library) -> None:
    library.group()
    add(library, FERRY[2])
    library.group()
    library.split_story(library.article(1).story or 0, [2])
    assert groups(library) == {(1, 5), (3, 4)}
    library.edit(1, "title", "Another title")
    library.group()
    assert groups(library) == {(1, 5), (3, 4)}


def test_what_was_split_can_be_merged_again(library: Library) -> None:
    library.group()
    add(library, FERRY[2])
    library.group()
    library.split_story(library.article(1).story or 0, [1, 2])
    assert groups(library) == {(1, 2), (3, 4)}


def test_a_name_survives_a_new_report(library: Library) -> None:
    library.group()
    story = library.article(1).story or 0
    library.rename_story(story, "The Marigold")
    add(library, FERRY[2])
    library.group()
    assert library.story(story).title == "The Marigold"


def test_origins_are_worked_out_when_asked_for(library: Library) -> None:
    library.group()
    assert {story.origins for story in library.stories()} == {0}
    assert [story.origins for story in library.count_origins()] == [2, 2]
    assert list(library.count_origins()) == []


def test_nonsense_is_refused_in_words(library: Library) -> None:
    library.group()
    story = library.article(1).story or 0
    with pytest.raises(InputError, match="at least two"):
        library.merge_stories([story])
    with pytest.raises(InputError, match="not all of them"):
        library.split_story(story, [1, 2])
    with pytest.raises(NotFoundError):
        library.merge_stories([story, 99])
    with pytest.raises(NotFoundError):
        library.ledger(99)


def test_ledger_and_brief_are_told_from_the_library(library: Library) -> None:
    library.group()
    story = library.article(1).story or 0
    assert [article for article, _ in library.ledger(story).columns] == [1, 2]
    assert library.brief(story).story.origins == 2


def test_an_empty_library_has_no_stories(tmp_path: Path) -> None:
    with Library.open(Locations.within(tmp_path / "empty"), Settings()) as empty:
        assert empty.group() == 0
        assert empty.stories() == []
