"""Talks to the search process without ever blocking. Knows no engine and no screen."""

import asyncio
import contextlib
import os
import sys
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefreader.errors import SearchError, SearchSupersededError, SearchTimeoutError
from briefreader.locations import Locations
from briefreader.models.search import ArticleMatches, IndexState, SearchRequest, SearchResults
from briefreader.search import protocol

START_SECONDS = 20.0
"""How long a search process may take to say that it is ready."""
GRACE_SECONDS = 2.0
"""How much longer than its time limit a search may take before the process is killed."""
MATCHES_SECONDS = 5.0
CLOSE_SECONDS = 1.0
LAST_WORDS_SECONDS = 0.5
"""How long to wait for the reason of a process that has ended."""
_MOST_TRIES = 2
"""How often one request is sent to a process that dies of it."""
_MOST_DEATHS = 3
_DEATH_SECONDS = 30.0
"""A process that dies so often in so short a time is started again only when asked."""


@dataclass(slots=True, eq=False)
class _Asked:
    """A request that waits for its answer."""

    message: protocol.Message
    lane: str | None
    seconds: float
    """Time the process has for it once it is ready."""
    answer: "asyncio.Future[protocol.Message]"
    tries: int = 0
    timer: asyncio.TimerHandle | None = None

    def refuse(self, error: SearchError) -> None:
        if not self.answer.done():
            self.answer.set_exception(error)


@dataclass(slots=True, eq=False)
class _Child:
    """One search process with the tasks that listen to it."""

    process: asyncio.subprocess.Process
    tasks: list["asyncio.Task[None]"] = field(default_factory=list)
    complaints: deque[str] = field(default_factory=lambda: deque(maxlen=5))
    ready: bool = False


class SearchClient:
    """Searches in a process of its own, which is started, watched and replaced as needed.

    Of searches in one lane only the newest is answered; the others raise
    SearchSupersededError. All methods belong to one event loop.
    """

    def __init__(
        self,
        locations: Locations,
        *,
        command: Sequence[str] | None = None,
    ) -> None:
        """Prepare to search; nothing is started yet. `command` stands in for it in tests."""
        self._command = command or (
            sys.executable, "-P", "-m", "briefreader.search.server",
            "--library", str(locations.library_file), "--index", str(locations.index_dir),
        )  # fmt: skip
        self.on_state: Callable[[IndexState], None] | None = None
        """Called when the index has moved."""
        self.on_restart: Callable[[str], None] | None = None
        """Called with the reason when the process had to be replaced."""
        self._child: _Child | None = None
        self._starting: asyncio.Lock | None = None
        self._asked: dict[int, _Asked] = {}
        self._last_id = 0
        self._deaths: deque[float] = deque(maxlen=_MOST_DEATHS)
        self._closed = False

    async def start(self) -> None:
        """Start the process; returns before it is ready, so that nothing waits for it."""
        await self._running_child()

    async def search(self, request: SearchRequest, *, lane: str = "") -> SearchResults:
        """Answer a search.

        Raises QueryError, SearchTimeoutError, SearchSupersededError when a newer search came
        in the same lane, or SearchError where the process cannot answer.
        """
        for older in [asked for asked in self._asked.values() if asked.lane == lane]:
            older.refuse(SearchSupersededError("A newer search took this one's place."))
        message = {"do": "search", "lane": lane, "request": protocol.request_message(request)}
        answer = await self._ask(message, lane, request.time_limit + GRACE_SECONDS)
        return protocol.read_results(answer["results"])

    async def matches(self, query: str, article: int, *, typing: bool = False) -> ArticleMatches:
        """Find every place in one article that makes it match. Raises as `search` does."""
        message = {"do": "matches", "query": query, "article": article, "typing": typing}
        answer = await self._ask(message, None, MATCHES_SECONDS)
        return protocol.read_matches(answer["matches"])

    async def close(self) -> None:
        """Stop the process and refuse what is still asked."""
        self._closed = True
        for asked in list(self._asked.values()):
            asked.refuse(SearchError("The search was closed."))
        child, self._child = self._child, None
        if child is None:
            return
        if child.process.stdin:
            child.process.stdin.close()
        if not child.ready:
            _kill(child)  # it has begun nothing that is worth the wait for it to look
        await _end(child)
        for task in child.tasks:
            task.cancel()
        await asyncio.gather(*child.tasks, return_exceptions=True)

    async def _ask(
        self, message: protocol.Message, lane: str | None, seconds: float
    ) -> protocol.Message:
        if self._closed:
            raise SearchError("The search was closed.")
        self._last_id += 1
        number = self._last_id
        asked = _Asked(
            {"id": number, **message}, lane, seconds, asyncio.get_running_loop().create_future()
        )
        self._asked[number] = asked
        try:
            self._send(await self._running_child(), asked)
            answer = await asked.answer
        finally:
            self._asked.pop(number, None)
            if asked.timer:
                asked.timer.cancel()
        if "error" in answer:
            raise protocol.read_error(answer["error"])
        return answer

    async def _running_child(self) -> _Child:
        if self._starting is None:
            self._starting = asyncio.Lock()
        async with self._starting:
            if self._child is None and not self._closed:
                self._child = await self._spawn()
            if self._closed or self._child is None:
                raise SearchError("The search was closed.")
            return self._child

    async def _spawn(self) -> _Child:
        pipe = asyncio.subprocess.PIPE
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=pipe,
                stdout=pipe,
                stderr=pipe,
                limit=protocol.MAX_LINE,
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONWARNINGS": "ignore"},
            )
        except OSError as error:
            raise SearchError(f"The search process cannot be started: {error}.") from None
        child = _Child(process)
        if self._closed:
            _kill(child)
        complaining = asyncio.create_task(_note_complaints(child))
        child.tasks += [complaining, asyncio.create_task(self._listen(child, complaining))]
        asyncio.get_running_loop().call_later(START_SECONDS, self._give_up_starting, child)
        return child

    def _give_up_starting(self, child: _Child) -> None:
        if child is self._child and not child.ready:
            _kill(child)

    def _send(self, child: _Child, asked: _Asked) -> None:
        if asked.answer.done() or child is not self._child:
            return
        asked.tries += 1
        if child.process.stdin and not child.process.stdin.is_closing():
            child.process.stdin.write(protocol.encode(asked.message))
        if child.ready:
            self._set_timer(child, asked)

    def _set_timer(self, child: _Child, asked: _Asked) -> None:
        if asked.timer:
            asked.timer.cancel()
        loop = asyncio.get_running_loop()
        asked.timer = loop.call_later(asked.seconds, self._time_out, child, asked)

    def _time_out(self, child: _Child, asked: _Asked) -> None:
        """Kill a process that neither answers nor stops at the time limit itself."""
        asked.refuse(SearchTimeoutError("The search took too long; make it narrower."))
        if child is self._child:
            _kill(child)

    async def _listen(self, child: _Child, complaining: "asyncio.Task[None]") -> None:
        output = child.process.stdout
        if output is None:
            return
        with contextlib.suppress(ValueError, ConnectionError):
            while line := await output.readline():
                self._receive(child, protocol.decode(line))
        await _end(child)
        # Its last words may still lie in the pipe, which an indexer of it may hold open.
        await asyncio.wait([complaining], timeout=LAST_WORDS_SECONDS)
        await self._replace(child)

    def _receive(self, child: _Child, message: protocol.Message) -> None:
        event = message.get("event")
        if event == "state" and self.on_state:
            self.on_state(protocol.read_state(message["state"]))
        elif event == "ready":
            child.ready = True
            for asked in self._asked.values():
                if asked.tries:
                    self._set_timer(child, asked)
        elif (known := self._asked.get(message.get("id", 0))) and not known.answer.done():
            known.answer.set_result(message)

    async def _replace(self, child: _Child) -> None:
        """Start another process in place of one that ended, with what it had not answered."""
        if self._closed or child is not self._child:
            return
        self._child = None
        now = asyncio.get_running_loop().time()
        often = len(self._deaths) == _MOST_DEATHS and now - self._deaths[0] < _DEATH_SECONDS
        self._deaths.append(now)
        reason = child.complaints[-1] if child.complaints else "it ended without a word"
        waiting = [asked for asked in self._asked.values() if not asked.answer.done()]
        for asked in waiting:
            if asked.tries >= _MOST_TRIES:
                asked.refuse(SearchError(f"The search process stopped twice ({reason})."))
        if self.on_restart:
            self.on_restart(reason)
        waiting = [asked for asked in waiting if not asked.answer.done()]
        if not waiting and (often or not child.ready):
            return
        try:
            successor = await self._running_child()
        except SearchError as error:
            for asked in waiting:
                asked.refuse(error)
            return
        for asked in waiting:
            self._send(successor, asked)


async def _note_complaints(child: _Child) -> None:
    """Keep the last lines of what the process says on stderr, so that its pipe never fills."""
    errors = child.process.stderr
    if errors is None:
        return
    while True:
        try:
            line = await errors.readline()
        except ValueError:
            continue
        if not line:
            return
        child.complaints.append(line.decode(errors="replace").strip())


async def _end(child: _Child) -> None:
    """Wait for a process to end by itself, or make it."""
    try:
        async with asyncio.timeout(CLOSE_SECONDS):
            await child.process.wait()
    except TimeoutError:
        _kill(child)
        await child.process.wait()


def _kill(child: _Child) -> None:
    with contextlib.suppress(ProcessLookupError):
        child.process.kill()
