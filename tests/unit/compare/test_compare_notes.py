"""Notes say what was seen, with the place in both reports."""

import pytest
from compare_making import make, placed

from briefreader.annotate import annotate
from briefreader.compare.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.article import Report


def notes(left, right, kind):
    found = [note for note in compare_reports(left, right).notes if note.kind == kind]
    for note in found:
        assert note.left is not None or note.right is not None
    return found


SAFE = "The inspectors did not find any crack in the northern wall of the reservoir."


def test_a_lost_not_is_noted_with_the_word():
    (note,) = notes(
        make(SAFE, outlet="The Herald"),
        make(SAFE.replace("did not find any", "did find a"), outlet="The Skim"),
        "negation",
    )
    assert note.text == "The Herald prints “not” where The Skim prints the same words without it"


def test_a_not_lost_inside_a_longer_sentence_is_noted():
    left = make(
        "Asked about the spring flood, the mayor said the inspectors did not find any serious "
        "crack in the northern reservoir wall, and then she left for lunch."
    )
    right = make(
        "A spokesman who had read the file said that inspectors did find a serious crack in the "
        "northern reservoir wall during their visit last week."
    )
    assert len(notes(left, right, "negation")) == 1


def test_a_denial_in_other_words_is_no_lost_negation():
    right = make("The inspectors failed to find any crack in the northern wall of the reservoir.")
    assert notes(make(SAFE), right, "negation") == []


def test_a_denial_beside_a_never_is_no_lost_negation():
    left = make("The firms denied the charges, saying they never planned to flood the valley.")
    right = make("The firms denied that they planned to flood the valley.")
    assert notes(left, right, "negation") == []


def test_not_only_denies_nothing():
    left = make("The flood was not only deep but also cold in the northern reservoir basin.")
    right = make("The flood was only deep but also cold in the northern reservoir basin.")
    assert notes(left, right, "negation") == []


def test_no_more_against_more_is_a_note():
    left = make("They demand no further expansion of the harbour to the east.")
    right = make("They demand three things: more harbour expansion in the east, and peace.")
    (note,) = notes(left, right, "quantifier")
    assert note.left.of(left.report.paragraphs).startswith("no further expansion")
    assert note.right.of(right.report.paragraphs).startswith("more harbour expansion")


def test_more_than_counts_nothing():
    left = make("There were no more ferries to the northern islands.")
    right = make("There were more than forty ferries to the northern islands.")
    assert notes(left, right, "quantifier") == []


QUOTED = "“Nobody here will ever sell the old quay,” {} said."


def credited(speaker, **given):
    people = [(speaker, ())]
    return make(QUOTED.format(speaker), speakers=[speaker], people=people, **given)


def test_one_quotation_credited_to_two_people_is_noted():
    (note,) = notes(credited("Ada Orlov"), credited("Piet Vos"), "speaker")
    assert note.text == "the left report credits Ada Orlov, the right report Piet Vos"


def test_a_short_name_credits_the_same_person():
    assert notes(credited("Ada Orlov"), credited("Orlov"), "speaker") == []


def test_two_pronouns_prove_no_other_speaker():
    quoted = "“Nobody here will ever sell the old quay,” {} said after a long silence in the hall."
    left, right = (
        make(
            f"{name} came in.",
            quoted.format(pronoun),
            speakers=[name],
            speaker_kind="pronoun",
            people=[(name, ())],
        )
        for name, pronoun in (("Ada Orlov", "she"), ("Piet Vos", "he"))
    )
    assert notes(left, right, "speaker") == []


def test_another_speaker_in_the_same_sentence_is_noted_without_a_quotation():
    left = make(
        "The old quay will be sold after Easter, Orlov said on the radio.",
        people=[("Orlov", ())],
    )
    right = make("The old quay will be sold after Easter, Vosgerau said on the radio.")
    assert len(notes(left, right, "speaker")) == 1


def test_another_day_in_the_same_sentence_is_noted():
    text = "The old quay of Selby was sold to a choir on {}."
    left = make(text.format("May 3"), dates=[("May 3", "2031-05-03")])
    right = make(text.format("May 8"), dates=[("May 8", "2031-05-08")])
    assert len(notes(left, right, "date")) == 1
    assert notes(left, left, "date") == []


def test_days_told_from_the_day_of_writing_are_not_compared():
    text = "The old quay of Selby was sold to a choir {}."
    left = make(text.format("yesterday"), dates=[("yesterday", "2031-05-03")])
    right = make(text.format("May 8"), dates=[("May 8", "2031-05-08")])
    assert notes(left, right, "date") == []


def test_two_spellings_within_one_report_are_noted():
    left = make(
        "Anna Baerbrock came. Baerbock sang.",
        people=[("Anna Baerbrock", ())],
        variants=("Baerbock",),
    )
    (note,) = notes(left, make("Nobody came."), "spelling")
    assert note.right is None


def test_two_spellings_across_reports_are_noted():
    left = make("Anna Baerbrock came.", people=[("Anna Baerbrock", ())])
    right = make("Anna Baerbock came.", people=[("Anna Baerbock", ())])
    (note,) = notes(left, right, "spelling")
    assert note.text == "Anna Baerbrock in the left report, Anna Baerbock in the right report"


PLAIN = "The mayor said that she did not plan to close the northern reservoir before spring."


@pytest.mark.parametrize(
    "other",
    [
        "The mayor said that she never meant to and planned to close the northern reservoir late.",
        "The mayor was asked if she would plan to close the northern reservoir before spring.",
        "To close the northern reservoir before spring is what the mayor said others plan.",
        "The mayor said that unless it rains she planned to close the northern reservoir.",
    ],
)
def test_another_statement_in_like_words_has_lost_no_negation(other):
    assert notes(make(PLAIN), make(other), "negation") == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "The council has not met the harbour workers since May in the town hall.",
            "The council last met the harbour workers in May in the town hall.",
        ),
        (
            "Their boat No. 1 was moored by the old harbour wall in the spring.",
            "Their boat was moored by the old harbour wall in the spring.",
        ),
        (
            "Rates will be lowered to no more than the five percent of last spring.",
            "Rates will be lowered to more than the five percent of last spring.",
        ),
        (
            "The harbour club, but not its owners, met the council in the spring.",
            "The harbour club, its owners, met the council in the spring.",
        ),
    ],
)
def test_what_denies_nothing_is_no_lost_negation(left, right):
    assert notes(make(left), make(right), "negation") == []


def test_a_pronoun_counts_in_a_paragraph_that_opens_with_its_person():
    text = "{}, who farms by the dam, lost ninety ewes. “It was in the letter they sent,” {} said."
    left = make(
        text.format("Piet Vos", "he"),
        speakers=["Piet Vos"],
        speaker_kind="pronoun",
        people=[("Piet Vos", ())],
    )
    right = make(
        text.format("Ada Orlov", "she"),
        speakers=["Ada Orlov"],
        speaker_kind="pronoun",
        people=[("Ada Orlov", ())],
    )
    assert len(notes(placed(left, "he said"), placed(right, "she said"), "speaker")) == 1


def test_a_pronoun_in_a_paragraph_of_two_people_proves_nothing():
    text = "{} met Tom Reed. “It was in the letter they sent,” {} said."
    left = make(
        text.format("Piet Vos", "he"),
        speakers=["Piet Vos"],
        speaker_kind="pronoun",
        people=[("Piet Vos", ()), ("Tom Reed", ())],
    )
    right = make(
        "Ada Orlov came. “It was in the letter they sent,” Ada Orlov said.",
        speakers=["Ada Orlov"],
        people=[("Ada Orlov", ())],
    )
    assert notes(placed(left, "he said"), placed(right, "Ada Orlov said"), "speaker") == []


def test_a_quotation_that_quotes_another_has_two_speakers():
    left = make(
        "“the ferry is needed at once and for good,” said Ada Orlov.",
        speakers=["Ada Orlov"],
        people=[("Ada Orlov", ())],
    )
    right = make(
        "“The mayor said the ferry is needed at once and for good,” said Piet Vos.",
        speakers=["Piet Vos"],
        people=[("Piet Vos", ())],
    )
    assert notes(placed(left, "Ada Orlov"), placed(right, "Piet Vos"), "speaker") == []


def test_a_pronoun_that_fits_one_of_two_people_is_plain():
    """`His` cannot mean the mayor, whom the other report credits."""
    left = AnnotatedReport(
        report := Report(
            "",
            (
                "Mayor Anna Orlov wrote the plan. Councilman Piet Orlov voted against it.",
                "His was the line of the night: “You do not mend a roof by selling the ladder.”",
            ),
        ),
        annotate(report),
    )
    right = AnnotatedReport(
        report := Report(
            "",
            ("“You do not mend a roof by selling the ladder,” Mayor Anna Orlov said of it.",),
        ),
        annotate(report),
    )
    (note,) = notes(left, right, "speaker")
    assert note.text == "the left report credits Piet Orlov, the right report Anna Orlov"


def test_the_organisation_of_the_speaker_is_no_other_speaker():
    left = make(
        "“Nobody here will ever sell the old quay,” said Ada Orlov of Harbour Micro.",
        speakers=["Ada Orlov"],
        people=[("Ada Orlov", ())],
    )
    right = make(
        "“Nobody here will ever sell the old quay,” said Harbour Micro.",
        speakers=["Harbour Micro"],
    )
    found = notes(placed(left, "Ada Orlov"), placed(right, "Harbour Micro"), "speaker")
    assert found == []


@pytest.mark.parametrize(
    "other", ["January", "Tokyo", "It", "The Bank", "Lieutenant", "Harbour Office"]
)
def test_a_month_a_place_and_an_office_are_no_other_speaker(other):
    left = make(
        "The old quay will be sold after Easter, Orlov said on the radio.",
        people=[("Orlov", ())],
    )
    right = make(f"The old quay will be sold after Easter, {other} said on the radio.")
    assert notes(left, right, "speaker") == []


def test_the_date_of_printing_is_no_date_of_the_event():
    text = "Hello and welcome to the harbour letter for {} from all of us."
    left = make(text.format("May 4, 2031"), dates=[("May 4, 2031", "2031-05-04")])
    right = make(text.format("May 8, 2031"), dates=[("May 8, 2031", "2031-05-08")])
    assert notes(left, right, "date") == []


def test_where_more_than_the_day_is_edited_there_are_two_days():
    text = "The harbour office counted {} grey seals on {} from the old quay."
    left = make(text.format("forty", "May 4"), dates=[("May 4", "2031-05-04")])
    right = make(text.format("ninety", "May 8"), dates=[("May 8", "2031-05-08")])
    assert notes(left, right, "date") == []
