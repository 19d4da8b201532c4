"""Passing states: what was so far, still or just then the case is followed, not contradicted, by what came after it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

LASTING = bag("remain stay")
PRESENT = ("VBZ", "VBP")
SHARED = 0.3
"""Part of the shorter claim's concepts that the other has too: less, and it tells of something else that came later."""
NO_LONGER = re.compile(r"\bno longer\b|\bnot\b.{1,40}\b(?:any longer|any more|anymore)\b", re.IGNORECASE)
STRENGTH = 0.5
"""Low: the words show that the first claim could be overtaken, and only the judge that it was."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The words that show a state which may end. `marked` where the claim says so itself ("so far", "still")."""

    start: int
    end: int
    text: str
    marked: bool


def read(content: Tokens, offset: int) -> Passing | None:
    """The state that the main predicate tells, None where it tells of an event or of what always holds."""
    root = content.root
    verb = root if root.pos_ in ("VERB", "AUX") else next((c for c in root.children if c.pos_ in ("VERB", "AUX")), root)
    for child in verb.children:
        so = [g for g in child.children if g.lower_ == "so"]
        if child.lower_ in ("still", "yet") or (child.lower_ == "far" and so):
            return _passing([*so, child], True, content, offset)
    if verb.lemma_ in LASTING and verb.tag_ in PRESENT:
        return _passing([verb], True, content, offset)
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    have = next((h for h in helpers if h.lemma_ == "have" and h.tag_ in PRESENT), None)
    if have is not None and _negated(verb):
        return _passing([have, verb], True, content, offset)
    be = next((h for h in helpers if h.lemma_ == "be" and h.tag_ in PRESENT), None)
    if be is not None and have is None and verb.tag_ in ("VBG", "VBN"):
        return _passing([be, verb], False, content, offset)
    return None


def tells_event(content: Tokens) -> bool:
    """Whether the main predicate is in the past or in the present perfect, and not negated."""
    verb = content.root
    helpers = {c.lemma_: c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    past = verb.tag_ == "VBD" or helpers.get("have") in PRESENT or "VBD" in helpers.values()
    return past and not _negated(verb)


def _negated(verb: Token) -> bool:
    """"Have not", "no case has", "have had no contact"; what never was is no passing state."""
    own = [c for c in verb.children if c.dep_ in ("neg", "nsubj", "nsubjpass", "dobj")]
    return any(c.dep_ == "neg" and c.lower_ != "never" for c in own) or any(g.lower_ == "no" for c in own for g in c.children)


def _passing(words: list[Token], marked: bool, content: Tokens, offset: int) -> Passing | None:
    inside = [w for w in words if w in content]
    if not inside:
        return None
    start, end = min(w.idx for w in inside), max(w.idx + len(w.text) for w in inside)
    return Passing(start + offset, end + offset, content.doc.text[start:end], marked)


def _ended(a: Claim, b: Claim) -> Passing | None:
    """The first claim whole, where the later one says that it is no longer so."""
    return Passing(a.content_start, a.content_end, a.quote, True) if NO_LONGER.search(b.text) and not NO_LONGER.search(a.text) else None


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """An update where a later claim tells an event and the first a state that may have ended with it.

    Of a state that is not marked as passing another party's word is no news but a contradiction.
    """
    x = facts_a.passing or _ended(a, b)
    if x is None or not context.later or not (facts_b.event or NO_LONGER.search(b.text)) or facts_b.mode is not None:
        return []
    if not x.marked and (a.body or a.origin) != (b.body or b.origin) and b.origin != b.publisher:
        return []
    shared = set(facts_a.words) & set(facts_b.words)
    if len(shared) < SHARED * min(len(facts_a.words), len(facts_b.words)):
        return []
    left, right = Span(x.start, x.end, x.text), Span(b.content_start, b.content_end, "")
    return [Signal(evidence("modality", f"The first claim tells what held then (“{x.text}”), the later one what came after.", left, right), Relation.UPDATE, STRENGTH)]
