"""Words that measure by what stands elsewhere: "a similar move", "another reason", "one further explanation"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.referents.quantities import Stretch, before_in, several_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LIKE = frozenset(["similar", "comparable", "identical", "analogous", "same"])
_SAME_AS = frozenset(["choice", "question", "answer", "fate", "problem", "challenge", "goal", "conclusion", "mistake", "argument", "result", "amount", "position", "situation", "reason", "point", "standard", "treatment", "view", "number", "issue", "scenario", "message", "approach", "pattern", "path", "concern", "policy", "measure", "claim", "remark", "speech", "statement", "interview", "report", "letter", "article", "post", "tweet", "meeting", "hearing", "event", "poll", "survey", "study", "bill", "language", "word", "words", "tone", "thing", "term"])
"""What is "the same" as something told before; "the same woman" for years is not."""
_BRINGS = frozenset(["find", "report", "reach", "draw", "voice", "express", "raise"])
"""What many do with what is like that of another: "her rivals found similar results"."""
_OTHER = frozenset(["another", "other", "second", "third", "further", "final"])
_OF_SEVERAL = frozenset(["option", "possibility", "concern", "problem", "difference", "advantage", "benefit", "drawback", "obstacle", "solution", "approach", "method", "argument", "issue", "point", "question", "lesson", "sign", "step", "theory", "change"])
"""Nouns of which one more is one more for something."""
_OF_A_KIND = frozenset(["example", "exception"])
"""Of these, what somebody is called, too: "Norland was the latest example"."""
_FOR_SOMETHING = frozenset(["reason", "explanation", "example", "rationale", "motive", "alternative", "exception", "factor", "answer", "upshot", "consequence", "cause", "culprit", "precedent", "parallel"])
"""Nouns that are always one for something or of something."""


def unmeasured(token: Token, span: Span) -> Stretch | None:
    """The tokens from the measuring word to its noun, where nothing in the claim is the measure."""
    low = token.lower_
    if low in _LIKE and token.dep_ == "amod":
        return _like_what(token, span)
    if token.tag_ != "NN":
        return None
    lemma = token.lemma_.lower()
    if lemma in _FOR_SOMETHING or (lemma in _OF_SEVERAL and any(c.lower_ in _OTHER for c in token.children)):
        return _for_what(token, span)
    return None


def _like_what(like: Token, span: Span) -> Stretch | None:
    """ "Similar praise", "the same fate"; not "similar to", "similar plans" of two, nor beside what it is like."""
    noun = like.head
    if like.lower_ == "same" and (noun.lemma_.lower() not in _SAME_AS or like.i == span.start or any(c.dep_ == "relcl" for c in noun.children)):
        return None
    if not like.i < noun.i < min(span.end, like.i + 4) or any(t.lower_ in ("to", "as", "-") for t in span.doc[like.i + 1 : min(noun.i + 5, span.end)]):
        return None
    before = before_in(like, span)
    found = noun.dep_ == "dobj" and noun.head.lemma_ in _BRINGS
    if (noun.tag_ != "NN" and not found and several_in(before)) or (like.lower_ == "same" and several_in(before)) or any(t.lemma_ == noun.lemma_ for t in before):
        return None
    return (like.i - 1 if like.lower_ == "same" else like.i, noun.i + 1)


def _for_what(noun: Token, span: Span) -> Stretch | None:
    """ "A major reason is that": for what, stands elsewhere. Told of with "be" alone; "for this reason" and "the reason he left" are something else."""
    be = noun.head
    more = noun.dep_ == "nsubj" and noun.i > span.start and noun.nbor(-1).lower_ == "another"
    if (be.lemma_ not in ("be", "’", "’s", "'s") and not more) or noun.dep_ not in ("nsubj", "attr") or noun.left_edge.i < span.start:
        return None
    subject = noun if noun.dep_ == "nsubj" else next((c for c in be.children if c.dep_ in ("nsubj", "expl") and c.i < be.i), None)
    lone = noun.lemma_.lower() in _OF_A_KIND and any(c.lower_ in ("the", "another") for c in noun.children)
    if subject is None or (noun.dep_ == "attr" and subject.dep_ != "expl" and not lone) or any(c.dep_ == "poss" for c in noun.children):
        return None
    if (noun.i + 1 < span.end and noun.nbor(1).lower_ in ("why", "that")) or any(c.i > noun.i and c.dep_ in ("relcl", "acl", "prep", "ccomp", "advcl") and not (lone and any(g.ent_type_ == "DATE" for g in c.children)) for c in noun.children):
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.i != be.i for t in before_in(noun, span)):
        return None
    return (noun.left_edge.i, noun.i + 1)
