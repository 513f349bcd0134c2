"""How much the random tests of the search try. The environment asks for more, or for others."""

import os


def _number(name: str, otherwise: int) -> int:
    return int(os.environ.get(f"BRIEFREADER_{name}", otherwise))


SEED = _number("SEED", 0)
"""Another one makes other articles, queries, damages and steps of the same kinds."""

STEPS = _number("SEARCH_STEPS", 300)
"""Steps that are compared with the oracle."""

DAMAGES = _number("DAMAGE_TRIES", 60)
"""Bytes that are changed."""

AGREEMENTS = _number("NATIVE_QUERIES", 400)
"""Queries that are put to Whoosh's own searcher as well."""

PARSED = _number("FUZZ", 3000)
"""Hostile queries that are read."""

SEARCHED = _number("FUZZ", 400)
"""Hostile queries that are read and searched for."""
