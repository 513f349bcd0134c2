"""Tells which proxy the environment names for an address. Connects to none."""

import base64
import ipaddress
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from briefreader.errors import FetchError
from briefreader.ingest.fetch.addresses import Address

_USUAL_PORT = 80


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy that is spoken to in plain HTTP."""

    host: str
    port: int
    authorization: str
    """The value of the `Proxy-Authorization` header; empty for none."""


def proxy_for(address: Address) -> Proxy | None:
    """Return the proxy to ask for `address`; None where it is asked itself.

    `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY` are read as other programs read
    them. This machine is never asked for by way of a proxy. Raises FetchError, saying what to
    do, for a proxy that cannot be used.
    """
    from urllib.request import getproxies_environment, proxy_bypass

    named = getproxies_environment()
    given = named.get("https" if address.secure else "http") or named.get("all", "")
    if not given or _is_here(address.host) or proxy_bypass(address.host):
        return None
    try:
        parts = urlsplit(given if "://" in given else f"http://{given}")
        host, port = parts.hostname or "", parts.port or _USUAL_PORT
    except ValueError:
        host = ""
    if not host or parts.scheme != "http":
        variable = "HTTPS_PROXY" if address.secure else "HTTP_PROXY"
        raise FetchError(
            f"cannot be reached: {variable} (or ALL_PROXY) must name a proxy as "
            "http://HOST:PORT, or NO_PROXY the host"
        )
    return Proxy(host, port, _authorization(parts.username, parts.password))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _authorization(name: str | None, password: str | None) -> str:
    if name is None:
        return ""
    given = f"{unquote(name)}:{unquote(password or '')}".encode()
    return f"Basic {base64.b64encode(given).decode()}"
