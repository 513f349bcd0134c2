"""Whatever crosses between the search process and its client arrives as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.errors import (
    BriefreaderError,
    IndexUnusableError,
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
from briefreader.search import protocol

spans = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=3).map(tuple)
hits = st.builds(Hit, st.integers(), st.text(), st.text(), st.text(), st.floats(0, 9), st.text(),
                 spans, spans)  # fmt: skip
counts = st.lists(st.tuples(st.text(), st.integers()), max_size=3).map(tuple)


def sent(message: protocol.Message) -> protocol.Message:
    line = protocol.encode(message)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    return protocol.decode(line)


@given(
    st.builds(
        SearchResults,
        query=st.text(),
        total=st.integers(),
        hits=st.lists(hits, max_size=3).map(tuple),
        took_ms=st.floats(0, 9),
        facets=st.dictionaries(st.sampled_from(["outlet", "month"]), counts),
        suggestion=st.text(),
    )
)
def test_results(results: SearchResults) -> None:
    assert protocol.read_results(sent(protocol.results_message(results))) == results


@given(st.builds(SearchRequest, query=st.text(), offset=st.integers(0), typing=st.booleans()))
def test_requests(request: SearchRequest) -> None:
    assert protocol.read_request(sent(protocol.request_message(request))) == request


def test_matches_and_states() -> None:
    matches = ArticleMatches(3, ((0, 2),), ((1, 4, 9), (2, 0, 1)))
    assert protocol.read_matches(sent(protocol.matches_message(matches))) == matches
    state = IndexState(1, 2, 3, 4, rebuilding=True, problem="a reason")
    assert protocol.read_state(sent(protocol.state_message(state))["state"]) == state


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (SearchTimeoutError("slow"), SearchTimeoutError),
        (SearchSupersededError("newer"), SearchSupersededError),
        (SearchError("broken"), SearchError),
        (IndexUnusableError("damaged"), SearchError),
    ],
)
def test_errors_arrive_as_the_kind_they_were(
    error: BriefreaderError, kind: type[Exception]
) -> None:
    read = protocol.read_error(sent(protocol.error_message(error)))
    assert type(read) is kind
    assert str(read) == str(error)


def test_an_error_in_a_query_keeps_its_place() -> None:
    read = protocol.read_error(sent(protocol.error_message(QueryError("what to do", 4, 2))))
    assert isinstance(read, QueryError)
    assert (str(read), read.column, read.length) == ("what to do", 4, 2)


@pytest.mark.parametrize("line", [b"", b"[1]", b"no json", b"\xff", b"3"])
def test_what_is_no_message_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  decoding errors of several kinds
        protocol.decode(line)
