"""One request and its answer over a connection to a vetted number. Follows no redirects.

By way of a proxy: `http` is asked of the proxy itself, for `https` it only passes bytes on, so
that the server's certificate is verified as ever.
"""

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
from briefreader.ingest.fetch.inflate import ACCEPTED, inflate
from briefreader.ingest.fetch.limits import CONNECT_SECONDS
from briefreader.ingest.fetch.proxies import Proxy

USER_AGENT = f"briefreader/{__version__} (news reader)"
"""What every request calls itself."""
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_CHUNK = 65_536
PROXY_WANTS_A_NAME = (
    "cannot be reached: the proxy asks who you are; write it as http://NAME:PASSWORD@HOST:PORT"
)


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
    address: Address,
    numbers: list[str],
    headers: dict[str, str],
    budget: Budget,
    proxy: Proxy | None = None,
) -> Answer:
    """Ask for `address` at the first of `numbers` that can be connected to.

    With a `proxy` the numbers are the proxy's.

    Raises UnreachableError where nobody answers, FetchError for an answer that is over the
    budget, damaged or no HTTP.
    """
    connection = _PinnedConnection(address, numbers, budget, proxy)
    try:
        connection.request(
            "GET",
            connection.target,
            headers={
                "Host": address.host_header,
                "User-Agent": USER_AGENT,
                "Accept": _ACCEPT,
                "Accept-Encoding": ACCEPTED,
                "Connection": "close",
                **connection.proxy_headers,
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
        whose = "" if proxy is None else "the proxy cannot be reached, "
        raise UnreachableError(f"cannot be reached: {whose}{reason}") from None
    finally:
        connection.close()


class _PinnedConnection(http.client.HTTPConnection):
    """Connects to numbers that were vetted, never to a name."""

    def __init__(
        self, address: Address, numbers: list[str], budget: Budget, proxy: Proxy | None
    ) -> None:
        super().__init__(address.host, address.port)
        self._address = address
        self._numbers = numbers
        self._budget = budget
        self._proxy = proxy

    @property
    def target(self) -> str:
        """What to ask for: of a proxy, the whole address."""
        address = self._address
        asks_proxy = self._proxy is not None and not address.secure
        return f"http://{address.host_header}{address.target}" if asks_proxy else address.target

    @property
    def proxy_headers(self) -> dict[str, str]:
        """What only the proxy is told; through a tunnel it would be the server."""
        return {} if self._address.secure else self._authorization

    @property
    def _authorization(self) -> dict[str, str]:
        told = self._proxy.authorization if self._proxy else ""
        return {"Proxy-Authorization": told} if told else {}

    def connect(self) -> None:
        connected = self._connected()
        if self._address.secure:
            try:
                if self._proxy is not None:
                    self._open_tunnel(connected)
                connected.settimeout(self._budget.seconds(CONNECT_SECONDS))
                connected = _encryption().wrap_socket(connected, server_hostname=self._address.host)
            except BaseException:
                connected.close()
                raise
        self.sock = BudgetedSocket(connected, self._budget)

    def _connected(self) -> socket.socket:
        port = self._address.port if self._proxy is None else self._proxy.port
        failure: OSError | None = None
        for number in self._numbers:
            try:
                return socket.create_connection(
                    (number, port), timeout=self._budget.seconds(CONNECT_SECONDS)
                )
            except OSError as error:
                failure = error
        raise failure or OSError("no number to connect to")

    def _open_tunnel(self, connected: socket.socket) -> None:
        """Have the proxy pass on what is sent from here on. Raises FetchError if it does not."""
        address = self._address
        host = f"[{address.host}]" if ":" in address.host else address.host
        place = f"{host}:{address.port}"
        headers = {"Host": place, **self._authorization}
        lines = [
            f"CONNECT {place} HTTP/1.1",
            *(f"{key}: {value}" for key, value in headers.items()),
        ]
        spoken = BudgetedSocket(connected, self._budget)
        spoken.sendall("\r\n".join([*lines, "", ""]).encode("ascii"))
        answer = http.client.HTTPResponse(spoken, method="CONNECT")  # type: ignore[arg-type]
        answer.begin()
        if answer.status == 407:
            raise FetchError(PROXY_WANTS_A_NAME)
        if answer.status // 100 != 2:
            raise UnreachableError(f"cannot be reached: the proxy refuses it ({answer.status})")


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
