"""Small questions about noun phrases: their core, their owner, whether they are definite, how they are listed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


def proper(text: str) -> str:
    """A name as it is listed: no article, possessive or stray marks."""
    text = " ".join(re.sub(r"</?[A-Za-z][^<>]*>|<[^<>]*$|^[^<>]*>", " ", text).split()).strip(" ,;:\"“”‘’()[]-–—")
    text = re.sub(r"(?:['’]s|['’])$", "", re.sub(r"^(?:the|an?|both)\s+", "", text, flags=re.IGNORECASE))
    return text[:1].upper() + text[1:]


def trimmed(span: Span) -> Span:
    """Without marks, white space and a possessive ending at its ends."""
    start, end = span.start, span.end
    while end - start > 1 and (span.doc[start].is_punct or span.doc[start].is_space):
        start += 1
    while end - start > 1 and (span.doc[end - 1].is_punct or span.doc[end - 1].is_space or span.doc[end - 1].tag_ == "POS"):
        end -= 1
    return span.doc[start:end]


def core(span: Span, head: Token) -> Span:
    """The phrase without what loosely stands before it ("a day earlier hackers") and without clauses behind its head."""
    start, end = span.start, span.end
    for child in head.children:
        owned = child.dep_ == "appos" and child.left_edge.i > 0 and child.left_edge.nbor(-1).tag_ == "POS"
        if child.i > head.i and child.dep_ in ("relcl", "appos", "acl", "punct", "cc", "conj") and not owned:
            end = min(end, child.left_edge.i)
        elif child.i < head.i and child.dep_ in ("npadvmod", "advmod", "prep", "cc") and child.i >= start:
            start = max(start, child.right_edge.i + 1)
    while start < head.i and _loose(span.doc[start], span.doc[start + 1]):
        start += 1
    while end - 1 > head.i and span.doc[end - 1].is_punct:
        end -= 1
    return span.doc[start : max(end, head.i + 1)]


def from_its_capital(core_: Span) -> Span:
    """A name without the articles and adjectives before it: "the conservative Club for Towns"."""
    root = core_.root
    start = next((t.i for t in core_ if t.text[:1].isupper() or t.pos_ not in ("DET", "ADJ")), core_.start)
    return core_.doc[start : core_.end] if start <= root.i and root.pos_ == "PROPN" else core_


def _loose(token: Token, after: Token) -> bool:
    dated = token.ent_type_ in ("DATE", "TIME") or (token.pos_ == "DET" and after.ent_type_ in ("DATE", "TIME") and not (after.text.isdigit() and len(after.text) == 4))
    return dated or token.dep_ in ("advmod", "npadvmod") or (token.is_punct and token.text != "-")


def subtree(token: Token) -> Span:
    """Everything that hangs on a word."""
    return token.doc[token.left_edge.i : token.right_edge.i + 1]


def owner(span: Span, head: Token) -> Span | None:
    """Whose it is: "X's report", "a report by X", "a spokesman for X", "the X spokesman"."""
    for child in head.children:
        if child.dep_ == "poss" and child.i >= span.start and child.ent_type_ not in ("DATE", "TIME"):
            return subtree(child)
    for child in head.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("of", "for", "by", "from", "at", "with") and child.i > head.i:
            for below in child.children:
                if below.dep_ in ("pobj", "pcomp") and below.ent_type_ not in ("DATE", "TIME"):
                    return subtree(below)
    start = span.start
    while start < head.i and (span.doc[start].pos_ in ("DET", "PUNCT", "NUM") or span.doc[start].lower_ in words.UNNAMED_DETERMINERS):
        start += 1
    before = span.doc[start : head.i]
    if len(before) and (any(t.ent_type_ in ("ORG", "GPE", "NORP") or (t.pos_ == "PROPN" and t.ent_type_ not in ("DATE", "TIME")) for t in before) or before[-1].lemma_.lower() in words.INSTITUTIONS):
        return before
    return None


def without(core_: Span, owner_: Span) -> str:
    """The phrase's words without its owner's."""
    doc = core_.doc
    if owner_.start < core_.root.i:
        return str(doc[owner_.end : core_.end].text)
    return str(doc[core_.start : max(core_.start, owner_.start - 1)].text)


def definite(span: Span) -> bool:
    """It means something already known: "the ministry", "this report", "Department spokeswoman"."""
    return span[0].lower_ in ("the", "this", "that", "its", "their", "his", "her") or span[0].pos_ == "PROPN"


def is_role(token: Token) -> bool:
    """The word says what a person is."""
    return token.lower_ in words.PERSON_ROLES or token.lemma_.lower() in words.PERSON_ROLES


def to_mark(doc: Doc, start: int, most: int = 15) -> int:
    """The first token from `start` that ends a phrase in commas; at most `most` further on."""
    stop = min(start + most, len(doc))
    for i in range(start, stop):
        if doc[i].text in (",", ";", ".", ")", "—", "–", ":") or doc[i].is_space or doc[i].is_quote:
            return i
    return stop


def gender_of(text: str) -> str | None:
    """"m" or "f" where the words say so: titles, kinship, "spokeswoman"."""
    found = {"m" if w in words.MALE else "f" for w in re.findall(r"\w+", text.lower()) if w in words.MALE or w in words.FEMALE}
    return found.pop() if len(found) == 1 else None
