import pytest

from briefreader.ingest.clean import (
    heads_comments,
    heads_list,
    is_copyright,
    is_distribution,
    is_furniture,
    is_list_item,
    is_text_credit,
)


@pytest.mark.parametrize(
    "line",
    [
        "Sign up",
        "Sign Up for Daily Headlines",
        "Support our mission",
        "Download the. down Harbour news app for breaking news and politics",
        "Get the day's headlines in your inbox. Enter your email address",
        "Leave a Comment",
        "32 comments",
        "Share on social   Copy link",
        "Facebook Twitter WhatsApp Email",
        "READ MORE: Ten things you only know if you have stood on the pier",
        "Related topics: Football  Planning",
        "Follow The Harbour Post on Twitter",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "This site uses cookies. Read our policy",
        "Don't miss a vote: get City Hall every Wednesday. Subscribe",
        "Weiterlesen",
        "Partager",
        "* * *",
        "4 min read",
        "Reach Jo Doe at jo@harbourpost.example.",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell on Monday as the harbour closed.",
        "Watch how the minister turned when she was asked about the harbour again.",
        "Follow-up talks are planned for next week.",
        "Search teams found two more people in the cellars, the police said.",
        "Sign up for the army or go to prison: that was the choice that the men were given.",
        "“Subscribe to nothing,” he said.",
        "Related companies were also told to close the harbour by the end of the week.",
        "Home is where the harbour is.",
        "More from the talks was expected on Tuesday, when the ministers were to meet again.",
        "Print is dead.",
        "The newsletter of the union, which has 3,000 readers, reported it first.",
        "Download speeds were twice as high as the company had promised, the regulator said.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "©2022 Gullwing L.P.",
        "Copyright 2023 Harbour Media Inc. All rights reserved. This may not be published.",
        "All rights reserved © 2023 Harbour Newspapers Ltd",
        "(c) 2021 Harbour",
        "Alle Rechte vorbehalten",
    ],
)
def test_copyright_notices_are_told(line: str) -> None:
    assert is_copyright(line)


def test_a_report_about_copyright_is_not_a_notice() -> None:
    assert not is_copyright(
        "Copyright law was written for printers, and the court said that it had no answer to this."
    )


def test_distribution_and_credits_are_told() -> None:
    assert is_distribution("Distributed by Gullwing Content Agency, LLC.")
    assert is_distribution("This story was originally published by The Harbour Post.")
    assert is_text_credit("(Reporting by Jo Doe; editing by Ann Roe)")
    assert is_text_credit("(Staff writer Jo Doe contributed to this report from Port Ellery.)")
    assert not is_text_credit("Written by hand, the letter was found in the harbour office.")


def test_a_list_of_headlines_has_a_heading_and_items() -> None:
    assert heads_list("Most read")
    assert heads_list("RELATED ARTICLES:")
    assert not heads_list("Related to the minister")
    assert is_list_item("Snow day? District to decide by 5 a.m.")
    assert is_list_item("harbour, port ellery, ferries, weather")
    assert not is_list_item("The harbour closed on Monday after a storm.")


def test_comments_have_a_heading() -> None:
    assert heads_comments("32 comments")
    assert heads_comments("Leave a Comment")
    assert not heads_comments("Comments by the minister drew criticism")
