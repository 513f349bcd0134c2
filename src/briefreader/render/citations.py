"""Says in a few words where a statement stands: which outlet, which paragraph."""

from collections.abc import Iterable, Mapping

from briefreader.models.ledger import Brief, Evidence
from briefreader.render.statements import REJECTED
from briefreader.sanitise import sanitise_line

UNKNOWN_OUTLET = "unknown outlet"


def outlet_labels(outlets: Iterable[tuple[int, str]]) -> dict[int, str]:
    """Return a label for each (article id, outlet); an outlet's second report gets its number."""
    labels: dict[int, str] = {}
    times: dict[str, int] = {}
    for article, outlet in outlets:
        name = sanitise_line(outlet) or UNKNOWN_OUTLET
        times[name] = times.get(name, 0) + 1
        labels[article] = name if times[name] == 1 else f"{name} ({times[name]})"
    return labels


def brief_labels(brief: Brief) -> dict[int, str]:
    """Return the labels of a brief's reports by article id."""
    return outlet_labels((article, outlet) for article, outlet, _, _ in brief.outlets)


def cite(evidence: Evidence, labels: Mapping[int, str]) -> str:
    """Return `Outlet ¶3` for a span in the third paragraph, `Outlet` for a whole report."""
    label = labels.get(evidence.article, UNKNOWN_OUTLET)
    return label if evidence.span is None else f"{label} ¶{evidence.span.par + 1}"


def citations(evidence: Iterable[Evidence], labels: Mapping[int, str]) -> list[str]:
    """Return `Outlet ¶1, 3` for every report once, with the paragraphs of it."""
    by_report: dict[int, list[Evidence]] = {}
    for place in evidence:
        by_report.setdefault(place.article, []).append(place)
    return [
        f"{labels.get(article, UNKNOWN_OUTLET)} {paragraphs(places)}".rstrip()
        for article, places in by_report.items()
    ]


def cite_all(evidence: Iterable[Evidence], labels: Mapping[int, str]) -> str:
    """Return the citations of several places, joined by semicolons."""
    return "; ".join(citations(evidence, labels))


def paragraphs(evidence: Iterable[Evidence]) -> str:
    """Return `¶3, 5`, the paragraphs of one report that hold places; empty if none is known."""
    numbers = sorted({place.span.par + 1 for place in evidence if place.span is not None})
    return f"¶{', '.join(map(str, numbers))}" if numbers else ""


def rejection(evidence: Iterable[Evidence], labels: Mapping[int, str]) -> str:
    """Return `compared with Outlet ¶3: rejected by you`; empty if nothing was rejected."""
    places = cite_all(evidence, labels)
    return f"compared with {places}: {REJECTED}" if places else ""
