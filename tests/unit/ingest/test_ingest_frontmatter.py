import pytest

from briefreader.errors import InputError
from briefreader.ingest.frontmatter import split_front_matter


def test_yaml_between_dashes_is_front_matter() -> None:
    front = split_front_matter("---\nTitle: Harbour\nDate Published: 2023-01-10\n---\nIt closed.")
    assert front.values == {"title": "Harbour", "date_published": "2023-01-10"}
    assert front.rest == "It closed."
    assert front.lines == 4


def test_toml_between_pluses_is_front_matter() -> None:
    front = split_front_matter('+++\ntitle = "Harbour"\n[extra]\nauthor = "Jo"\n+++\nIt closed.')
    assert front.values == {"title": "Harbour", "author": "Jo"}
    assert front.rest == "It closed."


def test_lines_of_known_keys_are_front_matter_without_a_fence() -> None:
    front = split_front_matter("Title: Harbour\nDate: 2023-01-10\n\nIt closed.")
    assert front.values == {"title": "Harbour", "date": "2023-01-10"}
    assert front.rest.strip() == "It closed."


def test_one_such_line_is_text() -> None:
    text = "Title: the story of a word\n\nIt closed."
    assert split_front_matter(text).rest == text


def test_values_stay_as_they_are_written() -> None:
    front = split_front_matter("---\ntitle: no\nplace: 012\ndate: 2023-01-10 12:30\n---\n")
    assert front.values == {"title": "no", "place": "012", "date": "2023-01-10 12:30"}


def test_an_unquoted_colon_in_a_headline_is_mended() -> None:
    front = split_front_matter("---\ntitle: Harbour: closed\ntags: [a, b]\n---\nIt closed.")
    assert front.values == {"title": "Harbour: closed", "tags": ["a", "b"]}
    assert front.problem == ""


def test_what_is_not_yaml_is_read_line_by_line_and_said_so() -> None:
    front = split_front_matter("---\ntitle: Harbour\n  - [broken\n}\n---\nIt closed.")
    assert front.values == {"title": "Harbour"}
    assert front.problem
    assert [text for _, text in front.unused] == ["- [broken", "}"]


def test_a_block_between_dashes_that_holds_no_keys_is_text() -> None:
    text = "---\nThe harbour\n---\nIt closed."
    front = split_front_matter(text)
    assert front.rest == text
    assert front.problem


def test_a_line_across_a_text_is_not_the_end_of_front_matter() -> None:
    text = "The harbour\n---\nIt closed."
    assert split_front_matter(text).rest == text


def test_keys_that_no_field_is_for_are_kept_as_unused() -> None:
    front = split_front_matter(
        "---\ntitle: Harbour\nlayout: post\nmenu:\n  main: 1\n---\nIt closed."
    )
    assert front.unused == [(2, "layout: post"), (3, "menu:"), (4, "main: 1")]


def test_aliases_which_can_fill_any_memory_are_refused() -> None:
    bomb = "a: &a [x, x]\nb: [*a, *a]"
    with pytest.raises(InputError, match="refers to itself"):
        split_front_matter(f"---\n{bomb}\n---\nIt closed.")


def test_tags_of_yaml_build_nothing() -> None:
    front = split_front_matter("---\ntitle: !!python/object/apply:os.system [ls]\n---\nIt closed.")
    assert front.values == {"title": ["ls"]}


@pytest.mark.parametrize("block", ["a: " + "[" * 20_000, "a: " + "{a: " * 20_000])
def test_nesting_without_end_is_survived(block: str) -> None:
    front = split_front_matter(f"---\n{block}\n---\nIt closed.")
    assert front.rest.endswith("It closed.")
