"""Stories hold their reports in order of publication, under the reader's name if there is one."""

from collections.abc import Callable

import pytest

from briefreader.errors import NotFoundError
from briefreader.models.article import Report
from briefreader.store import Store

MakeReport = Callable[..., Report]


@pytest.fixture
def filled(store: Store, make_report: MakeReport) -> Store:
    store.add_many(
        [
            make_report(1, published="2024-03-02", outlet="Beacon"),
            make_report(2, published="", outlet="Anchor"),
            make_report(3, published="2024-03-01", outlet="Anchor"),
            make_report(4, published="2024-05-01", outlet="Beacon"),
        ]
    )
    return store


def test_a_story_says_what_its_reports_are(filled: Store) -> None:
    story = filled.new_story("Lighthouse relit")
    filled.set_origins(story, 2)
    filled.assign_stories({1: story, 2: story, 3: story})
    found = filled.story(story)
    assert found.articles == (3, 1, 2)
    assert (found.first, found.last) == ("2024-03-01", "2024-03-02")
    assert found.outlets == ("Anchor", "Beacon")
    assert (found.title, found.origins, found.named_by_hand) == ("Lighthouse relit", 2, False)
    assert filled.siblings(1) == [3, 2]
    assert filled.siblings(4) == []
    assert filled.stories_of([1, 4]) == {1: story}


def test_the_story_with_the_newest_report_comes_first(filled: Store) -> None:
    old, new = filled.new_story("Old"), filled.new_story("New")
    filled.assign_stories({1: old, 4: new})
    assert [story.id for story in filled.stories()] == [new, old]


def test_a_name_given_by_hand_wins_and_can_be_taken_back(filled: Store) -> None:
    story = filled.new_story("Made")
    filled.assign_stories({1: story})
    filled.name_story(story, "The lighthouse")
    filled.describe_story(story, "Made anew")
    assert filled.story(story).title == "The lighthouse"
    assert filled.story(story).named_by_hand
    filled.name_story(story, "")
    assert filled.story(story).title == "Made anew"


def test_a_story_without_reports_goes_and_a_named_one_waits(filled: Store) -> None:
    left, named = filled.new_story("Left"), filled.new_story("Named")
    filled.assign_stories({1: left, 2: named})
    filled.name_story(named, "Kept")
    filled.assign_stories({1: None, 2: None})
    assert filled.stories() == []
    with pytest.raises(NotFoundError):
        filled.name_story(left, "x")
    filled.assign_stories({1: named})
    assert filled.story(named).title == "Kept"


def test_only_articles_that_change_their_story_are_indexed_again(filled: Store) -> None:
    change = filled.last_change()
    story = filled.new_story("S")
    filled.assign_stories({1: story, 2: story, 3: None})
    assert [item.article for item in filled.changes(change)] == [1, 2]
    change = filled.last_change()
    filled.assign_stories({1: story, 2: None})
    assert [item.article for item in filled.changes(change)] == [2]


def test_stories_are_found_past_the_limit_of_one_statement(filled: Store) -> None:
    story = filled.new_story("S")
    filled.assign_stories({1: story})
    assert len(filled.stories(range(1, 300_000))) == 1


def test_the_origins_of_a_story_whose_reports_changed_are_unknown(filled: Store) -> None:
    story = filled.new_story("Made")
    filled.assign_stories({1: story, 2: story})
    filled.set_origins(story, 2)
    filled.describe_story(story, "Made anew")
    assert filled.story(story).origins == 0


def test_stories_with_reports_and_without_origins_are_named(filled: Store) -> None:
    counted, fresh = filled.new_story("Counted"), filled.new_story("Fresh")
    filled.assign_stories({1: counted, 2: fresh})
    filled.name_story(filled.new_story("Empty"), "Waits for reports")
    filled.set_origins(counted, 2)
    assert filled.stories_without_origins() == [fresh]
