"""Saved web pages. Runs in the parsing process."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from claimcheck.reading.decoding import mend_surrogates, unify_newlines
from claimcheck.reading.draft import Draft, Fault

SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)")
"""What browsers write into a page they save."""
SENTENCE = re.compile(r"[^\n]{20,}[.!?…。！？؟।]")
"""The least an article has and a list of links has not."""


def parse_page(path: Path) -> Iterator[Draft | Fault]:
    """One document: the article, without navigation, advertising and comments."""
    from trafilatura import bare_extraction

    data = path.read_bytes()
    if not data.strip():
        yield Fault("empty")
        return
    page = bare_extraction(
        data, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )  # fmt: skip
    text = unify_newlines(getattr(page, "text", None) or "")
    if page is None or not SENTENCE.search(text):
        yield Fault("a web page without an article")
        return
    saved_from = SAVED_FROM.search(data[:2000])
    yield Draft(
        text=mend_surrogates(text),
        publisher=page.sitename or page.hostname,
        title=page.title,
        published=page.date,
        url=page.url or (saved_from[1].decode("ascii", "replace") if saved_from else None),
    )
