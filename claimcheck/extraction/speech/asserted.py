"""Whether a text says that something was said, or will be: no wish, condition, order, or thing left undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNREAL = frozenset(["would", "'d", "’d", "could", "might", "should", "must", "may", "can", "ca"])
_LEFT_UNDONE = frozenset(["avoid", "refrain", "resist", "stop", "cease", "forgo", "shy"])
"""What somebody does who does not say something: "avoided calling for a ban"."""
_HARD = frozenset(["time", "trouble", "difficulty", "problem", "luck"])
"""What somebody has who can hardly say something: "has a hard time proving it"."""
PLANS = frozenset(["be", "expect", "plan", "schedule", "prepare", "set"])
"""Verbs that say beforehand what will be said."""
GOES_ON = frozenset(["go", "continue", "proceed"])


def left_open(verb: Token) -> bool:
    """ "Did not say who did it" tells what the text misses, and nothing of theirs."""
    return any(c.dep_ == "ccomp" and c.left_edge.tag_ in ("WP", "WRB", "WDT") for c in verb.children)


def is_asserted(verb: Token) -> bool:
    """Whether the text says that it was said: no wish, condition, bare infinitive or order."""
    auxiliaries = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.lower_ == "meaning" or _all_told(verb) or _is_not_thought_said(verb):
        return False
    if verb.tag_ == "VB" and not auxiliaries and verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children):
        return any(c.lower_ in ("do", "does", "did", "will") for c in verb.head.children if c.dep_ == "aux")
    if verb.tag_ == "VB" and not auxiliaries and verb.dep_ == "ccomp" and (verb.head.lemma_ != "hear" or any(c.dep_ == "neg" for c in verb.head.children)):
        return False
    above = verb.head
    if verb.tag_ == "VBG" and verb.dep_ in ("xcomp", "pcomp") and {above.lemma_, above.head.lemma_} & _LEFT_UNDONE:
        return False
    if verb.tag_ == "VBG" and ((verb.dep_ == "pcomp" and (above.lower_ == "into" or any(c.lower_ in _UNREAL and c.dep_ == "aux" for c in above.head.children))) or "imagine" in (above.lemma_, above.head.lemma_)):
        return False
    if verb.tag_ == "VBG" and verb.lemma_ == "add" and verb.i + 1 < verb.sent.end and verb.nbor(1).lower_ == "to":
        return False
    if verb.tag_ == "VBG" and _HARD & {above.lemma_, *(c.lemma_ for c in above.children if c.dep_ == "dobj")} and verb.dep_ in ("acl", "advcl", "xcomp", "pcomp"):
        return False
    if verb.dep_ == "conj" and not auxiliaries and verb.lower_ == verb.lemma_ and any(c.lower_ == "to" and c.dep_ == "aux" for c in above.children) and not any(c.dep_ in SUBJECTS for c in verb.children):
        return above.dep_ == "xcomp" and above.head.lemma_ in GOES_ON
    if any(c.lower_ in _UNREAL and (c.text[-1:] != "d" or c.lower_ in _UNREAL - {"'d", "’d"} or verb.tag_ == "VB") for c in auxiliaries):
        return False
    if verb.tag_ in ("VBN", "VBD") and verb.dep_ == "advcl" and any(c.lower_ in ("when", "as") and c.i == verb.i - 1 for c in verb.children):
        return False
    if any(c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether") for c in (*verb.children, *(above.children if verb.dep_ == "conj" and above.dep_ == "advcl" else ()))):
        return False
    if verb.tag_ == "VBN" and not auxiliaries and verb.dep_ in ("advcl", "acl", "relcl", "amod"):
        return False
    passive = [c for c in verb.head.children if c.dep_ == "auxpass"] if verb.dep_ == "conj" and not auxiliaries else []
    if passive and (verb.tag_ == "VBN" or (verb.tag_ == "VBD" and any(c.lower_ in ("be", "been", "being") for c in passive) and not any(c.dep_ in SUBJECTS for c in verb.children))):
        return False
    if any(c.lower_ == "to" for c in auxiliaries):
        return (verb.dep_ == "xcomp" and verb.head.lemma_ in GOES_ON and verb.head.lower_ != "going") or is_planned(verb)
    return True


def _all_told(verb: Token) -> bool:
    """ "All told, P": an idiom, in which nobody tells anything."""
    if verb.lower_ != "told" or not verb.sent.start < verb.i < verb.sent.end - 1:
        return False
    return bool(verb.nbor(-1).lower_ == "all" and verb.nbor(-1).head.i == verb.i and verb.nbor(1).text == ",")


def _is_not_thought_said(verb: Token) -> bool:
    """ "I don't think any of them said P"."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    anybody = subject is not None and subject.left_edge.lower_ in ("any", "anybody", "anyone")
    return anybody and verb.dep_ == "ccomp" and any(c.dep_ == "neg" for c in verb.head.children)


def is_planned(verb: Token) -> bool:
    """ "Berg is to say in a speech", "is expected to say": words that are known beforehand."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    return to and verb.dep_ == "xcomp" and verb.head.lemma_ in PLANS and verb.head.tag_ in (*FINITE, "VBN")


def is_left_undone(verb: Token) -> bool:
    """ "Did not confirm or deny that P", "neither confirmed nor denied it": the second verb is negated with the first, and nothing is said."""
    first = verb.head
    if verb.dep_ != "conj" or not any(c.dep_ == "cc" and c.lower_ in ("or", "nor") for c in first.children):
        return False
    return any(c.dep_ in ("neg", "preconj") and c.lower_ in ("not", "n't", "n’t", "never", "neither") for c in first.children)


def is_hard(verb: Token) -> bool:
    """ "Berg had trouble proving that P": nothing is proved yet."""
    return verb.tag_ == "VBG" and verb.dep_ in ("acl", "pcomp", "xcomp") and not any(c.dep_ == "aux" for c in verb.children)
