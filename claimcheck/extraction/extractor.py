"""Claims out of documents: sentences, attributions, quotations and units put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extraction.attribution import Attributed, find_attributions, trim
from claimcheck.extraction.dialogue import Line, carry_speakers
from claimcheck.extraction.layout import read_layout
from claimcheck.extraction.mentions import Mentions, resolve_mentions
from claimcheck.extraction.parts import Said, Span, StandAlone
from claimcheck.extraction.quotes import Quotation, find_quotations
from claimcheck.extraction.units import split_units
from claimcheck.parser import load_parser
from claimcheck.records import Attribution, ChainRole, Claim, Document, Extraction, Force, Link, make_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = 1


@dataclass(frozen=True, slots=True)
class SpacyExtractor:
    """Extraction by the grammar parser and rules over its trees."""

    batch: int = 16
    """Documents the parser takes at a time."""

    @property
    def name(self) -> str:
        meta = load_parser().meta
        return f"rules-{VERSION}/{meta['lang']}_{meta['name']}@{meta['version']}"

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        nlp = load_parser()
        for doc, document in nlp.pipe(((_prepared(d), d) for d in documents), as_tuples=True, batch_size=self.batch):
            yield read_claims(doc, document)


def _prepared(document: Document) -> Doc:
    """The tokens, with a sentence border wherever prose begins or ends."""
    doc = load_parser().tokenizer(document.text)
    layout = read_layout(document.text)
    borders = {p.start for p in layout.paragraphs} | {p.start for p in layout.prose if p is not None}
    for token in doc:
        if token.idx in borders:
            token.is_sent_start = True
    return doc


def read_claims(doc: Doc, document: Document) -> Extraction:
    """The claims of one parsed document, by (start, end, cue)."""
    mentions = resolve_mentions(doc, document)
    claims = {c.claim_id: c for said in find_said(doc) if (c := _claim(doc, document, said, mentions)) is not None}
    ordered = sorted(claims.values(), key=lambda c: (c.start, c.end, c.cue_start if c.cue_start is not None else -1, c.claim_id))
    return Extraction(tuple(ordered), mentions.appositions)


def find_said(doc: Doc) -> Iterator[Said]:
    """Every claim's places, before names."""
    text = doc.text
    layout = read_layout(text)
    quotations = find_quotations(text, layout.paragraphs)
    lines = tuple(_lines(doc, layout.prose, quotations))
    carried = carry_speakers(lines, quotations)
    for line in lines:
        yield from _said(doc, line, carried.get(line), quotations)


def _lines(doc: Doc, prose: tuple[Span | None, ...], quotations: tuple[Quotation, ...]) -> Iterator[Line]:
    places = [(i, p) for i, p in enumerate(prose) if p is not None]
    at = 0
    for sentence in doc.sents:
        while at < len(places) and places[at][1].end <= sentence.start_char:
            at += 1
        if at == len(places):
            return
        number, place = places[at]
        if sentence.start_char < place.start or not sentence.text.strip():
            continue
        span = trim(doc.text, sentence.start_char, sentence.end_char)
        if span.start >= span.end:
            continue
        quotation = next((q for q in quotations if q.outside.covers(span)), None)
        yield Line(span, find_attributions(sentence), quotation, number)


def _said(doc: Doc, line: Line, voice: Attributed | None, quotations: tuple[Quotation, ...]) -> Iterator[Said]:
    if doc.text[line.span.start : line.span.end + 1].rstrip("”\"’'").endswith("?"):
        if not line.attributed:
            return
    attributed = [a for a in line.attributed if not _first_person(doc, a)]
    if voice is not None and line.quotation is not None:
        attributed = [a for a in attributed if line.quotation.outside.covers(a.cue)]
        for unit in _units(doc, line.span):
            yield Said(unit, unit, voice.speaker, voice.cue, (), Force.STATES, Attribution.DIRECT_QUOTE, voice.unnamed)
    for a in attributed:
        outer = [b for b in attributed if b is not a and b.content.covers(a.cue)]
        relays = tuple(b.speaker for b in sorted(outer, key=lambda b: (b.content.start, -b.content.end)) if b.speaker is not None)
        if voice is not None and voice.speaker is not None:
            relays = (voice.speaker, *relays)
        kind = _kind(a.content, quotations)
        pieces = (a.whole,) if a.keeps_verb else _units(doc, a.content)
        for unit in pieces:
            yield Said(unit, a.content if a.keeps_verb else unit, a.speaker, a.cue, relays, a.force, kind, a.unnamed)
    if voice is None and not _all_attributed(doc, line, attributed):
        own = _own(line, attributed)
        for unit in _units(doc, own):
            yield Said(unit, unit)


def _own(line: Line, attributed: list[Attributed]) -> Span:
    return line.span


def _all_attributed(doc: Doc, line: Line, attributed: list[Attributed]) -> bool:
    """Whether the sentence's main clause is itself said by somebody."""
    sentence = doc.char_span(line.span.start, line.span.end, alignment_mode="contract")
    if sentence is None:
        return False
    root = sentence.root.idx
    return any(a.cue.start <= root < a.cue.end or a.content.start <= root < a.content.end or (a.keeps_verb and a.whole.start <= root < a.whole.end) for a in attributed)


def _units(doc: Doc, span: Span) -> tuple[Span, ...]:
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    return (span,) if tokens is None or len(tokens) == 0 else split_units(tokens)


def _first_person(doc: Doc, a: Attributed) -> bool:
    return a.speaker is not None and doc.text[a.speaker.start : a.speaker.end].lower() in ("i", "we", "you", "one")


def _kind(content: Span, quotations: tuple[Quotation, ...]) -> Attribution:
    quoted = sum(q.inside.overlap(content) for q in quotations)
    if quoted == 0:
        return Attribution.INDIRECT
    return Attribution.DIRECT_QUOTE if quoted >= 0.9 * (content.end - content.start) else Attribution.MIXED


def _claim(doc: Doc, document: Document, said: Said, mentions: Mentions) -> Claim | None:
    text = document.text
    start, end = said.claim.start, said.claim.end
    newline = text.find("\n", start, end)
    if newline >= 0:
        end = newline
        said = replace(said, claim=Span(start, end), content=Span(start, min(said.content.end, end)))
    quote = text[start:end]
    if len(quote.split()) < 3:
        return None
    origin, body, chain = document.publisher, None, [Link(document.publisher, None, None, ChainRole.PUBLISHER)]
    for relay in said.relays:
        chain.append(Link(mentions.name_of(relay.start, relay.end).name, relay.start, relay.end, ChainRole.RELAY))
    if said.speaker is not None:
        who = mentions.name_of(said.speaker.start, said.speaker.end)
        origin, body = who.name, who.body
        chain.append(Link(origin, said.speaker.start, said.speaker.end, ChainRole.SPEAKER))
    elif said.unnamed:
        origin = f"unnamed: somebody ({document.publisher})"
        chain.append(Link(origin, None, None, ChainRole.SPEAKER))
    alone = stand_alone(doc, document, said, mentions)
    cue_start = said.cue.start if said.cue else None
    return Claim(
        claim_id=make_id(document.document_id, start, end, origin, -1 if cue_start is None else cue_start),
        document_id=document.document_id,
        start=start,
        end=end,
        quote=quote,
        content_start=said.content.start,
        content_end=said.content.end,
        text=alone.text,
        proposition=alone.proposition,
        unresolved=alone.unresolved,
        publisher=document.publisher,
        origin=origin,
        speaker=text[said.speaker.start : said.speaker.end] if said.speaker else None,
        speaker_start=said.speaker.start if said.speaker else None,
        speaker_end=said.speaker.end if said.speaker else None,
        body=body,
        chain=tuple(chain),
        cue=text[said.cue.start : said.cue.end] if said.cue else None,
        cue_start=cue_start,
        cue_end=said.cue.end if said.cue else None,
        force=said.force,
        attribution=said.attribution,
        said_on=said.said_on,
    )


def stand_alone(doc: Doc, document: Document, said: Said, mentions: Mentions) -> StandAlone:
    """The words as printed, begun with a capital and ended with a stop."""

    def sentence(span: Span) -> str:
        words = document.text[span.start : span.end]
        return words[:1].upper() + words[1:].rstrip(".") + "."

    return StandAlone(sentence(said.claim), sentence(said.content))
