"""The query language says what was meant, and its errors say what to do and where."""

import random
import time
from datetime import datetime

import pytest
from search_samples import hostile_query
from search_sizes import PARSED, SEED

from briefreader.errors import QueryError
from briefreader.search.query import MAX_LENGTH, parse_query
from briefreader.search.query_fields import EARLIEST, LATEST
from briefreader.search.query_tree import (
    And,
    Boosted,
    Dates,
    Everything,
    Filter,
    Node,
    Not,
    Or,
    Pattern,
    Similar,
    Words,
)

NOW = datetime(2022, 1, 10, 15, 30)  # noqa: DTZ001


def show(node: Node | None) -> str:
    """Print a tree briefly, so that a test can be read beside its query."""
    match node:
        case None:
            return "nothing"
        case And(parts):
            return f"({' & '.join(map(show, parts))})"
        case Or(parts):
            return f"({' | '.join(map(show, parts))})"
        case Not(part):
            return f"!{show(part)}"
        case Boosted(part, factor):
            return f"{show(part)}^{factor:g}"
        case Words(field, words, _, exact, slop):
            mark = '"' if exact else "'"
            return f"{field}:{mark}{' '.join(words)}{mark}{f'~{slop}' if slop else ''}"
        case Pattern(field, text, _):
            return f"{field}:{text}"
        case Similar(field, word, distance, _):
            return f"{field}:{word}~{distance}"
        case Filter(name, value):
            return f"{name}={value}"
        case Dates(first, last):
            return f"{first}..{last}"
        case Everything():
            return "everything"


def parsed(query: str, *, typing: bool = False) -> str:
    return show(parse_query(query, typing=typing, now=NOW).tree).replace("text:", "")


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("geneva talks", "('geneva' & 'talks')"),
        ("geneva AND talks", "('geneva' & 'talks')"),
        ("geneva OR paris talks", "(('geneva' | 'paris') & 'talks')"),
        ("talks geneva OR paris", "('talks' & ('geneva' | 'paris'))"),
        ("a1 AND b1 OR c1", "(('a1' & 'b1') | 'c1')"),
        ("a1 OR b1 AND c1", "('a1' | ('b1' & 'c1'))"),
        ("(a1 OR b1) c1", "(('a1' | 'b1') & 'c1')"),
        ("-nato talks", "(!'nato' & 'talks')"),
        ("NOT nato", "!'nato'"),
        ("NOT NOT nato", "'nato'"),
        ("-(nato OR osce)", "!('nato' | 'osce')"),
        ("talks -nato OR osce", "('talks' & (!'nato' | 'osce'))"),
        ("+talks +nato", "('talks' & 'nato')"),
        ("Russia - US talks", "('russia' & 'us' & 'talks')"),
        ("and or not", "('and' & 'or' & 'not')"),
        ("\\NOT", "'not'"),
    ],
)
def test_operators_bind_as_documented(query: str, tree: str) -> None:
    assert parsed(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ('"not optimistic"', '"not optimistic"'),
        ("“not optimistic”", '"not optimistic"'),
        ("„nicht gut“ «pas bon»", '("nicht gut" & "pas bon")'),
        ('"troops border"~3', '"troops border"~3'),
        ('"talks"', '"talks"'),
        ('"the \\"red\\" line"', '"the red line"'),
        ('"AND"', '"and"'),
        ('title:"geneva talks"', 'title:"geneva talks"'),
        ("says: “no”", "('says' & \"no\")"),
    ],
)
def test_quotations_are_exact_and_keep_every_word(query: str, tree: str) -> None:
    assert parsed(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("U.S.", "'us'"),
        ("100,000 troops", "('100000' & 'troops')"),
        ("Élysée", "'elysee'"),
        ("AT&T", "'at t'"),
        ("co-operate", "('co operate' | 'cooperate')"),
        ("what happened?", "('what' & 'happened')"),
        ("talks, again...", "('talks' & 'again')"),
        ("talks — again", "('talks' & 'again')"),
        ("talks -- again", "('talks' & 'again')"),
        ("12:30", "'12 30'"),
        ("https://a.example/b", "'https a example b'"),
        ("~5,000", "'5000'"),
        ("東京都", "'東京 京都'"),
        ("都", "都*"),
        ("note\\:this", "'note this'"),
        ("talks\x00geneva\ud800paris", "('talks' & 'geneva' & 'paris')"),
        ("tag:\ud800a", "tag=a"),
    ],
)
def test_words_are_taken_as_people_type_and_paste_them(query: str, tree: str) -> None:
    assert parsed(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("negotiat*", "negotiat*"),
        ("Élys*", "elys*"),
        ("wom?n", "wom?n"),
        ("b*ck", "b*ck"),
        ("co-op*", "('co' & op*)"),
        ("*", "everything"),
        ("talks~", "talks~1"),
        ("talks~2", "talks~2"),
        ("talks~0", '"talks"'),
        ("talks^2.5", "'talks'^2.5"),
        ("(talks nato)^2", "('talks' & 'nato')^2"),
        ("talks~^2", "talks~1^2"),
        ("東京都*", "'東京 京都'"),
    ],
)
def test_patterns_and_near_misses(query: str, tree: str) -> None:
    assert parsed(query) == tree


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("title:talks", "title:'talks'"),
        ("TITLE:talks", "title:'talks'"),
        ("title: talks", "title:'talks'"),
        ("title:(nato OR osce) talks", "((title:'nato' | title:'osce') & 'talks')"),
        ("title:(nato body:talks)", "(title:'nato' & body:'talks')"),
        ("title:-nato", "!title:'nato'"),
        ("outlet:hill", "outlet:'hill'"),
        ('agency:"associated press"', 'agency:"associated press"'),
        ("lang:EN", 'lang:"en"'),
        ("is:unread", "is=unread"),
        ("is:read", "!is=unread"),
        ("is:(unread OR starred)", "(is=unread | is=starred)"),
        ("-is:starred", "!is=starred"),
        ("has:note", "has=note"),
        ("has:date", f"{EARLIEST}..{LATEST}"),
        ('tag:"to  read"', "tag=to read"),
        ("story:007", "story=7"),
        ("date:2022", "202200000000..202299999999"),
        ("date:2022-01", "202201000000..202201999999"),
        ("date:2022-1-9", "202201090000..202201099999"),
        ("date:2022-01-05..2022-01-10", "202201050000..202201109999"),
        ("date:2021..2022-01", "202100000000..202201999999"),
        ("date:..2021", f"{EARLIEST}..202199999999"),
        ("date:2021..", f"202100000000..{LATEST}"),
        ("date:today", "202201100000..202201109999"),
        ("date:yesterday", "202201090000..202201099999"),
        ("newer:3d", f"202201070000..{LATEST}"),
        ("newer:2h", f"202201101330..{LATEST}"),
        ("older:1w", f"{EARLIEST}..202201029999"),
        ("newer:9999y", f"{EARLIEST}..{LATEST}"),
    ],
)
def test_fields(query: str, tree: str) -> None:
    assert parsed(query) == tree


@pytest.mark.parametrize(
    ("query", "column", "length", "says"),
    [
        ("", 0, 1, "type a word"),
        ("!!!", 0, 3, "type a word"),
        ("()", 0, 2, "type a word"),
        ("talks (nato", 6, 1, "write )"),
        ("talks) nato", 5, 1, "opening bracket"),
        ('talks "nato', 6, 5, "closing mark"),
        ("talks AND", 6, 3, "missing behind AND"),
        ("talks OR", 6, 2, "missing behind OR"),
        ("talks NOT", 6, 3, "missing behind NOT"),
        ("talks (NOT)", 7, 3, "missing behind NOT"),
        ("AND talks", 0, 3, "missing before AND"),
        ("talks OR OR nato", 6, 2, "missing behind OR"),
        ("talks topic:nato", 6, 6, "title:"),
        ("talks title:", 6, 6, "look for behind title:"),
        ("title: AND talks", 0, 6, "look for behind title:"),
        ("talks *ing", 6, 4, "first letters"),
        ("?alks", 0, 5, "first letters"),
        ("talks~3", 0, 7, "~1 or ~2"),
        ("talks~0.5", 0, 9, "~1 or ~2"),
        ("ab~", 0, 3, "3 letters"),
        ('"a b"~101', 0, 9, "~1 to ~100"),
        ("talks^0", 0, 7, "^0.1 to ^100"),
        ("date:2022-13", 5, 7, "no month 13"),
        ("date:2022-02-30", 5, 10, "no day 2022-02-30"),
        ("date:2023..2022", 5, 10, "earlier date first"),
        ("date:soon", 5, 4, "today or yesterday"),
        ("date:..", 5, 2, "today or yesterday"),
        ("newer:soon", 6, 4, "newer:3d"),
        ("is:red", 3, 3, "is:unread"),
        ("has:fun", 4, 3, "has:note"),
        ("story:geneva", 6, 6, "story:12"),
        ("lang:english", 5, 7, "lang:en"),
    ],
)
def test_an_error_points_at_what_is_wrong_and_says_what_to_do(
    query: str, column: int, length: int, says: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query, now=NOW)
    assert says in str(caught.value)
    assert (caught.value.column, caught.value.length) == (column, length)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("", "nothing"),
        ("-", "nothing"),
        ("title:", "nothing"),
        ("tal", "('tal' | tal*)"),
        ("tal ", "'tal'"),
        ("geneva tal", "('geneva' & ('tal' | tal*))"),
        ("geneva AND", "'geneva'"),
        ("geneva OR ", "'geneva'"),
        ("geneva NOT", "'geneva'"),
        ("geneva (", "'geneva'"),
        ('geneva "', "'geneva'"),
        ("(geneva OR pa", "('geneva' | 'pa' | pa*)"),
        ('"geneva ta', '("geneva ta" | ("geneva" & ta*))'),
        ('"geneva ta"', '"geneva ta"'),
        ("talks -nat", "('talks' & !'nat')"),
        ("co-op", "('co op' | ('co' & op*) | 'coop' | coop*)"),
        ("U.S.", "'us'"),
        ("talks is:unr", "'talks'"),
        ("talks date:2022-", "'talks'"),
        ("talks newer:3", "'talks'"),
        ("outlet:hil", "(outlet:'hil' | outlet:hil*)"),
        ("東京", "'東京'"),
    ],
)
def test_while_typing_what_is_unfinished_is_forgiven(query: str, tree: str) -> None:
    assert parsed(query, typing=True) == tree


def test_an_error_in_the_middle_is_no_unfinished_word() -> None:
    with pytest.raises(QueryError):
        parse_query("is:unr talks", typing=True)


def test_the_place_of_a_word_is_kept() -> None:
    query = 'geneva -paris title:"the talks"'
    leaves = parse_query(query).leaves
    assert [query[slice(*leaf.place)] for leaf in leaves] == ["geneva", '"the talks"']


def test_limits_are_said() -> None:
    with pytest.raises(QueryError, match="1,000 characters") as caught:
        parse_query("a" * (MAX_LENGTH + 5))
    assert (caught.value.column, caught.value.length) == (MAX_LENGTH, 5)
    parse_query(" ".join(["word"] * 64))
    with pytest.raises(QueryError, match="64 words") as caught:
        parse_query(" ".join(["word"] * 65))
    assert caught.value.column == 64 * 5
    parse_query("(" * 30 + "word" + ")" * 30)
    with pytest.raises(QueryError, match="30 deep"):
        parse_query("(" * 31 + "word" + ")" * 31)
    with pytest.raises(QueryError, match="30 deep"):
        parse_query("NOT " * 31 + "word")


def test_hostile_queries_give_a_tree_or_a_query_error_at_once() -> None:
    chance = random.Random(SEED)  # noqa: S311
    slowest = 0.0
    for _ in range(PARSED):
        query = hostile_query(chance)
        typing = chance.random() < 0.5
        started = time.thread_time()
        refused: QueryError | None = None
        tree: Node | None = None
        try:
            tree = parse_query(query, typing=typing, now=NOW).tree
        except QueryError as error:
            refused = error
        slowest = max(slowest, time.thread_time() - started)
        if refused is None:
            assert tree is not None or typing
        else:
            assert 0 <= refused.column <= len(query)
            assert refused.length >= 1
            assert str(refused).endswith(".")
    assert slowest < 0.25
