"""Whose a written thing is, as the words round it tell: "a statement released by X", "an ad from X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import phrases, words
from claimcheck.extraction.grammar.mentioned import mention

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def whose(span: Span, paper: Token) -> Span | None:
    """Whose paper it is; a name before a message only tells by which medium it was sent, and "a group statement" is by several."""
    owner = phrases.owner(span, paper)
    medium = owner is not None and paper.lemma_.lower() in words.MESSAGES and owner.end <= paper.i and owner.root.dep_ != "poss"
    theirs = owner is not None and len(owner) == 1 and owner[0].lower_ == "group" and span[0].lower_ in ("a", "an")
    return None if medium or theirs else owner


def released_by(paper: Token) -> Span | None:
    """ "A statement released by X"."""
    agents = (g for c in paper.children if c.dep_ == "acl" and c.lemma_ in words.ISSUING for g in c.children if g.dep_ == "agent")
    return next((phrases.subtree(c) for agent in agents for c in agent.children if c.dep_ == "pobj"), None)


def from_whom(paper: Token) -> Span | None:
    """ "Hale drew an ad from the club": the parser may give "from" to the verb."""
    behind = paper.nbor(1) if paper.i + 1 < len(paper.doc) else paper
    source = next((c for c in behind.children if c.dep_ == "pobj"), None) if behind.lower_ == "from" and behind.head.i == paper.head.i else None
    place = mention(source) if source is not None else None
    return paper.doc.char_span(place.start, place.end) if place is not None else None
