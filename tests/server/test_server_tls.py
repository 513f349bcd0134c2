"""Encrypted connections: verified, or not made."""

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import LoopbackServer

from briefreader.errors import FetchError
from briefreader.ingest.fetch import Fetcher, http

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="needs openssl to make a key")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for `localhost`, with its key, that no authority signed."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            "-keyout", str(file), "-out", str(file.with_suffix(".crt")),
        ],
        check=True, capture_output=True,
    )  # fmt: skip
    file.write_bytes(file.read_bytes() + file.with_suffix(".crt").read_bytes())
    return file


@pytest.fixture
def secure(certificate: Path) -> Iterator[LoopbackServer]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    started = LoopbackServer(context)
    yield started
    started.stop()


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trust that certificate, as if an authority had signed it."""
    context = ssl.create_default_context(cafile=str(certificate.with_suffix(".crt")))
    monkeypatch.setattr(http, "_encryption", lambda: context)


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
