"""Lays two annotated reports side by side. Knows neither a screen nor the library."""
