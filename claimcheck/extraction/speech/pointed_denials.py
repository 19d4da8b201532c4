"""Denials that only point at what they deny: "…, which Lee denies", "…, a claim Lee disputes", "Lee has denied the allegation".

Asides are told by their words and not by the tree: the parser takes them for many things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from claimcheck.extraction.parts import Span
from claimcheck.extraction.speech.attributed import Attributed
from claimcheck.extraction.text.edges import text_of
from claimcheck.records import Force

if TYPE_CHECKING:
    from spacy.tokens import Span as Sentence
    from spacy.tokens import Token

_ALLEGED = "claim|allegation|accusation|assertion|charge|suggestion|contention"
_POINTING = re.compile(rf"it|this|that|them|which|(?:an?|the|this|that|these|those|all|any|such)(?: such| the| these| those)? (?:\w+ )?(?:{_ALLEGED})s?", re.IGNORECASE)
_ASIDE = re.compile(
    rf"(?P<points>(?P<which>which)|an? (?:[\w-]+ )?(?:{_ALLEGED})(?: that| which)?) (?P<who>(?:[\w.’'-]+ ){{1,5}}?)(?:(?:has|have|had|all|also|since|always|later|long|[a-z]+ly) )*"
    r"(?P<verb>den(?:y|ies|ied)|disputed?s?|refuted?s?|reject(?:s|ed)?|dismiss(?:es|ed)?)(?=[.,;)—–]|$)"
)
_BEFORE = re.compile(r"[,(—–]\s?$")
_OPENERS = frozenset(["which", "a", "an"])
_PRONOUNS = frozenset(["he", "she", "they"])


def points_back(content: str) -> bool:
    """Whether what is denied is only pointed at: "it", "the allegations"."""
    return _POINTING.fullmatch(content) is not None


def turns_down(verb: str) -> bool:
    """Whether the verb may tell of an unwillingness: what is rejected need not be called untrue."""
    return verb.lower().startswith(("reject", "dismiss"))


def is_aside(text: str, denial: Span) -> bool:
    """Whether the words that deny stand in an aside."""
    return _aside_at(text, denial.start) is not None


def opens_denial(token: Token) -> bool:
    """Whether the word opens such an aside: "which" of "which Lee denies", "a" of "a claim Lee disputes"."""
    return _denial_at(token) is not None


def find_pointed_denials(sentence: Sentence) -> Iterator[Attributed]:
    """Those in asides."""
    for token in sentence:
        found = _denial_at(token)
        if found is None:
            continue
        who = Span(found.start("who"), found.start("who") + len(found["who"].rstrip()))
        points = Span(found.start("points"), found.end("points"))
        yield Attributed((points,), Span(found.start(), found.end()), Span(found.start("verb"), found.end("verb")), _whom(sentence, token, who), Force.DENIES, True)


def _aside_at(text: str, start: int) -> re.Match[str] | None:
    return _ASIDE.match(text, start) if _BEFORE.search(text[max(start - 2, 0) : start]) else None


def _denial_at(token: Token) -> re.Match[str] | None:
    """The aside that a word opens, where it denies and says by whom."""
    if token.lower_ not in _OPENERS:
        return None
    found = _aside_at(text_of(token.doc), token.idx)
    if found is None or (found["which"] and turns_down(found["verb"])):
        return None
    who = token.doc.char_span(found.start("who"), found.start("who") + len(found["who"].rstrip()))
    named = who is not None and (who.root.pos_ in ("NOUN", "PROPN") or (len(who) == 1 and who.root.lower_ in _PRONOUNS)) and not any(t.pos_ in ("VERB", "AUX", "SCONJ") for t in who)
    return found if named else None


def _whom(sentence: Sentence, aside: Token, who: Span) -> Span:
    """Who denies it: "he" of "accused Lund of hiding them, which he denies" is Lund."""
    if text_of(sentence.doc)[who.start : who.end].lower() not in _PRONOUNS:
        return who
    accused = next((c for verb in sentence if verb.i < aside.i and verb.lemma_ == "accuse" for c in verb.children if c.dep_ == "dobj" and c.pos_ == "PROPN"), None)
    return Span(accused.left_edge.idx, accused.idx + len(accused.text)) if accused is not None else who
