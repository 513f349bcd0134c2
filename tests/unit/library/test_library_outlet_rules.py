"""Which outlet a host is, learnt once."""

from pathlib import Path

import pytest

from briefreader.config import Settings
from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.library import Library
from briefreader.library.adding import store_candidates
from briefreader.locations import Locations
from briefreader.models.article import Provenance, Report


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library.open(Locations.within(tmp_path), Settings())


def bring(library: Library, name: str, outlet: str = "", come: Provenance = "given") -> int:
    """Store a report from harbour.example and return its id."""
    report = Report(
        title=name, paragraphs=(f"{name} was closed on Monday.",), outlet=outlet,
        url=f"https://www.harbour.example/{name}", provenance={"outlet": come} if outlet else {},
    )  # fmt: skip
    (outcome,) = store_candidates(library.store, [Candidate(name, report)], {})
    assert outcome.id is not None
    return outcome.id


def outlet_of(library: Library, article: int) -> str:
    return library.article(article).report.outlet


def test_a_correction_teaches_which_outlet_a_host_is(library: Library) -> None:
    library.edit(bring(library, "bridge"), "outlet", "The Harbour Post")
    assert library.outlet_rules() == {"harbour.example": "The Harbour Post"}
    assert outlet_of(library, bring(library, "ferry")) == "The Harbour Post"


def test_a_guess_that_is_corrected_teaches_too(library: Library) -> None:
    article = bring(library, "bridge", "harbour", "inferred")
    library.edit(article, "outlet", "The Harbour Post")
    assert library.outlet_rules() == {"harbour.example": "The Harbour Post"}


def test_where_the_page_named_its_outlet_a_correction_teaches_nothing(library: Library) -> None:
    """A site that prints many outlets' reports must not become one of them."""
    library.edit(bring(library, "bridge", "Star"), "outlet", "The Star")
    assert library.outlet_rules() == {}


def test_a_correction_says_which_host_it_taught(library: Library) -> None:
    assert library.edit(bring(library, "mill", "Star"), "outlet", "The Star") == ""
    article = bring(library, "bridge")
    assert library.edit(article, "byline", "Jo Doe") == ""
    assert library.edit(article, "outlet", "The Harbour Post") == "harbour.example"
    assert library.edit(article, "outlet", "The Harbour Post") == "", "known already"


def test_a_second_correction_mends_what_the_first_taught(library: Library) -> None:
    article = bring(library, "bridge")
    library.edit(article, "outlet", "The Harbuor Post")
    library.edit(article, "outlet", "The Harbour Post")
    assert library.outlet_rules() == {"harbour.example": "The Harbour Post"}


def test_a_report_that_got_its_outlet_from_a_rule_can_mend_the_rule(library: Library) -> None:
    library.set_outlet_rule("harbour.example", "The Harbuor Post")
    library.edit(bring(library, "ferry"), "outlet", "The Harbour Post")
    assert library.outlet_rules() == {"harbour.example": "The Harbour Post"}


def test_what_is_told_wins_over_the_page(library: Library) -> None:
    library.set_outlet_rule("https://www.Harbour.example/any", "The Harbour Post")
    article = bring(library, "bridge", "HP Online")
    assert outlet_of(library, article) == "The Harbour Post"
    assert library.article(article).report.provenance["outlet"] == "given"


def test_a_rule_is_taken_back_by_an_empty_name(library: Library) -> None:
    library.set_outlet_rule("harbour.example", "The Harbour Post")
    library.set_outlet_rule("harbour.example", "")
    assert library.outlet_rules() == {}


@pytest.mark.parametrize("host", ["", "http://", "http://[::1", "/path"])
def test_what_is_no_host_is_refused(library: Library, host: str) -> None:
    with pytest.raises(InputError, match="not the name of a host"):
        library.set_outlet_rule(host, "Name")
