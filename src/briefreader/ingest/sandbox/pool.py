"""Keeps reading processes and gives them work; replaces those that die or take too long."""

import os
import queue
import selectors
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import Self, TypeVar

from briefreader.errors import InputError
from briefreader.ingest.sandbox import wire
from briefreader.ingest.sandbox.tasks import Task
from briefreader.models.codec import pack, unpack

J = TypeVar("J")
R = TypeVar("R")
A = TypeVar("A")
B = TypeVar("B")

DOCUMENT_SECONDS = 10.0
"""How long one document may take to be read."""
START_SECONDS = 30.0
"""How long a reading process may take to start."""
_AHEAD = 4
"""Documents a process that are handed over before the first of them is asked for."""
_COMMAND = (sys.executable, "-P", "-m", "briefreader.ingest.sandbox.worker")


class Sandbox:
    """Up to `workers` reading processes, started when first needed. Safe to use from threads."""

    def __init__(self, workers: int | None = None, *, seconds: float = DOCUMENT_SECONDS) -> None:
        self.workers = workers or min(4, os.cpu_count() or 1)
        self._seconds = seconds
        self._idle: queue.LifoQueue[_Process | None] = queue.LifoQueue()
        for _ in range(self.workers):
            self._idle.put(None)
        self._closed = False
        self._all: set[_Process] = set()
        self._guard = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all processes. Those at work fail the document they have."""
        with self._guard:
            self._closed = True
            processes, self._all = self._all, set()
        for process in processes:
            process.kill()
        # One that is at work is cleared away by the thread that waits for its answer.
        idle = []
        with suppress(queue.Empty):
            while True:
                idle.append(self._idle.get_nowait())
        for one in idle:
            if one is not None:
                one.end()
            self._idle.put(None)

    def run(self, task: Task[J, R], job: J, data: bytes) -> R:
        """Have one document read and return what came of it.

        Raises InputError, in words that continue the document's name, for one that cannot be
        read or needs more time or memory than it may have. The next one is not affected.
        """
        process = self._idle.get()
        try:
            if process is None or not process.alive:
                process = self._start()
            status, payload = process.ask(task.name, pack(job), data, self._seconds)
            if status == "unreadable":
                raise InputError(payload.decode("utf-8", "replace"))
            if status == "exhausted":
                raise InputError("needs more memory to be read than is allowed")
            return unpack(task.result, payload)
        except ValueError:
            raise InputError("cannot be read: the reading process gave no sound answer") from None
        finally:
            self._idle.put(process if process is not None and process.alive else None)

    def each(self, work: Callable[[A], B], items: Iterable[A]) -> Iterator[B]:
        """Yield `work(item)` for all items, in their order, several of them at a time.

        Takes items lazily, a few ahead of what is asked for.
        """
        pending: deque[Future[B]] = deque()
        threads = ThreadPoolExecutor(self.workers, "briefreader-reading")
        try:
            for item in items:
                pending.append(threads.submit(work, item))
                while pending and (pending[0].done() or len(pending) >= self.workers * _AHEAD):
                    yield pending.popleft().result()
            while pending:
                yield pending.popleft().result()
        finally:
            # Nobody is waited for: whoever leaves early wants to be gone.
            threads.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> "_Process":
        process = _Process()
        with self._guard:
            if not self._closed:
                self._all = {one for one in self._all if one.alive} | {process}
                return process
        process.end()
        raise InputError("was not read: reading has been stopped")


class _Process:
    """One reading process."""

    def __init__(self) -> None:
        self._child = subprocess.Popen(
            _COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
            start_new_session=True,
        )
        if self._child.stdin is None or self._child.stdout is None:
            raise OSError("no pipes")
        self._requests = self._child.stdin
        self._answers = self._child.stdout
        self._ready = False

    @property
    def alive(self) -> bool:
        """Whether it can take another document."""
        return self._child.poll() is None

    def ask(self, task: str, job: bytes, data: bytes, seconds: float) -> tuple[wire.Status, bytes]:
        """Send one request and wait for its answer. Raises InputError, ValueError."""
        try:
            if not self._ready:
                self._answer(START_SECONDS)
                self._ready = True
            self._requests.write(wire.request_frame(task, job, data))
            self._requests.write(data)
            self._requests.flush()
            answer = self._answer(seconds)
            if answer[0] == "exhausted":
                self.end()
            return answer
        except TimeoutError:
            self.end()
            raise InputError(f"takes longer than {seconds:g} seconds to be read") from None
        except (BrokenPipeError, EOFError):
            self.end()
            raise InputError(
                "cannot be read: the process that read it came to its limits"
            ) from None
        except BaseException:
            # An answer may still be on its way: nothing later must be taken for it.
            self.end()
            raise

    def kill(self) -> None:
        """Stop the process; whoever waits for its answer learns that there is none."""
        self._child.kill()

    def end(self) -> None:
        """Stop the process and let go of it. Only for the thread that uses it."""
        self._child.kill()
        for pipe in (self._requests, self._answers):
            with suppress(OSError):
                pipe.close()
        self._child.wait()

    def _answer(self, seconds: float) -> tuple[wire.Status, bytes]:
        give_up = time.monotonic() + seconds
        return wire.read_answer(lambda count: self._read(count, give_up))

    def _read(self, count: int, give_up: float) -> bytes:
        descriptor = self._answers.fileno()
        found = bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(descriptor, selectors.EVENT_READ)
            while len(found) < count:
                if not selector.select(max(0.0, give_up - time.monotonic())):
                    raise TimeoutError
                piece = os.read(descriptor, min(count - len(found), 1 << 20))
                if not piece:
                    raise EOFError
                found += piece
        return bytes(found)
