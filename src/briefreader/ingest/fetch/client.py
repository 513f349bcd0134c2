"""Fetches a document: follows redirects, each one vetted, and says why where it cannot.

Keeps no cookies and sends no credentials to servers. Where the environment names a proxy, that
one connects where it likes: only what can be told of an address beforehand is vetted then.
"""

import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime

from briefreader.errors import FetchError
from briefreader.ingest.fetch.addresses import (
    Address,
    look_up,
    look_up_proxy,
    parse_address,
    vet_for_proxy,
)
from briefreader.ingest.fetch.budget import Budget
from briefreader.ingest.fetch.http import PROXY_WANTS_A_NAME, Answer, UnreachableError, request
from briefreader.ingest.fetch.limits import (
    CONNECT_SECONDS,
    MAX_REDIRECTS,
    MAX_RETRY_AFTER,
    PER_HOST,
    TOTAL_SECONDS,
)
from briefreader.ingest.fetch.proxies import proxy_for
from briefreader.offline import require_network

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_WORTH_ANOTHER_TRY = frozenset({408, 425, 429, 500, 502, 503, 504})
_LONGEST_VALIDATOR = 1024


class FetchFailedError(FetchError):
    """A fetch that failed, with what helps to decide when to try again."""

    def __init__(
        self, message: str, *, status: int = 0, retry_after: float | None = None,
        transient: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(message)
        self.status = status
        """The server's status; 0 where there was no answer."""
        self.retry_after = retry_after
        """Seconds the server asked to wait; None where it asked for nothing."""
        self.transient = transient
        """Whether another try may well succeed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A document from the network."""

    url: str
    """Where it was found in the end."""
    moved: str
    """The address to use from now on, if the server said so; else empty."""
    fresh: bool
    """False where the server says that it has not changed; it then has no body."""
    body: bytes = b""
    charset: str = ""
    """The character set that the server names, unchecked."""
    etag: str = ""
    modified: str = ""
    """The `Last-Modified` header, to be sent back as it is."""


class Fetcher:
    """Fetches documents, from several threads at once, with a limit on each host."""

    def __init__(self, *, allow_private: bool = False, seconds: float = TOTAL_SECONDS) -> None:
        self._allow_private = allow_private
        self._seconds = seconds
        self._hosts: defaultdict[str, threading.BoundedSemaphore] = defaultdict(
            lambda: threading.BoundedSemaphore(PER_HOST)
        )
        self._guard = threading.Lock()
        self._closed = False
        self._budgets: set[Budget] = set()

    def close(self) -> None:
        """End every fetch under way and refuse new ones."""
        with self._guard:
            self._closed = True
            budgets = list(self._budgets)
        for budget in budgets:
            budget.cancel()

    def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """Fetch a document, or learn that it is as it was when it had `etag` or `modified`.

        Raises FetchError; FetchFailedError where another time may be better.
        """
        require_network()
        address = parse_address(url)
        moved = ""
        for_good = True
        # Waiting for a turn at the first host is no fault of the server: its time starts after.
        with self._turn(address.host), self._spending() as budget:
            answer = self._ask(address, _conditions(etag, modified), budget)
        hops = 0
        while answer.status in _REDIRECTS and answer.headers.get("Location"):
            hops += 1
            if hops > MAX_REDIRECTS:
                raise FetchError(f"was sent on more than {MAX_REDIRECTS} times")
            address = _next_address(address, answer)
            for_good = for_good and answer.status in _FOR_GOOD
            moved = address.url
            with self._turn(address.host), self._spending(budget):
                answer = self._ask(address, _conditions(etag, modified), budget)
        return _fetched(address, answer, moved if for_good else "")

    def _ask(self, address: Address, headers: dict[str, str], budget: Budget) -> Answer:
        private, seconds = self._allow_private, budget.seconds(CONNECT_SECONDS)
        proxy = proxy_for(address)
        if proxy is None:
            numbers = look_up(address, allow_private=private, seconds=seconds)
        else:
            vet_for_proxy(address, allow_private=private)
            numbers = look_up_proxy(proxy.host, proxy.port, seconds=seconds)
        try:
            return request(address, numbers, headers, budget, proxy)
        except UnreachableError as error:
            raise FetchFailedError(str(error), transient=True) from None

    @contextmanager
    def _spending(self, begun: Budget | None = None) -> Iterator[Budget]:
        """Give a budget, known to `close` while it is used."""
        budget = begun or Budget(self._seconds)
        with self._guard:
            if self._closed:
                raise FetchError("was not fetched: fetching has been stopped")
            self._budgets.add(budget)
        try:
            yield budget
        finally:
            with self._guard:
                self._budgets.discard(budget)

    @contextmanager
    def _turn(self, host: str) -> Iterator[None]:
        with self._guard:
            semaphore = self._hosts[host]
        with semaphore:
            yield


def _conditions(etag: str, modified: str) -> dict[str, str]:
    headers = {}
    if etag:
        headers["If-None-Match"] = etag
    if modified:
        headers["If-Modified-Since"] = modified
    return headers


def _next_address(address: Address, answer: Answer) -> Address:
    try:
        found = parse_address(answer.headers["Location"], address.url)
    except FetchError as error:
        raise FetchError(f"sends on to an address that {error}") from None
    if address.secure and not found.secure:
        raise FetchError("sends on to an address without encryption")
    return found


def _fetched(address: Address, answer: Answer, moved: str) -> Fetched:
    if answer.status not in (200, 304):
        raise _refused(answer)
    return Fetched(
        url=address.url,
        moved=moved,
        fresh=answer.status == 200,
        body=answer.body,
        charset=answer.headers.get_content_charset("") if answer.status == 200 else "",
        etag=_validator(answer.headers, "ETag"),
        modified=_validator(answer.headers, "Last-Modified"),
    )


def _refused(answer: Answer) -> FetchFailedError:
    match answer.status:
        case 401 | 403:
            told = "may not be read: the server refuses it"
        case 404:
            told = "does not exist on the server"
        case 407:
            told = PROXY_WANTS_A_NAME
        case 410:
            told = "is gone from the server for good"
        case 429:
            told = "was asked for too often, says the server"
        case status if status >= 500:
            told = f"cannot be had: the server has a fault ({status})"
        case status:
            told = f"cannot be had: the server answers {status}"
    return FetchFailedError(
        told,
        status=answer.status,
        retry_after=_retry_after(answer.headers.get("Retry-After", "")),
        transient=answer.status in _WORTH_ANOTHER_TRY,
    )


def _retry_after(value: str) -> float | None:
    """Read seconds or a date; nothing negative, nothing endless."""
    text = value.strip()
    if text.isascii() and text.isdigit() and len(text) < 10:
        seconds = float(text)
    else:
        try:
            seconds = parsedate_to_datetime(text).timestamp() - time.time()
        except (ValueError, OverflowError):
            return None
    return min(max(seconds, 0.0), MAX_RETRY_AFTER)


def _validator(headers: Message, name: str) -> str:
    """Return a header to be sent back later; nothing that could not be sent as it is."""
    value = str(headers.get(name, ""))
    return (
        value
        if len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
        else ""
    )
