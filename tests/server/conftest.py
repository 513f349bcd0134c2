"""What the tests with a real server start from."""

import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import LoopbackServer

from briefreader.config import Settings
from briefreader.ingest.fetch import Fetcher, http
from briefreader.ingest.sandbox import Sandbox
from briefreader.library import Library
from briefreader.locations import Locations


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask no proxy but those that a test names, whatever the environment says."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    started = LoopbackServer()
    yield started
    started.stop()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher that may fetch from this machine."""
    made = Fetcher(allow_private=True, seconds=5)
    yield made
    made.close()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(1) as made:
        yield made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library that may fetch from this machine."""
    with Library.open(Locations.within(tmp_path), Settings(allow_private_hosts=True)) as opened:
        yield opened


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate for two names, with its key, that no authority signed."""
    file = tmp_path_factory.mktemp("tls") / "both.pem"
    subprocess.run(
        [
            "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,DNS:harbour.example",
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
