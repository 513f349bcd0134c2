"""A snippet is the part of a report that shows best why it matches, on one line."""

from collections.abc import Collection

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.analysis import stem, words
from briefreader.search.highlight import FieldHighlighter, spans
from briefreader.search.needles import QuickFinder
from briefreader.search.query import parse_query
from briefreader.search.snippets import Snippet, SnippetMaker
from briefreader.search.windows import WIDTH

FILLER = "The council met at noon and heard nothing of note from anyone present there. " * 6
BODY = (
    f"{FILLER}\n\nA bridge collapsed. {FILLER}Engineers blamed rust for the bridge that fell. "
    f'"It was old," Mayor Ilse Trent said.\n\n{FILLER}'
)


class AnyForm:
    """A vocabulary of BODY."""

    def forms(self, word: str) -> Collection[str]:
        return {known for known in words(BODY) if stem(known) == stem(word)}

    def similar(self, word: str, distance: int) -> Collection[str]:
        return ["bridge"] if word in {"bridgx", "bridqx"} else []


def snippet(query: str, body: str = BODY) -> Snippet:
    return SnippetMaker(parse_query(query).leaves, AnyForm()).make(body)


def marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.spans]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("bridge rust", ["rust", "bridge"]),
        ("rust", ["rust"]),
        ("bridges", ["bridge"]),
        ('"for the bridge"', ["for the bridge"]),
        ('"the bridge" rust', ["rust", "the bridge"]),
        ("collap*", ["collapsed"]),
        ("c*d", ["collapsed"]),
        ("bridgx~", ["bridge"]),
        ("bridqx~2", ["bridge"]),
        ("zeppelin OR trent", ["Trent"]),
        ("trent -bridge", ["Trent"]),
    ],
)
def test_the_window_with_most_of_the_query_is_shown(query: str, expected: list[str]) -> None:
    assert marked(snippet(query))[: len(expected)] == expected


def test_a_snippet_begins_and_ends_with_sentences_where_it_can() -> None:
    found = snippet("rust")
    assert found.text.startswith("Engineers blamed rust")
    assert found.text.endswith((".", "\u2026"))


def test_without_a_match_in_the_body_the_beginning_is_shown() -> None:
    assert snippet("outlet:herald").text.startswith("The council met at noon")
    assert snippet("zeppelin").spans == ()


def test_a_short_body_is_shown_whole() -> None:
    found = snippet("rust", "Rust.\n\nIt spreads.")
    assert found == Snippet("Rust. It spreads.", ((0, 4),))


def test_an_empty_body_gives_an_empty_snippet() -> None:
    assert snippet("rust", "") == Snippet("")


@pytest.mark.parametrize(
    ("query", "body", "expected"),
    [
        ("us", "The U.S. envoy left.", ["U.S"]),
        ("100000", "Some 100,000 left.", ["100,000"]),
        ("elysee", "The Élysée replied.", ["Élysée"]),
        ("obrien", "Then O’Brien left.", ["O’Brien"]),
        ("istanbul", "In İstanbul, İ.", ["İstanbul"]),
        ("東京", "昨日、東京都の議会。", ["東京"]),
    ],
)
def test_every_way_of_printing_a_word_is_found(query: str, body: str, expected: list[str]) -> None:
    assert marked(snippet(query, body)) == expected
    assert marked(snippet(query, f"{FILLER}\n\n{body}")) == expected


def test_a_word_inside_another_is_no_match() -> None:
    found = snippet("rust", f"Trusty rustic crusts. {FILLER}The rust won.")
    assert marked(found) == ["rust"]


def test_a_long_phrase_is_shown_in_full() -> None:
    phrase = " ".join(f"word{number}" for number in range(40))
    assert marked(snippet(f'"{phrase}"', f"{FILLER}{phrase} {FILLER}")) == [phrase]


def test_a_quotation_is_shown_rather_than_another_word() -> None:
    body = f"The ferry left. {FILLER}Then there was a queue for the boats. {FILLER}The ferry sank."
    assert marked(snippet('ferry "queue for the boats"', body)) == ["queue for the boats"]


@pytest.mark.parametrize("before", ["pre-", "“", "north-north-", "(", "x" * 30 + "/"])
def test_a_snippet_begins_with_a_whole_word(before: str) -> None:
    unended = FILLER.replace(".", "")
    body = f"{unended}{before}bridge {unended}"
    assert " " + snippet("bridge", body).text.strip("\u2026") in body
    unbroken = "word" * 60
    found = snippet("bridge", f"{unbroken} {before}bridge {unended}")
    assert found.text.startswith(f"\u2026{before}bridge")


PARTS = [
    "bridge",
    "rust",
    "U.S.",
    "Élysée",
    "\n\n",
    ". ",
    "“Bridge",
    "x" * 90,
    "東京都",
    "a b c",
    "anti-bridge",
    "bridge's",
    "rust.Bridge",
    "_rust",
    "crust",
    "’rust’",
]


@given(
    st.lists(st.sampled_from(PARTS), max_size=80),
    st.sampled_from(["bridge", '"bridge rust"', "br*", "us elysee", "rust~", "都", '"a b"']),
)
def test_any_snippet_is_one_short_line_of_its_body(parts: list[str], query: str) -> None:
    body = " ".join(parts)
    found = snippet(query, body)
    assert len(found.text) <= WIDTH
    assert "\n" not in found.text
    assert " ".join(body.split()).find(found.text.strip("\u2026")) >= 0
    assert all(0 <= start < end <= len(found.text) for start, end in found.spans)


@given(
    st.lists(st.sampled_from([*PARTS, "us", "bridges", "‘a’", "a.", "1,000.5", "—"]), max_size=20),
    st.sampled_from(["bridge", "rust us", "bridge OR a", '"a b" rust', "br*", "1000.5 a"]),
    st.sampled_from([" ", "", "-", ", "]),
)
def test_the_quick_search_finds_what_reading_every_word_does(
    parts: list[str], query: str, joint: str
) -> None:
    line = " ".join(joint.join(parts).split())
    leaves = parse_query(query).leaves
    slowly = FieldHighlighter(leaves, AnyForm()).find(line)
    assert spans(QuickFinder(leaves, AnyForm()).find(line)) == spans(slowly)
