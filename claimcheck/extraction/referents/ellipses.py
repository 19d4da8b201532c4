"""Words that leave what they are about to the text before: "a judge agreed", "reaction was swift", "a longer version", "worse may come"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.speakers import SUBJECTS
from claimcheck.extraction.referents.definites import BESIDES
from claimcheck.extraction.referents.quantities import Stretch

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TO_SOMETHING = words.listed("agree disagree concur balk demur comply oblige object meddle interfere acquiesce relent refuse respond try cooperate participate intervene")
"""What nobody does without something that he does it to."""
_AGAINST_SOMETHING = words.listed("reaction response backlash outcry opposition criticism condemnation resistance retaliation skepticism objection")
"""What is always to something or of something."""
_OF_SOMETHING = words.listed("employee member repudiation continuation violation breach extension betrayal")
"""What somebody or something is, of something else: "the vote is a repudiation"."""
_TOWARDS = frozenset(["to", "of", "against", "over", "about", "on", "at", "toward", "towards", "from"])
_FILLS = ("dobj", "agent", "ccomp", "xcomp", "advcl", "prt", "parataxis", "dative", "nsubjpass")
_NEEDED = frozenset(["need", "require"])


def ellipsis(token: Token, span: Span, after_clause: Callable[[Token], bool]) -> Stretch | None:
    """The word, or the noun with what stands before it; None where the claim says what it is about, or a clause stands before it."""
    lemma = token.lemma_.lower()
    if (lemma in _TO_SOMETHING and token.pos_ == "VERB") or (lemma == "do" and _stands_for_a_deed(token)):
        found = _unfilled(token, span)
    elif lemma in _AGAINST_SOMETHING and token.dep_ in SUBJECTS:
        found = _against_what(token, span)
    elif lemma == "version" or (lemma in _OF_SOMETHING and token.dep_ == "attr" and token.left_edge.lower_ in ("a", "an")):
        found = _of_what(token, span)
    elif token.lower_ == "worse" and token.i == span.start and not any(c.dep_ in SUBJECTS and c.i != token.i for c in token.head.children):
        found = (token.i, token.i + 1)
    elif token.lower_ == "differently":
        found = None if token.i + 1 < span.end and token.nbor(1).lower_ in ("from", "than", "to", "for", "if", "when") else (token.i, token.i + 1)
    elif token.lower_ == "more" and token.dep_ == "amod":
        found = _for_what_needed(token, span)
    else:
        return None
    return None if found is None or after_clause(token) else found


def _unfilled(verb: Token, span: Span) -> Stretch | None:
    """ "The judge agreed"; not "agreed to it", "refused, saying so", "they agree: …", "agreed terms"."""
    if verb.tag_ == "VBG" or not (verb.dep_ == "xcomp" or any(c.dep_ == "nsubj" and c.lower_ not in ("who", "which", "that", "what") for c in verb.children)):
        return None
    if any(c.i < span.end and ((c.dep_ == "prep" and not _says_how(c)) or (c.dep_ in _FILLS and not (c.dep_ == "advcl" and c.tag_ == "VBG")) or (c.i > verb.i and c.dep_ in ("conj", "nsubj"))) for c in verb.children):
        return None
    follows = verb.nbor(1).lower_ if verb.i + 1 < span.end else ""
    return None if follows in (":", "-", "to", "that", "with", "on") else (verb.i, verb.i + 1)


def _stands_for_a_deed(do: Token) -> bool:
    """ "In May, she did"; not "she did well", "it did for him"."""
    return do.tag_ in ("VBD", "VBZ", "VBP") and do.dep_ in ("ROOT", "conj", "ccomp") and not any(c.i > do.i and c.dep_ in ("advmod", "npadvmod", "acomp", "attr", "oprd") for c in do.children)


def _says_how(preposition: Token) -> bool:
    """ "In kind", "in May", "in Bern", "during the rain"."""
    return preposition.lower_ in BESIDES or any(o.ent_type_ in ("DATE", "TIME", "GPE") or o.lower_ in ("kind", "part", "full", "turn") for o in preposition.children)


def _against_what(noun: Token, span: Span) -> Stretch | None:
    told = any((c.dep_ == "prep" and c.lower_ in _TOWARDS) or c.dep_ in ("relcl", "acl", "poss", "compound") or (c.dep_ == "det" and c.lower_ in ("the", "any", "no")) for c in noun.children)
    return None if told or noun.left_edge.i < span.start else (noun.i, noun.i + 1)


def _of_what(noun: Token, span: Span) -> Stretch | None:
    """ "A longer version"; not "a version of it", "her version", "the Senate version"."""
    told = any((c.dep_ == "prep" and c.lower_ == "of") or c.dep_ in ("poss", "compound") or c.pos_ == "PROPN" for c in noun.children)
    return None if told or noun.left_edge.i < span.start or noun.left_edge.dep_ != "det" else (noun.left_edge.i, noun.i + 1)


def _for_what_needed(more: Token, span: Span) -> Stretch | None:
    """ "More work is needed": for what, stands elsewhere."""
    noun = more.head
    bare = noun.dep_ == "nsubjpass" and noun.head.lemma_ in _NEEDED and not any(c.i > noun.i for c in noun.children)
    filled = any(c.i > noun.head.i and c.dep_ in ("prep", "xcomp", "advcl", "ccomp") for c in noun.head.children)
    return (more.left_edge.i, noun.i + 1) if bare and not filled and more.left_edge.i >= span.start else None
