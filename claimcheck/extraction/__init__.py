"""Claims out of documents: who says what, and where it stands."""

from __future__ import annotations

from claimcheck.protocols import Extractor
from claimcheck.settings import Settings


def make_extractor(settings: Settings) -> Extractor:
    """The extractor of these settings. Nothing heavy is loaded before the first document."""
    from claimcheck.extraction.extractor import SpacyExtractor

    return SpacyExtractor()
