"""Happenings: which documents, and which claims, are about one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from claimcheck.matching.likeness import Leads, Rows, read_leads
from claimcheck.matching.order import document_order
from claimcheck.protocols import Floats2d
from claimcheck.records import Claim, Document, Event, make_id

SAME_EVENT = 0.12
"""Mean likeness from which two groups of documents can be of one event."""
SAME_KIND = 0.6
"""Two groups are one event only if they are at least so much alike as the documents within each of them: two earthquakes
make two tight groups with less in common. This and SAME_EVENT: plateau on both halves of the topics of the ECB+
development documents, B-cubed F1 0.90 (docs/quality.md)."""
GROUP = 4
"""Documents from which a group's own likeness can be told."""
SECOND_EVENT = 0.8
"""A document belongs to a second event if it is at least so much like its documents as like those of its own."""
TITLE_CHARS = 100
BLOCK = 1024
"""Documents compared with all others at once: bounds the memory."""


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
    for part in _parts(leads):
        likeness = leads.likeness(part, part) if len(part) > 1 else np.ones((1, 1), dtype=np.float32)
        groups = _link(likeness)
        ids = [make_id("event", ordered[part[group[0]]].document_id) for group in groups]
        for row, (first, second) in zip(part.tolist(), _choose(likeness, groups), strict=True):
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


def _parts(leads: Leads) -> list[Rows]:
    """Rows, sorted, of documents that a chain of likely links joins. What lies in two parts can have no event in common."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    n = len(leads.days)
    every = np.arange(n)
    links = [(start + i, j) for start in range(0, n, BLOCK) for i, j in _links(leads.likeness(every[start : start + BLOCK], every))]
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    table = coo_matrix((np.ones(len(ends), dtype=np.int8), (ends[:, 0], ends[:, 1])), shape=(n, n))
    count, labels = connected_components(table, directed=False)
    return [np.flatnonzero(labels == label) for label in range(count)]


def _links(likeness: Floats2d) -> list[tuple[int, int]]:
    rows, columns = np.nonzero(likeness >= SAME_EVENT)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))


def _link(likeness: Floats2d) -> list[tuple[int, ...]]:
    """Groups of rows, each sorted, by average linkage cut from the top."""
    if len(likeness) == 1:
        return [(0,)]
    from scipy.cluster.hierarchy import linkage
    from scipy.spatial.distance import squareform

    distances = np.round(1.0 - likeness.astype(np.float64), 6)
    np.fill_diagonal(distances, 0.0)
    return sorted(tuple(sorted(group)) for group in _cut(linkage(squareform(distances, checks=False), "average")))


def _cut(tree: npt.NDArray[np.float64]) -> list[tuple[int, ...]]:
    """The largest branches of a linkage (n - 1, 4) that are one event each."""
    n = len(tree) + 1
    members: list[tuple[int, ...]] = [(i,) for i in range(n)]
    within: list[float] = [0.0] * n
    one_event = [True] * n
    for left, right, distance, _ in tree:
        a, b = int(left), int(right)
        between, many = 1.0 - float(distance), len(members[a]) * len(members[b])
        typical = (within[a] / _pairs(len(members[a])) + within[b] / _pairs(len(members[b]))) / 2
        large = min(len(members[a]), len(members[b])) >= GROUP
        one_event.append(between >= SAME_EVENT and (not large or between >= SAME_KIND * typical))
        members.append(members[a] + members[b])
        within.append(within[a] + within[b] + between * many)
    groups, left_over = [], [2 * n - 2]
    while left_over:
        node = left_over.pop()
        if one_event[node]:
            groups.append(members[node])
        else:
            left_over += [int(tree[node - n][0]), int(tree[node - n][1])]
    return groups


def _pairs(n: int) -> int:
    """Number of pairs of n, at least one."""
    return max(1, n * (n - 1) // 2)


def _choose(likeness: Floats2d, groups: Sequence[tuple[int, ...]]) -> list[tuple[int, int | None]]:
    """Per row its own group, and the one it belongs to besides."""
    held = np.zeros((len(likeness), len(groups)), dtype=np.float32)
    for number, group in enumerate(groups):
        held[list(group), number] = 1
    own = held.argmax(axis=1)
    alike = np.round((likeness @ held - held * likeness.diagonal()[:, None]) / np.maximum(1, held.sum(axis=0)[None, :] - held), 5)
    chosen: list[tuple[int, int | None]] = []
    for row, first in enumerate(own.tolist()):
        others = alike[row].copy()
        others[first] = -1
        second = int(others.argmax())
        near = others[second] >= max(SAME_EVENT, SECOND_EVENT * alike[row, first])
        chosen.append((first, second if near else None))
    return chosen


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


def _choose(likeness: Floats2d, groups: Sequence[tuple[int, ...]]) -> list[tuple[int, int | None]]:
    """Per row its own group, and the one it belongs to besides."""
    held = np.zeros((len(likeness), len(groups)), dtype=np.float32)
    for number, group in enumerate(groups):
        held[list(group), number] = 1
    own = held.argmax(axis=1)
    alike = np.round((likeness @ held - held * likeness.diagonal()[:, None]) / np.maximum(1, held.sum(axis=0)[None, :] - held), 5)
    chosen: list[tuple[int, int | None]] = []
    for row, first in enumerate(own.tolist()):
        others = alike[row].copy()
        others[first] = -1
        second = int(others.argmax())
        near = others[second] >= max(SAME_EVENT, SECOND_EVENT * alike[row, first])
        chosen.append((first, second if near else None))
    return chosen


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


def _describe(event_id: str, documents: Sequence[Document], claims: Sequence[Claim]) -> Event:
    """Named by the first document's title, else by what the first document says first."""
    days = sorted(d.published for d in documents if d.published)
    first = min((c for c in claims if c.document_id == documents[0].document_id), key=lambda c: c.start, default=None)
    title = next((d.title for d in documents if d.title), None) or (first.text if first else " ".join(documents[0].text.split()))
    if len(title) > TITLE_CHARS:
        title = title[:TITLE_CHARS].rsplit(" ", 1)[0] + " …"
    origins = tuple(sorted({c.origin for c in claims}))
    return Event(event_id, title, days[0] if days else None, days[-1] if days else None, tuple(d.document_id for d in documents), origins)
