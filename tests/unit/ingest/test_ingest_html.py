import json

import pytest

from briefreader.errors import InputError
from briefreader.ingest.html import read_page
from briefreader.ingest.page_tree import page_blocks, parse_page
from briefreader.models.article import Report

LEDE = (
    "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday, after a "
    "storm broke the old pier in two."
)
SECOND = (
    "Fishermen who met in the town hall asked for money and were promised an answer by the end of "
    "the week, which nobody in the room believed."
)
LAST = "The pier was built in 1911 and has been repaired four times since then, the last in 1987."
TITLE = "Harbour closed until spring"


def page(
    body: str = "", *, head: str = "", title: str = f"{TITLE} | The Ellery Packet", url: str = ""
) -> Report:
    body = body or f"<h1>{TITLE}</h1><p>{LEDE}</p><p>{SECOND}</p><p>{LAST}</p>"
    return read_page(
        f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article>{body}</article>"
        "<footer><p>© 2023 The Ellery Packet Ltd</p></footer></body></html>".encode(),
        "page.html",
        url,
    )


def linked_data(**values: object) -> str:
    record = {"@context": "https://schema.org", "@type": "NewsArticle", **values}
    return f'<script type="application/ld+json">{json.dumps(record)}</script>'


def kinds(report: Report) -> dict[str, str]:
    return {piece.text: piece.kind for piece in report.dropped}


def test_the_report_is_found_on_its_page() -> None:
    report = page()
    assert report.title == TITLE
    assert report.paragraphs == (LEDE, SECOND, LAST)
    assert report.outlet == "The Ellery Packet"
    assert kinds(report)["© 2023 The Ellery Packet Ltd"] == "copyright"


def test_what_the_page_states_about_itself_is_given() -> None:
    report = page(
        head='<meta property="og:site_name" content="The Ellery Packet">'
        '<link rel="canonical" href="https://ellerypacket.example/a">'
        + linked_data(
            headline=TITLE,
            datePublished="2023-01-10T06:00:00Z",
            author=[{"@type": "Person", "name": "Jo Doe"}, {"name": "By Ann Roe"}],
            inLanguage="en",
        )
    )
    assert report.published == "2023-01-10T06:00Z"
    assert report.byline == "Jo Doe, Ann Roe"
    assert report.url == "https://ellerypacket.example/a"
    for field in ("title", "outlet", "published", "byline", "url"):
        assert report.provenance[field] == "given"


def test_an_agency_named_as_the_author_is_the_agency() -> None:
    report = page(head='<meta name="author" content="Reuters">')
    assert (report.agency, report.byline) == ("Reuters", "")


def test_the_heading_wins_over_a_title_for_search_engines() -> None:
    report = page(
        head='<meta property="og:title" content="Harbour closed until spring after storm: live">',
        title="Harbour news - Packet",
    )
    assert report.title == TITLE


def test_the_sites_name_is_taken_off_either_end_of_the_title() -> None:
    body = f"<h1>The Ellery Packet</h1><p>{LEDE}</p><p>{SECOND}</p>"
    site = '<meta property="og:site_name" content="The Ellery Packet">'
    assert page(body, head=site).title == TITLE
    assert page(body, head=site, title=f"The Ellery Packet: {TITLE}").title == TITLE
    assert page(body, head=site, title=f"The Ellery Packet | {TITLE}").title == TITLE


def test_the_address_dates_a_page_that_states_no_date() -> None:
    report = page(url="https://ellerypacket.example/2023/01/10/harbour")
    assert (report.published, report.provenance["published"]) == ("2023-01-10", "inferred")


def test_byline_and_date_above_the_text_are_found() -> None:
    report = page(
        f"<h1>{TITLE}</h1><div>By Jo Doe</div><div>10 January 2023, 6.00am</div>"
        f"<p>{LEDE}</p><p>{SECOND}</p>"
    )
    assert report.byline == "Jo Doe"
    assert report.published == "2023-01-10T06:00"
    assert kinds(report)["By Jo Doe"] == "byline"


def test_a_report_divided_by_line_breaks_only_is_not_dropped_as_well() -> None:
    body = "<br><br>".join([LEDE, SECOND, LAST, LEDE.replace("Monday", "Tuesday")])
    report = page(f"<h1>{TITLE}</h1><div>10 January 2023, 6.00am</div><div>{body}</div>")
    assert report.words > 60
    assert report.published == "2023-01-10T06:00"
    assert not any(SECOND in piece.text for piece in report.dropped)


def test_a_date_above_many_menus_is_found_and_one_in_a_sentence_is_not() -> None:
    menus = "".join(f"<li><a href=/{number}>Section {number}</a></li>" for number in range(300))
    above = (
        "<div>The mayor wrote on 3 March 2022 of a pier that nobody else in town could see</div>"
        "<div>10/02/2023</div>"
    )
    body = f"<p>{LEDE}</p><p>{SECOND}</p><p>{LAST}</p>"
    report = page(f"<ul>{menus}</ul><h1>{TITLE}</h1>{above}{body}")
    assert len(report.dropped) >= 200
    assert report.published == "2023"


def test_an_address_dates_a_page_with_a_month_by_name() -> None:
    report = page(url="https://ellerypacket.example/2023/jan/10/harbour")
    assert report.published == "2023-01-10"


def test_a_heading_keeps_what_only_resembles_the_site() -> None:
    title = "Take care - Packet at the fair 2018"
    report = page(
        f"<h1>{title}</h1><p>{LEDE}</p><p>{SECOND}</p>",
        title=title,
        url="https://packet.example/fair",
    )
    assert report.title == title


def test_captions_stand_apart() -> None:
    report = page(
        f"<h1>{TITLE}</h1><figure><img><figcaption>The broken pier</figcaption></figure>"
        f"<p>{LEDE}</p><p>{SECOND}</p>"
    )
    assert report.paragraphs == (LEDE, SECOND)
    assert kinds(report)["The broken pier"] == "caption"


def test_headings_inside_the_report_stay() -> None:
    report = page(f"<h1>{TITLE}</h1><p>{LEDE}</p><h2>What next?</h2><p>{SECOND}</p>")
    assert report.paragraphs == (LEDE, "What next?", SECOND)


def test_a_quoted_post_between_paragraphs_stays() -> None:
    post = "We told them about the pier in 2019 and nobody came to look."
    report = page(
        f"<h1>{TITLE}</h1><p>{LEDE}</p><blockquote class='twitter-tweet'><p>{post}</p></blockquote>"
        f"<p>{SECOND}</p><p>{LAST}</p>"
    )
    assert post in report.paragraphs


def test_links_to_other_reports_are_teasers() -> None:
    link = "Pier of Port Ellery to get new lamps"
    report = page(
        f"<h1>{TITLE}</h1><p>{LEDE}</p><p><a href=/x>{link}</a></p><p>{SECOND}</p><p>{LAST}</p>"
        f"<p>{LEDE.replace('Monday', 'Tuesday')}</p>"
    )
    assert link not in report.paragraphs
    assert kinds(report)[link] == "teaser"


def test_the_text_a_page_states_is_taken_where_extraction_finds_little() -> None:
    stated = "\n".join([LEDE, SECOND, LAST] * 4)
    report = page(f"<h1>{TITLE}</h1><p>{LAST}</p>", head=linked_data(articleBody=stated))
    assert report.words > 200


def test_control_characters_written_as_references_do_not_end_the_page() -> None:
    report = page(
        f"<h1>{TITLE}</h1><p>&#27;[31m{LEDE}&#x1b;&#0;</p><p>{SECOND} &#147;No&#148;.</p>"
    )
    assert report.paragraphs[0].endswith(LEDE)
    assert report.paragraphs[1].endswith("“No”.")
    assert "\x1b" not in "".join(report.paragraphs)


def test_a_live_blog_and_a_paywall_are_remarked_on() -> None:
    live = page(head=linked_data(**{"@type": "LiveBlogPosting"}))
    assert "live blog" in live.flags
    closed = page(f"<p>{LEDE}</p>", head=linked_data(isAccessibleForFree="False"))
    assert any("paywall" in flag for flag in closed.flags)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        (b"<html></html>", "without a report"),
        (b"<html><body>" + b"<script>x</script>" * 9 + b"</body></html>", "scripts"),
        (b"<div id=a></div><noscript>Enable JavaScript to read.</noscript>", "scripts"),
        (b"<p>Please enable JS and disable any ad blocker</p>", "scripts"),
        (b"<p>JavaScript is disabled in your browser.</p>", "scripts"),
        (
            b'<script type="application/ld+json">{"@type": "NewsArticle", '
            b'"isAccessibleForFree": false}</script><p>Subscribe to continue reading.</p>',
            "behind a paywall",
        ),
        (b"<p>" * 30_000, "has 30,00"),
        (b"<p>" + b"word " * 1_200_000, "holds more text than a page can"),
        (b"<!-- -->", "without"),
    ],
)
def test_a_page_that_cannot_be_read_says_why(html: bytes, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_page(html)


@pytest.mark.parametrize(
    "html",
    [
        f"<html><p>{LEDE}<b><i>{SECOND}</p></b><table><p>{LAST}",
        f"<p>{LEDE}</p>" * 3 + "<div>" * 100_000,
        f"<article><p>{LEDE}</p><p>{SECOND}</p></article>" + "<a href=x>y</a> " * 15_000,
        '<script type="application/ld+json">'
        + "[" * 300_000
        + f"</script><p>{LEDE}</p><p>{SECOND}",
        f"<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>{LEDE}</p><p>{SECOND}&a;</p>",
    ],
    ids=["broken", "deep", "links", "linked data", "entity"],
)
def test_broken_and_hostile_pages_still_give_their_text(html: str) -> None:
    report = read_page(html.encode())
    assert LEDE in report.paragraphs[0]
    assert "root:" not in "".join(report.paragraphs)


def test_blocks_tell_where_they_stand_and_how_much_of_them_is_linked() -> None:
    tree = parse_page(
        b"<body><aside><div><a href=x>One</a> <a href=y>Two</a></div></aside>"
        b"<p>Half <a href=z>half</a></p><ul><li>Item<br>line</li></ul>"
    )
    blocks = page_blocks(tree)
    assert [(block.text, block.place) for block in blocks] == [
        ("One", "aside"),
        ("Two", "aside"),
        ("Half half", ""),
        ("Item line", ""),
    ]
    assert [round(block.linked, 1) for block in blocks] == [1.0, 1.0, 0.5, 0.0]


@pytest.mark.parametrize(
    ("site", "publisher", "outlet", "origin"),
    [
        ("Packet", "", "Packet", "given"),
        ("U.S.", "", "Ellery Packet", "inferred"),
        ("U.S.", "The Ellery Packet", "The Ellery Packet", "given"),
        ("Harbour Group", "", "Ellery Packet", "inferred"),
        ("", "", "Ellery Packet", "inferred"),
    ],
)
def test_a_stated_site_name_gives_way_to_one_that_fits_the_host(
    site: str, publisher: str, outlet: str, origin: str
) -> None:
    data = json.dumps({"@type": "NewsArticle", "publisher": {"name": publisher}})
    document = (
        f'<html><head><title>{TITLE} - Ellery Packet</title><meta property="og:site_name" '
        f'content="{site}"><script type="application/ld+json">{data}</script></head>'
        f"<body><h1>{TITLE}</h1><article><p>{LEDE}</p><p>{SECOND}</p></article></body></html>"
    )
    report = read_page(document.encode(), "page.html", "https://www.ellerypacket.example/1")
    assert (report.outlet, report.provenance["outlet"]) == (outlet, origin)


def test_a_site_name_that_nothing_contradicts_is_taken_as_it_is() -> None:
    head = f'<title>{TITLE}</title><meta property="og:site_name" content="Harbour Group">'
    document = f"<html><head>{head}</head><body><p>{LEDE}</p><p>{SECOND}</p></body></html>"
    report = read_page(document.encode(), "page.html", "https://www.ellerypacket.example/1")
    assert (report.outlet, report.provenance["outlet"]) == ("Harbour Group", "given")


@pytest.mark.parametrize(
    ("url", "href", "further"),
    [
        ("https://a.example/news/1", "/news/1/2", "https://a.example/news/1/2"),
        ("https://a.example/news/1/", "?page=2", "https://a.example/news/1/?page=2"),
        ("https://a.example/news-1.html?id=3", "?id=3&page=2", "…?id=3&page=2"),
        ("https://a.example/news/1", "/news/1/page/2/", "https://a.example/news/1/page/2/"),
        ("https://a.example/news/1", "/news/another-report", ""),
        ("https://a.example/2024/03/04/one", "/2024/03/05/two", ""),
        ("https://a.example/news/1", "https://b.example/news/1/2", ""),
        ("https://a.example/", "/2", ""),
        ("", "/2", ""),
        ("https://a.example/news/1", "http://[bad", ""),
    ],
)
def test_a_report_that_goes_on_elsewhere_is_said_to(url: str, href: str, further: str) -> None:
    report = page(head=f'<link rel="next" href="{href}">', url=url)
    said = [flag.removeprefix("goes on at ") for flag in report.flags if "goes on" in flag]
    expected = further.replace("…", "https://a.example/news-1.html")
    assert said == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("head", "url", "gallery"),
    [
        ('<meta property="og:type" content="gallery">', "", True),
        ('<script type="application/ld+json">{"@type": "ImageGallery"}</script>', "", True),
        ("", "https://a.example/photo-gallery/ice", True),
        ("", "https://a.example/sport/fotostrecke-42", True),
        ("", "https://a.example/arts/gallery-owner-dies", False),
        ("", "https://a.example/arts/national-gallery-reopens", False),
        ('<meta property="og:type" content="article">', "https://a.example/news/1", False),
    ],
)
def test_a_gallery_is_said_to_be_one(head: str, url: str, gallery: bool) -> None:
    assert any("gallery" in flag for flag in page(head=head, url=url).flags) is gallery
