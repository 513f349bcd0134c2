"""Candidates are stored in batches as they come, in order, failures between them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.ingest.candidate import Candidate
from briefreader.library import adding
from briefreader.library.adding import store_candidates
from briefreader.models.article import Report
from briefreader.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        yield opened


def report(number: int, **fields: str) -> Report:
    return Report(title=f"Report {number}", paragraphs=(f"Text {number}.",), **fields)  # type: ignore[arg-type]


def candidates(count: int) -> Iterator[Candidate]:
    for number in range(count):
        yield Candidate(f"archive.jsonl:{number}", report(number))


def test_outcomes_keep_the_order_of_what_came_in(store: Store) -> None:
    given = [
        Candidate("a", report(1)), Candidate.failed("b", "is empty"), Candidate("c", report(2)),
        Candidate("d", report(1)),
    ]  # fmt: skip
    outcomes = list(store_candidates(store, given, {}))
    assert [(item.source, item.status, item.id) for item in outcomes] == [
        ("a", "added", 1), ("b", "failed", None), ("c", "added", 2), ("d", "duplicate", 1),
    ]  # fmt: skip
    assert outcomes[1].reason == "is empty"


def test_an_outcome_comes_only_once_its_report_is_safe(store: Store) -> None:
    for outcome in store_candidates(store, candidates(adding.BATCH * 2 + 5), {}):
        assert store.existing([outcome.id or 0])


def test_slow_candidates_are_stored_before_the_batch_is_full(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH_SECONDS", 0.0)
    outcomes = store_candidates(store, candidates(3), {})
    next(outcomes)
    assert store.count() == 1


def test_whoever_stops_listening_loses_only_what_was_not_reported(store: Store) -> None:
    outcomes = store_candidates(store, candidates(adding.BATCH * 3), {})
    for _ in range(adding.BATCH):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]  # a generator
    assert store.count() == adding.BATCH


def test_no_transaction_is_open_while_the_next_candidate_is_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "BATCH_SECONDS", 0.0)
    with Store.open(tmp_path / "library.db") as other:

        def slowly() -> Iterator[Candidate]:
            for number in range(3):
                other.add(report(100 + number))
                yield Candidate("x", report(number))

        assert len(list(store_candidates(store, slowly(), {}))) == 3
    assert store.count() == 6


def test_a_known_host_names_its_outlet_whatever_its_pages_say(store: Store) -> None:
    store.set_outlet_rule("post.example", "The Harbour Post")
    url = "https://www.post.example/ferry"
    given = [
        Candidate("a", report(1, url=url)),
        Candidate("b", report(2, url=url + "/2", outlet="Evening Post")),
    ]
    list(store_candidates(store, given, {}))
    assert [row.outlet for row in store.rows([1, 2])] == ["The Harbour Post"] * 2


def test_a_path_with_escape_sequences_is_kept_without_them(store: Store) -> None:
    given = [Candidate("a", report(1, source="in\x1b[31mbox/\ud800.txt"))]
    list(store_candidates(store, given, {}))
    assert store.article(1).sources == (str(Path.cwd() / "inbox/\ufffd.txt"),)


@pytest.mark.parametrize("source", ["stdin", "stdin:3", "https://example.org/a"])
def test_what_is_no_path_is_not_made_one(store: Store, source: str) -> None:
    list(store_candidates(store, [Candidate("a", report(1, source=source))], {}))
    assert store.article(1).sources == (source,)
