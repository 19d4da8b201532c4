"""Findings that are no match: an origin against itself, and one statement given to two origins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from claimcheck.matching.copies import is_reprint
from claimcheck.matching.independence import body_of, is_own_voice, is_unnamed
from claimcheck.matching.words import read_words
from claimcheck.records import Attribution, Claim, Document, Finding, FindingType, Kind, Match, Pair, Relation

QUOTED = frozenset({Attribution.DIRECT_QUOTE, Attribution.MIXED})


def find_findings(
    claims: Mapping[str, Claim], documents: Mapping[str, Document], matches: Sequence[Match], pairs: Sequence[Pair]
) -> tuple[Finding, ...]:
    """Changed stories among the matches and misattributed words among the pairs, by type and claims."""
    found = [*_changed_stories(claims, documents, matches), *_misattributions(claims, pairs)]
    return tuple(sorted(found, key=lambda f: (f.type, f.claims)))


def _changed_stories(claims: Mapping[str, Claim], documents: Mapping[str, Document], matches: Sequence[Match]) -> list[Finding]:
    found = []
    for match in matches:
        a, b = claims[match.a], claims[match.b]
        if a.origin == b.origin and match.relation is Relation.CONFLICT and match.kind is Kind.FACT:
            days = [documents[c.document_id].published for c in (a, b)]
            told = " and ".join(f"in {c.publisher}" + (f" on {day[:10]}" if day else "") for c, day in zip((a, b), days, strict=True))
            found.append(Finding(FindingType.CHANGED_STORY, (a.claim_id, b.claim_id), f"{a.origin} is reported differently {told}: {match.reason}"))
    return found


def _misattributions(claims: Mapping[str, Claim], pairs: Sequence[Pair]) -> list[Finding]:
    found = []
    for pair in pairs:
        a, b = claims[pair.a], claims[pair.b]
        if a.document_id != b.document_id and _both_quoted(a, b) and _unlike(a, b) and is_reprint(a.quote, b.quote):
            found.append(Finding(FindingType.MISATTRIBUTION, (a.claim_id, b.claim_id), f"The same words are given to {a.origin} and to {b.origin}."))
    return found


def _both_quoted(a: Claim, b: Claim) -> bool:
    return a.attribution in QUOTED and b.attribution in QUOTED


def _unlike(a: Claim, b: Claim) -> bool:
    """Two named speakers of two bodies whose names share no word: not one person spelt in two ways."""
    if any(is_unnamed(c) or is_own_voice(c) for c in (a, b)) or body_of(a) == body_of(b):
        return False
    first, second = ({w.lower() for w in read_words(f"{c.origin} {c.body or ''}")} for c in (a, b))
    return not first & second
