"""Figures agree, differ or stand alone. A false difference is worse than a missed one."""

import pytest
from compare_making import make

from briefreader.compare.align import align_sentences
from briefreader.compare.compare import compare_reports
from briefreader.compare.evidence import is_slip
from briefreader.compare.quantities import compatible
from briefreader.compare.side import Side
from briefreader.compare.similarity import measure_likeness
from briefreader.models.annotation import Figure, Span


def relations(left, right):
    return [pair.relation for pair in compare_reports(left, right).figures]


def figure(value, hedge="", high=None, unit="boat"):
    return Figure("", Span(0, 0, 0), 0, value, unit, hedge, high)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (figure(100), figure(100)),
        (figure(100, "more than"), figure(130)),
        (figure(100, "about"), figure(93)),
        (figure(200, "nearly"), figure(187)),
        (figure(1200), figure(1234)),
        (figure(10, high=15), figure(12)),
        (figure(228, high=191), figure(228, high=191)),
    ],
)
def test_hedges_rounding_and_ranges_fit(left, right):
    assert compatible(left, right)
    assert compatible(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (figure(100), figure(130)),
        (figure(100, "more than"), figure(90)),
        (figure(100, "more than"), figure(200, "more than")),
        (figure(100, "about"), figure(175)),
        (figure(100_000), figure(175_000)),
        (figure(10, high=15), figure(40)),
        (figure(1.5, unit="percent"), figure(1.5, unit="percentage point")),
    ],
)
def test_what_no_hedge_covers_does_not_fit(left, right):
    assert not compatible(left, right)


@pytest.mark.parametrize(("left", "right"), [(86, 68), (86, 96), (1184, 1814), (5687.75, 5587.75)])
def test_swapped_and_single_wrong_digits_look_like_slips(left, right):
    assert is_slip(left, right)


@pytest.mark.parametrize(("left", "right"), [(312, 353), (3, 4), (100, 1000)])
def test_other_digits_do_not(left, right):
    assert not is_slip(left, right)


def test_one_count_under_two_names_agrees():
    left = make(
        "Some 90,000 troops stand at the border.", figures=[("90,000 troops", 90_000, "troop")]
    )
    right = make("He has 90,000 soldiers there.", figures=[("90,000 soldiers", 90_000, "soldier")])
    assert relations(left, right) == ["agree"]


def test_another_number_in_the_same_sentence_differs():
    text = "The crew saved {} goats from the burning ferry before it sank."
    left = make(text.format(40), figures=[("40 goats", 40, "goat")])
    right = make(text.format(90), figures=[("90 goats", 90, "goat")])
    assert relations(left, right) == ["differ"]


def test_the_dead_of_two_reports_differ_even_in_other_words():
    left = make("The flood killed four people in Selby.", figures=[("four people", 4, "death")])
    right = make("In Selby seven people drowned.", figures=[("seven people", 7, "death")])
    assert relations(left, right) == ["differ"]


def test_a_figure_the_other_report_also_prints_never_differs():
    left = make(
        "The yard built 40 boats this year. The rival yard built 90 boats this year.",
        figures=[("40 boats", 40, "boat"), ("90 boats", 90, "boat")],
    )
    right = make("The yard built 90 boats this year.", figures=[("90 boats", 90, "boat")])
    assert "differ" not in relations(left, right)


def test_figures_of_different_things_stand_alone():
    left = make("They sold 40 boats.", figures=[("40 boats", 40, "boat")])
    right = make("They sold 90 tickets.", figures=[("90 tickets", 90, "ticket")])
    assert relations(left, right) == ["only-left", "only-right"]


def test_years_told_of_different_people_do_not_differ():
    left = make("Mr. Vos served 24 years in the navy.", figures=[("24 years", 24, "year")])
    right = make("Directors hold office for ten years.", figures=[("ten years", 10, "year")])
    assert "differ" not in relations(left, right)


def test_a_feared_number_does_not_contradict_a_counted_one():
    left = make(
        "A plan could bring up 175,000 troops next year.",
        "Some 10,000 troops went home.",
        figures=[("175,000 troops", 175_000, "troop"), ("10,000 troops", 10_000, "troop")],
    )
    right = make("There are 100,000 troops.", figures=[("100,000 troops", 100_000, "troop")])
    assert "differ" not in relations(left, right)


def test_the_rest_of_something_is_not_the_whole():
    left = make("Three other rifles were found.", figures=[("Three other rifles", 3, "rifle")])
    right = make("Nine rifles were found in all.", figures=[("Nine rifles", 9, "rifle")])
    assert "differ" not in relations(left, right)


def test_the_toll_of_two_disasters_is_not_that_of_one():
    left = make(
        "The model was grounded after two crashes that killed 346 people.",
        figures=[("346 people", 346, "death")],
    )
    right = make("The crash killed all 157 people.", figures=[("157 people", 157, "death")])
    assert "differ" not in relations(left, right)


def test_those_of_one_place_are_not_all():
    left = make("The quake hurt five people.", figures=[("five people", 5, "injured")])
    right = make("Two people from Zobel were hurt.", figures=[("Two people", 2, "injured")])
    assert "differ" not in relations(left, right)


def test_a_figure_without_a_known_unit_is_compared_only_in_its_own_sentence():
    left = make("It scored 40 overall.", figures=[("40", 40, "")])
    right = make("A rating of 90 was given.", figures=[("90", 90, "")])
    assert relations(left, right) == ["only-left", "only-right"]


def test_every_figure_stands_in_a_pair():
    left = make(
        "One 40 boats, two 50 boats.", figures=[("40 boats", 40, "boat"), ("50 boats", 50, "boat")]
    )
    right = make("Then 40 boats.", figures=[("40 boats", 40, "boat")])
    pairs = compare_reports(left, right).figures
    assert {pair.left for pair in pairs} >= {0, 1}
    assert {pair.right for pair in pairs} >= {0}


def test_sentences_printed_alike_hold_no_difference():
    """Where a figure is read differently from equal words, that is no difference of the reports."""
    left = make("It cost 4 MILLION pounds in all.", figures=[("4 MILLION pounds", 4e6, "gbp")])
    right = make("It cost 4 million pounds in all.", figures=[("4 million pounds", 4, "gbp")])
    likeness = measure_likeness(Side.of(left), Side.of(right))
    assert align_sentences(likeness)[0].strength == 1.0
    assert "differ" not in relations(left, right)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a share", "a share"),
        ("of the index", "of the index"),
        ("in the latest poll", "in the latest poll"),
    ],
)
def test_markets_and_polls_are_read_at_two_moments(one, other):
    text = "Harbour stock of the Tarn yard rose by {} percent {} at noon in Selby."
    left = make(text.format(40, one), figures=[("40 percent", 40, "percent")])
    right = make(text.format(90, other), figures=[("90 percent", 90, "percent")])
    assert "differ" not in relations(left, right)


def test_figures_of_two_days_do_not_differ():
    text = "The yard in Selby launched {} grey boats on {} before a small crowd."
    left = make(
        text.format(40, "May 4"),
        figures=[("40 grey boats", 40, "boat")],
        dates=[("May 4", "2031-05-04")],
    )
    right = make(
        text.format(90, "May 8"),
        figures=[("90 grey boats", 90, "boat")],
        dates=[("May 8", "2031-05-08")],
    )
    assert "differ" not in relations(left, right)


def test_a_rise_and_a_fall_do_not_differ():
    text = "Sales of the Tarn yard in Selby {} by {} percent, its owner said."
    left = make(text.format("rose", 40), figures=[("40 percent", 40, "percent")])
    right = make(text.format("fell", 90), figures=[("90 percent", 90, "percent")])
    assert "differ" not in relations(left, right)


def test_two_kinds_of_a_thing_do_not_differ():
    left = make("It has three old barges.", figures=[("three old barges", 3, "barge")])
    right = make("It has nine new barges.", figures=[("nine new barges", 9, "barge")])
    assert "differ" not in relations(left, right)


def test_an_amount_restated_in_brackets_does_not_differ():
    text = "The yard in Selby lost $11bn ({}) to a fraud by its own clerks."
    left = make(text.format("£5.7bn"), figures=[("$11bn", 11e9, "usd"), ("£5.7bn", 5.7e9, "gbp")])
    right = make(text.format("£8.5bn"), figures=[("$11bn", 11e9, "usd"), ("£8.5bn", 8.5e9, "gbp")])
    assert "differ" not in relations(left, right)


def test_a_plan_does_not_contradict_what_was_done():
    left = make("It could save 110 jobs in Selby.", figures=[("110 jobs", 110, "job")])
    right = make("It saved 40 jobs in Selby.", figures=[("40 jobs", 40, "job")])
    assert "differ" not in relations(left, right)


def test_a_value_that_the_other_prints_of_something_else_does_not_differ():
    left = make(
        "Experts hoped for 48 phones, the shop in Selby moved 46 handsets.",
        figures=[("48 phones", 48, "phone"), ("46 handsets", 46, "handset")],
    )
    right = make(
        "The shop in Selby moved 46 phones, experts hoped for 48 handsets.",
        figures=[("46 phones", 46, "phone"), ("48 handsets", 48, "handset")],
    )
    assert "differ" not in relations(left, right)


def test_tolls_worlds_apart_are_of_two_events():
    left = make("The flood in Selby hurt two people.", figures=[("two people", 2, "injured")])
    right = make(
        "In all of Selby county 70 people were hurt when the flood came through.",
        figures=[("70 people", 70, "injured")],
    )
    assert "differ" not in relations(left, right)


def test_where_most_figures_part_the_reports_are_of_two_days():
    text = "The {} of the Tarn yard in Selby came to {} tons in the week, the owner said."
    weeks = [("grain", 41, 57), ("coal", 62, 88), ("timber", 19, 34)]
    left, right = (
        make(
            *(text.format(name, values[at]) for name, *values in weeks),
            figures=[(f"{values[at]} tons", values[at], "load") for _, *values in weeks],
        )
        for at in (0, 1)
    )
    assert "differ" not in relations(left, right)


def test_thirteen_heard_for_thirty_differs():
    left = make(
        "A stretch of the wall about 30 metres long slid away.",
        figures=[("about 30 metres", 30, "metre")],
        hedge="about",
    )
    right = make(
        "About four in the morning a part of the wall about 13 metres long slid down.",
        figures=[("about 13 metres", 13, "metre")],
        hedge="about",
    )
    assert relations(left, right) == ["differ"]


def test_million_for_billion_differs():
    left = make("The bank in Selby pays £2.4 million.", figures=[("£2.4 million", 2.4e6, "gbp")])
    right = make(
        "£2.4 billion is what the Selby bank pays.", figures=[("£2.4 billion", 2.4e9, "gbp")]
    )
    assert relations(left, right) == ["differ"]
