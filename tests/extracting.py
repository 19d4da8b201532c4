"""What is drawn out of a text of a paper."""

from __future__ import annotations

from claimcheck.extraction.extractor import SpacyExtractor
from claimcheck.records import Claim, Document, PublisherFrom

PAPER = "Daily Bugle"


def claims(text: str) -> tuple[Claim, ...]:
    document = Document("d", "d.txt", "", "d.txt", text, PAPER, PublisherFrom.OPTION, published="2020-04-18")
    (extraction,) = SpacyExtractor().extract([document])
    return extraction.claims


def told(text: str) -> list[str]:
    """The claims as sentences of their own."""
    return [c.text for c in claims(text)]


def origins(text: str, words: str) -> set[str]:
    """Of the claims with these words in their text."""
    return {c.origin for c in claims(text) if words in c.text}
