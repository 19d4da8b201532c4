"""What a denial that only points at it denies: the one thing somebody else has just been told to say."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.words import PRONOUNS, listed
from claimcheck.extraction.parts import Said, StandAlone
from claimcheck.extraction.referents.mentions import Named
from claimcheck.extraction.referents.name_forms import with_article
from claimcheck.extraction.speech.pointed_denials import is_aside, points_back, turns_down
from claimcheck.extraction.text.edges import text_of
from claimcheck.extraction.text.sentence_form import finished
from claimcheck.records import Attribution, Claim, Force

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SAYING = frozenset((Force.STATES, Force.EVALUATES))
"""Forces of what can be untrue: a demand or an offer is turned down, and not denied."""
_ALLEGED = re.compile(r"\b(?:alleg|accus|claims? of)")
"""What a claim ends in that is denied itself: "criticised for his alleged part in it, which he denies"."""
_END = 80
"""Characters at the end of a claim."""
_LONG = 200
"""Characters from which a sentence says more than an "it" behind it takes up."""
_SMALL = listed("the a an it he she they his her its their there no some many most several two three all every each this that these those in on at")
"""Words that begin a claim with a capital only because they begin it."""


def what_is_denied(doc: Doc, said: Said, who: Named, claims: Collection[Claim]) -> Claim | None:
    """The claim of another that a pointing denial means: the one that ends right before its aside, or the only one of its sentence or of the sentence before.

    None where that is not certain, or where "he" who denies it is named nowhere there.
    """
    text = text_of(doc)
    pointer = text[said.content.start : said.content.end]
    if said.force is not Force.DENIES or said.cue is None or not points_back(pointer):
        return None
    place = doc.char_span(said.content.start, said.content.end, alignment_mode="expand")
    if place is None:
        return None
    sentence = place.sent
    since = sentence.start_char
    said_before = [c for c in claims if c.cue is not None and c.end <= said.claim.start and c.origin != who.name and _says_it(c)]
    if is_aside(text, said.claim):
        beside = [c for c in said_before if c.start >= since and not text[c.end : said.claim.start].strip(" ,(—–\"”") and not _ALLEGED.search(text[max(c.content_start, c.content_end - _END) : c.content_end])]
        return max(beside, key=lambda c: c.start, default=None)
    since = doc[sentence.start - 1].sent.start_char if sentence.start > 0 else since
    him = said.speaker is not None and text[said.speaker.start : said.speaker.end].lower() in PRONOUNS
    if (him and who.name.split()[-1] not in text[since : said.claim.start]) or turns_down(text[said.cue.start : said.cue.end]):
        return None
    near = [c for c in said_before if c.start >= since]
    taken_up = len({c.proposition for c in near}) == 1 and near[0].attribution is not Attribution.DIRECT_QUOTE and (" " in pointer or len(near[0].quote) < _LONG)
    return near[0] if taken_up else None


def _says_it(claim: Claim) -> bool:
    """Whether the proposition is what can be untrue, and not that somebody says so ("the union blames the port")."""
    return claim.force in _SAYING and (claim.proposition != claim.text or (claim.content_start, claim.content_end) == (claim.start, claim.end))


def deny(denied: Claim, who: Named, mention: str) -> StandAlone:
    """The denial as a sentence of its own, with what is denied put in its place; `mention`: what the text calls who denies it."""
    first, _, rest = denied.proposition.partition(" ")
    begins = denied.quote[denied.content_start - denied.start : denied.content_end - denied.start].split(" ")[0]
    lowered = f"{first[:1].lower()}{first[1:]} {rest}" if first.lower() in _SMALL or (begins.islower() and begins == first.lower()) else denied.proposition
    open_ = tuple(each if each in lowered else each[:1].lower() + each[1:] for each in denied.unresolved)
    by, verb = (mention[:1].upper() + mention[1:], "denied") if who.unnamed else (with_article(who), "denies")
    return StandAlone(finished(f"{by} {verb} that {lowered}"), denied.proposition, open_)
