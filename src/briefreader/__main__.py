"""Runs the command line: `python -m briefreader`."""

from briefreader.cli.main import run

if __name__ == "__main__":
    run()
