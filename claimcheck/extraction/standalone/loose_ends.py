"""Words that point out of a claim, besides pronouns for persons and things: "such conduct", "most", "since then", "the move".

Each is named as it is printed, so that a report can say what a reader cannot know from the claim alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.expletives import is_expletive
from claimcheck.extraction.grammar.speakers import FINITE, SUBJECTS
from claimcheck.extraction.grammar.verb_forms import is_tensed
from claimcheck.extraction.referents.comparisons import unmeasured
from claimcheck.extraction.referents.definites import BESIDES, Definites
from claimcheck.extraction.referents.described import described, owned
from claimcheck.extraction.referents.ellipses import ellipsis
from claimcheck.extraction.referents.epithets import epithet
from claimcheck.extraction.referents.quantities import SPANS, TELLS_WHICH, Stretch, before_in, one_of_two, quantity

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SHARED = frozenset(["country", "nation", "world", "planet", "earth", "matter", "days", "writing"])
"""Nouns behind "this" and "these" that need nothing more: "this country", "these days"."""
_PASTS = frozenset(["since", "until", "till", "by", "before", "from", "back", "even", "just"])
_TELLING = frozenset(["say", "note", "report", "teach", "tell", "show", "warn", "write", "mention", "explain"])
_WHEN_OR_WHY = frozenset(["after", "before", "when", "because", "since", "until", "as", "while", "if", "unless", "once", "although", "though"])
_HOW = frozenset(["way", "ways", "sense", "manner", "fashion", "part", "time", "turn"])
"""With "in" they tell no place."""
_SEASONS = SPANS | frozenset(["summer", "winter", "spring", "autumn", "weekend"])
_EXPECTED = frozenset(["expect", "schedule", "slate", "set", "make"])
_TO_COME = frozenset(["ruling", "verdict", "decision", "vote", "hearing", "trial", "sentencing", "announcement", "result", "opinion"])
"""What is to come in some matter that "a" does not tell: "a ruling is expected in June"."""
_LEADS = frozenset(["out", "up", "over", "right", "in", "down"])


def loose_ends(span: Span, definites: Definites, skipped: Collection[int] = ()) -> Iterator[Stretch]:
    """The stretches of the claim that point outside of it, by place. Linear in the claim's length.

    `skipped` are tokens that are no part of the claim (", Berg said,").
    """
    clauses = _Clauses(span, skipped)
    for token in span:
        low = token.lower_
        found = None
        if low == "the":
            found = one_of_two(token, span) or epithet(token, span) or definites.pointing_back(token, span, clauses.told_before) or described(token, span, definites)
        elif low in words.DEMONSTRATIVES:
            found = _demonstrative(token, span, clauses)
        elif low in ("his", "theirs", "hers") and token.dep_ == "dobj":
            found = None if any(t.pos_ == "NOUN" for t in before_in(token, span)) else (token.i, token.i + 1)
        elif low == "such":
            found = _such(token, span)
        elif low in ("then", "there", "here"):
            found = _then_or_there(token, span, clauses)
        elif low == "time":
            found = _at_the_time(token, span, clauses) or unmeasured(token, span)
        elif low in ("so", "otherwise"):
            found = _so(token, span)
        elif low == "what":
            found = _what_happened(token, span, clauses)
        elif low in ("later", "earlier", "before", "since", "after"):
            found = _after_days(token, span)
        else:
            found = _to_come(token, span) or ellipsis(token, span, clauses.before) or quantity(token, span) or unmeasured(token, span) or owned(token, span, definites)
        if found is not None:
            yield found


class _Clauses:
    """Where the claim's clauses begin: a clause that is over before a word may be what the word takes up."""

    def __init__(self, span: Span, skipped: Collection[int]) -> None:
        self._span, self._skipped = span, skipped

    @cached_property
    def _first(self) -> int | None:
        """The first verb that has tense and a subject, and does not stand in a clause that hangs on a noun."""
        for token in self._span:
            verb = token.head if token.dep_ in ("aux", "auxpass") else token
            if token.tag_ in FINITE and token.i not in self._skipped and not _hangs_on_noun(verb) and not _only_aims(verb) and any(c.dep_ in SUBJECTS and self._span.start <= c.i < self._span.end for c in verb.children):
                return int(verb.i)
        return None

    def before(self, token: Token) -> bool:
        """A clause with a subject of its own stands before the word and does not hold it."""
        if self._first is None or self._first >= token.i:
            return False
        first = token.doc[self._first]
        return first.i not in _above(token) or (_joined_between(first, token) and not any(c.lower_ == "it" and is_expletive(c) for c in first.children))


    def led_to(self, token: Token) -> bool:
        """All that stands before the word's own clause hangs on it: "had Berg stayed, nobody would hear of this"."""
        first = token.doc[self._first] if self._first is not None else None
        return first is not None and first.dep_ in ("advcl", "ccomp") and first.head.i in _above(token)

    def told_before(self, token: Token) -> bool:
        """The same for a noun, which takes up nothing that it is only told when or why of: "she fled after the move"."""
        return self.before(token) and not (self._first in _above(token) and not _is_coordinated(token, self._first))


def _is_coordinated(token: Token, first: int | None) -> bool:
    """Between the word and that verb stands a joined clause, and none that says when or why."""
    for _ in range(30):
        if token.i == first or token.head.i == token.i:
            break
        if token.dep_ in ("conj", "parataxis"):
            return True
        if token.dep_ == "advcl" and any(c.dep_ in ("mark", "advmod") and c.lower_ in _WHEN_OR_WHY for c in token.children):
            return False
        token = token.head
    return True


def _only_aims(verb: Token) -> bool:
    """ "If he is to win, that will have to change", "in case you wonder, this is where to start", "as Berg taught us, that will happen": the clause tells of nothing that "this" could be."""
    for _ in range(30):
        if verb.dep_ not in ("ccomp", "xcomp"):
            break
        verb = verb.head
    if verb.dep_ != "advcl":
        return False
    if verb.lemma_ in _TELLING and verb.left_edge.lower_ == "as":
        return True
    aims = verb.lemma_ == "be" and any(c.lower_ == "if" for c in verb.children) and any(c.dep_ == "xcomp" for c in verb.children)
    return aims or (verb.left_edge.text.lower() == "in" and verb.left_edge.nbor(1).lower_ == "case")


def _hangs_on_noun(verb: Token) -> bool:
    if verb.dep_ == "pcomp":
        return True
    for _ in range(30):
        if verb.dep_ in ("relcl", "acl"):
            return True
        if verb.dep_ not in ("ccomp", "xcomp", "conj", "advcl") or verb.head.i == verb.i:
            break
        verb = verb.head
    return False


def _above(token: Token) -> set[int]:
    found = {token.i}
    for _ in range(30):
        if token.head.i == token.i:
            break
        token = token.head
        found.add(token.i)
    return found


def _joined_between(first: Token, token: Token) -> bool:
    """The word stands in a clause that is joined to the first one, or hangs on it: "the mayor fled, and that was it"."""
    for _ in range(30):
        if token.i == first.i or token.head.i == token.i:
            return False
        if token.dep_ in ("conj", "advcl", "parataxis") and is_tensed(token) and any(c.dep_ in SUBJECTS for c in token.children) and token.i > first.i:
            return True
        token = token.head
    return False


def _demonstrative(token: Token, span: Span, clauses: _Clauses) -> Stretch | None:
    low = token.lower_
    if low in ("this", "that") and token.dep_ == "advmod" and token.head.i == token.i + 1 and token.head.lower_ in ("far", "much", "long"):
        return None if clauses.before(token) else (token.i, token.i + 2)
    if token.tag_ in ("IN", "WDT") and low == "that" and token.i > span.start and (token.i + 1 >= span.end or (token.nbor(1).is_punct and not token.nbor(1).is_quote and not (token.dep_ == "mark" and token.nbor(1).text in (",", "(")))):
        return None if clauses.before(token) else (token.i, token.i + 1)
    if token.tag_ in ("IN", "WDT") and low == "that" and _stands_for_something(token, span):
        return None if clauses.before(token) else (token.i, token.i + 1)
    if token.tag_ not in ("DT", "PRP") and not (token.dep_ == "det" and token.head.lower_ in _SEASONS and token.head.i == token.i + 1):
        return None
    head = token.head
    if token.dep_ == "det" and 0 < head.i - token.i < 9 and (head.pos_ in ("NOUN", "PROPN", "NUM") or head.lower_ in ("one", "ones")):
        titled = token.i > span.start and token.text[:1].isupper() and head.text[:1].isupper()
        if head.lower_ in _SHARED or titled:
            return None
        if head.lower_ == "point" and low == "this" and head.dep_ == "pobj":
            return None
        if any((c.dep_ == "relcl" and c.left_edge.nbor(-1).text not in (",", "(", "—", "–", "--") and not (low == "this" and c.left_edge.lower_ == "which")) or (c.dep_ in ("prep", "acl") and low == "those" and c.lower_ not in BESIDES and head.lemma_ not in ("kind", "sort", "type") and c.left_edge.i == head.i + 1) for c in head.children):
            return None
        named_before = any(t.lemma_ == head.lemma_ for t in before_in(token, span))
        marked = any(t.is_quote or t.is_bracket for t in span.doc[token.i : head.i])
        return None if named_before else (token.i, token.i + 1 if marked else head.i + 1)
    if token.dep_ not in (*SUBJECTS, "dobj", "pobj", "attr", "dative", "acomp", "oprd"):
        return None
    if any(c.dep_ in TELLS_WHICH and c.left_edge.i == token.i + 1 for c in token.children) or (token.i + 1 < span.end and token.nbor(1).lower_ in ("who", "of", "in", "with", "which", "that", "is", "being") and low == "those"):
        return None
    if low in ("these", "those") and any(t.tag_ in ("NNS", "NNPS") and not (t.dep_ in SUBJECTS and t.head.dep_ in ("ROOT", "ccomp") and t.head.is_ancestor(token.head)) for t in before_in(token, span)):
        return None
    if low in ("this", "that") and ((clauses.before(token) and not (low == "this" and token.dep_ in ("dobj", "pobj") and clauses.led_to(token))) or (token.dep_ == "pobj" and head.lower_ == "like" and head.head.lower_ in ("something", "anything", "nothing"))):
        return None
    return (token.i, token.i + 1)


def _stands_for_something(that: Token, span: Span) -> bool:
    """A "that" which the tagger takes for a conjunction, but which is the subject or the object: "Berg believes that costs a million", "compare that with"."""
    verb = that.head
    if that.dep_ == "pobj" and that.i == verb.i + 1 and that.i + 1 < span.end:
        return bool(that.nbor(1).pos_ in ("DET", "ADV", "ADP"))
    if verb.pos_ not in ("VERB", "AUX") or verb.dep_ in ("relcl", "acl") or that.i + 1 >= span.end:
        return False
    if that.dep_ == "dobj":
        return bool(that.i == verb.i + 1 and that.nbor(1).pos_ == "ADP")
    if verb.dep_ == "conj" and that.i > 0 and that.nbor(-1).dep_ == "cc":
        return False
    verb_next = that.nbor(2) if that.nbor(1).pos_ == "ADV" and that.i + 2 < span.end else that.nbor(1)
    subject = that.dep_ in SUBJECTS or (that.dep_ == "mark" and verb.dep_ == "ccomp" and verb.tag_ in FINITE and not any(c.dep_ in (*SUBJECTS, "expl") for c in verb.children))
    return subject and verb_next.tag_ in FINITE and (that.i == span.start or that.nbor(-1).pos_ not in ("NOUN", "PROPN", "PRON", "NUM"))


def _what_happened(what: Token, span: Span, clauses: _Clauses) -> Stretch | None:
    """ "Investigate what happened", with nothing that says when, where or to whom."""
    verb = what.head
    if verb.lemma_ not in ("happen", "occur", "transpire") or what.dep_ != "nsubj" or not what.i < verb.i < span.end or verb.tag_ not in ("VBD", "VBN"):
        return None
    more = any(c.dep_ not in ("aux", "punct") and c.lower_ not in ("exactly", "really", "actually") for c in verb.children if c.i != what.i)
    return None if more or clauses.before(verb) else (what.i, verb.i + 1)


def _such(token: Token, span: Span) -> Stretch | None:
    """ "Such conduct", "such a move", "such a sweeping move would"; not "such as", "he is such a good man", "no such luck"."""
    if token.lower_ != "such" or token.i + 1 >= span.end:
        return None
    following = token.nbor(1)
    if token.head.dep_ in ("attr", "dobj") and token.head.head.lemma_ in ("be", "’", "’s", "'s"):
        return None
    at = token.i + 2 if following.lower_ in ("a", "an") else token.i + 1
    while at < span.end and span.doc[at].dep_ == "amod" and span.doc[at].head.dep_ in SUBJECTS:
        at += 1
    if at >= span.end or span.doc[at].pos_ != "NOUN" or (token.i > span.start and token.nbor(-1).lower_ in ("no", "as")):
        return None
    head = span.doc[at]
    while head.dep_ == "compound" and head.head.i == head.i + 1 and head.head.i < span.end:
        head = head.head
    if head.i + 1 < span.end and head.nbor(1).lower_ in ("that", "as"):
        return None
    before = before_in(token, span)
    return None if any(t.lemma_ == head.lemma_ for t in before) else (token.i, head.i + 1)


def _to_come(token: Token, span: Span) -> Stretch | None:
    """ "A ruling is expected by June": in which matter, stands elsewhere."""
    if token.dep_ not in SUBJECTS or token.lemma_ not in _TO_COME or token.head.lemma_ not in _EXPECTED or token.left_edge.i < span.start:
        return None
    bare = token.i == token.left_edge.i + 1 and token.left_edge.lower_ in ("a", "an") and not any(c.i > token.i for c in token.children)
    return (token.i - 1, token.i + 1) if bare and not any(t.pos_ in ("NOUN", "PROPN") for t in before_in(token, span)) else None


def _after_days(token: Token, span: Span) -> Stretch | None:
    """ "Two days later", "moments earlier", "the year before" with no day and no clause before it."""
    if token.lower_ in ("since", "after"):
        alone = token.head.i == token.i - 1 and token.head.lemma_.lower() in SPANS and token.left_edge.i == token.right_edge.i and token.dep_ in ("prep", "advmod")
        return (token.head.left_edge.i, token.i + 1) if alone and token.head.left_edge.lower_ == "the" and token.head.left_edge.i >= span.start else None
    if token.dep_ != "advmod":
        return None
    when = next((c for c in token.children if c.dep_ == "npadvmod" and c.lemma_.lower() in SPANS), None)
    if when is None and token.head.dep_ == "npadvmod" and token.head.i == token.i - 1 and token.head.lemma_.lower() in SPANS and not any(c.i < token.i for c in token.children):
        when = token.head
    if when is None or when.left_edge.i < span.start:
        return None
    verb = token.head if token.head.i != when.i else when.head
    own = {verb.i, *(c.i for c in verb.children if c.dep_ in ("aux", "auxpass"))}
    if any((t.ent_type_ in ("DATE", "TIME") and t.pos_ in ("NOUN", "PROPN", "NUM", "ADV")) or (t.tag_ in FINITE and t.i not in own) for t in span.doc[span.start : when.left_edge.i]):
        return None
    return (when.left_edge.i, token.i + 1)


def _at_the_time(time: Token, span: Span, clauses: _Clauses) -> Stretch | None:
    """ "At the time", with no time and no clause before it."""
    if time.i < span.start + 2 or time.nbor(-1).lower_ != "the" or time.nbor(-2).lower_ != "at" or any(c.i > time.i for c in time.children):
        return None
    follows = time.i + 1 < span.end and time.nbor(1).lower_ in ("of", "that", "when", "he", "she", "they", "it")
    told = any(t.ent_type_ in ("DATE", "TIME") for t in before_in(time.nbor(-1), span)) or clauses.told_before(time)
    return None if follows or told else (time.i - 1, time.i + 1)


def _then_or_there(token: Token, span: Span, clauses: _Clauses) -> Stretch | None:
    """ "Since then" with no time before it, "there" and "here" with no place before them."""
    low = token.lower_
    before = before_in(token, span)
    if low == "then" and token.i > span.start and token.nbor(-1).lower_ in _PASTS and not (token.i + 1 < span.end and token.nbor(1).text == "-"):
        told = clauses.before(token) or any(t.ent_type_ in ("DATE", "TIME") for t in before)
        return None if told else (token.i - 1, token.i + 1)
    if low in ("there", "here") and token.dep_ == "advmod" and not (token.i > span.start and token.nbor(-1).lower_ in _LEADS):
        if token.i + 2 < span.end and token.nbor(1).lower_ in ("in", "at", "on") and token.nbor(2).ent_type_ not in ("DATE", "TIME") and not any(c.lower_ in _HOW for c in token.nbor(1).children):
            return None
        if any(t.ent_type_ in ("GPE", "LOC", "FAC", "ORG") or (t.dep_ == "pobj" and t.ent_type_ not in ("NORP", "PERSON", "DATE", "TIME") and t.i != token.head.i and t.lower_ not in ("past", "present", "future", "fact", "end", "case", "moment", "time") and t.head.lower_ in ("in", "at", "to", "from", "near", "inside", "on")) for t in before):
            return None
        return (token.i, token.i + 1)
    return None


def _so(token: Token, span: Span) -> Stretch | None:
    """ "Doing so", "said so" with nothing before it that was done or said; "otherwise" behind a verb."""
    low, before = token.lower_, before_in(token, span)
    if low == "so" and len(before) and token.dep_ in ("advmod", "dobj") and before[-1].lemma_ in ("do", "say", "think", "believe", "hope") and before[-1].i == token.i - 1:
        follows = span.doc[token.i + 1] if token.i + 1 < span.end else None
        if (follows is not None and (token.head.i == follows.i or follows.pos_ in ("ADJ", "DET"))) or (follows is not None and follows.lower_ in ("that", "much", "many")):
            return None
        leading = _leading_to(before[-1])
        done = any(t.pos_ == "VERB" and t.dep_ not in ("amod", "compound", "nmod") and t.i not in leading and t.lemma_ not in ("do", "say", "think", "believe", "hope") for t in before[:-1])
        return None if done else (token.i - 1, token.i + 1)
    if low == "so" and token.i == span.start + 1 and before[-1].lower_ == "if" and token.i + 1 < span.end and token.nbor(1).text == ",":
        return (token.i - 1, token.i + 1)
    if low == "otherwise" and token.i == span.start and token.i + 1 < span.end and token.nbor(1).text == ",":
        return (token.i, token.i + 1)
    if low == "otherwise" and len(before) and before[-1].pos_ in ("VERB", "NOUN") and not any(t.tag_ in FINITE and t.i != before[-1].i and t.head.i != before[-1].i and not t.is_ancestor(token) for t in before):
        return (token.i, token.i + 1)
    return None


def _leading_to(verb: Token) -> frozenset[int]:
    """The verbs that a verb is the object of: "encourage", "consider" and "allow" in "encourage them to consider allowing him to do so"."""
    found = set()
    for _ in range(10):
        if verb.dep_ not in ("xcomp", "ccomp", "csubj", "csubjpass", "acl", "pcomp", "relcl") and not (verb.dep_ == "advcl" and verb.head.tag_ == "VBN"):
            break
        verb = verb.head
        found.add(verb.i)
    return frozenset(found)
