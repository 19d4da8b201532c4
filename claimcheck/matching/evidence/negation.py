"""Negation: what a claim predicates, with its sign, so that "is abiding by" meets "is violating" and "found no" meets "found".

Each finite predicate of the content becomes a concept with a sign; negation words, "no", "without", negating verbs
("failed to") and antonyms turn the sign. Two predicates contradict when concept and arguments fit and the signs differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, meaning, opposed
from claimcheck.matching.evidence.signals import Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

    from claimcheck.matching.facts import Facts

LIGHT = bag("be have do make take get give go come put set keep say hold become remain seem appear carry say see")
NEGATORS = bag("fail refuse decline lack avoid stop prevent deny cease forget unable")
IMPOSSIBLE = frozenset(["impossible", "inconceivable", "unthinkable", "illogical"])
REPORTS = bag("say report claim rumour rumor allegation accusation suggestion charge story")
REBUTTING = bag("counter deny reject dismiss refute dispute rebut debunk contradict")
NO = bag("no not never n't n’t neither nor none nobody nothing without hardly barely")


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
    about: tuple[str, ...]
    """Concepts that narrow subject and objects down: "to Asia", "nuclear"."""
    passive: bool
    main: bool
    aside: bool = False
    """Told of a noun in passing, in a relative clause or as "the argument for opposing it": an antonym of it opposes nothing."""


def read(content: Tokens, offset: int) -> tuple[Predicate, ...]:
    """Predicates of the content, the main one first."""
    out: list[Predicate] = []
    root = content.root
    for token in content:
        if _is_rebutted(token, content):
            continue
        if (token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass")) or token == root or (token.dep_ in ("acomp", "attr", "oprd") and token.pos_ in ("ADJ", "NOUN")):
            predicate = _predicate(token, content, offset, token == root or (token.dep_ in ("conj", "acomp", "attr", "oprd", "xcomp") and token.head == root))
            if predicate:
                out.append(predicate)
    return tuple(sorted(out, key=lambda p: (not p.main, p.start)))


def _is_rebutted(token: Token, content: Tokens) -> bool:
    """Within "countered claims that it was a protest": that it was one, nobody says there."""
    clauses = (t for t in (token, *token.ancestors) if t in content and t.dep_ in ("acl", "ccomp", "relcl") and t.head.pos_ == "NOUN" and t.head.lemma_ in REPORTS)
    return any(c.head.dep_ == "dobj" and c.head.head.lemma_ in REBUTTING and c.head.head in content for c in clauses)


def _predicate(token: Token, content: Tokens, offset: int, main: bool) -> Predicate | None:
    name = meaning(token)
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    if token.lemma_ in LIGHT and token != content.root and not any(c.dep_ in ("dobj", "neg") for c in token.children):
        return None
    sign, yet, words = 1, False, [token]
    for node in {token, verb}:
        for child in node.children:
            if child.dep_ == "neg" or child.lower_ in ("never", "hardly", "barely", "no longer"):
                sign = -sign
                words.append(child)
            if child.lower_ in ("yet", "still"):
                yet = True
            if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr") and _no(child):
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
    subject, objects, about, passive = _arguments(verb, token)
    inside = [w for w in words if w in content]
    if not inside:
        return None
    start, end = min(w.idx for w in inside), max(w.idx + len(w.text) for w in inside)
    if end - start > 60:
        start, end = token.idx, token.idx + len(token.text)
    return Predicate(start + offset, end + offset, content.doc.text[start:end], name, sign, yet, subject, tuple(objects), tuple(sorted(about)), passive, main, verb.dep_ == "relcl" or _is_of_a_noun(verb))


def _is_of_a_noun(verb: Token) -> bool:
    """"The argument for opposing it" opposes nothing."""
    return bool(verb.dep_ == "pcomp" and verb.head.dep_ == "prep" and verb.head.head.pos_ == "NOUN")


def _no(noun: Token) -> bool:
    """"No troops", "nobody", but not "no more than ten troops"."""
    return noun.lower_ in NO or any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") and c.nbor().lower_ not in ("more", "less", "fewer", "longer", "later") for c in noun.children)


def _arguments(verb: Token, token: Token) -> tuple[str, list[str], set[str], bool]:
    subject, passive = "", False
    objects: list[str] = []
    about: set[str] = set()
    node = verb
    for _ in range(3):
        for child in node.children:
            if child.dep_ in ("nsubj", "nsubjpass") and not subject:
                subject = meaning(child)
                passive = child.dep_ == "nsubjpass"
                about |= _narrowing(child)
                if subject in ("number", "total", "some", "all", "one", "most"):
                    subject = next((meaning(g) for p in child.children if p.lower_ == "of" for g in p.children if g.dep_ == "pobj"), subject)
        if subject or node.head == node or node.dep_ not in ("conj", "xcomp"):
            break
        node = node.head
    for source in {token, verb}:
        for child in source.children:
            if child.dep_ in ("dobj", "dative", "attr", "oprd", "acomp") and child != token:
                objects.append(meaning(child))
                objects += [meaning(c) for c in child.children if c.dep_ == "poss"]
                about |= _narrowing(child)
            if child.dep_ in ("prep", "agent"):
                for inner in (c for c in child.children if c.dep_ == "pobj" and c.ent_type_ not in ("DATE", "TIME")):
                    if passive and child.lower_ == "from":
                        about.add(meaning(inner))
                        continue
                    objects += [meaning(inner), *(meaning(c) for c in inner.children if c.dep_ == "poss")]
                    about |= _narrowing(inner)
    return subject, objects, about, passive


def _narrowing(noun: Token) -> set[str]:
    words = {meaning(c) for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.text[0].isalpha()}
    return words | {meaning(g) for c in noun.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj" and g.ent_type_ not in ("DATE", "TIME")}


def read_denial(content: Tokens, offset: int) -> Span | None:
    """The words that call a report false: "the claim that P is a lie", "it is not true that P", "it is impossible that P", "there is no truth in"."""
    for token in content:
        word = meaning(token)
        negated = any(c.dep_ == "neg" for c in (*token.children, *token.head.children)) or _no(token)
        said = [t for t in content if t != token and ((meaning(t) in REPORTS and t.pos_ == "NOUN") or t.dep_ in ("ccomp", "csubj"))]
        main = token == content.root or token.head == content.root
        false = ((word == "false" or token.lower_ in IMPOSSIBLE) and not negated) or ((word == "true" or token.lemma_ == "truth") and negated)
        if main and false and said:
            return Span(token.idx + offset, token.idx + len(token.text) + offset, token.text)
        if word == "deny" and token == content.root and token.pos_ == "VERB" and not negated and any(c.dep_ in ("ccomp", "dobj", "xcomp") for c in token.children):
            return Span(token.idx + offset, token.idx + len(token.text) + offset, token.text)
    return None


def call_false(facts_a: Facts, facts_b: Facts, overlap: float) -> list[Signal]:
    """The conflict of a claim that calls a report false with a claim that says what was reported."""
    denial = facts_a.denial or facts_b.denial
    if denial is None:
        return []
    which, spans = ("first", (denial, None)) if facts_a.denial else ("second", (None, denial))
    reason = evidence("negation", f"The {which} claim calls a report false (“{denial.text}”).", *spans)
    veto = Signal(reason, None, 1.0, vetoes=(Relation.AGREE,))
    return [Signal(reason, Relation.CONFLICT, overlap, Kind.FACT), veto] if overlap >= 0.3 else [veto]


def fit(x: Predicate, y: Predicate, shared: set[str]) -> float:
    """0 to 1: how surely both predicates are about the same subject and objects. What both name and name differently parts them."""
    targets = [{w for w in (p.subject, *p.objects) if (w and p.passive) or w in p.objects} - LIGHT for p in (x, y)]
    actors = [{p.subject} - LIGHT - {""} if not p.passive else set() for p in (x, y)]
    score = 0.4 + 0.1 * min(2, len(shared))
    for one, other in (targets, actors):
        if one and other:
            score += 0.25 if one & other else -0.35
    if not (targets[0] & targets[1] or actors[0] & actors[1] or len(shared) >= 2):
        return 0.0
    if x.about and y.about and not set(x.about) & (set(y.about) | set(y.objects) | {y.subject}) and not set(y.about) & (set(x.objects) | {x.subject}):
        score *= 0.4
    if targets[0] and targets[1] and not targets[0] & targets[1]:
        score *= 0.5
    return max(0.0, min(1.0, score))


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """The pair of predicates that fits best: opposite signs conflict ("not yet" then done: update). The same sign says nothing."""
    shared = set(facts_a.words) & set(facts_b.words)
    best: tuple[float, Predicate, Predicate, bool] | None = None
    for x in facts_a.predicates:
        for y in facts_b.predicates:
            if x.name == y.name and x.name not in LIGHT:
                turned = x.sign != y.sign
            elif opposed(x.name, y.name):
                turned = x.sign == y.sign
                if not turned or x.aside or y.aside:
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
        return []
    if x.yet and x.sign < 0 and context.later:
        return [Signal(evidence("negation", f"What was still open in the first claim (“{x.text}”) is settled in the later one (“{y.text}”).", left, right), Relation.UPDATE, score)]
    return [Signal(evidence("negation", f"“{x.text}” stands against “{y.text}”.", left, right), Relation.CONFLICT, score, Kind.FACT)]
