"""Finds the feeds that a page names. Fetches nothing."""

from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from briefreader.ingest.page_tree import parse_page
from briefreader.sanitise import safe_url, sanitise_line

_TYPES = frozenset(
    {
        "application/rss+xml", "application/atom+xml", "application/feed+json",
        "application/rdf+xml", "application/x-rss+xml", "application/x-atom+xml",
    }
)  # fmt: skip
_ENDINGS = (".rss", ".atom", "/feed", "/feed/", "/rss", "/rss/", "/atom", "/atom/")
_FILES = ("rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json", "index.rdf")
_MOST = 20


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names."""

    url: str
    title: str
    """What the page calls it; empty for nothing."""


def find_feeds(data: bytes, url: str) -> tuple[FeedLink, ...]:
    """Return the feeds that the page `data`, found at `url`, names, the main one first.

    Those that its head declares come first, in the page's order; where there are none, links
    in the page that are named like feeds. Feeds of comments come last. Raises InputError for
    a page over its limits.
    """
    tree = parse_page(data)
    base = next((element.get("href") for element in tree.iter("base")), None) or ""
    root = urljoin(url, base)
    found: dict[str, FeedLink] = {}
    for element in tree.iter("link"):
        relations = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").partition(";")[0].strip().lower()
        if ("alternate" in relations and kind in _TYPES) or "feed" in relations:
            _take(found, root, element.get("href"), element.get("title"))
    if not found:
        for element in tree.iter("a"):
            path = _path(element.get("href")).lower()
            if path.endswith(_ENDINGS) or path.rpartition("/")[2] in _FILES:
                _take(found, root, element.get("href"), element.text_content())
    links = list(found.values())[:_MOST]
    return tuple(sorted(links, key=_of_comments))


def _take(found: dict[str, FeedLink], root: str, href: str | None, title: str | None) -> None:
    try:
        url = safe_url(urljoin(root, (href or "").strip()))
    except ValueError:
        return
    if href and url:
        found.setdefault(url, FeedLink(url, sanitise_line(title or "", 200)))


def _path(href: str | None) -> str:
    try:
        return urlsplit(href or "").path
    except ValueError:
        return ""


def _of_comments(link: FeedLink) -> bool:
    return "comment" in f"{link.title} {link.url}".lower()
