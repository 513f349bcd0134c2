"""Keeps this process, and the children it starts, off the network. Knows no commands.

A hook on Python's own audit events sees every socket that is connected, bound or sent from
and every name that is looked up, whatever library does it, and cannot be taken off again.
Sockets between processes of this machine (`AF_UNIX`) are let through.
"""

import os
import sys
from typing import Any

from briefreader.errors import FetchError

OFFLINE_VARIABLE = "BRIEFREADER_OFFLINE"
"""Environment variable that forbids the network to a process, inherited by its children."""

_SOCKET_EVENTS = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_NAME_EVENTS = frozenset(
    {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}
)

_forbidden_because = ""


def forbid_network(because: str = "briefreader was started with --offline") -> None:
    """Refuse every use of the network from now on, here and in children started later.

    Whoever tries gets FetchError with `because` as its reason. Cannot be undone.
    """
    global _forbidden_because
    os.environ[OFFLINE_VARIABLE] = "1"
    if not _forbidden_because:
        sys.addaudithook(_refuse)
    _forbidden_because = because


def obey_environment() -> None:
    """Forbid the network where the environment says so. Every entry point calls this first."""
    if os.environ.get(OFFLINE_VARIABLE):
        forbid_network()


def is_offline() -> bool:
    """Tell whether the network is forbidden to this process."""
    return bool(_forbidden_because)


def require_network() -> None:
    """Raise FetchError where the network is forbidden."""
    if _forbidden_because:
        raise FetchError(f"was not fetched: {_forbidden_because}")


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _NAME_EVENTS or (event in _SOCKET_EVENTS and not _is_local(arguments[0])):
        require_network()


def _is_local(socket: Any) -> bool:
    from socket import AddressFamily

    unix = getattr(AddressFamily, "AF_UNIX", None)
    return unix is not None and getattr(socket, "family", None) == unix
