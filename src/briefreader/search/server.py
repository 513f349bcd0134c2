"""The search process: `python -m briefreader.search.server --library FILE --index FOLDER`.

Reads requests from stdin and writes answers to stdout as `protocol` says. One thread does it
all, so that searches never overlap: between the steps of a search it looks whether a newer one
has come, between searches it takes small changes into the index, and what takes longer it leaves
to an `indexer` process. It ends when its stdin closes or its parent is gone.
"""

import argparse
import os
import select
import signal
import subprocess
import sys
import time
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.errors import (
    BriefreaderError,
    IndexUnusableError,
    SearchError,
    SearchSupersededError,
    StoreError,
)
from briefreader.models.search import IndexState
from briefreader.offline import obey_environment
from briefreader.search import protocol

if TYPE_CHECKING:
    from briefreader.search.whoosh_engine import WhooshEngine

LOOK_SECONDS = 0.25
"""How often the library is asked for changes."""
SLICE = 100
"""Changes taken into the index between two searches; more is left to the indexer."""
PATIENCE_SECONDS = 2.0
"""How long to wait before trying again what went wrong."""


@dataclass(frozen=True, slots=True)
class _Request:
    """One line that was read."""

    number: int
    message: protocol.Message
    lane: str | None
    """Searches in one lane take one another's place; None for what stands alone."""


class Connection:
    """Reads requests and writes answers, without waiting for either side longer than asked."""

    def __init__(self, source: int, sink: int) -> None:
        """Prepare to read from one file descriptor and write to another."""
        self._source = source
        self._sink = sink
        self._buffer = b""
        self._parent = os.getppid()
        self.waiting: deque[_Request] = deque()
        self.closed = False

    def read(self, seconds: float = 0.0) -> None:
        """Take in what has come; wait up to `seconds` if nothing has.

        Searches that a newer one has overtaken are answered so at once.
        """
        if self.closed or not select.select([self._source], [], [], seconds)[0]:
            self.closed = self.closed or os.getppid() != self._parent
            return
        data = os.read(self._source, 1 << 16)
        self.closed = not data
        *lines, self._buffer = (self._buffer + data).split(b"\n")
        for line in lines:
            self._take(line)
        if len(self._buffer) > protocol.MAX_LINE:
            self.closed = True

    def overtaken(self, request: _Request) -> bool:
        """Tell whether a newer request has taken the place of one that is being answered."""
        self.read()
        newer = request.lane is not None and any(
            other.lane == request.lane for other in self.waiting
        )
        return newer or self.closed

    def send(self, message: protocol.Message) -> None:
        """Write one message."""
        line = protocol.encode(message)
        try:
            while line:
                line = line[os.write(self._sink, line) :]
        except BrokenPipeError:
            self.closed = True

    def refuse(self, request: _Request, error: BriefreaderError) -> None:
        """Answer a request with what went wrong."""
        self.send({"id": request.number, "error": protocol.error_message(error)})

    def _take(self, line: bytes) -> None:
        try:
            message = protocol.decode(line)
            lane = str(message.get("lane", "")) if message["do"] == "search" else None
            request = _Request(int(message["id"]), message, lane)
        except (ValueError, KeyError, TypeError):
            return
        if lane is not None:
            for older in [other for other in self.waiting if other.lane == lane]:
                self.waiting.remove(older)
                self.refuse(older, SearchSupersededError("A newer search took its place."))
        self.waiting.append(request)


class Server:
    """Answers one client until it goes away."""

    def __init__(self, engine: "WhooshEngine", connection: Connection, indexer: list[str]) -> None:
        """Prepare to serve; `indexer` is the command that catches up with many changes."""
        self._engine = engine
        self._connection = connection
        self._command = indexer
        self._indexer: subprocess.Popen[bytes] | None = None
        self._told: IndexState | None = None
        self._look_next = 0.0
        self._try_next = 0.0

    def run(self) -> None:
        """Serve until the client goes away."""
        connection = self._connection
        connection.send({"event": "ready"})
        self._look_after_index()
        try:
            while not connection.closed:
                if connection.waiting:
                    self._answer(connection.waiting.popleft())
                else:
                    connection.read(max(0.0, self._look_next - time.monotonic()))
                if time.monotonic() >= self._look_next and not connection.closed:
                    self._look_after_index()
        finally:
            self._stop_indexer()

    # Requests

    def _answer(self, request: _Request) -> None:
        try:
            try:
                answer = self._ask(request)
            except IndexUnusableError:
                self._look_after_index()
                answer = self._ask(request)
        except BriefreaderError as error:
            self._connection.refuse(request, error)
        except (KeyError, TypeError) as error:
            self._connection.refuse(request, SearchError(f"Not a request: {error}."))
        else:
            self._connection.send({"id": request.number, **answer})

    def _ask(self, request: _Request) -> protocol.Message:
        message = request.message
        if message["do"] == "search":
            results = self._engine.search(
                protocol.read_request(message["request"]),
                cancelled=lambda: self._connection.overtaken(request),
            )
            return {"results": protocol.results_message(results)}
        matches = self._engine.matches(
            message["query"], message["article"], typing=message["typing"]
        )
        return {"matches": protocol.matches_message(matches)}

    # The index

    def _look_after_index(self) -> None:
        """Bring the index up to date, or see to it that somebody does."""
        self._look_next = time.monotonic() + LOOK_SECONDS
        try:
            state = self._engine.state()
            idle = self._indexer is None or self._indexer.poll() is not None
            if idle and (state.pending or state.problem) and time.monotonic() >= self._try_next:
                state = self._catch_up(state)
        except StoreError as error:
            state = IndexState(0, 0, 0, 0, problem=str(error))
        if state != self._told:
            self._told = state
            self._connection.send(protocol.state_message(state))

    def _catch_up(self, before: IndexState) -> IndexState:
        """Take in some changes here; leave many more, and long merges, to an indexer."""
        state = self._engine.catch_up(most=SLICE)
        if state.problem and state.pending:
            self._try_next = time.monotonic() + PATIENCE_SECONDS
        elif (state.indexed, state.rebuilding) != (before.indexed, False) and (
            state.pending > SLICE or self._engine.needs_merge()
        ):
            self._indexer = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)
        return state

    def _stop_indexer(self) -> None:
        """End an indexer that is still at work; what it has committed stays."""
        if self._indexer is not None and self._indexer.poll() is None:
            self._indexer.kill()
            self._indexer.wait()


def main() -> int:
    """Serve one client over stdin and stdout."""
    parser = argparse.ArgumentParser(prog="briefreader.search.server")
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    obey_environment()

    from briefreader.search.whoosh_engine import WhooshEngine
    from briefreader.store import Store

    places = ["--library", str(arguments.library), "--index", str(arguments.index)]
    indexer = [sys.executable, "-P", "-m", "briefreader.search.indexer", *places]
    try:
        with Store.open(arguments.library) as store:
            engine = WhooshEngine(arguments.index, store, mends=False)
            Server(engine, Connection(sys.stdin.fileno(), sys.stdout.fileno()), indexer).run()
    except StoreError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
