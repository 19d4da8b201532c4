"""Which pairs a judge could still turn into a match: the others need not be judged, and a judge is slow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.matching.facts import Facts
from claimcheck.matching.readings import Reading
from claimcheck.matching.verdicts import decide
from claimcheck.records import Claim, Document, Pair

ENTAILS, OPEN, CONTRADICTS = (0.99, 0.01, 0.0), (0.0, 1.0, 0.0), (0.0, 0.01, 0.99)
BEST_CASES = (
    Reading(ENTAILS, ENTAILS),
    Reading(CONTRADICTS, CONTRADICTS),
    Reading(OPEN, OPEN),
    Reading(ENTAILS, OPEN),
    Reading(OPEN, ENTAILS),
    Reading(CONTRADICTS, OPEN),
    Reading(OPEN, CONTRADICTS),
)
"""What a judge says at its surest, forward and backward. Probabilities grow with its scores, so if none of these makes a
match, nothing between them does."""


def find_prospects(
    pairs: Sequence[Pair], claims: Mapping[str, Claim], documents: Mapping[str, Document], facts: Mapping[str, Facts]
) -> tuple[Pair, ...]:
    """The pairs that some judgement would make a match, in order. All mappings are by id."""
    return tuple(p for p in pairs if _has_prospect(p, claims[p.a], claims[p.b], documents, facts))


def _has_prospect(pair: Pair, a: Claim, b: Claim, documents: Mapping[str, Document], facts: Mapping[str, Facts]) -> bool:
    days = documents[a.document_id].published, documents[b.document_id].published
    verdicts = (decide(a, b, facts[a.claim_id], facts[b.claim_id], case, pair.similarity, *days) for case in BEST_CASES)
    return any(v is not None and not v.unclear for v in verdicts)
