"""Who a verb is said by: its subject, wherever the grammar keeps it, and the words that make the mention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.parts import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
NOBODY = frozenset("it there what which that this these those nothing something everything anything all most many some".split())
"""Subjects that are no speakers. "it" is one where it stands for somebody; see `speaker_of`."""
SHARED_SUBJECT = ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "auxpass", "ccomp")


def subject_of(verb: Token) -> Token | None:
    """The verb's subject: its own, or the one it shares by coordination, control or as a participle."""
    for _ in range(6):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ == "ccomp" and verb.tag_ != "VBG":
            return None
        if verb.dep_ not in SHARED_SUBJECT or verb.head.i == verb.i:
            return None
        verb = verb.head
    return None


def speaker_of(verb: Token) -> tuple[Token | None, bool]:
    """The head of the mention that speaks, and whether it is somebody the text does not name ("it was reported")."""
    subject = subject_of(verb)
    if subject is None:
        return None, False
    if any(c.dep_ == "auxpass" for c in verb.children):
        for child in verb.children:
            if child.dep_ == "agent":
                for grandchild in child.children:
                    if grandchild.dep_ == "pobj":
                        return grandchild, False
        return None, subject.lower_ == "it"
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        subject = verb.head
    if subject.dep_ in ("csubj", "expl") or (subject.lower_ in NOBODY and subject.lower_ != "it"):
        return None, False
    return subject, False


def mention(head: Token) -> Span:
    """A noun phrase as a mention: relative clauses, participles and what hangs loosely behind are left out."""
    left, right = head.left_edge, head
    for child in head.children:
        if child.i <= head.i:
            continue
        if child.dep_ in ("relcl", "acl", "punct", "advcl", "parataxis", "ccomp", "appos", "dep") or child.pos_ == "VERB":
            break
        if child.dep_ in ("prep", "conj", "cc", "flat", "compound", "nummod", "npadvmod", "poss", "case"):
            right = child.right_edge
            clause = next((t for t in head.doc[child.left_edge.i : right.i + 1] if t.dep_ in ("relcl", "acl") or t.text in (",", "“", '"', ":")), None)
            if clause is not None:
                right = clause.nbor(-1)
                break
    while left.i < head.i and (left.is_punct or left.is_space or left.dep_ in ("cc", "mark", "prep", "advmod") or left.lower_ in ("when", "while", "as")):
        left = left.nbor(1)
    while right.i > head.i and (right.is_punct or right.is_space or right.dep_ in ("cc", "prep")):
        right = right.nbor(-1)
    return Span(left.idx, right.idx + len(right.text))
