"""What goes on behind "said that P" and is still said, though the parser hung it elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.cues import verb_cues
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.edges import text_of
from claimcheck.extraction.text.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_GLUE = re.compile(r" |, (?:and|or) (?:[a-z]+ )?")
"""What may stand between words and the quotation that goes on with them."""


def going_on(verb: Token, clause: Token, kept: list[Token], near: tuple[Quotation, ...]) -> list[Token]:
    """The tokens behind `kept`, a content that ends with `clause`, that go on with it; none where nothing does."""
    return _taken_up(verb, clause, kept) or _another_that(verb, kept) or _because(verb, kept) or _but_only_if(verb, kept) or _and_in_quotes(verb, kept, near) or _behind_colon(kept, verb.sent)


def corrects(words: Sequence[Token]) -> bool:
    """ "The fee is ten euros, Berg said, and not the twenty of the papers": what it is not belongs to what it is."""
    first = [t.lower_ for t in words[:3]]
    if first[:1] in (["and"], ["but"]):
        first = first[1:]
        words = words[1:]
    return first[:2] == ["rather", "than"] or (first[:1] == ["not"] and len(words) > 1 and words[1].pos_ not in ("VERB", "AUX"))


def with_its_quotation(span: Span, near: tuple[Quotation, ...], sentence: Sentence) -> Span:
    """ "He would make the offer “if the terms allow it.”": a quotation that goes on, without a mark between, with the words before it; or ", and of “…”"."""
    text = text_of(sentence.doc)
    glued = next((q for q in near if span.end < q.outside.start <= span.end + 16 and _GLUE.fullmatch(text, span.end, q.outside.start) and text[span.end - 1].isalnum() and text[q.inside.start : q.inside.start + 1].islower()), None)
    if glued is None or any(t.tag_ in FINITE and t.dep_ == "ROOT" for t in sentence if glued.inside.start <= t.idx < glued.inside.end):
        return span
    return Span(span.start, min(glued.outside.end, int(sentence.end_char)))


def _taken_up(verb: Token, clause: Token, kept: list[Token]) -> list[Token]:
    """ "X did A, saying that P but thinks Q": a joined verb right behind P that agrees with P's verb and not with X's."""
    above = verb.head
    if verb.tag_ != "VBG" or above.i == verb.i or not kept:
        return []
    for child in above.children:
        if child.dep_ == "conj" and child.tag_ == clause.tag_ != above.tag_ and not any(g.dep_ in SUBJECTS for g in child.children):
            begin = child.left_edge.i
            if begin - kept[-1].i <= 2:
                return list(verb.doc[kept[-1].i + 1 : child.right_edge.i + 1])
    return []


def _another_that(verb: Token, kept: list[Token]) -> list[Token]:
    """ "said that P, but that Q", and "said that the way he did it was to P", where the parser hung the rest on the verb."""
    following = verb.doc[kept[-1].i + 1] if kept and kept[-1].i + 1 < verb.sent.end else None
    if following is not None and following.tag_ in FINITE and following.dep_ == "conj" and following.head.i == verb.i:
        return list(verb.doc[following.i : following.right_edge.i + 1])
    for child in verb.children:
        if child.dep_ == "conj" and kept and child.i > kept[-1].i and any(g.dep_ == "mark" and g.lower_ == "that" for g in child.children):
            return list(verb.doc[kept[-1].i + 1 : child.right_edge.i + 1])
    return []


def _because(verb: Token, kept: list[Token]) -> list[Token]:
    """ "Said P, because A", "said P not because of A, but because B", where the parser hung the reason on the verb."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.left_edge.lower_ == "because" and 0 < child.left_edge.i - kept[-1].i <= 3:
            return list(verb.doc[kept[-1].i + 1 : child.right_edge.i + 1])
    return []


def _but_only_if(verb: Token, kept: list[Token]) -> list[Token]:
    """ "Said they would come, but only if A", where the parser hung A on the verb."""
    for child in verb.children:
        first = child.left_edge
        if child.dep_ in ("conj", "advcl") and first.lower_ == "only" and first.nbor(1).lower_ in ("if", "when", "after", "because") and 0 < first.i - kept[-1].i <= 3:
            return list(verb.doc[kept[-1].i + 1 : next((t.i for t in verb.doc[first.i : child.right_edge.i + 1] if t.text == ","), child.right_edge.i + 1)])
    return []


def _and_in_quotes(verb: Token, kept: list[Token], near: tuple[Quotation, ...]) -> list[Token]:
    """ "Said that P, and there was “no proof” of Q", where the parser joined Q to the verb: the marks show that it was said."""
    for child in verb.children:
        first = child.left_edge
        if child.dep_ != "conj" or not kept or not 0 < first.i - kept[-1].i <= 3 or child.lemma_.lower() in verb_cues() or not any(c.dep_ in SUBJECTS for c in child.children):
            continue
        if any(first.idx <= q.outside.start < child.right_edge.idx for q in near):
            return list(verb.doc[kept[-1].i + 1 : child.right_edge.i + 1])
    return []


def _behind_colon(kept: list[Token], sentence: Sentence) -> list[Token]:
    """ "Said that three things happen: P, Q and R". What goes on with "He" or "It" may be the paper's own."""
    last = kept[-1].i + 1 if kept else int(sentence.end)
    behind = sentence.doc[last : sentence.end]
    if len(behind) < 4 or behind[0].text != ":" or (behind[1].text.istitle() and behind[1].tag_ in ("PRP", "PRP$")) or any(t.pos_ == "VERB" and "clause" in verb_cues().get(t.lemma_.lower(), {}) for t in behind):
        return []
    return list(behind)
