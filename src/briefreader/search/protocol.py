"""The messages between the search process and whoever started it, one JSON object a line.

Asked: `{"id": 7, "do": "search", "lane": "", "request": {…}}` or
`{"id": 8, "do": "matches", "query": "…", "article": 3, "typing": false}`.
Answered: `{"id": 7, "results": {…}}`, `{"id": 8, "matches": {…}}`, or
`{"id": 7, "error": {"kind": "query", "message": "…", "column": 4, "length": 2}}`.
Told unasked: `{"event": "ready"}` once the library is open, and `{"event": "state", "state": {…}}`
whenever the index moves.
"""

import json
from dataclasses import asdict
from typing import Any

from briefreader.errors import (
    BriefreaderError,
    QueryError,
    SearchError,
    SearchSupersededError,
    SearchTimeoutError,
)
from briefreader.models.search import (
    ArticleMatches,
    Hit,
    IndexState,
    SearchRequest,
    SearchResults,
)

Message = dict[str, Any]

MAX_LINE = 1 << 24
"""Bytes of the longest line either side reads."""
MOST_VALUES = 100
"""Values of a facet that are sent: a library may hold thousands of stories."""

_ERRORS: dict[str, type[SearchError]] = {
    "timeout": SearchTimeoutError,
    "superseded": SearchSupersededError,
    "search": SearchError,
}


def encode(message: Message) -> bytes:
    """Return a message as one line."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message:
    """Return the message of a line; raises ValueError for anything else."""
    message = json.loads(line)
    if not isinstance(message, dict):
        raise ValueError(f"a message is an object, not {type(message).__name__}")
    return message


def request_message(request: SearchRequest) -> Message:
    """Return a search as it is sent."""
    return asdict(request)


def read_request(data: Message) -> SearchRequest:
    """Return the search that was sent."""
    return SearchRequest(**data)


def results_message(results: SearchResults) -> Message:
    """Return an answer as it is sent."""
    return {
        "query": results.query,
        "total": results.total,
        "took_ms": results.took_ms,
        "facets": {name: counts[:MOST_VALUES] for name, counts in results.facets.items()},
        "suggestion": results.suggestion,
        "hits": [
            [
                hit.id, hit.title, hit.outlet, hit.published, hit.score, hit.snippet,
                hit.spans, hit.title_spans,
            ]
            for hit in results.hits
        ],
    }  # fmt: skip


def read_results(data: Message) -> SearchResults:
    """Return the answer that was sent."""
    return SearchResults(
        query=data["query"],
        total=data["total"],
        took_ms=data["took_ms"],
        facets={
            name: tuple((value, count) for value, count in counts)
            for name, counts in data["facets"].items()
        },
        suggestion=data["suggestion"],
        hits=tuple(_hit(*values) for values in data["hits"]),
    )


def matches_message(matches: ArticleMatches) -> Message:
    """Return the matches of one article as they are sent."""
    return asdict(matches)


def read_matches(data: Message) -> ArticleMatches:
    """Return the matches that were sent."""
    body = tuple((paragraph, start, end) for paragraph, start, end in data["body"])
    return ArticleMatches(data["id"], _spans(data["title"]), body)


def state_message(state: IndexState) -> Message:
    """Return the state of the index as it is told."""
    return {"event": "state", "state": asdict(state)}


def read_state(data: Message) -> IndexState:
    """Return the state that was told."""
    return IndexState(**data)


def error_message(error: BriefreaderError) -> Message:
    """Return what went wrong as it is sent."""
    if isinstance(error, QueryError):
        return {
            "kind": "query",
            "message": str(error),
            "column": error.column,
            "length": error.length,
        }
    kind = next((name for name, known in _ERRORS.items() if type(error) is known), "search")
    return {"kind": kind, "message": str(error)}


def read_error(data: Message) -> BriefreaderError:
    """Return what went wrong, to be raised."""
    if data["kind"] == "query":
        return QueryError(data["message"], data["column"], data["length"])
    return _ERRORS.get(data["kind"], SearchError)(data["message"])


def _hit(
    article: int,
    title: str,
    outlet: str,
    published: str,
    score: float,
    snippet: str,
    spans: Any,
    title_spans: Any,
) -> Hit:
    return Hit(
        article, title, outlet, published, score, snippet, _spans(spans), _spans(title_spans)
    )


def _spans(data: Any) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in data)
