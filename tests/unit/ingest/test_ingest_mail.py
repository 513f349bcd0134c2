"""Messages and mailboxes become reports, whoever wrote their headers."""

import base64
import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefreader.ingest import Candidate, parse, read_inputs
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES
from briefreader.ingest.mail_text import is_around_mail
from briefreader.ingest.mailbox import split_mailbox
from briefreader.models.article import Report

LEDE = "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday."
SECOND = "Fishermen who met in the town hall asked for money and were promised an answer in May."
PAGE = f"""<html><body><div style="display:none">Short of it</div>
<table><tr><td><a href="https://example.org/v">View this email in your browser</a></td></tr>
<tr><td><h2>Harbour closed</h2><p>{LEDE}</p><a href="x">Read more »</a></td></tr>
<tr><td><h2>Fishermen wait</h2><p>{SECOND}</p></td></tr>
<tr><td>You are receiving this email because you signed up. <a href="x">Unsubscribe</a></td></tr>
</table></body></html>"""


def newsletter(**headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.pop("sender", "The Harbour Post <news@example.org>")
    message["Subject"] = "Harbour closed until spring"
    message["Date"] = "Mon, 05 Feb 2024 07:30:00 +0100"
    message["Message-ID"] = "<1@example.org>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(f"{LEDE}\n\n{SECOND}\n")
    return message


def read(data: bytes | EmailMessage, name: str = "news.eml") -> Report:
    (candidate,) = parse(bytes(data), name)
    assert candidate.report is not None, candidate.reason
    return candidate.report


def why(data: bytes, name: str = "news.eml") -> str:
    (candidate,) = parse(data, name)
    assert candidate.report is None
    return candidate.reason


def test_the_headers_of_a_newsletter_are_its_metadata() -> None:
    report = read(newsletter(List_Unsubscribe="<https://example.org/u>", Content_Language="en-GB"))
    assert report.title == "Harbour closed until spring"
    assert report.outlet == "The Harbour Post"
    assert report.published == "2024-02-05T07:30+01:00"
    assert report.lang == "en"
    assert report.provenance["outlet"] == "given"
    assert report.paragraphs == (LEDE, SECOND)


def test_the_sender_of_another_message_is_only_inferred_to_be_an_outlet() -> None:
    report = read(newsletter())
    assert report.provenance["outlet"] == "inferred"
    assert "outlet taken from the sender, who may be a person" in report.flags


def test_someone_at_an_outlet_is_told_from_it() -> None:
    report = read(newsletter(sender="Ann Corrie at The Harbour Post <a@example.org>"))
    assert (report.byline, report.outlet) == ("Ann Corrie", "The Harbour Post")


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("The Harbour Post Newsletter <a@b.example>", "The Harbour Post"),
        ("=?utf-8?q?K=C3=BCstenbote?= <a@b.example>", "Küstenbote"),
        ("news@b.example", ""),
        ("", ""),
    ],
)
def test_outlets_are_read_from_senders(sender: str, outlet: str) -> None:
    data = f"From: {sender}\r\nMessage-ID: <1@x>\r\nSubject: A\r\n\r\n{LEDE}\r\n"
    assert read(data.encode()).outlet == outlet


def test_a_forwarded_message_keeps_its_own_subject() -> None:
    message = newsletter()
    message.replace_header("Subject", "Fwd: AW: Harbour closed until spring")
    assert read(message).title == "Harbour closed until spring"


def test_the_page_of_a_message_is_preferred_and_its_furniture_set_apart() -> None:
    message = newsletter()
    message.add_alternative(PAGE, subtype="html")
    report = read(message)
    assert report.paragraphs == ("Harbour closed", LEDE, "Fishermen wait", SECOND)
    dropped = " ".join(piece.text for piece in report.dropped)
    assert "View this email" in dropped
    assert "Unsubscribe" in dropped
    assert "Short of it" not in dropped


def test_attachments_are_not_read() -> None:
    message = newsletter()
    message.add_attachment(b"A text of its own, attached.", maintype="text", subtype="plain")
    assert read(message).paragraphs == (LEDE, SECOND)


def test_a_message_that_only_passes_another_on_gives_that_one() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "Ann <ann@example.org>", "Fwd: look"
    outer.add_attachment(newsletter())
    assert read(outer).title == "Harbour closed until spring"


def test_lines_broken_to_a_width_are_joined() -> None:
    broken = LEDE.replace(" will stay", "\nwill stay")
    text = f"{broken}\n\n- one thing\n- another thing\n"
    message = newsletter()
    message.set_content(text)
    assert read(message).paragraphs == (LEDE, "- one thing", "- another thing")


def test_addresses_behind_words_are_left_out_of_plain_text() -> None:
    message = newsletter()
    message.set_content(f"{LEDE} <https://example.org/a?utm=1>\n\nhttps://example.org/b\n")
    assert read(message).paragraphs == (LEDE,)


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "windows-1251"])
def test_the_stated_character_set_is_used(charset: str) -> None:
    word = "Гавань" if charset == "windows-1251" else "Übermorgen"
    body = base64.encodebytes(f"{word}: {LEDE}".encode(charset)).decode()
    data = (
        f"From: A <a@example.org>\nMIME-Version: 1.0\nSubject: One\n"
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: base64\n\n{body}"
    )
    assert read(data.encode()).paragraphs == (f"{word}: {LEDE}",)


def test_a_message_without_a_telling_name_is_known_by_its_headers() -> None:
    assert read(newsletter(), "17085").title == "Harbour closed until spring"


def test_a_text_that_begins_with_a_colon_is_no_message() -> None:
    (candidate,) = parse(f"From: the harbour\nSubject: fish\n\n{LEDE}".encode(), "x.txt")
    assert candidate.report is not None
    assert "given" not in candidate.report.provenance.values()


def test_a_mailbox_gives_a_report_a_message(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "news.mbox")
    for number in range(3):
        message = newsletter()
        message.replace_header("Subject", f"Edition {number}")
        message.set_content(f"From here on: {LEDE}\n\nFrom the sea to the hills.\n")
        box.add(message)
    box.close()
    candidates = list(read_inputs([str(tmp_path / "news.mbox")]))
    assert titles(candidates) == ["Edition 0", "Edition 1", "Edition 2"]
    assert candidates[1].source.startswith(f"{tmp_path / 'news.mbox'}:")
    assert candidates[0].report is not None
    assert "From the sea to the hills." in candidates[0].report.paragraphs


def test_a_message_in_a_mailbox_that_is_too_large_leaves_the_others() -> None:
    mail = b"From a Mon Feb  5\n" + bytes(newsletter()) + b"\n"
    large = b"From b Mon Feb  5\nSubject: x\n\n" + b"word " * (MAX_DOCUMENT_BYTES // 5) + b"\n\n"
    found = parse(mail + large + mail, "news.mbox")
    assert [one.reason for one in found if one.report is None] == [
        "is larger than one document may be (10 MB)"
    ]
    assert len(titles(found)) == 2


def test_messages_of_a_mailbox_are_numbered_by_line() -> None:
    lines = [b"From a\n", b"Subject: x\n", b"\n", b"text\n", b"\n", b"From b\n", b"y\n"]
    assert [number for number, _ in split_mailbox(lines)] == [1, 6]


def titles(candidates: list[Candidate]) -> list[str]:
    return [one.report.title for one in candidates if one.report]


def nested(depth: int) -> bytes:
    start = b"From: a <a@b.example>\nMIME-Version: 1.0\n"
    for level in range(depth):
        start += b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (level, level)
    return start + b"Content-Type: text/plain\n\nText.\n"


HOSTILE = {
    "nested 1,000 deep": (nested(1000), "more than 100 parts"),
    "100,000 parts": (
        b"From: a\nContent-Type: multipart/mixed; boundary=a\n\n"
        + b"--a\nContent-Type: text/plain\n\nx\n" * 100_000,
        "more than 100 parts",
    ),
    "without text": (b"From: a <a@b.example>\nMIME-Version: 1.0\n\n", "without text"),
    "a picture only": (
        b"From: a\nMIME-Version: 1.0\nContent-Type: image/png\n\naGVsbG8=\n",
        "without text",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_messages_are_refused_in_one_line(name: str) -> None:
    data, reason = HOSTILE[name]
    assert reason in why(data)


READ = {
    "nested 90 deep": nested(90),
    "a subject of 5 MB": b"From: a <a@b.example>\nSubject: "
    + b"=?utf-8?q?a?= " * 350_000
    + b"\nMIME-Version: 1.0\n\nText.\n",
    "a sender of 5 MB": b"From: " + b'("' * 2_500_000 + b"\nMIME-Version: 1.0\n\nText.\n",
    "a charset that is a codec": b"MIME-Version: 1.0\nFrom: a <a@b.example>\n"
    b"Content-Type: text/plain; charset=hex\n\nText.\n",
    "a broken encoded word": b"From: =?utf-8?b?!!!?= <a@b.example>\nSubject: =?x?q?=FF?=\n"
    b"MIME-Version: 1.0\nDate: Mon, 99 Foo 99999 25:61:00\n\nText.\n",
    "broken base64": b"From: a\nMIME-Version: 1.0\nContent-Transfer-Encoding: base64\n\nVGV4dC4\n",
    "bytes in headers": b"From: \xff\xfe\x1b]0;x\x07 <a@b.example>\nMIME-Version: 1.0\n"
    b"Subject: \xe4\x1b[31m\n\nText.\n",
    "a boundary that is missing": b"From: a\nMIME-Version: 1.0\n"
    b"Content-Type: multipart/mixed\n\nText.\n",
    "a million headers": b"From: a\nMIME-Version: 1.0\n" + b"X: y\n" * 300_000 + b"\nText.\n",
    "a boundary of one character": b"From: a\nMIME-Version: 1.0\nContent-Type: multipart/mixed; "
    b"boundary=a\n\n--a\n\nText.\n" + b"--a\n" * 50,
}


@pytest.mark.parametrize("name", READ)
def test_broken_messages_are_read_as_far_as_they_go(name: str) -> None:
    candidates = parse(READ[name], "news.eml")
    (candidate,) = candidates
    assert candidate.report is not None, candidate.reason
    assert candidate.report.paragraphs[0] == "Text."
    shown = candidate.report.title + candidate.report.outlet
    assert shown.isprintable()
    assert len(shown) < 1200


@pytest.mark.parametrize(
    ("line", "around"),
    [
        ("You received this email because you subscribed at example.org.", True),
        ("Sent to ann@example.org", True),
        ("Having trouble? View this email in your browser", True),
        ("Continue reading →", True),
        ("Sent to prison for nine years, the former mayor said that he would appeal.", False),
        ("Readers of the report will learn more on Monday, the county said.", False),
    ],
)
def test_lines_about_the_sending_are_told_from_text(line: str, around: bool) -> None:
    assert is_around_mail(line) is around
