"""Versions of the rules that group reports. Apart from them, so that asking costs no import."""

PROFILE_VERSION = 3
"""Rises whenever profiles made before must be made again."""

GROUPING_VERSION = 1
"""Rises when the same reports may be grouped differently."""
