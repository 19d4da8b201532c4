"""Links that a page prints behind a name, into the midst of a sentence: "Berg Anna Maria BergOlsen wins the vote MORE said"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.extraction.parts import Span

_LONGEST = 700
"""Characters of such links."""
_LINKS = re.compile(
    r"\b(?P<surname>[A-Z][\w’'-]+),? (?P<links>(?P<given>\(?[A-Z][\w.'’-]*\)?) (?:\(?[A-Z][\w.'’-]*\)? ){0,3}(?P=surname)(?=[A-Z“‘'\"\d])"
    rf"[^\n]{{0,{_LONGEST}}}? ?MORE)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class InsertedLinks:
    """Where links stand that repeat a name, and the name with its given name."""

    place: Span
    surname: str
    name: str


def find_inserted_links(text: str) -> Iterator[InsertedLinks]:
    """Those of a text, by place."""
    if "MORE" in text:
        for found in _LINKS.finditer(text):
            yield InsertedLinks(Span(*found.span("links")), found["surname"], f"{found['given']} {found['surname']}")
