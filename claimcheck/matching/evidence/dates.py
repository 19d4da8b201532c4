"""When: dates in the text, made absolute with the day the text was written, and whether two claims speak of one time.

Two different days usually mean two different happenings, which rules a match out. Only where the day itself is what is
claimed, of something that happens once (an expiry, a birth, a signing), do different days contradict.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from claimcheck.matching.evidence.concepts import bag, meaning
from claimcheck.matching.evidence.signals import ALL, Context, Signal, Span, evidence
from claimcheck.records import Claim, Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

    from claimcheck.matching.facts import Facts

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
DAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
_M = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
_Y = r"(?:,?\s(?:of\s)?(?P<year>(?:19|20)\d\d))"
PATTERNS = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<m>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b{_M}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|,\d\d\d|:\d){_Y}?", re.I),
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_M}{_Y}?", re.I),
    re.compile(rf"\b(?:(?P<which>last|next|this|early|late|mid)[- ])?(?<![A-Za-z]){_M}{_Y}", re.I),
    re.compile(rf"\b(?:in|since|until|by|during|from|of|last|next|this|early|late|mid|as (?:early|late) as)[- ](?:(?P<which>early|late|mid|last|next|this)[- ])?{_M}(?!\s\d)", re.I),
    re.compile(r"\b(?P<which>last|next|this|on|by|until|since|late|early)?\s?(?P<weekday>" + "|".join(DAYS) + r")\b", re.I),
    re.compile(r"\b(?P<word>today|tonight|yesterday|tomorrow)\b", re.I),
    re.compile(r"\b(?P<which>last|next|this)\s(?P<unit>week|month|year)\b", re.I),
    re.compile(r"\b(?:in|since|until|by|of|the|from|before|after|during|early|late)\s(?P<year>(?:19|20)\d\d)\b(?!\s?(?:people|dead|troops))", re.I),
)
ONCE = bag("bear born begin end extend agree sign found elect open appoint resign capsize sell buy launch withdraw inaugurate die marry divorce abolish effect take_effect debut premiere publish arrive deadline expire create establish introduce retire arrested convicted")

ORDINAL = re.compile(r"\b((?:last|first) \w+(?:ed|en|et|ot|ought))\b", re.IGNORECASE)
"""A deed told as the last or first of its kind: "was last inspected"."""


@dataclass(frozen=True, slots=True)
class When:
    """A span of days, first and last, ISO 8601, the concept of the verb it belongs to, and whether that is the main one."""

    start: int
    end: int
    text: str
    first: str
    last: str
    verb: str
    main: bool


def read(content: Tokens, offset: int, anchor: date | None) -> tuple[When, ...]:
    """Dates printed in the content. Relative ones need the anchor; without it they are left out."""
    found: list[When] = []
    base = content.start_char
    for pattern in PATTERNS:
        for match in pattern.finditer(content.text):
            if any(match.start() + base + offset < w.end and w.start < match.end() + base + offset for w in found):
                continue
            days = _days({k: v for k, v in match.groupdict().items() if v}, anchor, content)
            if days is None:
                continue
            first, last = days
            found.append(When(match.start() + base + offset, match.end() + base + offset, match.group().strip(), first.isoformat(), last.isoformat(), *verb_at(content, base + match.end() - 1)))
    return tuple(sorted(found, key=lambda w: w.start))


def _days(parts: dict[str, str], anchor: date | None, content: Tokens) -> tuple[date, date] | None:
    future = bool(re.search(r"\b(?:will|would|next|due|until|expires?|lapses?|plans?|scheduled|to be)\b", content.text))
    which = parts.get("which", "").lower()
    try:
        month = int(parts["m"]) if "m" in parts else MONTHS[parts["month"].lower().rstrip(".")] if "month" in parts else None
        year = int(parts["year"]) if "year" in parts else None
        if month:
            if year is None:
                if anchor is None:
                    return None
                year = anchor.year
                gap = (date(year, month, 1) - anchor).days
                if gap > 45 and not future:
                    year -= 1
                elif future and gap < -60 and which != "last":
                    year += 1
            if "day" in parts:
                day = date(year, month, int(parts["day"]))
                return day, day
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if year:
            return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
    if anchor is None:
        return None
    if "weekday" in parts:
        back = (anchor.weekday() - DAYS[parts["weekday"].lower()]) % 7
        day = anchor - timedelta(days=back)
        if which == "next" or (future and back):
            day += timedelta(days=7)
        elif which == "last" and not back:
            day -= timedelta(days=7)
        return day, day
    if "word" in parts:
        day = anchor + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(parts["word"].lower(), 0))
        return day, day
    step = {"last": -1, "next": 1, "this": 0}[which]
    if parts["unit"].lower() == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6)
    if parts["unit"].lower() == "year":
        return date(anchor.year + step, 1, 1), date(anchor.year + step, 12, 31)
    month0 = anchor.year * 12 + anchor.month - 1 + step
    year, month = month0 // 12, month0 % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def verb_at(content: Tokens, char: int) -> tuple[str, bool]:
    """Concept of the verb that the words at that place belong to, and whether it is the main one."""
    token = next((t for t in content if t.idx <= char < t.idx + len(t.text)), None)
    for _ in range(8):
        if token is None:
            break
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            return meaning(token), token == content.root or (token.dep_ in ("conj", "ROOT") and token.head == content.root)
        if token.head == token:
            break
        token = token.head
    return "", True


def apart(x: When, y: When) -> bool:
    """Whether the two spans of days do not touch."""
    return x.last < y.first or y.last < x.first


def find(a: Claim, b: Claim, facts_a: Facts, facts_b: Facts, context: Context) -> list[Signal]:
    """One signal at most: the same day, a contradicting day, or two days that keep the claims apart."""
    pairs = [(x, y) for x in facts_a.times for y in facts_b.times if x.verb == y.verb or (x.main and y.main)]
    if not pairs:
        return []
    for x, y in pairs:
        if not apart(x, y):
            return [Signal(evidence("dates", f"Both speak of {_shown(x)}.", _span(x), _span(y)), Relation.AGREE, 0.5)]
    x, y = pairs[0]
    said = f"“{x.text}” is {_shown(x)}, “{y.text}” is {_shown(y)}"
    if x.verb == y.verb and (x.verb in ONCE or _of_one_time(a, b)) and len(set(facts_a.words) & set(facts_b.words)) >= 2 and _same_deed(x, y, facts_a, facts_b) and not _other_difference(facts_a, facts_b):
        return [Signal(evidence("dates", f"The dates differ: {said}.", _span(x), _span(y)), Relation.CONFLICT, 0.9, Kind.FACT)]
    vetoes = (Relation.AGREE, Relation.CONFLICT) if _counts_at_another(x, facts_a) or _counts_at_another(y, facts_b) else ALL
    return [Signal(evidence("dates", f"They speak of different times: {said}.", _span(x), _span(y)), None, 0.9, vetoes=vetoes)]


def _counts_at_another(when: When, facts: Facts) -> bool:
    """Whether the claim gives a toll by another verb than the dated one ("they complained on Sunday as the number of dead reached 188"): that may follow one of any day."""
    return any("dead" in q.states and when.verb and when.verb not in q.states for q in facts.quantities)


def _of_one_time(a: Claim, b: Claim) -> bool:
    """Whether both tell when a thing was last, or first, done: that has one answer, however often it is done."""
    found = [{m.lower() for m in ORDINAL.findall(claim.quote)} for claim in (a, b)]
    return bool(found[0] & found[1])


def _same_deed(x: When, y: When, facts_a: Facts, facts_b: Facts) -> bool:
    """Whether the verbs have a subject or an object of both, where they have any: a treaty is signed on one day, its law on another."""
    one, other = _taking_part(x, facts_a), _taking_part(y, facts_b)
    return not one or not other or bool(one & other)


def _taking_part(when: When, facts: Facts) -> set[str]:
    """Subject and objects of the verb that the date stands by."""
    deed = min((p for p in facts.predicates if p.name == when.verb), key=lambda p: abs(p.start - when.start), default=None)
    return {w for w in (deed.subject, *deed.objects, *deed.about) if w} if deed else set()


def _other_difference(facts_a: Facts, facts_b: Facts) -> bool:
    values = [{q.value for q in f.quantities} for f in (facts_a, facts_b)]
    return bool(values[0] and values[1]) and not values[0] & values[1]


def _span(when: When) -> Span:
    return Span(when.start, when.end, when.text)


def _shown(when: When) -> str:
    return when.first if when.first == when.last else f"{when.first} to {when.last}"
