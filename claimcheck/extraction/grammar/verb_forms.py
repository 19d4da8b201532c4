"""English verb forms, and what a word's form says of number and tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_HEADS = "claimcheck heads"
_TOPS = "claimcheck tops"
"""Where a document keeps what is asked of its tree again and again."""
STATES_OF_MIND = words.listed("ready willing prepared aware committed concerned confident determined open unable able keen eager unwilling free")
"""Adjectives that only somebody can be."""
_PAST = {
    "be": "was", "become": "became", "begin": "began", "break": "broke", "bring": "brought", "build": "built", "buy": "bought",
    "catch": "caught", "come": "came", "cost": "cost", "cut": "cut", "do": "did", "draw": "drew", "drive": "drove", "earn": "earned",
    "fall": "fell", "fight": "fought", "find": "found", "fly": "flew", "get": "got", "give": "gave", "go": "went", "grow": "grew",
    "have": "had", "hit": "hit", "hold": "held", "hurt": "hurt", "keep": "kept", "lay": "laid", "lead": "led", "leave": "left",
    "lose": "lost", "make": "made", "meet": "met", "pay": "paid", "put": "put", "raise": "raised", "rise": "rose", "run": "ran",
    "see": "saw", "seek": "sought", "sell": "sold", "send": "sent", "set": "set", "shoot": "shot", "shut": "shut", "sink": "sank",
    "spend": "spent", "spread": "spread", "stand": "stood", "steal": "stole", "strike": "struck", "sweep": "swept", "take": "took",
    "bear": "bore", "beat": "beat", "bend": "bent", "bind": "bound", "bite": "bit", "blow": "blew", "burst": "burst", "cast": "cast",
    "choose": "chose", "deal": "dealt", "dig": "dug", "drink": "drank", "eat": "ate", "feed": "fed", "feel": "felt", "flee": "fled",
    "forbid": "forbade", "forecast": "forecast", "forget": "forgot", "freeze": "froze", "hang": "hung", "hear": "heard", "hide": "hid",
    "know": "knew", "lend": "lent", "mean": "meant", "override": "overrode", "overtake": "overtook", "overthrow": "overthrew",
    "read": "read", "ride": "rode", "ring": "rang", "say": "said", "shake": "shook", "shrink": "shrank", "sing": "sang", "sit": "sat",
    "sleep": "slept", "speak": "spoke", "split": "split", "swear": "swore", "swim": "swam", "teach": "taught", "tell": "told",
    "think": "thought", "undergo": "underwent", "understand": "understood", "undertake": "undertook", "wear": "wore", "withdraw": "withdrew",
    "tear": "tore", "throw": "threw", "win": "won", "write": "wrote",
}  # fmt: skip
_PARTICIPLES = {
    "bear": "borne", "beat": "beaten", "become": "become", "bite": "bitten", "blow": "blown", "choose": "chosen", "come": "come",
    "do": "done", "draw": "drawn", "eat": "eaten", "fall": "fallen", "forbid": "forbidden", "forget": "forgotten", "freeze": "frozen",
    "give": "given", "go": "gone", "grow": "grown", "hide": "hidden", "know": "known", "overtake": "overtaken", "overthrow": "overthrown",
    "rise": "risen", "run": "run", "see": "seen", "shake": "shaken", "speak": "spoken", "undergo": "undergone", "undertake": "undertaken",
    "wear": "worn", "withdraw": "withdrawn", "take": "taken", "drive": "driven", "sink": "sunk", "break": "broken", "tear": "torn", "steal": "stolen", "throw": "thrown", "write": "written", "begin": "begun", "fly": "flown",
}  # fmt: skip
_THIRD = {"am": "is", "are": "is", "have": "has", "were": "was"}


def present(verb: str, plural: bool) -> str:
    """A verb's base form in the present: the third person singular unless plural."""
    low = verb.lower()
    if plural:
        return "are" if low == "be" else verb
    if low in ("be", "have", "do", "go"):
        return {"be": "is", "have": "has", "do": "does", "go": "goes"}[low]
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return verb + "es"
    if low.endswith("y") and low[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ies"
    return verb + "s"


def past(verb: str, gerund: str) -> str:
    """A verb's simple past, from its base form and its form in "-ing", both in lower case: "referring" doubles, so "referred"."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in tuple("aeiou"):
        return verb[:-1] + "ied"
    return verb + (verb[-1] if gerund == f"{verb}{verb[-1]}ing" else "") + "ed"


def participle(verb: str, gerund: str) -> str:
    """A verb's past participle, from its base form and its form in "-ing", both in lower case."""
    return _PARTICIPLES.get(verb) or past(verb, gerund)


def is_past(verb: Token) -> bool:
    """The clause tells of what is over: "struck", "was hit", "has struck"."""
    return verb.tag_ == "VBD" or any(t.dep_ in ("aux", "auxpass") and t.lower_ in ("was", "were", "had", "has", "have", "did") for t in verb.children)


def is_present_by_sight(verb: Token) -> bool:
    """ "I strongly condemn it", taken for an infinitive or a past: the bare verb, and nothing that helps it."""
    if verb.tag_ not in ("VB", "VBD") or verb.lower_ != verb.lemma_ or verb.lower_ in _PAST.values() or verb.lower_.endswith("ed"):
        return False
    return not any(t.tag_ in ("MD", "TO") or t.lower_ in ("do", "did") for t in verb.doc[max(verb.i - 4, 0) : verb.i])


def third_person(verb: str) -> str:
    """A finite verb that went with "I" or "we", as it goes with "she"."""
    return _THIRD.get(verb.lower()) or present(verb, plural=False)


_OF_HAVE = frozenset(["gotten", "become", "gone", "come", "had", "grown", "begun", "risen", "fallen"])
"""Participles that go with "has" and hardly ever with "is"."""


def full_form(short: Token, *, plural: bool = False) -> str:
    """A verb shortened onto its subject, with the space before it: "'s leaving" → " is"."""
    low = short.lower_.replace("’", "'")
    participle = _goes_with_has(short)
    if low == "'s":
        return " has" if participle else " is"
    if low == "'d":
        return " had" if participle else " would"
    if plural and low in ("'re", "'ve"):
        return " are" if low == "'re" else " have"
    return {"'ll": " will", "'ve": " has", "'re": " is", "'m": " is"}.get(low, str(short.text))


def _goes_with_has(short: Token) -> bool:
    """ "He's got", "he's been seen", "he'd won": what follows wants "has" or "had"."""
    following = next((t for t in short.doc[short.i + 1 : short.i + 5] if t.dep_ not in ("neg", "advmod", "punct")), None)
    if following is not None and following.lower_ in ("got", "been", *_OF_HAVE):
        return True
    verb = short.head
    if following is not None and following.tag_ in ("VBG", "VB"):
        return False
    if verb.tag_ == "VBN" and any(c.dep_ in ("dobj", "oprd", "attr") for c in verb.children):
        return True
    return verb.lower_ in _OF_HAVE or (verb.tag_ == "VBN" and short.dep_ == "aux") or short.tag_ == "VBD"


def is_plural(noun: Token) -> bool:
    """Several things: a plural, or names joined by "and"."""
    if noun.tag_ in ("NNS", "NNPS") or noun.lower_ in ("they", "we", "you", "these", "those"):
        return True
    return any(c.dep_ == "conj" and any(d.dep_ == "cc" and d.lower_ == "and" for d in noun.children) for c in noun.children)


def within(token: Token, span: Span) -> bool:
    """The word stands in the span."""
    return bool(span.start <= token.i < span.end)


def top(span: Span) -> Token:
    """The span's highest word: a verb, if one of those that hang outside it is one."""
    start, end, doc = span.start, span.end, span.doc
    known: dict[tuple[int, int], int] = doc.user_data.setdefault(_TOPS, {})
    if (start, end) not in known:
        heads = _heads(doc)
        tops = [i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i]
        known[start, end] = next((i for i in tops if doc[i].pos_ in ("VERB", "AUX")), tops[0])
    return doc[known[start, end]]


def _heads(doc: Doc) -> list[int]:
    """By word, the place of the word it hangs on; read once, when the tree is mended."""
    heads: list[int] | None = doc.user_data.get(_HEADS)
    if heads is None:
        heads = doc.user_data[_HEADS] = [i + far for i, far in enumerate(doc.to_array("HEAD").astype("int64").tolist())]
    return heads


def is_tensed(verb: Token) -> bool:
    """The verb or one of its auxiliaries carries tense."""
    tenses = ("VBD", "VBZ", "VBP", "MD")
    return verb.tag_ in tenses or any(t.dep_ in ("aux", "auxpass") and t.tag_ in tenses for t in verb.children)


def is_finite(verb: Token, span: Span) -> bool:
    """A clause with a subject in the span and a tensed verb (or one whose auxiliary the parser missed)."""
    subject = any(t.dep_ in ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass") and within(t, span) for t in verb.children)
    return subject and (is_tensed(verb) or verb.tag_ == "VBN")
