"""Definite nouns whose adjectives or nouns before them do not tell which is meant: "the deadly attack", "the rescue package", "the travel giant"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.speakers import SUBJECTS
from claimcheck.extraction.referents.antecedents import is_person_noun
from claimcheck.extraction.referents.definites import (
    IMAGES,
    KNOWN,
    OF_TALK,
    Definites,
    is_explained,
    is_told_which,
    names_again,
)
from claimcheck.extraction.referents.quantities import SPANS, Stretch, before_in

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LONG = 5
"""Words from the article to the noun, at most."""
_ENOUGH = frozenset(["last", "next", "same", "only", "past", "present", "right", "wrong", "first", "second", "third", "very", "main", "own", "whole", "entire", "average", "typical", "ordinary", "usual", "ideal", "perfect", "appropriate", "general", "public", "other", "special", "supreme", "chief", "prime", "vice", "deputy", "official", "late", "early", "current", "future", "best", "worst", "smallest", "slightest", "faintest", "merest", "top"])
"""Words before a noun with which it is one of a kind or of a row, or anybody: "the last debate", "the average voter", "the vice president"."""
_ONE_FOR_ALL = words.listed("class level industry sector tax vote rate general half number penalty amendment amount time term scale standard spectrum population age majority minority value interest code frontier alliance run cycle branch department ministry mandate lottery privilege line tape light sink shelf eye card force college picture trade profession denominator")
"""Nouns that an adjective or a noun makes one for everybody: "the middle class", "the payroll tax"."""
_NOT_WHOSE = frozenset(["house", "senate", "gop", "republican", "republicans", "democratic", "democrat", "democrats", "internet", "u.s.", "american", "congressional"])
"""Names before a noun that many such things bear: "the Senate bill", "the Republican challenger"."""
_OFFICES = words.listed("president governor mayor sheriff attorney secretary minister king queen chancellor premier director ambassador general speaker head chief leader counsel")
"""Of whom there is one at a place or in a body, and the words before tell which: "the Ohio governor"."""
_DEEDS = words.listed("move decision comment remark statement announcement action request response proposal claim accusation allegation suggestion offer demand")
"""What somebody does or says, by which nobody knows what it is."""
_DONE = frozenset(["move", "decision", "action", "request", "response", "offer", "demand"])
"""Of these, what a verb in the claim may tell by itself: "they defend their actions"."""
_ONCE_ONLY = words.listed("package overhaul extension planning subpoena breach fire blaze riot protest march demonstration tour flight fight row feud standoff showdown crackdown sanction levy ordinance rescue cut hike")
"""What happens or is made, besides what is talked of, and one of which the text has told."""
_NOT_DONE_TO = frozenset(["united", "armed", "civilized", "developed", "unemployed", "accused", "married", "educated", "so-called", "given", "unborn", "industrialized", "gifted"])
"""Participles with which "the" means them all: "the armed forces"."""
_ONE_OF_MANY = frozenset(["issue", "problem", "situation", "story", "effort", "money"])
"""Nouns that everybody knows, but not with a word before that tells of which kind: "the sign-up issue"."""
_NEARBY = frozenset(["local", "regional", "provincial", "municipal"])
"""Of some place that the text has named: "the local authorities"."""
_GONE = frozenset(["lost", "stolen", "missing", "promised"])
_ELECTED = frozenset(["presidential", "election", "electoral", "general", "primary", "congressional", "political", "midterm", "gubernatorial"])
"""What a campaign for everybody is for."""
_FIGURES = frozenset(["numbers", "figures", "totals"])
"""Of what, a name before them does not tell: "the Norlandic numbers"."""
_RANKS = frozenset(["lower", "upper", "elder", "younger", "older", "higher", "better", "greater", "more", "less", "fewer"])
"""Comparatives that make a noun one of two, or a kind: "the lower court"."""
_MARKETS = frozenset(["yield", "bond", "note", "treasury", "average", "high", "low", "period", "span"])
"""Of which there is one for every stretch of time: "the 10-year yield"."""
_SUMS = frozenset(["number", "figure", "total", "percentage", "rate", "count", "tally"])
"""The same, of which something is told: "the real number is higher"."""
_IN_ROWS = frozenset(["DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"])
"""What a figure or a year before a noun makes one: "the 2018 election"."""


def described(the: Token, span: Span, definites: Definites) -> Stretch | None:
    """The tokens of such a noun from its article `the`, where the text has told of it, or must have; else None."""
    head = the.head
    if head.dep_ in SUBJECTS and head.head.pos_ == "NOUN" and head.head.i == head.i + 1:
        head = head.head
    if the.lower_ != "the" or the.dep_ != "det" or not the.i + 1 < head.i < min(span.end, the.i + _LONG + 1):
        return None
    if head.pos_ != "NOUN" or head.ent_type_ or head.dep_ in ("compound", "nmod", "npadvmod", "appos", "attr"):
        return None
    between, lemma, before = head.doc[the.i + 1 : head.i], head.lemma_.lower(), before_in(the, span)
    somebody = head.tag_ == "NN" and is_person_noun(head) and lemma not in words.COMPANIES
    if not all(_describes(t, somebody=somebody) or (head.lower_ in _FIGURES and t.ent_type_ == "DATE") for t in between) or is_told_which(head, span):
        return None
    if names_again(lemma, before):
        return None
    anybodys = all(t.lower_ in _NOT_WHOSE for t in between if t.text[:1].isupper())
    if somebody:
        told = (lemma in _OFFICES and not all(t.lower_ in _NOT_WHOSE for t in between)) or any(t.ent_type_ == "PERSON" for t in before)
        return None if told else (the.i, head.i + 1)
    if between[0].lower_ in _NEARBY and lemma not in _ONE_FOR_ALL:
        return None if any(t.ent_type_ in ("GPE", "LOC") for t in before) else (the.i, head.i + 1)
    summed = head.lower_ in _FIGURES or (head.lower_ in _SUMS and head.dep_ in SUBJECTS)
    if not summed and (not anybodys or lemma in _ONE_FOR_ALL):
        return None
    if lemma == "campaign" and any(t.lower_ in _ELECTED for t in between):
        return None
    if lemma in OF_TALK | _ONCE_ONLY or (lemma in words.COMPANIES and head.tag_ == "NN"):
        return (the.i, head.i + 1)
    if (between[0].tag_ == "VBN" or between[0].lower_ in _GONE) and len(between) == 1 and lemma not in SPANS and between[0].lower_ not in _NOT_DONE_TO:
        return (the.i, head.i + 1)
    if head.lower_ in (KNOWN | IMAGES) - _ONE_OF_MANY or lemma in SPANS or (lemma in KNOWN - _ONE_OF_MANY and head.tag_ == "NN"):
        return None
    return (the.i, head.i + 1)


def owned(name: Token, span: Span, definites: Definites) -> Stretch | None:
    """ "Hale's move", "her comments": from the name to the noun for what somebody did or said, where the text has told what it was and the claim has not."""
    if name.dep_ != "poss":
        return None
    deed = name.head
    far = 1 if name.tag_ == "PRP$" else 2
    if (name.pos_ != "PROPN" and far == 2) or deed.lemma_.lower() not in _DEEDS or (deed.dep_ not in SUBJECTS and (deed.dep_ != "dobj" or deed.lemma_.lower() in _DONE)) or not name.i + far <= deed.i < min(span.end, name.i + far + 2):
        return None
    if is_told_which(deed, span) or names_again(deed.lemma_.lower(), before_in(name, span)) or not definites.has_named(deed, span.start):
        return None
    return (max(name.left_edge.i, span.start), deed.i + 1)


def _lasts(word: Token) -> bool:
    """A part of "75-minute": how long it was, tells nobody which meeting."""
    number = word if word.pos_ == "NUM" else word.nbor(-2) if word.i > 1 and word.nbor(-1).text == "-" else word
    unit = number.nbor(2) if number.i + 2 < len(word.doc) and number.nbor(1).text == "-" else number
    return bool(number.pos_ == "NUM" and unit.lower_ in SPANS and word.i <= unit.i and unit.head.lemma_.lower() not in _MARKETS)


def _describes(word: Token, *, somebody: bool) -> bool:
    """A plain adjective, participle or noun before the noun, not one that singles it out."""
    if word.text == "-" or (somebody and word.pos_ == "NUM" and word.nbor(1).text == "-") or _lasts(word):
        return True
    if word.pos_ not in ("ADJ", "NOUN", "VERB", "ADV", "PROPN") or word.tag_ in ("RBR", "RBS") or (word.tag_ == "JJR" and (somebody or word.lower_ in _RANKS or word.head.dep_ not in SUBJECTS or is_explained(word.head))) or (word.tag_ == "JJS" and (somebody or word.head.dep_ not in SUBJECTS)) or word.ent_type_ in _IN_ROWS:
        return False
    return word.lower_ not in _ENOUGH or (word.lower_ in ("official", "current") and word.head.lower_ in _SUMS)
