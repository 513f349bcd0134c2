"""Writes JSON that any terminal and any reader of files can be given."""

import json
from typing import Any


def json_text(value: Any, indent: int | None = None) -> str:
    """Return `value` as JSON in ASCII, in which no text can be a control and offsets hold."""
    return json.dumps(value, ensure_ascii=True, indent=indent).replace("\x7f", "\\u007f")
