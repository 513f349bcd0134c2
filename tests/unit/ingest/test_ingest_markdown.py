import pytest

from briefreader.errors import InputError
from briefreader.ingest.markdown import read_markdown

LEDE = (
    "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday, after a "
    "storm broke the old pier in two."
)
DOCUMENT = f"""---
title: "Harbour closed until spring"
author: [Jo Doe, Ann Roe]
source: The Ellery Packet
date: 10 January 2023 15:47
link: https://ellerypacket.example/harbour
tags: harbour, storms
---

# Harbour closed until spring

![The pier](https://ellerypacket.example/pier.jpg)
*The broken pier. Photo: Jo Doe*

{LEDE}

## What *next*?

- a **new** pier
- or [none](https://ellerypacket.example/none)

> “It was
> old,” he said.

Subscribe

*The Ellery Packet comes out on Tuesdays. [Write to us](mailto:x@y.example).*
"""


def test_front_matter_gives_the_metadata() -> None:
    report = read_markdown(DOCUMENT, "harbour.md")
    assert report.title == "Harbour closed until spring"
    assert report.byline == "Jo Doe, Ann Roe"
    assert report.outlet == "The Ellery Packet"
    assert report.published == "2023-01-10T15:47"
    assert report.url == "https://ellerypacket.example/harbour"
    assert report.tags == ("harbour", "storms")
    assert set(report.provenance.values()) == {"given", "inferred"}


def test_the_body_becomes_plain_paragraphs() -> None:
    report = read_markdown(DOCUMENT)
    assert report.paragraphs == (
        LEDE,
        "What next?",
        "a new pier",
        "or none",
        "“It was old,” he said.",
    )


def test_captions_notes_and_furniture_are_set_apart() -> None:
    kinds = {piece.text: piece.kind for piece in read_markdown(DOCUMENT).dropped}
    assert kinds["The broken pier. Photo: Jo Doe"] == "caption"
    assert kinds["The pier"] == "caption"
    assert kinds["Harbour closed until spring"] == "repeat"
    assert kinds["Subscribe"] == "furniture"
    assert kinds["The Ellery Packet comes out on Tuesdays. Write to us."] == "furniture"


def test_the_first_heading_is_the_title_where_none_is_given() -> None:
    report = read_markdown(f"# Harbour *closed*\n\n{LEDE}\n\n## Later\n\nMore.")
    assert (report.title, report.provenance["title"]) == ("Harbour closed", "found")
    assert report.paragraphs == (LEDE, "Later", "More.")


def test_a_source_that_is_an_address_is_the_address() -> None:
    report = read_markdown(f"---\ntitle: Harbour\nsource: https://x.example/a\n---\n{LEDE}")
    assert (report.url, report.outlet) == ("https://x.example/a", "")


def test_html_inside_markdown_loses_its_tags_only() -> None:
    report = read_markdown(
        f"# T of it\n\n<div class=x>The pier<br>broke.</div>\n\n{LEDE} <b>Yes.</b>"
    )
    assert report.paragraphs == ("The pier", "broke.", f"{LEDE} Yes.")


def test_tables_and_code_are_text_too() -> None:
    report = read_markdown(f"{LEDE}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n    indented\n")
    assert report.paragraphs == (LEDE, "a", "b", "1", "2", "indented")


def test_a_date_that_is_none_is_remarked_on() -> None:
    report = read_markdown(f"---\ntitle: Harbour\ndate: soon\n---\n{LEDE}")
    assert report.published == ""
    assert any("soon" in flag for flag in report.flags)


@pytest.mark.parametrize("text", ["---\ntitle: Harbour\n---\n", "![a](b)", "<!-- nothing -->"])
def test_a_document_without_text_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="no text"):
        read_markdown(text)


def test_front_matter_that_holds_the_text_is_enough() -> None:
    assert read_markdown(f"---\ntitle: Harbour\nbody: {LEDE}\n---\n").paragraphs == (LEDE,)


@pytest.mark.parametrize(
    "block",
    [
        "title: Harbour: [shut\n\t- {x",
        'title: "Harbour shut',
        "title [Harbour\n: : :",
        "Two\nwords",
    ],
)
def test_a_heading_counts_more_than_a_title_in_broken_front_matter(block: str) -> None:
    report = read_markdown(f"---\n{block}\n---\n\n# Harbour closed until spring\n\n{LEDE}")
    assert (report.title, report.paragraphs) == ("Harbour closed until spring", (LEDE,))
    assert any("front matter" in flag for flag in report.flags)


def test_a_title_in_broken_front_matter_serves_where_no_heading_follows() -> None:
    assert read_markdown(f"---\ntitle: Harbour shut\n\t- {{x\n---\n{LEDE}").title == "Harbour shut"


def test_a_paragraph_between_two_rules_is_no_front_matter() -> None:
    assert LEDE in read_markdown(f"---\n\n{LEDE}\n\n---\n\n{LEDE} Again.").paragraphs


def test_a_heading_without_text_is_said_to_be_so() -> None:
    with pytest.raises(InputError, match="a title and no text"):
        read_markdown("# Harbour closed until spring\n")
