"""Negation: what a claim predicates, with its sign, so that "is abiding by" meets "is violating" and "found no" meets "found".

Each finite predicate of the content becomes a concept with a sign; negation words, "no", "without", negating verbs
("failed to") and antonyms turn the sign. Two predicates contradict when concept and arguments fit and the signs differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import concept, opposed
from claimcheck.matching.evidence.names import COUNTRY
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

LIGHT = frozenset("be have do make take get give go come put set keep say hold become remain seem appear carry say report see show use".split())
NEGATORS = frozenset("fail refuse decline lack avoid stop prevent deny cease forget".split())
NO = frozenset("no not never n't n’t neither nor none nobody nothing without hardly barely".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """What is said of what. `sign` is +1 or -1; `yet` marks "not yet" and "still"; `subject` and `objects` are concepts."""

    start: int
    end: int
    text: str
    name: str
    sign: int
    yet: bool
    subject: str
    objects: tuple[str, ...]
    passive: bool
    main: bool


def read(content: Tokens, offset: int) -> tuple[Predicate, ...]:
    """Predicates of the content, the main one first."""
    out: list[Predicate] = []
    root = content.root
    for token in content:
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass") or token == root or token.dep_ in ("acomp", "attr", "oprd") and token.pos_ in ("ADJ", "NOUN"):
            predicate = _predicate(token, content, offset, token == root or token.dep_ in ("conj", "acomp", "attr", "oprd", "xcomp") and token.head == root)
            if predicate:
                out.append(predicate)
    return tuple(sorted(out, key=lambda p: (not p.main, p.start)))


def _predicate(token: Token, content: Tokens, offset: int, main: bool) -> Predicate | None:
    name = _name(token)
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if token.lemma_ in LIGHT and token.dep_ != "ROOT" and not any(c.dep_ in ("dobj", "neg") for c in token.children):
        return None
    sign, yet, words = 1, False, [token]
    for node in {token, verb}:
        for child in node.children:
            if child.dep_ == "neg" or child.lower_ in ("never", "hardly", "barely", "no longer"):
                sign = -sign
                words.append(child)
            if child.lower_ in ("yet", "still"):
                yet = True
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and (child.lower_ in NO or any(c.lower_ in ("no", "neither") for c in child.children)):
                sign = -sign
                words.append(next((c for c in child.children if c.lower_ in ("no", "neither")), child))
            if child.dep_ == "prep" and child.lower_ == "without" and node == token:
                words.append(child)
                sign = -sign
    if token.dep_ == "xcomp" and token.head.lemma_ in NEGATORS:
        sign = -sign
        words.append(token.head)
    if token.dep_ == "xcomp" and any(c.dep_ == "neg" for c in token.head.children):
        sign = -sign
        words.append(token.head)
    subject, objects, passive = _arguments(verb, token)
    inside = [w for w in words if w in content]
    if not inside:
        return None
    start, end = min(w.idx for w in inside), max(w.idx + len(w.text) for w in inside)
    if end - start > 60:
        start, end = token.idx, token.idx + len(token.text)
    return Predicate(start + offset, end + offset, content.doc.text[start:end], name, sign, yet, subject, tuple(objects), passive, main)


def _arguments(verb: Token, token: Token) -> tuple[str, list[str], bool]:
    subject, objects, passive = "", [], False
    node = verb
    for _ in range(3):
        for child in node.children:
            if child.dep_ in ("nsubj", "nsubjpass") and not subject:
                subject = _word(child)
                passive = child.dep_ == "nsubjpass"
                if subject in ("number", "total", "some", "all", "one", "most"):
                    subject = next((_word(g) for p in child.children if p.lower_ == "of" for g in p.children if g.dep_ == "pobj"), subject)
        if subject or node.head == node or node.dep_ not in ("conj", "xcomp"):
            break
        node = node.head
    for source in {token, verb}:
        for child in source.children:
            if child.dep_ in ("dobj", "dative", "attr", "oprd", "acomp") and child != token:
                objects.append(_word(child))
                objects += [_word(c) for c in child.children if c.dep_ in ("compound", "amod")]
            if child.dep_ in ("prep", "agent"):
                objects += [_word(c) for c in child.children if c.dep_ == "pobj"]
    return subject, objects, passive


def _name(token: Token) -> str:
    particle = next((c for c in token.children if c.dep_ == "prt"), None)
    if particle is not None:
        joined = concept(f"{token.lemma_.lower()}_{particle.lower_}")
        if "_" not in joined:
            return joined
    return concept(token.lemma_.lower())


def _word(token: Token) -> str:
    if token.pos_ == "PROPN" or token.lower_ in COUNTRY:
        return COUNTRY.get(token.lower_, token.lower_)
    return concept(token.lemma_.lower())


def fit(x: Predicate, y: Predicate, shared: set[str]) -> float:
    """0 to 1: how surely both predicates are about the same subject and objects."""
    def core(p: Predicate) -> set[str]:
        return {w for w in ((*p.objects, p.subject) if not p.passive else (p.subject, *p.objects)) if w and w not in LIGHT}

    one, other = core(x), core(y)
    if not one or not other:
        return 0.3 if len(shared) >= 2 else 0.0
    met = len(one & other) / min(len(one), len(other))
    subjects = x.subject and x.subject == y.subject and x.passive == y.passive
    return min(1.0, 0.7 * met + (0.3 if subjects else 0.0) + 0.1 * min(2, len(shared - one - other)))


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """The pair of predicates that fits best: opposite signs conflict ("not yet" then done: update); the same sign agrees."""
    shared = set(facts_a.words) & set(facts_b.words)
    best: tuple[float, Predicate, Predicate, bool] | None = None
    for x in facts_a.predicates:
        for y in facts_b.predicates:
            if x.name == y.name and x.name not in LIGHT:
                turned = x.sign != y.sign
            elif opposed(x.name, y.name):
                turned = x.sign == y.sign
                if not turned:
                    continue
            else:
                continue
            score = fit(x, y, shared) * (1.0 if x.main and y.main else 0.8 if x.main or y.main else 0.6)
            if score > (best[0] if best else 0.25):
                best = (score, x, y, turned)
    if best is None:
        return []
    score, x, y, turned = best
    left, right = Span(x.start, x.end, x.text), Span(y.start, y.end, y.text)
    if not turned:
        return [Signal(evidence("negation", f"Both say the same of it: “{x.text}” and “{y.text}”.", left, right), Relation.AGREE, score)]
    if x.yet and x.sign < 0 and context.later:
        return [Signal(evidence("negation", f"What was still open in the first claim (“{x.text}”) is settled in the later one (“{y.text}”).", left, right), Relation.UPDATE, score)]
    return [Signal(evidence("negation", f"“{x.text}” stands against “{y.text}”.", left, right), Relation.CONFLICT, score, Kind.FACT)]
