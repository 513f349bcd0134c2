"""Fetching by way of a proxy that the environment names."""

import shutil
import socket
from collections.abc import Iterator

import pytest
from loopback import LoopbackServer
from loopback_proxy import LoopbackProxy

from briefreader.errors import FetchError
from briefreader.ingest.fetch import Fetcher


@pytest.fixture
def proxy() -> Iterator[LoopbackProxy]:
    started = LoopbackProxy()
    yield started
    started.stop()


def name_proxy(monkeypatch: pytest.MonkeyPatch, value: str, variable: str = "http_proxy") -> None:
    monkeypatch.setenv(variable, value)


@pytest.fixture
def unknown_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine know numbers only, as behind many a proxy."""
    system = socket.getaddrinfo

    def look_up(host: str, *args: object, **options: object) -> object:
        if host.replace(".", "").isdigit():
            return system(host, *args, **options)  # type: ignore[call-overload]
        raise socket.gaierror("not known here")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.usefixtures("unknown_names")
def test_a_page_is_asked_of_the_proxy_which_knows_the_name(
    server: LoopbackServer, proxy: LoopbackProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}")
    server.serve("/a", "text", Content_Type="text/html; charset=utf-8")
    found = Fetcher(seconds=5).get(f"http://harbour.example:{server.port}/a")
    assert (found.body, found.charset) == (b"text", "utf-8")
    assert proxy.asked == [f"GET http://harbour.example:{server.port}/a"]
    assert server.headers["/a"]["Host"] == f"harbour.example:{server.port}"


@pytest.mark.usefixtures("unknown_names")
def test_redirects_go_by_way_of_the_proxy_too(
    server: LoopbackServer, proxy: LoopbackProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_proxy(monkeypatch, f"127.0.0.1:{proxy.port}")
    server.serve("/a", "", status=302, Location=f"http://other.example:{server.port}/b")
    server.serve("/b", "there")
    assert Fetcher(seconds=5).get(f"http://harbour.example:{server.port}/a").body == b"there"
    assert len(proxy.asked) == 2


@pytest.mark.parametrize(
    "url",
    [
        "http://192.168.1.1/", "http://169.254.169.254/latest/", "http://[::ffff:10.0.0.1]/",
        "https://10.0.0.1/",
    ],
)  # fmt: skip
def test_a_proxy_is_not_asked_for_private_numbers(
    proxy: LoopbackProxy, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}", "all_proxy")
    with pytest.raises(FetchError, match="not a public address"):
        Fetcher(seconds=5).get(url)
    assert proxy.asked == []


def test_a_proxy_is_not_asked_for_a_name_that_is_known_to_be_private(
    proxy: LoopbackProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}")
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.7", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(FetchError, match=r"10\.0\.0\.7, which is not a public address"):
        Fetcher(seconds=5).get("http://intranet.example/")
    assert proxy.asked == []


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_this_machine_is_not_asked_for_by_way_of_a_proxy(
    server: LoopbackServer, proxy: LoopbackProxy, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}")
    server.serve("/a", "text")
    with pytest.raises(FetchError, match="not a public address"):
        Fetcher(seconds=5).get(f"http://{host}:{server.port}/a")
    assert Fetcher(allow_private=True).get(f"http://{host}:{server.port}/a").body == b"text"
    assert proxy.asked == []


def test_a_host_without_need_of_a_proxy_is_asked_itself(
    proxy: LoopbackProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}")
    name_proxy(monkeypatch, "harbour.example", "no_proxy")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [])
    with pytest.raises(FetchError, match=r"harbour\.example has no address"):
        Fetcher(seconds=5).get("http://news.harbour.example/")
    assert proxy.asked == []


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("socks5://127.0.0.1:1080", r"must name a proxy as http://HOST:PORT"),
        ("http://127.0.0.1:port", r"must name a proxy as http://HOST:PORT"),
        ("http://127.0.0.1:9", r"the proxy cannot be reached, connection refused"),
    ],
)
@pytest.mark.usefixtures("unknown_names")
def test_a_proxy_that_cannot_be_used_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, given: str, reason: str
) -> None:
    name_proxy(monkeypatch, given)
    with pytest.raises(FetchError, match=reason) as caught:
        Fetcher(seconds=5).get("http://harbour.example/")
    assert "\n" not in str(caught.value)


@pytest.mark.usefixtures("unknown_names")
def test_a_proxy_learns_who_asks_where_it_wants_to(
    server: LoopbackServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    proxy = LoopbackProxy(name="Basic amFuZTpzZWNyZXQ=")
    server.serve("/a", "text")
    url = f"http://harbour.example:{server.port}/a"
    try:
        name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}")
        for asked in (url, url.replace("http:", "https:")):
            with pytest.raises(FetchError, match="asks who you are"):
                Fetcher(seconds=5).get(asked)
            name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}", "https_proxy")
        name_proxy(monkeypatch, f"http://jane:secret@127.0.0.1:{proxy.port}")
        assert Fetcher(seconds=5).get(url).body == b"text"
        assert "Proxy-Authorization" not in server.headers["/a"]
    finally:
        proxy.stop()


@pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a key")
@pytest.mark.usefixtures("trusted", "unknown_names")
def test_an_encrypted_page_is_verified_through_the_proxy(
    secure: LoopbackServer, proxy: LoopbackProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_proxy(monkeypatch, f"http://127.0.0.1:{proxy.port}", "https_proxy")
    secure.serve("/a", "text")
    url = f"https://harbour.example:{secure.port}/a"
    assert Fetcher(seconds=5).get(url).body == b"text"
    assert proxy.asked == [f"CONNECT harbour.example:{secure.port}"]
    with pytest.raises(FetchError, match="certificate that is not valid"):
        Fetcher(seconds=5).get(url.replace("harbour.", "other."))
