"""What the form of a mention tells before anybody is looked for: a group, one of many, an ornament, what a paper is about."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def is_group(noun: Token) -> bool:
    """Several people, or a body of them that takes "they"."""
    if noun.lemma_.lower() in words.GROUPS or (noun.ent_type_ == "PERSON" and any(c.dep_ == "conj" and c.ent_type_ == "PERSON" for c in noun.children)):
        return True
    if noun.tag_ not in ("NNS", "NNPS"):
        return False
    people = noun.lemma_.lower() in words.PERSON_ROLES | words.INSTITUTIONS or noun.lower_ in words.INDEFINITE or noun.ent_type_ == "NORP"
    return people or re.search(r"(?:ers|ors|ists|ians|ees|men|women|people|parents)$", noun.lower_) is not None


def named_beside(one: Token) -> Token | None:
    """ "One of her aides, Anna Berg": the name."""
    nouns = [one, *(g for c in one.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj")]
    return next((c for noun in nouns for c in noun.children if c.dep_ == "appos" and c.pos_ == "PROPN" and c.i > noun.i and c.left_edge.nbor(-1).text == ","), None)


def is_one_of_many(span: Span) -> bool:
    """ "Six in ten sailors as well as Republicans": those asked, and no party."""
    doc, head = span.doc, span.root
    return head.tag_ in ("NNS", "NNPS") and span.start > 2 and doc[span.start - 2 : span.start].text.lower() == "well as" and doc[span.start - 4].tag_ in ("NNS", "NNPS")


def is_ornament(token: Token, head: Token) -> bool:
    """What is said of somebody without a name and does not tell who it is: "self-styled", "senior", "unidentified"."""
    while token.dep_ in ("npadvmod", "advmod", "punct", "compound", "amod") and token.head.i != head.i and token.head.i > token.i - 2 and token.head.i < head.i:
        token = token.head
    if token.dep_ == "punct":
        return True
    return token.dep_ == "amod" and token.head.i == head.i and (token.tag_ in ("VBN", "VBG") or token.lower_ in words.ORNAMENTS)


def is_about(head: Token, owner: Span) -> bool:
    """"a report of abuse", "a letter from Monday", "a poll of Catholics": the noun behind "of" is no issuer."""
    asked = head.lemma_.lower() in ("poll", "survey") and owner.root.tag_ in ("NNS", "NNPS")
    return (asked and owner.start > head.i) or (owner.start > head.i and owner.root.pos_ != "PROPN" and owner.root.lemma_.lower() not in words.INSTITUTIONS | words.PERSON_ROLES)
