"""Claims out of documents: sentences, attributions, quotations and units put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from claimcheck.extraction.asserted import GOES_ON, PLANS
from claimcheck.extraction.attributed import Attributed
from claimcheck.extraction.attribution import find_attributions
from claimcheck.extraction.borders import prepare
from claimcheck.extraction.dialogue import Line, Voice, carry_speakers
from claimcheck.extraction.edges import text_of, trim
from claimcheck.extraction.guest_texts import by_its_author, find_guest_texts
from claimcheck.extraction.layout import INSERTED, Layout, Turn, is_boilerplate, is_chanted, read_layout, turn_within
from claimcheck.extraction.mentions import Mentions, Named, resolve_mentions
from claimcheck.extraction.parts import Said, Span
from claimcheck.extraction.printed_again import is_printed_again, quoted_sentences
from claimcheck.extraction.quotes import Quotation, Quotations, find_quotations
from claimcheck.extraction.said_on import said_on
from claimcheck.extraction.speakers import FINITE, NOBODY, QUOTING, SUBJECTS, can_speak
from claimcheck.extraction.standing_alone import stand_alone
from claimcheck.extraction.statements import is_headless, states
from claimcheck.extraction.suppositions import find_suppositions, is_granted
from claimcheck.extraction.tree_repairs import repair
from claimcheck.extraction.units import Unit, split_units
from claimcheck.extraction.wholeness import is_whole
from claimcheck.extraction.words import PERSONS, PRONOUNS
from claimcheck.parser import PACKAGE, load_parser, parser_version
from claimcheck.records import Attribution, ChainRole, Claim, Document, Extraction, Force, Link, make_id

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

VERSION = 20
_TOGETHER = re.compile(
    r"they|(?:both|(?:the|all) (?:two |three )?)(?: ?(?:sides|leaders|presidents|ministers|secretaries|parties|delegations|interlocutors|participants|officials|heads of (?:state|delegation)))?",
    re.IGNORECASE,
)
"""Several who were named before, in a readout of their talk."""
_I_SAY = re.compile(r"\s*(?:I|we) (?:\w+ly )?(?:ask|say|said|tell|told|reply|repl(?:y|ied)|wonder|suggest|add|answer|respond|venture|offer)(?:ed)?\b")
_SAID = r"(?:said|says|added|adds|told|tells|argued|argues|wrote|writes|noted|notes|explained|claimed|insisted|warned)"
_TOLD_WITHIN = re.compile(rf", (?:he|she|they|(?:[A-Z][\w.'’-]+ ){{0,3}}[A-Z][\w'’-]+) {_SAID}(?: [\w ]{{1,30}})?,|, [^,.;:]{{2,60}}(?<!who)(?<!which)(?<!that) (?:told [^,;:]{{2,60}}|said(?: on)?(?: \w+)?)$|,[”\"] (?:[\w.’'-]+ ){{1,4}}(?:{_SAID}|continue[sd])\b")
"""What tells, in the midst or at the end of a sentence, that somebody said it, where the parser saw no cue: not the paper's own."""
_WRITER = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]yself|me)\b(?!\.)")
"""Who writes in the first person is a columnist, a guest, or somebody whose letter is printed: not the paper."""
_TALKS = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Ww]e|[Oo]ur|us|[Yy]ou|[Yy]our)\b")
"""Words of somebody who talks."""
_LEANING = re.compile(r"(?:(?:all|some|many|most|none|both|each|half|one|two|neither|any) of (?:which|whom)|who|whom|whose|which)\b|(?:of|in|for|to|with|from|by|on|at|under|through|after|during) (?:which|whom|whose)\b|(?:so )?(?:[^,]{3,40}, )?here(?: too|, [\w ]{3,20},)?(?:['’]s| is| are| we are(?=,|\.|$))\b|(?:probably|possibly|maybe|perhaps|absolutely|definitely|certainly|exactly|sure|yes|no|nope|correct|not really|of course),? (?:but|although|though|if|because|unless)\b|(?:or|only) that\b|so that,|here (?:they|it) (?:are|is)\b|(?:more|further|full) (?:details|information)\b[^.]* (?:can be found|(?:is|are) available)|(?:so,? )?too,? (?:did|do|does|is|are|was|were|has|have|had|can|could|will|would)\b", re.IGNORECASE)
"""How a text begins that says nothing alone."""
_TOLD_IN = re.compile(r"(?:[Ii]n|[Oo]n|[Dd]uring|[Aa]t) (?:[\w’'-]+ ){1,4}?(?:posts?|tweets?|interviews?|speech|speeches|statements?|letters?|e-?mails?|messages?|memos?|columns?|articles?|books?|videos?|rally|hearing|briefing|conference)\b")
"""Where somebody said it: "in another post from May, he wrote: …"."""
_NEAR = 60
"""Characters behind a claim within which who says it may be named ("P according to the mayor")."""
_LEADS_TO = re.compile(r"(?:^|[,—–] ?)here(?:['’]s| are| is) (?:\w+ ){0,3}(?:things|ways|reasons|facts|takeaways|questions|news|tips|steps|highlights|what|how|why)\b")
"""What a list or an answer follows: "for those who were not there, here are five things to know"."""
_NAME = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}")
"""Who speaks in a transcript, before a colon."""
_INITIALS = 3
"""Letters, at most, by which a transcript names who speaks."""
_FAR = 1000
"""Characters behind somebody's words over which he may still be "he" whom nobody else can be taken for."""
_MOST = 0.8
"""The share of a stretch that is another's words, and not the paper's."""
_HELD = re.compile(r"believ|th(?:ink|ought)|feel|felt|see|saw|view|regard|assum|expect|hop|fear|worr|cit(?:e|ing)")
"""How a verb begins that tells what people have in mind or cite; what nobody knows who "they" are hold is told by the narrator."""
_HEARSAY = frozenset(["reported", "said", "alleged", "claimed", "rumored", "rumoured", "believed", "thought"])
_OWN_ANSWER = re.compile(r"\?\s+(?:absolutely|of course|certainly|definitely|yes|yeah|no|nope|not|never|hardly|obviously|nothing|nobody|sure)\b", re.IGNORECASE)
"""Who asks and answers himself asks nothing."""
_SUBORDINATE = re.compile(r"so (?:that )?(?:it|he|she|they|we|you|I|the \w+) (?:can|could|will|would|may|might)\b|should (?:it|he|she|they|we|you|I|the)\b|to [a-z]+ [^,]*$")
"""How a clause begins, in the middle of its sentence, that states nothing: "should it choose escalation", "to defend the valley"."""


@dataclass(frozen=True, slots=True)
class SpacyExtractor:
    """Extraction by the grammar parser and rules over its trees."""

    batch: int = 16
    """Documents the parser takes at a time."""

    @property
    def name(self) -> str:
        return f"rules-{VERSION}/{PACKAGE}@{parser_version()}"

    def extract(self, documents: Iterable[Document]) -> Iterator[Extraction]:
        nlp = load_parser()
        for doc, document in nlp.pipe(((prepare(d), d) for d in documents), as_tuples=True, batch_size=self.batch):
            yield read_claims(repair(doc), document)


def read_claims(doc: Doc, document: Document) -> Extraction:
    """The claims of one parsed document, by (start, end, cue)."""
    mentions = resolve_mentions(doc, document)
    guests = find_guest_texts(document.text)
    claims: dict[str, Claim] = {}
    previous: Named | None = None
    person: tuple[Named, int] | None = None
    heard_until = 0
    for said in find_said(doc):
        if mentions.of_state_organ and _told_by_issuer(said, document.text):
            said = _as_own(said)
        if said.speaker is not None and (said.speaker.start - heard_until > _FAR or INSERTED.search(document.text, heard_until, said.speaker.start)):
            previous = None
        who = _who(said, mentions, document, previous, person)
        if who is not None and who.unnamed and said.cue is None:
            continue
        if who is not None and who.unnamed and said.speaker is not None and said.claim != said.content:
            word = document.text[said.speaker.start : said.speaker.end].lower()
            if word == "it" or (word == "they" and not who.certain and said.cue is not None and _HELD.match(document.text, said.cue.start)):
                said, who = _as_own(said), None
        if who is not None and who.unnamed and not who.certain and said.speaker is not None and document.text[said.speaker.start : said.speaker.end].lower() in PRONOUNS:
            previous = None
            continue
        claim = _claim(doc, document, said, who, mentions) if not said.silent else None
        if claim is not None and who is None:
            claim = by_its_author(claim, guests, document.text)
        if claim is not None:
            claims.setdefault(claim.claim_id, claim)
        if who is not None and said.heard and not (said.passing and (who.unnamed or who.gender == "n")):
            previous, heard_until = who, max(said.claim.end, said.speaker.end if said.speaker is not None else 0)
            if not who.unnamed and who.gender not in ("n", "p"):
                person = who, said.claim.start
    ordered = sorted(claims.values(), key=lambda c: (c.start, c.end, -1 if c.cue_start is None else c.cue_start, c.claim_id))
    return Extraction(tuple(ordered), mentions.appositions)


def _told_by_issuer(said: Said, text: str) -> bool:
    """What several did or said together, or what "was agreed", in a readout: its issuer answers for it."""
    if said.attribution is Attribution.DIRECT_QUOTE or said.relays or said.cue is None:
        return False
    if said.speaker is not None:
        return _TOGETHER.fullmatch(text, said.speaker.start, said.speaker.end) is not None
    return said.unnamed and text[said.cue.start : said.cue.end].lower() not in _HEARSAY


def _as_own(said: Said) -> Said:
    """The same words as the publisher's own; an act told with its verb ("discussed the crisis") is a plain statement."""
    told = said.claim != said.content
    return replace(said, content=said.claim, speaker=None, cue=None, unnamed=False, force=Force.STATES if told else said.force, attribution=Attribution.OWN_VOICE)


def _who(said: Said, mentions: Mentions, document: Document, previous: Named | None, person: tuple[Named, int] | None) -> Named | None:
    """Who says it; None for the publisher. A pronoun's antecedents stand before the claim.

    Whoever speaks calls himself "I": "he" within his quoted words is another. "X says he told Y": he is X, and never Y.
    `person` is who spoke last, and where, of those that "he" can be.
    """
    if said.speaker is None:
        return Named(f"unnamed: somebody ({document.publisher})", None, True, False) if said.unnamed else None
    word = document.text[said.speaker.start : said.speaker.end].lower()
    if said.within and word in PERSONS:
        return Named(f"unnamed: {word} ({document.publisher})", None, True, False)
    limit = min(said.speaker.start, _begin_of_speech(document.text, said.content.start))
    who = mentions.name_of(said.speaker.start, said.speaker.end, limit, previous)
    if said.cue is not None and document.text[said.cue.start] == ":":
        printed = document.text[said.speaker.start : said.speaker.end]
        if printed.isupper() and printed.isalpha() and len(printed) <= _INITIALS:
            return mentions.with_initials(printed) or who
        if who.unnamed and _NAME.fullmatch(printed):
            return Named(printed.title() if printed.isupper() and " " in printed else printed)
    if word not in PERSONS:
        return who
    told = mentions.name_of(said.told.start, said.told.end) if said.told is not None else None
    if (told is not None and told.name == who.name) or _names_himself(who, said, document.text):
        who = Named(f"unnamed: {word} ({document.publisher})", None, True, False)
    if who.unnamed and not who.certain:
        outer = mentions.name_of(said.relays[-1].start, said.relays[-1].end) if said.relays else None
        for other, since in ((outer, said.speaker.start), person or (None, 0)):
            if other is not None and (told is None or told.name != other.name) and mentions.goes_on(word, other, since, said.speaker.start):
                return other
    return who


def _names_himself(who: Named, said: Said, text: str) -> bool:
    """ "“Hale slipped,” he said": whoever speaks calls himself "I"; the words quoted before "he said" name another; so do those that begin with a name: "he said Hale slipped"."""
    if said.speaker is None or who.unnamed:
        return False
    name = rf"\b{re.escape(who.name.split()[-1])}\b"
    if said.attribution is not Attribution.DIRECT_QUOTE:
        return said.speaker.end <= said.content.start and re.match(rf"(?:that )?(?:[A-Z]\S+ ){{0,2}}{name}(?!['’])(?! (?:[A-Z]|administration|campaign))", text[said.content.start : said.content.end]) is not None
    start = _begin_of_speech(text, said.content.start)
    words = text[start : max(said.content.end, min(said.speaker.start, start + _FAR))]
    return re.search(name, words) is not None


def _begin_of_speech(text: str, start: int) -> int:
    """Where the quotation opened, in its paragraph, that the words at `start` stand in; `start` where they stand in none."""
    before = text[max(text.rfind("\n", 0, start) + 1, start - _FAR) : start]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2
    return start - (len(before) - max(before.rfind("“"), before.rfind('"'))) if quoted else start


def find_said(doc: Doc) -> Iterator[Said]:
    """Every claim's places, before names."""
    layout = read_layout(text_of(doc))
    quotations = find_quotations(text_of(doc), layout.paragraphs)
    lines = tuple(_lines(doc, layout, quotations))
    carried = carry_speakers(lines, quotations)
    blocks = _printed_speech(text_of(doc), layout)
    for line in lines:
        if line in carried or line.paragraph not in blocks:
            yield from _said(doc, line, carried.get(line), quotations)


def _lines(doc: Doc, layout: Layout, quotations: Quotations) -> Iterator[Line]:
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
        if (turn is not None and turn.speaker is None) or is_chanted(text, max(place.start, span.start - _NEAR), span.end):
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


def _printed_speech(text: str, layout: Layout) -> frozenset[int]:
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
                if any(v.whole.overlap(unit.span) > 0.6 * (unit.span.end - unit.span.start) for v in verdicts):
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


def _opens_a_clause_at_its_end(doc: Doc, span: Span) -> bool:
    """ "She has told the paper, on the record, that": what she told is left out. Not "I understand that", where a quotation ends."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    return tokens is not None and len(tokens) > 0 and tokens[-1].lower_ == "that" and tokens[-1].tag_ == "IN" and not {"”", '"'} & set(doc.text[span.end : span.end + 2])


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
    tokens = _tokens(doc, span)
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


def _to_its_bracket(said: Said, text: str) -> Said:
    """With the closing bracket right behind it, where its own words opened it."""
    start, end = said.claim.start, said.claim.end
    if text[end : end + 1] not in (")", "]") or text.count("(", start, end) + text.count("[", start, end) <= text.count(")", start, end) + text.count("]", start, end):
        return said
    content = Span(said.content.start, end + 1) if said.content.end == end else said.content
    return replace(said, claim=Span(start, end + 1), content=content)


def _whole(doc: Doc, said: Said, published: str | None) -> bool:
    tokens = _tokens(doc, said.claim)
    behind = [p.start - said.claim.end for p in (said.cue, said.speaker) if p is not None]
    return tokens is None or is_whole(tokens, told=said.cue is None or said.claim != said.content, published=published, cue_behind=any(0 <= far < _NEAR for far in behind))


def _tokens(doc: Doc, span: Span) -> Tokens | None:
    """The tokens of a stretch, its last one whole though it may carry the sentence's stop; None where it holds none."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    if tokens is None or len(tokens) == 0:
        return None
    return doc[tokens.start : tokens.end + 1] if tokens.end < len(doc) and doc[tokens.end].idx < span.end else tokens


def _claim(doc: Doc, document: Document, said: Said, who: Named | None, mentions: Mentions) -> Claim | None:
    text = document.text
    said = _to_its_bracket(said, text)
    start, end = said.claim.start, said.claim.end
    quote = text[start:end]
    if not states(doc, said) or not _whole(doc, said, document.published):
        return None
    if said.attribution is Attribution.OWN_VOICE and said.cue is None and _WRITER.search(quote if quote[0] in "“\"" else re.sub(r"[“\"][^”\"]*[”\"]", "", quote)):
        return None
    if said.force is Force.ASKS and _OWN_ANSWER.match(text, end - (quote[-1] == "?")):
        return None
    if text[end : end + 2] in ("’s", "'s") or _opens_a_clause_at_its_end(doc, said.claim):
        return None
    if said.speaker is not None and not any(c.isalnum() for c in text[said.speaker.start : said.speaker.end]):
        return None
    if _SUBORDINATE.match(quote) or is_granted(text, start, end):
        return None
    if len(quote.split()) < (2 if any(c.isdigit() for c in quote) else 3):
        return None
    origin, body, chain = document.publisher, None, [Link(document.publisher, None, None, ChainRole.PUBLISHER)]
    for relay in said.relays:
        chain.append(Link(mentions.name_of(relay.start, relay.end).name, relay.start, relay.end, ChainRole.RELAY))
    if who is not None:
        origin, body = who.name, who.body
        place = said.speaker
        chain.append(Link(origin, place.start if place else None, place.end if place else None, ChainRole.SPEAKER))
    cue = text[said.cue.start : said.cue.end] if said.cue else None
    content = (said.content.start, said.content.end)
    skips = tuple((skip.start, skip.end) for skip in said.skips)
    others = tuple((each.start, each.end) for each in said.others)
    spoken = said_on(text, said, document.published)
    alone = stand_alone(doc, document, (start, end), content, mentions, who, cue, said.force, said.attribution, skips, others, spoken)
    if alone.hollow or is_headless(doc, said, alone.text) or ((_LEANING.match(alone.text) or (said.cue is None and _LEADS_TO.search(alone.text))) and said.force is not Force.ASKS):
        return None
    cue_start = said.cue.start if said.cue else None
    return Claim(
        claim_id=make_id(document.document_id, start, end, origin, -1 if cue_start is None else cue_start),
        document_id=document.document_id,
        start=start,
        end=end,
        quote=quote,
        content_start=said.content.start,
        content_end=said.content.end,
        text=" ".join(alone.text.split()),
        proposition=" ".join(alone.proposition.split()),
        unresolved=alone.unresolved,
        publisher=document.publisher,
        origin=origin,
        speaker=text[said.speaker.start : said.speaker.end] if said.speaker else None,
        speaker_start=said.speaker.start if said.speaker else None,
        speaker_end=said.speaker.end if said.speaker else None,
        body=body,
        chain=tuple(chain),
        cue=cue,
        cue_start=cue_start,
        cue_end=said.cue.end if said.cue else None,
        force=said.force,
        attribution=said.attribution,
        said_on=spoken,
    )

