"""Lays two annotated reports side by side. Knows neither a screen nor the library."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefreader.compare.compare import compare_reports

__all__ = ["compare_reports"]


def __getattr__(name: str) -> Any:
    """Import the comparison when it is first asked for: it brings numpy with it."""
    if name == "compare_reports":
        from briefreader.compare.compare import compare_reports

        return compare_reports
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
