import pytest

from briefreader.errors import InputError
from briefreader.ingest.detect import decode, detect_format, known_as_binary, require_text

SENTENCE = "Der Fährmann sagte: „Wir fahren“ – und fuhr.\n"


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (b"The ferry sailed at noon.\n", "ferry.txt", "text"),
        (b"The ferry sailed at noon.\n", "", "text"),
        (b"<!DOCTYPE html><html><p>The ferry", "ferry.html", "html"),
        (b"  <!-- saved --> <html><p>The ferry", "ferry.txt", "html"),
        (b"<p>The ferry sailed</p>", "ferry.htm", "html"),
        (b"The ferry sailed at noon.\n", "ferry.html", "text"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'><channel>", "ferry.txt", "feed"),
        (b"<?xml version='1.0'?><feed xmlns='x'>", "atom.xml", "feed"),
        (b"# Ferry\n\nIt sailed.", "ferry.md", "markdown"),
        (b"---\ntitle: Ferry\n---\nIt sailed.", "ferry.txt", "markdown"),
        (b"+++\ntitle = 'Ferry'\n+++\nIt sailed.", "", "markdown"),
        (b'{"title": "Ferry", "body": "It sailed."}\n', "ferry.txt", "jsonl"),
        (b'{"title": "Ferry",\n "body": "It sailed."}\n', "ferry.txt", "json"),
        (b'{"title": "Ferry", "body": "It sailed."}', "ferry.json", "json"),
        (b'[{"title": "Ferry"}]', "", "json"),
        (b"%PDF-1.7\n" + bytes(range(256)), "ferry.txt", "pdf"),
        (b"WARC/1.0\r\nWARC-Type: warcinfo\r\n", "ferry", "warc"),
        (b"this line is broken\n", "ferry.jsonl", "jsonl"),
    ],
)
def test_the_format_is_told_by_name_and_content(data: bytes, name: str, expected: str) -> None:
    assert detect_format(data, name) == expected


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_in_the_encodings_that_files_come_in(encoding: str) -> None:
    assert decode((SENTENCE * 3).encode(encoding)) == SENTENCE * 3


def test_a_page_is_read_in_the_charset_it_declares() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź, gdzie rzeka</p>'
    assert "Łódź" in decode(page.encode("iso-8859-2"), html=True)


def test_a_page_that_declares_latin_1_means_windows_1252() -> None:
    page = '<meta charset="iso-8859-1"><p>“Nobody came” – she said</p>'
    assert "“Nobody came” –" in decode(page.encode("cp1252"), html=True)


def test_a_declared_charset_that_does_not_exist_is_passed_over() -> None:
    assert "caf" in decode('<meta charset="klingon"><p>café</p>'.encode("cp1252"), html=True)


def test_a_codec_that_is_no_charset_is_not_run() -> None:
    assert "r\xe9sum\xe9" in decode(
        '<meta charset="rot13"><p>résumé</p>'.encode("cp1252"), html=True
    )


def test_a_few_broken_bytes_do_not_turn_good_utf_8_into_gibberish() -> None:
    damaged = SENTENCE.encode() + b"\xff" + SENTENCE.encode()
    assert decode(damaged).count("Fährmann") == 2


def test_a_character_cut_off_at_the_end_of_a_sample_is_not_held_against_it() -> None:
    assert decode("Fähre".encode()[:2], partial=True) == "F"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"{\\rtf1 ...", "a rich text document"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"PK\x03\x04....", "a ZIP archive or office document"),
        (bytes(range(256)) * 20, "a binary file"),
        (b"\x00\x01\x02\x03" * 100, "a binary file"),
    ],
)
def test_what_is_not_text_is_called_what_it_is(data: bytes, kind: str) -> None:
    assert known_as_binary(data) == kind
    with pytest.raises(InputError, match=kind):
        require_text(data)


def test_text_with_a_stray_zero_byte_is_still_text() -> None:
    require_text(b"The ferry\x00 sailed at noon with two hundred passengers and a cow on board.")
