"""The commands that README.md shows do what it says they do.

Under the heading below, indented lines that begin with the command are run in order, in an empty
folder; every other indented line is what one of them prints.
"""

import os
import subprocess
import sys
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"
HEADING = "## The same on the command line"
COMMAND = ".venv/bin/briefreader"


def shown() -> tuple[list[str], list[str]]:
    """Return the commands and the printed lines under the heading."""
    text = README.read_text(encoding="utf-8")
    assert HEADING in text
    section = text.partition(HEADING)[2].partition("\n## ")[0]
    lines = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    commands = [line for line in lines if line.startswith(COMMAND)]
    return commands, [line for line in lines if line and line not in commands]


def test_the_readme_s_commands_print_what_it_shows(tmp_path: Path) -> None:
    commands, expected = shown()
    assert commands
    printed: set[str] = set()
    for command in commands:
        ran = subprocess.run(
            ["bash", "-c", command.replace(COMMAND, f"{sys.executable} -m briefreader", 1)],
            cwd=tmp_path,
            env={**os.environ, "BRIEFREADER_HOME": str(tmp_path / "home"), "TERM": "dumb"},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            stdin=subprocess.DEVNULL,
        )
        assert ran.returncode == 0, f"{command}\n{ran.stderr}"
        printed.update(line.strip() for line in ran.stdout.splitlines())
    missing = [line for line in expected if line not in printed]
    assert not missing, "no command of README.md prints:\n" + "\n".join(missing)
