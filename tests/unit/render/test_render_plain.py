"""Articles, comparisons and ledgers as plain text say everything, and where it stands."""

from briefreader.models.annotation import (
    AnnotatedReport,
    Annotation,
    Figure,
    Person,
    Quote,
    Span,
    Titled,
)
from briefreader.models.article import Article, Dropped, Report
from briefreader.models.comparison import (
    Comparison,
    FigurePair,
    Note,
    PersonPair,
    QuotePair,
    Row,
)
from briefreader.models.ledger import Evidence, Ledger, LedgerCell, LedgerRow
from briefreader.models.story import Story
from briefreader.render.plain_article import article_lines
from briefreader.render.plain_comparison import comparison_lines
from briefreader.render.plain_ledger import ledger_lines


def side(outlet: str, text: str, quote: str, figure: str, title: str) -> AnnotatedReport:
    """Return a report of one sentence with one quotation, one figure and one person."""
    where = Span(0, text.index(quote), text.index(quote) + len(quote))
    number = Span(0, text.index(figure), text.index(figure) + len(figure))
    return AnnotatedReport(
        Report(title=f"{outlet} on the ferry", paragraphs=(text,), outlet=outlet),
        Annotation(
            sentences=(Span(0, 0, len(text)),),
            quotes=(Quote(quote, where, 0, speaker="Ann Corrie"),),
            figures=(Figure(figure, number, 0, 212.0, "passenger"),),
            people=(Person("Ann Corrie", (Titled(title, where),)),),
        ),
    )


POST = side("Post", "She said “all is well” to 212 passengers.", "all is well", "212", "mate")
LEDGER = side("Ledger", "“All was well,” she told 221 people.", "All was well", "221", "captain")


def test_an_article_says_what_is_doubtful_and_what_was_left_out() -> None:
    article = Article(
        7,
        Report(
            title="Ferry fire",
            paragraphs=("One. " * 40, "Two."),
            outlet="Post",
            tags=("sea",),
            dropped=(Dropped("caption", "The ferry"),),
            provenance={"outlet": "inferred", "title": "inferred"},
            flags=("title made from the lede",),
        ),
        added="2024-07-13T10:00:00Z",
        version=2,
        note="call the harbour",
        sources=("a.txt", "b.txt"),
    )
    lines = list(article_lines(article, 60, dropped=True))
    text = "\n".join(lines)
    assert max(map(len, lines)) <= 60
    for piece in (
        "Post (inferred)", "Published: unknown", "sea", "a.txt, b.txt", "title made from the lede",
        "call the harbour", "caption    The ferry", "2 of the text",
    ):  # fmt: skip
        assert piece in text
    assert "The ferry" not in "\n".join(article_lines(article, 60))


def test_a_comparison_shows_each_finding_with_its_places() -> None:
    comparison = Comparison(
        POST,
        LEDGER,
        rows=(Row("reworded", (0,), (0,), 0.8, moved=True),),
        quotes=(QuotePair("altered", 0, 0),),
        figures=(FigurePair("differ", 0, 0),),
        people=(PersonPair("title-differs", 0, 0),),
        notes=(Note("date", "The dates differ", None, None),),
    )
    lines = list(comparison_lines(comparison, "Post", "Ledger", 72))
    text = "\n".join(lines)
    for piece in (
        "~ A¶1", "B¶1   (moved)", "“all is well” (Ann Corrie)", "“All was well”",
        "! A¶1 212 / B¶1 221", "! A Ann Corrie (mate) / B Ann Corrie (captain)",
        "? date: The dates differ", "1 quote altered",
    ):  # fmt: skip
        assert piece in text
    assert max(map(len, lines)) <= 72


def test_words_that_the_other_report_does_not_quote_are_shown_where_they_stand() -> None:
    comparison = Comparison(
        POST, LEDGER, quotes=(QuotePair("unquoted-right", 0, None, evidence=Span(0, 1, 13)),)
    )
    assert "  B¶1   All was well" in list(comparison_lines(comparison, "Post", "Ledger", 72))


def test_reports_of_one_outlet_are_told_apart() -> None:
    text = "\n".join(comparison_lines(Comparison(POST, POST), "Post", "Post", 72))
    assert "Post (A)" in text
    assert "Post (B)" in text


def test_a_ledger_shows_verdict_outlet_and_paragraph() -> None:
    place = (Evidence(1, Span(2, 0, 5)),)
    ledger = Ledger(
        Story(3, "The ferry fire", "", "", ("Post",), (1, 2), 2),
        ((1, "Post"), (2, "Post")),
        (
            LedgerRow("figure", "passengers", "differ", (LedgerCell(1, "212", "", place),)),
            LedgerRow("quote", "all is well", "agree", (LedgerCell(2, "all is well", "Ann"),)),
        ),
    )
    lines = list(ledger_lines(ledger, 72))
    assert lines[0] == "The ferry fire"
    assert lines[lines.index("Figures") + 1 :][:2] == ["! passengers", "    Post ¶3: 212"]
    assert lines[-1].strip() == "Post (2): all is well (Ann)"
