"""Plain text and Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from claimcheck.reading.decoding import decode
from claimcheck.reading.draft import Draft, Fault
from claimcheck.reading.front_matter import split_front_matter
from claimcheck.reading.heads import read_title
from claimcheck.records import PublisherFrom
from claimcheck.settings import Settings


def read_plain(path: Path, settings: Settings) -> Iterator[Draft | Fault]:
    """One document: the text after its front matter, nothing else changed."""
    whole = decode(path.read_bytes())
    if isinstance(whole, Fault):
        yield whole
        return
    said, text = split_front_matter(whole)
    if said and not text.strip():
        yield Fault("no text after its front matter")
        return
    yield Draft(
        text=text,
        publisher=said.get("source") or said.get("publisher"),
        publisher_from=PublisherFrom.FRONT_MATTER,
        title=said.get("title") or read_title(text),
        published=said.get("date"),
        url=said.get("url"),
        language=said.get("language"),
    )
