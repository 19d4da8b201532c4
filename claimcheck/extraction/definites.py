"""Definite nouns that point back: "the move", "the survey", "the suspect" where the claim does not say which."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from claimcheck.extraction import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_OF_TALK = words.listed(
    "move decision order ruling verdict result finding toll statement proposal remark comment report survey poll study announcement incident "
    "response reaction strategy measure vote deal agreement accord delay plan claim accusation allegation charge letter memo email document "
    "meeting visit trip summit interview hearing trial lawsuit suit probe inquiry shooting crash blast explosion bombing clash rally tweet post video "
    "clip footage speech address article bill legislation amendment resolution provision proposition approach bottleneck margin increase decrease "
    "request offer threat warning criticism controversy dispute purchase merger takeover remains recommendation suggestion revelation disclosure "
    "arrest raid operation mission killing death layoff closure suspension ban policy rule regulation guideline shift project initiative "
    "suspect man woman boy girl couple pair duo trio shooter gunman attacker senator congressman congresswoman lawmaker company firm victim "
    "document transcript complaint petition appointment withdrawal resignation firing dismissal departure arrangement settlement pledge promise "
    "distinction comparison gathering ceremony exchange conversation call attack book film movie episode "
    "child driver pilot patient author researcher defendant plaintiff witness judge jury"
)
"""Nouns for what was said, done or met, and for who did it: with a bare "the", one of which the text has told."""
_SINGLE = frozenset(["man", "woman", "boy", "girl", "child", "patient", "driver", "policy", "rule"])
"""Nouns whose plural means them all: "the women's vote"."""
_THOUGHTS = words.listed("question idea notion argument distinction allegation")
"""Nouns that a clause may follow and explain: "the question is whether"."""
_PLACES = words.listed("state city town village county region area site province district island neighborhood neighbourhood")
"""Places that a text names before it calls them so."""
_BODIES = words.listed("agency panel committee commission group organization organisation union bureau department ministry club hospital university school college newspaper magazine network board council party institute foundation charity coalition")
"""Institutions of which there are many, and one is meant that was named before."""
_KNOWN = words.listed(
    "president government country nation world economy war court house senate congress constitution police public media press news internet web "
    "people end time way fact past future present day night morning evening afternoon weekend week month year century ground air sea sky sun moon earth "
    "top bottom middle side street road table door phone rest truth law hand heart head face eye mind body back front left right north south east west "
    "market stock dollar army military navy church capital border left-wing right-wing job work home office white-house election race "
    "bank price rich poor sick dead young old wealthy middle-class flu weather environment climate future scene stage record line point case reason "
    "beginning start center centre edge heat cold rain dark matter thing difference same opposite lead floor polls ballot budget deficit debt system "
    "party media mainstream establishment status quo presidency administration vice-president king queen pope prime-minister nature god lord bible "
    "gun street store bus train car kitchen restroom bathroom classroom community society family public general majority minority process situation crisis pandemic coronavirus problem question issue difference gap effect impact trend idea notion argument nomination base poll polls suburb voter official candidate spot team story field risk need possibility fear opportunity chance power right duty trouble challenge strategy goal"
)
"""Nouns that mean one for everybody, or that stand in a set phrase."""
_PLAIN = frozenset(["new", "latest", "proposed", "whole", "entire", "final", "initial", "alleged", "planned", "joint", "death", "above", "original", "current", "recent"])
"""Words before a noun that do not tell which."""
_TELLS = frozenset(["of", "for", "to", "that", "which", "who", "whose", "between", "against", "about", "into", "over"])
_FAR = 120
"""Words looked back over; keeps the cost of a claim linear."""
_LANDS = frozenset(["country", "nation", "kingdom", "republic"])
"""What everybody takes for his own, unless an adjective stands before it: "the isolated country"."""
_ALL = frozenset(["whole", "entire", "own", "same", "great", "greatest", "only"])
_STOCK = frozenset([("on", "record"), ("at", "meeting"), ("in", "event"), ("on", "move"), ("on", "call"), ("under", "law"), ("in", "meantime"), ("for", "record"), ("make", "difference"), ("beg", "question"), ("cause", "problem"), ("across", "board"), ("lose", "vote"), ("win", "vote"), ("cast", "vote")])
"""Preposition or verb and noun of set phrases."""


class Definites:
    """The nouns of one document, by where and how they first stand."""

    def __init__(self, doc: Doc) -> None:
        self._first: dict[str, tuple[int, bool]] = {}
        """By lemma: the token of the first mention, and whether it says more than "the"."""
        for token in doc:
            if token.pos_ != "NOUN" or token.dep_ == "compound":
                continue
            lemma = token.lemma_.lower()
            if lemma not in self._first:
                self._first[lemma] = (token.i, _introduces(token))

    def pointing_back(self, the: Token, span: Span, after_clause: Callable[[Token], bool]) -> tuple[int, int] | None:
        """The tokens of a bare definite noun that the claim does not explain, from its article `the`; None for any other word.

        `after_clause` tells of a word whether a clause stands before it in the claim, which it may take up ("he was fired, and the move …").
        """
        head = _bare_noun(the, span)
        if head is None:
            return None
        lemma = head.lemma_.lower()
        before = span.doc[max(span.start, the.i - _FAR) : the.i]
        if lemma in _LANDS:
            told = any(t.ent_type_ in ("GPE", "LOC", "NORP") for t in span.doc[max(span.start, the.i - _FAR) : min(span.end, the.i + _FAR)]) or head.i == the.i + 1
            return None if told else (the.i, head.i + 1)
        if (head.lower_ in _KNOWN and lemma not in _THOUGHTS) or any(t.lemma_.lower() == lemma for t in before) or _stock(the, head):
            return None
        if lemma in _SINGLE and head.tag_ != "NN":
            return None
        if lemma in _OF_TALK or (lemma in _THOUGHTS and not (head.dep_ == "nsubj" and head.head.lemma_ in ("be", "’", "’s"))):
            return None if after_clause(the) else (the.i, head.i + 1)
        if head.i == the.i + 1 and head.tag_ == "NN" and (lemma in _PLACES or lemma in _BODIES | words.COMPANIES):
            kinds = ("GPE", "LOC", "FAC") if lemma in _PLACES else ("ORG", "NORP")
            return None if any(t.ent_type_ in kinds for t in before) else (the.i, head.i + 1)
        at, introduced = self._first.get(lemma, (the.i, False))
        taken_up = introduced and at < span.start and lemma not in _KNOWN and lemma not in words.INSTITUTIONS
        return (the.i, head.i + 1) if taken_up and head.i == the.i + 1 else None


def _bare_noun(the: Token, span: Span) -> Token | None:
    """The noun behind the article where nothing tells which one is meant."""
    if the.lower_ != "the" or the.dep_ != "det":
        return None
    head = the.head
    if head.lemma_.lower() in _LANDS and head.i == the.i + 2 and the.nbor(1).dep_ == "amod" and the.nbor(1).lower_ not in _ALL:
        return head
    if head.pos_ != "NOUN" or not the.i < head.i < min(span.end, the.i + 3) or head.dep_ in ("compound", "nmod", "npadvmod") or head.ent_type_ not in ("", "CARDINAL"):
        return None
    if head.i == the.i + 2 and the.nbor(1).lower_ not in _PLAIN:
        return None
    if any(c.i > head.i and c.dep_ in ("relcl", "acl", "appos", "prep", "ccomp") for c in head.children):
        return None
    if head.i + 1 < len(head.doc):
        behind = head.nbor(1)
        if behind.lower_ in _TELLS or behind.text in ("-", "[") or (behind.pos_ in ("NOUN", "PROPN", "NUM") and behind.dep_ not in ("npadvmod", "tmod")):
            return None
        if behind.tag_ == "POS" and head.lemma_.lower() not in _OF_TALK:
            return None
    return head


def _stock(the: Token, head: Token) -> bool:
    above = head.head
    return (above.lemma_.lower(), head.lemma_.lower()) in _STOCK


def _introduces(noun: Token) -> bool:
    """The mention says which one, or that there is one: "a rescue boat", "asylum limits at the border"."""
    determiner = next((c for c in noun.children if c.dep_ == "det"), None)
    fuller = any(c.dep_ in ("compound", "amod", "relcl", "acl", "appos", "poss", "nmod", "nummod") for c in noun.children) or (determiner is not None and determiner.lower_ in ("a", "an"))
    return fuller and noun.ent_type_ not in ("DATE", "TIME", "PERCENT", "MONEY")
