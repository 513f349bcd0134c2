"""Which outlet a host is: learnt from the reader's corrections, or told once. Fetches nothing."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefreader.errors import InputError
from briefreader.sanitise import sanitise_line
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.models.article import Article

NAME_LIMIT = 200
"""Characters kept of an outlet's name."""


class OutletRules:
    """The part of the library that remembers which outlet a host is."""

    store: Store

    def outlet_rules(self) -> dict[str, str]:
        """Return the outlet of each host that is known."""
        return self.store.outlet_rules()

    def set_outlet_rule(self, host: str, outlet: str) -> None:
        """Note that all reports from `host` are by `outlet`; an empty one takes that back.

        Holds for reports that come in later, whatever their pages say. Raises InputError for
        what is no host.
        """
        plain = host_of(host if "://" in host else f"//{host}")
        if not plain:
            raise InputError(f"{sanitise_line(host, NAME_LIMIT)!r} is not the name of a host.")
        self.store.set_outlet_rule(plain, sanitise_line(outlet, NAME_LIMIT))


def learn_outlet(store: Store, article: "Article", outlet: str) -> str:
    """Learn a host's outlet from the reader's correction of one article, and return the host.

    Empty where nothing is learnt.

    Only where the page itself named no outlet, or a rule did: a site that prints the reports of
    many names each, and a correction of one of them says nothing of the others.
    """
    report = article.report
    host = host_of(report.url)
    known = store.outlet_rules().get(host, "")
    if not host or not outlet or known == outlet:
        return ""
    if report.outlet not in ("", known) and report.provenance.get("outlet") != "inferred":
        return ""
    store.set_outlet_rule(host, outlet)
    return host


def host_of(url: str) -> str:
    """Return the host of an address without `www.`; empty for none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
