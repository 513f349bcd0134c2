"""Offline means offline: in this process, in its children, for every library."""

import os
import subprocess
import sys

import pytest

from briefreader.offline import OFFLINE_VARIABLE


def run(code: str, **environment: str) -> str:
    """Run code in a process of its own, because what is forbidden stays so."""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True, text=True, timeout=60, check=False,
        env={**os.environ, **environment},
    )  # fmt: skip
    return (done.stdout + done.stderr).strip()


_FORBID = "from briefreader.offline import forbid_network; forbid_network();"


@pytest.mark.parametrize(
    "use",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9), 1)",
        "import socket; socket.socket().connect(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import socket; socket.gethostbyname('localhost')",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import urllib3; urllib3.PoolManager(retries=False).request('GET', 'http://127.0.0.1:9/')",
    ],
)
def test_every_use_of_the_network_is_refused(use: str) -> None:
    assert "was started with --offline" in run(_FORBID + use)


def test_a_child_of_an_offline_process_is_offline() -> None:
    child = "from briefreader.offline import *; obey_environment(); print(is_offline())"
    code = f"{_FORBID} import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert run(code) == "True"


def test_what_is_not_forbidden_works() -> None:
    code = "from briefreader.offline import *; obey_environment(); print(is_offline())"
    assert run(code, **{OFFLINE_VARIABLE: ""}) == "False"


def test_event_loops_and_processes_work_offline() -> None:
    """The terminal interface and its search process need both."""
    code = f"""{_FORBID}
import asyncio, sys
async def main():
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "print('fine')", stdout=asyncio.subprocess.PIPE)
    out, _ = await child.communicate()
    print(out.decode().strip())
asyncio.run(main())
"""
    assert run(code) == "fine"
