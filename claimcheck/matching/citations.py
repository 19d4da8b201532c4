"""Whom a document has its words from: the names it credits, cites, or that its sources spoke to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from claimcheck.records import Claim, Document

TOLD = re.compile(r"\btold (?:the |The )?((?:[A-Z][\w.&’'-]*)(?: [A-Z][\w.&’'-]*){0,3})")
CREDIT = re.compile(r"^(?P<name>.*?)\s*\((?P<credit>[^()]+)\)\s*$")


def find_citations(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, frozenset[str]]:
    """By document, in lower case: the credit beside its publisher, the names in its chains, and whoever was "told"."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for document in documents:
        names[document.document_id].update(read_credits(document.publisher)[1:])
        for told in TOLD.findall(document.text):
            words = told.rstrip(".").split()
            names[document.document_id].update(" ".join(words[: i + 1]) for i in range(len(words)))
    for claim in claims:
        names[claim.document_id].update(link.name for link in claim.chain if link.name != claim.publisher)
    return {key: frozenset(n.lower() for n in found) for key, found in names.items()}


def read_credits(publisher: str) -> tuple[str, ...]:
    """"Irish Examiner (AP)" is Irish Examiner with words of AP."""
    match = CREDIT.match(publisher)
    return (match["name"], match["credit"]) if match else (publisher,)
