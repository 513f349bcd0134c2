"""One request and its answer over a connection to a vetted number. Follows no redirects."""

import http.client
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from functools import cache

from briefreader import __version__
from briefreader.errors import FetchError
from briefreader.ingest.fetch.addresses import Address
from briefreader.ingest.fetch.budget import Budget, BudgetedSocket
from briefreader.ingest.fetch.inflate import inflate
from briefreader.ingest.fetch.limits import CONNECT_SECONDS

USER_AGENT = f"briefreader/{__version__} (news reader)"
"""What every request calls itself."""
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_CHUNK = 65_536


class UnreachableError(FetchError):
    """The other side could not be spoken to; another time it may."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request."""

    status: int
    headers: Message
    body: bytes
    """The body without its compression; empty unless the status is 200."""


def request(
    address: Address, numbers: list[str], headers: dict[str, str], budget: Budget
) -> Answer:
    """Ask for `address` at the first of `numbers` that can be connected to.

    Raises UnreachableError where nobody answers, FetchError for an answer that is over the
    budget, damaged or no HTTP.
    """
    connection = _PinnedConnection(address, numbers, budget)
    try:
        connection.request(
            "GET",
            address.target,
            headers={
                "Host": address.host_header,
                "User-Agent": USER_AGENT,
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip",
                "Connection": "close",
                **headers,
            },
        )
        response = connection.getresponse()
        encoding = response.getheader("Content-Encoding", "")
        body = inflate(_body(response), encoding) if response.status == 200 else b""
        return Answer(response.status, response.headers, body)
    except FetchError:
        raise
    except ssl.SSLCertVerificationError as error:
        raise FetchError(f"has a certificate that is not valid: {error.verify_message}") from None
    except ssl.SSLError as error:
        reason = error.reason or "no common encryption"
        raise UnreachableError(f"cannot be reached: encryption failed ({reason})") from None
    except TimeoutError:
        raise UnreachableError("did not answer in time") from None
    except http.client.HTTPException as error:
        raise UnreachableError(_protocol_fault(error)) from None
    except OSError as error:
        reason = (error.strerror or "the connection failed").lower()
        raise UnreachableError(f"cannot be reached: {reason}") from None
    finally:
        connection.close()


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to numbers that were vetted, never to a name."""

    def __init__(self, address: Address, numbers: list[str], budget: Budget) -> None:
        super().__init__(address.host, address.port)
        self._address = address
        self._numbers = numbers
        self._budget = budget

    def connect(self) -> None:
        connected = self._connected()
        if self._address.secure:
            try:
                connected.settimeout(self._budget.seconds(CONNECT_SECONDS))
                connected = _encryption().wrap_socket(connected, server_hostname=self._address.host)
            except BaseException:
                connected.close()
                raise
        self.sock = BudgetedSocket(connected, self._budget)

    def _connected(self) -> socket.socket:
        failure: OSError | None = None
        for number in self._numbers:
            try:
                return socket.create_connection(
                    (number, self._address.port), timeout=self._budget.seconds(CONNECT_SECONDS)
                )
            except OSError as error:
                failure = error
        raise failure or OSError("no number to connect to")


@cache
def _encryption() -> ssl.SSLContext:
    """Return what verifies certificates: the system's authorities, else the packaged ones."""
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not context.get_ca_certs() and not paths.capath and not paths.cafile:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _body(response: http.client.HTTPResponse) -> Iterator[bytes]:
    while chunk := response.read1(_CHUNK):
        yield chunk
    if response.length:
        raise UnreachableError("broke off before its end")


def _protocol_fault(error: http.client.HTTPException) -> str:
    match error:
        case http.client.IncompleteRead():
            return "broke off before its end"
        case http.client.RemoteDisconnected():
            return "cannot be reached: the server closed the connection"
        case http.client.LineTooLong():
            return "has headers longer than they may be"
        case http.client.BadStatusLine():
            return "is not answered in HTTP"
        case _ if "headers" in str(error):
            return "has more headers than there may be"
        case _:
            return "is not answered in HTTP"
