"""Whom a text itself names as its author: a guest ("X is a columnist at the Herald"), a reader whose letter is signed "— X".

A byline alone names no guest: a paper's own reporters write for the paper.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from claimcheck.extraction.parts import Span
from claimcheck.records import ChainRole, Claim, Link, make_id

_NAME = r"(?!(?:Mr|Mrs|Ms)\.)[A-Z][\w'’-]*\.?(?: (?:(?:de|van|von|der|bin|al|la)\b|[A-Z][\w'’-]*\.?)){1,4}"
_ABOUT = re.compile(
    rf"(?:[—–•*-] ?|(?:Editor['’]s note: ))?(?:(?:Sen|Rep|Rev|Gov|Dr|Prof|Col|Gen|Adm)\. )?(?P<name>{_NAME})(?:,[^\n.;]{{3,160}},)? (?:is|was|teaches|writes)\b"
)
"""How a paragraph begins that tells who wrote the text."""
_GUEST = re.compile(
    r"\b(?:columnist|contributor|contributing (?:writer|editor|columnist)|board of contributors|fellow|scholar|professor|is the author of|"
    r"this (?:column|essay|op-ed|commentary|article)|opinions? expressed|views expressed|teaches)\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:,[^\n.;]{3,160},)? (?:is|was) (?:(?:an?|the) )?(?:[\w.,’'-]+ ){0,5}(?:president|(?:co-?)?founder|CEO|chair(?:man|woman)?|director|governor|senator|secretary|"
    r"member|analyst|attorney|lawyer|author|writer|host|lecturer|physician|adviser|advisor|commentator|investor|strategist|consultant)\b"
)
"""What a text's last words say of its author: "Anna Berg is the founder of Skyline"."""
_EDITOR = re.compile(r"\beditor\b(?! emeritus)")
_HEADED = re.compile(r"(?P<name>[A-Z][\w'’-]*(?: [A-Z]\.)? [A-Z][\w'’-]*)\n+Opinion (?:contributor|columnist)\n")
"""A byline that says that its text is a guest's."""
_STAFF = re.compile(
    r"\b(?:reporter|correspondent|staff writer|news editor|reporting|reports|covers|contributed to this)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(rf"[.;] (?P<name>{_NAME})(?:,| is\b| was\b)")
_PRINTED = r"(?:[\w-]+ ){0,4}(?:plan|speech|remarks|address|statement|testimony|letter|memo|op-ed)"
_PRINTED_AS = r"(?:text|transcript|statement|letter|remarks|speech|testimony)"
_IN_FULL = re.compile(
    rf"(?:(?:Full |Complete )?(?:[Tt]ranscript|[Tt]ext) of (?:[\w.]+ ){{0,5}}(?P<of>{_NAME}?)['’]s? {_PRINTED}\b[^\n]*|(?P<name>{_NAME}?)['’]s? {_PRINTED},? as (?:delivered|prepared|released|written|submitted)\b[^\n]*"
    rf"|Here(?:['’]s| is) the (?:full|complete|entire) {_PRINTED_AS} (?:of|from|by) (?P<here>(?:[A-Z][\w’'-]+ ){{0,4}}?[A-Z][\w-]+)(?:['’]s)?\b[^\n]*:)"
)
"""A heading that says whose words are printed below: "Anna Berg's plan, as delivered in Bern"."""
_RULE = re.compile(r"[-—–_*]{4,}")
_HEADING = 200
"""Characters of such a heading, at most."""
_LAST = 3
"""Paragraphs at a text's end, of which one may tell who wrote it."""
_READERS = re.compile(r"[^\n.]{0,40}\b(?:readers|letters)\b[^\n.]{0,40}", re.IGNORECASE)
"""The heading over readers' letters."""
_PART = re.compile(rf"(?P<name>{_NAME}): [^\n]{{8,100}}[^\n.:,;]")
"""The heading over one contributor's part of a page of several: "Anna Berg: A good night for the port"."""
_FEWEST_PARTS = 3
_BODY = 200
"""Characters of the paragraph behind such a heading, at least: a list of the parts is none of them."""
_SIGNED = re.compile(rf"[—–-] ?(?P<name>{_NAME})(?:, [^\n]{{2,60}})?")
_LONGEST = 600
"""Characters of a paragraph about the author."""
_MOST = 20
"""Paragraphs about authors in one text; a list of more is a list of people."""
_END = 900
"""Characters from the text's end, or its begin, in which that paragraph stands."""


@dataclass(frozen=True, slots=True)
class GuestText:
    """A stretch of a text and the mention of whoever wrote it."""

    name: Span
    place: Span


def find_guest_texts(text: str) -> tuple[GuestText, ...]:
    """The stretches that a guest or a reader signs, by place."""
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\s][^\n]*", text)]
    return tuple(sorted((*_columns(text, paragraphs), *_letters(text, paragraphs), *_printed_in_full(text, paragraphs), *_parts(text, paragraphs)), key=lambda s: s.place))


def by_its_author(claim: Claim, guests: tuple[GuestText, ...], text: str) -> Claim:
    """A claim of the text's own voice with the author of its stretch as origin; the same claim where nobody signs it."""
    at = bisect_right(guests, claim.start, key=lambda s: s.place.start) - 1
    if at < 0 or claim.end > guests[at].place.end:
        return claim
    name = guests[at].name
    author = text[name.start : name.end]
    chain = (*claim.chain, Link(author, name.start, name.end, ChainRole.SPEAKER))
    claim_id = make_id(
        claim.document_id, claim.start, claim.end, author, -1 if claim.cue_start is None else claim.cue_start
    )
    return replace(
        claim,
        claim_id=claim_id,
        origin=author,
        chain=chain,
        speaker=author,
        speaker_start=name.start,
        speaker_end=name.end,
    )


def _columns(text: str, paragraphs: list[Span]) -> Iterator[GuestText]:
    """One author's text: from his byline, or the text's begin, to the paragraph about him."""
    leads = Counter(text[p.start] for p in paragraphs)
    headed = _HEADED.search(text, 0, _END)
    if headed is not None:
        about_him = text.rfind(headed["name"], max(headed.end(), len(text) - _END))
        yield GuestText(Span(*headed.span("name")), Span(headed.end(), text.rfind("\n", 0, about_him) if about_him > 0 else len(text)))
        return
    about = [(p, name) for p in paragraphs if (name := _guest(text, p, set_apart=leads[text[p.start]] == 1, last=p in paragraphs[-_LAST:])) is not None]
    if len(about) > _MOST:
        return
    found = [(p, name) for p, name in about if not _is_told_of(text, p, name)]
    bylines = {text[p.start : p.end].removeprefix("By "): p for p in paragraphs if text.startswith("By ", p.start)}
    for place, name in found:
        byline = bylines.get(text[name.start : name.end])
        if byline is not None and byline.end < place.start:
            yield GuestText(name, Span(byline.end, place.start))
        elif len(found) == 1 and place.end > len(text) - _END:
            yield GuestText(name, Span(0, place.start))
        elif len(found) == 1 and place.start < _END and "xpressed" in text[place.start : place.end]:
            yield GuestText(name, Span(place.end, len(text)))


def _parts(text: str, paragraphs: list[Span]) -> Iterator[GuestText]:
    """The parts of a page to which several contribute, each under his name, which a list above may name as well. Who speaks by turns, as in an interview, has no part of his own."""
    heads = [
        (here, Span(*found.span("name")))
        for here, behind in pairwise(paragraphs)
        if behind.end - behind.start >= _BODY and (found := _PART.fullmatch(text, here.start, here.end)) is not None and not any(w.isupper() and len(w) > 3 for w in found["name"].split())
    ]
    times = Counter(text[n.start : n.end] for _, n in heads)
    last = {text[n.start : n.end]: place for place, n in heads}
    heads = [(place, n) for place, n in heads if last[text[n.start : n.end]] == place]
    if len(heads) < _FEWEST_PARTS or max(times.values()) > 2:
        return
    ends = [*(place.start for place, _ in heads[1:]), len(text)]
    for (place, name), end in zip(heads, ends, strict=True):
        author = text[name.start : name.end]
        about = [p.start for p in paragraphs if place.end + _BODY < p.start < end and text.startswith(f"{author.split()[0]} ", p.start) and author.split()[-1] in text[p.start : p.start + 40]]
        yield GuestText(name, Span(place.end, about[-1] if about else end))


def _guest(text: str, paragraph: Span, *, set_apart: bool, last: bool) -> Span | None:
    """The name of the guest whom a paragraph tells about; `set_apart`: no other one begins with the same mark; `last`: the text ends with it."""
    if paragraph.end - paragraph.start > _LONGEST:
        return None
    begins = _ABOUT.match(text, paragraph.start, paragraph.end)
    if begins is None:
        return None
    behind = begins.end("name")
    signs_off = (set_apart and text[paragraph.start] in "•—–") or _GUEST.search(text, behind, paragraph.end) or (last and _OFFICE.match(text, behind, paragraph.end) and not _EDITOR.search(text, behind, paragraph.end))
    if not signs_off or _STAFF.search(text, behind, paragraph.end) or _ANOTHER.search(text, begins.end(), paragraph.end):
        return None
    return Span(*begins.span("name"))


def _is_told_of(text: str, paragraph: Span, name: Span) -> bool:
    """The text itself speaks of him, which nobody does of himself; a byline does not count."""
    surname = re.compile(rf"(?<!\w){re.escape(text[name.start : name.end].split()[-1])}(?!\w)")
    return any(not text.startswith("By ", text.rfind("\n", 0, m.start()) + 1) for m in surname.finditer(text) if not paragraph.start <= m.start() < paragraph.end)


def _printed_in_full(text: str, paragraphs: list[Span]) -> Iterator[GuestText]:
    """A speech, a plan or a letter behind the heading that says whose it is, up to a line of dashes or the text's end."""
    for at, heading in enumerate(paragraphs):
        found = _IN_FULL.fullmatch(text, heading.start, heading.end) if heading.end - heading.start < _HEADING else None
        if found is not None:
            rules = [p.start for p in paragraphs[at + 2 :] if _RULE.fullmatch(text, p.start, p.end)]
            yield GuestText(Span(*found.span(next(group for group in ("of", "here", "name") if found[group]))), Span(heading.end, rules[0] if rules else len(text)))
            return


def _letters(text: str, paragraphs: list[Span]) -> Iterator[GuestText]:
    """Readers' letters: each from the heading or the letter before to its signature."""
    heading = next((p for p in paragraphs if _READERS.fullmatch(text, p.start, p.end)), None)
    if heading is None:
        return
    ends = [heading, *(p for p in paragraphs if p.start > heading.end and re.match("[—–-]", text[p.start]))]
    for before, end in pairwise(ends):
        signature = _SIGNED.fullmatch(text, end.start, end.end)
        if signature is not None:
            yield GuestText(Span(*signature.span("name")), Span(before.end, end.start))
