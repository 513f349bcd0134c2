import pytest

from briefreader.ingest.credits import (
    agencies_in,
    agency_name,
    cut_closing_agency,
    cut_credit,
    is_caption,
    is_credit_alone,
)


@pytest.mark.parametrize(
    "line",
    [
        "The harbour at dawn. (Jo Doe, Getty Images/TNS)",
        "The harbour at dawn (Jo Doe / PA)",
        "The harbour at dawn [AP Photo/Jo Doe]",
        "The harbour at dawn. (Photo by Jo Doe)",
        "The harbour at dawn. Photograph: Jo Doe for the Post",
        "The harbour at dawn. Jo Doe / Reuters",
        "The harbour at dawn.Jo Doe / Gullwing",
        "The harbour at dawn. (Jo Doe / The Harbour Post)",
        "The harbour at dawn (Reuters)",
        "Image caption: the harbour at dawn",
        "FILE PHOTO: The harbour at dawn",
        "Jo Doe / AFP – Getty Images",
        "AP Photo/Jo Doe",
        "Getty Images",
        "Jo Doe / Gullwing - Orbit Pictures",
    ],
)
def test_captions_and_credits_are_told_from_the_report(line: str) -> None:
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The minister told Reuters that the harbour would close.",
        "The harbour will close, according to AP.",
        "“We will close the harbour,” she said. (Reuters)",
        "The Foreign Ministry / Press Office did not answer.",
        "He photographed the harbour by night for twenty years.",
        "The price rose to 12 dollars / barrel",
        "Reuters",
        "",
    ],
)
def test_a_report_that_names_an_agency_is_not_a_caption(line: str) -> None:
    assert not is_caption(line)


def test_a_credit_glued_to_a_sentence_is_cut_off_and_the_sentence_stays() -> None:
    line = "The long negotiations over the harbour ended without any result on Friday.Jo Doe / AFP"
    assert not is_caption(line)
    cut = cut_credit(line)
    assert cut is not None
    assert cut.body == line[: -len("Jo Doe / AFP")]
    assert cut.credit == "Jo Doe / AFP"


def test_nothing_is_cut_from_a_sentence_without_a_credit() -> None:
    assert cut_credit("She worked for AFP.") is None
    assert cut_credit("It was the end of the harbour/AFP dispute.") is None


def test_an_agency_in_brackets_closes_a_report() -> None:
    closing = cut_closing_agency("The harbour will stay shut until spring, officials said. (AFP)")
    assert closing is not None
    cut, agency = closing
    assert (cut.credit, agency) == ("(AFP)", "AFP")
    assert cut.body.endswith("said.")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("AP", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("©Bloomberg L.P.", "Bloomberg"),
        ("Tribune Content Agency, LLC", "Tribune News Service"),
        ("Gullwing News Agency", "Gullwing News Agency"),
        ("The Harbour Post", ""),
        ("", ""),
    ],
)
def test_agencies_go_by_one_name(printed: str, name: str) -> None:
    assert agency_name(printed) == name


def test_agencies_are_listed_in_the_order_they_are_named() -> None:
    text = "With files from Reuters, AFP, Gullwing News Agency and Reuters"
    assert agencies_in(text) == ["Reuters", "AFP", "Gullwing News Agency"]


def test_a_word_that_contains_an_agency_is_not_one() -> None:
    assert agencies_in("APPLE and PAST were in the TASSEL") == []


def test_a_photographer_and_an_agency_alone_are_a_credit() -> None:
    assert is_credit_alone("Denis Doe / AP")
    assert not is_credit_alone("Ukraine / Russia")
