"""Typed evidence: one module a kind, each reads its own facts out of a claim once and compares two claims' facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matching.evidence import (
    clock,
    dates,
    modality,
    names,
    negation,
    numbers,
    openness,
    passing,
    places,
    stance,
)
from claimcheck.matching.evidence.signals import Context, Signal

if TYPE_CHECKING:
    from claimcheck.matching.facts import Facts
    from claimcheck.records import Claim

KINDS = (numbers, dates, clock, places, names, negation, stance, modality, openness, passing)


def find_signals(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """All signals of a pair, in the order of KINDS."""
    return [signal for kind in KINDS for signal in kind.find(a, b, facts_a, facts_b, context)]
