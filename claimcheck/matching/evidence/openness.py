"""Open questions: a claim that says a thing is not yet known or decided is followed, not contradicted, by the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, meaning
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

SETTLING = bag("know decide confirm say clear find agree vote identify reach resolve settle comment rule conclude verify")
ASKING = bag("whether if who what how why which")
UNKNOWN = bag("unclear unknown uncertain undecided open unresolved pending")
PERMITTING = bag("allow permit")
"""What is not allowed is settled."""
RUNNING = bag("consider negotiate discuss talk")
"""Work that ends in an answer to it; an investigation is no question of its own."""


def read(content: Tokens, offset: int) -> Span | None:
    """The words that leave the matter open, None where none do."""
    for token in content:
        negated = any(c.dep_ == "neg" for c in token.children)
        yet = any(c.lower_ in ("yet", "still") or (c.lower_ == "far" and any(g.lower_ == "so" for g in c.children)) for c in token.children)
        whether = any(c.lower_ in ASKING and not _relates(c, token) for c in token.subtree)
        word = meaning(token)
        if word in SETTLING and token.lemma_ not in PERMITTING and token.pos_ in ("VERB", "ADJ") and (negated or _unable(token)) and (yet or whether):
            return _span(token, content, offset)
        if (token.lemma_ in UNKNOWN and whether) or (token.lemma_ == "have" and yet and any(c.dep_ == "xcomp" for c in token.children)):
            return _span(token, content, offset)
        if token == content.root and token.tag_ == "VBG" and (yet or word in RUNNING) and not _speaks_of(token):
            return _span(token, content, offset)
    return None


def _speaks_of(token: Token) -> bool:
    """ "I am talking about what is possible" are words, and no talks."""
    return token.lemma_ in ("talk", "speak") and any(c.lower_ in ("about", "of") for c in token.children)


def _relates(word: Token, top: Token) -> bool:
    """Whether "who" goes on about a noun ("the nurse who had helped") and asks nothing."""
    return any(t.dep_ == "relcl" for t in (word, *word.ancestors) if t != top and t.i > top.i)


def _unable(token: Token) -> bool:
    return (any(c.lower_ in ("could", "can") for c in token.children) and any(c.dep_ == "neg" for c in token.children)) or (token.dep_ == "xcomp" and token.head.lemma_ == "unable")


def _span(token: Token, content: Tokens, offset: int) -> Span:
    words = [token, *(c for c in token.children if c.dep_ in ("neg", "aux", "advmod") and c in content and abs(c.i - token.i) <= 3)]
    start, end = min(w.idx for w in words), max(w.idx + len(w.text) for w in words)
    return Span(start + offset, end + offset, content.doc.text[start:end])


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """An update where the first claim leaves open what a later one of the same body, or a publisher on its own, tells."""
    x = facts_a.open
    if x is None or facts_b.open is not None or not context.later or facts_b.mode is not None or not _answers(a, b):
        return []
    asked = set(facts_a.words) - SETTLING
    shared = asked & set(facts_b.words)
    if 2 * len(shared) < len(asked) or (len(shared) < 2 and context.similarity < 0.5) or not shared:
        return []
    right = Span(b.content_start, b.content_end, "")
    strength = min(1.0, 0.35 + 0.15 * len(shared) + 0.3 * max(0.0, context.similarity))
    return [Signal(evidence("modality", f"The first claim leaves the matter open (“{x.text}”), the later one tells how it stands.", x, right), Relation.UPDATE, strength)]


def _answers(a: Claim, b: Claim) -> bool:
    """Whether b can settle what a left open: another party's word does not."""
    return (a.body or a.origin) == (b.body or b.origin) or b.origin == b.publisher
