"""Words inside a claim that somebody else says than who is quoted with the claim: "they tell you 'I will pay'", “Hale's claim that “I did it””."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar import words
from claimcheck.extraction.grammar.cues import noun_cues

if TYPE_CHECKING:
    from spacy.tokens import Span

_OPENS_AGAIN = re.compile(r"(?<=[\s(,—–])(?:‘(?=\w)|'(?=[A-Z]|oh\b|well\b|hey\b|no\b|yes\b))")
_SAYS_I = re.compile(r"\b(?:say|says|said|saying|goes|like|asks|think|thinks|thinking), (?:I|We)$")
"""Words in somebody's words, printed without marks: "they come out and say, I am leaving"."""
_PHRASE = re.compile(r"[“\"](?=\w)[^“”\"]*[^\s“”\"][”\"]")
_CLOSES_AGAIN = re.compile(r"[.,?!]['’]|['’](?=\s|$)")
_FAR = 2000
"""Characters looked back over for an opened mark."""


def is_in_marks(text: str, at: int) -> bool:
    """An opened quotation mark stands before that place in its paragraph."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - _FAR) : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1 or before.count("''") % 2 == 1


def is_quoted_again(text: str, place: tuple[int, int], at: int, *, spoken: bool) -> bool:
    """The claim at text[place) quotes what stands at `at`: "they tell you 'I will pay'", “they come out and say, I am leaving”; `spoken`: the claim is a quotation itself."""
    start, end = place
    claim, before = text[start:end], text[start : at + 1]
    if spoken and any(m.start() < at - start < m.end() and 2 * len(m[0]) < len(claim) for m in _PHRASE.finditer(claim)):
        return True
    if _SAYS_I.search(before):
        return True
    opened = max((m.end() for m in _OPENS_AGAIN.finditer(before)), default=None)
    return opened is not None and _CLOSES_AGAIN.search(before, opened) is None


def is_of_a_named_statement(text: str, claim: Span, at: int, speaker: str) -> bool:
    """ “Hale's claim in May that “I did it””: what somebody's statement, not the speaker's, is quoted with."""
    opened = max(text.rfind("“", claim.start_char, at), text.rfind('"', claim.start_char, at))
    if opened < 0 or not text[claim.start_char : opened].endswith(" that ") or not is_in_marks(text, at):
        return False
    owners = (t for t in claim if t.idx < opened and t.dep_ == "poss" and t.pos_ == "PROPN" and t.head.lemma_.lower() in words.DOCUMENTS | noun_cues().keys())
    return any(owner.text not in speaker for owner in owners)
