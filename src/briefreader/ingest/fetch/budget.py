"""What one fetch may use of time and bytes, and a socket that keeps to it."""

import io
import socket
import time
from contextlib import suppress
from typing import Any

from briefreader.errors import FetchError
from briefreader.ingest.fetch.limits import IDLE_SECONDS, MAX_WIRE_BYTES, TOTAL_SECONDS
from briefreader.ingest.limits import megabytes


class Budget:
    """Seconds and bytes left for one fetch, all its redirects together."""

    def __init__(self, seconds: float = TOTAL_SECONDS, wire_bytes: int = MAX_WIRE_BYTES) -> None:
        self._end = time.monotonic() + seconds
        self._left = wire_bytes
        self._most = wire_bytes
        self._socket: socket.socket | None = None

    def seconds(self, most: float = IDLE_SECONDS) -> float:
        """Return how long the next step may wait, at most `most`. Raises FetchError at zero."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchError("took too long to arrive")
        return min(left, most)

    def spend(self, count: int) -> None:
        """Take `count` bytes off. Raises FetchError when none are left."""
        self._left -= count
        if self._left < 0:
            raise FetchError(f"is larger than {megabytes(self._most)}")

    def watch(self, connected: socket.socket) -> None:
        """Remember the socket that is used now, so that `cancel` can end it."""
        self._socket = connected

    def cancel(self) -> None:
        """Leave no time at all, also to a read that is under way. Called from other threads."""
        self._end = 0.0
        connected = self._socket
        if connected is not None:
            with suppress(OSError):
                connected.shutdown(socket.SHUT_RDWR)


class BudgetedSocket:
    """A connected socket as `http.client` uses one; every read is timed and counted.

    A server that sends one byte a second keeps every single read short, also in its headers:
    only a limit on their sum ends it.
    """

    def __init__(self, connected: socket.socket, budget: Budget) -> None:
        self._socket = connected
        self._budget = budget
        budget.watch(connected)

    def sendall(self, data: bytes) -> None:
        """Send a request."""
        self._socket.settimeout(self._budget.seconds())
        self._socket.sendall(data)

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """Return a stream of what the server sends."""
        raw = self._socket.makefile("rb", buffering=0)
        return io.BufferedReader(_BudgetedReader(self._socket, raw, self._budget), 65_536)

    def close(self) -> None:
        """Close the socket once no stream reads from it any more."""
        self._socket.close()


class _BudgetedReader(io.RawIOBase):
    def __init__(self, connected: socket.socket, raw: Any, budget: Budget) -> None:
        self._socket = connected
        self._raw = raw
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._budget.seconds())
        count = int(self._raw.readinto(buffer))
        self._budget.spend(count)
        return count

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()
