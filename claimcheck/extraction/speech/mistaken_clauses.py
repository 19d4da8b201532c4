"""Clauses that a verb of saying has for its content, where the parser took them for something else or saw none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.edges import around

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_OPENS_A_NOUN = ("DT", "PRP", "PRP$", "NNP", "NNPS", "NN", "NNS", "JJ", "EX", "CD")
"""Tags with which a subject begins."""


def is_infinitive(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def is_finite(clause: Token) -> bool:
    """Whether a clause states something: not "to do", not a bare participle or noun."""
    if is_infinitive(clause):
        return False
    if clause.tag_ in ("VBZ", "VBP", "VBD", "MD"):
        return True
    return any(c.dep_ in ("aux", "auxpass", "cop", "mark", *SUBJECTS) for c in clause.children)


def mistaken_clauses(verb: Token) -> list[Token]:
    return _mistaken_gerund(verb) or _mistaken_relatives(verb) or _mistaken_circumstance(verb)


def _mistaken_gerund(verb: Token) -> list[Token]:
    """ "said legalizing it could help": the parser takes the gerund for what was said, and the clause for its object."""
    return [c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBG" and c.i > verb.i and any(g.dep_ == "ccomp" and is_finite(g) for g in c.children)]


def _mistaken_relatives(verb: Token) -> list[Token]:
    """ "said in a forum that he held data": the parser hangs the clause on "forum", though "that" fills no place in it."""
    found = []
    for preposition in verb.children:
        if preposition.dep_ == "prep" and preposition.i > verb.i:
            for token in verb.doc[preposition.i + 1 : preposition.right_edge.i + 1]:
                if token.dep_ in ("relcl", "acl") and token.left_edge.lower_ == "that" and is_finite(token):
                    that = token.left_edge
                    filled = [c for c in token.children if c.dep_ in ("dobj", "ccomp", "attr") and c.i != that.i] if that.dep_ == "dobj" else []
                    if that.dep_ == "mark" or filled:
                        found.append(token)
    return found


def _mistaken_circumstance(verb: Token) -> list[Token]:
    """ "said after the meeting she would not come": the parser takes it for when he said it, though no conjunction opens the clause."""
    return [c for c in verb.children if c.dep_ == "advcl" and c.i > verb.i and any(g.tag_ in FINITE for g in (c, *c.children) if g is c or g.dep_ in ("aux", "auxpass")) and any(g.dep_ in SUBJECTS for g in c.children) and not any(g.dep_ in ("mark", "advmod") and g.i < c.i for g in c.children)]


def unseen_clause(verb: Token, sentence: Sentence) -> Span | None:
    """ "Says the movement that swept the land appeals to many": the parser sees no clause behind "says", but only something said is said."""
    behind = verb.doc[verb.i + 1 : sentence.end]
    if verb.lemma_ != "say" or verb.dep_ not in ("ROOT", "conj") or not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children) or len(behind) < 5:
        return None
    if behind[0].tag_ not in _OPENS_A_NOUN or behind[0].lower_ in ("no", "nothing", "little", "much", "it", "this", "that", "goodbye", "farewell") or behind[0].ent_type_ in ("DATE", "TIME") or any(t.text in (";", ":") for t in behind):
        return None
    if not any(t.tag_ in FINITE for t in behind) or any(t.lemma_ in ("say", "tell", "add") for t in behind):
        return None
    return around(list(behind))
