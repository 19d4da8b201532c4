"""A clause with the words it leaves to the one it hangs on: its subject, its auxiliaries, what "which" stands for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from claimcheck.extraction.grammar.speakers import FINITE, pointed_at
from claimcheck.extraction.grammar.verb_forms import is_past, is_plural, is_tensed, participle, past, present, within
from claimcheck.extraction.grammar.verb_phrases import above, helping_verb, subject_above
from claimcheck.extraction.units.clauses import Print
from claimcheck.extraction.units.gaps import left_out, place_of_it
from claimcheck.extraction.units.side_facts import is_relative

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_STATES = frozenset(["dead", "injured", "wounded", "hurt", "homeless", "missing", "stranded", "trapped"])
"""What a happening leaves people: "leaving one man dead"."""


class Lead(Protocol):
    """Words from outside the claim, with their referents put in; `known`: they mean one that the text told of, "the" and no more "a"."""

    def __call__(self, words: Span, /, *, known: bool = False) -> str: ...


_UNDERGONE = frozenset(["kill", "injure", "wound", "hurt", "leave", "displace", "bring", "raise", "push", "destroy", "damage", "trap", "strand", "force"])
"""Verbs whose participle tells what a happening did ("the ferry capsized, killing 61"), though its subject did not do it."""


_TERMS = frozenset(["since", "without", "under", "as", "among", "unlike", "on", "for"])
"""How a phrase begins that says on what terms something holds."""
_HOLDING = _TERMS | frozenset(["in", "at", "with", "during", "by", "until", "through", "within", "before", "despite", "from"])
_LINKS = frozenset(["addition", "fact", "example", "instance", "result", "hand", "contrast", "end", "meantime", "word", "short", "particular", "response", "turn", "course", "first", "last", "part", "consequence", "way", "that", "this", "point"])
"""Nouns of phrases that only join a sentence to the one before: "in addition", "as a result"."""
_PICTURES = frozenset(["show", "find", "depict", "put"])
"""Verbs behind which "Berg leading Hale" says that he is leading."""
_AS_SUBJECT = {"him": "he", "her": "she", "them": "they"}
_LONGEST = 12
"""Words of an opening phrase."""


def complete(root: Token, span: Span, printed: Print, lead: Lead) -> str | None:
    """The words of the span as a sentence of its own; None where it needs nothing, or nothing certain can be added."""
    start, end = span.start_char, span.end_char
    own = next((t for t in root.children if t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") and within(t, span)), None)
    if is_relative(root) and within(root.left_edge, span):
        opener = root.left_edge
        owner = "'s" if opener.lower_ == "whose" else ""
        return f"{lead(noun_phrase(root.head, root), known=True)}{owner} {printed(opener.idx + len(opener.text), end).strip()}"
    clause = (above(root.head) or [root.head])[-1] if root.dep_ == "ccomp" else root
    if clause.head.ent_type_ == "PERSON" and span.doc[max(clause.left_edge.i, clause.head.i + 1) : clause.i].text.lower().lstrip(", ").startswith("which"):
        return None
    if own is None and root.dep_ == "ccomp" and clause.dep_ == "relcl" and (is_tensed(root) or root.tag_ == "VBN") and clause.head.i < clause.i and span.start == root.head.i + 1 and _gap(root) and _agrees(root, clause.head):
        named = clause.head.head if clause.head.dep_ == "appos" and clause.head.head.ent_type_ == "PERSON" else clause.head
        return f"{lead(noun_phrase(named, clause), known=True)} {printed(start, end)}"
    thing = left_out(root, span)
    last = place_of_it(root, span) if thing is not None else None
    if thing is not None and last is not None and within(last, span):
        behind = last.idx + len(last.text)
        return f"{printed(start, behind)} {lead(noun_phrase(thing, clause))}{printed(behind, end)}"
    if own is not None and root.tag_ == "VBG" and own.i < root.i and root.dep_ == "ccomp" and root.head.lemma_ in _PICTURES and not any(c.dep_ in ("aux", "auxpass") for c in root.children):
        first = next((c.left_edge for c in root.children if c.dep_ in ("advmod", "neg") and own.right_edge.i < c.left_edge.i < root.i), root)
        who = printed(start, first.idx).strip()
        return f"{_AS_SUBJECT.get(who.lower(), who)} {present('be', own.lower_ == 'them' or (is_plural(own) and own.ent_type_ != 'PERSON'))} {printed(first.idx, end)}"
    opening = _opening(root, span, shared=own is None)
    opens = f"{lead(opening)}, " if opening is not None else ""
    if own is not None:
        made = _ungapped(root, own, span, printed)
        return f"{opens}{made or printed(start, end)}" if made is not None or opens else None
    if root.dep_ == "conj" and (is_tensed(root) or helping_verb(root) is not None) and span[0].pos_ in ("VERB", "AUX", "ADV", "PART"):
        subject = _subject(root)
        if subject is None:
            return None
        helper = helping_verb(root) if (not is_tensed(root) and not _past_by_sight(root)) or _base_by_sight(root) or _passive_by_sight(root) else None
        helpers = " ".join(lead(t.doc[t.i : t.i + 1]) for t in helper.head.children if t.dep_ in ("aux", "auxpass") and t.i < helper.head.i) if helper is not None else ""
        who = lead(noun_phrase(subject))
        made = " ".join(f"{opens}{_lowered(who, subject) if opens else who} {helpers} {printed(start, end)}".split())
        return re.sub(r"(?<=\w) (?=['’](?:m|s|re|ve|ll|d) )", "", made, count=1)
    if root.tag_ == "VBG" and root.dep_ in ("advcl", "acl", "conj", "pcomp", "xcomp", "prep", "dep") and not is_tensed(root) and root.i == span.start:
        return _participle(root, end, printed, lead)
    return None


def _opening(root: Token, span: Span, *, shared: bool) -> Span | None:
    """The phrase in commas that opens a sentence and holds over what is joined: "As a boy, he ran and [swam]", "Since May, wages fell while [prices rose]".

    `shared`: the clauses have one subject; where they have two, only what says on what terms holds over both.
    """
    if root.dep_ not in ("conj", "advcl") or any(t.ent_type_ in ("DATE", "TIME") and t.pos_ in ("NUM", "NOUN", "PROPN") for t in span) or span[0].dep_ in ("prep", "advmod", "npadvmod"):
        return None
    first = above(root)[-1] if root.dep_ == "conj" else root.head
    subject = max((c for c in first.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < first.i), key=lambda c: c.i, default=None)
    if subject is None or span.start <= first.i or first.dep_ not in ("ROOT", "ccomp"):
        return None
    for phrase in first.children:
        behind = phrase.right_edge.i + 1
        set_off = root.doc[min(behind, span.start)].text == "," or (behind == subject.left_edge.i and phrase.lower_ in ("without", "under", "unlike"))
        if phrase.dep_ != "prep" or behind > subject.left_edge.i or not set_off or behind - phrase.left_edge.i > _LONGEST:
            continue
        noun = next((c for c in phrase.children if c.dep_ in ("pobj", "pcomp")), None)
        place = any(t.ent_type_ == "GPE" for t in phrase.subtree) and not any(t.ent_type_ in ("GPE", "LOC") for t in span) and root.dep_ == "advcl"
        if noun is None or any(t.tag_ in FINITE for t in root.doc[phrase.i : behind]) or (phrase.lower_ not in (_HOLDING if shared or place else _TERMS) and noun.lower_ != "then") or noun.lemma_.lower() in _LINKS:
            return None
        return root.doc[phrase.left_edge.i : behind]
    return None


def _lowered(text: str, subject: Token) -> str:
    """Behind an opening: small, unless it is a name."""
    first = subject.left_edge
    return text if not text.startswith(first.text) or first.pos_ == "PROPN" or first.ent_type_ or first.text[1:2].isupper() or first.lower_ == "i" else text[:1].lower() + text[1:]


def _agrees(verb: Token, noun: Token) -> bool:
    """ "Ten raids on towns, which it said is twice as many": what "is" tells of is not the towns."""
    return bool(verb.tag_ != "VBZ" if is_plural(noun) else verb.tag_ != "VBP" and verb.lower_ != "were")


def _gap(root: Token) -> bool:
    """ "a bill that they said was intended": the clause's subject is "that", or nothing at all."""
    return all(c.lower_ in ("that", "which", "who") for c in root.children if c.dep_ in ("nsubj", "nsubjpass"))


def noun_phrase(noun: Token, without: Token | None = None) -> Span:
    """The noun with what stands before it and the phrases that tell which it is; `without` this clause."""
    loose = ("relcl", "appos") if noun.lower_ in ("those", "all", "many", "most", "some") else ("relcl", "acl", "appos")
    edge = min((c.left_edge.i for c in noun.children if c.i > noun.i and ((c.dep_ in loose and (c == without or not _tells_which(c, noun))) or (c.dep_ == "punct" and (c.text != "-" or c.nbor(-1).whitespace_) and not _joins(c, noun)))), default=noun.right_edge.i + 1)
    first = noun.left_edge.i
    while first < noun.i and (noun.doc[first].dep_ in ("cc", "punct", "mark") or noun.doc[first].is_space):
        first += 1
    return noun.doc[first:edge]


def _joins(comma: Token, noun: Token) -> bool:
    """ "Hale, Olsen and Berg": a comma of a row of names or nouns."""
    return comma.text == "," and any(c.dep_ == "conj" and c.left_edge.i == comma.i + 1 for c in noun.children)


def _tells_which(clause: Token, noun: Token) -> bool:
    """ "Judges serving the port": a short clause without a comma, without which it would be any judges."""
    if noun.pos_ != "NOUN" or clause.dep_ == "appos" or noun.nbor(1).i != clause.left_edge.i:
        return False
    return bool(clause.right_edge.i - clause.left_edge.i < _LONGEST)


def _subject(verb: Token) -> Token | None:
    found = subject_above(verb)
    if found is not None and found.lower_ in ("who", "which"):
        clause = above(verb)[-1]
        return clause.head if clause.dep_ == "relcl" else None
    return found


def _base_by_sight(verb: Token) -> bool:
    """ "will cut taxes and set a limit", "some might look at it and think": a form that is the base form too, behind one that an auxiliary wants so."""
    helper = helping_verb(verb)
    return (verb.tag_ == "VBD" or (verb.tag_ == "VBP" and helper is not None and helper.tag_ == "MD")) and verb.lower_ == verb.lemma_ and helper is not None and helper.head.tag_ == "VB"


def _past_by_sight(verb: Token) -> bool:
    """ "Became", "went": a past that no auxiliary goes with, whatever its tag."""
    lemma = verb.lemma_.lower()
    return bool(verb.lower_ == past(lemma, lemma + "ing") != participle(lemma, lemma + "ing"))


def _nearest_subject(verb: Token) -> Token | None:
    """The subject of the clause that a participle hangs on."""
    other = pointed_at(verb)
    if other is not None:
        return other
    for _ in range(4):
        verb = verb.head
        found = next((t for t in verb.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        if found is not None:
            return found
    return None


def _passive_by_sight(verb: Token) -> bool:
    """ "was arrested on Friday and charged with murder": no object of its own behind a passive, so passive too."""
    helper = helping_verb(verb)
    return verb.tag_ == "VBD" and verb.pos_ != "AUX" and not _past_by_sight(verb) and helper is not None and any(c.dep_ == "auxpass" for c in helper.head.children) and not any(c.dep_ == "dobj" for c in verb.children)


def _ungapped(root: Token, subject: Token, span: Span, printed: Print) -> str | None:
    """ "12 people were killed and 30 wounded": "30 people were wounded"."""
    done_by = root.tag_ == "VBD" and any(c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by") for c in (*root.children, *(g for c in root.children if c.dep_ in ("oprd", "acomp", "attr", "ccomp") for g in c.children))) and not any(c.dep_ in ("aux", "auxpass") for c in root.children)
    if root.dep_ != "conj" or subject.i > root.i or not (done_by or (root.tag_ == "VBN" and not is_tensed(root))):
        return None
    passive = any(c.dep_ == "auxpass" for c in above(root)[-1].children) and not any(c.dep_ in ("dobj", "aux", "auxpass") for c in root.children)
    if not passive and not any(t.like_num or t.ent_type_ == "CARDINAL" for t in subject.subtree):
        return None
    verb = above(root)[-1]
    first = next((c for c in verb.children if c.dep_ in ("nsubjpass", "dobj") and c.tag_ == "NNS"), None)
    thing = f" {first.text}" if subject.pos_ == "NUM" and first is not None else ""
    be = ("was" if is_past(verb) else "is") if subject.tag_ == "NN" or subject.lower_ in ("another", "one") else ("were" if is_past(verb) else "are")
    return f"{printed(span.start_char, subject.idx + len(subject.text))}{thing} {be} {printed(subject.idx + len(subject.text), span.end_char).strip()}"


def _participle(verb: Token, end: int, printed: Print, lead: Lead) -> str | None:
    first = above(verb)[-1] if verb.dep_ == "conj" else verb
    object_ = next((c for c in verb.children if c.dep_ == "dobj"), None)
    behind = verb.idx + len(verb.text)
    clause = first.head.head if first.dep_ == "acl" else first.head
    gone = is_past(clause)
    if object_ is not None and verb.lemma_.lower() in _UNDERGONE and gone:
        several = is_plural(object_) or object_.pos_ == "NUM" or any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in object_.children)
        last = object_.right_edge
        state = object_ if object_.lower_ in _STATES else last if last.pos_ == "ADJ" and last.i > object_.i else None
        cut = state.idx if state is not None else last.idx + len(last.text)
        return f"{printed(behind, cut).strip()} {'were' if several else 'was'} {participle(verb.lemma_.lower(), verb.lower_)} {printed(cut, end).strip()}"
    subject = first.head if first.dep_ == "acl" else _nearest_subject(first)
    if subject is None or subject.lower_ in ("who", "which", "that", "it"):
        return None
    plural = is_plural(subject)
    if first.dep_ == "acl":
        be = ("were" if plural else "was") if gone else present("be", plural)
        return f"{lead(noun_phrase(subject, first))} {be} {verb.text} {printed(behind, end).strip()}"
    form = past(verb.lemma_.lower(), verb.lower_) if gone else present(verb.lemma_.lower(), plural)
    return f"{lead(noun_phrase(subject))} {form} {printed(behind, end).strip()}"
