"""Units: a stretch of text with several propositions becomes several spans, each one proposition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.edges import trim
from claimcheck.extraction.parts import Span
from claimcheck.extraction.speakers import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

CONCESSIVE = ("although", "though", "whereas", "while")
SHORTEST = 3
"""Words; a shorter piece is no proposition a reader could use."""


def split_units(tokens: Tokens) -> tuple[Span, ...]:
    """The propositions in a run of tokens, by place. One span where a cut would change the meaning."""
    text = tokens.doc.text
    whole = trim(text, tokens.start_char, tokens.end_char)
    root = tokens.root
    cuts: list[Token] = []
    for c in root.children:
        if not tokens.start <= c.i < tokens.end:
            continue
        if c.dep_ == "conj" and _stands_alone(c) and not _bound(root):
            cuts.append(c)
        elif c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in CONCESSIVE for g in c.children) and _stands_alone(c):
            cuts.append(c)
    if not cuts:
        return (whole,)
    taken: set[int] = set()
    pieces: list[Span] = []
    for c in cuts:
        inside = [t for t in c.subtree if tokens.start <= t.i < tokens.end and t.i not in taken]
        taken |= {t.i for t in inside}
        inside = [t for t in inside if not (t.dep_ == "mark" and t.head is c)]
        pieces.append(trim(text, inside[0].idx, inside[-1].idx + len(inside[-1].text)))
    joiners = {g.i for g in root.children if g.dep_ in ("cc", "punct")}
    rest = [t for t in tokens if t.i not in taken and not t.is_space]
    while rest and (rest[-1].i in joiners or rest[-1].is_punct):
        rest.pop()
    while rest and (rest[0].is_punct or rest[0].dep_ == "mark"):
        rest.pop(0)
    if rest:
        pieces.append(trim(text, rest[0].idx, rest[-1].idx + len(rest[-1].text)))
    pieces.sort()
    apart = all(a.end <= b.start for a, b in zip(pieces, pieces[1:], strict=False))
    if not apart or any(len(text[p.start : p.end].split()) < SHORTEST for p in pieces):
        return (whole,)
    return tuple(pieces)


def _stands_alone(clause: Token) -> bool:
    return clause.pos_ in ("VERB", "AUX") and any(c.dep_ in SUBJECTS and c.lower_ not in ("who", "which", "that") for c in clause.children)


def _bound(root: Token) -> bool:
    """Conditions and "not only" hold over the whole; cutting would say more than was said."""
    for c in root.children:
        if c.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in ("if", "unless") for g in c.children):
            return True
        if c.dep_ == "preconj" or (c.lower_ == "not" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ in ("only", "just", "merely")):
            return True
        if c.dep_ == "cc" and c.lower_ in ("or", "nor"):
            return True
    return False
