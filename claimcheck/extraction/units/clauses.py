"""Complements without a finite verb as sentences: "to stop", "violating the treaty", "that goal as unrealistic"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.verb_forms import is_plural, participle, present, within
from claimcheck.records import Force

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Print = Callable[[int, int], str]
"""The document's text from one offset to another, with referents put in."""
Actor = Callable[["Token"], tuple[str, bool]]
"""Who is to do the verb where the complement does not say it, and whether they are several; "" where unknown."""

_SAYINGS = words.listed(
    "allegation claim accusation charge report notion suggestion rumor rumour statement idea conclusion finding assertion "
    "insinuation theory story contention criticism complaint narrative"
)
"""Things that are true or not; a plan that is rejected is merely not wanted."""
_REJECTING = words.listed("reject rejects rejected rejecting oppose opposes opposed opposing")
_OWN_DEEDS = {
    "had": words.listed("involvement role part hand share participation complicity contact link tie connection relationship affair knowledge responsibility plan intention interest motive"),
    "committed": words.listed("wrongdoing misconduct impropriety offence offense crime fraud abuse murder treason perjury plagiarism"),
}
"""What whoever denies it denies of himself, and the verb that says so: two who deny contacts deny unlike things."""
_AHEAD = {Force.DEMANDS: "should", Force.OFFERS: "will", Force.PREDICTS: "will"}
"""What a demand, an offer or a forecast keeps of itself on its own: nobody has done it yet."""
_FOR_TWO = words.listed("extend renew prolong sign conclude negotiate ratify resume restart exchange discuss limit reduce")
"""What takes two: who offers it proposes it, and does not do it alone."""
_AS_SUBJECT = {"him": "he", "her": "she", "them": "they", "us": "we", "me": "I"}


def infinitive(root: Token, span: Span, printed: Print, actor: Actor, force: Force) -> str | None:
    """("Iran to stop") → "Iran should stop" where it is demanded; without a subject, the one who is to do it is the subject."""
    to = next((t for t in root.children if t.dep_ == "aux" and t.lower_ == "to" and within(t, span)), None)
    if to is None:
        return None
    before = span.doc[span.start : to.i]
    negative = any(t.dep_ == "neg" for t in before)
    subject = re.sub(r"^for\s+|\s*\b(?:not|never)$", "", printed(before.start_char, before.end_char).strip()) if len(before) else ""
    own = next((t for t in before if t.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")), None)
    plural = own is not None and is_plural(own)
    if not subject:
        subject, plural = actor(root)
    if force is Force.OFFERS and not negative and (proposed := _proposed(root, span, printed)) is not None:
        return proposed
    subject = _as_subject(subject)
    rest = printed(to.idx + 2, span.end_char).strip()
    if subject and rest and force in _AHEAD:
        return f"{subject} {_AHEAD[force]}{' not' if negative else ''} {rest}"
    verb = re.match(r"((?:\w+ly|also|not) )?([^\W\d]+)(.*)", rest, re.DOTALL)
    if not subject or not verb:
        return None
    if negative:
        return f"{subject} {present('be', plural)} not{verb[3]}" if verb[2] == "be" else f"{subject} {present('do', plural)} not {rest}"
    return f"{subject} {verb[1] or ''}{present(verb[2], plural)}{verb[3]}"


def _proposed(verb: Token, span: Span, printed: Print) -> str | None:
    """("to extend the pact by a year") → "the pact should be extended by a year"."""
    thing = next((t for t in verb.children if t.dep_ == "dobj"), None)
    if verb.lemma_ not in _FOR_TWO or thing is None or thing.left_edge.i != verb.i + 1 or not within(thing, span):
        return None
    behind = min(thing.right_edge.idx + len(thing.right_edge.text), span.end_char)
    return f"{printed(thing.left_edge.idx, behind).strip()} should be {participle(verb.lemma_, verb.lemma_ + 'ing')}{printed(behind, span.end_char)}"


def _as_subject(phrase: str) -> str:
    """A pronoun as the subject of a clause: "urged [them] to go" → "they"."""
    return _AS_SUBJECT.get(phrase.lower(), phrase)


def subjunctive(root: Token, span: Span, printed: Print, force: Force) -> str | None:
    """("Iran stop enrichment") → "Iran should stop enrichment" where it is demanded."""
    subject = next((t for t in root.children if t.dep_ in ("nsubj", "nsubjpass") and within(t, span)), None)
    verb = next((t for t in root.children if t.dep_ == "auxpass" and t.lower_ == "be"), root)
    if subject is None or subject.i > verb.i or any(t.dep_ == "aux" for t in root.children):
        return None
    if force is Force.DEMANDS and verb.tag_ in ("VB", "VBP") and verb.lower_ == verb.lemma_:
        at = next((t for t in root.children if t.dep_ == "neg" and subject.i < t.i < verb.i), verb).idx
        who = printed(span.start_char, at).rstrip()
        mark = who[-1] if who[-1] in "“\"" else ""
        return f"{who.removesuffix(mark).rstrip()} should {mark}{printed(at, span.end_char)}"
    if verb.tag_ != "VB":
        return None
    return printed(span.start_char, verb.idx) + present(verb.text, is_plural(subject)) + printed(verb.idx + len(verb.text), span.end_char)


def small_clause(span: Span, printed: Print) -> str | None:
    """("that goal as unrealistic") → "that goal is unrealistic"; ("it important to keep") → "it is important to keep"."""
    doc, end = span.doc, span.end_char
    if span[0].lower_ == "it" and len(span) > 1 and span[1].pos_ == "ADJ":
        return f"it is {printed(span[1].idx, end)}"
    mark = next((t for t in span if t.lower_ == "as" and t.i > span.start and t.dep_ in ("prep", "mark") and not within(t.head, span)), None)
    if mark is not None:
        head = next((t for t in doc[span.start : mark.i] if t.dep_ in ("dobj", "nsubj", "nsubjpass")), doc[mark.i - 1])
        rest = re.sub(r"^being\s+", "", printed(mark.idx + 2, end).strip())
        return f"{printed(span.start_char, mark.idx).strip()} {present('be', is_plural(head))} {rest}"
    root = next((t for t in span if not within(t.head, span) and t.dep_ in ("ccomp", "oprd", "xcomp") and t.pos_ in ("ADJ", "NOUN", "PROPN")), None)
    subject = next((t for t in root.children if t.dep_ == "nsubj" and within(t, span)), None) if root is not None else None
    if root is None:
        return None
    subject = subject or next((t for t in span if t.dep_ == "dobj" and t.i < root.i and not within(t.head, span)), None)
    if subject is None or any(t.pos_ in ("VERB", "AUX") for t in doc[span.start : root.i] if t.dep_ not in ("relcl", "acl", "amod")):
        return None
    edge = root.i
    while edge > subject.right_edge.i + 1 and doc[edge - 1].head.i == root.i:
        edge = doc[edge - 1].left_edge.i
    edge = max(edge, subject.i + 1)
    return f"{printed(span.start_char, doc[edge].idx).strip()} {present('be', is_plural(subject))} {printed(doc[edge].idx, end)}"


def gerund(root: Token, span: Span, printed: Print, actor: Actor) -> str | None:
    """("Russia of violating the treaty") → "Russia is violating the treaty"."""
    verb = root if root.tag_ == "VBG" else next((t for t in span if t.tag_ == "VBG" and t.dep_ == "pcomp"), None)
    if verb is None:
        return None
    first = next((t for t in verb.children if t.dep_ in ("aux", "auxpass") and t.tag_ == "VBG"), verb)
    edge = first.i
    while edge > span.start and span.doc[edge - 1].dep_ == "advmod" and span.doc[edge - 1].head.i == verb.i:
        edge -= 1
    how = "".join(f" {t.text}" for t in span.doc[edge : first.i])
    before = span.doc[span.start : edge]
    negative = bool(len(before)) and before[-1].lower_ == "not"
    if len(before) and before[-1].lower_ in ("to", "in", "on", "at"):
        return None
    subject = re.sub(r"\s*\b(?:of|for|with|from|about|not|by|against)(?: not)?$", "", printed(before.start_char, before.end_char).strip()) if len(before) else ""
    plural = any(is_plural(t) for t in before if t.dep_ in ("dobj", "nsubj", "nsubjpass"))
    if not subject:
        subject, plural = actor(verb)
    if not subject:
        return None
    subject = _as_subject(subject)
    no = " not" if negative else ""
    rest = printed(first.idx + len(first.text), span.end_char)
    if first.lower_ in ("having", "being"):
        return f"{subject} {present('have' if first.lower_ == 'having' else 'be', plural)}{no}{how}{rest}"
    return f"{subject} {present('be', plural)}{no}{how} {first.lower_}{rest}"


def printed_of(noun: Token, printed: Print) -> str:
    """A noun with what stands before it, without its possessive ending."""
    return printed(noun.left_edge.idx, noun.idx + len(noun.text))


def noun(root: Token, span: Span, print_: Print, actor: Actor, cue: str | None, force: Force) -> str | None:
    """What is said of a thing: ("the notion that P") → "P"; denied ("the charges") → "the charges are true"; demanded → "there should be"."""
    if root.pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    printed = print_(span.start_char, span.end_char)
    for clause in root.children:
        that = next((t for t in clause.children if t.lower_ == "that" and t.dep_ == "mark"), None)
        if clause.dep_ in ("acl", "ccomp", "relcl") and that is not None and within(clause, span):
            return print_(that.idx + len("that"), span.end_char).strip()
    offered = next((c for c in root.children if c.dep_ in ("acl", "relcl") and c.i > root.i and within(c, span) and any(t.lower_ == "to" and t.dep_ == "aux" for t in c.children)), None)
    if force is Force.OFFERS and offered is not None:
        owner = next((c for c in root.children if c.dep_ == "poss" and c.pos_ != "PRON"), None)
        whose = (printed_of(owner, print_), is_plural(owner)) if owner is not None else actor(root)
        return infinitive(offered, span.doc[offered.left_edge.i : span.end], print_, lambda _: whose, force)
    if root.ent_type_ or root.lemma_.lower() in words.PERSON_ROLES:
        return None
    be = present("be", is_plural(root))
    if force is Force.DENIES or force is Force.DOUBTS:
        if (deed := _own_deed(root, printed, actor, cue)) is not None:
            return deed
        rejected = root.lemma_.lower() not in _SAYINGS and set(re.findall(r"\w+", (cue or "").lower())) & _REJECTING
        return f"{printed} {be} {'acceptable' if rejected else 'true'}"
    if force is Force.DEMANDS:
        return f"there should be {printed}"
    return None


def _own_deed(noun: Token, printed: str, actor: Actor, cue: str | None) -> str | None:
    """ "Denied any contacts with spies" → "Anna Berg had contacts with spies", where nothing says whose the deed is."""
    verb = next((v for v, nouns in _OWN_DEEDS.items() if noun.lemma_.lower() in nouns), None)
    if verb is None or not re.match(r"den(?:y|ies|ied|ying)\b", (cue or "").lower()) or any(c.dep_ in ("poss", "det") and c.lower_ not in ("any", "all", "a", "an") for c in noun.children):
        return None
    subject, _ = actor(noun)
    return f"{subject} {verb} {re.sub(r'^(?:any|all) ', '', printed)}" if subject else None
