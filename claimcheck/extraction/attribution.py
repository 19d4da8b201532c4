"""Who says what in one sentence: the grammar of attribution over its dependency tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.extraction.cues import Cue, noun_cues, verb_cues
from claimcheck.extraction.parts import Span
from claimcheck.records import Force

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSES = ("ccomp", "parataxis")
WORDLESS = ("punct", "space")
PERSONLESS = ("it", "there", "what", "which", "that", "this", "these", "those", "nothing", "something", "everything")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: a content, who it is from, and by which cue. `whole` is the clause that also holds the cue."""

    content: Span
    whole: Span
    cue: Span
    speaker: Span | None
    force: Force
    keeps_verb: bool
    unnamed: bool = False


def find_attributions(sentence: Sentence) -> tuple[Attributed, ...]:
    """Every attribution of a sentence, by place of the cue; contents may be nested in one another."""
    found: list[Attributed] = []
    for token in sentence:
        if token.lower_ in ("according", "per") or (token.lower_ == "words" and token.dep_ == "pobj"):
            found += _by_phrase(token, sentence)
        elif token.pos_ in ("VERB", "AUX"):
            found += _by_verb(token, sentence)
        elif token.pos_ == "NOUN":
            found += _by_noun(token)
    return tuple(sorted(_without_doubles(found), key=lambda a: (a.cue, a.content)))


def _without_doubles(found: list[Attributed]) -> list[Attributed]:
    best: dict[tuple[Span, Span], Attributed] = {}
    for a in found:
        best.setdefault((a.cue, a.content), a)
    return list(best.values())


def _by_verb(verb: Token, sentence: Sentence) -> Iterator[Attributed]:
    cues = verb_cues().get(verb.lemma_.lower())
    if cues is None:
        return
    content, cue = _complement(verb, cues, sentence)
    if content is None or cue is None:
        return
    speaker, unnamed = _speaker(verb)
    if speaker is None and not unnamed:
        return
    whole = _clause(verb)
    force = cue.force
    if _negated(verb):
        if force is Force.STATES and verb.lemma_ in ("say", "believe", "think", "know", "expect"):
            force = Force.DENIES if verb.lemma_ in ("believe", "think") else Force.DOUBTS
        cue = Cue(force, True)
    yield Attributed(content, whole, _cue_span(verb), speaker, force, cue.keeps_verb, unnamed)


def _complement(verb: Token, cues: object, sentence: Sentence) -> tuple[Span | None, Cue | None]:
    assert isinstance(cues, dict)
    children = list(verb.children)
    if "clause" in cues:
        clauses = [c for c in children if c.dep_ == "ccomp" and _finite(c)]
        if clauses:
            spans = [span for c in clauses if (span := _around(c, verb))]
            if spans:
                return Span(min(s.start for s in spans), max(s.end for s in spans)), cues["clause"]
        if (span := _parenthetical(verb, sentence)) is not None:
            return span, cues["clause"]
    for c in children:
        if "infinitive" in cues and c.dep_ in ("xcomp", "ccomp") and any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children):
            return _subtree(c), cues["infinitive"]
        if c.dep_ == "prep" and c.lower_ in cues and any(g.dep_ in ("pobj", "pcomp") for g in c.children):
            inside = [g for g in c.children if g.dep_ in ("pobj", "pcomp")]
            return _subtree(inside[0]), cues[c.lower_]
        if "gerund" in cues and c.dep_ == "xcomp" and c.tag_ == "VBG":
            return _subtree(c), cues["gerund"]
    if "object" in cues and verb.dep_ not in ("acl", "amod"):
        for c in children:
            if c.dep_ in ("dobj", "nsubjpass"):
                return _subtree(c), cues["object"]
    return None, None


def _finite(clause: Token) -> bool:
    """Whether a complement states something: not "to do", not a bare participle."""
    if clause.tag_ in ("VBZ", "VBP", "VBD", "MD"):
        return True
    helpers = [c for c in clause.children if c.dep_ in ("aux", "auxpass", "cop", "mark", "nsubj", "nsubjpass", "expl", "csubj")]
    return bool(helpers) and not any(c.dep_ == "aux" and c.lower_ == "to" for c in helpers)


def _around(clause: Token, verb: Token) -> Span | None:
    """The clause's span on its own side of the verb: what the parser hangs under it from the other side is a rest of it."""
    return _subtree(clause, without=verb)


def _parenthetical(verb: Token, sentence: Sentence) -> Span | None:
    """ "P1, X said, P2" and "P, X said" where the parser hangs the verb under P."""
    if verb.dep_ not in ("parataxis", "ccomp", "ROOT", "advcl", "dep", "conj"):
        return None
    subject = _subject(verb)
    if subject is None or subject.lower_ in PERSONLESS:
        return None
    left = min(verb.i, subject.left_edge.i)
    right = max(verb.i, subject.right_edge.i)
    first, last = sentence.start, sentence.end - 1
    while last > first and sentence.doc[last].is_space:
        last -= 1
    doc = verb.doc
    before = left - 1 >= first and doc[left - 1].text in (",", "”", '"', "—", "–", "-", "?", "!", "’")
    if not before:
        return None
    if verb.dep_ in ("parataxis", "ccomp", "advcl", "dep") and verb.head.i != verb.i and not (left <= verb.head.i <= right):
        head = verb.head
        return _subtree(head, without=verb)
    start = doc[first].idx
    if left - first < 4:
        return None
    return trim(doc.text, start, doc[left - 1].idx + len(doc[left - 1].text))


def _speaker(verb: Token) -> tuple[Span | None, bool]:
    """The mention that speaks, and whether it is somebody the text does not name."""
    subject = _subject(verb)
    if subject is None:
        return None, False
    if any(c.dep_ == "auxpass" for c in verb.children):
        for c in verb.children:
            if c.dep_ == "agent":
                for g in c.children:
                    if g.dep_ == "pobj":
                        return mention(g), False
        return (None, True) if subject.lower_ == "it" else (None, False)
    if subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        subject = verb.head
    if subject.lower_ in PERSONLESS[1:]:
        return None, False
    if subject.dep_ == "csubj":
        return None, False
    return mention(subject), False


def _subject(verb: Token) -> Token | None:
    """The verb's subject: its own, or the one it shares by coordination, control or as a participle."""
    seen = 0
    while seen < 6:
        for c in verb.children:
            if c.dep_ in SUBJECTS:
                return c
        if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux"):
            verb = verb.head
        elif verb.dep_ == "acl" or verb.dep_ == "relcl":
            return verb.head
        else:
            return None
        seen += 1
    return None


def mention(head: Token) -> Span:
    """A noun phrase as a mention: its relative clauses, participles and loose appositions left out."""
    left, right = head.left_edge, head
    for c in head.children:
        if c.i > head.i:
            if c.dep_ in ("relcl", "acl", "punct", "advcl", "parataxis", "ccomp"):
                break
            if c.dep_ in ("prep", "appos", "conj", "cc", "flat", "compound", "nummod", "npadvmod", "poss", "case"):
                right = c.right_edge
    while left.i < right.i and (left.is_punct or left.is_space or left.dep_ in ("cc", "mark")):
        left = left.nbor(1)
    while right.i > left.i and (right.is_punct or right.is_space):
        right = right.nbor(-1)
    return Span(left.idx, right.idx + len(right.text))


def _cue_span(verb: Token) -> Span:
    return Span(verb.idx, verb.idx + len(verb.text))


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _clause(verb: Token) -> Span:
    """The verb's clause with its subject, without coordinated clauses that have subjects of their own."""
    return _subtree(verb, without=None, coordinated=False)


def _subtree(head: Token, without: Token | None = None, *, coordinated: bool = True) -> Span:
    """The stretch of a subtree on the head's side of `without`, trimmed."""
    cut = set()
    if without is not None and (without.i == head.i or head.is_ancestor(without)):
        cut = {t.i for t in without.subtree}
    if not coordinated:
        for c in head.children:
            if c.dep_ in ("conj", "cc") and (c.dep_ == "cc" or any(g.dep_ in SUBJECTS for g in c.children)):
                cut |= {t.i for t in c.subtree}
    inside = [t for t in head.subtree if t.i not in cut and not t.is_space]
    if without is not None and not cut:
        inside = [t for t in inside if (t.i < without.i) == (head.i < without.i)] or inside
    return trim(head.doc.text, inside[0].idx, inside[-1].idx + len(inside[-1].text))


EDGES = " \t\n\r\u00a0,;:.—–-\u2026"


def trim(text: str, start: int, end: int) -> Span:
    """Without spaces, commas, dashes and unmatched marks at the edges, and without a leading "that"."""
    changed = True
    while changed and start < end:
        changed = False
        while start < end and text[start] in EDGES:
            start, changed = start + 1, True
        while end > start and text[end - 1] in EDGES:
            end, changed = end - 1, True
        for opening, closing in (("“", "”"), ('"', '"'), ("‘", "’"), ("(", ")")):
            body = text[start:end]
            if body.startswith(opening) and body.count(closing) == (1 if opening == closing else 0):
                start, changed = start + 1, True
            elif body.endswith(closing) and opening != "‘" and body.count(opening) == (1 if opening == closing else 0):
                end, changed = end - 1, True
            elif len(body) > 2 and body.startswith(opening) and body.endswith(closing) and body.count(opening) == (2 if opening == closing else 1) and opening != "‘":
                start, end, changed = start + 1, end - 1, True
        if text[start : start + 5].lower() == "that ":
            start, changed = start + 5, True
    return Span(start, max(start, end))


def _by_noun(noun: Token) -> Iterator[Attributed]:
    cue = noun_cues().get(noun.lemma_.lower())
    if cue is None:
        return
    for c in noun.children:
        if c.dep_ in ("acl", "ccomp") and any(g.dep_ == "mark" and g.lower_ == "that" for g in c.children) and _finite(c):
            owner = next((g for g in noun.children if g.dep_ == "poss"), None)
            if owner is None:
                by = next((g for g in noun.children if g.dep_ == "prep" and g.lower_ in ("by", "from", "of")), None)
                owner = next((g for g in by.children if g.dep_ == "pobj"), None) if by is not None else None
            content = _subtree(c)
            whole = Span(min(noun.left_edge.idx, content.start), content.end)
            if owner is not None:
                yield Attributed(content, whole, _cue_span(noun), mention(owner), cue.force, cue.keeps_verb)


def _by_phrase(token: Token, sentence: Sentence) -> Iterator[Attributed]:
    """ "according to X", "in the words of X": what is left of the clause is the content."""
    if token.lower_ == "words":
        phrase, holder = token.head, token
        if phrase.lower_ != "in":
            return
    elif token.lower_ == "per":
        phrase, holder = token, token
        if token.dep_ != "prep" or not any(c.dep_ == "pobj" and c.ent_type_ in ("ORG", "PERSON") for c in token.children):
            return
    else:
        phrase = token
        holder = next((c for c in token.children if c.lower_ == "to"), token)
    if token.lower_ == "words":
        inner = next((c for c in token.children if c.lower_ == "of"), None)
        if inner is None:
            return
        holder = inner
    source = next((c for c in holder.children if c.dep_ == "pobj"), None)
    if source is None:
        return
    doc = token.doc
    taken = {t.i for t in phrase.subtree}
    head = phrase.head
    seen = 0
    while head.pos_ not in ("VERB", "AUX") and head.head.i != head.i and seen < 20:
        head, seen = head.head, seen + 1
    while head.dep_ in ("relcl", "acl", "advcl", "xcomp", "ccomp", "pcomp", "conj") and head.head.i != head.i and not (head.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in head.children)):
        head = head.head
    rest = [t for t in head.subtree if t.i not in taken and not t.is_space]
    end_of_phrase = max(taken)
    at_start = min(taken) == min(t.i for t in head.subtree)
    if not at_start:
        stop = next((c for c in head.children if c.dep_ == "conj" and c.i > end_of_phrase and any(g.dep_ in SUBJECTS for g in c.children)), None)
        if stop is not None:
            rest = [t for t in rest if t.i < end_of_phrase]
    if not rest:
        return
    if rest[0].i < min(taken) and rest[-1].i > end_of_phrase:
        before = [t for t in rest if t.i < min(taken)]
        tail = [t for t in rest if t.i > end_of_phrase and not t.is_punct]
        if not tail:
            rest = before
    if rest[0].dep_ in ("cc",) and len(rest) > 1:
        rest = rest[1:]
    content = trim(doc.text, rest[0].idx, rest[-1].idx + len(rest[-1].text))
    yield Attributed(content, content, Span(phrase.idx, holder.idx + len(holder.text)), mention(source), Force.STATES, False)
