"""What the narrator adds behind what somebody said: "..., referring to", "..., as he left", "..., when in fact Q"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.speech.pointed_denials import opens_denial
from claimcheck.extraction.text.edges import CLOSING

if TYPE_CHECKING:
    from spacy.tokens import Token

_ASIDES = frozenset(["referring", "adding", "noting", "citing", "speaking", "listing", "alluding", "pointing", "echoing", "saying", "explaining", "according", "prompting", "contradicting", "drawing", "angering", "tweeting", "posting"])
_TIMES = frozenset(["as", "after", "before", "when", "while", "during", "amid"])
"""Words that, right behind a quotation, tell of when it was said."""
_DASHES = frozenset(["—", "–"])
_PREPOSITIONS = frozenset(["including", "excluding", "regarding", "concerning", "depending", "following", "pending", "barring"])
"""Words in "-ing" that add to what was said and tell of nobody's speaking."""
_IN_FACT = frozenset(["fact", "reality", "truth"])


def _is_told_of_him(which: Token, tokens: list[Token]) -> bool:
    """ "Said he was done with it, which did not stop the papers": what came of the speaker's own deed is told by the narrator."""
    first = next((t.lower_ for t in tokens if t.lower_ != "that"), "")
    clause = which.head
    past = clause.tag_ == "VBD" or any(c.dep_ == "aux" and c.tag_ == "VBD" for c in clause.children)
    return first in ("he", "she", "they") and clause.dep_ == "relcl" and past and clause.right_edge.i >= tokens[-1].i


def narrators_aside(tokens: list[Token]) -> int | None:
    """The comma before what the narrator tells of the speaking, and not of what was said: "..., referring to", "..., as he left", "..., when in fact Q"."""
    for token, following in pairwise(tokens):
        if (token.text in (",", "—", "–") or token.text in CLOSING) and following.tag_ == "VBG" and following.lower_ in _ASIDES:
            return int(token.i)
        if token.text == "," and following.lower_ == "when" and following.i + 2 < len(following.doc) and following.nbor(1).lower_ == "in" and following.nbor(2).lower_ in _IN_FACT:
            return int(token.i)
        if token.text == "," and following.lower_ == "which" and _is_told_of_him(following, tokens):
            return int(token.i)
        if token.text in (",", "(") and opens_denial(following):
            return int(token.i)
        if token.text == "," and following.lower_ == "whereas":
            return int(token.i)
        if token.text == "," and following.lower_ == "as" and following.nbor(1).lower_ in ("he", "she", "they"):
            return int(token.i)
        if token.text in CLOSING and following.tag_ == "VBG" and "clause" in verb_cues().get(following.lemma_.lower(), {}):
            return int(following.i)
        if token.text in _DASHES and following.tag_ == "VBG" and following.lower_ not in _PREPOSITIONS and not any(t.text in _DASHES for t in tokens if t.i > following.i):
            return int(following.i)
        if token.text in CLOSING and following.lower_ in _TIMES:
            return int(following.i)
    return None
