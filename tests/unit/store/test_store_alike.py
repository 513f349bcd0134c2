"""Texts nearly the same by one outlet are one report; by two outlets they stay two."""

import random

import pytest

from briefreader.models.article import Report
from briefreader.store import Store
from briefreader.store.identity import is_path, near_in_time
from briefreader.store.resemblance import resemblance, runs, sample

WORDS = [
    "harbour",
    "ferry",
    "mayor",
    "coast",
    "night",
    "storm",
    "crew",
    "pilot",
    "light",
    "island",
    "bridge",
    "rescue",
    "fog",
]


def text(seed: int, paragraphs: int = 8) -> tuple[str, ...]:
    rng = random.Random(seed)  # noqa: S311  words of a made-up report
    made = [" ".join(rng.choice(WORDS) for _ in range(30)) + "." for _ in range(paragraphs)]
    return tuple(made)


def report(paragraphs: tuple[str, ...], **fields: str) -> Report:
    defaults = {"title": "Ferry runs aground", "outlet": "The Harbour Post", "source": "/n/a.txt"}
    return Report(paragraphs=paragraphs, **defaults | fields)  # type: ignore[arg-type]


def reworded(paragraphs: tuple[str, ...], count: int = 2) -> tuple[str, ...]:
    changed = [each.replace(" ", " newly ", 1) for each in paragraphs[:count]]
    return (*changed, *paragraphs[count:])


def test_a_text_changed_in_a_few_words_is_a_version_with_both_sources(store: Store) -> None:
    store.add(report(text(1)))
    outcome = store.add(report(reworded(text(1)), title="Ferry aground", source="/n/b.txt"))
    assert (outcome.status, outcome.id) == ("updated", 1)
    assert outcome.reason.startswith("nearly the same text as report 1 (9")
    article = store.article(1)
    assert article.sources == ("/n/a.txt", "/n/b.txt")
    assert article.version == 2
    assert store.report_of_version(1, 1).paragraphs == text(1)
    assert article.report.paragraphs == reworded(text(1))


def test_wire_copy_of_two_outlets_stays_two_reports(store: Store) -> None:
    store.add(report(text(1)))
    outcome = store.add(report(reworded(text(1)), outlet="Northgate Ledger", source="/n/b.txt"))
    assert (outcome.status, outcome.id) == ("added", 2)


@pytest.mark.parametrize(("title", "status"), [("Ferry runs aground", "updated"), ("No", "added")])
def test_without_an_outlet_only_the_same_title_tells_that_it_is_one_report(
    store: Store, title: str, status: str
) -> None:
    store.add(report(text(1), outlet=""))
    changed = report(reworded(text(1)), outlet="", title=title, source="/n/b.txt")
    assert store.add(changed).status == status


def test_another_report_by_the_same_outlet_is_another_report(store: Store) -> None:
    store.add(report(text(1)))
    half = text(1)[:4] + text(2)[:4]
    assert store.add(report(half, source="/n/b.txt")).status == "added"


def test_a_form_filled_in_anew_weeks_later_is_another_report(store: Store) -> None:
    store.add(report(text(1), published="2024-03-01"))
    later = report(reworded(text(1)), published="2024-03-29", source="/n/b.txt")
    assert store.add(later).status == "added"


def test_a_changed_file_is_a_new_version_of_its_report(store: Store) -> None:
    store.add(report(text(1), outlet=""))
    changed = text(1)[:4] + text(2, 3)
    outcome = store.add(report(changed, outlet="", title="Ferry afloat again"))
    assert (outcome.status, outcome.id) == ("updated", 1)
    assert outcome.reason == "new text in a known file"


def test_another_report_in_a_file_used_again_is_another_report(store: Store) -> None:
    store.add(report(text(1)))
    assert store.add(report(text(2), title="Bridge closed")).status == "added"


def test_a_file_with_two_addresses_holds_two_reports(store: Store) -> None:
    store.add(report(text(1), url="https://example.org/1"))
    half = text(1)[:4] + text(2)[:4]
    other = report(half, url="https://example.org/2", outlet="")
    assert store.add(other).status == "added"


def test_a_report_from_standard_input_is_no_changed_file(store: Store) -> None:
    store.add(report(text(1), outlet="", source="stdin"))
    other = report(text(2), outlet="", source="stdin")
    assert store.add(other).status == "added"


def test_a_removed_article_is_not_found_again(store: Store) -> None:
    store.add(report(text(1)))
    store.remove([1])
    assert store.add(report(reworded(text(1)))).status == "added"


def test_phrases_of_the_house_make_nothing_alike(store: Store) -> None:
    house = ("Sign up for the letter of the Harbour Post and read the news of the day first.",) * 3
    texts = [report(text(seed, 3) + house, source=f"/n/{seed}") for seed in range(60)]
    assert {outcome.status for outcome in store.add_many(texts)} == {"added"}


def test_case_and_punctuation_do_not_count() -> None:
    left = runs(["“The ferry – late – ran aground,” she said."])
    assert left == runs(['"the Ferry, late, ran aground", she said'])
    assert resemblance(left, left) == 1.0


def test_a_text_without_words_resembles_nothing() -> None:
    assert resemblance(runs([]), runs(["…"])) == 0.0
    assert sample(runs(["Too short to tell."])) == []


def test_paths_are_told_from_other_sources() -> None:
    assert all(map(is_path, ("/home/a.txt", "C:\\a.txt", "\\\\host\\a.txt")))
    assert not any(map(is_path, ("stdin", "https://example.org/a", "a.txt", "")))


def test_dates_that_say_too_little_are_not_far_apart() -> None:
    assert near_in_time("2024", "2024-03-01")
    assert near_in_time("2024-03-01T08:00", "2024-03-08")
    assert not near_in_time("2024-03-01", "2024-03-09")
