"""Organisations and places are named where rules are sure, and left out where not."""

from briefreader.annotate import annotate
from briefreader.models.article import Report


def entities(*paragraphs: str) -> list[tuple[str, str, int]]:
    found = annotate(Report("", paragraphs)).entities
    return [(entity.kind, entity.name, len(entity.mentions)) for entity in found]


def test_organisations_and_places() -> None:
    assert entities("The Port Authority of Wexcombe met in Geneva, near Lake Orr.") == [
        ("organisation", "Port Authority of Wexcombe", 1),
        ("place", "Geneva", 1),
        ("place", "Lake Orr", 1),
    ]


def test_an_abbreviation_in_brackets_is_the_same_organisation() -> None:
    found = entities("The Wexcombe Water Board (WWB) met.", "The WWB left.")
    assert found == [("organisation", "Wexcombe Water Board", 3)]


def test_a_country_has_one_name() -> None:
    assert entities("The U.S. and the United States and the US.") == [("place", "United States", 3)]


def test_people_are_no_places() -> None:
    assert entities("Paris Hill said so. Mayor Anna London left.") == []
