"""Decides which addresses may be fetched, and turns names into the numbers to connect to.

A name is looked up once and the connection goes to the very number that was vetted, so that
a name server that changes its answer gains nothing.
"""

import ipaddress
import re
import socket
import threading
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from briefreader.errors import FetchError
from briefreader.ingest.fetch.limits import PROXY_NAME_SECONDS
from briefreader.sanitise import safe_url, sanitise_line

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2048
_NUMERIC_LABEL = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_HOST_NAME = re.compile(r"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?")
_SAFE_PATH = "/%:@!$&'()*+,;=~-._"
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True)
class Address:
    """An http or https address taken apart."""

    url: str
    """As it was given, without its fragment."""
    secure: bool
    """Whether it is https."""
    host: str
    """The name or number to look up, in ASCII and lower case."""
    port: int
    target: str
    """Path and query, as they are put on the wire."""

    @property
    def host_header(self) -> str:
        """The value of the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS["https" if self.secure else "http"] else (
            f"{host}:{self.port}"
        )  # fmt: skip


def is_address(text: str) -> bool:
    """Tell whether `text` is meant as an address on the web."""
    return text.lower().startswith(("http://", "https://"))


def parse_address(url: str, base: str = "") -> Address:
    """Take an address apart; a relative one is read against `base`.

    Raises FetchError for anything but plain http and https: other schemes, user names,
    hosts written as odd numbers, control characters.
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()) if base else url.strip())
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise FetchError("is not a well-formed address") from None
    if parts.scheme not in _PORTS:
        raise FetchError("is not an http or https address")
    if parts.username is not None or parts.password is not None:
        raise FetchError("has a user name in it; such addresses are not fetched")
    path = quote(parts.path or "/", safe=_SAFE_PATH)
    target = path + (f"?{quote(parts.query, safe=_SAFE_PATH + '?')}" if parts.query else "")
    whole = f"{parts.scheme}://{parts.netloc}{target}"
    if len(whole) > _LONGEST or not safe_url(whole):
        raise FetchError("is not a well-formed address")
    return Address(
        url=whole,
        secure=parts.scheme == "https",
        host=_plain_host(host),
        port=port if port is not None else _PORTS[parts.scheme],
        target=target,
    )


def look_up(address: Address, *, allow_private: bool, seconds: float) -> list[str]:
    """Return the numbers to connect to for `address`, as texts, in the order to try them.

    Raises FetchError if there are none, if the look-up takes longer than `seconds`, or if
    one of them is not a public one and `allow_private` is false.
    """
    numbers: list[str] = []
    for number in _resolve(address.host, address.port, seconds):
        refuse_private(number, allow_private=allow_private)
        if number not in numbers:
            numbers.append(number)
    if not numbers:
        raise FetchError(f"cannot be reached: {_shown(address.host)} has no address")
    return numbers


def look_up_proxy(host: str, port: int, *, seconds: float) -> list[str]:
    """Return the numbers of a proxy, which may be a private one: its user named it.

    Raises FetchError where there are none.
    """
    try:
        return list(dict.fromkeys(_resolve(host, port, seconds)))
    except FetchError:
        raise FetchError(
            f"cannot be reached: there is no proxy named {_shown(host)}, see HTTP_PROXY"
        ) from None


def vet_for_proxy(address: Address, *, allow_private: bool) -> None:
    """Raise FetchError for an address that a proxy must not be asked for.

    The proxy looks the name up itself and decides where it leads. What can be told here is
    held against it: a number, and a name that is known here. Behind a proxy that is often
    none, and then the name is passed on.
    """
    try:
        numbers = _resolve(address.host, address.port, PROXY_NAME_SECONDS)
    except FetchError:
        return
    for number in numbers:
        refuse_private(number, allow_private=allow_private)


def refuse_private(number: str, *, allow_private: bool) -> None:
    """Raise FetchError for an IP address that must not be connected to."""
    try:
        written = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        raise FetchError("cannot be reached: its name leads to no IP address") from None
    if written.is_multicast or written.is_unspecified:
        raise FetchError(f"leads to {number}, which is no single machine")
    if allow_private:
        return
    for address in _meant(written):
        if not address.is_global or address.is_multicast or address.is_reserved:
            raise FetchError(
                f"leads to {number}, which is not a public address; "
                "--allow-private-hosts lets such be fetched"
            )


def _meant(address: IPAddress) -> list[IPAddress]:
    """Return the addresses that a packet to this one may reach, those hidden in it included."""
    if isinstance(address, ipaddress.IPv4Address):
        return [address]
    if address.ipv4_mapped is not None:
        return [address.ipv4_mapped]
    if address in _NAT64:
        # A network without IPv4 gives every IPv4 host such an address.
        return [ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)]
    found: list[IPAddress] = [address]
    if address.sixtofour is not None:
        found.append(address.sixtofour)
    if address.teredo is not None:
        found.extend(address.teredo)
    return found


def _plain_host(host: str) -> str:
    """Return a host in ASCII; raise FetchError for one that is none or is written oddly."""
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            raise FetchError("is not a well-formed address") from None
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise FetchError("is not a well-formed address") from None
    if not _HOST_NAME.fullmatch(plain):
        raise FetchError("is not a well-formed address")
    # What ends in a number is a number to every resolver: 2130706433, 0x7f.1, 127.1.
    if _NUMERIC_LABEL.fullmatch(plain.rstrip(".").rpartition(".")[2]):
        try:
            return str(ipaddress.IPv4Address(plain))
        except ValueError:
            raise FetchError("has a host written as an odd number; write it plainly") from None
    return plain


def _resolve(host: str, port: int, seconds: float) -> list[str]:
    """Look a host up in a thread of its own, because the system's resolver knows no limit."""
    answer: list[Any] = []

    def ask() -> None:
        try:
            answer.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError, FetchError) as error:
            answer.append(error)

    thread = threading.Thread(target=ask, name="briefreader-name", daemon=True)
    thread.start()
    thread.join(seconds)
    if not answer:
        raise FetchError(f"cannot be reached: looking {_shown(host)} up took too long")
    if isinstance(answer[0], FetchError):
        raise answer[0]
    if isinstance(answer[0], Exception):
        raise FetchError(f"cannot be reached: there is no host named {_shown(host)}")
    return [str(entry[4][0]) for entry in answer[0]]


def _shown(host: str) -> str:
    return sanitise_line(host, 100)
