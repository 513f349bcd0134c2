"""Notes say what was seen, with the place in both reports."""

from compare_making import make

from briefreader.compare.compare import compare_reports


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
