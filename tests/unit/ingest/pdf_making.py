"""Small PDFs, written by hand so that every byte of them is known."""

import zlib
from collections.abc import Sequence

Placed = tuple[float, float, float, str]
"""Left, bottom and size in points, and the text."""

COLUMN = 72.0
PITCH = 13.0


def pdf(
    *pages: Sequence[Placed],
    title: str = "",
    made: str = "",
    creator: str = "",
    contents: bytes | None = None,
) -> bytes:
    """Return a PDF with these lines on its pages; `contents` is put there as it is instead."""
    streams = (
        [contents] if contents is not None else [zlib.compress(_drawn(page)) for page in pages]
    )
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b""]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    info = b"".join(
        b"/%s(%s)" % (name, value.encode("latin-1"))
        for name, value in ((b"Title", title), (b"CreationDate", made), (b"Creator", creator))
        if value
    )
    objects.append(b"<<%s>>" % info)
    kids = []
    for stream in streams:
        objects.append(
            b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream)
        )
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return assemble(objects, b"/Root 1 0 R/Info 4 0 R")


def assemble(objects: Sequence[bytes], trailer: bytes) -> bytes:
    """Number the objects from 1 and write where each of them stands."""
    data = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer<</Size %d%s>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, trailer, table)
    return bytes(data)


def column(
    *paragraphs: str, left: float = COLUMN, top: float = 700, indent: float = 0, gap: float = PITCH
) -> list[Placed]:
    """Set paragraphs, their lines divided by line breaks, one below the other."""
    lines: list[Placed] = []
    for paragraph in paragraphs:
        for number, text in enumerate(paragraph.split("\n")):
            lines.append((left + (0 if number else indent), top, 10, text))
            top -= PITCH
        top -= gap
    return lines


def _drawn(lines: Sequence[Placed]) -> bytes:
    return b"\n".join(
        b"BT /F %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET"
        % (size, left, bottom, _escaped(text).encode("latin-1"))
        for left, bottom, size, text in lines
    )


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
