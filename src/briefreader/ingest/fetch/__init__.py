"""Gets documents from the network, safely: addresses vetted, sizes and times bounded."""

from briefreader.ingest.fetch.client import Fetched, Fetcher, FetchFailedError

__all__ = ["FetchFailedError", "Fetched", "Fetcher"]
