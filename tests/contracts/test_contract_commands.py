"""Every command has help with an example, is documented, and imports only what it needs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from briefreader.cli.commands import cli
from briefreader.cli.lazy import COMMANDS
from briefreader.cli.reference import reference, with_reference

ROOT = Path(__file__).parents[2]
FORMATS = ROOT / "docs" / "formats.md"
README = ROOT / "README.md"

HEAVY = {"textual", "whoosh", "luqum", "numpy", "rich", "lxml", "trafilatura", "yaml", "asyncio"}
"""What a command that only reads the library has no use for."""


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_help_with_an_example(name: str) -> None:
    found = command(name)
    assert found.name == name
    assert len(found.help or "") > 20
    assert found.short_help
    assert f"briefreader {name}" in (found.epilog or "")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_says_what_it_does(name: str) -> None:
    for parameter in command(name).params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"completion"}))
def test_every_command_can_be_pointed_at_a_folder(name: str) -> None:
    assert any("--data-dir" in parameter.opts for parameter in command(name).params)


def test_the_reference_in_the_documents_is_what_the_commands_say() -> None:
    document = FORMATS.read_text(encoding="utf-8")
    assert with_reference(document) == document, (
        "run: python -m briefreader.cli.reference docs/formats.md"
    )
    for name in COMMANDS:
        assert f"### `briefreader {name}`" in reference()


def test_every_command_is_in_the_readme() -> None:
    shown = README.read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if f"briefreader {name}" not in shown]
    assert not missing, f"README.md does not show: {', '.join(missing)}"


def imported_by(home: Path, *arguments: str) -> set[str]:
    """Return the top-level modules that a command imports in a process of its own."""
    script = (
        "import json, sys\n"
        "from briefreader.cli.main import main\n"
        "code = main(sys.argv[1:])\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))\n"
        "sys.exit(code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env={**os.environ, "BRIEFREADER_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    report = folder / "report.jsonl"
    report.write_text('{"title": "Ferry fire", "body": "A ferry burned."}\n')
    assert "textual" not in imported_by(folder, "add", str(report))
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        [], ["list"], ["list", "--format", "json"], ["show", "1"], ["edit", "1", "--star"],
        ["dirs"], ["--help"], ["--version"], ["completion", "bash"],
    ],
)  # fmt: skip
def test_a_command_that_reads_the_library_imports_nothing_heavy(
    home: Path, arguments: list[str]
) -> None:
    assert imported_by(home, *arguments) & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [["search", "ferry"], ["compare", "1", "1"], ["show", "1", "--format", "json"], ["doctor"],
     ["reindex"], ["annotate", "1"], ["demo"]],
)  # fmt: skip
def test_no_command_imports_textual(home: Path, arguments: list[str]) -> None:
    assert "textual" not in imported_by(home, *arguments)
