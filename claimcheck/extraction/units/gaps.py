"""What a report inside a relative clause leaves to the noun before it: "the letter he said he sent to the mayor"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.grammar.verb_phrases import above

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CIRCUMSTANCES = frozenset(["day", "night", "morning", "evening", "week", "weekend", "month", "year", "time", "moment", "hour", "reason", "way", "place", "point", "extent", "degree"])
"""Nouns that tell when, where, why or how: "the day he said he left" leaves nothing out."""
_FILLED = frozenset(["dobj", "attr", "acomp", "xcomp", "ccomp", "oprd", "nsubjpass"])


def left_out(root: Token, span: Span) -> Token | None:
    """The noun that is the object of the reported clause, which has a subject of its own; None where nothing is left out."""
    clause = (above(root.head) or [root.head])[-1] if root.dep_ == "ccomp" else root
    if root.dep_ != "ccomp" or clause.dep_ != "relcl" or clause.head.dep_ == "ROOT" or clause.head.i > clause.i or span.start <= clause.i:
        return None
    subjects = [c for c in clause.children if c.dep_ in SUBJECTS]
    if not subjects:
        return None
    before = clause.doc[max(subjects[0].left_edge.i - 1, 0)]
    first = clause.left_edge
    if (before.tag_ in ("WDT", "WP") and before.nbor(-1).pos_ == "ADP") or before.tag_ in ("WRB", "WP$") or (first.tag_ in ("WRB", "IN") and first.lower_ != "that"):
        return None
    if subjects[0].tag_ in ("WDT", "WP", "WP$") or subjects[0].lower_ == "that":
        return None
    if any(c.dep_ == "dobj" and c.tag_ not in ("WDT", "WP") and c.i > clause.i for c in clause.children) or clause.head.lemma_.lower() in _CIRCUMSTANCES:
        return None
    own = any(c.dep_ in SUBJECTS and c.tag_ not in ("WDT", "WP") and span.start <= c.i < span.end for c in root.children)
    return clause.head if own else None


def place_of_it(verb: Token, span: Span) -> Token | None:
    """The word behind which the noun stands: "sent [the letter] to her", "wanted to send [it]", "looked at [it]", "did all to keep [it] open"; None where no place is certain."""
    if any(a.tag_ in FINITE and a.pos_ == "VERB" and b.tag_ in FINITE for a, b in pairwise(span)):
        return None
    for _ in range(4):
        below = next((c for c in verb.children if c.dep_ == "xcomp" and c.pos_ == "VERB" and c.i > verb.i), None)
        if below is None:
            break
        verb = below
    kept = [t for t in verb.subtree if t.tag_ == "VB" and any(c.dep_ in ("oprd", "acomp") for c in t.children) and not any(c.dep_ == "dobj" for c in t.children)]
    if len(kept) == 1 and kept[0].i > verb.i:
        return kept[0]
    if verb.pos_ != "VERB" or any(c.dep_ in _FILLED and c.tag_ not in ("WDT", "WP") for c in verb.children):
        return None
    last = next((c for c in verb.children if c.dep_ == "prt"), verb)
    return next((c for c in verb.children if c.dep_ == "prep" and not any(True for _ in c.children)), last)
