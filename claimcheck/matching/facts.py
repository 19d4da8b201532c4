"""What the evidence step reads out of a claim, once, when it is indexed; stored as compact JSON beside the claim."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from claimcheck.matching.cores import SET_APART, core_of
from claimcheck.matching.evidence import (
    belief,
    clock,
    dates,
    modality,
    names,
    negation,
    openness,
    passing,
    places,
    quantities,
    signals,
    stance,
)
from claimcheck.matching.evidence.concepts import concept
from claimcheck.matching.evidence.countries import COUNTRY
from claimcheck.parser import load_parser
from claimcheck.records import Claim, Force

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as Tokens

VERSION = 30
"""How facts are read; an index made with another version is refused."""
MAX_PASSAGE = 3000
"""Characters parsed around a claim at most; a longer paragraph is cut to the claim and as much before and after."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything the evidence modules compare. Spans are offsets in the claim's document; `words` are concepts."""

    quantities: tuple[quantities.Quantity, ...] = ()
    times: tuple[dates.When, ...] = ()
    places: tuple[places.Where, ...] = ()
    roles: tuple[names.Role, ...] = ()
    predicates: tuple[negation.Predicate, ...] = ()
    stance: stance.Stance | None = None
    mode: modality.Mode | None = None
    words: tuple[str, ...] = ()
    proper: tuple[str, ...] = ()
    """Canonical names, each of one word or more."""
    open: signals.Span | None = None
    """The words that leave the matter open ("not yet known whether")."""
    denial: signals.Span | None = None
    """The words by which the claim itself calls what it speaks of false ("… is a lie")."""
    passing: passing.Passing | None = None
    """The state that it tells, where that may end."""
    event: bool = False
    """Whether it tells what happened."""
    belief: signals.Span | None = None
    """The words that call it a belief of before ("had thought")."""
    clocks: tuple[clock.Clock, ...] = ()
    core: str = ""
    """The core of the proposition where it is shorter, for the judge."""

    def to_json(self) -> str:
        """One line of JSON: version, then the fields in order, records as lists of their values."""
        return json.dumps([VERSION, *(_rows(getattr(self, f.name)) for f in dataclasses.fields(self))], ensure_ascii=False, separators=(",", ":"))


def load_facts(line: str) -> Facts:
    """Facts out of their JSON; facts of another version are empty, since they must be read anew."""
    version, *rows = json.loads(line)
    if version != VERSION:
        return Facts()
    counts, times, where, roles, predicates, stand, mode, words, proper, still_open, denial, state, event, believed, hours, core = rows
    return Facts(
        tuple(quantities.Quantity(*map(_value, r)) for r in counts), tuple(dates.When(*r) for r in times), tuple(places.Where(*r) for r in where), tuple(names.Role(*r) for r in roles),
        tuple(negation.Predicate(*map(_value, r)) for r in predicates), stance.Stance(*map(_value, stand)) if stand else None, modality.Mode(*mode) if mode else None, tuple(words), tuple(proper), signals.Span(*still_open) if still_open else None, signals.Span(*denial) if denial else None,
        passing.Passing(*state) if state else None, event, signals.Span(*believed) if believed else None, tuple(clock.Clock(*r) for r in hours), core,
    )


def _rows(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return [_rows(getattr(value, f.name)) for f in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [_rows(v) for v in value]
    return "inf" if value == float("inf") else value


def _value(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else float("inf") if value == "inf" else value


def read_facts(claims: Sequence[Claim], texts: Mapping[str, str], anchors: Mapping[str, str | None] | None = None) -> list[str]:
    """One JSON line a claim, in order. `texts` are the documents' texts and `anchors` their dates, both by document id.

    Each paragraph with claims is parsed once, however many claims it holds.
    """
    places_ = [_passage(claim, texts[claim.document_id]) for claim in claims]
    passages = list(dict.fromkeys((claim.document_id, start, end) for claim, (start, end) in zip(claims, places_, strict=True)))
    parsed = dict(zip(passages, load_parser().pipe((texts[d][s:e] for d, s, e in passages), batch_size=64), strict=True))
    cores = _read_cores([claim.proposition for claim in claims])
    lines = []
    for claim, (start, end) in zip(claims, places_, strict=True):
        anchor = claim.said_on or (anchors or {}).get(claim.document_id)
        lines.append(_read(claim, texts[claim.document_id], parsed[claim.document_id, start, end], start, _day(anchor), cores.get(claim.proposition, "")).to_json())
    return lines


def _read_cores(propositions: Sequence[str]) -> dict[str, str]:
    """The cores of those that have one, by proposition."""
    texts = list(dict.fromkeys(p for p in propositions if SET_APART.search(p)))
    return {text: core for text, doc in zip(texts, load_parser().pipe(texts, batch_size=64), strict=True) if (core := core_of(doc))}


def _passage(claim: Claim, text: str) -> tuple[int, int]:
    low, high = min(claim.start, claim.content_start), max(claim.end, claim.content_end)
    if claim.cue_start is not None and claim.cue_end is not None and abs(claim.cue_start - claim.start) < 500:
        low, high = min(low, claim.cue_start), max(high, claim.cue_end)
    start, end = text.rfind("\n", 0, low) + 1, text.find("\n", high)
    end = len(text) if end < 0 else end
    return max(start, low - MAX_PASSAGE // 2), min(end, high + MAX_PASSAGE // 2)


def _day(anchor: str | None) -> date | None:
    try:
        return date.fromisoformat(anchor[:10]) if anchor else None
    except ValueError:
        return None


def _sentence_before(text: str, start: int) -> str:
    """The last sentence before that place, 400 characters at most."""
    earlier = text[max(0, start - 400) : start].rstrip()
    return re.split(r"(?<=[.!?])\s+", earlier)[-1]


def _read(claim: Claim, text: str, doc: Doc, offset: int, anchor: date | None, core: str) -> Facts:
    def cut(start: int, end: int) -> Tokens | None:
        return doc.char_span(max(0, start - offset), min(len(doc.text), end - offset), alignment_mode="expand")

    narrow = claim.force in (Force.DENIES, Force.DOUBTS, Force.ASKS)
    quote = cut(claim.start, claim.end)
    content = cut(claim.content_start, claim.content_end) if narrow else quote
    if quote is None or content is None or not len(content):
        return Facts(words=_own_words(claim.proposition, ""), core=core)
    whole = quote
    if claim.cue_start is not None and claim.cue_end is not None and claim.force is not Force.STATES:
        whole = cut(min(claim.start, claim.cue_start), max(claim.end, claim.cue_end)) or quote
    cue = cut(claim.cue_start, claim.cue_end) if claim.cue_start is not None and claim.cue_end is not None else None
    before = _own_words(_sentence_before(text, offset + quote[0].sent.start_char), "")
    words = dict.fromkeys(w for t in content if (w := stance.topic(t)))
    words.update(dict.fromkeys(_own_words(claim.proposition, claim.quote)))
    counted = quantities.read(content, offset)
    words.update(dict.fromkeys(s for q in counted for s in (*q.states, q.counted) if s in quantities.STATES or s in quantities.PEOPLE))
    return Facts(
        counted, dates.read(content, offset, anchor), places.read(content, offset), names.read(content, offset),
        negation.read(content, offset), stance.read(whole, offset, before), modality.read(content, offset), tuple(sorted(words)), names.read_proper(content), openness.read(content, offset), negation.read_denial(content, offset),
        passing.read(content, offset), passing.tells_event(content), belief.read(cue, offset) if cue is not None else None, clock.read(content, offset), core,
    )


def _own_words(proposition: str, quote: str) -> tuple[str, ...]:
    """Concepts of the words the proposition adds to the quote, where pronouns were replaced; plurals cut, no parse."""
    known = set(re.findall(r"[\w’'-]+", quote.lower()))
    out = []
    for word in re.findall(r"[\w’'-]+", proposition):
        low = word.lower().removesuffix("’s").removesuffix("'s")
        if COUNTRY.get(low):
            out.append(COUNTRY[low])
            continue
        low = low[:-1] if low.endswith("s") and not low.endswith("ss") and concept(low) == low else low
        if low in known or len(low) < 4 or low in ("that", "this", "were", "have", "been", "they", "will", "would", "with", "from", "should"):
            continue
        out.append(concept(low))
    return tuple(dict.fromkeys(out))
