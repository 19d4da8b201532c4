"""The sentences of a text that can say something: each with its attributions, the quotation it lies in and the turn it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import FINITE, NOBODY, SUBJECTS
from claimcheck.extraction.parts import Span
from claimcheck.extraction.speech.attributed import Attributed
from claimcheck.extraction.speech.attribution import find_attributions
from claimcheck.extraction.speech.dialogue import Line, Voice
from claimcheck.extraction.speech.suppositions import find_suppositions
from claimcheck.extraction.text.edges import text_of, trim
from claimcheck.extraction.text.layout import Layout, Turn, is_boilerplate, is_chanted, turn_within
from claimcheck.extraction.text.printed_again import is_printed_again, quoted_sentences
from claimcheck.extraction.text.quotes import Quotation, Quotations

if TYPE_CHECKING:
    from spacy.tokens import Doc

_I_SAY = re.compile(r"\s*(?:I|we) (?:\w+ly )?(?:ask|say|said|tell|told|reply|repl(?:y|ied)|wonder|suggest|add|answer|respond|venture|offer)(?:ed)?\b")
_TALKS = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
"""Words of somebody who talks."""
_DIRECTED = 60
"""Characters before a sentence in which the direction of a script may stand that a crowd calls it."""


def read_lines(doc: Doc, layout: Layout, quotations: Quotations) -> Iterator[Line]:
    text = text_of(doc)
    places = [(number, place) for number, place in enumerate(layout.prose) if place is not None]
    supposed = find_suppositions(text, layout.paragraphs)
    quoted = quoted_sentences(text, quotations)
    at = 0
    for sentence in doc.sents:
        while at < len(places) and places[at][1].end <= sentence.start_char:
            at += 1
        if at == len(places):
            return
        number, place = places[at]
        span = trim(text, sentence.start_char, min(sentence.end_char, place.end))
        if _is_torn_off(text, place, span, quotations):
            continue
        if sentence.start_char < place.start or span.start >= span.end or _shouts(text[span.start : span.end]) or is_boilerplate(text[span.start : span.end]):
            continue
        if layout.turns[number] is None and is_printed_again(text, span, quoted, quotations):
            continue
        printed = _follows_colon(text, layout, number)
        turn = layout.turns[number] or turn_within(text, place, span)
        if (turn is not None and turn.speaker is None) or is_chanted(text, max(place.start, span.start - _DIRECTED), span.end):
            continue
        if turn is not None and turn.speaker is not None and turn.speaker.start == span.start and turn.colon is not None:
            span = trim(text, turn.colon.end, span.end)
        if _narrator_speaks(text, span, quotations):
            continue
        attributed = find_attributions(sentence, quotations)
        quotation = _quotation(span, attributed, quotations)
        if not attributed and quotation is None and (text[sentence.start_char] in ",;" or any(each.covers(span) for each in supposed)):
            continue
        led_to = quotation is not None and not any(a.cue.start < quotation.outside.start for a in attributed) and any(t.tag_ in FINITE and span.start <= t.idx < quotation.outside.start and any(c.dep_ in SUBJECTS and c.lower_ not in NOBODY for c in t.children) for t in sentence)
        yield Line(span, attributed, quotation, number, _voice(turn), printed, printed and _TALKS.search(text, place.start, place.end) is not None, led_to)


def _is_torn_off(text: str, place: Span, span: Span, quotations: Quotations) -> bool:
    """A paragraph that begins in the midst of a sentence: "workers will be sent home", whose share stands in a table beside it; or a quoted sentence, behind dots that stand for its begin."""
    dots = re.search(r"(?:\.\.|\. \.|…)[ \u00a0]*$", text[max(span.start - 5, 0) : span.start]) is not None
    torn = span.start == place.start or (dots and quotations.holding(Span(span.start - 1, span.start + 1)) is not None)
    return torn and text[span.start].islower() and not text[span.start + 1 : span.start + 2].isupper()


def printed_speech(text: str, layout: Layout) -> frozenset[int]:
    """Numbers of paragraphs that print somebody's words without quotation marks: they follow a colon and say "I".

    Where no verb before the colon tells who says them ("She added:"), they are left out.
    """
    found = set()
    for number, (before, place) in enumerate(pairwise(layout.prose), start=1):
        if before is None or place is None or layout.turns[number] is not None or text[before.end - 1] != ":":
            continue
        words = text[place.start : place.end]
        if words[0] not in "“\"‘'" and re.search(r"\b(?:I|I['’](?:m|ve|d|ll)|my|me)\b", re.sub(r"“[^”]*”|\"[^\"]*\"", "", words)):
            found.add(number)
    return frozenset(found)


def _narrator_speaks(text: str, span: Span, quotations: Quotations) -> bool:
    """ "“Is it you?” I ask": what the writer asks or says in a talk is nobody's claim."""
    return any(q.spoken and (q.outside.overlap(span) or q.outside.end <= span.start) and _I_SAY.match(text, q.outside.end) for q in quotations.near(span))


def _follows_colon(text: str, layout: Layout, number: int) -> bool:
    """A paragraph without marks behind one that ends in a colon: a list, or somebody's words set apart, which are not the paper's."""
    before, place = (layout.prose[number - 1], layout.prose[number]) if number else (None, None)
    if before is None or place is None or layout.turns[number] is not None or not text[place.start].isupper():
        return False
    return text[before.end - 1] == ":" or (text[before.end - 1] == "…" and _follows_colon(text, layout, number - 1))


def _shouts(sentence: str) -> bool:
    """Headlines and the directions of a script are printed in capitals."""
    letters = [c for c in sentence if c.isalpha()]
    return len(letters) > 12 and sum(c.isupper() for c in letters) > 0.6 * len(letters)


def _voice(turn: Turn | None) -> Voice | None:
    if turn is None:
        return None
    cue = Span(turn.colon.start, turn.colon.start + 1) if turn.colon is not None else None
    return Voice(turn.speaker, cue, (), unnamed=False, announces=False)


def _quotation(span: Span, attributed: tuple[Attributed, ...], quotations: Quotations) -> Quotation | None:
    """The quotation a sentence lies in, or begins or ends in, if no cue stands outside of it."""
    for q in quotations.near(span):
        shared = q.inside.overlap(span)
        runs_on = shared and (q.outside.end > span.end + 3 or q.outside.start < span.start - 3)
        if q.outside.covers(span) or ((runs_on or shared > 0.6 * (span.end - span.start)) and q.spoken and all(q.outside.covers(a.cue) for a in attributed)):
            return q
    return None
