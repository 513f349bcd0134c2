"""A comparison as blocks of lines: rows or findings, side by side or one side at a time."""

from briefreader.render.comparison.blocks import GUTTER, Block, Said, View, said_lines, sign_run
from briefreader.render.comparison.layout import ComparisonLayout

__all__ = ["GUTTER", "Block", "ComparisonLayout", "Said", "View", "said_lines", "sign_run"]
