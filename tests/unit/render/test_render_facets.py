"""Facets are laid out with counts, what is chosen is marked, and long ones are cut."""

from briefreader.render.facets import FEW, FacetChoice, FacetRow, facet_rows
from briefreader.render.glyphs import ASCII, UNICODE
from briefreader.render.lines import line_text

FACETS = {
    "month": (("2024-02", 5), ("2024-07", 1)),
    "outlet": tuple((f"Outlet {number}", 20 - number) for number in range(10)),
    "story": (("3", 2), ("4", 1)),
    "mood": (("glum", 9),),
}


def texts(rows: list[FacetRow]) -> list[str]:
    return [line_text(row.left) + line_text(row.right) for row in rows]


def test_values_stand_under_their_facet_with_their_counts() -> None:
    rows = facet_rows(FACETS, "", "newest", UNICODE, stories={"3": "Ferry fire"})
    shown = texts(rows)
    assert shown[:3] == ["Outlet", "  Outlet 0 20 ", "  Outlet 1 19 "]
    assert shown[shown.index("Story") + 1 :][:2] == ["  Ferry fire 2 ", "  Story 4 1 "]
    assert "✓ Newest first" in shown
    assert not any("glum" in text for text in shown)


def test_months_stand_the_newest_first() -> None:
    shown = texts(facet_rows(FACETS, "", "relevance", UNICODE))
    place = shown.index("Month")
    assert shown[place + 1 : place + 3] == ["  Jul 2024 1 ", "  Feb 2024 5 "]


def test_a_long_facet_is_cut_until_more_is_asked_for() -> None:
    rows = facet_rows(FACETS, "", "relevance", UNICODE)
    more = next(row for row in rows if row.choice == FacetChoice("more", "outlet"))
    assert line_text(more.left) == f"  … {10 - FEW} more"
    assert "  Outlet 9 11 " not in texts(rows)
    unfolded = facet_rows(FACETS, "", "relevance", UNICODE, unfolded={"outlet"})
    assert "  Outlet 9 11 " in texts(unfolded)
    assert not any(row.choice and row.choice.kind == "more" for row in unfolded)


def test_what_the_query_says_is_marked_and_always_shown() -> None:
    rows = facet_rows(FACETS, 'outlet:"Outlet 9" ferry', "relevance", ASCII)
    chosen = next(row for row in rows if row.choice == FacetChoice("term", 'outlet:"Outlet 9"'))
    assert line_text(chosen.left) == "x Outlet 9"


def test_headings_and_gaps_cannot_be_chosen_and_values_are_harmless() -> None:
    rows = facet_rows({"outlet": (("Post\x1b[31m", 1),)}, "", "relevance", UNICODE)
    assert texts(rows)[1] == "  Post 1 "
    assert [row.choice for row in rows if line_text(row.left) in ("Outlet", "", "Order")] == [
        None,
        None,
        None,
    ]


def test_only_the_order_is_left_where_nothing_was_found() -> None:
    assert texts(facet_rows({}, "zzz", "relevance", UNICODE))[0] == "Order"
