"""What any search engine of briefreader has to answer: match sets, totals, order, facets.

Written against the protocol; an engine over another index would run the same tests.
"""

import contextlib
import os
import random
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from search_samples import hostile_query
from search_sizes import DAMAGES, SEARCHED, SEED

from briefreader.errors import (
    QueryError,
    SearchError,
    SearchSupersededError,
    SearchTimeoutError,
)
from briefreader.models.article import Report
from briefreader.models.search import SearchRequest
from briefreader.search.whoosh_engine import WhooshEngine
from briefreader.store import Store

REPORTS = (
    Report(
        "Harbour talks end without a deal",
        (
            "The harbour talks ended on Monday, Mayor Ilse Trent said.",
            'She was "not optimistic", she said, that talks would resume.',
        ),
        outlet="The Harbour Post", published="2024-03-01", byline="Jo Marsh", lang="en",
        tags=("harbour", "to read"),
    ),
    Report(
        "Mayor optimistic after talks",
        ("The mayor was optimistic about the harbour, an aide said.",),
        outlet="Daily Gull", published="2024-03-02T09:30", agency="Coastal Wire", lang="en",
    ),
    Report(
        "Ferry strike enters a second week",
        ("Ferries stayed in port. Some 100,000 travellers waited; the U.S. envoy took a plane.",),
        outlet="Daily Gull", published="2024-02-20", agency="Coastal Wire, Gull Pictures",
        lang="en", tags=("strike",),
    ),
    Report(
        "La grève continue au port",
        ("Les négociations sur la grève du ferry continuent à l'Élysée.",),
        outlet="Le Phare", published="2024-02", lang="fr",
    ),
    Report("東京都議会の選挙", ("東京都の議会で選挙が行われた。",), outlet="Kaigan", lang="ja"),
    Report(
        "Talk of the town",
        ("Nobody talked of anything but the weather. The weather was fine.",),
        outlet="The Harbour Post", published="2024-03-05", lang="en",
    ),
)  # fmt: skip
DEAL, GULL, FERRY, GREVE, TOKYO, TOWN = range(1, 7)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "library.db") as opened:
        for report in REPORTS:
            opened.add(report)
        opened.mark([DEAL, FERRY], read=True)
        opened.mark([FERRY, TOWN], starred=True)
        opened.set_note(GULL, "ask the aide")
        yield opened


@pytest.fixture
def engine(tmp_path: Path, store: Store) -> Iterator[WhooshEngine]:
    made = WhooshEngine(tmp_path / "index", store)
    made.catch_up()
    yield made
    made.close()


def found(engine: WhooshEngine, query: str, **options: object) -> list[int]:
    return [hit.id for hit in engine.search(SearchRequest(query, **options)).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "matching"),
    [
        ("talks", {DEAL, GULL, TOWN}),
        ("talking", {DEAL, GULL, TOWN}),
        ('"talks"', {DEAL, GULL}),
        ("harbour talks", {DEAL, GULL}),
        ("harbour ferry", set()),
        ("harbour OR ferry", {DEAL, GULL, FERRY, GREVE}),
        ("talks -harbour", {TOWN}),
        ("-talks", {FERRY, GREVE, TOKYO}),
        ("ferry OR -talks", {FERRY, GREVE, TOKYO}),
        ("talks (ferry OR mayor)", {DEAL, GULL}),
        ('"not optimistic"', {DEAL}),
        ('"optimistic not"', set()),
        ('"the harbour"', {DEAL, GULL}),
        ('"optimistic harbour"', set()),
        ('"optimistic harbour"~2', {GULL}),
        ("harb*", {DEAL, GULL}),
        ("h*r", {DEAL, GULL}),
        ("f?rry", {FERRY, GREVE}),
        ("ferryx~", {FERRY, GREVE}),
        ("négociation", {GREVE}),
        ("harbor~", {DEAL, GULL}),
        ("greve", {GREVE}),
        ("elysee", {GREVE}),
        ("US", {FERRY}),
        ("100000", {FERRY}),
        ("東京", {TOKYO}),
        ("都議", {TOKYO}),
        ("挙", {TOKYO}),
        ('"東京都の議会"', {TOKYO}),
        ("title:talks", {DEAL, GULL, TOWN}),
        ("title:harbour", {DEAL}),
        ("body:optimistic -title:optimistic", {DEAL}),
        ("outlet:gull", {GULL, FERRY}),
        ('outlet:"harbour post"', {DEAL, TOWN}),
        ('outlet:"post harbour"', set()),
        ("agency:wire", {GULL, FERRY}),
        ("agency:pictures", {FERRY}),
        ("byline:marsh", {DEAL}),
        ("lang:fr", {GREVE}),
        ("tag:harbour", {DEAL}),
        ('tag:"To Read"', {DEAL}),
        ("date:2024-03", {DEAL, GULL, TOWN}),
        ("date:2024-03-02", {GULL}),
        ("date:2024", {DEAL, GULL, FERRY, GREVE, TOWN}),
        ("date:2024-02", {FERRY, GREVE}),
        ("date:2024-02-20..2024-03-01", {DEAL, FERRY}),
        ("date:2024-03-02..", {GULL, TOWN}),
        ("-has:date", {TOKYO}),
        ("is:unread", {GULL, GREVE, TOKYO, TOWN}),
        ("is:read", {DEAL, FERRY}),
        ("is:starred", {FERRY, TOWN}),
        ("has:note", {GULL}),
        ("talks is:unread", {GULL, TOWN}),
        ("talks -is:unread", {DEAL}),
        ("ferry OR is:starred", {FERRY, GREVE, TOWN}),
        ("ferry OR -is:unread", {DEAL, FERRY, GREVE}),
        ("-(talks OR is:starred)", {GREVE, TOKYO}),
        ("(is:starred OR has:note) talks", {GULL, TOWN}),
        ("tag:nothing", set()),
        ("story:99", set()),
        ("*", {DEAL, GULL, FERRY, GREVE, TOKYO, TOWN}),
    ],
)
def test_exactly_the_matching_reports_are_found_and_counted(
    engine: WhooshEngine, query: str, matching: set[int]
) -> None:
    results = engine.search(SearchRequest(query))
    assert {hit.id for hit in results.hits} == matching
    assert results.total == len(matching)


def test_a_hit_shows_where_it_matches(engine: WhooshEngine) -> None:
    hit = engine.search(SearchRequest('"not optimistic" talks')).hits[0]
    assert (hit.id, hit.outlet, hit.published) == (DEAL, "The Harbour Post", "2024-03-01")
    assert [hit.title[start:end] for start, end in hit.title_spans] == ["talks"]
    assert [hit.snippet[start:end] for start, end in hit.spans] == [
        "talks", "not optimistic", "talks",
    ]  # fmt: skip


def test_every_match_in_one_report_is_found(engine: WhooshEngine) -> None:
    matches = engine.matches('"not optimistic" talk', DEAL)
    paragraphs = REPORTS[DEAL - 1].paragraphs
    assert matches.title == ((8, 13),)
    assert [paragraphs[number][start:end] for number, start, end in matches.body] == [
        "talks", "not optimistic", "talks",
    ]  # fmt: skip
    assert engine.matches("talk", 99).body == ()


def test_orders(engine: WhooshEngine) -> None:
    everything = "*"
    assert found(engine, everything, sort="newest") == [TOWN, GULL, DEAL, FERRY, GREVE, TOKYO]
    assert found(engine, everything, sort="oldest") == [GREVE, FERRY, DEAL, GULL, TOWN, TOKYO]
    outlets = [REPORTS[article - 1].outlet for article in found(engine, "*", sort="outlet")]
    assert outlets == sorted(outlets)


def test_more_and_nearer_the_top_counts_more(engine: WhooshEngine) -> None:
    assert found(engine, "harbour OR talks OR deal OR ended")[0] == DEAL
    assert found(engine, "optimistic")[0] == GULL
    assert found(engine, "talks^0.1 OR weather^10")[0] == TOWN


def test_pages_follow_one_another(engine: WhooshEngine) -> None:
    whole = found(engine, "*", sort="newest")
    first = engine.search(SearchRequest("*", sort="newest", limit=4))
    assert [hit.id for hit in first.hits] == whole[:4]
    assert found(engine, "*", sort="newest", offset=4, limit=4) == whole[4:]
    assert engine.search(SearchRequest("*", limit=0)).total == 6


def test_facets_count_all_matches(engine: WhooshEngine) -> None:
    facets = engine.search(SearchRequest("*", facets=True, limit=1)).facets
    assert facets["outlet"][:2] == (("Daily Gull", 2), ("The Harbour Post", 2))
    assert dict(facets["month"]) == {"2024-03": 3, "2024-02": 2}
    assert dict(facets["agency"]) == {"Coastal Wire": 2, "Gull Pictures": 1}


def test_a_misspelling_is_mended_where_that_finds_more(engine: WhooshEngine, store: Store) -> None:
    for number in range(5):
        store.add(Report(f"Weather {number}", (f"The weather on day {number}.",)))
    engine.catch_up()
    assert engine.search(SearchRequest("weathr")).suggestion == "weather"
    assert engine.search(SearchRequest("weather")).suggestion == ""


def test_while_typing_the_last_word_is_a_beginning(engine: WhooshEngine) -> None:
    assert found(engine, "harb", typing=True) == found(engine, "harb*", typing=True)
    assert set(found(engine, 'the "not opt', typing=True)) == {DEAL}
    assert engine.search(SearchRequest("", typing=True)).total == 0


def test_a_query_that_cannot_be_read_is_refused(engine: WhooshEngine) -> None:
    with pytest.raises(QueryError):
        engine.search(SearchRequest("(talks"))


def test_a_search_stops_at_its_time_limit(engine: WhooshEngine) -> None:
    with pytest.raises(SearchTimeoutError):
        engine.search(SearchRequest("talks", time_limit=0.0))


def test_a_search_stops_when_nobody_waits_for_it(engine: WhooshEngine) -> None:
    with pytest.raises(SearchSupersededError):
        engine.search(SearchRequest("talks"), cancelled=lambda: True)


def test_hostile_queries_are_answered_or_refused_in_time(engine: WhooshEngine) -> None:
    chance = random.Random(SEED)  # noqa: S311
    for _ in range(SEARCHED):
        query, typing = hostile_query(chance), chance.random() < 0.5
        request = SearchRequest(query, typing=typing, facets=chance.random() < 0.5, time_limit=2.0)
        with contextlib.suppress(QueryError):
            results = engine.search(request)
            assert 0 <= len(results.hits) <= results.total <= 6
            shown = engine.matches(query, DEAL, typing=typing)
            assert all(0 <= start < end for start, end in shown.title)


# Keeping up with the library


def test_changes_are_found_once_caught_up(engine: WhooshEngine, store: Store) -> None:
    store.add(Report("Zeppelin sighted", ("A zeppelin passed.",)))
    assert found(engine, "zeppelin") == []
    assert engine.state().pending == 1
    assert engine.catch_up().pending == 0
    assert found(engine, "zeppelin") == [7]
    store.edit(7, "title", "Balloon sighted")
    engine.catch_up()
    assert found(engine, "title:zeppelin") == []
    assert found(engine, "title:balloon") == [7]


def test_a_removed_report_is_gone_at_once(engine: WhooshEngine, store: Store) -> None:
    store.remove([DEAL])
    results = engine.search(SearchRequest("talks"))
    assert (results.total, {hit.id for hit in results.hits}) == (2, {GULL, TOWN})
    engine.catch_up()
    assert engine.search(SearchRequest("talks")).total == 2


def test_marks_count_without_any_catching_up(engine: WhooshEngine, store: Store) -> None:
    store.mark([DEAL], read=False)
    assert DEAL in found(engine, "is:unread")


def test_another_engine_sees_what_one_has_indexed(
    engine: WhooshEngine, store: Store, tmp_path: Path
) -> None:
    other = WhooshEngine(tmp_path / "index", store)
    assert found(other, "talks") == found(engine, "talks")
    store.add(Report("Zeppelin sighted", ("A zeppelin passed.",)))
    other.catch_up()
    assert found(engine, "zeppelin") == [7]


def test_progress_is_told_up_to_the_end(tmp_path: Path, store: Store) -> None:
    told: list[tuple[int, int]] = []
    WhooshEngine(tmp_path / "other", store).catch_up(lambda done, total: told.append((done, total)))
    assert told[-1] == (6, 6)


def test_catching_up_in_parts(tmp_path: Path, store: Store) -> None:
    engine = WhooshEngine(tmp_path / "parts", store)
    state = engine.catch_up(most=2)
    assert (state.articles, state.pending, state.rebuilding) == (2, 4, True)
    assert engine.catch_up().pending == 0
    assert not engine.state().rebuilding


def test_nothing_is_written_while_another_writes(
    engine: WhooshEngine, store: Store, tmp_path: Path
) -> None:
    from briefreader.search.lock import exclusive_lock

    store.add(Report("Zeppelin sighted", ("A zeppelin passed.",)))
    with exclusive_lock(tmp_path / "index"):
        assert engine.catch_up().pending == 1
    assert engine.catch_up().pending == 0


def test_an_index_deleted_under_an_engine_is_built_anew(
    engine: WhooshEngine, tmp_path: Path
) -> None:
    assert found(engine, "harbour talks")
    shutil.rmtree(tmp_path / "index")
    assert set(found(engine, "harbour talks")) == {DEAL, GULL}
    assert engine.state().pending == 0


@pytest.mark.parametrize("harm", ["emptied", "cut", "garbled"])
def test_a_damaged_index_is_built_anew(
    engine: WhooshEngine, store: Store, tmp_path: Path, harm: str
) -> None:
    engine.close()
    index = tmp_path / "index"
    for path in index.iterdir():
        data = bytearray(path.read_bytes())
        if harm == "garbled":
            data[len(data) // 3 :: 7] = bytes(b ^ 0x55 for b in data[len(data) // 3 :: 7])
        path.unlink()
        path.write_bytes(data[: {"emptied": 0, "cut": len(data) // 2}.get(harm)])
    fresh = WhooshEngine(index, store)
    assert set(found(fresh, "harbour talks")) == {DEAL, GULL}
    assert fresh.state().pending == 0
    assert fresh.state().problem == ""


@pytest.mark.parametrize("suffix", [".columns", ".terms"])
@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_an_index_cut_short_under_an_open_engine_is_built_anew(
    engine: WhooshEngine, tmp_path: Path, suffix: str, share: float
) -> None:
    assert set(found(engine, "harbour talks")) == {DEAL, GULL}
    for path in (tmp_path / "index").glob(f"*{suffix}"):
        os.truncate(path, int(path.stat().st_size * share))
    assert set(found(engine, "harbour talks")) == {DEAL, GULL}
    assert engine.matches("harbour", DEAL).title
    assert engine.state().problem == ""


@pytest.mark.parametrize("seed", range(SEED, SEED + DAMAGES // 5))
def test_a_damaged_byte_never_gives_a_wrong_answer(
    engine: WhooshEngine, store: Store, tmp_path: Path, seed: int
) -> None:
    engine.close()
    index = tmp_path / "index"
    chance = random.Random(seed)  # noqa: S311
    path = chance.choice([path for path in sorted(index.iterdir()) if path.stat().st_size])
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.unlink()
    path.write_bytes(data)
    fresh = WhooshEngine(index, store)
    assert set(found(fresh, "harbour talks")) == {DEAL, GULL}
    assert set(found(fresh, "ferry OR -talks", facets=True)) == {FERRY, GREVE, TOKYO}


def test_an_index_of_another_library_is_not_used(
    engine: WhooshEngine, store: Store, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "other.db") as other_store:
        for number in range(9):
            other_store.add(Report(f"Zeppelin {number}", (f"Zeppelin {number} passed.",)))
        other = WhooshEngine(tmp_path / "index", other_store)
        assert "another library" in other.state().problem
        assert other.catch_up().articles == 9
        assert other.search(SearchRequest("zeppelin")).total == 9


def test_an_index_that_others_can_write_is_not_used(engine: WhooshEngine, tmp_path: Path) -> None:
    (tmp_path / "index").chmod(0o777)
    fresh = WhooshEngine(tmp_path / "index", engine._store)
    assert "chmod" in fresh.catch_up().problem


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, store: Store) -> None:
    (tmp_path / "file").write_text("not a folder")
    engine = WhooshEngine(tmp_path / "file" / "index", store)
    assert "cannot be written" in engine.catch_up().problem
    with pytest.raises(SearchError, match="cannot be written"):
        engine.search(SearchRequest("talks"))
    with pytest.raises(SearchError, match="cannot be written"):
        engine.rebuild()


def test_two_first_starts_at_once_build_one_index(tmp_path: Path, store: Store) -> None:
    engines = [WhooshEngine(tmp_path / "fresh", store) for _ in range(4)]
    threads = [threading.Thread(target=engine.catch_up) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for engine in engines:
        engine.catch_up()
        assert engine.state().pending == 0
        assert set(found(engine, "harbour talks")) == {DEAL, GULL}


def test_searches_from_several_threads_wait_for_one_another(engine: WhooshEngine) -> None:
    wrong: list[list[int]] = []

    def search() -> None:
        for _ in range(20):
            hits = found(engine, "harbour talks")
            if set(hits) != {DEAL, GULL}:
                wrong.append(hits)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_rebuilding_gives_the_same_index(engine: WhooshEngine) -> None:
    assert engine.rebuild().pending == 0
    assert set(found(engine, "harbour talks")) == {DEAL, GULL}


def test_nobody_else_can_read_what_is_indexed(engine: WhooshEngine, tmp_path: Path) -> None:
    engine.catch_up()
    for path in (tmp_path / "index", tmp_path / "index.library", tmp_path / "index.lock"):
        assert path.stat().st_mode & 0o077 == 0, path
