"""Asks feeds for what is new: politely, several at a time, and stores it as it comes.

Fetching waits on the network in threads, parsing happens in reading processes, storing in the
thread that asks for the outcomes. Nothing is locked while anything is fetched.
"""

import random
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from briefreader.errors import FetchError, InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.feed import EXCERPT
from briefreader.ingest.fetch import Fetched, Fetcher, FetchFailedError
from briefreader.ingest.sandbox import FEED, PAGE, FeedJob, PageJob, ReadEntry, Sandbox
from briefreader.library.adding import store_candidates
from briefreader.library.outlets import host_of
from briefreader.models.feed import Feed, FeedCheck, FeedOutcome
from briefreader.offline import is_offline
from briefreader.store import Store

TRIES = 3
"""How often a feed is asked in one update before it counts as failed."""
LONGEST_PAUSE = 5.0
"""Seconds waited inside one update for a server that asks to; a longer wait is for later."""
PATIENT_FAILURES = 3
"""Failed updates in a row after which a feed is asked less often."""
FIRST_WAIT = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)
MAX_FULL_TEXTS = 50
"""Pages fetched for one feed in one update; the others keep the feed's own text."""
_GONE = 410


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was learnt of one feed, ready to be stored."""

    feed: Feed
    check: FeedCheck
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""
    fresh: bool = False


class FeedUpdater:
    """One update of some feeds."""

    def __init__(
        self,
        store: Store,
        fetcher: Fetcher,
        sandbox: Sandbox,
        *,
        jobs: int = 8,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._store = store
        self._fetcher = fetcher
        self._sandbox = sandbox
        self._jobs = jobs
        self._stopped = threading.Event()
        self._sleep = sleep or self._stopped.wait

    def update(self, feeds: Sequence[Feed], *, force: bool = False) -> Iterator[FeedOutcome]:
        """Ask `feeds` and yield an outcome each, in the order in which they answer.

        Feeds that wait for their time are not asked unless forced. Leaving the loop early
        stops the update; what was yielded is stored. Raises StoreError, and FetchError where
        the network is forbidden.
        """
        if is_offline():
            raise FetchError("No feed was asked: briefreader was started with --offline.")
        due: list[Feed] = []
        for feed in feeds:
            if not force and (until := _waits_until(feed)):
                yield FeedOutcome(feed, "waiting", reason=f"not before {until}")
            else:
                due.append(feed)
        threads = ThreadPoolExecutor(max(1, self._jobs), "briefreader-feed")
        pending = {threads.submit(self._ask, feed) for feed in _spread(due)}
        try:
            while pending:
                done, pending = wait(pending, return_when=FIRST_COMPLETED)
                yield from self._store_all(done)
        finally:
            self._stopped.set()
            # Nobody is waited for: whoever leaves early wants to be gone.
            threads.shutdown(wait=False, cancel_futures=True)

    def _store_all(self, done: set[Future[_Asked]]) -> Iterator[FeedOutcome]:
        asked = [future.result() for future in done]
        quiet = [one for one in asked if not one.candidates and not one.reason and not one.fresh]
        self._store.record_checks([one.check for one in quiet], visible=False)
        for one in quiet:
            yield FeedOutcome(one.feed, "unchanged")
        for one in asked:
            if one not in quiet:
                yield self._store_one(one)

    def _store_one(self, asked: _Asked) -> FeedOutcome:
        wanted = [one for one in asked.candidates if not self._shorter_than_known(one)]
        outcomes = list(store_candidates(self._store, wanted, {}))
        self._store.record_checks([asked.check])
        if asked.reason:
            return FeedOutcome(asked.feed, "failed", reason=asked.reason)
        counts = {
            status: sum(outcome.status == status for outcome in outcomes)
            for status in ("added", "updated", "duplicate")
        }
        return FeedOutcome(
            _named(asked.feed, asked.check),
            "updated" if counts["added"] or counts["updated"] else "unchanged",
            added=counts["added"],
            changed=counts["updated"],
            known=counts["duplicate"] + len(asked.candidates) - len(wanted),
            failed=tuple(outcome for outcome in outcomes if outcome.status == "failed"),
        )

    def _shorter_than_known(self, candidate: Candidate) -> bool:
        """Tell whether a feed's summary would take the place of a whole text."""
        report = candidate.report
        return (
            report is not None
            and EXCERPT in report.flags
            and self._store.words_at(report.url) > report.words
        )

    # --- in a thread of its own ------------------------------------------------------------

    def _ask(self, feed: Feed) -> _Asked:
        try:
            fetched = self._fetch(feed)
            return self._read(feed, fetched)
        except InputError as error:
            return _Asked(feed, _failure(feed, error), reason=str(error))

    def _fetch(self, feed: Feed) -> Fetched:
        for attempt in range(1, TRIES + 1):
            try:
                return self._fetcher.get(feed.url, etag=feed.etag, modified=feed.modified)
            except FetchFailedError as error:
                pause = error.retry_after
                if pause is None:
                    pause = random.uniform(0.5, 1.0) * 2 ** (attempt - 1)  # noqa: S311  no secret
                hopeless = not error.transient or pause > LONGEST_PAUSE
                if hopeless or attempt == TRIES or self._stopped.is_set():
                    raise
                self._sleep(pause)
        raise AssertionError  # the last attempt returns or raises

    def _read(self, feed: Feed, fetched: Fetched) -> _Asked:
        check = FeedCheck(
            feed.id,
            url=fetched.moved,
            etag=fetched.etag or (feed.etag if not fetched.fresh else ""),
            modified=fetched.modified or (feed.modified if not fetched.fresh else ""),
            body_key=feed.body_key,
        )
        key = blake2b(fetched.body, digest_size=16).hexdigest() if fetched.fresh else ""
        if not fetched.fresh or key == feed.body_key:
            return _Asked(feed, check)
        known = self._store.seen_entries(feed.id)
        reading = self._sandbox.run(
            FEED, FeedJob(fetched.url, fetched.charset, known), fetched.body
        )
        candidates = tuple(
            self._entry(feed, entry, number) for number, entry in enumerate(reading.entries)
        )
        done = replace(
            check,
            title=reading.title,
            site=reading.site,
            body_key=key,
            seen=tuple((entry.key, entry.stamp) for entry in reading.entries),
        )
        return _Asked(feed, done, candidates, fresh=True)

    def _entry(self, feed: Feed, entry: ReadEntry, number: int) -> Candidate:
        """Return an entry's report, by its page where the whole text is wanted."""
        if not feed.full_text or not entry.url or number >= MAX_FULL_TEXTS:
            return entry.candidate
        if self._stopped.is_set():
            raise FetchError("was not finished: the update was stopped")
        try:
            page = self._fetcher.get(entry.url)
            job = PageJob(page.url, page.charset, feed.selector)
            found = self._sandbox.run(PAGE, job, page.body).candidates
        except InputError as error:
            return _remarked(entry.candidate, str(error))
        if len(found) != 1 or found[0].report is None:
            reason = found[0].reason if len(found) == 1 else "is no single report"
            return _remarked(entry.candidate, reason)
        return _completed(found[0], entry)


def _named(feed: Feed, check: FeedCheck) -> Feed:
    """Return a feed under the name that it has just been learnt to have."""
    return replace(feed, title=check.title) if check.title and feed.title == feed.url else feed


def _completed(page: Candidate, entry: ReadEntry) -> Candidate:
    """Return a page's report under the entry's address, with what only the feed knows."""
    report, given = page.report, entry.candidate.report
    if report is None:
        return page
    values = {"url": entry.url, "source": entry.url}
    provenance = dict(report.provenance)
    if given is not None:
        for name in ("title", "published", "byline", "outlet"):
            # What a feed says of its entry is made for readers; a page has to be guessed at.
            if value := getattr(given, name):
                values[name] = value
                provenance[name] = "given"
    return replace(page, report=replace(report, **values, provenance=provenance))  # type: ignore[arg-type]


def _remarked(candidate: Candidate, reason: str) -> Candidate:
    """Return what the feed gives of an entry, with the reason why it is not more."""
    if candidate.report is None:
        return Candidate.failed(candidate.source, reason)
    flags = (*candidate.report.flags, f"its page {reason}")
    return replace(candidate, report=replace(candidate.report, flags=flags))


def _failure(feed: Feed, error: InputError) -> FeedCheck:
    """Decide when to ask a feed again that could not be had."""
    failures = feed.failures + 1
    pause: timedelta | None = None
    status = error.status if isinstance(error, FetchFailedError) else 0
    if isinstance(error, FetchFailedError) and error.retry_after is not None:
        pause = timedelta(seconds=error.retry_after)
    if pause is None and failures >= PATIENT_FAILURES:
        doubled = FIRST_WAIT * 2 ** min(failures - PATIENT_FAILURES, 10)
        # Where nobody answers it may be this machine that has no network.
        longest = FIRST_WAIT if isinstance(error, FetchError) and not status else LONGEST_WAIT
        # Jitter: feeds that failed together do not come back together.
        pause = min(doubled, longest) * random.uniform(0.75, 1.25)  # noqa: S311  no secret
    until = (datetime.now(UTC) + pause).strftime("%Y-%m-%dT%H:%M:%SZ") if pause else ""
    return FeedCheck(
        feed.id, failures=failures, problem=str(error), wait_until=until, paused=status == _GONE
    )


def _waits_until(feed: Feed) -> str:
    """Return when a feed may be asked again, in UTC; empty for now."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return feed.wait_until if feed.wait_until > moment else ""


def _spread(feeds: Sequence[Feed]) -> list[Feed]:
    """Order feeds so that those of one host do not stand in each other's way."""
    turns: dict[str, int] = {}
    placed = []
    for feed in feeds:
        host = host_of(feed.url)
        turns[host] = turns.get(host, 0) + 1
        placed.append((turns[host], feed))
    return [feed for _, feed in sorted(placed, key=lambda pair: pair[0])]
