"""What became of a quotation: same, trimmed, altered, reworded, unquoted, or only here."""

import pytest
from compare_making import make

from briefreader.compare.quotes import compare_quotes
from briefreader.compare.side import Side
from briefreader.compare.similarity import measure_likeness

WORDS = "We will not sell the harbour to a company that nobody here has ever met"


def pairs(left, right):
    ours, theirs = Side.of(left), Side.of(right)
    return compare_quotes(ours, theirs, measure_likeness(ours, theirs))


def relation(left: str, right: str, **given):
    found = pairs(make(f"“{left}” she said.", **given), make(f"“{right}” she said.", **given))
    return [pair.relation for pair in found]


def test_equal_words_are_the_same_quotation():
    assert relation(WORDS, WORDS) == ["same"]


def test_typography_and_contractions_make_no_difference():
    assert relation("We can't wait for the ferry,", "We can’t wait for the ferry.") == ["same"]


def test_a_quotation_cut_at_its_ends_is_trimmed():
    assert relation(WORDS, "We will not sell the harbour") == ["trimmed"]


@pytest.mark.parametrize(
    "altered",
    [
        WORDS.replace("not ", ""),
        WORDS.replace("sell", "lease"),
        WORDS.replace("will", "should"),
        WORDS.replace("met", "seen"),
    ],
)
def test_another_word_inside_is_an_alteration(altered):
    assert relation(WORDS, altered) == ["altered"]


def test_the_edit_of_an_altered_quotation_names_the_words():
    left, right = make(f"“{WORDS},” he said."), make(f"“{WORDS.replace('not ', '')},” he said.")
    (pair,) = pairs(left, right)
    assert [edit.left.of(left.report.paragraphs) for edit in pair.edits if edit.left] == ["not"]


def test_an_ellipsis_says_itself_that_words_are_missing():
    cut = WORDS.replace("to a company that", "… that")
    assert relation(WORDS, cut) == ["trimmed"]


def test_words_in_brackets_are_the_outlets_own():
    explained = WORDS.replace("the harbour", "[Selby] harbour")
    assert relation(WORDS, explained) == ["trimmed"]


def test_a_quotation_printed_unchanged_elsewhere_is_not_altered():
    left = make(f"“{WORDS},” he said. “{WORDS.replace('sell', 'lease')},” he had said before.")
    right = make(f"“{WORDS},” he said.")
    assert [pair.relation for pair in pairs(left, right)] == ["same", "only-left"]


def test_two_statements_that_share_only_common_words_are_two():
    assert relation("There is a lot of anger", "I think there is a lot of hope") == [
        "only-left",
        "only-right",
    ]


def test_one_statement_of_one_speaker_in_other_words_is_reworded():
    found = pairs(
        make("“The farmers must prepare for a compromise,” she said.", speakers=["Ada Orlov"]),
        make(
            "“A compromise is what farmers had better prepare for,” she said.", speakers=["Orlov"]
        ),
    )
    assert [pair.relation for pair in found] == ["reworded"]


def test_another_speaker_does_not_reword():
    found = pairs(
        make("“The farmers must prepare for a compromise,” she said.", speakers=["Ada Orlov"]),
        make(
            "“A compromise is what farmers had better prepare for,” he said.", speakers=["Piet Vos"]
        ),
    )
    assert [pair.relation for pair in found] == ["only-left", "only-right"]


def test_a_quotation_printed_without_marks_is_shown_where_it_stands():
    right = make(f"The mayor made clear that {WORDS.lower()}, as it happens.")
    (pair,) = pairs(make(f"“{WORDS},” the mayor said."), right)
    assert pair.relation == "unquoted-right"
    assert pair.evidence is not None
    assert pair.evidence.of(right.report.paragraphs) == WORDS.lower()


def test_a_quotation_that_the_other_report_divides_is_paired_with_both_parts():
    left = make("“The boats stay here. Nobody will touch the old quay,” he said.")
    right = make("“The boats stay here,” he said. “Nobody will touch the old quay.”")
    assert [pair.relation for pair in pairs(left, right)] == ["trimmed", "trimmed"]


def test_a_single_quoted_word_is_a_term_and_not_compared():
    assert relation("difficult", "difficult") == []


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The neighbours organise a colourful fair", "The neighbors organize a colorful fair"),
        ("They travelled to the theatre by plough", "They traveled to the theater by plow"),
        ("We set many pre-conditions for the sale", "We set many preconditions for the sale"),
        ("The ferry sails at 6:00 p.m. from the quay", "The ferry sails at 6 p.m. from the quay"),
        ("We need free access to the harbour market", "We need free acces to the harbour market"),
    ],
)
def test_spelling_hyphens_and_misprints_alter_nothing(left, right):
    assert "altered" not in relation(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("They planned it", "They planted it in the harbour"),
        ("The ferry will sail on Monday morning", "The ferry will fail on Monday morning"),
    ],
)
def test_a_letter_that_makes_another_word_does(left, right):
    assert "same" not in relation(left, right)


def test_two_statements_with_a_phrase_in_common_are_two():
    assert relation(
        "I think it shows they are on the wrong side of history,",
        "Better things to do they have. These guys stand on the wrong side of history.",
    ) == ["only-left", "only-right"]


def test_more_new_words_than_old_make_another_statement():
    assert relation(
        "the council controlling the harbour.",
        "Under my plan, the federal council will stop micromanaging the harbour,",
    ) == ["only-left", "only-right"]


def test_two_named_speakers_make_two_short_quotations():
    text = "“Our thoughts are with the {} community,” {} said."
    left = make(text.format("school", "Ada Orlov"), speakers=["Ada Orlov"])
    right = make(text.format("local", "Piet Vos"), speakers=["Piet Vos"])
    assert "altered" not in [pair.relation for pair in pairs(left, right)]
