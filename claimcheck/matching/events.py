"""Happenings: which documents, and which claims, are about one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from claimcheck.matching.likeness import read_leads
from claimcheck.matching.linkage import choose_groups, link_documents, split_documents
from claimcheck.matching.order import document_order
from claimcheck.protocols import Floats2d
from claimcheck.records import Claim, Document, Event, make_id

TITLE_CHARS = 100


@dataclass(frozen=True, slots=True)
class Grouping:
    """Events by id; the events of each document, the main one first; the event of each claim."""

    events: tuple[Event, ...]
    document_events: dict[str, tuple[str, ...]]
    claim_events: dict[str, str]


def group_events(documents: Sequence[Document], document_vectors: Floats2d, claims: Sequence[Claim], claim_vectors: Floats2d) -> Grouping:
    """Groups documents into happenings by average linkage of their likeness.

    Row i of `document_vectors` (n, dim) embeds the title and lead of documents[i], row i of `claim_vectors` claims[i].
    Every document has an event, were it alone in it. A document nearly as much like another event as like its own
    belongs to both; each of its claims then goes to the event that holds the claim nearest in meaning. What a group
    holds depends only on the documents within reach of one another, never on their order or on the rest of the corpus.
    """
    if not documents:
        return Grouping((), {}, {})
    rows = sorted(range(len(documents)), key=lambda i: document_order(documents[i]))
    ordered = [documents[i] for i in rows]
    leads = read_leads(ordered, document_vectors[rows])
    members: dict[str, list[int]] = {}
    places: dict[str, tuple[str, ...]] = {}
    for part in split_documents(leads):
        likeness = leads.likeness(part, part) if len(part) > 1 else np.ones((1, 1), dtype=np.float32)
        groups = link_documents(likeness)
        ids = [make_id("event", ordered[part[group[0]]].document_id) for group in groups]
        for row, (first, second) in zip(part.tolist(), choose_groups(likeness, groups), strict=True):
            places[ordered[row].document_id] = (ids[first],) if second is None else (ids[first], ids[second])
            for event in places[ordered[row].document_id]:
                members.setdefault(event, []).append(row)
    claim_events = _place_claims(claims, claim_vectors, places)
    own: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim_events[claim.claim_id]].append(claim)
    events = [_describe(event, [ordered[i] for i in held], own[event]) for event, held in members.items()]
    return Grouping(tuple(sorted(events, key=lambda e: e.event_id)), places, claim_events)


def take_as_one(documents: Sequence[Document], claims: Sequence[Claim]) -> Grouping:
    """All documents as reports of one happening, as whoever asks for a comparison has decided."""
    ordered = sorted(documents, key=document_order)
    event = _describe(make_id("event", ordered[0].document_id), ordered, claims)
    return Grouping((event,), {d.document_id: (event.event_id,) for d in ordered}, {c.claim_id: event.event_id for c in claims})


def _place_claims(claims: Sequence[Claim], vectors: Floats2d, places: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The event of each claim: its document's, or of two the one whose other documents hold the nearest claim."""
    settled: defaultdict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if len(places[claim.document_id]) == 1:
            settled[places[claim.document_id][0]].append(i)
    found = {}
    for i, claim in enumerate(claims):
        first, *second = places[claim.document_id]
        found[claim.claim_id] = first
        if second and _nearest(vectors, i, settled[second[0]]) > _nearest(vectors, i, settled[first]):
            found[claim.claim_id] = second[0]
    return found


def _nearest(vectors: Floats2d, row: int, others: Sequence[int]) -> float:
    """The highest cosine of a row with others, -1 where there are none."""
    return round(float((vectors[list(others)] @ vectors[row]).max()), 4) if others else -1.0


def _describe(event_id: str, documents: Sequence[Document], claims: Sequence[Claim]) -> Event:
    """Named by the first document's title, else by what the first document says first."""
    days = sorted(d.published for d in documents if d.published)
    first = min((c for c in claims if c.document_id == documents[0].document_id), key=lambda c: c.start, default=None)
    title = next((d.title for d in documents if d.title), None) or (first.text if first else " ".join(documents[0].text.split()))
    if len(title) > TITLE_CHARS:
        title = title[:TITLE_CHARS].rsplit(" ", 1)[0] + " …"
    origins = tuple(sorted({c.origin for c in claims}))
    return Event(event_id, title, days[0] if days else None, days[-1] if days else None, tuple(d.document_id for d in documents), origins)
