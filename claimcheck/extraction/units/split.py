"""Units: a stretch of text with several propositions becomes several spans, each one proposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import SUBJECTS
from claimcheck.extraction.grammar.verb_phrases import shares_subject
from claimcheck.extraction.parts import Span
from claimcheck.extraction.text.edges import around, is_loose, text_of, trim
from claimcheck.extraction.units.bonds import held, is_bound, is_conditioned
from claimcheck.extraction.units.side_facts import side_facts

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_CONCESSIVE = ("although", "though", "whereas", "while")
_CIRCUMSTANCES = ("as", "after")
"""Cut off only from sentences too long to read as one claim: what happened beside the news, and no reason or condition of it."""
_LONG = 240
"""Characters."""
_CONDITIONS = ("if", "unless")
_OPENERS = ("once", "until", "because", *_CONDITIONS)
_TIMES = ("before", "after", "since")
_SHORTEST = 3
"""Words; a shorter piece is no proposition a reader could use, unless it counts something ("142 survived")."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One proposition's place; `skips` are the stretches inside it that other units tell ("the quake, which killed 120, …")."""

    span: Span
    head: int
    """Where its verb begins."""
    skips: tuple[Span, ...] = ()


def split_units(tokens: Tokens) -> tuple[Unit, ...]:
    """The propositions in a run of tokens, by place. One unit where a cut would change the meaning."""
    whole = Unit(trim(text_of(tokens.doc), tokens.start_char, tokens.end_char), int(tokens.root.idx))
    heads = _independent(tokens.root, tokens)
    facts = list(side_facts(tokens, heads))
    heads += facts
    while len(heads) > 1:
        pieces = _pieces(tokens, heads)
        useless = [head for head, piece in zip(heads, pieces, strict=True) if piece is None]
        if not useless:
            clauses = [h for h in heads if h not in facts]
            bound = held(tokens, clauses, [p.span for h, p in zip(heads, pieces, strict=True) if p is not None and h not in facts])
            if bound:
                heads = [h for h in heads if h not in bound]
                continue
            return _nested(sorted((p for p in pieces if p is not None), key=lambda p: p.span), {int(f.idx) for f in facts}, text_of(tokens.doc)) or (whole,)
        if useless[0] is heads[0] or _has_subject(useless[0]):
            return (whole,)
        heads = [head for head in heads if head not in useless]
    return (whole,)


def _pieces(tokens: Tokens, heads: list[Token]) -> list[Unit | None]:
    """Each clause's own words; None where they are too few."""
    number = {head.i: k for k, head in enumerate(heads)}
    joiners = {c.i for head in heads for c in head.children if _joins(c)}
    owned: list[list[Token]] = [[] for _ in heads]
    owner: dict[int, int] = {}
    for token in tokens:
        owned[_owner(token, number, owner)].append(token)
    pieces: list[Unit | None] = []
    for head, own in zip(heads, owned, strict=True):
        own = [t for t in own if t.i not in joiners and not t.is_space]
        while own and (is_loose(own[-1]) or own[-1].dep_ == "cc"):
            own.pop()
        span = _closed(around(own), text_of(tokens.doc))
        words = text_of(tokens.doc)[span.start : span.end].split() if span is not None else []
        enough = len(words) >= _SHORTEST or (len(words) == _SHORTEST - 1 and any(w[0].isdigit() for w in words))
        pieces.append(Unit(span, int(head.idx)) if span is not None and enough else None)
    return pieces


def _nested(units: list[Unit], facts: set[int], text: str) -> tuple[Unit, ...]:
    """The same units, each with the facts told in passing inside it as skips, their commas too; none where others overlap."""
    done: list[Unit] = []
    for unit in units:
        for at, outer in enumerate(done):
            if not outer.span.overlap(unit.span):
                continue
            if not outer.span.covers(unit.span) or unit.head not in facts:
                return ()
            end = unit.span.end + (text[unit.span.end : unit.span.end + 1] == ",")
            start = unit.span.start - 2 if text[unit.span.start - 2 : unit.span.start] == ", " else unit.span.start
            if sum(text.count(dash, start, end) for dash in ("--", "—", "–")) % 2:
                return ()
            done[at] = replace(outer, skips=(*outer.skips, Span(start, end)))
        done.append(unit)
    return tuple(done)


def _closed(span: Span | None, text: str) -> Span | None:
    """With the closing quotation mark that belongs to it."""
    if span is not None and text[span.end : span.end + 1] == "”" and "“" in text[span.start : span.end].rpartition("”")[2]:
        return Span(span.start, span.end + 1)
    return span


def _owner(token: Token, number: dict[int, int], owner: dict[int, int]) -> int:
    """Which of the clauses a token belongs to: the first on its way up the tree. `owner` remembers the ways gone."""
    way = []
    while token.i not in owner and token.i not in number and token.head.i != token.i:
        way.append(token.i)
        token = token.head
    found = owner.get(token.i, number.get(token.i, 0))
    owner.update(dict.fromkeys(way, found))
    return found


def _independent(head: Token, tokens: Tokens) -> list[Token]:
    """The clause and those beside it that can be cut off, outer ones first."""
    found = [head]
    if _bound(head) or is_conditioned(head):
        return found
    for child in _below(head):
        if not tokens.start <= child.i < tokens.end:
            continue
        if not _has_subject(child):
            if child.dep_ == "conj" and shares_subject(child, tokens):
                found += _independent(child, tokens)
            continue
        if child.dep_ == "conj" and child.tag_ in ("VBG", "VBN") and not any(c.dep_ in ("aux", "auxpass") for c in child.children) and not _is_gapped(child, head):
            continue
        if child.dep_ == "conj" and _shares_passive(child, head):
            continue
        beside = (child.dep_ == "conj" and not _subordinate(child) and not _ends_a_list(child, head) and not is_bound(child, head)) or ((child.dep_ == "parataxis" or (child.dep_ == "ccomp" and child.i < head.i)) and _after_semicolon(child, tokens))
        marks = [g.lower_ for g in child.children if g.dep_ == "mark" or (g.dep_ == "advmod" and g.lower_ in _CIRCUMSTANCES)]
        only_then = child.left_edge.lower_ in ("even", "as") or ("while" in marks and _at_the_same_time(child, head))
        concessive = not only_then and child.dep_ == "advcl" and any(m in _CONCESSIVE for m in marks)
        circumstance = child.dep_ == "advcl" and child.left_edge.lower_ in _CIRCUMSTANCES and (child.left_edge.lower_ != "as" or (_has_noun_before(child) and not _compares(child.left_edge))) and _joins(child.left_edge) and child.left_edge.head.i == child.i and tokens.end_char - tokens.start_char > _LONG
        if beside or circumstance or (concessive and _ends_at_a_mark(child, head)):
            found += _independent(child, tokens)
    return found


def _subordinate(clause: Token) -> bool:
    """A clause that the parser joined, and that a conjunction opens: "once a deal is reached", "but because A"."""
    first = clause.left_edge
    opened = first.lower_ in _OPENERS or (first.lower_ in _TIMES and first.head.i == clause.i) or (first.i > 0 and first.nbor(-1).lower_ in (*_OPENERS, "or", "nor"))
    gerund = first.tag_ == "VBG" and first.dep_ == "csubj" and first.i > 0 and first.nbor(-1).is_punct
    return opened or gerund or any(g.dep_ == "mark" and g.lower_ in ("because", *_CONDITIONS) for g in clause.children)


def _at_the_same_time(clause: Token, head: Token) -> bool:
    """ "Did not stop while A", "hit her while she slept": without a comma, "while" tells of the time only."""
    if clause.i < head.i or clause.left_edge.nbor(-1).text == ",":
        return False
    lasting = clause.tag_ == "VBG" or any(c.dep_ == "nsubj" and c.pos_ == "PRON" for c in clause.children)
    return lasting or any(c.dep_ == "neg" for c in head.children)


def _compares(opener: Token) -> bool:
    """ "Not as bad as people say"."""
    return any(t.lower_ in ("as", "so", "such") and t.dep_ == "advmod" for t in opener.doc[max(opener.i - 4, opener.sent.start) : opener.i])


def _has_noun_before(clause: Token) -> bool:
    """Its subject is a noun and stands before it: not "as it turns out", "as are the others"."""
    return any(c.dep_ in SUBJECTS and c.i < clause.i and c.pos_ != "PRON" for c in clause.children)


def _is_gapped(clause: Token, head: Token) -> bool:
    """ "12 were killed and 30 wounded", "the road was closed and a meeting called": a participle that the auxiliary before goes with as well."""
    counted = any(t.like_num or t.ent_type_ == "CARDINAL" for c in clause.children if c.dep_ in SUBJECTS for t in c.subtree)
    return clause.tag_ == "VBN" and (counted or any(c.dep_ == "auxpass" or c.lower_ in ("has", "have", "had") for c in head.children))


def _shares_passive(clause: Token, head: Token) -> bool:
    """ "He should be voted out and the town spared a quarrel": what looks like a past is a participle under "should be"."""
    helped = {c.tag_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    return clause.tag_ == "VBD" and "MD" in helped and any(c.dep_ == "auxpass" for c in head.children) and not any(c.dep_ in ("aux", "auxpass", "ccomp") for c in clause.children)


def _ends_a_list(clause: Token, head: Token) -> bool:
    """ "Showed Berg, Olsen, and Hale tied": names in a row of which the parser took the last for a clause's subject."""
    between = [t for t in head.doc[head.i + 1 : clause.left_edge.i] if t.dep_ != "cc"]
    return len(between) > 2 and sum(t.text == "," for t in between) > 1 and all(t.pos_ == "PROPN" or t.text == "," for t in between)


def _below(head: Token) -> Iterator[Token]:
    """What hangs on a clause, and on its complement where the parser hung a clause there."""
    yield from head.children
    for complement in head.children:
        if complement.dep_ in ("acomp", "attr"):
            yield from (g for g in complement.children if g.dep_ == "advcl")


def _ends_at_a_mark(clause: Token, head: Token) -> bool:
    """Behind a clause that comes first stands its comma: "although A, B", and not "although A the day after, B" with the day left to B."""
    end = clause.right_edge.i + 1
    return bool(clause.i > head.i or end >= len(clause.doc) or clause.doc[end - 1].is_punct or clause.doc[end].is_punct)


def _after_semicolon(clause: Token, tokens: Tokens) -> bool:
    end = clause.right_edge.i + 1
    return bool(end < tokens.end and tokens.doc[end].text == ";")


def _has_subject(clause: Token) -> bool:
    return clause.pos_ in ("VERB", "AUX") and any(c.dep_ in SUBJECTS and c.lower_ not in ("who", "which") for c in clause.children)


def _joins(token: Token) -> bool:
    """The word that joins a clause to the rest: "and", "although"."""
    return token.dep_ == "cc" or (token.dep_ in ("mark", "advmod") and token.lower_ in (*_CONCESSIVE, *_CIRCUMSTANCES, "that"))


def _bound(head: Token) -> bool:
    """Conditions, "or" and "not only" hold over the whole; a cut would say more than was said."""
    for child in head.children:
        if child.dep_ == "advcl" and any(g.dep_ == "mark" and g.lower_ in _CONDITIONS for g in child.children):
            return True
        if child.dep_ == "preconj" or (child.dep_ == "cc" and child.lower_ in ("or", "nor")):
            return True
        if child.lower_ == "not" and child.i + 1 < len(child.doc) and child.nbor(1).lower_ in ("only", "just", "merely", "because"):
            return True
    return False
