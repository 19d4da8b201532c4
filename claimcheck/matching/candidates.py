"""Pairs of claims worth judging: near in meaning, or of shared figures and names, and of different sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from claimcheck.matching.independence import is_unnamed
from claimcheck.matching.order import claim_order
from claimcheck.protocols import Floats2d
from claimcheck.records import Claim, Document, Pair
from claimcheck.settings import Settings

Allowed = Callable[[int, int], npt.NDArray[np.bool_]]
"""For rows [start, stop) of a group: which of its rows each may be paired with, (stop - start, n)."""

BLOCK = 1024
"""Rows compared at once: bounds the memory."""
SAME_STORY = 0.7
"""Cosine from which an origin's claims of two events can be one story."""
STORY_NEIGHBOURS = 2
FEW = 2000
"""Pairs, one way, that an event may always have: one of up to 50 claims has each compared with 40 others and more. Positions on
one proposal are often worded so differently that they are no near neighbours."""


def find_pairs(
    documents: Mapping[str, Document], claims: Sequence[Claim], vectors: Floats2d, claim_events: Mapping[str, str], settings: Settings
) -> tuple[Pair, ...]:
    """Each claim with its `settings.neighbours` nearest in its event, and each origin with itself in other events.

    `vectors` holds one row a claim. In an event claims of different origins are compared, in one document or in two, and
    claims of one origin in two documents. In an event of few claims more neighbours are taken, up to FEW pairs; else at most
    `neighbours + STORY_NEIGHBOURS` a claim, so pairs grow with the claims, not with their square. Sorted by (a, b); `a`
    before `b` in the order of claims.
    """
    rows = sorted(range(len(claims)), key=lambda i: claim_order(claims[i], documents))
    ordered, vectors = [claims[i] for i in rows], vectors[rows]
    pairs: dict[tuple[str, str], Pair] = {}
    inside: defaultdict[str, list[int]] = defaultdict(list)
    voices: defaultdict[str, list[int]] = defaultdict(list)
    for i, claim in enumerate(ordered):
        inside[claim_events[claim.claim_id]].append(i)
        if not is_unnamed(claim):
            voices[claim.origin].append(i)
    for event, members in inside.items():
        allowed = _differ([ordered[i].origin for i in members], [ordered[i].document_id for i in members])
        reach = max(settings.neighbours, FEW // len(members))
        for i, j, cosine in _nearest(vectors[members], allowed, reach, settings.min_similarity):
            a, b = ordered[members[i]].claim_id, ordered[members[j]].claim_id
            pairs[a, b] = Pair(a, b, event, cosine)
    for members in voices.values():
        elsewhere = _elsewhere([claim_events[ordered[i].claim_id] for i in members])
        for i, j, cosine in _nearest(vectors[members], elsewhere, STORY_NEIGHBOURS, SAME_STORY):
            a, b = ordered[members[i]].claim_id, ordered[members[j]].claim_id
            pairs[a, b] = Pair(a, b, None, cosine, cross_event=True)
    return tuple(pairs[key] for key in sorted(pairs))


def _differ(origins: Sequence[str], homes: Sequence[str]) -> Allowed:
    """Other origin, or the same origin in another document."""
    origin, home = (np.unique(names, return_inverse=True)[1] for names in (origins, homes))
    return lambda start, stop: (origin[start:stop, None] != origin[None, :]) | (home[start:stop, None] != home[None, :])


def _elsewhere(events: Sequence[str]) -> Allowed:
    event = np.unique(events, return_inverse=True)[1]
    return lambda start, stop: event[start:stop, None] != event[None, :]


def _nearest(vectors: Floats2d, allowed: Allowed, neighbours: int, floor: float) -> Iterator[tuple[int, int, float]]:
    """(i, j, cosine) with i < j where j is one of the nearest of i or i one of the nearest of j, each pair once."""
    seen: set[tuple[int, int]] = set()
    for start in range(0, len(vectors), BLOCK):
        stop = min(start + BLOCK, len(vectors))
        cosines = np.round(vectors[start:stop] @ vectors.T, 4)
        cosines[~allowed(start, stop)] = -2.0
        for i, row in enumerate(cosines, start):
            for j in np.argsort(-row, kind="stable")[:neighbours].tolist():
                pair = (min(i, j), max(i, j))
                if row[j] >= floor and i != j and pair not in seen:
                    seen.add(pair)
                    yield *pair, float(row[j])
