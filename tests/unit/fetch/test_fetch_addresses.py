"""Which addresses may be fetched, and what they mean."""

import pytest

from briefreader.errors import FetchError
from briefreader.ingest.fetch.addresses import Address, parse_address, refuse_private


def test_an_address_is_taken_apart() -> None:
    assert parse_address("https://News.Example.org/a/b?c=d#part") == Address(
        url="https://News.Example.org/a/b?c=d",
        secure=True,
        host="news.example.org",
        port=443,
        target="/a/b?c=d",
    )


def test_an_address_without_a_path_asks_for_the_root() -> None:
    assert parse_address("http://example.org").target == "/"
    assert parse_address("http://example.org?a=b").target == "/?a=b"


def test_letters_beyond_ascii_are_put_on_the_wire_as_servers_expect_them() -> None:
    address = parse_address("http://bücher.example/straße und mehr?q=ä")
    assert address.host == "xn--bcher-kva.example"
    assert address.target == "/stra%C3%9Fe%20und%20mehr?q=%C3%A4"


def test_a_relative_address_is_read_against_its_page() -> None:
    assert parse_address("../b", "http://example.org/x/y/z").url == "http://example.org/x/b"
    assert parse_address("//other.example/b", "https://example.org/").secure


@pytest.mark.parametrize(
    ("url", "header"),
    [
        ("http://example.org/", "example.org"),
        ("http://example.org:80/", "example.org"),
        ("http://example.org:8080/", "example.org:8080"),
        ("https://example.org:80/", "example.org:80"),
        ("https://[2001:db8::1]:8443/", "[2001:db8::1]:8443"),
    ],
)
def test_the_host_header_names_the_port_where_it_is_not_the_usual_one(
    url: str, header: str
) -> None:
    assert parse_address(url).host_header == header


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "not an http or https address"),
        ("javascript:alert(1)", "not an http or https address"),
        ("ftp://example.org/", "not an http or https address"),
        ("example.org", "not an http or https address"),
        ("http://", "well-formed"),
        ("http:///path", "well-formed"),
        ("http://[::1", "well-formed"),
        ("http://example.org:99999/", "well-formed"),
        ("http://example.org:port/", "well-formed"),
        ("http://exa mple.org/", "well-formed"),
        ("http://example.org\\@evil.example/", "user name"),
        ("http://a" + "b" * 70 + ".example/", "well-formed"),
        ("http://example.org/" + "a" * 3000, "well-formed"),
        ("http://user@example.org/", "user name"),
        ("http://user:secret@example.org/", "user name"),
        ("http://2130706433/", "odd number"),
        ("http://0x7f000001/", "odd number"),
        ("http://0x7f.1/", "odd number"),
        ("http://127.1/", "odd number"),
        ("http://0177.0.0.1/", "odd number"),
        ("http://127.0.0.1./", "odd number"),
    ],
)
def test_what_is_no_plain_web_address_is_refused(url: str, reason: str) -> None:
    with pytest.raises(FetchError, match=reason):
        parse_address(url)


def test_full_width_digits_are_the_digits_they_look_like() -> None:
    assert parse_address("http://１２７.0.0.1/").host == "127.0.0.1"


@pytest.mark.parametrize("url", ["http://example.org/a\r\nHost: evil", "http://e.org/\x1b[31m"])
def test_control_characters_cannot_reach_the_wire(url: str) -> None:
    try:
        address = parse_address(url)
    except FetchError:
        return
    assert address.target.isprintable()
    assert " " not in address.target


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "192.0.2.1", "198.18.0.1", "240.0.0.1", "255.255.255.255",
        "224.0.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "2002:7f00:1::", "2002:a00:1::", "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public_are_refused(number: str) -> None:
    with pytest.raises(FetchError):
        refuse_private(number, allow_private=False)


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_let_through(number: str) -> None:
    refuse_private(number, allow_private=False)


def test_private_addresses_are_let_through_where_that_is_allowed() -> None:
    for number in ("127.0.0.1", "10.0.0.1", "::1", "fe80::1"):
        refuse_private(number, allow_private=True)


@pytest.mark.parametrize("number", ["224.0.0.1", "ff02::1", "::"])
def test_what_is_no_single_machine_is_never_connected_to(number: str) -> None:
    with pytest.raises(FetchError, match="no single machine"):
        refuse_private(number, allow_private=True)
