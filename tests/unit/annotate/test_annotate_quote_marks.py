"""Quotations are found whatever the marks look like."""

import pytest

from briefreader.annotate.quote_marks import find_quotations


def inside(*paragraphs: str) -> list[str]:
    return [paragraphs[found.par][found.start : found.end] for found in find_quotations(paragraphs)]


@pytest.mark.parametrize(
    ("paragraph", "quoted"),
    [
        pytest.param("“We go,” he said. “Now.”", ["We go,", "Now."], id="curly"),
        pytest.param('"We go," he said. "Now."', ["We go,", "Now."], id="straight"),
        pytest.param("``We go,'' he said.", ["We go,"], id="typewriter"),
        pytest.param("‘We go,’ said Orr.", ["We go,"], id="single"),
        pytest.param(
            "‘We heard the workers’ side,’ said Orr.", ["We heard the workers’ side,"], id="plural"
        ),
        pytest.param("Er sagte: „Wir gehen.“", ["Wir gehen."], id="German"),
        pytest.param("Il a dit « nous partons » hier.", ["nous partons"], id="French"),
        pytest.param("他说：「我们走。」", ["我们走。"], id="Chinese"),
        pytest.param("“A ‘mess’ for us,” she said.", ["A ‘mess’ for us,"], id="nested"),
        pytest.param(
            '"They say “go” and we go," she said.', ["They say “go” and we go,"], id="mix"
        ),
        pytest.param("“It is simply not so, “said Orr.", ["It is simply not so,"], id="wrong way"),
        pytest.param(
            "“We are all going there, he said. “Now.”",
            ["We are all going there,", "Now."],
            id="never closed before the next",
        ),
        pytest.param(
            "He replied: “They should be prepared.", ["They should be prepared."], id="unclosed"
        ),
        pytest.param("It is 6' 5\" tall.", [], id="inches"),
        pytest.param("the ’90s, rock 'n' roll and the dogs’ bowls", [], id="apostrophes"),
        pytest.param('<b class="lead">Text</b>', [], id="an attribute"),
        pytest.param("No marks at all.", [], id="none"),
        pytest.param("“ ”", [], id="empty"),
    ],
)
def test_one_paragraph(paragraph: str, quoted: list[str]) -> None:
    assert inside(paragraph) == quoted


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    """Print leaves a quotation open that runs on, and opens it again."""
    paragraphs = ("“The wall is going to hold.", "“The gate is not,” she said. “Run.”")
    found = find_quotations(paragraphs)
    assert [quotation.continues for quotation in found] == [False, True, False]


def test_a_paragraph_that_only_closes_belongs_to_the_quotation_before() -> None:
    found = find_quotations(("“The geese have left the pond.", "They came back,” he said."))
    assert [(each.start, each.continues) for each in found] == [(1, False), (0, True)]


def test_a_closed_quotation_does_not_go_on() -> None:
    found = find_quotations(("“The wall is going to hold.”", "“The gate is not,” she said."))
    assert not any(quotation.continues for quotation in found)
