"""Offline means offline: in this process, in its children, for every library."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from briefreader import offline
from briefreader.library import Library, watch_process
from briefreader.locations import Locations
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


_PROBE = """
import atexit, sys

def tell():
    offline = sys.modules.get("briefreader.offline")
    sys.stderr.write(f"offline: {offline is not None and offline.is_offline()}\\n")

atexit.register(tell)
"""


_PROCESSES = (
    "briefreader.library.housekeeping",
    "briefreader.library.feed_process",
    "briefreader.library.watch_process",
    "briefreader.search.server",
    "briefreader.search.indexer",
)


@pytest.mark.parametrize("module", [*_PROCESSES, "briefreader"])
def test_every_process_of_ours_is_offline_where_the_environment_says_so(
    tmp_path: Path, module: str
) -> None:
    (tmp_path / "sitecustomize.py").write_text(_PROBE)
    home = tmp_path / "home"
    with Library.open(Locations.within(home)) as library:
        commands = {
            "briefreader.library.housekeeping": library.housekeeping_command(),
            "briefreader.library.feed_process": library.update_command(),
            "briefreader.library.watch_process": watch_process.command(
                library.locations, [str(tmp_path)]
            ),
        }
    places = ["--library", str(home / "library.db"), "--index", str(home / "index")]
    started = [sys.executable, "-P", "-m", module]
    command = commands.get(module) or (
        [*started, *places] if "search" in module else [*started, "--data-dir", str(home), "list"]
    )
    done = subprocess.run(
        command,
        env={**os.environ, OFFLINE_VARIABLE: "1", "PYTHONPATH": str(tmp_path)},
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert "offline: True" in done.stderr


def test_every_module_that_is_started_as_a_process_is_among_these() -> None:
    source = Path(offline.__file__).parent
    started = {
        ".".join(path.relative_to(source.parent).with_suffix("").parts)
        for path in source.rglob("*.py")
        if "__main__" in path.read_text(encoding="utf-8")
    }
    makes_documents = {"briefreader.cli.reference", "briefreader.tui.reference"}
    reads_strangers = {"briefreader.ingest.sandbox.worker"}  # never has a network, see its tests
    assert started - makes_documents - reads_strangers == {*_PROCESSES, "briefreader.__main__"}
