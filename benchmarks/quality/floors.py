"""Compares measured quality with the floors pinned in `floors.json`. Floors only rise."""

import json
from collections.abc import Mapping
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


def check(figures: Mapping[str, float]) -> int:
    """Return 1 and say so where a figure is below its floor, else 0."""
    floors: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = {name: value for name, value in figures.items() if value < floors[name]}
    for name, value in below.items():
        print(f"BELOW THE FLOOR: {name} is {value:.4f}, its floor is {floors[name]:.4f}")
    return 1 if below else 0
