"""The search process answers whatever happens to it, to its index and to its parent."""

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from briefreader.errors import (
    QueryError,
    SearchError,
    SearchSupersededError,
    SearchTimeoutError,
)
from briefreader.locations import Locations
from briefreader.models.article import Report
from briefreader.models.search import IndexState, SearchRequest
from briefreader.search import client as client_module
from briefreader.search import merge
from briefreader.search.client import SearchClient
from briefreader.search.index import ArticleIndex
from briefreader.search.whoosh_engine import WhooshEngine
from briefreader.store import Store


def report(number: int, word: str = "harbour") -> Report:
    return Report(f"Report {number}", (f"The {word} is quiet on day {number}.",))


@pytest.fixture
def locations(tmp_path: Path) -> Locations:
    return Locations.within(tmp_path)


@pytest.fixture
def store(locations: Locations) -> Iterator[Store]:
    with Store.open(locations.library_file) as opened:
        opened.add_many(report(number) for number in range(5))
        yield opened


@pytest.fixture
async def client(locations: Locations, store: Store) -> AsyncIterator[SearchClient]:
    opened = SearchClient(locations)
    await opened.start()
    yield opened
    await opened.close()


def process(client: SearchClient) -> asyncio.subprocess.Process:
    assert client._child is not None
    return client._child.process


async def total(client: SearchClient, query: str) -> int:
    try:
        return (await client.search(SearchRequest(query))).total
    except SearchError:
        return -1


async def eventually(
    ask: Callable[[], Awaitable[object]], expected: object, seconds: float = 10.0
) -> float:
    """Ask until the answer is as expected; return the seconds it took."""
    started = time.monotonic()
    while (answer := await ask()) != expected:
        assert time.monotonic() - started < seconds, f"still {answer!r}, not {expected!r}"
        await asyncio.sleep(0.02)
    return time.monotonic() - started


async def test_a_new_library_is_indexed_and_searched(client: SearchClient) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    results = await client.search(SearchRequest("day 3", facets=True))
    assert results.hits[0].title == "Report 3"
    assert [results.hits[0].snippet[slice(*span)] for span in results.hits[0].spans] == ["day", "3"]
    matches = await client.matches("quiet", results.hits[0].id)
    assert matches.body == ((0, 15, 20),)


async def test_a_change_is_found_within_a_second(client: SearchClient, store: Store) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    store.add(report(9, "zeppelin"))
    took = await eventually(lambda: total(client, "zeppelin"), 1)
    assert took < 1.0
    store.remove([1])
    assert await eventually(lambda: total(client, "harbour"), 4) < 1.0


async def test_merges_that_take_long_are_left_to_another_process(
    locations: Locations, store: Store
) -> None:
    added = store.add_many(report(number, "zeppelin") for number in range(2 * merge.SMALL))
    engine = WhooshEngine(locations.index_dir, store)
    engine.catch_up(most=len(added) + 5)
    store.remove([one.id for one in added[::2]])
    engine.catch_up(most=len(added))
    assert engine.needs_merge(), "half of a large segment is deleted"
    index = ArticleIndex.open(locations.index_dir)

    async def deleted() -> int:
        index.refresh()
        return sum(segment.deleted_count() for segment in index._contents.segments)

    assert await deleted() == merge.SMALL
    client = SearchClient(locations)
    await client.start()
    store.add(report(9, "harbour"))
    assert await eventually(lambda: total(client, "harbour"), 6) < 1.0
    await eventually(deleted, 0)
    assert await total(client, "zeppelin") == merge.SMALL
    await client.close()


async def test_the_state_of_the_index_is_told(locations: Locations, store: Store) -> None:
    told: list[IndexState] = []
    client = SearchClient(locations)
    client.on_state = told.append
    await client.start()
    await eventually(lambda: total(client, "harbour"), 5)
    assert (told[-1].articles, told[-1].pending, told[-1].problem) == (5, 0, "")
    await client.close()


async def test_many_changes_are_indexed_while_searches_are_answered(
    client: SearchClient, store: Store
) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    store.add_many(report(number, "zeppelin") for number in range(300))
    assert await total(client, "harbour") == 5
    await eventually(lambda: total(client, "zeppelin"), 300)


async def test_an_error_in_a_query_arrives_with_its_place(client: SearchClient) -> None:
    with pytest.raises(QueryError) as caught:
        await client.search(SearchRequest("harbour (talks"))
    assert (caught.value.column, caught.value.length) == (8, 1)


async def test_only_the_newest_search_is_answered(client: SearchClient) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    typed = ["h", "ha", "har", "harb", "harbo", "harbour"]
    answers = await asyncio.gather(
        *(client.search(SearchRequest(query, typing=True)) for query in typed),
        return_exceptions=True,
    )
    assert all(isinstance(answer, SearchSupersededError) for answer in answers[:-1])
    assert not isinstance(answers[-1], BaseException)
    assert answers[-1].total == 5


async def test_searches_in_different_lanes_do_not_meet(client: SearchClient) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    counted, typed = await asyncio.gather(
        client.search(SearchRequest("harbour", limit=0), lane="saved"),
        client.search(SearchRequest("quiet")),
    )
    assert (counted.total, typed.total) == (5, 5)


async def test_a_killed_process_is_replaced_within_one_search(client: SearchClient) -> None:
    reasons: list[str] = []
    client.on_restart = reasons.append
    await eventually(lambda: total(client, "harbour"), 5)
    process(client).send_signal(signal.SIGSTOP)
    asked = asyncio.create_task(client.search(SearchRequest("harbour")))
    await asyncio.sleep(0.05)
    process(client).kill()
    assert (await asked).total == 5
    assert len(reasons) == 1


async def test_a_process_that_hangs_is_killed_at_the_time_limit(
    client: SearchClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(client_module, "GRACE_SECONDS", 0.2)
    await eventually(lambda: total(client, "harbour"), 5)
    hanging = process(client)
    hanging.send_signal(signal.SIGSTOP)
    with pytest.raises(SearchTimeoutError):
        await client.search(SearchRequest("harbour", time_limit=0.2))
    monkeypatch.setattr(client_module, "GRACE_SECONDS", 10.0)
    assert await total(client, "harbour") == 5
    assert process(client).pid != hanging.pid


async def test_a_deleted_index_is_built_anew(client: SearchClient, locations: Locations) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    shutil.rmtree(locations.index_dir)
    await eventually(lambda: total(client, "harbour"), 5)
    assert locations.index_dir.is_dir()


async def test_an_interrupt_at_the_terminal_does_not_reach_the_process(
    client: SearchClient,
) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    pid = process(client).pid
    os.kill(pid, signal.SIGINT)
    assert await total(client, "harbour") == 5
    assert process(client).pid == pid


async def test_closing_ends_the_process_and_refuses_what_waits(client: SearchClient) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    ended = process(client)
    waiting = asyncio.create_task(client.search(SearchRequest("harbour")))
    await asyncio.sleep(0)
    await client.close()
    assert ended.returncode == 0
    with pytest.raises(SearchError):
        await waiting
    with pytest.raises(SearchError):
        await client.search(SearchRequest("harbour"))


async def test_closing_does_not_wait_for_a_process_that_is_not_ready(
    locations: Locations, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.search.client.CLOSE_SECONDS", 60.0)
    client = SearchClient(locations, command=[sys.executable, "-c", "import time; time.sleep(60)"])
    await client.start()
    async with asyncio.timeout(10):
        await client.close()


async def test_the_event_loop_never_waits(client: SearchClient, store: Store) -> None:
    await eventually(lambda: total(client, "harbour"), 5)
    longest = 0.0

    async def tick() -> None:
        nonlocal longest
        while True:
            started = time.thread_time()
            await asyncio.sleep(0.001)
            longest = max(longest, time.thread_time() - started)

    ticking = asyncio.create_task(tick())
    process(client).kill()
    for _ in range(10):
        await total(client, "harbour")
    ticking.cancel()
    assert longest < 0.1


@pytest.mark.parametrize(
    "program",
    [
        "import sys; sys.exit('no room to start')",
        "print('this is no message', flush=True); import sys; sys.exit('no room to start')",
    ],
)
async def test_a_process_that_cannot_start_is_given_up_with_its_reason(
    locations: Locations, program: str
) -> None:
    client = SearchClient(locations, command=[sys.executable, "-c", program])
    with pytest.raises(SearchError, match="no room to start"):
        await client.search(SearchRequest("harbour"))
    await client.close()


async def test_a_program_that_is_not_there_is_said(locations: Locations) -> None:
    client = SearchClient(locations, command=["/nowhere/at/all"])
    with pytest.raises(SearchError, match="cannot be started"):
        await client.search(SearchRequest("harbour"))
    await client.close()


def serve(locations: Locations) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "briefreader.search.server"]
    places = [
        "--library", str(locations.library_file), "--index", str(locations.index_dir),
    ]  # fmt: skip
    return subprocess.Popen([*command, *places], stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def test_the_process_ends_when_its_input_does(locations: Locations, store: Store) -> None:
    child = serve(locations)
    assert child.stdin is not None
    assert child.stdout is not None
    assert json.loads(child.stdout.readline()) == {"event": "ready"}
    child.stdin.close()
    assert child.wait(5) == 0
    child.stdout.close()


def test_lines_that_are_no_requests_do_no_harm(locations: Locations, store: Store) -> None:
    child = serve(locations)
    request = {"id": 4, "do": "search", "request": {"query": "harbour (", "limit": 1}}
    bad = {"id": 3, "do": "search", "request": {"what": 1}}
    lines = [b"\xff\n", b"{}\n", b"[1]\n", b'{"id":"x","do":"search"}\n']
    lines += [json.dumps(message).encode() + b"\n" for message in (bad, {"id": 1, "do": "dance"})]
    output, _ = child.communicate(b"".join([*lines, json.dumps(request).encode() + b"\n"]), 20)
    answers = [json.loads(line) for line in output.splitlines()]
    assert {answer.get("id") for answer in answers if "error" in answer} >= {1, 3}


def test_the_process_ends_when_its_parent_is_killed(locations: Locations, store: Store) -> None:
    program = (
        "import asyncio, sys\n"
        "from pathlib import Path\n"
        "from briefreader.locations import Locations\n"
        "from briefreader.search.client import SearchClient\n"
        "async def main():\n"
        "    client = SearchClient(Locations.within(Path(sys.argv[1])))\n"
        "    await client.start()\n"
        "    print(client._child.process.pid, flush=True)\n"
        "    await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(locations.data)], stdout=subprocess.PIPE
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{child}").exists() and _state(child) != "Z":
        assert time.monotonic() < deadline, "the search process outlives its parent"
        time.sleep(0.05)


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


@pytest.mark.parametrize(
    ("module", "unwanted"),
    [
        ("briefreader.search.client", {"textual", "whoosh", "numpy", "sqlite3", "rapidfuzz"}),
        ("briefreader.search.query", {"textual", "whoosh", "numpy", "sqlite3", "snowballstemmer"}),
        ("briefreader.search.server", {"textual", "whoosh", "numpy"}),
        ("briefreader.search.whoosh_engine", {"textual", "asyncio"}),
    ],
)
def test_nothing_is_imported_that_a_part_must_not_cost(module: str, unwanted: set[str]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()
    assert unwanted & set(loaded) == set()
