"""People are gathered under their fullest name, namesakes apart."""

import pytest

from briefreader.annotate.people import People, find_people


def people(*paragraphs: str) -> People:
    return find_people(paragraphs)


def names(*paragraphs: str) -> list[str]:
    return [person.name for person in people(*paragraphs).persons]


def test_a_surname_belongs_to_the_full_name() -> None:
    found = people("Anna Velt spoke.", "Velt left. Mr. Orr stayed.")
    assert [(person.name, len(person.mentions)) for person in found.persons] == [
        ("Anna Velt", 2),
        ("Orr", 1),
    ]


def test_first_names_keep_namesakes_apart() -> None:
    assert names("Graham Stott met Ellen Stott.") == ["Graham Stott", "Ellen Stott"]


def test_a_form_of_address_tells_which_namesake() -> None:
    found = people("Graham Stott met Ellen Stott.", "Ms. Stott was angry.")
    assert [len(person.mentions) for person in found.persons] == [1, 2]


def test_a_title_in_front_is_kept_as_printed() -> None:
    (person,) = people("Russian Deputy Foreign Minister Ivan Petrenko left.").persons
    assert [title.title for title in person.titles] == ["Russian Deputy Foreign Minister"]


def test_a_title_with_of_is_kept_whole() -> None:
    (person,) = people("Deputy Secretary of State Anna Velt left.").persons
    assert [title.title for title in person.titles] == ["Deputy Secretary of State"]


def test_a_title_in_small_letters_is_found() -> None:
    (person,) = people("It pleased council leader Anna Velt.").persons
    assert [title.title for title in person.titles] == ["council leader"]


def test_a_title_behind_the_name_is_found() -> None:
    (person,) = people("Anna Velt, director of the Wexcombe Port, left.").persons
    assert [title.title for title in person.titles] == ["director of the Wexcombe Port"]


def test_a_title_before_a_comma_is_found() -> None:
    (person,) = people("So says its chief executive, Anna Velt.").persons
    assert [title.title for title in person.titles] == ["chief executive"]


def test_a_bracketed_title_leaves_no_half_person() -> None:
    """`(Foreign Minister Anna) Velt` is one person, not an Anna."""
    assert names("Anna Velt came.", "I think (Foreign Minister Anna) Velt is right.") == [
        "Anna Velt"
    ]


def test_a_misspelling_inside_one_report_is_a_variant() -> None:
    (person,) = people("Minister Annalena Baumbrock spoke.", "“No,” Baumbock said.").persons
    assert (person.name, person.variants) == ("Annalena Baumbrock", ("Baumbock",))


def test_a_family_in_the_plural_is_no_misspelling() -> None:
    assert people("Anna Veltham spoke.", "The Velthams left.").persons[0].variants == ()


def test_places_organisations_and_days_are_no_people() -> None:
    assert names("On Monday the Wexcombe City Council met near Lake Orr in New York.") == []


def test_a_place_behind_a_name_is_no_part_of_it() -> None:
    assert names("Colin Ambler of Foot Farm, nearest to it, lost his sheep.") == ["Colin Ambler"]


def test_an_initial_and_a_suffix_belong_to_the_name() -> None:
    assert names("President Joseph R. Velt Jr. spoke.") == ["Joseph R. Velt Jr."]


def test_pronouns_come_from_names_and_forms_of_address() -> None:
    found = people("Anna Velt met Peter Orr and Mr. Dray.")
    assert [person.pronoun for person in found.persons] == ["she", "he", "he"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Work and Pensions Secretary Anna Velt left.", "Work and Pensions Secretary"),
        ("It was prime Minister Anna Velt.", "prime Minister"),
        ("It was his then-Chancellor Anna Velt.", "then-Chancellor"),
        (
            "It was former chancellor and health secretary Anna Velt.",
            "former chancellor and health secretary",
        ),
        (
            "Anna Velt, Assistant Secretary of the U.S. Treasury, left.",
            "Assistant Secretary of the U.S. Treasury",
        ),
        ("Anna Velt, Foreign Minister of Ruritania, left.", "Foreign Minister of Ruritania"),
    ],
)
def test_a_title_is_kept_whole(text: str, title: str) -> None:
    (person,) = people(text).persons
    assert (person.name, [each.title for each in person.titles]) == ("Anna Velt", [title])


@pytest.mark.parametrize(
    "text",
    [
        "Anna Velt, Security Minister Tom Pell and others met.",
        "Anna Velt, Secretary of State Tom Pell and others met.",
    ],
)
def test_the_next_of_a_list_is_nobodys_title(text: str) -> None:
    velt, pell = people(text).persons
    assert velt.titles == ()
    assert pell.name == "Tom Pell"
    assert pell.titles


def test_the_one_before_a_title_is_no_part_of_it() -> None:
    titles = people("Orr and U.S. Deputy Secretary Anna Velt met.").persons[-1].titles
    assert [title.title for title in titles] == ["U.S. Deputy Secretary"]


@pytest.mark.parametrize(
    "text",
    [
        "The Wexcombe Rovers said so. Rovers lost.",
        "Velorin Therapeutics said it was ready.",
        "The Harbour Cup said nothing. Wexcombe Championship said more.",
        "Los Tomases said so. Tomases is a town.",
        "Wexcombe-based Dominion said so. Dominion lost.",
    ],
)
def test_clubs_companies_occasions_and_places_are_no_people(text: str) -> None:
    assert names(text) == []


def test_another_known_name_is_no_misspelling() -> None:
    """Regan and Reagan were two people of one government."""
    found = people("Anna Regan left.", "Reagan said no.", "Reagan stayed.", "Reagan sang.")
    assert [person.variants for person in found.persons if person.name == "Anna Regan"] == [()]


def test_a_common_word_is_no_misspelling() -> None:
    found = people("Anna Gates left.", "The Games said otherwise.")
    assert found.persons[0].variants == ()


def test_a_name_that_is_often_printed_so_is_meant_so() -> None:
    found = people("Anna Velthem left.", *["Veltham stayed."] * 4)
    assert found.persons[0].variants == ()
