"""What the grammar parser takes wrongly and the rest of the text shows, mended before anything reads the tree.

A "that" clause on the wrong word, and a surname that is a common noun too ("Sessions says").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.cues import verb_cues

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSES = ("ROOT", "ccomp", "conj", "advcl", "relcl", "acl", "parataxis")


def repair(doc: Doc) -> Doc:
    """The same document, changed in place: heads and labels of words, no border and no text."""
    names = {t.text for t in doc if t.tag_ == "NNP"}
    for noun in doc:
        if noun.tag_ == "NNS" and noun.text in names and noun.dep_ == "nsubj" and noun.n_lefts == 0:
            noun.tag_, noun.pos_, noun.lemma_ = "NNP", "PROPN", noun.text
    for that in doc:
        if that.lower_ == "that" and that.dep_ == "mark" and that.i > that.sent.start:
            _behind_its_verb(that)
            _beside_a_noun(that)
    return doc


def _behind_its_verb(that: Token) -> None:
    """ "While most said that P, few did": P hangs on "did", not on the verb right before it."""
    verb, clause = that.nbor(-1), that.head
    if verb.pos_ != "VERB" or "clause" not in verb_cues().get(verb.lemma_.lower(), {}) or clause.dep_ == "ROOT":
        return
    if clause.head.i == verb.i or clause.i == verb.i or clause.is_ancestor(verb) or verb.is_ancestor(clause):
        return
    if not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        clause.head, clause.dep_ = verb, "ccomp"


def _beside_a_noun(that: Token) -> None:
    """ "Said A is a matter for states and that B": B is joined to "matter", not to the clause it ends."""
    clause, noun = that.head, that.head.head
    if clause.dep_ != "conj" or noun.pos_ not in ("NOUN", "PROPN", "ADJ") or clause.pos_ not in ("VERB", "AUX"):
        return
    above = noun
    while above.pos_ not in ("VERB", "AUX") and above.head.i != above.i:
        above = above.head
    if above.dep_ not in _CLAUSES or above.i > clause.i or any(c.dep_ in ("acl", "ccomp") and c.left_edge.lower_ == "that" for c in noun.children):
        return
    for joiner in [c for c in noun.children if c.dep_ == "cc" and noun.i < c.i < that.i]:
        joiner.head = above
    clause.head = above
