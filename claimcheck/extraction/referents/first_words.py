"""Who a pronoun is that opens what somebody says: "Berg said he would go"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.referents.antecedents import Gender, acts_itself, is_person_noun
from claimcheck.extraction.referents.cast import Named

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAR = 60
"""Words before a cue among which another is looked for."""
_OF_ONESELF = frozenset(["say", "tell", "testify", "announce", "add", "note", "acknowledge", "admit", "recall", "vow", "promise", "pledge", "reveal", "deny", "hope", "expect", "plan", "wish", "decide", "concede", "disclose", "confess", "joke", "insist", "signal", "reiterate", "swear", "write", "answer", "reply", "respond"])
"""Cues behind which "he" opens what somebody says of himself; "laments that he" is of another."""
_WORDS_OF_ONESELF = frozenset(["announcement", "claim", "admission", "statement", "decision", "assertion", "insistence", "acknowledgment", "vow", "promise", "pledge"])
"""Nouns behind which "he" opens what their owner says of himself."""


def opens_what_is_said(token: Token) -> bool:
    """The word opens the complement of its cue: "said that it", "said it", "Berg's announcement that he"."""
    if token.i == 0:
        return False
    cue = _cue_before(token)
    return bool(cue.pos_ == "VERB" or (cue.pos_ == "NOUN" and token.head.dep_ == "acl" and any(c.dep_ == "poss" for c in cue.children)))


def who_says_so(token: Token, origin: Named) -> Named | None:
    """The speaker, where he is the pronoun that opens what he says, not in quotation marks; else None."""
    if origin.unnamed or not origin.certain:
        return None
    low, cue = token.lower_, _cue_before(token)
    if low in words.HE_OR_SHE:
        subject = token.head if token.dep_ == "poss" else token
        himself = subject.dep_ in ("nsubj", "nsubjpass") and cue.lemma_ in (_OF_ONESELF if cue.pos_ == "VERB" else _WORDS_OF_ONESELF)
        return origin if himself and origin.gender == ("m" if low in words.HE else "f") else None
    if origin.gender != "n" or low not in words.IT:
        return None
    return origin if low == "its" or acts_itself(token) else None


def may_be_another(token: Token, origin: Named | None, gender: Gender) -> bool:
    """Whether "he" or "she" that opens what is said can be neither told for the speaker nor for anybody else.

    "Berg helped the president by saying that his plan": another stands before the cue; so does he in "Berg accused Hale and said his plan"; "a neighbor said he": who speaks has no name.
    """
    if token.lower_ not in words.HE_OR_SHE:
        return False
    cue = _cue_before(token)
    if origin is not None and origin.unnamed and origin.gender != "p" and cue.lemma_ in _OF_ONESELF:
        return True
    if token.dep_ == "poss" and origin is not None and any(gender(t) in (origin.gender, "?") and t.dep_ not in ("poss", "compound") and t.text not in origin.name for t in token.doc[max(token.sent.start, cue.i - _FAR) : cue.i]):
        return True
    return cue.dep_ == "pcomp" and any(is_person_noun(c) or gender(c) is not None for c in cue.head.head.children if c.dep_ in ("dobj", "dative") and c.i < cue.i)


def _cue_before(token: Token) -> Token:
    """The word before this one and its "that", a day ("said Friday") passed over."""
    at = token.i - 1
    while at > 0 and (token.doc[at].lower_ == "that" or token.doc[at].ent_type_ == "DATE"):
        at -= 1
    return token.doc[at]
