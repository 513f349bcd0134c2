"""Reads and writes lists of feeds (OPML), with their folders. Resolves no entities."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from briefreader.errors import FetchError, InputError
from briefreader.ingest.fetch.addresses import parse_address
from briefreader.ingest.xml_ampersands import mend_ampersands
from briefreader.models.feed import Subscription
from briefreader.sanitise import safe_url, sanitise_line

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_SUBSCRIPTIONS = 10_000
"""Feeds read of one list."""
_DEEPEST = 20
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Outline:
    """What a list of feeds holds."""

    subscriptions: tuple[Subscription, ...]
    refused: tuple[tuple[str, str], ...] = ()
    """(address, why) of entries that are no feeds of the web, such as `file:` ones."""


def read_opml(data: bytes) -> Outline:
    """Read a list of feeds. Raises InputError for what is none."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(mend_ampersands(data.strip()), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _name(root) != "opml":
        raise InputError("is not a list of feeds (OPML)")
    subscriptions: dict[str, Subscription] = {}
    refused: list[tuple[str, str]] = []
    stack: list[tuple[_Element, tuple[str, ...]]] = [(root, ())]
    while stack and len(subscriptions) + len(refused) < MAX_SUBSCRIPTIONS:
        element, folders = stack.pop()
        values = {str(name).lower(): str(value) for name, value in element.attrib.items()}
        title = sanitise_line(values.get("title") or values.get("text") or "", _LONGEST_NAME)
        inner = folders
        if _name(element) == "outline" and "xmlurl" in values:
            given = values["xmlurl"].strip()
            try:
                url = parse_address(given).url
            except FetchError as error:
                refused.append((sanitise_line(given, _LONGEST_NAME), str(error)))
            else:
                site = safe_url(values.get("htmlurl", "").strip())
                subscriptions.setdefault(url, Subscription(url, title, site, "/".join(folders)))
        elif _name(element) == "outline" and title and len(folders) < _DEEPEST:
            inner = (*folders, title.replace("/", "-"))
        stack.extend((child, inner) for child in reversed(element))
    return Outline(tuple(subscriptions.values()), tuple(refused))


def write_opml(subscriptions: Iterable[Subscription], title: str = "briefreader") -> bytes:
    """Return a list of feeds as other readers import it, folders nested."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title
    folders = {"": ElementTree.SubElement(root, "body")}
    for one in subscriptions:
        values = {"type": "rss", "text": one.title or one.url, "title": one.title or one.url}
        values["xmlUrl"] = one.url
        if one.site:
            values["htmlUrl"] = one.site
        ElementTree.SubElement(_folder(folders, one.folder), "outline", values)
    ElementTree.indent(root)
    document: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _folder(folders: dict[str, ElementTree.Element], path: str) -> ElementTree.Element:
    if path not in folders:
        parent, _, name = path.rpartition("/")
        folders[path] = ElementTree.SubElement(_folder(folders, parent), "outline", text=name)
    return folders[path]


def _name(element: "_Element") -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""
