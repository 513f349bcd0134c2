"""`pip install .` works with the pips that come with Python 3.11."""

import tomllib
from collections import defaultdict
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def needed(package: str) -> list[Requirement]:
    """Return what an installed package requires here, without its extras."""
    try:
        listed = [Requirement(line) for line in requires(package) or ()]
    except PackageNotFoundError:
        return []
    return [one for one in listed if one.marker is None or one.marker.evaluate({"extra": ""})]


def test_an_extra_that_dependencies_spell_differently_is_named_by_us() -> None:
    """Before 23.3 pip fails on `lxml[html_clean]` beside `lxml[html-clean]` that come later."""
    project = tomllib.loads(PROJECT.read_text())["project"]
    own = [Requirement(line) for line in project["dependencies"]]
    spellings: dict[str, set[str]] = defaultdict(set)
    seen: set[str] = set()
    waiting = list(own)
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        spellings[name] |= one.extras
        if name not in seen:
            seen.add(name)
            waiting += needed(name)
    assert len(seen) > len(own), "the dependencies are installed"
    ours = {canonicalize_name(one.name): one.extras for one in own}
    for name, extras in spellings.items():
        if len({canonicalize_name(extra) for extra in extras}) < len(extras):
            assert ours.get(name), f"{name}{sorted(extras)}"
