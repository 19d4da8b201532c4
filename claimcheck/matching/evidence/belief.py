"""Belief given up: what was thought, or first reported, is followed, not contradicted, by what is known later."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag
from claimcheck.matching.evidence.signals import Signal, Span, evidence
from claimcheck.records import Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

THINKING = bag("think believe assume fear suspect expect estimate suppose hope")
"""Verbs whose past perfect tells that the belief is over; "had said" alone does not."""
FIRST = bag("initially originally first previously earlier")
OWN_WORDS = re.compile(r"\b(?:previously|earlier)\b", re.IGNORECASE)


def read(words: Tokens, offset: int) -> Span | None:
    """The words that attribute the claim, where they call it a belief of before ("had thought", "initially reported"); None otherwise."""
    for token in words:
        if token.pos_ != "VERB":
            continue
        had = [c for c in token.children if c.dep_ == "aux" and c.lower_ in ("had", "’d", "'d")]
        first = [c for c in token.children if c.dep_ == "advmod" and c.lower_ in FIRST]
        shown = had if token.lemma_ in THINKING else first
        if shown:
            start, end = min(token.idx, shown[0].idx), max(token.idx + len(token.text), shown[0].idx + len(shown[0].text))
            return Span(start + offset, end + offset, words.doc.text[start:end])
    return None


def supersede(signals: list[Signal], x: Span | None, y: Span | None, *, one_voice: bool) -> list[Signal]:
    """The signals of a pair of which a was (x) or b was (y) given up: where only a was, what conflicts is an update; nothing stands against b alone.

    What somebody "said earlier" only he himself gives up (`one_voice`).
    """
    x, y = (None if s is not None and not one_voice and OWN_WORDS.search(s.text) else s for s in (x, y))
    if (x is None) == (y is None):
        return signals
    if x is None:
        veto = Signal(evidence("modality", f"The second claim tells what was believed before (“{y.text if y else ''}”).", None, y), None, 1.0, vetoes=(Relation.CONFLICT, Relation.UPDATE))
        return [*signals, veto]
    given_up = Signal(evidence("modality", f"The first claim tells what was believed before (“{x.text}”).", x, None), Relation.UPDATE, 0.5)
    return [*(replace(s, supports=Relation.UPDATE, kind=None) if s.supports is Relation.CONFLICT else s for s in signals), given_up]
