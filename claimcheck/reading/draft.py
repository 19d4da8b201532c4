"""What one reader hands over: a text with what its own file says of it, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.records import PublisherFrom


@dataclass(frozen=True, slots=True)
class Draft:
    """A text before it has an identity. Everything but `text` is as printed in the file, None where it is silent."""

    text: str
    publisher: str | None = None
    publisher_from: PublisherFrom = PublisherFrom.METADATA
    title: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    row: int | None = None
    """Number of the row in its table, from 1; None for a file that is one document."""
    row_id: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a file or a row gives no document, in one line."""

    reason: str
