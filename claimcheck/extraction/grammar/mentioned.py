"""A noun phrase as the mention of somebody: what belongs to it, and whether it is a share of those who were asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.speakers import FINITE
from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.edges import OPENING, text_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARE = re.compile(
    r"(?:(?:about|only|nearly|almost|more than|less than|fewer than|just|roughly|some|over|the same|a full|a|an|another|further|additional|the remaining|at least|an average of|fully) )*"
    r"(?:[\d.]+ ?(?:%|percent|per cent)|half\b|(?:\w+ )?(?:majority|majorities|plurality|minority|percentage|proportion|share) of\b|(?:equal|similar|same|larger|smaller|greater) number\b|"
    r"[\w-]+[ -](?:thirds?|quarters?|fifths?)\b|(?:third|quarter|fifth) of\b|[\w-]+[ -](?:in|out of)[ -](?:\d|ten|five|four|three)|[\w-]+ ?(?:percent|per cent)\b)",
    re.IGNORECASE,
)
_ONE_IN = re.compile(r"\b\w+-in-\w+$")
SELVES = frozenset(["himself", "herself", "itself", "themselves"])
_PREMODIFIERS = ("det", "poss", "predet", "amod", "compound", "nmod", "nummod", "quantmod", "appos", "nsubj", "dep", "case")


def is_share(noun: Token) -> bool:
    """A share of those who were asked ("they", in what a share says): the poll tells what they say, and they do not say it as one."""
    above = noun.head.head
    if noun.lower_ == "they" and noun.head.dep_ == "ccomp":
        noun = next((c for c in above.children if c.dep_ == "nsubj" and c.i < above.i), noun)
    place = mention(noun)
    return (_SHARE.match(text_of(noun.doc), min(place.start, noun.left_edge.idx), place.end + len("-thirds of")) or _ONE_IN.search(text_of(noun.doc), max(place.end - 20, 0), place.end)) is not None


def _is_year(word: Token) -> bool:
    """ "The 2016 nominee": which of them."""
    return word.dep_ == "nummod" and word.head.pos_ == "NOUN" and word.tag_ == "CD" and len(word.text) == 4 and word.nbor(-1).dep_ == "det" and word.nbor(-1).head.i == word.head.i


def _tells_when(below: Token) -> bool:
    """ "The president on Friday", "the Post in 2010", "Berg at one point", "Berg in the Post": when and where belong to what was said."""
    when = next((c for c in below.children if c.dep_ == "pobj"), None)
    if below.dep_ == "prep" and when is not None and below.lower_ == "in" and below.head.pos_ == when.pos_ == "PROPN" and below.head.ent_type_ in ("PERSON", "") and below.head.tag_ == "NNP" and when.lower_ not in ("chief", "charge") and below.head.lower_ not in words.FORCES:
        return True
    return below.dep_ == "prep" and when is not None and ((below.lower_ in ("on", "in") and when.ent_type_ == "DATE") or (below.lower_ == "at" and when.lemma_ in ("point", "time")))


def mention(head: Token) -> Span:
    """A noun phrase as a mention: relative clauses, participles and what hangs loosely on it are left out."""
    doc = head.doc
    left, right = head, head
    beside = head.head.children if head.dep_ in ("compound", "nmod") and head.head.pos_ == "VERB" else ()
    for child in sorted((*head.children, *beside), key=lambda c: -c.i):
        if child.i >= head.i or child.is_punct:
            continue
        if child.dep_ not in _PREMODIFIERS or (child.ent_type_ in ("DATE", "TIME") and child.lower_ != "old" and not _is_year(child)) or child.lower_ in ("earlier", "later"):
            break
        left = child.left_edge
    if head.lower_ == "old" and head.i - head.left_edge.i > 3:
        left = head.left_edge
    while left.i < head.i and head.lower_ != "old" and ((left.ent_type_ in ("DATE", "TIME") and not _is_year(left.nbor(1))) or left.is_punct or left.is_space or left.tag_ in FINITE or left.lower_ in ("when", "while", "as", "but", "and")):
        left = left.nbor(1)
    for child in head.children:
        if child.i < head.i:
            continue
        if any(t.tag_ in FINITE for t in doc[right.i + 1 : child.left_edge.i]):
            break
        loose = child.dep_ in ("relcl", "acl", "advcl", "parataxis", "ccomp", "dep", "punct") or child.pos_ == "VERB" or _tells_when(child)
        if loose or (child.dep_ == "appos" and doc[child.left_edge.i - 1].text in (",", ";", "(", "—", "–")):
            break
        if child.dep_ in ("prep", "conj", "cc", "flat", "compound", "nummod", "poss", "appos", "case"):
            right = child.right_edge
            stop = next((t.left_edge if t.dep_ == "relcl" else t for t in doc[child.left_edge.i : right.i + 1] if t.dep_ in ("relcl", "acl") or (t.text in (",", ":", "(") or t.text in OPENING)), None)
            if stop is not None:
                right = stop.nbor(-1)
                break
    while right.i > head.i and (right.is_punct or right.is_space or right.dep_ in ("cc", "prep") or right.lower_ in SELVES):
        right = right.nbor(-1)
    while right.i == head.i and right.i + 1 < len(doc) and right.pos_ in ("PROPN", "ADJ") and right.nbor(1).pos_ == "PROPN" and right.nbor(1).text[:1].isupper() and right.nbor(1).ent_type_ not in ("DATE", "TIME"):
        head = right = right.nbor(1)
    if head.tag_ == "JJ" and right.i == head.i and right.i + 2 < len(doc) and right.nbor(1).lower_ == "and" and right.nbor(2).text[:1].isupper():
        right = next((c.right_edge for c in head.children if c.dep_ == "conj"), right)
    while right.i > left.i and (right.dep_ == "case" or right.like_url):
        right = right.nbor(-1)
    return Span(left.idx, right.idx + len(right.text))
