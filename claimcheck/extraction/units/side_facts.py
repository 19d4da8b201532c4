"""Facts told in passing: relative clauses and participles with a figure of their own ("the quake, which killed 120 people, …")."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.verb_forms import is_tensed

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_FIGURES = ("CARDINAL", "MONEY", "PERCENT", "QUANTITY")
_NO_ANTECEDENT = (*_FIGURES, "DATE", "TIME")
_NO_FACTS = frozenset(["include", "follow", "accord", "compare", "depend", "range", "base", "start", "begin", "concern", "regard", "use", "make"])
"""Participles that are as good as prepositions, or that say what the whole clause did."""
_UNREAL = frozenset(["would", "could", "might", "should", "must", "may", "can", "will", "shall", "'ll", "’ll"])
_ROOMS = frozenset(["ccomp", "xcomp", "advcl", "acl", "relcl", "csubj", "pcomp"])
"""What a fact hangs under when it is somebody else's, or holds only under a condition."""


def side_facts(tokens: Tokens, clauses: list[Token]) -> Iterator[Token]:
    """The verbs of the facts that hang on these clauses of a run of tokens, by place."""
    heads = {c.i for c in clauses}
    for token in tokens:
        if token.i in heads or token.pos_ not in ("VERB", "AUX") or (token.dep_ != "relcl" and token.tag_ != "VBG") or not _stands_apart(token) or not _counts(token):
            continue
        first = token.head if token.dep_ == "conj" and token.tag_ == token.head.tag_ == "VBG" and _counts(token.head) else token
        if (_relative(token) or _participle(first)) and _hangs_on(first, heads):
            yield token


def is_relative(clause: Token) -> bool:
    """A clause that "who", "which" or "whose" opens."""
    return clause.dep_ == "relcl" and clause.left_edge.lower_ in ("who", "which", "whose")


def _relative(clause: Token) -> bool:
    if not is_relative(clause) or not is_tensed(clause) or any(c.dep_ == "cc" and c.lower_ == "or" for c in clause.children):
        return False
    opener, antecedent = clause.left_edge, clause.head
    if antecedent.ent_type_ in _NO_ANTECEDENT or antecedent.pos_ not in ("NOUN", "PROPN") or opener.dep_ not in ("nsubj", "nsubjpass", "poss"):
        return False
    if opener.dep_ == "poss" and opener.head.dep_ not in ("nsubj", "nsubjpass"):
        return False
    if antecedent.dep_ == "pobj" and antecedent.head.head.pos_ in ("NOUN", "PROPN"):
        return False
    return antecedent.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "pobj")


def _participle(verb: Token) -> bool:
    """ "…, killing at least 12 people" behind a clause in the past; "the ferry, carrying 189 people, …"."""
    if verb.tag_ != "VBG" or verb.lemma_.lower() in _NO_FACTS or verb.left_edge.i != verb.i or "clause" in verb_cues().get(verb.lemma_.lower(), {}):
        return False
    if not any(c.dep_ == "dobj" for c in verb.children):
        return False
    above: Token = verb.head
    if verb.dep_ == "acl":
        return bool(above.dep_ in ("nsubj", "nsubjpass") and above.pos_ in ("NOUN", "PROPN"))
    if verb.dep_ != "advcl" or verb.i < above.i:
        return False
    helpers = {c.lower_ for c in above.children if c.dep_ in ("aux", "auxpass", "neg")}
    past = bool(above.tag_ == "VBD" or bool(helpers & {"was", "were", "had", "has", "have"}))
    return past and not helpers & (_UNREAL | {"not", "n't", "n’t", "to"}) and any(c.dep_ in ("nsubj", "nsubjpass") for c in above.children)


def _stands_apart(clause: Token) -> bool:
    """A comma stands before it, or it is joined to one that a comma stands before; what goes on behind it does not belong to what it tells of ("who spent millions, including two on posters, left")."""
    begin, end = clause.left_edge.i, clause.right_edge.i + 1
    if end + 1 < len(clause.doc) and clause.doc[end].text == "," and clause.doc[end + 1].lower_ in ("including", "such", "as", "along", "among"):
        return False
    return bool(clause.dep_ == "conj" or (begin > 0 and clause.doc[begin - 1].text == ","))


def _counts(clause: Token) -> bool:
    """It has a figure that is no date."""
    return any(t.ent_type_ in _FIGURES and t.lower_ != "one" for t in clause.subtree)


def _hangs_on(fact: Token, heads: set[int]) -> bool:
    """Whether nothing but nouns and prepositions stands between the fact and one of the clauses."""
    token = fact.head
    for _ in range(8):
        if token.i in heads:
            return True
        if token.dep_ in _ROOMS or token.dep_ == "conj" or token.head.i == token.i:
            return False
        token = token.head
    return False
