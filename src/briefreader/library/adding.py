"""Brings candidates into the store in batches, lazily. Parses nothing itself."""

import os
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from briefreader.ingest.candidate import Candidate
from briefreader.library.outlets import host_of
from briefreader.models.article import AddOutcome, Report
from briefreader.sanitise import sanitise_line
from briefreader.store import Store

BATCH = 100
"""Reports stored in one transaction at most."""
BATCH_SECONDS = 0.3
"""Seconds after which what was read is stored, full batch or not, so that it can be seen."""

_NO_PATHS = ("http://", "https://", "stdin")


def store_candidates(
    store: Store, candidates: Iterable[Candidate], given: Mapping[str, str]
) -> Iterator[AddOutcome]:
    """Store candidates as they come and yield what became of each once it is safe on disk.

    `given` is metadata the caller vouches for; it wins over what was found. No transaction is
    open while the next candidate is read. Raises StoreError where nothing more can be stored.
    """
    hosts = store.outlet_rules()
    batch: list[Candidate] = []
    since = time.monotonic()
    for candidate in candidates:
        batch.append(_prepared(candidate, given, hosts))
        if len(batch) >= BATCH or time.monotonic() - since >= BATCH_SECONDS:
            yield from _store_batch(store, batch)
            batch = []
            since = time.monotonic()
    yield from _store_batch(store, batch)


def _store_batch(store: Store, batch: list[Candidate]) -> list[AddOutcome]:
    stored = iter(store.add_many(item.report for item in batch if item.report is not None))
    return [
        AddOutcome(item.source, "failed", reason=item.reason)
        if item.report is None
        else replace(next(stored), source=item.source)
        for item in batch
    ]


def _prepared(
    candidate: Candidate, given: Mapping[str, str], hosts: Mapping[str, str]
) -> Candidate:
    if candidate.report is None:
        return candidate
    report = replace(candidate.report, source=_source(candidate.report.source))
    if outlet := hosts.get(host_of(report.url), ""):
        report = _with(report, {"outlet": outlet})
    return replace(candidate, report=_with(report, given))


def _source(source: str) -> str:
    """Return a source on one line, and a path so that it means the same from everywhere."""
    plain = sanitise_line(source)
    elsewhere = plain.startswith(_NO_PATHS) or not plain
    return plain if elsewhere else sanitise_line(os.path.abspath(plain))  # noqa: PTH100  a label


def _with(report: Report, values: Mapping[str, str]) -> Report:
    if not values:
        return report
    provenance = {**report.provenance, **dict.fromkeys(values, "given")}
    return replace(report, **values, provenance=provenance)  # type: ignore[arg-type]
