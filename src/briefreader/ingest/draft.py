"""A report in the making: collects values with where they come from, then freezes them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from briefreader.errors import InputError
from briefreader.ingest.language import detect_language
from briefreader.ingest.limits import (
    MAX_BODY_CHARACTERS,
    MAX_METADATA_CHARACTERS,
    MAX_PARAGRAPHS,
)
from briefreader.ingest.titles import title_from_lede
from briefreader.models.article import Dropped, DroppedKind, MetadataField, Provenance, Report
from briefreader.sanitise import safe_url, sanitise_line

_STRENGTH: dict[Provenance, int] = {"inferred": 0, "found": 1, "given": 2, "set": 3}


@dataclass(slots=True)
class Draft:
    """What is known so far of one report."""

    source: str
    values: dict[MetadataField, str] = field(default_factory=dict)
    provenance: dict[str, Provenance] = field(default_factory=dict)
    dropped: list[Dropped] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)

    def put(self, name: MetadataField, value: str, provenance: Provenance) -> None:
        """Record a value, unless an equally strong or stronger one is known already."""
        value = safe_url(value.strip()) if name == "url" else _one_line(value)
        if not value:
            return
        known = self.provenance.get(name)
        if known is None or _STRENGTH[provenance] > _STRENGTH[known]:
            self.values[name] = value
            self.provenance[name] = provenance

    def get(self, name: MetadataField) -> str:
        """Return the value known so far, or an empty string."""
        return self.values.get(name, "")

    def add_agencies(self, names: Iterable[str], provenance: Provenance = "found") -> None:
        """Add to the agencies credited for the text, each once."""
        known = [name for name in self.values.get("agency", "").split(", ") if name]
        new = [name for name in dict.fromkeys(names) if name and name not in known]
        if new:
            self.values["agency"] = _one_line(", ".join(known + new))
            self.provenance.setdefault("agency", provenance)

    def drop(self, kind: DroppedKind, text: str, line: int = -1) -> None:
        """Keep `text` as judged not to be body."""
        if text.strip():
            self.dropped.append(Dropped(kind, text, line))

    def flag(self, remark: str) -> None:
        """Add a remark for the reader, once."""
        if remark not in self.flags:
            self.flags.append(remark)

    def finish(self, paragraphs: Iterable[str]) -> Report:
        """Freeze the report with these paragraphs as its body.

        Raises InputError if the body is empty or larger than a report can be. Makes a title
        from the lede where none was found and detects the language where none was given.
        """
        body = tuple(text for paragraph in paragraphs if (text := paragraph.strip()))
        if not body:
            if self.provenance.get("title") == "found":
                raise InputError("holds a title and no text that could be a report")
            raise InputError("holds no text that could be a report")
        if len(body) > MAX_PARAGRAPHS:
            raise InputError(
                f"is divided into {len(body):,} paragraphs; a report can have {MAX_PARAGRAPHS:,}"
            )
        if sum(map(len, body)) > MAX_BODY_CHARACTERS:
            raise InputError(
                f"holds more text than one report can ({MAX_BODY_CHARACTERS:,} characters)"
            )
        if not self.get("title"):
            self.put("title", title_from_lede(body[0]), "inferred")
            self.flag("title made from the lede")
        if not self.get("lang"):
            self.put("lang", detect_language("\n".join(body[:40])), "inferred")
        return Report(
            title=self.get("title"),
            paragraphs=body,
            outlet=self.get("outlet"),
            published=self.get("published"),
            byline=self.get("byline"),
            agency=self.get("agency"),
            dateline=self.get("dateline"),
            lang=self.get("lang"),
            url=self.get("url"),
            source=self.source,
            tags=tuple(dict.fromkeys(self.tags)),
            dropped=tuple(self.dropped),
            provenance=dict(self.provenance),
            flags=tuple(self.flags),
        )


def _one_line(value: str) -> str:
    return sanitise_line(value, MAX_METADATA_CHARACTERS).strip()
