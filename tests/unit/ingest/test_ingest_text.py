from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.errors import InputError
from briefreader.ingest.text import read_text
from briefreader.models.article import Report
from briefreader.sanitise import sanitise

LEDE = (
    "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday, after a "
    "storm broke the old pier in two."
)
SECOND = (
    "Fishermen who met in the town hall asked for money and were promised an answer by the end of "
    "the week, which nobody in the room believed."
)
LAST = "The pier was built in 1911 and has been repaired four times since then, the last in 1987."


def page(*lines: str) -> Report:
    return read_text("\n\n".join(lines), "harbour.txt")


def dropped(report: Report) -> dict[str, str]:
    return {piece.text: piece.kind for piece in report.dropped}


def test_a_plain_report_keeps_its_paragraphs_and_its_headline() -> None:
    report = page("Harbour closed until spring", LEDE, SECOND, LAST)
    assert report.title == "Harbour closed until spring"
    assert report.provenance["title"] == "found"
    assert report.paragraphs == (LEDE, SECOND, LAST)
    assert report.dropped == ()
    assert report.lang == "en"


def test_a_text_without_headline_gets_one_from_its_lede_and_says_so() -> None:
    report = page(LEDE, SECOND)
    assert (
        report.title
        == "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday…"
    )
    assert report.provenance["title"] == "inferred"
    assert "title made from the lede" in report.flags
    assert report.paragraphs == (LEDE, SECOND)


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "市长宣布新桥将于五月开通",
            "市长星期一表示，新桥将于五月开通。河边的房屋将保留，费用上升到四百万元，办公室说，没有人反对。",
        ),
        (
            "新しい橋が五月に開通",
            "市長は月曜日、新しい橋が五月に開通すると発表した。費用は四百万円に上ったと事務所は述べた。",
        ),
    ],
)
def test_a_headline_without_spaces_between_its_words_is_found(headline: str, body: str) -> None:
    report = page(headline, body, "没有人受伤。")
    assert (report.title, report.provenance["title"]) == (headline, "found")
    assert report.paragraphs == (body, "没有人受伤。")


def test_a_title_made_of_chinese_ends_with_its_first_sentence() -> None:
    assert (
        page("市长星期一表示，新桥将于五月开通。河边的房屋将保留。").title
        == "市长星期一表示，新桥将于五月开通。"
    )


def test_a_headline_printed_twice_is_kept_once() -> None:
    report = page("Harbour closed until spring", "By Jo Doe", "Harbour closed until spring", LEDE)
    assert report.title == "Harbour closed until spring"
    assert dropped(report)["Harbour closed until spring"] == "repeat"
    assert report.byline == "Jo Doe"


def test_a_breadcrumb_before_the_headline_may_name_the_outlet() -> None:
    report = page(
        "Home Ellery business Harbour closed until spring", "Harbour closed until spring", LEDE
    )
    assert report.title == "Harbour closed until spring"
    assert (report.outlet, report.provenance["outlet"]) == ("Ellery business", "inferred")


def test_a_breadcrumb_of_sections_names_no_outlet() -> None:
    report = page(
        "Home World Europe Harbour closed until spring", "Harbour closed until spring", LEDE
    )
    assert report.outlet == ""


def test_the_site_behind_the_headline_names_the_outlet() -> None:
    report = page(
        "Harbour closed until spring | The Ellery Packet", "Harbour closed until spring", LEDE
    )
    assert report.title == "Harbour closed until spring"
    assert (report.outlet, report.provenance["outlet"]) == ("The Ellery Packet", "inferred")


def test_menu_and_masthead_above_the_headline_are_furniture() -> None:
    report = page(
        "Home   World   Sport   Live TV",
        "The Ellery Packet",
        "Home > Local > Harbour",
        "Harbour closed until spring",
        LEDE,
        "© 2023 The Ellery Packet. All rights reserved.",
    )
    assert report.title == "Harbour closed until spring"
    assert (report.outlet, report.provenance["outlet"]) == ("The Ellery Packet", "found")
    assert report.paragraphs == (LEDE,)
    assert dropped(report)["Home > Local > Harbour"] == "breadcrumb"


def test_byline_date_and_agency_are_read_above_the_body() -> None:
    report = page(
        "Harbour closed until spring",
        "By Jo Doe, Gullwing News Agency",
        "January 10, 2023 | 3:47 p.m.",
        "Updated January 11, 2023 | 9:00 a.m.",
        f"PORT ELLERY (Gullwing) — {LEDE}",
    )
    assert report.byline == "Jo Doe"
    assert report.published == "2023-01-10T15:47"
    assert report.agency == "Gullwing News Agency"
    assert report.dateline == "PORT ELLERY"
    assert report.paragraphs == (LEDE,)


def test_an_outlet_in_the_byline_is_the_outlet_and_is_said_to_be_inferred() -> None:
    report = page("Harbour closed until spring", "By: DW", LEDE)
    assert (report.outlet, report.byline, report.agency) == ("DW", "", "")
    assert report.provenance["outlet"] == "inferred"


def test_a_copyright_year_is_no_date() -> None:
    report = page("Harbour closed until spring", LEDE, "Copyright 2023 Ellery Media Inc.")
    assert report.published == ""
    assert report.outlet == ""


def test_the_copyright_year_of_an_agency_is_the_year_and_is_said_to_be_inferred() -> None:
    report = page("Harbour closed until spring", LEDE, "©2022 Bloomberg L.P.")
    assert (report.published, report.provenance["published"]) == ("2022", "inferred")
    assert report.agency == "Bloomberg"


def test_dates_in_the_body_are_not_the_publication_date() -> None:
    report = page(
        "Harbour closed until spring", "It is to open on 3 March 2024, the mayor said.", LEDE
    )
    assert report.published == ""


def test_an_outlet_named_by_its_own_promotion_is_the_outlet() -> None:
    report = page("Harbour closed until spring", LEDE, "Follow The Ellery Packet on Twitter")
    assert report.outlet == "The Ellery Packet"


def test_an_outlet_named_between_paragraphs_is_only_remarked_on() -> None:
    report = page(
        "Harbour closed until spring", LEDE, "Download the NBC News app for breaking news", LAST
    )
    assert report.outlet == ""
    assert "carries NBC News material" in report.flags


def test_an_outlet_cited_in_the_body_is_not_the_outlet() -> None:
    report = page(
        "Harbour closed until spring", LEDE, "The harbour had been safe, The Hill reported."
    )
    assert report.outlet == ""


def test_a_doubled_caption_goes_twice() -> None:
    caption = "The broken pier on Sunday, seen from the lighthouse"
    report = page("Harbour closed until spring", caption, f"{caption} (Jo Doe / Gullwing)", LEDE)
    assert report.paragraphs == (LEDE,)
    assert [piece.kind for piece in report.dropped] == ["caption", "caption"]


def test_a_credit_glued_to_a_sentence_is_cut_off() -> None:
    report = page("Harbour closed until spring", LEDE, SECOND + "Jo Doe / AP", LAST)
    assert report.paragraphs == (LEDE, SECOND, LAST)
    assert dropped(report) == {"Jo Doe / AP": "credit"}


def test_headlines_listed_below_most_read_are_teasers() -> None:
    report = page(LEDE, LAST, "Most read", "Snow day? District to decide by 5 a.m.", "Cat found")
    assert report.paragraphs == (LEDE, LAST)
    assert dropped(report)["Snow day? District to decide by 5 a.m."] == "teaser"


def test_readers_comments_are_not_the_report() -> None:
    report = page("Harbour closed", LEDE, LAST, "2 comments", "kev: again?? what did they expect.")
    assert report.paragraphs[-1] == LAST


def test_short_lines_at_the_end_stay_unless_furniture_precedes_them() -> None:
    kept = page("Harbour closed until spring", LEDE, "Nobody was hurt")
    assert kept.paragraphs[-1] == "Nobody was hurt"
    gone = page("Harbour closed until spring", LEDE, "Sign up", "Ellery in seven")
    assert gone.paragraphs[-1] == LEDE


def test_subheadings_between_paragraphs_stay_where_they_were() -> None:
    report = page("Harbour closed until spring", LEDE, "What happens next?", LAST)
    assert report.paragraphs == (LEDE, "What happens next?", LAST)


def test_an_address_above_the_report_is_its_address() -> None:
    report = page("https://ellerypacket.example/harbour", "Harbour closed until spring", LEDE)
    assert report.url == "https://ellerypacket.example/harbour"


def test_terminal_sequences_do_not_come_in() -> None:
    report = page(
        "Harbour \x1b]0;owned\x07closed until spring", LEDE.replace("mayor", "\x9b31mmayor")
    )
    assert report.title == "Harbour closed until spring"
    assert report.paragraphs == (LEDE,)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\ufeff", "\x1b[31m\x1b[0m"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="is empty"):
        read_text(text)


def test_a_text_of_too_many_lines_is_refused() -> None:
    with pytest.raises(InputError, match="30,000 lines"):
        read_text("word\n" * 30_000)


@pytest.mark.parametrize(
    "line",
    [
        "Harbour closed until spring",
        "Harbour closed until spring.",
        "The harbour of Port Ellery will stay closed until spring, says the mayor of the town",
        LEDE,
    ],
)
def test_one_line_is_a_report_with_a_made_title(line: str) -> None:
    report = read_text(line)
    assert report.paragraphs == (line,)
    assert report.provenance["title"] == "inferred"
    assert "title made from the lede" in report.flags


def test_a_headline_with_nothing_but_a_byline_below_is_refused() -> None:
    with pytest.raises(InputError, match="a title and no text"):
        read_text("Harbour closed until spring\n\nBy Jane Doe\n")


SCRAPS = """
the a harbour pier said Monday AP Reuters By © 2022 Sign up read more Jo Doe / (Reuters) —
Home World . ? “it ends” today, photo: Comments Share PORT ELLERY 9 January https://x.example
"""
WORDS = st.sampled_from(SCRAPS.split())
LINES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=30).map(" ".join),
    st.sampled_from([LEDE, SECOND, LAST, "", "Most read", "Leave a comment", "Home   Sport   TV"]),
    st.text(max_size=60),
)


@given(st.lists(LINES, min_size=1, max_size=14))
@settings(max_examples=300, deadline=None)
def test_every_word_of_the_source_is_kept_somewhere(lines: list[str]) -> None:
    """What is not body is in the title or among what was dropped: nothing gets lost."""
    text = "\n".join(lines)
    try:
        report = read_text(text)
    except InputError:
        return
    title = [report.title] if report.provenance["title"] == "found" else []
    kept = [*report.paragraphs, *title, *(piece.text for piece in report.dropped)]
    characters = Counter("".join("".join(kept).split()))
    assert characters == Counter("".join(sanitise(text).split()))


def test_a_button_above_the_headline_is_no_outlet() -> None:
    report = page("Search", "Harbour closed until spring", LEDE, SECOND, LAST, "Search the site")
    assert report.outlet == ""
