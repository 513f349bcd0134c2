"""A paragraph is cut where a reader would pause, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotate.sentences import split_sentences


def cut(paragraph: str) -> list[str]:
    return [paragraph[start:end] for start, end in split_sentences(paragraph)]


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        pytest.param("It rained. Then it stopped.", ["It rained.", "Then it stopped."], id="plain"),
        pytest.param(
            "Mr. Odell met Dr. Vane on Jan. 9. They spoke.",
            ["Mr. Odell met Dr. Vane on Jan. 9.", "They spoke."],
            id="abbreviations",
        ),
        pytest.param("George W. Penn won.", ["George W. Penn won."], id="an initial"),
        pytest.param(
            "She lives in the U.S. The rest is known.",
            ["She lives in the U.S.", "The rest is known."],
            id="an abbreviation that ends a sentence",
        ),
        pytest.param(
            "The U.S. President left.", ["The U.S. President left."], id="one that does not"
        ),
        pytest.param(
            "WEXCOMBE, N.Y. — The dam held.", ["WEXCOMBE, N.Y. — The dam held."], id="dateline"
        ),
        pytest.param(
            "“Is it safe?” Ms. Orr asked. “No.” He left.",
            ["“Is it safe?” Ms. Orr asked.", "“No.”", "He left."],
            id="a question with its speaker",
        ),
        pytest.param(
            "“Is it safe?” He answered at once.",
            ["“Is it safe?”", "He answered at once."],
            id="a question before a new sentence",
        ),
        pytest.param(
            "They stood before the flags.Denis Orr / ZP",
            ["They stood before the flags.", "Denis Orr / ZP"],
            id="no space behind the stop",
        ),
        pytest.param(
            "The flood killed 14,000.Ana Ruiz / ZP",
            ["The flood killed 14,000.", "Ana Ruiz / ZP"],
            id="no space behind a number",
        ),
        pytest.param(
            "See www.wexcombe.Example today.", ["See www.wexcombe.Example today."], id="address"
        ),
        pytest.param("WE LEFT. MR. ORR STAYED.", ["WE LEFT.", "MR. ORR STAYED."], id="capitals"),
        pytest.param("we left. mr. orr stayed.", ["we left.", "mr. orr stayed."], id="no capitals"),
        pytest.param(
            "1. Close the gate. 2. Call the warden.",
            ["1. Close the gate.", "2. Call the warden."],
            id="list numbers",
        ),
        pytest.param("It rose 3.5 percent.", ["It rose 3.5 percent."], id="a decimal"),
        pytest.param(
            "Wait... Nobody came… Then one did.",
            ["Wait...", "Nobody came…", "Then one did."],
            id="ellipses",
        ),
        pytest.param(
            "Er kam am 9. Januar an. Dann ging er.",
            ["Er kam am 9. Januar an.", "Dann ging er."],
            id="a German date",
        ),
        pytest.param("他走了。我们留下。", ["他走了。", "我们留下。"], id="Chinese"),
        pytest.param(
            "¿Quién vino? ¡Nadie! Todos callan.",
            ["¿Quién vino?", "¡Nadie!", "Todos callan."],
            id="Spanish",
        ),
        pytest.param("It ends, said Orr. .", ["It ends, said Orr. ."], id="a stray stop"),
        pytest.param("  Spaced out.  ", ["Spaced out."], id="outer spaces"),
        pytest.param("", [], id="nothing"),
        pytest.param(
            "Rules:\n- Close it.\n- Call him.",
            ["Rules:", "- Close it.", "- Call him."],
            id="bullets",
        ),
    ],
)
def test_sentences(paragraph: str, sentences: list[str]) -> None:
    assert cut(paragraph) == sentences


@given(st.text(alphabet="aA1.!? \n“”\"'’(-…。é,", max_size=80))
def test_no_character_is_lost(paragraph: str) -> None:
    """Between the sentences stands nothing but white space, and they stand in order."""
    bounds = split_sentences(paragraph)
    position = 0
    for start, end in bounds:
        assert position <= start < end
        assert not paragraph[position:start].strip()
        position = end
    assert not paragraph[position:].strip()
