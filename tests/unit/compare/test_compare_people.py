"""People are matched by name, and titles differ only where no one can hold both."""

import pytest
from compare_making import make

from briefreader.compare.offices import agree, contradict, read_office
from briefreader.compare.people import compare_people, names_clash, same_person, spelt_alike
from briefreader.compare.side import Side


def relations(left, right):
    return [pair.relation for pair in compare_people(Side.of(left), Side.of(right))]


def named(name, *titles):
    return make(f"{', '.join(titles)} {name} spoke.", people=[(name, titles)])


def test_a_short_name_is_the_person_of_the_full_one():
    assert relations(named("Ada Orlov"), named("Orlov")) == ["same"]


def test_first_names_keep_namesakes_apart():
    assert relations(named("Ada Orlov"), named("Piet Orlov")) == ["only-left", "only-right"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Deputy Foreign Minister", "Foreign Minister"),
        ("Deputy Secretary of State", "Assistant Secretary of State"),
        ("Foreign Minister", "Secretary of State"),
        ("deputy chair", "Harbour Trust’s chair"),
        ("chief medical officer", "chief scientist"),
        ("council leader", "mayor of Selby"),
        ("Sen.", "Representative"),
        ("Oklahoma Secretary of Health", "Oklahoma Secretary of Defense"),
    ],
)
def test_offices_that_exclude_one_another_differ(left, right):
    assert relations(named("Ada Orlov", left), named("Ada Orlov", right)) == ["title-differs"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Russian Deputy Foreign Minister", "Deputy Foreign Minister"),
        ("U.S. Secretary of State", "Secretary of State"),
        ("Sen.", "Senator"),
        ("Gov.", "governor of Selbyland"),
        ("Foreign Secretary", "Foreign Minister"),
        ("former president", "Secretary of State"),
        ("House Speaker", "Rep."),
        ("adviser", "Minister"),
        ("chairman and chief executive", "chief executive"),
        ("chief executive", "Harbour Trust’s chair"),
        ("Minister", "Prime Minister"),
        ("OPEC President", "Nigerian Oil Minister"),
        ("USDA Secretary", "Agriculture Secretary"),
        ("formerly vice president of Selby Steel", "president"),
        ("then-Chancellor", "Prime Minister"),
        ("Treasury Secretary", "Finance Minister"),
        ("External Trade Minister", "Foreign Trade Minister"),
        ("Deputy Prime Minister", "Finance Minister"),
        ("finance minister", "Chancellor of the Exchequer"),
        ("chancellor under Mr Vos", "Chancellor"),
        ("minister", "Deputy Economy Minister"),
        ("Lt. Gen.", "General"),
        ("Senate Majority Leader", "Senator"),
        ("spokesman for the president", "minister"),
    ],
)
def test_titles_that_one_person_can_bear_do_not_differ(left, right):
    assert relations(named("Ada Orlov", left), named("Ada Orlov", right)) == ["same"]


def test_a_second_title_that_agrees_settles_it():
    left = named("Ada Orlov", "Senator", "Foreign Minister")
    assert relations(left, named("Ada Orlov", "Senator")) == ["same"]


def test_a_near_miss_is_a_spelling_and_not_another_person():
    assert relations(named("Anna Baerbrock"), named("Anna Baerbock")) == ["spelling"]


def test_a_name_that_both_reports_know_is_no_misspelling():
    left = make("Anna Hansen met Anna Hanson.", people=[("Anna Hansen", ()), ("Anna Hanson", ())])
    assert relations(left, named("Anna Hanson")) == ["only-left", "same"]


def test_names_are_compared_without_suffixes_and_accents():
    assert same_person("José Muñoz Jr.", "Jose Munoz")
    assert same_person("J. Vos", "Jan Vos")
    assert not same_person("", "Vos")


def test_short_forms_do_not_clash_and_other_first_names_do():
    assert not names_clash("Dick Durand", "Richard J. Durand")
    assert not names_clash("Durand", "Richard Durand")
    assert names_clash("Dale Okafor", "Denise Okafor")
    assert names_clash("Dale Okafor", "June Tarrow")
    assert names_clash("Dale T. Okafor", "June T. Okafor")
    assert not names_clash("Beshir Omer", "Beshir Omar")
    assert not names_clash("Chris O’Neil", "Christopher O'Neil")


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Lee", "Ann Lea"), ("Vos", "Vos"), ("Peters", "Peter"), ("Reagan", "Donald Regan")],
)
def test_short_equal_and_plural_names_are_not_misspelt(one, other):
    assert not spelt_alike(one, other)


def test_an_office_is_read_into_head_rank_and_field():
    office = read_office("Russian Deputy Foreign Minister")
    assert office is not None
    assert (office.head, office.ranks) == ("minister", {"deputy"})
    assert read_office("novelist") is None


def test_two_offices_may_neither_agree_nor_contradict():
    mayor, general = read_office("mayor"), read_office("general")
    assert mayor is not None
    assert general is not None
    assert not agree(mayor, general)
    assert not contradict(mayor, general)
