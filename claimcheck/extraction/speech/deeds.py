"""What the narrator tells of somebody: deeds that look like words, and what the narrator adds to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import can_speak
from claimcheck.extraction.grammar.words import PERSON_ROLES, PERSONS, listed
from claimcheck.extraction.parts import Span
from claimcheck.extraction.speech.pointed_denials import opens_denial
from claimcheck.extraction.text.edges import CLOSING, text_of
from claimcheck.extraction.text.quotes import Quotations
from claimcheck.records import Force

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_CALLED = listed("characterization characterisation description expression phrase term word claim charge accusation allegation suggestion notion idea view argument assertion reference label")
"""What a narrator calls what somebody has just been told to say: "called it a sham, a charge that Berg rejects"."""
_LEAST = 5
"""Words of a deed that say something without the clause behind: not "Berg defended his bill"."""
_PUBLIC = listed("conservative liberal voter resident worker farmer parent person individual people many some most few others")
_SOUGHT = listed(
    "request application petition motion appeal permit permission entry access visa bail parole asylum benefit coverage license licence service care "
    "treatment opportunity stay injunction bid tenure credit leave loan funding relief bill amendment nomination nominee lawsuit suit case measure ballot referendum"
)
"""What is granted or not: who denies or rejects it acts, and says nothing."""


def is_asked_by(verb: Token, force: Force) -> bool:
    """ "Berg was asked by a reporter why P": what befell Berg is told by the narrator."""
    return force is Force.ASKS and any(c.dep_ == "auxpass" for c in verb.children)


def stands_by_his_own(verb: Token) -> bool:
    """ "Berg defended her vote", "the party is defending seven seats": a deed, which tells nothing of what she said for it."""
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    own = thing is not None and (thing.lemma_ in ("seat", "title") or any(g.tag_ == "PRP$" for g in thing.children))
    return verb.lemma_ == "defend" and own and not any(c.lower_ == "as" for c in verb.children)


def is_only_at_somebody(verb: Token) -> bool:
    """ "Berg criticizes the mayor", "slammed her": whom, and not what for; a deed, told by the narrator."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    somebody = thing is not None and (thing.lower_ in PERSONS or thing.ent_type_ == "PERSON" or (thing.tag_ in ("NN", "NNS") and thing.lemma_.lower() in PERSON_ROLES))
    return somebody and thing is not None and not any(c.dep_ in ("prep", "advcl", "appos", "conj", "relcl", "acl", "oprd") for c in (*verb.children, *thing.children) if c.i > verb.i)


def withholds(verb: Token) -> bool:
    """ "Denied comfort to them", "denied them entry", "rejected the appeal": what is kept from somebody is no claim."""
    if any(c.dep_ in ("dobj", "nsubjpass") and c.lemma_.lower() in _SOUGHT for c in verb.children):
        return True
    thing = next((c for c in verb.children if c.dep_ == "dobj"), None)
    return verb.lemma_ == "deny" and thing is not None and any(c.dep_ == "dative" or (c.dep_ == "prep" and c.lower_ == "to") for c in (*verb.children, *thing.children))



def is_the_public(speaker: Token) -> bool:
    """ "Many farmers see it as a ruin": what people in general hold is told by the narrator; those in office, or who know, say it."""
    if speaker.ent_type_ or speaker.tag_ == "NNPS" or any(c.pos_ == "PROPN" and c.dep_ != "poss" for c in speaker.children):
        return False
    return speaker.lemma_.lower() in _PUBLIC or (speaker.tag_ == "NNS" and not can_speak(speaker))


def begin_of_aside(pieces: tuple[Span, ...], whole: Span, quotations: Quotations, sentence: Sentence) -> int | None:
    """Where, behind a deed told by the paper, begins what the paper says itself: of the object ("defends the rules, which have undone her work", "called it a sham, a charge that Berg rejects"), or against it (", although others see it")."""
    for token in sentence:
        if not pieces or not pieces[-1].start < token.idx < whole.end or "," not in (token.nbor(-1).text, token.nbor(-2).text if token.i > 1 and token.nbor(-1).text in CLOSING else ""):
            continue
        clause = _opens_aside(token)
        comma = token.nbor(-1)
        begin = comma.idx if comma.text == "," else comma.idx + len(comma.text)
        if clause is not None and clause.right_edge.idx + len(clause.right_edge.text) >= whole.end and not quotations.quoted(Span(begin, whole.end)):
            return begin if opens_denial(token) or len(text_of(token.doc)[whole.start : begin].split()) >= _LEAST else None
    return None


def _opens_aside(token: Token) -> Token | None:
    """The head of the aside that a token opens behind its comma; None where it opens none."""
    if token.lower_ in ("which", "who", "whose"):
        clause = token.head if token.head.dep_ == "relcl" else token.head.head
        return clause if clause.dep_ == "relcl" else None
    if token.lower_ in ("although", "though", "while") and token.dep_ == "mark" and any(c.dep_ == "nsubj" and c.pos_ != "PRON" for c in token.head.children):
        return token.head
    noun = token.head
    return noun if token.lower_ in ("a", "an") and noun.lemma_ in _CALLED and any(c.dep_ in ("relcl", "acl") for c in noun.children) else None
