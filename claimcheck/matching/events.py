"""Happenings: which documents, and which claims, are about one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.matching.likeness import measure_likeness
from claimcheck.matching.order import document_order
from claimcheck.protocols import Floats2d
from claimcheck.records import Claim, Document, Event, make_id

SAME_EVENT = 0.23
"""Mean likeness from which documents are of one event: ECB+ development documents, see docs/quality.md."""
TITLE_CHARS = 100


@dataclass(frozen=True, slots=True)
class Grouping:
    """Events by id; the events of each document, the main one first; the event of each claim."""

    events: tuple[Event, ...]
    document_events: dict[str, tuple[str, ...]]
    claim_events: dict[str, str]


def group_events(documents: Sequence[Document], document_vectors: Floats2d, claims: Sequence[Claim], claim_vectors: Floats2d) -> Grouping:
    """Groups documents into happenings by average linkage of their likeness.

    Rows of `document_vectors` are the documents', of `claim_vectors` the claims'. Every document has an event, were it
    alone in it. A document whose likeness to another event is as high as that inside an event belongs to both; each of
    its claims then goes to the event that holds the claim nearest in meaning. What a group holds depends only on the
    documents within reach of one another, never on their order or on the rest of the corpus.
    """
    rows = sorted(range(len(documents)), key=lambda i: document_order(documents[i]))
    ordered = [documents[i] for i in rows]
    likeness = measure_likeness(ordered, document_vectors[rows])
    groups = _link(likeness)
    ids = {group[0]: make_id("event", ordered[group[0]].document_id) for group in groups}
    members = {ids[g[0]]: list(g) for g in groups}
    own = {i: ids[g[0]] for g in groups for i in g}
    places: dict[str, tuple[str, ...]] = {}
    for i, document in enumerate(ordered):
        others = {e: float(likeness[i, g].mean()) for e, g in ((ids[g[0]], list(g)) for g in groups) if e != own[i]}
        second = [e for e, mean in sorted(others.items(), key=lambda x: (-x[1], x[0])) if mean >= SAME_EVENT][:1]
        places[document.document_id] = (own[i], *second)
        for event in second:
            members[event].append(i)
    claim_events = _place_claims(claims, claim_vectors, places)
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for claim in claims:
        origins[claim_events[claim.claim_id]].add(claim.origin)
    events = [_describe(event, [ordered[i] for i in sorted(held)], origins[event]) for event, held in members.items()]
    return Grouping(tuple(sorted(events, key=lambda e: e.event_id)), places, claim_events)


def _link(likeness: Floats2d) -> list[tuple[int, ...]]:
    """Groups of rows, each sorted, by average linkage within the parts that any link could join."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.sparse.csgraph import connected_components
    from scipy.spatial.distance import squareform

    if not len(likeness):
        return []
    _, parts = connected_components(likeness >= SAME_EVENT, directed=False)
    groups: list[tuple[int, ...]] = []
    for part in range(int(parts.max()) + 1):
        rows = np.flatnonzero(parts == part)
        labels: npt.NDArray[np.int64] = np.ones(len(rows), dtype=np.int64)
        if len(rows) > 1:
            distances = np.round(1.0 - likeness[np.ix_(rows, rows)].astype(np.float64), 6)
            labels = fcluster(linkage(squareform(distances, checks=False), "average"), 1.0 - SAME_EVENT, "distance")
        groups += [tuple(rows[labels == label].tolist()) for label in np.unique(labels)]
    return sorted(groups)


def _place_claims(claims: Sequence[Claim], vectors: Floats2d, places: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The event of each claim: its document's, or of two the one whose other documents hold the nearest claim."""
    settled: defaultdict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(claims):
        if len(places[claim.document_id]) == 1:
            settled[places[claim.document_id][0]].append(i)
    found = {}
    for i, claim in enumerate(claims):
        events = places[claim.document_id]
        nearest = [max((round(float(vectors[j] @ vectors[i]), 4) for j in settled[e]), default=-1.0) for e in events]
        found[claim.claim_id] = events[int(np.argmax(nearest))] if len(events) > 1 else events[0]
    return found


def _describe(event_id: str, documents: Sequence[Document], origins: set[str]) -> Event:
    days = sorted(d.published for d in documents if d.published)
    titled = next((d for d in documents if d.title), documents[0])
    title = titled.title or " ".join(titled.text.split())
    if len(title) > TITLE_CHARS:
        title = title[:TITLE_CHARS].rsplit(" ", 1)[0] + " …"
    return Event(event_id, title, days[0] if days else None, days[-1] if days else None, tuple(d.document_id for d in documents), tuple(sorted(origins)))
