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


def _name_before(verb: Token) -> Token | None:
    """ "In a call on Friday Mike Pompeo told ...": the name right before a verb that the parser left without a subject."""
    if verb.i == 0 or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    before = verb.nbor(-1)
    return before if before.ent_type_ in ("PERSON", "ORG") and before.dep_ == "pobj" else None


def speaker_of(verb: Token) -> tuple[Token | None, bool]:
    """The head of the mention that speaks, and whether it is somebody the text does not name ("it was reported")."""
    subject = subject_of(verb) or _name_before(verb)
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


_PREMODIFIERS = ("det", "poss", "predet", "amod", "compound", "nmod", "nummod", "quantmod", "appos", "nsubj", "dep", "case")


def mention(head: Token) -> Span:
    """A noun phrase as a mention: relative clauses, participles and what hangs loosely on it are left out."""
    doc = head.doc
    left, right = head, head
    for child in sorted(head.children, key=lambda c: -c.i):
        if child.i > head.i or child.is_punct:
            continue
        if child.dep_ not in _PREMODIFIERS or child.ent_type_ in ("DATE", "TIME") or child.lower_ in ("earlier", "later"):
            break
        left = child.left_edge
    while left.i < head.i and (left.ent_type_ in ("DATE", "TIME") or left.is_punct or left.is_space or left.lower_ in ("when", "while", "as", "but", "and")):
        left = left.nbor(1)
    for child in head.children:
        if child.i < head.i:
            continue
        loose = child.dep_ in ("relcl", "acl", "advcl", "parataxis", "ccomp", "dep", "punct") or child.pos_ == "VERB"
        if loose or (child.dep_ == "appos" and doc[child.left_edge.i - 1].text in (",", "(", "—", "–")):
            break
        if child.dep_ in ("prep", "conj", "cc", "flat", "compound", "nummod", "poss", "appos", "case"):
            right = child.right_edge
            stop = next((t for t in doc[child.left_edge.i : right.i + 1] if t.dep_ in ("relcl", "acl") or t.text in (",", "“", '"', ":", "(")), None)
            if stop is not None:
                right = stop.nbor(-1)
                break
    while right.i > head.i and (right.is_punct or right.is_space or right.dep_ in ("cc", "prep")):
        right = right.nbor(-1)
    if right.dep_ == "case" and right.i > left.i:
        right = right.nbor(-1)
    return Span(left.idx, right.idx + len(right.text))
