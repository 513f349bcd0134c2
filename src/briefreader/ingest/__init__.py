"""Turns what people have (text, pages, feeds, archives) into clean reports."""

from briefreader.ingest.candidate import Candidate, Format
from briefreader.ingest.inputs import read_inputs
from briefreader.ingest.parse import parse

__all__ = ["Candidate", "Format", "parse", "read_inputs"]
