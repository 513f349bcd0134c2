"""Fetching from a real server that behaves, and from one that does not."""

import gzip
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import brotli
import pytest
from loopback import Handler, LoopbackServer, reply

from briefreader.errors import FetchError
from briefreader.ingest.fetch import Fetcher, FetchFailedError
from briefreader.ingest.fetch.limits import MAX_REDIRECTS

BROKEN_OFF = gzip.compress(b"x" * 99, mtime=0)[:-9]
BROKEN_OFF_BROTLI = brotli.compress(b"The harbour bridge was closed. " * 9)[:-9]


def send_raw(*pieces: bytes, pause: float = 0.0) -> Callable[[Handler], None]:
    """Answer with these very bytes and close the connection."""

    def page(handler: Handler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(pause)
        handler.close_connection = True

    return page


# --- what is asked for, and what comes ---------------------------------------------------------


def test_a_page_arrives_with_its_charset_and_its_validators(
    server: LoopbackServer, fetcher: Fetcher
) -> None:
    url = server.serve(
        "/a", "Grüße", Content_Type="text/html; charset=UTF-8", ETag='"v1"', Last_Modified="Monday"
    )
    found = fetcher.get(url)
    assert (found.url, found.body.decode(), found.fresh) == (url, "Grüße", True)
    assert (found.charset, found.etag, found.modified) == ("utf-8", '"v1"', "Monday")


def test_a_request_says_who_asks_and_carries_no_cookie(
    server: LoopbackServer, fetcher: Fetcher
) -> None:
    url = server.serve("/a", "text", Set_Cookie="id=1; Path=/")
    fetcher.get(url)
    fetcher.get(url)
    sent = server.headers["/a"]
    assert sent["User-Agent"].startswith("briefreader/")
    assert sent["Host"] == f"127.0.0.1:{server.port}"
    assert not {"Cookie", "Authorization", "Referer"} & sent.keys()


def test_what_has_not_changed_is_not_sent_again(server: LoopbackServer, fetcher: Fetcher) -> None:
    def page(handler: Handler) -> None:
        known = handler.headers["If-None-Match"] == '"v1"'
        reply(handler, b"" if known else b"text", status=304 if known else 200)

    url = server.play("/a", page)
    assert fetcher.get(url).fresh
    assert not fetcher.get(url, etag='"v1"').fresh


def test_compressed_pages_are_unpacked(server: LoopbackServer, fetcher: Fetcher) -> None:
    text = b"The harbour bridge was closed. " * 100
    raw = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(text, mtime=0),
        "deflate": zlib.compress(text),
        "x-gzip": gzip.compress(text[:50], mtime=0) + gzip.compress(text[50:], mtime=0),
        "Deflate": raw.compress(text) + raw.flush(),
        "br": brotli.compress(text),
    }
    for encoding, body in bodies.items():
        url = server.serve(f"/{encoding}", body, Content_Encoding=encoding)
        assert fetcher.get(url).body == text, encoding


def test_a_chunked_answer_is_put_together(server: LoopbackServer, fetcher: Fetcher) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    url = server.play("/a", send_raw(head, b"5\r\nharbo\r\n", b"2\r\nur\r\n0\r\n\r\n"))
    assert fetcher.get(url).body == b"harbour"


# --- redirects ---------------------------------------------------------------------------------


def test_a_redirect_is_followed_and_one_for_good_is_said(
    server: LoopbackServer, fetcher: Fetcher
) -> None:
    end = server.serve("/end", "text")
    found = fetcher.get(server.serve("/for-good", "", status=301, Location="/end"))
    assert (found.url, found.moved) == (end, end)
    found = fetcher.get(server.serve("/for-now", "", status=302, Location="/end"))
    assert (found.url, found.moved) == (end, "")
    found = fetcher.get(server.serve("/mixed", "", status=301, Location="/for-now"))
    assert found.moved == ""


def test_a_redirect_loop_ends(server: LoopbackServer, fetcher: Fetcher) -> None:
    url = server.serve("/loop", "", status=302, Location="/loop")
    with pytest.raises(FetchError, match="sent on more than 5 times"):
        fetcher.get(url)
    assert server.asked["/loop"] == MAX_REDIRECTS + 1


def test_as_many_redirects_as_allowed_are_followed(
    server: LoopbackServer, fetcher: Fetcher
) -> None:
    for number in range(MAX_REDIRECTS):
        server.serve(f"/{number}", "", status=302, Location=f"/{number + 1}")
    server.serve(f"/{MAX_REDIRECTS}", "there")
    assert fetcher.get(server.url("/0")).body == b"there"


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
        "http://user:secret@example.org/", "http://2130706433/", "http://0x7f.0.0.1/",
        "http://[::1", "data:text/html,x",
    ],
)  # fmt: skip
def test_a_redirect_out_of_the_web_is_refused(
    server: LoopbackServer, fetcher: Fetcher, target: str
) -> None:
    url = server.serve("/a", "", status=302, Location=target)
    with pytest.raises(FetchError, match="sends on to an address that"):
        fetcher.get(url)


def test_a_redirect_to_a_private_address_is_refused(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host counts as public here; where it sends to does not."""
    secret = server.serve("/secret", "secret")
    url = server.serve("/a", "", status=302, Location=secret)
    resolve(monkeypatch, {"public.example": ["127.0.0.1"]})
    trust(monkeypatch, "public.example")
    with pytest.raises(FetchError, match=r"127\.0\.0\.1, which is not a public address"):
        Fetcher().get(url.replace("127.0.0.1", "public.example"))
    assert server.asked["/secret"] == 0


# --- addresses ---------------------------------------------------------------------------------


def resolve(monkeypatch: pytest.MonkeyPatch, answers: dict[str, list[str]]) -> list[str]:
    """Let names lead where a test wants; return the list of names that are looked up."""
    asked: list[str] = []
    system = socket.getaddrinfo

    def look_up(host: str, port: int, *args: Any, **options: Any) -> Any:
        asked.append(host)
        if host not in answers:
            return system(host, port, *args, **options)
        turns = answers[host]
        number = turns.pop(0) if len(turns) > 1 else turns[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def trust(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    """Let one name's numbers pass for public ones."""
    from briefreader.ingest.fetch import client

    system = client.look_up

    def look_up(address: Any, *, allow_private: bool, seconds: float) -> list[str]:
        return system(address, allow_private=allow_private or address.host == host, seconds=seconds)

    monkeypatch.setattr(client, "look_up", look_up)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_asked_unless_allowed(server: LoopbackServer, host: str) -> None:
    server.serve("/a", "secret")
    with pytest.raises(FetchError, match="not a public address"):
        Fetcher().get(f"http://{host}:{server.port}/a")
    assert not server.asked


def test_a_name_that_leads_home_is_refused(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.serve("/a", "secret")
    resolve(monkeypatch, {"harmless.example": ["127.0.0.1"]})
    with pytest.raises(FetchError, match="not a public address"):
        Fetcher().get(f"http://harmless.example:{server.port}/a")
    assert not server.asked


def test_a_name_that_changes_its_answer_gains_nothing(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """First a public number, then this machine: the connection goes to what was vetted."""
    server.serve("/a", "secret")
    asked = resolve(monkeypatch, {"rebind.example": ["203.0.114.7", "127.0.0.1"]})
    tried: list[str] = []

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        tried.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FetchError, match="connection refused"):
        Fetcher().get(f"http://rebind.example:{server.port}/a")
    assert asked == ["rebind.example"]
    assert tried == ["203.0.114.7"]


def test_a_name_server_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(3) or [])
    begun = time.monotonic()
    with pytest.raises(FetchError, match="took too long"):
        Fetcher(seconds=0.3).get("http://slow.example/")
    assert time.monotonic() - begun < 2


# --- servers that misbehave --------------------------------------------------------------------


def test_a_body_that_drips_is_given_up(server: LoopbackServer) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    url = server.play("/a", send_raw(head, *[b"x"] * 60, pause=0.05))
    assert_given_up_soon(url)


def test_headers_that_drip_are_given_up(server: LoopbackServer) -> None:
    url = server.play("/a", send_raw(b"HTTP/1.1 200 OK\r\n", *[b"X: y\r\n"] * 60, pause=0.05))
    assert_given_up_soon(url)


def test_a_server_that_says_nothing_is_given_up(server: LoopbackServer) -> None:
    url = server.play("/a", lambda _: server.stopped.wait(3) and None)
    assert_given_up_soon(url)


def assert_given_up_soon(url: str) -> None:
    begun = time.monotonic()
    with pytest.raises(FetchError, match=r"took too long|not answer in time"):
        Fetcher(allow_private=True, seconds=0.4).get(url)
    assert time.monotonic() - begun < 2


def test_a_body_larger_than_it_may_be_is_cut_off(server: LoopbackServer, fetcher: Fetcher) -> None:
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    url = server.play("/a", send_raw(head, *[b"x" * 1_000_000] * 12))
    with pytest.raises(FetchError, match="larger than 10 MB"):
        fetcher.get(url)


def gzip_bomb() -> bytes:
    packer = zlib.compressobj(9, wbits=31)
    return b"".join(packer.compress(bytes(10_000_000)) for _ in range(30)) + packer.flush()


def brotli_bomb() -> bytes:
    packer = brotli.Compressor(quality=1)
    return b"".join(packer.process(bytes(10_000_000)) for _ in range(30)) + packer.finish()


@pytest.mark.parametrize(("encoding", "bomb"), [("gzip", gzip_bomb), ("br", brotli_bomb)])
def test_a_bomb_is_stopped_before_it_unfolds(
    server: LoopbackServer, fetcher: Fetcher, encoding: str, bomb: Callable[[], bytes]
) -> None:
    url = server.serve("/a", bomb(), Content_Encoding=encoding)
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 50 MB"):
        fetcher.get(url)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000_000
    assert fetcher.get(server.serve("/next", "fine")).body == b"fine"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"SSH-2.0-OpenSSH_9.6\r\n", "not answered in HTTP"),
        (b"", "closed the connection"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n", "longer than they may be"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n", "more headers than"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "broke off"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nha", "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: zstd\r\n\r\nhalf", "was not asked for"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nno brotli", "cannot be unpacked"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + BROKEN_OFF_BROTLI, "broke off"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nno gzip", "cannot be unpacked"),
        (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + BROKEN_OFF, "broke off"),
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_said_in_one_line(
    server: LoopbackServer, fetcher: Fetcher, answer: bytes, reason: str
) -> None:
    url = server.play("/a", send_raw(answer))
    with pytest.raises(FetchError, match=reason) as caught:
        fetcher.get(url)
    assert "\n" not in str(caught.value)
    assert fetcher.get(server.serve("/next", "fine")).body == b"fine"


@pytest.mark.parametrize(
    ("status", "reason", "transient"),
    [
        (403, "refuses it", False),
        (404, "does not exist", False),
        (410, "gone from the server for good", False),
        (418, "answers 418", False),
        (429, "asked for too often", True),
        (503, "has a fault", True),
    ],
)
def test_a_refusal_says_whether_another_try_may_help(
    server: LoopbackServer, fetcher: Fetcher, status: int, reason: str, transient: bool
) -> None:
    with pytest.raises(FetchFailedError, match=reason) as caught:
        fetcher.get(server.serve("/a", "no", status=status, Retry_After="120"))
    assert caught.value.transient is transient
    assert (caught.value.status, caught.value.retry_after) == (status, 120)


def test_a_closed_fetcher_ends_what_is_under_way(server: LoopbackServer) -> None:
    import threading

    url = server.play("/a", lambda _: server.stopped.wait(5) and None)
    fetcher = Fetcher(allow_private=True, seconds=5)
    threading.Timer(0.2, fetcher.close).start()
    begun = time.monotonic()
    with pytest.raises(FetchError):
        fetcher.get(url)
    assert time.monotonic() - begun < 2
    with pytest.raises(FetchError, match="has been stopped"):
        fetcher.get(url)


def test_one_host_is_never_asked_by_more_than_two(server: LoopbackServer, fetcher: Fetcher) -> None:
    import threading
    from concurrent.futures import ThreadPoolExecutor

    guard = threading.Lock()
    now, most = 0, 0

    def page(handler: Handler) -> None:
        nonlocal now, most
        with guard:
            now += 1
            most = max(most, now)
        time.sleep(0.03)
        with guard:
            now -= 1
        reply(handler, b"text")

    url = server.play("/a", page)
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(fetcher.get, [url] * 12))
    assert most == 2
