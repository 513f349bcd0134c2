"""Encrypted connections: verified, or not made."""

import shutil

import pytest
from loopback import LoopbackServer

from briefreader.errors import FetchError
from briefreader.ingest.fetch import Fetcher

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a key")


def test_a_certificate_that_nobody_signed_is_refused(
    secure: LoopbackServer, fetcher: Fetcher
) -> None:
    secure.serve("/a", "secret")
    with pytest.raises(FetchError, match="certificate that is not valid"):
        fetcher.get(f"https://localhost:{secure.port}/a")
    assert not secure.asked


@pytest.mark.usefixtures("trusted")
def test_a_certificate_for_another_host_is_refused(
    secure: LoopbackServer, fetcher: Fetcher
) -> None:
    secure.serve("/a", "secret")
    with pytest.raises(FetchError, match="certificate that is not valid"):
        fetcher.get(f"https://127.0.0.1:{secure.port}/a")
    assert not secure.asked


@pytest.mark.usefixtures("trusted")
def test_an_encrypted_page_is_fetched_by_its_name(secure: LoopbackServer, fetcher: Fetcher) -> None:
    """The connection goes to a number, and the certificate is checked for the name."""
    secure.serve("/a", "text")
    assert fetcher.get(f"https://localhost:{secure.port}/a").body == b"text"
    assert secure.headers["/a"]["Host"] == f"localhost:{secure.port}"


@pytest.mark.usefixtures("trusted")
def test_a_redirect_out_of_encryption_is_refused(
    secure: LoopbackServer, server: LoopbackServer, fetcher: Fetcher
) -> None:
    secure.serve("/a", "", status=302, Location=server.serve("/b", "text"))
    with pytest.raises(FetchError, match="without encryption"):
        fetcher.get(f"https://localhost:{secure.port}/a")
    assert not server.asked


def test_a_server_that_speaks_no_encryption_is_said(
    server: LoopbackServer, fetcher: Fetcher
) -> None:
    with pytest.raises(FetchError, match="encryption failed"):
        fetcher.get(f"https://localhost:{server.port}/a")
