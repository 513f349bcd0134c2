"""Reads what a page says about itself: JSON-LD, meta elements, `<h1>`, `<time>`, its address.

Sources disagree: the headline is put to a vote, and the site's name is taken off the title.
"""

import html as entities
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefreader.ingest.credits import agency_name
from briefreader.ingest.dates import parse_date
from briefreader.ingest.draft import Draft
from briefreader.ingest.lines import folded
from briefreader.ingest.linked_data import linked_data, stated_addresses, stated_names
from briefreader.ingest.outlets import known_brand
from briefreader.ingest.phrases import BYLINE_OPENINGS
from briefreader.sanitise import safe_url, sanitise_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_AGREEMENT = 0.4
"""Share of words an `<h1>` must have in common with another title to win the vote."""
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:]+\s+|\s*[|»]\s*|\s+[-–—]")
_LEADING_SITE = re.compile(r"(?P<site>[^:]{2,60}):\s+(?=\S{2})")
_COMMON_LABELS = frozenset(
    {"www", "com", "net", "org", "co", "uk", "de", "at", "ch", "fr", "it", "es", "br", "eu"}
    | {"info", "news", "m", "amp"}
)
_NOT_AN_AUTHOR = re.compile(
    r"(?:admin(?:istrator)?|unknown|anonymous|super ?user|redaktion|redacción|rédaction|webmaster|"
    r"editor(?:ial)?(?: team)?|staff(?: (?:writer|reporter))?|guest|n/?a|null|none|root|user)",
    re.IGNORECASE,
)
_AUTHOR_LABEL = re.compile(rf"^(?:{'|'.join(BYLINE_OPENINGS)}|posted by)\b[:\s]+", re.IGNORECASE)
_URL_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL_DATE = re.compile(
    rf"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2]|{'|'.join(_URL_MONTHS)})[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$)"
)
_NOT_CONTENT = "not(ancestor::nav) and not(ancestor::footer) and not(ancestor::aside)"

_DATE_PATHS = (
    (
        '//time[@datetime and (@pubdate or contains(@class,"publish") or '
        'contains(@class,"entry-date") or @itemprop="datePublished")]/@datetime'
    ),
    '//*[@itemprop="datePublished"]/@content',
    f"//article//time[{_NOT_CONTENT}]/@datetime",
)
_TITLE_KEYS = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "title")
_SITE_KEYS = ("og:site_name", "application-name", "al:ios:app_name", "dc.publisher", "publisher")
_AUTHOR_KEYS = (
    "author", "article:author_name", "parsely-author", "dc.creator", "dcterms.creator",
    "sailthru.author", "citation_author", "byl", "article:author",
)  # fmt: skip
_DATE_KEYS = (
    "article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "date", "pubdate",
    "publish-date", "citation_publication_date", "publishdate", "article.published",
)  # fmt: skip


class PageMetadata:
    """The statements of one page about itself, ready to be put into a draft."""

    def __init__(self, tree: "HtmlElement", url: str = "") -> None:
        self._tree = tree
        self._meta = _meta_values(tree)
        self._records = linked_data(tree)
        self.url = self._address() or safe_url(url)
        self.host = urlsplit(self.url).netloc.lower()
        self.site = self._site()

    def fill(self, draft: Draft) -> None:
        """Put everything the page states into `draft`."""
        draft.put("url", self.url, "given")
        draft.put("lang", self._language(), "given")
        draft.put("title", self._title(), "given")
        self._put_outlet(draft)
        self._put_authors(draft)
        self._put_date(draft)

    @property
    def stated_body(self) -> str:
        """The text that the page states as the report's (`articleBody`), if it does."""
        bodies = [record.get("articleBody") for record in self._records]
        texts = [entities.unescape(body) for body in bodies if isinstance(body, str)]
        return max(texts, key=len, default="")

    @property
    def paywalled(self) -> bool:
        """Whether the page says that not everybody may read all of it."""
        stated = [record.get("isAccessibleForFree") for record in self._records]
        return any(str(value).lower() == "false" for value in stated if value is not None)

    @property
    def live(self) -> bool:
        """Whether the page is a live blog."""
        return any("liveblog" in str(record.get("@type")).lower() for record in self._records)

    def _first(self, keys: Iterable[str]) -> str:
        return next((self._meta[key][0] for key in keys if self._meta.get(key)), "")

    def _stated(self, *keys: str) -> Iterator[str]:
        for record in self._records:
            for key in keys:
                if isinstance(value := record.get(key), str) and value.strip():
                    yield sanitise_line(entities.unescape(value), 500)

    def _address(self) -> str:
        links = [str(link) for link in self._tree.xpath('//link[@rel="canonical"]/@href')[:1]]
        stated = [address for record in self._records for address in stated_addresses(record)]
        for link in (*links, self._first(("og:url",)), *stated):
            if address := safe_url(link.strip()):
                return address
        return ""

    def _site(self) -> str:
        if site := self._first(_SITE_KEYS):
            return site if not site.startswith(("http", "@", "www.")) else ""
        for record in self._records:
            if names := stated_names(record.get("publisher")):
                return names[0]
        return ""

    def _language(self) -> str:
        root = self._tree.getroottree().getroot()
        declared = root.get("lang") or root.get("xml:lang") or self._first(("og:locale",))
        code = re.split(r"[-_]", declared or "")[0].strip().lower()
        return code if re.fullmatch(r"[a-z]{2}", code) else ""

    def _headings(self) -> list[str]:
        found = self._tree.xpath(f"//h1[{_NOT_CONTENT}]")[:6]
        texts = [sanitise_line(heading.text_content(), 500) for heading in found]
        return [text for text in texts if 3 < len(text) < 300]

    def _title_element(self) -> str:
        found = self._tree.xpath("//head/title") or self._tree.xpath("(//title)[1]")
        return sanitise_line(found[0].text_content(), 500) if found else ""

    def _title(self) -> str:
        """Choose the `<h1>` that agrees with another title, else a title without the site."""
        shared = entities.unescape(self._first(_TITLE_KEYS))
        stated = next(self._stated("headline"), "")
        element = self._title_element()
        headings = self._headings()
        others = [text for text in (shared, element, stated) if text]
        for heading in headings:
            agreement = max((_overlap(heading, other) for other in others), default=0.0)
            if agreement >= _AGREEMENT and self._could_be_title(heading):
                return self._without_site(heading, [], loosely=False)
        for candidate in (shared or stated or element, element):
            title = self._without_site(candidate, headings)
            if title and folded(title) != folded(self.site):
                return title
        return headings[0] if headings else ""

    def _could_be_title(self, heading: str) -> bool:
        several_words = len(heading) >= 8 and len(heading.split()) >= 2
        return several_words and not self._is_site(heading)

    def _site_in_title(self, title: str) -> str:
        """Return what stands behind the headline in `<title>`: `Headline - Margin Business`."""
        element = self._title_element()
        if not title or not element.startswith(title):
            return ""
        rest = element[len(title) :]
        if not _SEPARATOR.match(rest):
            return ""
        parts = [part for part in _SEPARATOR.split(rest) if part.strip()]
        return known_brand(parts[-1]) or parts[-1].strip() if parts else ""

    def _without_site(self, title: str, headings: list[str], *, loosely: bool = True) -> str:
        """Take the site's name off either end of `title`; `loosely`, a variant of it too."""
        text = sanitise_line(title, 500)
        whole = folded(text)
        for heading in headings:
            part = folded(heading)
            longer = part != whole and (whole.startswith(part) or whole.endswith(part))
            if longer and len(part) >= 12 and self._could_be_title(heading):
                return heading
        for _ in range(3):
            parts = list(_SEPARATOR.finditer(text))
            if not parts:
                break
            last, first = parts[-1], parts[0]
            if len(text[: last.start()]) >= 4 and self._is_site(
                text[last.end() :], loosely=loosely
            ):
                text = text[: last.start()].strip()
            elif len(text[first.end() :]) >= 8 and self._is_site(text[: first.start()]):
                text = text[first.end() :].strip()
            else:
                break
        leading = _LEADING_SITE.match(text)
        if leading and len(text[leading.end() :]) >= 8 and self._is_site(leading["site"]):
            return text[leading.end() :]
        return text

    def _is_site(self, name: str, *, loosely: bool = False) -> bool:
        given = folded(name).replace(" ", "")
        labels = [label for label in self.host.split(".") if label not in _COMMON_LABELS]
        sites = {folded(site).replace(" ", "") for site in (self.site, self.host, *labels)} - {""}
        if given in sites:
            return bool(given)
        return loosely and any(
            (len(given) > 3 and given in site)
            or (len(site) > 3 and site in given and len(given) < len(site) + 25)
            for site in sites
        )

    def _put_outlet(self, draft: Draft) -> None:
        """Name the outlet: as stated, unless only what the title ends with fits the host.

        What pages give as the name of the site is that of a section at times.
        """
        publishers = [
            name for record in self._records for name in stated_names(record.get("publisher"))
        ]
        stated = [known_brand(name) or name for name in (self.site, *publishers) if name]
        fitting = next(filter(self._fits_host, stated), "")
        behind = self._site_in_title(draft.get("title"))
        draft.put("outlet", fitting, "given")
        if behind and self._fits_host(behind):
            draft.put("outlet", behind, "inferred")
        else:
            draft.put("outlet", stated[0] if stated else "", "given")
            draft.put("outlet", behind, "inferred")

    def _fits_host(self, name: str) -> bool:
        """Tell whether a name and the main part of the host hold one another."""
        labels = [name for name in self.host.split(".")[:-1] if name not in _COMMON_LABELS]
        host, given = folded(labels[-1] if labels else "").replace(" ", ""), folded(name)
        plain = given.removeprefix("the ").replace(" ", "")
        return len(plain) > 1 and bool(host) and (plain in host or host in plain)

    def _put_authors(self, draft: Draft) -> None:
        """Name the authors: stated ones first, then what the page marks as a byline."""
        named = [name for record in self._records for name in stated_names(record.get("author"))]
        stated = _authors(named, self.site) or next(
            filter(None, (_authors(self._meta.get(key, ()), self.site) for key in _AUTHOR_KEYS)), []
        )
        agencies = [agency for name in stated if (agency := agency_name(name))]
        draft.add_agencies(agencies, "given")
        people = [name for name in stated if not agency_name(name)]
        draft.put("byline", ", ".join(people), "given")
        if not stated:
            marked = self._tree.xpath(
                '//*[@rel="author" or @itemprop="author" or contains(@class,"author-name") or '
                'contains(@class,"author__name") or contains(@class,"byline__name")]'
            )[:4]
            texts = [element.text_content()[:200] for element in marked]
            draft.put("byline", ", ".join(_authors(texts, self.site)[:3]), "found")

    def _put_date(self, draft: Draft) -> None:
        lang = draft.get("lang") or "en"
        for printed in (*self._stated("datePublished", "dateCreated"), self._first(_DATE_KEYS)):
            draft.put("published", parse_date(printed, lang), "given")
        for path in _DATE_PATHS:
            for printed in self._tree.xpath(f"({path})[1]"):
                draft.put("published", parse_date(str(printed), lang), "found")
        if match := _URL_DATE.search(urlsplit(self.url).path):
            month = _URL_MONTHS.index(match[2]) + 1 if match[2].isalpha() else int(match[2])
            day = f"{match[1]}-{month:02}-{int(match[3]):02}"
            draft.put("published", day, "inferred")
        times = self._tree.xpath(f"//time[{_NOT_CONTENT}]/@datetime")
        if len(times) == 1:
            draft.put("published", parse_date(str(times[0]), lang), "inferred")


def _meta_values(tree: "HtmlElement") -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = sanitise_line(element.get("content") or "", 2048)
        if key and content:
            values.setdefault(key.lower().strip(), []).append(content)
    return values


def _authors(texts: Iterable[str], site: str) -> list[str]:
    """Return the people (or agencies) named in author fields, each once."""
    found: dict[str, str] = {}
    for text in texts:
        name = _AUTHOR_LABEL.sub("", sanitise_line(text, 300))
        name = re.split(r"\s[|–—]\s|\s+-\s+|\(", name)[0]
        if re.match(r"https?://|www\.|@", name) or ("@" in name and " " not in name):
            continue
        for part in re.split(r"\s*(?:,|;|\band\b|\bund\b|\bet\b|&)\s*", name):
            part = part.strip(" .,;")
            plausible = (
                re.search(r"[^\W\d_]{2}", part)
                and len(part) <= 80
                and len(part.split()) <= 6
                and not _NOT_AN_AUTHOR.fullmatch(part)
                and folded(part) != folded(site)
            )
            if plausible:
                found.setdefault(folded(part), part)
    return list(found.values())


def _overlap(one: str, other: str) -> float:
    first, second = set(folded(one).split()), set(folded(other).split())
    return len(first & second) / max(1, min(len(first), len(second)))
