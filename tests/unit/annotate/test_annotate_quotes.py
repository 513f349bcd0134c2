"""Each quotation gets the speaker its sentence gives it, or none."""

import pytest

from briefreader.annotate import annotate
from briefreader.models.annotation import Quote
from briefreader.models.article import Report


def quotes(*paragraphs: str) -> tuple[Quote, ...]:
    return annotate(Report("", paragraphs)).quotes


def speakers(*paragraphs: str) -> list[str]:
    return [quote.speaker for quote in quotes(*paragraphs)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The wall will hold for now,” Anna Velt said.", "Anna Velt"),
        ("“The wall will hold for now,” said Anna Velt.", "Anna Velt"),
        ("“The wall will hold for now,” Mayor Anna Velt, who lives below it, said.", "Anna Velt"),
        ("“The wall will hold for now,” Anna Velt (Green) told the council.", "Anna Velt"),
        ("Anna Velt said the wall was “not going to hold”.", "Anna Velt"),
        ("Anna Velt told the Wexcombe Post on Monday that “the wall will hold”.", "Anna Velt"),
        ("Anna Velt, the mayor of Wexcombe, said: “The wall will hold.”", "Anna Velt"),
        ("Speaking in Wexcombe on Monday, Anna Velt called it “a plain disgrace”.", "Anna Velt"),
        ("Anna Velt visited the wall on Monday, adding that “it will hold for now”.", "Anna Velt"),
        ("Anna Velt went to the wall and said “it will hold for now”.", "Anna Velt"),
        ("“The wall will hold for now,” according to Anna Velt.", "Anna Velt"),
        ("“The wall will hold for now” is what they want to hear, Anna Velt said.", "Anna Velt"),
        ("“The wall will hold for now.” — Anna Velt", "Anna Velt"),
        ("Anna Velt’s claim that “the wall will hold for now” was doubted.", "Anna Velt"),
        ("Anna Velt was quoted as saying “the wall will hold for now”.", "Anna Velt"),
        (
            "“The wall will hold for now,” a spokesman for the port said.",
            "a spokesman for the port",
        ),
        ("“The wall will hold for now,” the ministry said.", "the ministry"),
        ("“Will the wall hold for now?” Anna Velt asked.", "Anna Velt"),
        ("“The wall will hold for now,” said its owner, Anna Velt.", "Anna Velt"),
    ],
)
def test_the_sentence_names_the_speaker(text: str, speaker: str) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The town speaks of “the long wet winter of the wall”.",
        "Anna Velt was asked whether “the wall will hold for now”.",
        "He was given a website called “The wall will hold now”.",
        "She watched “The Wall of Wexcombe” with Anna Velt.",
    ],
)
def test_no_speaker_rather_than_a_guess(text: str) -> None:
    assert speakers(text) == [""]


def test_nested_credit_goes_to_the_inner_speaker_and_he_is_the_outer_one() -> None:
    """`He said that she had said “…”. “…,” he added`: two speakers."""
    found = speakers(
        "Deputy Mayor Peter Orr told the Post that Anna Velt had said “the wall will hold”.",
        "“Nobody believes that any more,” he added.",
    )
    assert found == ["Anna Velt", "Peter Orr"]


def test_a_pronoun_is_resolved_to_the_fullest_name() -> None:
    found = quotes("Anna Velt opened the meeting.", "“The wall will hold,” she said.")
    assert (found[0].speaker, found[0].speaker_text) == ("Anna Velt", "she")
    assert found[0].speaker_kind == "pronoun"


def test_he_is_not_a_woman() -> None:
    found = speakers("Peter Orr met Anna Velt. “The wall will hold,” she said.")
    assert found == ["Anna Velt"]


def test_he_may_be_somebody_without_a_name() -> None:
    found = speakers(
        "Graham Orr built it.", "A retired inspector said it was old. “It leaks,” he said."
    )
    assert found == ["A retired inspector"]


def test_an_office_is_resolved_to_the_one_who_holds_it() -> None:
    found = quotes(
        "Foreign Minister Anna Velt left.", "“We will be back,” the foreign minister said."
    )
    assert (found[0].speaker, found[0].speaker_kind) == ("Anna Velt", "description")


def test_a_quotation_alone_has_the_speaker_before_it() -> None:
    assert speakers("“It will hold for now,” Anna Velt said. “I was there.”") == ["Anna Velt"] * 2


def test_a_colon_introduces_the_next_paragraph() -> None:
    assert speakers("Anna Velt said:", "“The wall will hold for now.”") == ["Anna Velt"]


def test_a_quotation_over_paragraphs_has_one_speaker() -> None:
    found = quotes("“The wall will hold for now.", "“The gate will not,” Anna Velt said.")
    assert [quote.speaker for quote in found] == ["Anna Velt", "Anna Velt"]
    assert [quote.continues for quote in found] == [False, True]


def test_an_unclosed_quotation_keeps_its_speaker() -> None:
    assert speakers("“The wall will hold for now, Anna Velt said.") == ["Anna Velt"]


def test_wrong_way_marks_keep_the_speaker() -> None:
    assert speakers("“The wall will hold for now, “said Anna Velt. .") == ["Anna Velt"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The wall will hold now,” Anna Velt said.", "speech"),
        ("Anna Velt called it “absurd”.", "fragment"),
        ("The so-called “peace wall” leaks.", "scare"),
        ("On “Good Morning Wexcombe” she wept.", "scare"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [quote.kind for quote in quotes(text)] == [kind]


def test_a_quote_knows_its_sentence_and_cue() -> None:
    (quote,) = quotes("It rained. “The wall will hold,” Anna Velt said.")
    assert (quote.sentence, quote.cue) == (1, "said")


def test_what_is_his_or_hers_is_said_by_him_or_her() -> None:
    found = speakers(
        "Mayor Anna Velt wrote the plan. Councilman Dale Orr voted against it.",
        "His was the line of the night: “You do not mend a roof by selling the ladder.”",
        "Hers was the more candid one: “Nobody in this room likes the plan.”",
    )
    assert found == ["Dale Orr", "Anna Velt"]


def test_a_firm_before_its_spokeswoman_is_not_the_speaker() -> None:
    text = "“The wall will hold for now,” said Velt Orr researcher Ana Ruiz. Orr built it."
    assert speakers(text) == ["Ana Ruiz"]


@pytest.mark.parametrize(
    "text",
    [
        "Buyers face a Monday of rain, adding “there are growing tensions at the wall”.",
        "At 10, saying “please delete the message”, she left.",
        "Given Velt’s penchant, emphasising “the wall is for all of us”, it was odd.",
    ],
)
def test_a_stray_end_of_a_phrase_speaks_no_words(text: str) -> None:
    assert set(speakers(text)) <= {"", "she"}


def test_a_family_may_speak() -> None:
    assert speakers("“The wall will hold for now,” the family said.") == ["the family"]
