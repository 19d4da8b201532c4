"""Whether "you" in somebody's speech is whom he speaks to, and not anybody: "I thank you", "you lied to us", but not "you never know"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_THEIRS = frozenset(["nation", "country", "city", "town", "state", "government", "president", "minister", "party", "company", "leader", "administration", "colleague", "committee", "majesty", "honor", "client", "son", "daughter", "wife", "husband"])
"""What only somebody spoken to is told of as "your"."""
_FOR_ALL = frozenset(["if", "when", "whenever", "once", "unless", "where", "wherever", "until", "because", "as", "what", "whatever", "how", "who", "which", "that"])
"""How a clause begins in which "you" is anybody."""
_IN_PASSING = frozenset(["tell", "assure", "promise", "guarantee", "show", "give"])
"""What a speaker does to whoever listens: "I can tell you"."""
_HABITS = frozenset(["know", "see", "look", "get", "have", "hear", "think", "find"])
"""What anybody does: "you've got fifty codes", "you have seen"."""
_UP = 30
"""Steps up the tree."""


def is_addressed(you: Token, span: Span) -> bool:
    """Whether the word (you, your, yourself) means those who are spoken to."""
    if you.lower_ == "your" and you.head.lemma_.lower() in _THEIRS:
        return True
    if you.lower_ != "you":
        return any(t.lower_ == "you" and is_addressed(t, span) for t in span) if len(span) < 200 else False
    if you.dep_ in ("det", "nmod") or (you.i + 1 < span.end and you.nbor(1).lower_ in ("guys", "folks", "people", "all")):
        return True
    if you.dep_ in ("nsubj", "nsubjpass"):
        return _does_something_of_his_own(you.head)
    verb = you.head
    for _ in range(_UP):
        if verb.pos_ == "VERB" or verb.head.i == verb.i:
            break
        verb = verb.head
    return verb.lemma_ not in _IN_PASSING and _done_by_somebody(verb)


def _does_something_of_his_own(verb: Token) -> bool:
    """In the past, now or to come, in a clause of its own: what anybody does stands in the plain present, or behind "if" and "can"."""
    opener = verb.left_edge.lower_
    if verb.tag_ == "VBG" and verb.dep_ == "pcomp":
        return True
    if opener in _FOR_ALL or verb.dep_ in ("relcl", "advcl", "csubj", "pcomp") or verb.lemma_ in _HABITS:
        return False
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if any(c.tag_ == "MD" and c.lower_ not in ("will", "’ll", "'ll", "wo") for c in helpers):
        return False
    return bool(helpers and not all(c.lower_ in ("do", "don", "to") for c in helpers)) or verb.tag_ == "VBD" or verb.lemma_ in ("be", "’re", "'re")


def _done_by_somebody(verb: Token) -> bool:
    """ "I want to thank you", "the people are with you"; not "it keeps you in the game"."""
    for _ in range(_UP):
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
        if subject is not None:
            return subject.lower_ in ("i", "we") or subject.pos_ in ("NOUN", "PROPN")
        if verb.dep_ not in ("xcomp", "conj", "ccomp", "advcl") or verb.head.i == verb.i:
            return False
        verb = verb.head
    return False
