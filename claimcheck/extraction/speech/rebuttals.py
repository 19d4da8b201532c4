"""Verdicts on what others claim: "the claim that P is a lie", "she called the report that P fake"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import SUBJECTS
from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.edges import around

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_CLAIMED = frozenset(["claim", "allegation", "accusation", "assertion", "report", "rumor", "rumour", "suggestion", "statement", "contention", "notion", "insinuation", "testimony", "charge", "story", "idea", "theory"])
_FALSE = frozenset(
    [
        *("false", "untrue", "baseless", "unfounded", "groundless", "fake", "fabricated", "bogus", "incorrect", "inaccurate", "wrong", "nonsense"),
        *("lie", "fabrication", "hoax", "falsehood", "invention", "disinformation", "myth"),
    ]
)
_TRUE = frozenset(["true", "correct", "accurate"])
_NAMING = frozenset(["call", "brand", "label", "dub", "deem", "dismiss", "describe", "denounce", "reject"])


@dataclass(frozen=True, slots=True)
class Rebuttal:
    """The words that say that something claimed is false."""

    content: Span
    """What is denied: the clause behind "that", or the phrase ("the allegations of torture")."""
    whole: Span
    cue: Span
    by: Token | None
    """Who calls it false; None: whoever speaks the sentence."""


def find_rebuttals(sentence: Sentence) -> Iterator[Rebuttal]:
    """Those of a sentence, by place."""
    for noun in sentence:
        if noun.dep_ not in ("nsubj", "dobj") or noun.lemma_.lower() not in _CLAIMED:
            continue
        verb = noun.head
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        clause = next((c for c in noun.children if c.i > noun.i and c.dep_ in ("acl", "ccomp", "relcl") and c.left_edge.lower_ == "that"), None)
        found = _said_to_be_false(noun, verb, clause) if noun.dep_ == "nsubj" else _named_false(noun, verb, clause)
        if found is not None:
            yield found


def _said_to_be_false(noun: Token, verb: Token, clause: Token | None) -> Rebuttal | None:
    negated = any(c.dep_ == "neg" for c in verb.children)
    if any(c.dep_ == "aux" and c.tag_ == "MD" for c in verb.children):
        return None
    verdict = next((c for c in verb.children if c.dep_ in ("attr", "acomp") and c.lemma_.lower() in (_TRUE if negated else _FALSE)), None)
    if verdict is None and negated and verb.lemma_ == "correspond":
        verdict = verb
    if verdict is None or not (clause is not None or any(c.lower_ in ("of", "against", "about") for c in noun.children)):
        return None
    last = max(verdict.i, *(c.right_edge.i for c in verb.children if c.dep_ in ("attr", "acomp", "prep")))
    return _rebuttal(noun, clause, noun.left_edge, verb.doc[last], verdict, None, verb)


def _named_false(noun: Token, verb: Token, clause: Token | None) -> Rebuttal | None:
    """The parser often takes "a lie" or "as fake" for part of the clause."""
    if verb.lemma_ not in _NAMING or any(c.dep_ in ("neg", "auxpass") for c in verb.children) or clause is None:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    verdict = next((t for t in verb.doc[clause.i + 1 : verb.right_edge.i + 1] if t.lemma_.lower() in _FALSE and t.dep_ != "amod"), None)
    if subject is None or verdict is None:
        return None
    edge = verdict.left_edge if verdict.left_edge.i > clause.i else verdict
    if edge.i > 0 and edge.nbor(-1).lower_ == "as":
        edge = edge.nbor(-1)
    return _rebuttal(noun, clause, subject.left_edge, verdict, verb, subject, verb, edge.i)


def _rebuttal(noun: Token, clause: Token | None, first: Token, last: Token, cue: Token, by: Token | None, verb: Token, edge: int | None = None) -> Rebuttal | None:
    doc = noun.doc
    if clause is not None:
        content = around(doc[clause.left_edge.i : edge if edge is not None else clause.right_edge.i + 1])
    else:
        behind = [c.right_edge.i for c in noun.children if c.dep_ == "prep" and c.i < verb.i]
        content = around(doc[noun.left_edge.i : max([noun.i, *behind]) + 1])
    whole = around(doc[first.i : last.i + 1])
    if content is None or whole is None or not any(c.dep_ in SUBJECTS for c in verb.children) or not whole.covers(content):
        return None
    return Rebuttal(content, whole, Span(cue.idx, cue.idx + len(cue.text)), by)
