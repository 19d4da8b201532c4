"""Verb phrases side by side under one subject: "closed the port and sent 200 troops", "has left and will not return"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.expletives import is_expletive
from claimcheck.extraction.grammar.verb_forms import is_plural, is_tensed
from claimcheck.extraction.grammar.words import FATES, STATES_OF_PEOPLE

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

_NEAR = 12
"""Words looked back over."""
_OBJECT_PRONOUNS = frozenset(["him", "her", "it", "them", "so", "one"])
_TOGETHER = frozenset(["respectively", "each", "together", "either", "neither", "both"])
_MANY_OR_ONE = frozenset(["majority", "number", "police", "people", "percent", "group", "team", "lot", "some", "many", "most", "few", "all", "both", "none", "others", "several", "who", "half", "couple", "pair", "family", "staff", "crew", "crowd", "public", "rest"])
_EVEN_SO = frozenset(["still", "nonetheless", "nevertheless", "yet"])
"""With these the second verb has its sense from the first: "can lose 22 votes and still pass the bill"."""
_CONTENT = ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "VERB")


def shares_subject(verb: Token, tokens: Tokens) -> bool:
    """Whether a joined verb without a subject can be cut off as a proposition about the first verb's subject.

    Not where both verbs share an object ("bought and sold houses"), a negation ("did not visit the town and meet the
    mayor") or a word that counts over both, and not where the second takes up an object of the first ("charged him").
    """
    first = verb.head
    subject = subject_above(verb)
    if subject is None or verb.pos_ not in ("VERB", "AUX") or first.pos_ not in ("VERB", "AUX"):
        return False
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children) or not tokens.start <= subject.i < first.i or subject.lower_ in ("who", "which", "that", "what", "there") or subject.nbor(1).lower_ == "than" or is_expletive(subject):
        return False
    if any(c.dep_ == "cc" and c.lower_ in ("or", "nor", "than", "rather") for v in (first, verb) for c in v.children) or any(t.lower_ in _TOGETHER for t in tokens):
        return False
    if not _joined(verb) or not _agrees(verb, subject) or verb.left_edge.lower_ in _EVEN_SO:
        return False
    if _is_set_against(verb):
        return False
    if any(c.dep_ == "agent" for c in verb.children) and verb.tag_ == "VBD":
        return False
    if not is_tensed(verb) and (helping_verb(verb) is None or any(c.dep_ == "neg" for v in above(verb) for c in v.children)):
        return False
    if any(c.lower_ == "never" for c in first.children) and (verb.tag_ == first.tag_ or verb.lower_ == verb.lemma_) and not any(c.lower_ == "but" for c in first.children if c.dep_ == "cc"):
        return False
    between = [t for t in verb.doc[first.i + 1 : verb.left_edge.i] if not t.is_punct and t.dep_ != "cc"]
    if between and between[-1].pos_ == "ADJ" and between[-1].dep_ in ("oprd", "acomp", "conj", "amod", "ccomp") and verb.tag_ in ("VBN", "VBD") and not any(c.dep_ in ("dobj", "aux", "auxpass") for c in verb.children):
        return False
    comma = verb.left_edge.nbor(-1).text == ","
    if any(_is_in_a_row_without_end(t, first) or (comma and t.dep_ == "advcl" and any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children)) for t in between):
        return False
    behind = [t for t in verb.doc[verb.i + 1 : verb.right_edge.i + 1] if t.dep_ != "conj"]
    if not any(t.pos_ in _CONTENT for t in between) or between[-1].pos_ == "ADP" or not any(t.pos_ in _CONTENT for t in behind):
        return False
    if any(t.lower_ in _OBJECT_PRONOUNS and t.dep_ in ("dobj", "pobj", "dative", "advmod", "nsubj") and not (t.lower_ == "it" and t.nbor(1).pos_ == "ADJ") for t in behind):
        return False
    return verb.tag_ != "VB" or any(h.tag_ == "MD" or h.lower_ == "to" for h in (helping_verb(verb) or verb,)) or is_tensed(verb)


def _is_in_a_row_without_end(verb: Token, first: Token) -> bool:
    """ "The line grew as men cut wood, dug holes, and [sold bread]": the row that "cut" and "dug" begin is ended by the verb behind."""
    row = verb.head
    return verb.dep_ == "conj" and verb.pos_ == "VERB" and row.i > first.i and row.dep_ in ("advcl", "relcl", "ccomp") and not any(c.dep_ == "cc" for each in (row, verb) for c in each.children)


def _is_set_against(verb: Token) -> bool:
    """ "Not to be feared, but embraced": a participle that goes with the auxiliary of what is denied."""
    if verb.tag_ not in ("VBD", "VBN") or verb.i < 1 or verb.left_edge.nbor(-1).lower_ != "but" or any(c.dep_ in ("aux", "auxpass", "dobj") for c in verb.children):
        return False
    before = verb.doc[max(verb.head.left_edge.i, verb.i - _NEAR) : verb.i]
    return any(t.dep_ == "neg" for t in before) and any(t.dep_ == "auxpass" for t in before)


def _joined(verb: Token) -> bool:
    """A conjunction stands right before it, or a comma where it is one of several ("came, saw and won")."""
    before = verb.left_edge.i - 1
    comma = False
    while before > 0 and verb.doc[before].is_punct:
        comma = comma or verb.doc[before].text == ","
        before -= 1
    return verb.doc[before].dep_ == "cc" or (comma and any(c.dep_ == "cc" for c in verb.children))


def _agrees(verb: Token, subject: Token) -> bool:
    """Verb and subject agree in number; where they do not, the parser joined the wrong verb."""
    if verb.left_edge.lower_ in ("so", "neither") or (subject.i + 1 < len(verb.doc) and subject.nbor(1).tag_ == "POS"):
        return False
    several = is_plural(subject) or subject.lower_ == "i"
    if verb.tag_ == "VBP" and verb.head.tag_ == "VBZ":
        return False
    if not is_plural(subject) and subject.pos_ in ("PRON", "NOUN") and subject.lower_ not in _MANY_OR_ONE and any(t.lower_ == "were" for t in (verb, *verb.children)):
        return False
    collective = subject.pos_ == "PROPN" or subject.lower_ in _MANY_OR_ONE
    return collective or not ((verb.tag_ == "VBZ" and several) or (verb.tag_ == "VBP" and not several and subject.tag_ in ("NN", "PRP")))


def above(verb: Token) -> list[Token]:
    """The verbs that a joined verb hangs on, the nearest first."""
    found: list[Token] = []
    while verb.dep_ == "conj" and verb.head.i != verb.i and len(found) < 8:
        verb = verb.head
        found.append(verb)
    return found


def subject_above(verb: Token) -> Token | None:
    """The subject that a joined verb shares with the first one."""
    for each in above(verb):
        found = next((t for t in each.children if t.dep_ in ("nsubj", "nsubjpass") and t.lower_ != "one"), None) or next((t for t in each.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None:
            return found
    top = above(verb)[-1:]
    if top and top[0].dep_ == "xcomp" and is_tensed(verb):
        return next((t for t in top[0].head.children if t.dep_ in ("nsubj", "nsubjpass")), None)
    return None


def helping_verb(verb: Token) -> Token | None:
    """The first auxiliary that a joined verb without one shares: "has violated and deployed", "will close and send"."""
    for each in above(verb):
        helpers = [t for t in each.children if t.dep_ in ("aux", "auxpass") and t.i < each.i]
        if helpers:
            same = each.tag_ == verb.tag_ or {each.tag_, verb.tag_} <= {"VBN", "VBD"} or (each.tag_ == "VB" and verb.lower_ == verb.lemma_)
            return helpers[0] if same else None
    return None


def is_main(verb: Token) -> bool:
    """A sentence's main verb, or one that is joined to it."""
    for _ in range(_MANY):
        if verb.dep_ != "conj":
            break
        verb = verb.head
    return bool(verb.dep_ == "ROOT")


_MANY = 50
"""Joined verbs of one sentence; a longer row of them is a list."""


def befalls_people(verb: Token) -> bool:
    """ "142 survived", "nobody was hurt", "12 are still missing": the verb or its complement tells what befell somebody, whoever it is."""
    if verb.lemma_ in FATES:
        return True
    told = [verb, *(c for c in verb.children if c.dep_ in ("acomp", "attr", "oprd"))]
    return any(t.lower_ in STATES_OF_PEOPLE for t in told)
