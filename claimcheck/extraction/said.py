"""What each sentence says, and by whom: attributed contents, quotations and the paper's own words, cut into units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.speakers import QUOTING, can_speak
from claimcheck.extraction.parts import Said, Span
from claimcheck.extraction.speech.asserted import GOES_ON, PLANS
from claimcheck.extraction.speech.attributed import Attributed
from claimcheck.extraction.speech.dialogue import Line, Voice, carry_speakers
from claimcheck.extraction.speech.lines import printed_speech, read_lines
from claimcheck.extraction.text.edges import text_of, trim
from claimcheck.extraction.text.layout import read_layout
from claimcheck.extraction.text.quotes import Quotations, find_quotations
from claimcheck.extraction.units.split import Unit, split_units
from claimcheck.records import Attribution, Force

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

_SAID = r"(?:said|says|added|adds|told|tells|argued|argues|wrote|writes|noted|notes|explained|claimed|insisted|warned)"
_TOLD_WITHIN = re.compile(rf", (?:he|she|they|(?:[A-Z][\w.'’-]+ ){{0,3}}[A-Z][\w'’-]+) {_SAID}(?: [\w ]{{1,30}})?,|, [^,.;:]{{2,60}}(?<!who)(?<!which)(?<!that) (?:told [^,;:]{{2,60}}|said(?: on)?(?: \w+)?)$|,[”\"] (?:[\w.’'-]+ ){{1,4}}(?:{_SAID}|continue[sd])\b")
"""What tells, in the midst or at the end of a sentence, that somebody said it, where the parser saw no cue: not the paper's own."""
_TOLD_IN = re.compile(r"(?:[Ii]n|[Oo]n|[Dd]uring|[Aa]t) (?:[\w’'-]+ ){1,4}?(?:posts?|tweets?|interviews?|speech|speeches|statements?|letters?|e-?mails?|messages?|memos?|columns?|articles?|books?|videos?|rally|hearing|briefing|conference)\b")
"""Where somebody said it: "in another post from May, he wrote: …"."""
_MOST = 0.8
"""The share of a stretch that is another's words, and not the paper's."""


def find_said(doc: Doc) -> Iterator[Said]:
    """Every claim's places, before names."""
    layout = read_layout(text_of(doc))
    quotations = find_quotations(text_of(doc), layout.paragraphs)
    lines = tuple(read_lines(doc, layout, quotations))
    carried = carry_speakers(lines, quotations)
    blocks = printed_speech(text_of(doc), layout)
    for line in lines:
        if line in carried or line.paragraph not in blocks:
            yield from _said(doc, line, carried.get(line), quotations)


def _said(doc: Doc, line: Line, voice: Voice | None, quotations: Quotations) -> Iterator[Said]:
    asks = "?" in text_of(doc)[line.span.end - 1 : line.span.end + 1] or "?!" in text_of(doc)[line.span.end - 2 : line.span.end + 1]
    attributed = list(line.attributed)
    if line.quotation is not None and line.turn is None:
        attributed = [a for a in attributed if line.quotation.outside.covers(a.cue)]
    for a in attributed:
        if a.narrated and voice is None:
            yield Said(a.whole, a.content, a.speaker, a.cue, silent=True, heard=not _has_no_voice(doc, a.speaker))
    attributed = [a for a in attributed if not a.narrated]
    verdicts = [a for a in attributed if a.is_verdict]
    for a in verdicts:
        outer = sorted((b for b in attributed if b is not a and b.content.covers(a.whole)), key=lambda b: (b.content.start, -b.content.end))
        told: tuple[Voice | Attributed, ...] = ((voice,) if voice is not None else ()) + tuple(outer)
        by = told[-1] if told else None
        relays = (*(s for b in told[:-1] for s in (*b.via, b.speaker) if s is not None), *(by.via if by else ()))
        yield Said(a.whole, a.content, by.speaker if by else None, (by.cue if by else None) or a.cue, relays, Force.DENIES, _kind(a.content, quotations), bool(by and by.unnamed))
    attributed = [a for a in attributed if not a.is_verdict]
    if voice is not None:
        force = Force.ASKS if asks else Force.STATES
        for unit in _units(doc, _spoken_part(doc, line), attributed, force):
            if any(v.whole.overlap(unit.span) > 0.6 * (unit.span.end - unit.span.start) for v in verdicts):
                continue
            if any((b.by_phrase or text_of(doc)[b.cue.start] == ":" or (b.pieces and not b.keeps_verb and b.cue.start >= b.content.end)) and b.content.overlap(unit.span) > 0.6 * (unit.span.end - unit.span.start) for b in attributed):
                continue
            kind = _kind(unit.span, quotations) if line.quotation is not None else Attribution.DIRECT_QUOTE
            yield Said(unit.span, unit.span, voice.speaker, voice.cue, voice.via, force, kind, voice.unnamed, unit.skips, heard=not voice.via)
    for a in attributed:
        outer = sorted((b for b in attributed if b is not a and b.content.covers(a.cue)), key=lambda b: (b.content.start, -b.content.end))
        if not a.pieces or (a.keeps_verb and (voice is not None or (outer and not _stands_up(a, doc)) or any(b.by_phrase for b in outer))):
            continue
        above: tuple[Voice | Attributed, ...] = (voice, *outer) if voice is not None else tuple(outer)
        relays = (*(s for b in above for s in (*b.via, b.speaker) if s is not None), *a.via)
        inner = [b for b in attributed if b is not a and a.content.covers(b.cue) and not _is_it(b, text_of(doc))]
        if a.keeps_verb and a.force is Force.ASKS and "?" in text_of(doc)[a.content.end - 1 : a.content.end + 1] and _kind(a.content, quotations) is Attribution.DIRECT_QUOTE:
            a = replace(a, keeps_verb=False, joint=len(a.pieces) > 1)
        heard = voice is None and all(b.by_phrase for b in outer) and not a.via
        within = a.speaker is not None and quotations.holding(a.speaker) is not None
        if a.keeps_verb:
            skips = (a.gap,) if a.gap is not None else ()
            yield Said(a.whole, a.content, a.speaker, a.cue, relays, a.force, _kind(a.content, quotations), a.unnamed, skips, told=a.told, heard=heard, passing=a.by_phrase, within=within)
            continue
        if a.joint and quotations.quoted(a.pieces[0]) == 0 and _quotes_a_sentence(doc, a.pieces[0], a.pieces[-1], quotations):
            a = replace(a, pieces=a.pieces[-1:], joint=False)
        if any(_tells(b, a.content, quotations if not a.joint else None) or (a.by_phrase and _tells(b, a.content, None) and not _has_no_voice(doc, b.speaker)) for b in inner):
            continue
        if a.by_phrase and any(b.pieces and b.content.start == a.content.start and b.content.end <= b.cue.start and not b.keeps_verb for b in inner):
            continue
        others = tuple(p for b in inner if not b.keeps_verb for p in b.pieces if quotations.quoted(p) > 0.9 * (p.end - p.start))
        if above and (told_in := quotations.holding(a.cue)) is not None and told_in.outside.covers(a.content):
            others = (*others, a.content)
        for piece in (a.content,) if a.joint else a.pieces:
            skips = (_to_its_joint(a.skip, text_of(doc)),) if a.skip is not None else ()
            for number, unit in enumerate((Unit(piece, piece.start),) if a.joint else _units(doc, piece, inner, a.force)):
                if number and any(b.cue.start <= unit.head < b.cue.end and not b.keeps_verb for b in inner):
                    continue
                if any(v.whole.overlap(unit.span) > 0.6 * (unit.span.end - unit.span.start) and v.content != piece for v in verdicts):
                    continue
                kind = _kind(unit.span, quotations)
                force = Force.ASKS if a.force is Force.STATES and kind is Attribution.DIRECT_QUOTE and "?" in text_of(doc)[unit.span.end - 1 : unit.span.end + 1] else a.force
                yield Said(unit.span, unit.span, a.speaker, a.cue, relays, force, kind, a.unnamed, (*skips, *unit.skips), others, told=a.told, heard=heard, passing=a.by_phrase, within=within)
    spoken = quotations.quoted(line.span) > 0.6 * (line.span.end - line.span.start)
    if voice is None and line.quotation is None and not line.printed and not asks and not spoken and not _all_attributed(doc, line, [*attributed, *verdicts]):
        for unit in _units(doc, line.span, attributed):
            if any(_repeats(a, unit.span, quotations) for a in attributed):
                continue
            if _TOLD_WITHIN.search(text_of(doc), unit.span.start, unit.span.end) or _opens_with_speech(unit.span, quotations) or any(a.by_phrase and unit.span.covers(a.cue) for a in attributed):
                continue
            if not any(a.cue.start <= unit.head < a.cue.end for a in attributed) and not _behind_that(doc, unit) and not _is_announced(text_of(doc), line.span, unit.span) and quotations.quoted(unit.span) < unit.span.end - unit.span.start:
                yield Said(unit.span, unit.span, skips=unit.skips)


def _to_its_joint(skip: Span, text: str) -> Span:
    """What stands between two pieces of one clause, without the word that joins them: "the bridge is closed, [he said,] and the port too"."""
    joiner = re.search(r"\b(?:and|or|but) $", text[skip.start : skip.end])
    return Span(skip.start, skip.start + joiner.start()) if joiner is not None else skip


def _has_no_voice(doc: Doc, speaker: Span | None) -> bool:
    """What the narrator lets tell of something without being anybody: "an interview discussing it"."""
    mention = doc.char_span(speaker.start, speaker.end, alignment_mode="expand") if speaker is not None else None
    return mention is None or (mention.root.pos_ == "NOUN" and mention.root.tag_ == "NN" and not can_speak(mention.root))


def _quotes_a_sentence(doc: Doc, first: Span, piece: Span, quotations: Quotations) -> bool:
    """ "At a meeting, she said, “Perhaps I erred.”": the quotation is a sentence; what stands before the cue only tells when she said it."""
    told_in = _TOLD_IN.match(text_of(doc), first.start, first.end) is not None
    return quotations.quoted(piece) > 0.9 * (piece.end - piece.start) and (told_in or text_of(doc)[piece.start].isupper()) and not text_of(doc)[first.start : first.end].startswith(("Without ", "If ", "Unless "))


def _tells(inner: Attributed, content: Span, quotations: Quotations | None) -> bool:
    """Most of a content is what another said in it (`quotations`: in quotation marks); his claim says it, with the outer one as relay."""
    told = sum(p.end - p.start for p in inner.pieces)
    quoted = told if quotations is None else sum(quotations.quoted(p) for p in inner.pieces)
    return not inner.keeps_verb and quoted > 0.6 * (content.end - content.start)


def _is_it(a: Attributed, text: str) -> bool:
    """ "She said it shows that P": P is what she says of it."""
    return a.speaker is not None and text[a.speaker.start : a.speaker.end].lower() == "it"


def _repeats(a: Attributed, span: Span, quotations: Quotations) -> bool:
    """ "Berg argues P: “Q”": it begins with who says it, and most of it is his words."""
    if a.keeps_verb or a.whole.start != span.start or not span.covers(a.content):
        return False
    his = a.content.end - a.content.start + quotations.quoted(Span(a.content.end, span.end))
    return his > _MOST * (span.end - span.start)


def _opens_with_speech(span: Span, quotations: Quotations) -> bool:
    """ "“P,” Berg shot back": whatever the verb, the paper does not say P."""
    return any(q.spoken and q.outside.start <= span.start <= q.inside.start and q.outside.end < span.end for q in quotations.near(span))


def _behind_that(doc: Doc, unit: Unit) -> bool:
    """ "We were told that A; that B": what a lone "that" opens is somebody's saying, not the publisher's."""
    tokens = doc.char_span(unit.span.start, unit.span.end, alignment_mode="contract")
    if tokens is None or tokens.start == 0:
        return False
    before = doc[tokens.start - 1]
    return bool(before.lower_ == "that" and before.dep_ == "mark")


def _is_announced(text: str, sentence: Span, unit: Span) -> bool:
    """ "Announced three steps: A would be done, B would be built": behind the colon stands what was announced."""
    return ":" in text[sentence.start : unit.start] and re.search(r"\bwould\b", text[unit.start : unit.end]) is not None


def _spoken_part(doc: Doc, line: Line) -> Span:
    """The part of the line inside the quotation marks: “P,” said the report, a copy of which was obtained."""
    if line.quotation is None or line.quotation.outside.covers(line.span):
        return line.span
    inside, text = line.quotation.inside, text_of(doc)
    announced = text[line.span.start : line.quotation.outside.start].rstrip().endswith(":")
    part = trim(text, max(line.span.start, inside.start) if announced else line.span.start, min(line.span.end, inside.end))
    return part if part.end - part.start > 10 else line.span


def _stands_up(a: Attributed, doc: Doc) -> bool:
    """ "The ministry said Lavrov reiterated the offer": an act of somebody named, told by another, counts as his own too."""
    speaker = doc.char_span(a.speaker.start, a.speaker.end) if a.speaker is not None else None
    return a.force in (Force.OFFERS, Force.DEMANDS, Force.DENIES) and speaker is not None and speaker.root.pos_ == "PROPN"


def _all_attributed(doc: Doc, line: Line, attributed: list[Attributed]) -> bool:
    """Whether the sentence's main clause is itself said by somebody, or says no more than that it was ("was quoted as")."""
    sentence = doc.char_span(line.span.start, line.span.end, alignment_mode="contract")
    if sentence is None:
        return False
    root = sentence.root
    if root.lemma_ in QUOTING and attributed:
        return True
    if root.lemma_ in GOES_ON | PLANS and any(c.dep_ == "xcomp" and a.cue.start <= c.idx < a.cue.end for c in root.children for a in attributed):
        return True
    verbs = [doc.char_span(a.cue.start, a.cue.end) for a in attributed if a.speaker is not None and not a.keeps_verb]
    if any(v is not None and v.root.dep_ in ("dep", "parataxis") for v in verbs):
        return True
    return any(
        a.cue.start <= root.idx < a.cue.end or any(p.start <= root.idx < p.end for p in a.pieces) or (a.keeps_verb and a.whole.start <= root.idx < a.whole.end)
        for a in attributed
    )


def _units(doc: Doc, span: Span, inside: list[Attributed], force: Force = Force.STATES) -> tuple[Unit, ...]:
    """The propositions in a stretch. A participle behind it that says more ("..., adding that P") is a claim of its own.

    What is denied, doubted or asked stays whole: "not both" is not "neither".
    """
    tokens = tokens_of(doc, span)
    if tokens is None or force in (Force.DENIES, Force.DOUBTS, Force.ASKS):
        return (Unit(span, span.start),)
    for a in inside:
        verb = doc.char_span(a.cue.start, a.cue.end)
        if verb is not None and verb.root.dep_ == "advcl" and verb.root.tag_ == "VBG" and tokens.start + 3 < verb.start and doc[verb.start - 1].text == ",":
            tokens = doc[tokens.start : verb.start - 1]
            break
    return split_units(tokens)


def _kind(content: Span, quotations: Quotations) -> Attribution:
    quoted = quotations.quoted(content)
    if quoted == 0:
        return Attribution.INDIRECT
    return Attribution.DIRECT_QUOTE if quoted >= 0.9 * (content.end - content.start) else Attribution.MIXED


def tokens_of(doc: Doc, span: Span) -> Tokens | None:
    """The tokens of a stretch, its last one whole though it may carry the sentence's stop; None where it holds none."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    if tokens is None or len(tokens) == 0:
        return None
    return doc[tokens.start : tokens.end + 1] if tokens.end < len(doc) and doc[tokens.end].idx < span.end else tokens
