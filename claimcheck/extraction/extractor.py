"""Claims out of documents: what is said, who says it, and the sentence that stands alone, put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from claimcheck.extraction.grammar.tree_repairs import repair
from claimcheck.extraction.grammar.words import PERSONS, PRONOUNS
from claimcheck.extraction.parts import Said, Span
from claimcheck.extraction.referents.mentions import Mentions, Named, resolve_mentions
from claimcheck.extraction.said import find_said, tokens_of
from claimcheck.extraction.speech.pointed_denials import is_aside
from claimcheck.extraction.speech.said_on import said_on
from claimcheck.extraction.speech.statements import is_headless, states
from claimcheck.extraction.speech.suppositions import is_granted
from claimcheck.extraction.standalone.denied_back import deny, what_is_denied
from claimcheck.extraction.standalone.standing_alone import stand_alone
from claimcheck.extraction.standalone.wholeness import is_whole
from claimcheck.extraction.text.borders import prepare
from claimcheck.extraction.text.guest_texts import by_its_author, find_guest_texts
from claimcheck.extraction.text.layout import INSERTED
from claimcheck.parser import PACKAGE, load_parser, parser_version
from claimcheck.records import Attribution, ChainRole, Claim, Document, Extraction, Force, Link, make_id

if TYPE_CHECKING:
    from spacy.tokens import Doc

VERSION = 24
_TOGETHER = re.compile(
    r"they|(?:both|(?:the|all) (?:two |three )?)(?: ?(?:sides|leaders|presidents|ministers|secretaries|parties|delegations|interlocutors|participants|officials|heads of (?:state|delegation)))?",
    re.IGNORECASE,
)
"""Several who were named before, in a readout of their talk."""
_WRITER = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|[Mm]yself|me)\b(?!\.)")
"""Who writes in the first person is a columnist, a guest, or somebody whose letter is printed: not the paper."""
_LEADS_ON = re.compile(r"\b(?:for|to|with|of|against|about|by|on|in|from|are|is|were|was|include[ds]?):$")
"""How words end behind which the list that they need is cut off."""
_LEANING = re.compile(r"(?:(?:all|some|many|most|none|both|each|half|one|two|neither|any) of (?:which|whom)|who|whom|whose|which)\b|(?:of|in|for|to|with|from|by|on|at|under|through|after|during) (?:which|whom|whose)\b|(?:so )?(?:[^,]{3,40}, )?here(?: too|, [\w ]{3,20},)?(?:['’]s| is| are| we are(?=,|\.|$))\b|(?:probably|possibly|maybe|perhaps|absolutely|definitely|certainly|exactly|sure|yes|no|nope|correct|not really|of course),? (?:but|although|though|if|because|unless)\b|(?:or|only) that\b|so that,|here (?:they|it) (?:are|is)\b|(?:more|further|full) (?:details|information)\b[^.]* (?:can be found|(?:is|are) available)|(?:so,? )?too,? (?:did|do|does|is|are|was|were|has|have|had|can|could|will|would)\b", re.IGNORECASE)
"""How a text begins that says nothing alone."""
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
_HELD = re.compile(r"believ|th(?:ink|ought)|feel|felt|see|saw|view|regard|assum|expect|hop|fear|worr|cit(?:e|ing)")
"""How a verb begins that tells what people have in mind or cite; what nobody knows who "they" are hold is told by the narrator."""
_HEARSAY = frozenset(["reported", "said", "alleged", "claimed", "rumored", "rumoured", "believed", "thought"])
_OWN_ANSWER = re.compile(r"\?\s+(?:absolutely|of course|certainly|definitely|yes|yeah|no|nope|not|never|hardly|obviously|nothing|nobody|sure)\b", re.IGNORECASE)
"""Who asks and answers himself asks nothing."""
_SUBORDINATE = re.compile(r"so (?:that )?(?:it|he|she|they|we|you|I|the \w+) (?:can|could|will|would|may|might)\b|should (?:it|he|she|they|we|you|I|the)\b|to [a-z]+ [^,]*$|[Ee]ver since [^,]*$")
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
        denied = what_is_denied(doc, said, who, claims.values()) if who is not None and not said.silent else None
        claim = _claim(doc, document, said, who, mentions, denied) if not said.silent else None
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
    if said.cue is None and _is_heading(document.text, said.speaker):
        return Named(word.title())
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


def _is_heading(text: str, speaker: Span) -> bool:
    """A name in small letters on a line of its own, over a turn of a transcript."""
    return text[speaker.start : speaker.end].islower() and text[max(speaker.start - 1, 0) : speaker.start] in ("", "\n") and text[speaker.end : speaker.end + 1] == "\n"


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


def _opens_a_clause_at_its_end(doc: Doc, span: Span) -> bool:
    """ "She has told the paper, on the record, that": what she told is left out. Not "I understand that", where a quotation ends."""
    tokens = doc.char_span(span.start, span.end, alignment_mode="contract")
    return tokens is not None and len(tokens) > 0 and tokens[-1].lower_ == "that" and tokens[-1].tag_ == "IN" and not {"”", '"'} & set(doc.text[span.end : span.end + 2])


def _to_its_bracket(said: Said, text: str) -> Said:
    """With the closing bracket right behind it, where its own words opened it."""
    start, end = said.claim.start, said.claim.end
    if text[end : end + 1] not in (")", "]") or text.count("(", start, end) + text.count("[", start, end) <= text.count(")", start, end) + text.count("]", start, end):
        return said
    content = Span(said.content.start, end + 1) if said.content.end == end else said.content
    return replace(said, claim=Span(start, end + 1), content=content)


def _whole(doc: Doc, said: Said, published: str | None) -> bool:
    tokens = tokens_of(doc, said.claim)
    behind = [p.start - said.claim.end for p in (said.cue, said.speaker) if p is not None]
    return tokens is None or is_whole(tokens, told=said.cue is None or said.claim != said.content, published=published, cue_behind=any(0 <= far < _NEAR for far in behind))


def _claim(doc: Doc, document: Document, said: Said, who: Named | None, mentions: Mentions, denied: Claim | None) -> Claim | None:
    """The claim; None where the words state nothing. `denied` is what a denial that only points at it means."""
    text = document.text
    said = _to_its_bracket(said, text)
    start, end = said.claim.start, said.claim.end
    quote = text[start:end]
    if denied is None and (is_aside(text, said.claim) or not states(doc, said) or not _whole(doc, said, document.published)):
        return None
    if said.attribution is Attribution.OWN_VOICE and said.cue is None and _WRITER.search(quote if quote[0] in "“\"" else re.sub(r"[“\"][^”\"]*[”\"]", "", quote)):
        return None
    if said.force is Force.ASKS and _OWN_ANSWER.match(text, end - (quote[-1] == "?")):
        return None
    if text[end : end + 2] in ("’s", "'s") or _LEADS_ON.search(text, start, end + 1) or _opens_a_clause_at_its_end(doc, said.claim):
        return None
    if said.speaker is not None and not any(c.isalnum() for c in text[said.speaker.start : said.speaker.end]):
        return None
    if _SUBORDINATE.match(quote) or is_granted(text, start, end):
        return None
    if (words := len(quote.split())) < 2 or (words < 3 and not any(c.isdigit() for c in quote)):
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
    if denied is not None and who is not None:
        alone = deny(denied, who, text[said.speaker.start : said.speaker.end] if said.speaker is not None else who.name)
    else:
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
