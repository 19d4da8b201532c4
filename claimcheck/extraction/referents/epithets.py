"""Words for one person who was named just before: "the 34-year-old", "the Republican", "the former mayor", "the Ohio senator"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.referents.offices import office_words
from claimcheck.extraction.referents.quantities import Stretch, before_in

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PARTIES = {"republican": frozenset(["republican", "gop"]), "democrat": frozenset(["democrat", "democratic"]), "libertarian": frozenset(["libertarian"])}
"""Members of parties, by the words for them and for what is theirs."""
_ONCE = frozenset(["former", "ex", "ousted", "disgraced", "embattled", "retired", "onetime", "longtime"])
"""Adjectives with which a text calls somebody by his office once it has named him."""
_NOT_QUITE = frozenset(["vice", "deputy", "assistant", "acting", "elect", "associate", "then", "future", "late"])
"""Words with an office that make it another's."""
OFFICES = frozenset(["president", "governor", "mayor", "sheriff", "chancellor", "judge"])
"""Offices that "the" alone takes up again: "Governor Hale … the governor"."""
_FROM_SOMEWHERE = frozenset(["senator", "congressman", "congresswoman", "governor", "mayor", "lawmaker", "representative", "republican", "democrat", "native", "businessman", "billionaire"])
"""What somebody is called together with his place: "the Ohio senator"."""
_CALLED = frozenset(["favorite", "favourite", "frontrunner", "hopeful", "star", "mogul", "tycoon", "native", "billionaire", "nominee", "contender", "challenger", "incumbent"]) | words.PERSON_ROLES
"""What somebody is called whom the text has named: "the tea party favorite", "the national security adviser"."""
_WHICHEVER = frozenset(["next", "new", "first", "last", "only", "average", "other", "same", "current", "typical", "ideal", "vice", "prime", "black", "white", "young", "old", "best", "potential", "american"])
"""Words before a noun for somebody who need not be anybody named."""
_FROM = re.compile(r"[A-Z][a-z]+(?:ite|onian|exan|ornian|oridian|lander)|Yorker")
"""Somebody of a place: "New Yorker", "Texan", "Wisconsinite"."""
_LONG = 6
"""Words from the article to the noun, at most."""


def epithet(the: Token, span: Span) -> Stretch | None:
    """The tokens of an epithet from its article `the`, where no name stands with it and the claim names nobody before; else None."""
    if the.lower_ != "the" or the.i + 1 >= span.end:
        return None
    head = _old(the, span) or _member(the) or _former(the) or _from_somewhere(the) or _by_office(the)
    if head is None or head.i >= span.end or head.dep_ in ("attr", "appos", "compound", "nmod", "poss"):
        return None
    behind = head.nbor(1) if head.i + 1 < len(head.doc) else None
    if behind is not None and (behind.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") or behind.lower_ in ("who", "-")):
        return None
    if any(_tells_who(c) for c in head.children if c.i > head.i):
        return None
    named = any(t.ent_type_ == "PERSON" or (t.pos_ == "PROPN" and t.dep_ in ("nsubj", "nsubjpass") and t.ent_type_ == "") for t in before_in(the, span))
    return None if named else (the.i, head.i + 1)


def _tells_who(below: Token) -> bool:
    """What hangs behind the noun names him; "of Norland" is part of an office, ", a lawyer" and "from Norland" say of somebody named."""
    if below.dep_ == "appos":
        return below.left_edge.lower_ not in ("a", "an")
    if below.dep_ == "prep":
        return not (below.lower_ == "from" and below.head.lemma_.lower() in _FROM_SOMEWHERE) and not any(g.dep_ == "pcomp" for g in below.children)
    return below.dep_ == "relcl" or (below.dep_ == "conj" and below.pos_ in ("NOUN", "PROPN", "ADJ"))


def is_epithet(mention: Span) -> bool:
    """ "The Nevada Democrat", "the affable New Yorker": somebody by his party and place, or by his place, who can only be whoever was named last."""
    head = mention.root
    if mention[0].lower_ != "the" or head.i != mention.end - 1 or head.tag_ not in ("NN", "NNP"):
        return False
    told = mention[1:-1]
    if head.lower_ in _PARTIES:
        return any(t.ent_type_ in ("GPE", "NORP") and t.lower_ not in _PARTIES for t in told)
    return len(told) > 0 and _FROM.fullmatch(head.text) is not None


def of_another_party(epithet: Span, roles: Sequence[frozenset[str]]) -> bool:
    """Whether the text has called somebody a member of another party than the epithet does."""
    own = epithet.root.lower_
    return own in _PARTIES and any(not words_of.isdisjoint(role) for role in roles for party, words_of in _PARTIES.items() if party != own)


def said_of(epithet: Span, have: frozenset[str]) -> bool:
    """Whether somebody with that role (`offices.office_words` of it) may be called so: his party, his office, the office he once had."""
    head = epithet.root.lemma_.lower()
    if head in _PARTIES:
        return not _PARTIES[head].isdisjoint(have)
    once = epithet[1].lower_ in _ONCE
    said = (t.text for t in epithet[2 if once else 1 :] if t.is_alpha and (once or t.ent_type_ != "GPE"))
    rest = office_words(" ".join(said))
    return rest <= have and (not once or not have.isdisjoint(_ONCE))


def said_to_hold(office: str, role: str) -> bool:
    """Whether somebody with that role (its words in small letters) holds the office now, and not its deputy's."""
    have = set(role.split())
    return office in have and have.isdisjoint(_ONCE | _NOT_QUITE)


def _old(the: Token, span: Span) -> Token | None:
    """ "The 34-year-old"."""
    doc: Doc = the.doc
    if the.i + 6 > span.end or not doc[the.i + 1].like_num or doc[the.i + 2 : the.i + 6].text.lower() != "-year-old":
        return None
    return doc[the.i + 5]


def _member(the: Token) -> Token | None:
    """ "The Republican": one of them."""
    head = the.nbor(1)
    return head if head.lower_ in _PARTIES and head.i == the.head.i and head.pos_ in ("NOUN", "PROPN") and head.tag_ in ("NN", "NNP") else None


def _former(the: Token) -> Token | None:
    """ "The former FBI director", "the former New York mayor"."""
    head = the.head
    if the.nbor(1).lower_ not in _ONCE or not the.i < head.i <= the.i + _LONG or head.tag_ not in ("NN", "NNP"):
        return None
    return head if head.lemma_.lower() in words.PERSON_ROLES else None


def _from_somewhere(the: Token) -> Token | None:
    """ "The Ohio senator", "the senator from Ohio"."""
    head = the.head
    if head.lemma_.lower() not in _FROM_SOMEWHERE or not the.i < head.i <= the.i + 3 or head.tag_ not in ("NN", "NNP"):
        return None
    from_there = any(c.lower_ == "from" and any(g.ent_type_ == "GPE" for g in c.children) for c in head.children)
    return head if all(t.ent_type_ == "GPE" for t in the.doc[the.i + 1 : head.i]) and (head.i > the.i + 1 or from_there) else None


def _by_office(the: Token) -> Token | None:
    """ "The national security adviser", "the tea party favorite": the subject, told apart by what stands before it."""
    head = the.head
    if head.lemma_.lower() not in _CALLED or head.pos_ != "NOUN" or head.tag_ != "NN" or head.dep_ not in ("nsubj", "nsubjpass") or not the.i + 1 < head.i <= the.i + _LONG:
        return None
    between = the.doc[the.i + 1 : head.i]
    told = all(t.dep_ in ("compound", "amod", "punct", "nmod") for t in between) and not any(t.lower_ in _WHICHEVER for t in between)
    return head if told else None
