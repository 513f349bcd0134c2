"""Reports of one event become one story, in whatever order they come."""

import random

import pytest

from briefreader.models.article import Report
from briefreader.stories import group
from briefreader.stories.group import Judged, group_reports
from briefreader.stories.profile import Profile, pack_profile, profile_report, unpack_profile

FERRY = [
    "The ferry Marigold caught fire off Tarn Point on Monday and 212 passengers were taken off "
    "by lifeboats, the coastguard said. Captain Ilse Brandt ordered the ship abandoned.",
    "All 212 passengers of the ferry Marigold were rescued after a fire broke out near Tarn "
    "Point, according to the coastguard. Captain Ilse Brandt was the last to leave.",
    "Fire swept the car deck of the Marigold, a ferry bound for Tarn Point, forcing Captain "
    "Ilse Brandt to abandon ship. The coastguard counted 212 passengers ashore.",
]
BUDGET = [
    "Councillors in Orrin Vale voted nine to six for a budget that closes two libraries. Mayor "
    "Tessa Quill called the cuts to the Orrin Vale libraries unavoidable.",
    "Orrin Vale will close two libraries after its council passed the budget by nine votes to "
    "six. Mayor Tessa Quill said the council had no choice.",
]
FOOTBALL = [
    "Harrow Rovers beat Tolland three to one on Saturday, Pavel Kost scoring twice before the "
    "interval in front of a full stadium."
]


def profiles_of(texts: list[str], published: str = "2024-03-05") -> dict[int, Profile]:
    return {
        at: profile_report(Report(title="", paragraphs=(text,), published=published))
        for at, text in enumerate(texts)
    }


def test_reports_of_one_event_are_grouped_and_others_are_not() -> None:
    found = group_reports(profiles_of(FERRY + BUDGET + FOOTBALL))
    assert found == [(0, 1, 2), (3, 4), (5,)]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_arrival_changes_nothing(seed: int) -> None:
    texts = FERRY + BUDGET + FOOTBALL
    order = list(range(len(texts)))
    random.Random(seed).shuffle(order)  # noqa: S311
    shuffled = profiles_of([texts[at] for at in order])
    found = {frozenset(texts[order[item]] for item in group) for group in group_reports(shuffled)}
    assert found == {frozenset(FERRY), frozenset(BUDGET), frozenset(FOOTBALL)}


def test_adding_reports_one_by_one_ends_where_grouping_all_at_once_does() -> None:
    profiles = profiles_of(FERRY + BUDGET + FOOTBALL)
    stories: set[tuple[int, ...]] = set()
    for newest in profiles:
        so_far = {article: profiles[article] for article in range(newest + 1)}
        changed = group_reports(so_far, touched=[newest])
        members = {article for group in changed for article in group}
        stories = {group for group in stories if not members & set(group)} | set(changed)
    assert stories == set(group_reports(profiles))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_reports_held_a_few_at_a_time_are_grouped_the_same(
    size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    profiles = profiles_of(FERRY + BUDGET + FOOTBALL)
    undated = profiles_of(FERRY[:1], published="")
    later = profiles_of(BUDGET[:1], published="2024-06-01")
    profiles |= {10: undated[0], 11: later[0], 12: profile_report(Report("", ()))}
    at_once = group_reports(profiles)
    assert (0, 1, 2, 10) in at_once
    assert (11,) in at_once
    monkeypatch.setattr(group, "_BLOCK", size)
    assert group_reports(profiles) == at_once
    assert group_reports(profiles, touched=[10, 12]) == [(0, 1, 2, 10), (12,)]


def test_only_the_groups_that_a_change_can_alter_come_back() -> None:
    profiles = profiles_of(FERRY + BUDGET + FOOTBALL)
    assert group_reports(profiles, touched=[4]) == [(3, 4)]


def test_like_reports_months_apart_are_two_stories() -> None:
    profiles = profiles_of(FERRY[:1]) | {
        1: profile_report(Report(title="", paragraphs=(FERRY[1],), published="2024-09-05"))
    }
    assert group_reports(profiles) == [(0,), (1,)]


def test_the_reader_can_split_and_merge() -> None:
    profiles = profiles_of(FERRY + BUDGET + FOOTBALL)
    judged = Judged(together=frozenset({(4, 5)}), apart=frozenset({(0, 1), (0, 2)}))
    assert group_reports(profiles, judged=judged) == [(0,), (1, 2), (3, 4, 5)]


def test_a_shared_day_makes_no_story_of_reports_that_share_nothing_else() -> None:
    texts = [
        "On March 4, 2024 the harbour board of Tarn Point chose a new pilot for its launches.",
        "The orchestra of Orrin Vale opened its season on March 4, 2024 with an unknown mass.",
    ]
    assert group_reports(profiles_of(texts)) == [(0,), (1,)]


def test_a_report_without_words_stands_alone() -> None:
    assert group_reports(profiles_of([*FERRY[:2], "", ""])) == [(0, 1), (2,), (3,)]


def test_a_profile_survives_the_cache() -> None:
    profiles = profiles_of(FERRY + BUDGET)
    again = {at: unpack_profile(pack_profile(profile)) for at, profile in profiles.items()}
    assert group_reports(again) == group_reports(profiles)
    assert again[0].published == profiles[0].published
    assert again[0].key == profiles[0].key
