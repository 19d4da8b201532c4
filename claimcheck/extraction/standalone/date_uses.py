"""What a relative date does in its clause: when it happened, when it is to happen, which one, or no day at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.dates_in_words import DateUse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLANS = words.listed("plan agree expect schedule decide intend promise vow pledge want hope be have prepare ask order urge call need invite threaten offer propose refuse vote summon book")
"""Verbs after which "to" tells of what was then to come; "he went to Rome to sign it on Monday" tells of what was done."""
_MEETS = frozenset(["vote", "meet", "go", "come", "gather", "begin", "start", "head", "face", "return", "mark", "open", "leave", "arrive", "launch", "release", "say", "tell"])
"""What is done on a day, in the present tense of headlines and calendars: "today, senators vote"."""
_NOT_NOW = frozenset(["will", "shall", "'ll", "’ll", "to", "would", "could", "might", "'d", "’d"])
"""Auxiliaries of what is to come, or was."""


def use_of_date(doc: Doc, offset: int) -> DateUse:
    """What the relative date at an offset of the text does in its clause."""
    found = doc.char_span(offset, offset + 1, alignment_mode="expand")
    if found is None:
        return DateUse.PAST
    token = found[0]
    if _lies_ahead(token):
        return DateUse.FUTURE
    if token.lower_ in ("today", "tomorrow", "yesterday") and token.dep_ in ("nsubj", "nsubjpass") and token.i + 1 < len(doc) and (token.nbor(1).lemma_ in ("be", "mark") or token.nbor(1).tag_ == "MD"):
        return DateUse.MODIFIER
    if token.is_sent_start and token.i + 1 < len(doc) and token.nbor(1).tag_ in ("VBD", "VBZ"):
        return DateUse.MODIFIER
    if token.lower_ == "today" and _is_general(token):
        return DateUse.NOWADAYS
    if token.lower_ in ("today", "tonight", "yesterday", "tomorrow") and found[-1].nbor(1 if found[-1].i + 1 < len(doc) else 0).tag_ != "POS":
        return DateUse.FUTURE if _is_future(token) else DateUse.PAST
    noun = token.head if token.head.ent_type_ in ("DATE", "TIME") and token.head.i == token.i + 1 else token
    if noun.dep_ in ("compound", "nmod", "amod") and noun.head.i > noun.i and noun.head.ent_type_ not in ("DATE", "TIME"):
        return DateUse.MODIFIER
    is_the_day = token.dep_ == "attr" or (token.dep_ == "npadvmod" and token.head.lower_ in ("is", "was", "'s", "’s") and token.i > token.head.i and not any(c.dep_ in ("attr", "acomp", "prep", "advmod") for c in token.head.children))
    if token.dep_ in ("nsubj", "nsubjpass") or is_the_day:
        return DateUse.MODIFIER
    return DateUse.FUTURE if _is_future(token) else DateUse.PAST


def _lies_ahead(token: Token) -> bool:
    """ "Going into Tuesday’s vote", "ahead of Tuesday’s vote"."""
    before = token.doc[max(0, token.i - 2) : token.i].text.lower()
    return bool(before.endswith(" into") or before == "ahead of")


def _is_general(today: Token) -> bool:
    """ "Today, the town has a court", "the fears that a town has today", "from 30 percent to 40 percent today": no day is meant, since nothing happens on it.

    What happens is told in the past or the future; in the present where people meet, or where "today" is no frame before the clause ("has today resigned").
    """
    if today.dep_ == "pobj":
        return bool(today.head.lower_ == "with" or (today.head.lower_ == "of" and today.head.head.pos_ == "NOUN"))
    if today.i > today.sent.start and today.nbor(-1).ent_type_ in ("PERCENT", "QUANTITY", "MONEY"):
        return True
    verb = today.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.lemma_ != "do"]
    if verb.pos_ not in ("VERB", "AUX") or any(t.tag_ == "VBD" or t.lower_ in _NOT_NOW for t in (verb, *helpers)):
        return False
    frame = today.i < min(t.i for t in (verb, *helpers))
    if any(c.tag_ == "MD" for c in helpers):
        return bool(frame)
    beside = verb.dep_ == "relcl" or any(c.dep_ == "mark" and c.lower_ == "if" for c in verb.children)
    if helpers:
        return bool(frame or beside)
    if verb.tag_ not in ("VBZ", "VBP"):
        return False
    if verb.lemma_ == "be" and any(c.dep_ == "prep" and c.lower_ in ("in", "at", "on", "before") for c in verb.children) and not any(c.dep_ in ("attr", "acomp", "expl") for c in verb.children):
        return bool(frame)
    return bool(beside or verb.lemma_ not in _MEETS)


def _is_future(token: Token) -> bool:
    """The clause of the word is about what is to come: "will meet", "plans to meet"."""
    verb = token
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    words = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    if words & {"will", "shall", "'ll", "’ll"} or ("to" in words and not (verb.dep_ in ("advcl", "xcomp", "relcl", "acl") and verb.head.tag_ == "VBD" and verb.head.lemma_ not in _PLANS)):
        return not words & {"have", "had"}
    if verb.tag_ == "VBG" and not words and verb.lemma_ in ("start", "begin", "commence"):
        return True
    return verb.tag_ == "VBG" and bool(words & {"is", "are"}) and verb.lemma_ in ("meet", "hold", "travel", "visit", "start", "begin", "leave", "go", "come")
