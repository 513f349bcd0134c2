"""Tells whether a page is all there is of its report. Reads what it says, fetches nothing."""

import re
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urljoin, urlsplit

from briefreader.sanitise import safe_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_GALLERY_TYPE = re.compile(r'"@type"\s*:\s*"\w*Gallery"')
_GALLERY_PATH = re.compile(
    r"/(?:photo-?|picture-?|image-?|bilder|foto-?)?(?:galler(?:y|ies)|galeri[ae]s?|slideshows?|"
    r"fotostrecken?|diaporamas?|in-pictures)(?:/|-\d|$)",
    re.IGNORECASE,
)
_FURTHER_PATH = re.compile(r"(?:[/_-]|/page[/-]|/p)([2-9]|\d\d)/?")
_PAGE_NAMES = frozenset({"page", "p", "pg", "seite", "pagina", "paged", "start"})


def next_part(tree: "HtmlElement", url: str) -> str:
    """Return the address of the page on which the report goes on; empty for none.

    Blogs name their next report in the same way: only an address made of the page's own and
    a number counts.
    """
    if not url:
        return ""
    own = urlsplit(url)
    for element in tree.iter("link", "a"):
        if "next" not in (element.get("rel") or "").lower().split():
            continue
        try:
            found = safe_url(urljoin(url, (element.get("href") or "").strip()))
            there = urlsplit(found)
        except ValueError:
            continue
        if not found or there.netloc != own.netloc:
            continue
        path = own.path.rstrip("/")
        behind = there.path[len(path) :] if there.path.startswith(path) else "-"
        if path and _FURTHER_PATH.fullmatch(behind):
            return found
        numbered = set(parse_qsl(there.query)) - set(parse_qsl(own.query))
        if there.path.rstrip("/") == path and any(
            name.lower() in _PAGE_NAMES and value.isdigit() for name, value in numbered
        ):
            return found
    return ""


def is_gallery(tree: "HtmlElement", url: str) -> bool:
    """Tell whether a page says that it is mostly pictures."""
    kinds = tree.xpath('//meta[@property="og:type" or @name="page-type"]/@content')
    if any("gallery" in str(kind).lower() or "slideshow" in str(kind).lower() for kind in kinds):
        return True
    scripts = tree.xpath('//script[contains(@type,"ld+json")]')[:20]
    if any(_GALLERY_TYPE.search((script.text or "")[:200_000]) for script in scripts):
        return True
    return bool(_GALLERY_PATH.search(urlsplit(url).path))
