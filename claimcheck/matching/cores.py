"""The core of a claim: its main clause, without what commas set apart and without a second predicate.

A judge that reads "the ship, which had lost power, struck the pier, sending cars into the water" beside "it hit the pier"
sees the cars before it sees the pier.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SET_APART = re.compile(r"[,;:–—(]| (?:-|and|but|or) ")
"""Without one of these there is nothing to leave out, and no need to parse."""
OPEN = re.compile(r"\b(?:if|unless|whether|provided|until)\b", re.IGNORECASE)
"""Words by which a clause changes whether the main one holds: such a claim is read whole."""
REASONS = frozenset(["because", "since", "although", "though", "so", "as"])
LOOSE = frozenset(["parataxis", "dep", "meta", "intj"])
ASIDES = frozenset(["relcl", "acl", "appos"])
MARKS = frozenset([",", "–", "—", "-", "("])
TELLING = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"])
FEWEST = 3
"""Telling words of a core: fewer say too little to be compared."""


def core_of(proposition: Doc) -> str:
    """The core of a parsed proposition as a sentence; "" where it has none, or is one."""
    sentences = list(proposition.sents)
    if len(sentences) != 1 or OPEN.search(proposition.text):
        return ""
    root = sentences[0].root
    if root.pos_ not in ("VERB", "AUX") or not any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in root.children):
        return ""
    heads = _left_out(root)
    left_out = {t for head in heads for t in head.subtree} | {mark for head in heads for mark in _fences(head)}
    if not left_out or root in left_out or sum(t.pos_ in TELLING for t in proposition if t not in left_out) < FEWEST:
        return ""
    return _tidy("".join(" " if t in left_out else t.text_with_ws for t in proposition))


def _left_out(root: Token) -> list[Token]:
    """Heads of what the core does without: asides anywhere, and what is coordinated with the main verb unless that is negated."""
    heads = [t for t in root.subtree if t != root and _is_aside(t)]
    if not any(c.dep_ == "neg" for c in root.children):
        for verb in (c for c in root.children if c.dep_ == "conj" and c.pos_ in ("VERB", "AUX")):
            heads.append(verb)
            heads += [c for c in root.children if c.dep_ == "cc" and c.i < verb.i]
    return heads


def _is_aside(token: Token) -> bool:
    if token.dep_ in LOOSE:
        return True
    if token.dep_ in ASIDES:
        return _before(token) in MARKS
    if token.dep_ != "advcl":
        return False
    apart = _before(token) in MARKS or _after(token) == ","
    return apart and not any(c.lower_ in REASONS for c in token.children if c.dep_ in ("mark", "advmod"))


def _fences(aside: Token) -> list[Token]:
    """The two marks that fence it in; a single one stays, since it may part other things."""
    start, end = aside.left_edge, aside.right_edge
    if start.i == 0 or end.i + 1 == len(end.doc):
        return []
    pair = [start.nbor(-1), end.nbor(1)]
    return pair if pair[0].text in MARKS and pair[1].text in {*MARKS, ")"} else []


def _before(head: Token) -> str:
    edge = head.left_edge
    return edge.nbor(-1).text if edge.i > 0 else ""


def _after(head: Token) -> str:
    edge = head.right_edge
    return edge.nbor(1).text if edge.i + 1 < len(edge.doc) else ""


def _tidy(text: str) -> str:
    """One sentence again: no mark beside another, none at an end."""
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"\(\s*\)", " ", text)
    text = re.sub(r"(?:\s*[,;:–—(]|\s-(?=\s))+(?=\s*[,;:.–—)])", "", text)
    text = re.sub(r"\s+(?=[,;:.)])", "", re.sub(r"\s+", " ", text))
    text = re.sub(r"^[\s,;:–—)-]+|[\s,;:–—(.-]+$", "", text)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
