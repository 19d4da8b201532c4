"""Claims out of documents: who says what, and where it stands."""

from __future__ import annotations

from claimcheck.extraction.naming.names import (
    Merge,
    NamesTable,
    explain_names,
    name_origins,
    read_names_table,
    write_sources,
)
from claimcheck.protocols import Extractor
from claimcheck.settings import Settings

__all__ = ["Merge", "NamesTable", "explain_names", "make_extractor", "name_origins", "read_names_table", "write_sources"]


def make_extractor(settings: Settings) -> Extractor:
    """The extractor of these settings. Nothing heavy is loaded before the first document."""
    from claimcheck.extraction.extractor import SpacyExtractor

    return SpacyExtractor()
