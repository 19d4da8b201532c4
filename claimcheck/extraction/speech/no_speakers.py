"""Subjects of verbs of saying that say nothing themselves: things, anybody, whoever writes, people in a clause that only tells which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import can_speak
from claimcheck.extraction.grammar.words import DOCUMENTS, PERSON_ROLES, PERSONS_APART
from claimcheck.extraction.parts import Span
from claimcheck.extraction.referents.antecedents import is_person_noun
from claimcheck.extraction.referents.mention_forms import is_group
from claimcheck.extraction.text.quotes import Quotations

if TYPE_CHECKING:
    from spacy.tokens import Token

IN_MIND = frozenset(["believe", "think", "feel", "expect", "hope", "fear", "anticipate", "see", "view", "regard", "assume", "worry", "foresee"])
"""What somebody holds; all others are acts of saying, and what nobody said is told by the narrator."""
_STRESSES = frozenset(["underline", "underscore", "highlight", "emphasize", "emphasise"])


def cannot_say_so(verb: Token, speaker: Token) -> bool:
    """ "The threat led the firm to hide it, ruling that P", "the quarrels underline that P", "you leave the letters thinking that P": no thing rules, stresses or thinks."""
    if verb.lemma_ in IN_MIND and speaker.pos_ == "NOUN" and speaker.lemma_.lower() in DOCUMENTS:
        return True
    return (verb.tag_ == "VBG" or verb.lemma_ in _STRESSES) and speaker.pos_ == "NOUN" and holds_nothing(speaker) and (verb.lemma_ in _STRESSES or (verb.dep_ == "advcl" and speaker.tag_ == "NN"))


def is_noun_behind(verb: Token, speaker: Token) -> bool:
    """ "Two old campaign promises": a noun, for several of one campaign there are not."""
    return verb.tag_ == "VBZ" and speaker.tag_ == "NN" and speaker.i == verb.i - 1 and any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in speaker.children)


def is_anybody(speaker: Token) -> bool:
    """ "One party will say that P": nobody has said it yet, and nobody knows who will."""
    return (speaker.pos_ in ("NOUN", "PRON") or speaker.ent_type_ == "NORP") and speaker.ent_type_ in ("", "NORP") and any(c.lower_ in ("a", "an", "one", "some", "many", "another") for c in (speaker, *speaker.children))


def of_us(speaker: Token) -> bool:
    """ "Many of us": whoever writes, and others."""
    return any(g.lower_ in ("us", "you") for c in speaker.children if c.lower_ == "of" for g in c.children)


def is_ours(speaker: Token, quotations: Quotations) -> bool:
    """ "“Our data tells us that P,” Berg said": she answers for her data."""
    own = any(c.dep_ == "poss" and c.lower_ in ("my", "our") for c in speaker.children)
    return own and speaker.lemma_.lower() not in PERSON_ROLES and quotations.holding(Span(speaker.idx, speaker.idx + 1)) is not None


def holds_nothing(speaker: Token) -> bool:
    """ "The planes blasted the port": what is neither people nor a body judges nothing."""
    return speaker.pos_ == "NOUN" and not (can_speak(speaker) or is_group(speaker) or is_person_noun(speaker) or speaker.lemma_.lower() in PERSONS_APART)


def one_of(speaker: Token) -> bool:
    """ "One of the officials" is somebody, and not "one" as in "one might say"."""
    return speaker.lower_ == "one" and any(c.dep_ == "prep" and c.lower_ == "of" for c in speaker.children)


def several(speaker: Token) -> bool:
    """ "The leaders agreed to meet": what several did together is the narrator's claim, not theirs."""
    return speaker.tag_ in ("NNS", "CD") or speaker.lower_ in ("they", "both", "all") or any(c.dep_ == "conj" for c in speaker.children)


def tells_which(verb: Token, speaker: Token) -> bool:
    """ "Those who say that P are few": the clause only tells which people are meant, whoever they are."""
    return verb.dep_ == "relcl" and verb.head.i == speaker.i and (speaker.tag_ == "NNS" or speaker.pos_ == "PRON" or speaker.tag_ == "NNPS") and verb.doc[verb.left_edge.i - 1].text not in (",", "—", "–")
